"""How a printed document becomes a form: its inputs are fields to fill on screen, in a typeface of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.encoding import paper
from generator.encoding.paper import FONTS, HANDBOOK, Face
from generator.encoding.typed_characters import TYPED
from generator.text.fonts import FACES, LATIN, condense, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.planning.base import Bytes, Texts
    from generator.storage.shelf import Shelf

_SOURCE = f"{FONTS}{FACES['normal']}"
_LATIN = f"{FONTS}{LATIN}"
FIELDS = Face("Fields", "normal", f"{FONTS}Fields.ttf")
"""The typeface of what is typed. Whoever fills a form may type any name, so the file holds all of it."""

versions, assets = paper.versions, paper.assets


def prepare(files: Bytes, texts: Iterable[Texts]) -> Bytes:
    """What is ready for paper, and the typeface of the fields."""
    return {**paper.prepare(files, texts), FIELDS.file: joined(condense(files[_SOURCE], TYPED), files[_LATIN])}


def encode(texts: Texts, files: Bytes, shelf: Shelf | None = None) -> Bytes:
    """The PDF of each text. Forms are neither archival nor tagged.

    Raises LibraryWarning when WeasyPrint has anything to say.
    """
    del shelf
    return {path: _form(text, files) for path, text in texts.items()}


def _form(html: str, files: Bytes) -> bytes:
    with paper.laid_out(html, files, (*HANDBOOK, FIELDS), pdf_forms=True) as document:
        return bytes(document.write_pdf(pdf_forms=True, finisher=_in_order) or b"")


def _in_order(_: object, pdf: Any) -> None:  # noqa: ANN401 - the engine ships no types
    """Have the tab key go from field to field row by row (ISO 32000-1, 7.7.3.3)."""
    for one in pdf.objects:
        if isinstance(one, dict) and one.get("Type") == "/Page":
            one["Tabs"] = "/R"
