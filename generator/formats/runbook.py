"""The printed runbook of a playbook: one HTML page, set by WeasyPrint. Only here is WeasyPrint."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from generator.fonts import FACES, cut
from generator.formats.base import Document, Page, read_assets
from generator.hearing import silence_expected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.formats.base import Bytes, Texts
    from generator.layout import Layout
    from generator.view import View

_ROOT = "https://assets.invalid/"
"""Address under which assets are given out; a reserved name, so that nothing else can ever answer."""
_STYLE = "templates/print/runbook.css"
_FONTS = "templates/print/fonts/"
_GENERATED = "0123456789.•◦▪-‐"
"""What the engine prints by itself: counters, the marks of lists, hyphens."""


def documents(handbook: View) -> Iterable[Document]:
    """One document a playbook."""
    for book in handbook.playbooks:
        view = {"handbook": handbook, "ui": handbook.ui, "language": handbook.language, "playbook": book}
        yield Document(f"runbook {book.id}", (Page(f"pdf/{book.id}-runbook.pdf", "print/runbook.html", view),), book.id)


def assets(layout: Layout) -> Bytes:
    """The print styles and the typeface."""
    return {p: c for p, c in read_assets(layout, "templates/print").items() if not p.endswith((".html", ".txt"))}


def encode(texts: Texts, files: Bytes) -> Bytes:
    """The PDF of each text; raises LibraryWarning when WeasyPrint has anything to say."""
    return {path: _print(text, files) for path, text in texts.items()}


class _Fence(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
    """Gives out the assets and nothing else: no file, no network, whatever a page asks for."""

    def __init__(self, files: Bytes) -> None:
        super().__init__(allowed_protocols=("https",), allow_redirects=False)
        self._files = files

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The asset at `url`; ValueError for any other address."""
        del headers
        name = unquote(url.removeprefix(_ROOT))
        if not url.startswith(_ROOT) or name not in self._files:
            message = f"{url} is not an asset"
            raise ValueError(message)
        return URLFetcherResponse(url, self._files[name])


@contextmanager
def _only_our_fonts() -> Iterator[None]:
    """Hide the machine's fonts, so that the same page is the same bytes on a bare machine and a full one."""
    with tempfile.TemporaryDirectory(prefix="handbook-fonts-") as folder:
        settings = Path(folder) / "fonts.conf"
        settings.write_text(f"<fontconfig><cachedir>{folder}</cachedir></fontconfig>", encoding="utf-8")
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(settings)
        try:
            yield
        finally:
            os.environ.pop("FONTCONFIG_FILE")
            if before is not None:
                os.environ["FONTCONFIG_FILE"] = before


def _print(html: str, files: Bytes) -> bytes:
    style = files[_STYLE].decode()
    characters = "".join(sorted({*html, *style, *_GENERATED} - set("\n\t")))
    faces = {f"{_FONTS}{name}": cut(files[f"{_FONTS}{name}"], characters) for name in FACES.values()}
    fence = _Fence({**files, **faces})
    with silence_expected("weasyprint"), _only_our_fonts():
        fonts = FontConfiguration()
        sheet = CSS(string=style, base_url=_ROOT + _STYLE, url_fetcher=fence, font_config=fonts)
        page = HTML(string=html, base_url=_ROOT, url_fetcher=fence)
        return bytes(page.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_tags=True) or b"")
