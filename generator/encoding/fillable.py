"""How a printed document becomes a form: its inputs are fields to fill on screen, in a typeface of their own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.encoding import paper
from generator.encoding.paper import FONTS, HANDBOOK, Face
from generator.encoding.typed_characters import TYPED, TYPED_IN
from generator.encoding.written_once import write_once
from generator.text.fonts import FACES, LATIN, SHAPES, condense, joined, shapes_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from generator.planning.base import Bytes
    from generator.storage.shelf import Shelf

_SOURCE = FACES["normal"]
FIELDS = Face("Fields", "normal", f"{FONTS}Fields.ttf")
"""The typeface of what is typed. Whoever fills a form may type any name, so the file holds all of it."""
_MAIN = re.compile(r'<html lang="([\w-]+)"')
NO_OTHER: tuple[str, tuple[str, ...]] = (_SOURCE, ())
"""The shapes of a form in which no language has its own."""
_DO_NOT_SCROLL = 1 << 23
"""Bit 24 of a text field's flags."""
_LETTER = re.compile(r'<textarea class="draft"[^>]* name="([^"]+)"')
"""The name of a field that holds a letter."""

versions, assets = paper.versions, paper.assets


def prepare(files: Bytes, texts: Iterable[Mapping[str, str]]) -> Bytes:
    """What is ready for paper, and the typeface of the fields."""
    pages = [text for one in texts for text in one.values()]
    forms = {_shapes(page) for page in pages}
    return {
        **paper.prepare(files, texts),
        **{_face(one).file: _typed(*one, files) for one in sorted(forms | {NO_OTHER})},
    }


def _shapes(html: str) -> tuple[str, tuple[str, ...]]:
    """In whose shapes a form is to be filled, and the families of all that it is in."""
    main = _MAIN.search(html)
    ours = [one.files["normal"] for one in SHAPES if main and main[1].startswith(one.tags)]
    return (ours or [_SOURCE])[0], tuple(one.family for one in shapes_in(html))


def _face(shapes: tuple[str, tuple[str, ...]]) -> Face:
    if shapes == NO_OTHER:
        return FIELDS
    return FIELDS._replace(file=f"{FONTS}Fields-{'-'.join((Path(shapes[0]).stem, *shapes[1]))}.ttf")


def _typed(first: str, families: tuple[str, ...], files: Bytes) -> bytes:
    """The typeface of a form: in the shapes of the file `first`, what these lack in the usual ones."""
    characters = "".join((TYPED, *(TYPED_IN[one] for one in families)))
    whole = condense(files[f"{FONTS}{first}"], characters)
    if first != _SOURCE:
        whole = joined(whole, condense(files[f"{FONTS}{_SOURCE}"], characters))
    return joined(whole, files[f"{FONTS}{LATIN}"])


def encode(texts: Mapping[str, str], files: Bytes, shelf: Shelf | None = None) -> Bytes:
    """The PDF of each text. Forms are neither archival nor tagged.

    Raises LibraryWarning when WeasyPrint has anything to say.
    """
    del shelf
    return {path: _form(text, files) for path, text in texts.items()}


def _form(html: str, files: Bytes) -> bytes:
    letters = frozenset(_LETTER.findall(html))
    with paper.laid_out(html, files, (*HANDBOOK, _face(_shapes(html))), pdf_forms=True) as document:
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
    write_once(pdf)
