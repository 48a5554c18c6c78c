"""The fillable files of the real handbook: small enough to send, and no field shares its text with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from built.workshop import LANGUAGES

if TYPE_CHECKING:
    from generator.publishing.releases import Release


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fillable_file_is_small_and_its_fields_are_one_each(release: Release, language: str) -> None:
    files = sorted((release.folder / language / "pdf").glob("*-fill.pdf"))
    assert len(files) >= 2
    for file in files:
        assert file.stat().st_size <= 2_500_000, file.name
        notes = [note.get_object() for page in PdfReader(file).pages for note in page.get("/Annots", ())]
        names = [str(note["/T"]) for note in notes if note["/Subtype"] == "/Widget"]
        assert len(names) > 50, file.name
        assert len(names) == len(set(names)), file.name
