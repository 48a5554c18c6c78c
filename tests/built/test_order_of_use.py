"""A finished runbook is short, and what is wanted first stands first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from whole import Whole

    from generator.publishing.releases import Release
    from generator.resolving import views

MOST = {"zh": 30, "en": 36}
"""Pages of a runbook."""
LATEST = {"first_hour": 2, "triage": 4}
"""By the last page on which a section begins; keys of `ui.label`."""
CHECKLIST = 6


def begins(pdf: PdfReader, title: str) -> int:
    """The page on which the section of this title begins, by its bookmark."""
    bare = "".join(title.split())
    return next(page for page, name in _bookmarks(pdf, pdf.outline) if "".join(name.split()) == bare)


def _bookmarks(pdf: PdfReader, entries: Any) -> list[tuple[int, str]]:  # noqa: ANN401 - nested lists of entries
    if isinstance(entries, list):
        return [one for entry in entries for one in _bookmarks(pdf, entry)]
    return [((pdf.get_destination_page_number(entries) or 0) + 1, str(entries.title))]


@pytest.fixture(scope="module")
def spoken(whole: Whole) -> dict[str, views.Handbook]:
    """The handbook in each language, for the words of its headings."""
    return whole.views


def test_what_is_wanted_first_stands_first(
    release: Release, spoken: dict[str, views.Handbook], language: str, playbook: str
) -> None:
    ui = spoken[language].ui
    pdf = PdfReader(release.folder / language / "pdf" / f"{playbook}-runbook.pdf")
    assert len(pdf.pages) <= MOST[language]
    for key, page in LATEST.items():
        assert begins(pdf, ui["label"][key]) <= page
    assert begins(pdf, ui["print"]["checklist"]) <= CHECKLIST
