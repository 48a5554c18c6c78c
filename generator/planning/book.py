"""The book: what holds for all playbooks, to be read on paper; its parts in reading order drive its contents.

Each playbook's runbook and annex are further volumes: what they say is not laid out a second time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.planning.a_to_z import alphabetical
from generator.planning.base import Document, Page
from generator.planning.sheet import shared, sheet_of_all
from generator.resolving.added_fields import BookPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.resolving import views
    from generator.resolving.added_fields import EdgeTab

REGISTERS = ("roles", "indicators", "risks", "channels", "regulations", "metrics")
"""Registries that are printed; keys of `ui.site`."""
_TABS = ("reference", "warning", "response", "communication", "recovery", "cases")
"""Chapters in reading order, by their tab: first what all else stands on."""


def documents(handbook: views.Handbook) -> Iterable[Document]:
    """One document."""
    name, path = "book", "pdf/book.pdf"
    shown = shared(handbook) | {
        "sheet": sheet_of_all(handbook, name, path),
        "parts": parts(handbook),
        "terms": alphabetical(handbook.glossary, handbook.language),
    }
    yield Document(name, (Page(path, f"print/{name}.html", shown),))


def parts(handbook: views.Handbook) -> list[BookPart]:
    """The book's parts in reading order, each with its `sections`; both have `id`, `title`, `template` and `about`.

    `about` is what a part or section is about: a chapter, a playbook, a case; None where the whole handbook is.
    """
    site, book = handbook.ui["site"], handbook.ui["book"]
    chapters = sorted(handbook.guide, key=lambda chapter: _TABS.index(chapter.tab.key))
    families = {one.family.key: one.family for one in handbook.principles}
    return [
        _part("how-to-use", site["how-to-use"]),
        *(_chapter(chapter) for chapter in chapters),
        _part("severity", site["severity"]),
        _part(
            "principles", site["principles"], sections=[_part(k, v, "principle-family") for k, v in families.items()]
        ),
        _part("strategies", site["strategies"]),
        *(_part(f"playbook-{one.id}", one.numbered, "playbook", one, tab=one.tab) for one in handbook.playbooks),
        _part(
            "cases", book["cases"], sections=[_part(f"case-{one.id}", one.title, "case", one) for one in handbook.cases]
        ),
        _part("drills", book["drills"]),
        _part("registers", book["registers"], sections=[_part(name, site[name]) for name in REGISTERS]),
        _part("role-index", book["role_index"]),
        _part("topics", site["topics"]),
        _part("glossary", site["glossary"]),
    ]


def _chapter(chapter: views.Chapter) -> BookPart:
    sections = [_part(f"{chapter.id}-{one.id}", one.title, "chapter-section", one) for one in chapter.sections]
    return _part(f"chapter-{chapter.id}", chapter.title, "chapter", chapter, sections)


def _part(  # noqa: PLR0913 - one for each thing a part has
    name: str,
    title: str,
    template: str | None = None,
    about: object = None,
    sections: Sequence[BookPart] = (),
    *,
    tab: EdgeTab | None = None,
) -> BookPart:
    file = f"print/book/{template or name}.html"
    return BookPart(id=name, title=title, template=file, about=about, sections=sections, tab=tab)
