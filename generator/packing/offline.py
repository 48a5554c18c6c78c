"""What keeps a release on a reader's device: a worker, and the list of what it keeps with the sum of each file."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from generator.encoding.asset_names import without_content
from generator.storage.files import Files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.rendering.render import Rendering

WORKER = "sw.js"
"""At the root, because a worker answers for what lies beside and below it."""
_SCRIPT = "assets/offline/worker.js"
"""What does the work, in the first language's folder."""
_ON_DEMAND = ".pdf"
"""Kept when somebody has opened it: all of it together is too much for a telephone."""
_NEVER = re.compile(
    rf"(^|/)(copies/current\.json|addresses\.json|404\.html)$|^({re.escape(WORKER)}|_headers)$|^headers/|^[^/]+/one/|\.zip$"
)
"""Asked of the server each time, or of no use without it, or for the server itself, or saved by whoever opens it."""
_SUM = 16
"""Digits of a sum that are told."""
_LIST = re.compile(r"offline\.[0-9a-f]{8}\.json")
_INDEX = re.compile(r"^[^/]+/assets/search-index\.")
"""What searching takes, which weighs as much as all that comes first; it comes next."""
_WITH_PAGES = (".js", ".css")
"""Kept before the pages: one that is kept is never without what belongs to it."""
_FIRST = re.compile(
    r"^[^/]+\.html$|^[^/]+/(index|reference/contacts/index|playbooks/([^/]+/)?index)\.html$|/assets/[^?]+$|/run/"
)
"""What one is kept waiting for: the numbers, the first-hour cards, the first pages, and how all of it looks."""


def offline(files: Mapping[str, bytes], languages: Mapping[str, object], renderer: Rendering) -> dict[str, bytes]:
    """The worker of a release and its list, from the release's files.

    The list has `first`, the paths to keep before all others; `files`, the sum of each that is kept; and `asked`, the
    sum of each that is kept when somebody opens it. A sum is the first 16 hex digits of the SHA-256.
    """
    known = Files.of(files)
    sums = {path: known.sum(path)[:_SUM] for path in sorted(files) if not _NEVER.search(path)}
    kept = {path: one for path, one in sums.items() if not path.endswith(_ON_DEMAND)}
    told = {
        "first": [path for path in kept if _FIRST.search(path) and not _INDEX.search(path)],
        "files": {path: kept[path] for path in sorted(kept, key=_turn)},
        "asked": {path: one for path, one in sums.items() if path not in kept},
    }
    content = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    release = hashlib.sha256(content).hexdigest()[:_SUM]
    name = f"offline.{release[:8]}.json"
    [script] = [path for path in files if without_content(path) == f"{next(iter(languages))}/{_SCRIPT}"]
    worker = renderer.render("site/sw.js", {"worker": script, "release": release, "list": name})
    return {WORKER: worker.encode(), name: content}


def unkept(files: Mapping[str, bytes]) -> Iterator[str]:
    """What a list of a release says of files that they are not, by path: a worker would never keep the whole."""
    known = Files.of(files)
    for path in filter(_LIST.fullmatch, files):
        told = json.loads(files[path])
        for name, one in (told["files"] | told["asked"]).items():
            if name not in files or known.sum(name)[:_SUM] != one:
                yield f"{path}: {name} is not what the list says, so that no device would keep the release"


def not_offline(renderer: Rendering) -> dict[str, bytes]:
    """The worker of a preview, which has the device forget what a release has kept at the same address."""
    return {WORKER: renderer.render("site/sw-preview.js", {}).encode()}


def _turn(path: str) -> tuple[bool, bool, str]:
    return "/copies/" in path, not path.endswith(_WITH_PAGES), path
