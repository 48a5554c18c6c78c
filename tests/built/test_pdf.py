"""The printed runbooks: every step in order, every font embedded, every character there, nothing from outside."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from handbook_views import book_of
from pypdf import PdfReader

from built.workshop import LANGUAGES, PLAYBOOKS
from generator.encoding.library_warnings import LibraryWarning
from generator.encoding.paper import assets, encode
from generator.planning.formats import FORMATS
from generator.planning.plan import Wish, plan
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.text import fonts

if TYPE_CHECKING:
    from pathlib import Path

    from whole import Whole

    from generator.layout import Layout
    from generator.model.handbook import Handbook
    from generator.publishing.releases import Release


def runbook(release: Release, language: str, playbook: str) -> Path:
    return release.folder / language / "pdf" / f"{playbook}-runbook.pdf"


def said(command: str, file: Path, *more: str) -> str:
    """What a tool of poppler says of a file."""
    return subprocess.run([command, str(file), *more], check=True, capture_output=True, text=True).stdout


def squeezed(text: str) -> str:
    """Text without spaces and soft hyphens, because lines break anywhere on paper."""
    return re.sub(r"[\s\u00ad\u2010]", "", text)


def test_every_playbook_is_looked_at(handbook: Handbook) -> None:
    assert sorted(handbook.handbook.reading_order) == list(PLAYBOOKS)
    assert len(PLAYBOOKS) >= 3


def test_every_step_is_printed_in_reading_order(release: Release, whole: Whole, language: str, playbook: str) -> None:
    text = squeezed(said("pdftotext", runbook(release, language, playbook), "-"))
    at = 0
    for number, step in enumerate(book_of(whole.views, language, playbook).response.steps, start=1):
        title = squeezed(f"{number}. {step.title}")
        at = text.find(title, at)
        assert at >= 0, f"{title} is not printed after the step before it"


def test_a_poster_is_at_most_three_sheets_of_a3(release: Release, language: str, playbook: str) -> None:
    """Each sheet can be read by itself: it says which playbook this is, and which sheet of how many."""
    file = release.folder / language / "pdf" / f"{playbook}-poster.pdf"
    pages = PdfReader(file).pages
    assert len(pages) <= 3
    assert {tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:]) for page in pages} == {(420, 297)}
    texts = said("pdftotext", file, "-").split("\f")[:-1]
    words = {"zh": "第{n}张，共{all}张", "en": "Sheet{n}of{all}"}[language]
    assert all(words.format(n=n, all=len(pages)) in squeezed(text) for n, text in enumerate(texts, 1))


def test_every_font_is_embedded_and_ours(release: Release, language: str, playbook: str) -> None:
    rows = said("pdffonts", runbook(release, language, playbook)).splitlines()[2:]
    names = {row.split()[0].partition("+")[2] for row in rows}
    english = {"English", "English-Bold"} if language == "en" else set()
    assert names == {"Handbook", "Handbook-Bold"} | english
    assert all(re.search(r"\byes +yes +yes +\d+ +\d+$", row) for row in rows), rows


def test_the_file_says_its_language_and_title(
    release: Release, handbook: Handbook, language: str, playbook: str
) -> None:
    pdf = PdfReader(runbook(release, language, playbook))
    tags = {known.id: known.tag for known in handbook.handbook.languages}
    root = pdf.root_object
    assert str(root["/Lang"]) == tags[language]
    assert "/StructTreeRoot" in root
    assert pdf.metadata is not None
    assert handbook.playbooks[playbook].playbook.title.root[language] in (pdf.metadata.title or "")


def test_the_outline_leads_to_every_step(release: Release, whole: Whole, language: str, playbook: str) -> None:
    pdf = PdfReader(runbook(release, language, playbook))
    titles = {squeezed(title) for title in outline(pdf.outline)}
    steps = enumerate(book_of(whole.views, language, playbook).response.steps, start=1)
    wanted = {squeezed(f"{number}. {step.title}") for number, step in steps}
    assert wanted <= titles


def test_each_page_says_its_number_of_all(release: Release, language: str, playbook: str) -> None:
    file = runbook(release, language, playbook)
    pages = said("pdftotext", file, "-").split("\f")[:-1]
    words = {"zh": "第{n}页，共{all}页", "en": "Page{n}of{all}"}[language]
    silent = [n for n, text in enumerate(pages, 1) if words.format(n=n, all=len(pages)) not in squeezed(text)]
    assert len(pages) > 20
    assert silent == []


def outline(entries: object) -> list[str]:
    """Titles of bookmarks, nested ones too."""
    if isinstance(entries, list):
        return [title for entry in entries for title in outline(entry)]
    return [str(getattr(entries, "title", ""))]


def test_no_character_misses_its_glyph(whole: Whole) -> None:
    layout, views = whole.layout, whole.views
    renderer = Renderer(layout.templates)
    printable = fonts.printable(layout.fonts) | {"\n"}
    texts = [render(job, renderer) for job in plan(views, Wish(("runbook",)))]
    assert len(texts) == len(PLAYBOOKS) * len(LANGUAGES)
    missing = {c for text in texts for page in text.values() for c in page} - printable
    assert missing == set()


def page(body: str, style: str = "") -> dict[str, str]:
    head = f'<meta charset="utf-8"><title>t</title><style>{style}</style>'
    return {"x.pdf": f'<!doctype html><html lang="zh-CN"><head>{head}</head><body>{body}</body></html>'}


@pytest.mark.parametrize(
    "body",
    [
        '<img src="file:///etc/hostname" alt="">',
        '<img src="http://127.0.0.1:9/x.png" alt="">',
        '<img src="https://assets.invalid/templates/print/../../../pyproject.toml" alt="">',
        '<img src="data:image/svg+xml,%3Csvg/%3E" alt="">',
        '<link rel="attachment" href="data:text/plain,x">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<link rel="stylesheet" href="file:///etc/hostname">',
    ],
)
def test_the_engine_reads_nothing_but_its_assets(layout: Layout, body: str) -> None:
    with pytest.raises(LibraryWarning):
        encode(page(body), assets(layout))


def test_a_style_that_the_engine_does_not_know_stops_the_build(layout: Layout) -> None:
    with pytest.raises(LibraryWarning):
        encode(page("<p>x</p>", "p { frobnicate: 1 }"), assets(layout))


def test_a_linked_style_sheet_is_read_once_and_its_faults_are_told_each_time(layout: Layout) -> None:
    files = {**assets(layout), "templates/print/x.css": b"p { frobnicate: 2 }"}
    linked = {"x.pdf": page("<p>x</p>")["x.pdf"].replace("</head>", '<link rel="stylesheet" href="x.css"></head>')}
    for _ in range(2):
        with pytest.raises(LibraryWarning, match="frobnicate"):
            encode(linked, files)
    good = {**files, "templates/print/x.css": b"p { font-size: 40pt }"}
    assert encode(linked, good) != encode(page("<p>x</p>"), good)


def test_a_good_page_is_silent_and_repeats_byte_for_byte(layout: Layout) -> None:
    first, second = (encode(page("<p>真正的<b>粗体</b> bold</p>"), assets(layout)) for _ in range(2))
    assert first == second
    assert first["x.pdf"].startswith(b"%PDF")


def test_the_format_is_registered() -> None:
    assert FORMATS["runbook"].engine.start().encode is encode
