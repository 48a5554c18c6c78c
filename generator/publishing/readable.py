"""Whatever can be read out of a file of a release, seen or not: text, attributes, metadata, attachments, packed files.

It is for looking for words in, not for people: marks, spaces and case are gone, so that no line break hides a word.
"""

from __future__ import annotations

import io
import re
import zlib
from html import unescape
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import unquote
from zipfile import ZipFile

from pypdfium2 import PdfDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BETWEEN = re.compile(r"[\W_]+")
_BETWEEN_ON_A_LINE = re.compile(r"(?:[^\w\n]|_)+")
_TAG = re.compile(r"<[^>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_QUOTED = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_STREAM = re.compile(rb"obj\s*(<<(?:(?!obj).)*?>>)\s*stream\r?\n(.*?)endstream", re.DOTALL)
_TEXTS = (b"/EmbeddedFile", b"/Metadata")
"""Kinds of streams that are text, all other are drawn."""
_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]{8,})>", re.DOTALL)
PDF = b"%PDF"
"""How such a file begins."""
PACKED = ".zip"
"""How the name of a file ends in which others are packed."""
_UTF_16 = b"\xfe\xff"
APART = "\n"
"""Between what does not stand beside each other."""


def folded(text: str) -> str:
    """The letters and figures of a text, whatever their width and case."""
    return _BETWEEN.sub("", normalize("NFKC", text).casefold())


def folded_lines(texts: Iterable[str]) -> str:
    """Many texts, folded, each on a line."""
    joined = APART.join(text.replace(APART, "") for text in texts)
    return _BETWEEN_ON_A_LINE.sub("", normalize("NFKC", joined).casefold())


def unpacked(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The file, and the files that are packed in it, each by its path."""
    yield path, content
    if path.endswith(PACKED):
        with ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield from unpacked(f"{path}/{name}", packed.read(name))


def readable(path: str, content: bytes) -> str:
    """All that can be read in a file, folded; of what is packed see `unpacked`."""
    if path.endswith(PACKED):
        return ""
    return folded_lines(_of_pdf(content) if content.startswith(PDF) else _of_text(content.decode("utf-8", "replace")))


def _of_text(text: str) -> Iterator[str]:
    """The text; if it has tags, what stands in them, and then without them, for they part words."""
    text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
    text = _QUOTED.sub(lambda quoted: unquote(quoted[0]), text)
    tags = "".join(_TAG.findall(text))
    yield unescape(_TAG.sub("", text) if tags else text)
    yield unescape(tags)


def _of_pdf(content: bytes) -> Iterator[str]:
    """What its pages show, and every string and text within it: titles, tooltips, what is attached, what is typed."""
    with PdfDocument(content) as document:
        for page in document:
            yield page.get_textpage().get_text_range()
    yield from _strings(_STREAM.sub(b"", content))
    for about, packed in _STREAM.findall(content):
        part = _inflated(packed)
        yield from _strings(part)
        if any(kind in about for kind in _TEXTS):
            yield part.decode("utf-8", "replace")


def _strings(part: bytes) -> Iterator[str]:
    """The strings of a piece of a PDF, unless it is a typeface or a picture."""
    if part.isascii() or b"obj" in part:
        for literal, figures in _STRING.findall(part):
            yield unquote(_string(literal or _of_figures(figures.decode())))


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _of_figures(figures: str) -> bytes:
    """What hexadecimal figures say; a last one that is alone stands before a nought."""
    together = "".join(figures.split())
    return bytes.fromhex(f"{together}{'0' * (len(together) % 2)}")


def _string(said: bytes) -> str:
    """A string of a PDF: UTF-16 when it begins with its mark."""
    return said[2:].decode("utf-16-be", "replace") if said.startswith(_UTF_16) else said.decode("latin-1")
