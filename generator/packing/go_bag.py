"""The go-bag: all printed documents of a language in one file, for a stick or a print shop, in a folder a set."""

from __future__ import annotations

import io
from collections import Counter
from posixpath import normpath
from typing import TYPE_CHECKING
from unicodedata import normalize
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from pathvalidate import sanitize_filename

from generator.packing.read_me import read_me
from generator.planning.pack import PACK
from generator.planning.printouts import PrintSet, in_all_languages, offered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.planning.printouts import Printout
    from generator.resolving import views

BAG = "pdf/go-bag.zip"
"""Where it stands, within its language."""
_ON_TOP = ("print-list", "signs")
"""What lies above the folders; the signs in their own folder too."""
_OF_ALL = "00"
"""Stands before names where a playbook's number stands, so that what is about all comes first."""
_LONGEST = 48
"""Characters of each part of a name: with its folders it is short enough for Windows, wherever it is unpacked."""
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a ZIP file can say: equal documents are an equal bag."""
_READABLE = 0o100644 << 16
_UNIX = 3


def bags(files: Mapping[str, bytes], languages: Mapping[str, views.Handbook]) -> dict[str, bytes]:
    """The bag of each language by path, from the files of a release and the view of each language."""
    return {f"{language}/{BAG}": _pack(packed(files, view)) for language, view in languages.items()}


def packed(files: Mapping[str, bytes], view: views.Handbook) -> dict[str, bytes]:
    """What lies in the bag of a view's language, by its name there: the documents that are made, and a read-me."""
    made = [one for one in offered(in_all_languages(PACK, view), view) if _path(one, view) in files]
    contents = {f"{name}.pdf": files[_path(one, view)] for name, one in _named(made, view)}
    on_top = {one.name: name for name, one in _named(made, view) if "/" not in name}
    told = read_me(view, made, {one: folder(one, view) for one in PrintSet}, on_top)
    return {f"{safe(view.ui['bag']['read_me'])}.txt": told.encode("utf-8-sig"), **contents}


def _path(one: Printout, view: views.Handbook) -> str:
    """Where a printout stands in the release: one for all languages in the folder of another."""
    return normpath(f"{view.language.id}/{one.path}")


def folder(one: PrintSet, view: views.Handbook) -> str:
    """What the folder of a set is called: a number that keeps the order, and its name in the reader's language."""
    return f"{list(PrintSet).index(one) + 1}-{safe(view.ui[PrintSet.ui_group()][one])}"


def safe(name: str) -> str:
    """A name that every system takes, in characters that they all store alike."""
    short = " ".join(normalize("NFC", name).split())[:_LONGEST].rstrip()
    return str(sanitize_filename(short, platform="universal", replacement_text="-", fs_encoding="utf-8"))


def _named(made: Iterable[Printout], view: views.Handbook) -> list[tuple[str, Printout]]:
    """Printouts by their names in the bag, without `.pdf`; a second of a kind in a playbook is numbered, and so on."""
    books = {book.id: f"{book.number:02} {book.title}" for book in view.playbooks}
    seen: Counter[str] = Counter()
    found: list[tuple[str, Printout]] = []
    for one in made:
        name = f"{safe(books.get(one.playbook or '', _OF_ALL))} {safe(one.sheet.kind)}"
        seen[name] += 1
        numbered = name if seen[name] == 1 else f"{name} {seen[name]}"
        found += [(f"{place}{numbered}", one) for place in _places(one, view)]
    return found


def _places(one: Printout, view: views.Handbook) -> list[str]:
    """Where a printout lies: on top, or in its set's folder; each kind on demand in a folder of its own."""
    kind = f"{safe(one.sheet.kind)}/" if one.advice.set is PrintSet.ON_DEMAND else ""
    inside = [f"{folder(one.advice.set, view)}/{kind}"] if one.advice.set else []
    return [*([""] if one.name in _ON_TOP else []), *inside]


def _pack(contents: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as bag:  # PDFs are packed already
        for name in sorted(contents):
            entry = ZipInfo(name, _NO_TIME)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            bag.writestr(entry, contents[name])
    return written.getvalue()
