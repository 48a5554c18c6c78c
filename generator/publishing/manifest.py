"""What a release says of itself: its id, from what and for whom it was made, and the sum of each file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.storage.files import Files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """A release by what is in it: the same content for the same readers is the same release."""

    about: Mapping[str, str]
    """The source revision and the audience."""
    files: Mapping[str, str]
    """SHA-256 of each file by its path, in hex digits."""

    @classmethod
    def of(cls, files: Mapping[str, bytes], about: Mapping[str, str]) -> Manifest:
        """That of a release of these files."""
        known = Files.of(files)
        return cls(dict(about), {path: known.sum(path) for path in sorted(files)})

    @property
    def id(self) -> str:
        """Twelve hex digits, computed from all the rest."""
        content = json.dumps({"about": dict(self.about), "files": dict(self.files)}, sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:12]

    @property
    def text(self) -> str:
        """As it stands in the release: one line a file, `Manifest.parsed` reads it."""
        return json.dumps({"release": self.id, **self.about, "files": self.files}, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def parsed(cls, text: str) -> Manifest:
        """The manifest that a text says; raises ValueError when it is none, or not as it was written."""
        told: Any = json.loads(text)
        if not _is_told(told):
            message = "no manifest"
            raise ValueError(message)
        files = told["files"]
        about = {key: value for key, value in told.items() if key not in {"release", "files"}}
        found = cls(about, files)
        if found.id != told.get("release"):
            message = "the manifest does not belong to its id"
            raise ValueError(message)
        return found


def read(release: Path) -> Manifest | None:
    """The manifest of the release in a folder; None when there is none that can be believed."""
    try:
        return Manifest.parsed((release / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def is_inside(path: str) -> bool:
    """Whether a path stays in the folder that it is told in."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and "\\" not in path and ".." not in parts


def _is_told(told: object) -> bool:
    """Whether this has the shape of a manifest."""
    if not isinstance(told, dict) or not isinstance(files := told.get("files"), dict):
        return False
    words = [*files.values(), *(value for key, value in told.items() if key != "files")]
    return all(isinstance(one, str) for one in words) and all(map(is_inside, files))
