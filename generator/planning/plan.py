"""Everything that will be made, before anything is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.planning.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from generator.planning.base import Document
    from generator.resolving import views


@dataclass(frozen=True)
class Job:
    """A document to make in one format and one language."""

    format: str
    language: str
    document: Document

    @property
    def name(self) -> str:
        """What log lines call it."""
        return f"{self.language} {self.document.name}"


@dataclass(frozen=True)
class Wish:
    """What to make: formats by name, and the playbooks that it is about, all if none is named."""

    formats: tuple[str, ...] = tuple(FORMATS)
    playbooks: tuple[str, ...] = ()

    def only(self, formats: Container[str]) -> Wish:
        """As much of it as is in some formats."""
        return replace(self, formats=tuple(name for name in self.formats if name in formats))

    def without(self, formats: Container[str]) -> Wish:
        """As much of it as is not in some formats."""
        return replace(self, formats=tuple(name for name in self.formats if name not in formats))

    @property
    def whole(self) -> bool:
        """Whether it is all there is; only a whole handbook is published."""
        return self.formats == tuple(FORMATS) and not self.playbooks


WHOLE = Wish()
"""All there is."""


def plan(views: Mapping[str, views.Handbook], wish: Wish) -> list[Job]:
    """The jobs for the views by language. A wish for some playbooks leaves out documents about other ones."""
    return list(_jobs(views, wish))


def _jobs(views: Mapping[str, views.Handbook], wish: Wish) -> Iterable[Job]:
    for name in wish.formats:
        for language, view in views.items():
            for document in FORMATS[name].documents(view):
                if not wish.playbooks or document.playbook in {None, *wish.playbooks}:
                    yield Job(name, language, document)
