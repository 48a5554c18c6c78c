"""How a printed document becomes a PDF: HTML set by WeasyPrint, archival and accessible."""

from __future__ import annotations

import os
import re
from base64 import b64decode
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.ffi import harfbuzz, harfbuzz_subset, pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from generator.encoding import enclosing
from generator.encoding.held_rows import let_go
from generator.encoding.library_warnings import silence_expected
from generator.encoding.marks import marked
from generator.encoding.open_blanks import show_blanks
from generator.encoding.page_numbers import laid_out_once
from generator.encoding.spared import page
from generator.encoding.written_once import write_once
from generator.planning.base import read_assets
from generator.storage.cache import digest
from generator.storage.scratch import scratch
from generator.text.fonts import FACES, LATIN, NARROW, QUOTES, RARE, SHAPES, cut, glyphs, shapes_in
from generator.text.graphemes import SELECTORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from weasyprint import Document

    from generator.layout import Layout
    from generator.planning.base import Bytes
    from generator.storage.shelf import Shelf

if harfbuzz_subset is None or not harfbuzz.hb_version_atleast(4, 1, 0):
    raise ImportError(name="libharfbuzz-subset")  # without it WeasyPrint cuts typefaces otherwise: other bytes

_ROOT = "https://assets.invalid/"
"""Address under which assets are given out; a reserved name, so that nothing else can ever answer."""
_STYLES = "templates/print/"
FONTS = "templates/print/fonts/"
"""Folder of the typefaces among the assets."""
_GENERATED = "0123456789.•◦▪-‐…"
"""What the engine prints by itself: counters, the marks of lists, hyphens, the end of what is cut short."""
_NO_GLYPH, _WRITE_IN = "〓", "＿＿＿＿"
"""What stands for a character that no typeface has, as Chinese printers mark it, and the blank behind its word."""
_KINDS = {".css": "text/css", ".ttf": "font/ttf", ".yml": "application/yaml"}
_PICTURE = "data:image/png;base64,"
SUM = "sum"
"""Among what is ready for paper: the fingerprint of all that it was made from, whatever else is printed with it."""
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""For attachments, which must have a time: the pipe asks no clock."""
_ACCESSIBLE = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""Says in the metadata that the file is PDF/UA-1, in the words that PDF/A-3 asks for (ISO 19005-3, 6.6.2.3)."""


class Face(NamedTuple):
    """One weight of a family, and its file among the assets."""

    family: str
    weight: str
    file: str
    features: str = "normal"
    """What is set otherwise in it, as style sheets say it."""


HANDBOOK = (
    *(Face("Handbook", weight, f"{FONTS}{name}") for weight, name in FACES.items()),
    Face("Rare", "normal", f"{FONTS}{RARE}"),
    Face("Latin", "normal", f"{FONTS}{LATIN}"),
    *(Face("English", weight, f"{FONTS}English-{name}", f'"{NARROW}"') for weight, name in FACES.items()),
)
"""The typeface of all that is printed, those to which the engine turns for what it lacks, and the quotes of English.

The quotes are a family of their own because a drawing can name a family and nothing else.
"""

_SHAPED = {
    one.family: tuple(Face(one.family, weight, f"{FONTS}{name}") for weight, name in one.files.items())
    for one in SHAPES
}
"""The faces of languages with shapes of their own; only a page that has such a language in it is set in them too."""


def versions() -> dict[str, str]:
    """Those of the libraries that set type. HarfBuzz says only whether its own is at least another."""
    found: list[int] = []
    for rest in ((0, 0), (0,), ()):
        number = 0
        while harfbuzz.hb_version_atleast(*found, number + 1, *rest):
            number += 1
        found.append(number)
    one = pango.pango_version()
    return {"Pango": f"{one // 10000}.{one // 100 % 100}.{one % 100}", "HarfBuzz": ".".join(map(str, found))}


def assets(layout: Layout) -> Bytes:
    """The print styles and the typefaces."""
    found = {p: c for p, c in read_assets(layout, "templates/print").items() if p.endswith((".css", ".ttf"))}
    return found | {f"{FONTS}English-{name}": _quotes(found[f"{FONTS}{name}"]) for name in FACES.values()}


@lru_cache(maxsize=4)
def _quotes(face: bytes) -> bytes:
    """A face with the quotes of English and nothing else."""
    return cut(face, f" {QUOTES}", NARROW)


def prepare(files: Bytes, texts: Iterable[Mapping[str, str]]) -> Bytes:
    """The assets with the typeface cut to what the texts say.

    It keeps its numbering, so that no document's bytes tell what else was printed with it.
    """
    styles = (content.decode() for path, content in files.items() if path.endswith(".css"))
    pages = [text for one in texts for path, text in one.items() if path.endswith(".pdf")]
    said = {*_GENERATED, *_NO_GLYPH, *_WRITE_IN}.union(*styles, *pages)
    characters = "".join(sorted(said - set("\n\t")))
    whole = [face for face in HANDBOOK if face.features == "normal"]
    shaped = dict.fromkeys(face for page in pages for face in _shaped(page))
    seldom = {face.file for faces in _SHAPED.values() for face in faces}
    kept = {path: content for path, content in files.items() if path not in seldom}
    faces = {face.file: cut(files[face.file], characters) for face in (*whole, *shaped)}
    return {**kept, **faces, SUM: digest(files).encode()}


def _shaped(html: str) -> tuple[Face, ...]:
    return tuple(face for one in shapes_in(html) for face in _SHAPED[one.family])


def encode(texts: Mapping[str, str], files: Bytes, shelf: Shelf | None = None) -> Bytes:
    """The PDF of each `.pdf` text, the other texts attached to it; PDF/A-3a and PDF/UA-1 at once.

    Raises LibraryWarning when WeasyPrint has anything to say.
    """
    beside = {path: text for path, text in texts.items() if not path.endswith(".pdf")}
    return {path: _archival(text, beside, files, shelf) for path, text in texts.items() if path not in beside}


def _archival(html: str, beside: Mapping[str, str], files: Bytes, shelf: Shelf | None) -> bytes:
    """The PDF of a text; when only what is attached says something else than before, nothing is laid out again."""
    known = shelf if beside and SUM in files else None
    key = "\n".join(("laid out", digest(html, *beside, files.get(SUM, b"").decode(), *versions().values())))
    if known and (before := known.get(key)):
        with silence_expected("weasyprint"):
            return enclosing.written(before, _attached(beside))
    with laid_out(html, files, HANDBOOK) as document:
        said = document.metadata.generate_rdf_metadata

        def accessible(*arguments: object) -> bytes:
            return bytes(said(*arguments)).replace(b"</rdf:RDF>", _ACCESSIBLE + b"</rdf:RDF>")

        def keep(_: object, pdf: object) -> None:
            write_once(pdf)
            if known:
                known.put(key, enclosing.kept(pdf))

        document.metadata.generate_rdf_metadata = accessible
        made = document.write_pdf(pdf_variant=enclosing.VARIANT, attachments=_attached(beside), finisher=keep)
        return bytes(made or b"")


def _attached(beside: Mapping[str, str]) -> list[Attachment]:
    enclosed = _Fence({path: text.encode() for path, text in beside.items()})
    return [
        Attachment(
            url=_ROOT + path,
            url_fetcher=enclosed,
            name=Path(path).name,
            description=Path(path).name,
            created=_NO_TIME,
            modified=_NO_TIME,
            relationship="Source",
        )
        for path in beside
    ]


@contextmanager
def laid_out(html: str, files: Bytes, faces: tuple[Face, ...], **options: object) -> Iterator[Document]:
    """The page as the engine sets it in `faces`, whatever it says about it heard."""
    fence, faces = _Fence(files), (*faces, *_shaped(html))
    html = _legible(html, frozenset.union(*(_glyphs(files[face.file]) for face in faces)))
    with silence_expected("weasyprint"), _only_our_fonts():
        fonts = _typeface(faces, tuple(files[face.file] for face in faces))
        given = [content for name, content in files.items() if name.endswith(".css")]
        whole = page(marked(show_blanks(html)), given, base_url=_ROOT + _STYLES, url_fetcher=fence)
        styles = _styles(whole, files)
        document = laid_out_once(whole, font_config=fonts, stylesheets=styles, **options)
        if let_go(document):
            document = laid_out_once(whole, font_config=fonts, stylesheets=styles, **options)
        yield document


def _legible(html: str, known: frozenset[str]) -> str:
    """The page with a mark for each character outside `known`, and behind the word that has one a blank to write in.

    Only a person's name can hold such a character, for which nothing may wait; all else was refused by the check.
    """
    html = SELECTORS.sub("", html)
    if not (missing := set(html) - known - set("\n\t")):
        return html
    odd = f"[{re.escape(''.join(sorted(missing)))}]"
    word = re.compile(rf"[^\s<>\"&]*{odd}[^\s<>\"&]*")
    return word.sub(lambda found: re.sub(odd, _NO_GLYPH, found[0]) + _WRITE_IN, html)


@lru_cache(maxsize=16)
def _glyphs(face: bytes) -> frozenset[str]:
    return glyphs(face)


def _styles(page: HTML, files: Bytes) -> list[CSS]:
    """The style sheets that a page links to, taken from it, because the engine would read them anew for each page."""
    head = page.etree_element.find("head")
    linked = {link: f"{_STYLES}{link.get('href')}" for link in head.findall("link[@rel='stylesheet']")}
    known = {link: name for link, name in linked.items() if name in files}
    for link in known:
        head.remove(link)
    return [_style(files[name]) for name in known.values()]


@lru_cache(maxsize=16)
def _style(content: bytes) -> CSS:
    """A style sheet as the engine understands it, read once in a process."""
    with silence_expected("weasyprint"):
        return CSS(string=content.decode(), base_url=_ROOT + _STYLES, url_fetcher=_Fence({}))


class _Fence(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
    """Gives out the assets and nothing else: no file, no network, whatever a page asks for."""

    def __init__(self, files: Bytes) -> None:
        super().__init__(allowed_protocols=("https",), allow_redirects=False)
        self._files = files

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The asset at `url`, or the picture that it is itself; ValueError for any other address."""
        del headers
        if url.startswith(_PICTURE):
            return URLFetcherResponse(url, b64decode(url.removeprefix(_PICTURE)), {"Content-Type": "image/png"})
        name = unquote(url.removeprefix(_ROOT))
        if not url.startswith(_ROOT) or name not in self._files:
            message = f"{url} is not an asset"
            raise ValueError(message)
        return URLFetcherResponse(url, self._files[name], {"Content-Type": _KINDS[Path(name).suffix]})


@lru_cache(maxsize=4)
def _typeface(faces: tuple[Face, ...], contents: tuple[bytes, ...]) -> FontConfiguration:
    """The faces ready for use, opened once in a process."""
    fonts = FontConfiguration()
    fence = _Fence({face.file: content for face, content in zip(faces, contents, strict=True)})
    rules = (
        f'@font-face {{ font-family: {face.family}; src: url("{face.file}"); font-weight: {face.weight}; '
        f"font-feature-settings: {face.features}; }}"
        for face in faces
    )
    CSS(string="".join(rules), base_url=_ROOT, url_fetcher=fence, font_config=fonts)
    return fonts


@contextmanager
def _only_our_fonts() -> Iterator[None]:
    """Hide the machine's fonts, so that the same page is the same bytes on a bare machine and a full one."""
    with scratch() as folder:
        settings = folder / "fonts.conf"
        settings.write_bytes(os.fsencode(f"<fontconfig><cachedir>{escape(str(folder))}</cachedir></fontconfig>"))
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(settings)
        try:
            yield
        finally:
            os.environ.pop("FONTCONFIG_FILE")
            if before is not None:
                os.environ["FONTCONFIG_FILE"] = before
