"""The go-bag: all printed documents of a language in one file, for a stick or a print shop."""

from __future__ import annotations

import io
import posixpath
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BAG = "pdf/go-bag.zip"
"""Where it stands, within its language."""
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a ZIP file can say: equal documents are an equal bag."""
_READABLE = 0o100644 << 16
_UNIX = 3


def bags(files: Mapping[str, bytes], languages: Iterable[str]) -> dict[str, bytes]:
    """The bag of each language by path, from the files of a release."""
    return {f"{language}/{BAG}": _pack(_printed(files, language)) for language in languages}


def _printed(files: Mapping[str, bytes], language: str) -> dict[str, bytes]:
    """The language's PDFs by name."""
    mine = (path for path in files if path.startswith(f"{language}/") and path.endswith(".pdf"))
    return {posixpath.basename(path): files[path] for path in mine}


def _pack(documents: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as bag:  # PDFs are packed already
        for name in sorted(documents):
            entry = ZipInfo(name, _NO_TIME)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            bag.writestr(entry, documents[name])
    return packed.getvalue()
