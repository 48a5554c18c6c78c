"""How a printed document becomes a form: its inputs are fields to fill on screen, in a typeface of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.encoding import paper
from generator.encoding.paper import FONTS, HANDBOOK, Face
from generator.encoding.typed_characters import TYPED
from generator.text.fonts import FACES, LATIN, condense, joined

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from generator.planning.base import Bytes, Texts
    from generator.storage.shelf import Shelf

_SOURCE = f"{FONTS}{FACES['normal']}"
_LATIN = f"{FONTS}{LATIN}"
FIELDS = Face("Fields", "normal", f"{FONTS}Fields.ttf")
"""The typeface of what is typed. Whoever fills a form may type any name, so the file holds all of it."""
_DO_NOT_SCROLL = 1 << 23
"""Bit 24 of a text field's flags."""
_LETTER = re.compile(r'<textarea class="draft"[^>]* name="([^"]+)"')
"""The name of a field that holds a letter."""

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
    letters = frozenset(_LETTER.findall(html))
    with paper.laid_out(html, files, (*HANDBOOK, FIELDS), pdf_forms=True) as document:
        return bytes(document.write_pdf(pdf_forms=True, finisher=lambda _, pdf: _to_fill(letters, pdf)) or b"")


def _to_fill(letters: Container[str], pdf: Any) -> None:  # noqa: ANN401 - the engine ships no types
    """Have the tab key go row by row (ISO 32000-1, 7.7.3.3), and fields refuse what they would not show (12.7.4.3).

    What is printed of a field is what it shows: a word scrolled away is lost. A letter, which grows as its blanks are
    filled and is copied out of its field, may scroll.
    """
    for one in pdf.objects:
        if not isinstance(one, dict):
            continue
        if one.get("Type") == "/Page":
            one["Tabs"] = "/R"
        if one.get("FT") == "/Tx" and one["T"].string not in letters:
            one["Ff"] = one.get("Ff", 0) | _DO_NOT_SCROLL
