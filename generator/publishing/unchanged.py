"""Whether what was made last still stands: nothing that it was made from has changed since, and no file of it.

It asks for no library, so that hearing "nothing has changed" takes no time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.planning.base import asset_marks
from generator.publishing.integrity import holds, is_whole, touched
from generator.publishing.manifest import FILE, Manifest
from generator.publishing.pointing import RELEASES, current
from generator.publishing.releases import Release
from generator.publishing.version_control import source_revision
from generator.storage.cache import Cache, code_digest, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from generator.layout import Layout
    from generator.model.choice import Audience
    from generator.problems import Words

_RELEASE, _TOUCHED = "release", "touched"
"""What is kept: the release's id; when its files were touched last, by `touched`."""


@dataclass(frozen=True)
class _Made:
    """What was made of the sources as they are now, and when its files were touched last."""

    layout: Layout
    about: Mapping[str, str]
    """What decides about it beside its sources, and what a release tells of itself."""

    @cached_property
    def _key(self) -> str:
        """Fingerprint of all that is read for it, as it was when somebody first asked."""
        return self._now

    @property
    def _now(self) -> str:
        sources = asset_marks(self.layout, *self.layout.sources)
        return digest("release", code_digest(), *self.about.values(), sources)

    @property
    def _saved_meanwhile(self) -> bool:
        """Whether the sources are others by now: then nobody knows which words were read."""
        return self._key != self._now

    @property
    def _known(self) -> Mapping[str, bytes]:
        return Cache(self.layout.cache).get(self._key) or {}

    def _put(self, name: str, told: str, when: bytes) -> None:
        Cache(self.layout.cache).put(self._key, {name: told.encode(), _TOUCHED: when})


class Released(_Made):
    """The release of a handbook for some readers."""

    @classmethod
    def of(cls, layout: Layout, audience: Audience, note: Callable[[Words], object]) -> Released:
        """That of the sources as they are; `note` hears why their revision is unknown."""
        revision = source_revision(layout.root, (*layout.sources, "generator"))
        if revision.note:
            note(revision.note)
        return cls(layout, {"revision": revision.name, "audience": audience.value})

    @property
    def standing(self) -> Release | None:
        """What was published, when it is the current one and every file of it is as it was written."""
        known = self._known
        name = known.get(_RELEASE, b"").decode()
        if not name or current(self.layout.build) != name:
            return None
        folder = self.layout.build / RELEASES / name
        if known.get(_TOUCHED) != touched(folder):
            if not is_whole(folder):
                return None
            self._put(_RELEASE, name, touched(folder))
        return Release(name, folder, ())

    def keep(self, release: Release) -> None:
        """Remember what was published, unless somebody has saved meanwhile."""
        if not self._saved_meanwhile:
            self._put(_RELEASE, release.id, touched(release.folder))


class Previewed(_Made):
    """What was made to be looked at."""

    @classmethod
    def of(
        cls, layout: Layout, audience: Audience, *, formats: Collection[str], playbooks: Collection[str], drafts: bool
    ) -> Previewed:
        """That of some formats and playbooks, by their names; all where none is named."""
        names = {"formats": " ".join(sorted({*formats})), "playbooks": " ".join(sorted({*playbooks}))}
        return cls(layout, {"audience": audience.value, "drafts": f"{drafts}", **names})

    @property
    def folder(self) -> Path:
        """Where it lies. It is never published."""
        return self.layout.build / "preview"

    @property
    def stands(self) -> bool:
        """Whether the folder holds it, every file as it was written."""
        known = self._known
        if not known:
            return False
        if known.get(_TOUCHED) != touched(self.folder):
            told = known[FILE].decode()
            if not holds(self.folder, Manifest.parsed(told).files):
                return False
            self._put(FILE, told, touched(self.folder))
        return True

    def keep(self, files: Mapping[str, bytes], when: bytes) -> None:
        """Remember what was made and when it was written, unless somebody has saved meanwhile."""
        if not self._saved_meanwhile:
            self._put(FILE, Manifest.of(files, self.about).text, when)
