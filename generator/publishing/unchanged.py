"""Whether what was made last still stands: nothing that it was made from has changed since, and no file of it.

It asks for no library, so that hearing "nothing has changed" takes no time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.planning.base import read_assets
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
class Released:
    """The release of a handbook for some readers, as its sources are now."""

    layout: Layout
    about: Mapping[str, str]
    """Its revision and its readers, which it tells."""

    @classmethod
    def of(cls, layout: Layout, audience: Audience, note: Callable[[Words], object]) -> Released:
        """That of the sources as they are; `note` hears why their revision is unknown."""
        revision = source_revision(layout.root, (*layout.sources, "generator"))
        if revision.note:
            note(revision.note)
        return cls(layout, {"revision": revision.name, "audience": audience.value})

    @cached_property
    def _key(self) -> str:
        return _key(self.layout, self.about)

    @property
    def standing(self) -> Release | None:
        """What was published, when it is the current one and every file of it is as it was written."""
        known = Cache(self.layout.cache).get(self._key)
        name = known and known[_RELEASE].decode()
        if not known or not name or current(self.layout.build) != name:
            return None
        folder = self.layout.build / RELEASES / name
        if known.get(_TOUCHED) != touched(folder):
            if not is_whole(folder):
                return None
            self.keep(Release(name, folder, ()))
        return Release(name, folder, ())

    def keep(self, release: Release) -> None:
        """Remember what was published, unless somebody has saved meanwhile: nobody knows which words were read then."""
        if self._key == _key(self.layout, self.about):
            kept = {_RELEASE: release.id.encode(), _TOUCHED: touched(release.folder)}
            Cache(self.layout.cache).put(self._key, kept)


@dataclass(frozen=True)
class Previewed:
    """What was made to be looked at, as the sources are now."""

    layout: Layout
    about: Mapping[str, str]

    @classmethod
    def of(
        cls, layout: Layout, audience: Audience, *, formats: Collection[str], playbooks: Collection[str], drafts: bool
    ) -> Previewed:
        """That of some formats and playbooks, by their names; all where none is named."""
        names = {"formats": " ".join(sorted(formats)), "playbooks": " ".join(sorted(playbooks))}
        return cls(layout, {"audience": audience.value, "drafts": f"{drafts}", **names})

    @property
    def folder(self) -> Path:
        """Where it lies. It is never published."""
        return self.layout.build / "preview"

    @cached_property
    def _key(self) -> str:
        return _key(self.layout, self.about)

    @property
    def stands(self) -> bool:
        """Whether the folder holds it, every file as it was written."""
        known = Cache(self.layout.cache).get(self._key)
        if not known or known.get(_TOUCHED) == touched(self.folder):
            return known is not None
        told = Manifest.parsed(known[FILE].decode())
        if not holds(self.folder, told.files):
            return False
        self._put(told)
        return True

    def keep(self, files: Mapping[str, bytes]) -> None:
        """Remember what was made, as `Released.keep` does."""
        if self._key == _key(self.layout, self.about):
            self._put(Manifest.of(files, self.about))

    def _put(self, told: Manifest) -> None:
        Cache(self.layout.cache).put(self._key, {FILE: told.text.encode(), _TOUCHED: touched(self.folder)})


def _key(layout: Layout, about: Mapping[str, str]) -> str:
    """Fingerprint of all that is read for it."""
    return digest("release", code_digest(), *about.values(), read_assets(layout, *layout.sources))
