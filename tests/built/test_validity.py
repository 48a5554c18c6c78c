"""Every printed document is PDF/A-3a and PDF/UA-1 at once, as a validator says that we did not write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader, PdfWriter

from built.validator import broken, missing
from built.workshop import ROOT
from generator.encoding.paper import assets, encode
from generator.storage.cache import Cache

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.layout import Layout
    from generator.publishing.releases import Release

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())


def test_every_document_is_archival_and_accessible(release: Release, request: pytest.FixtureRequest) -> None:
    """Without `--whole` the documents of a kind take turns between the languages: they are made of the same parts."""
    files = [file for file in sorted(release.folder.rglob("*.pdf")) if not file.name.endswith("-fill.pdf")]
    if not request.config.getoption("--whole"):
        alike = [[file for file in files if file.name == name] for name in sorted({file.name for file in files})]
        files = [same[number % len(same)] for number, same in enumerate(alike)]
    assert len(files) >= 4, "the test has seen too little to mean anything"
    assert broken(files, Cache(ROOT / "build" / "validated")) == {}


PLANTED = {
    "good": ("<h1>x</h1><p>y</p>", set()),
    "heading skipped": ("<h1>x</h1><h3>y</h3>", {"7.4.2-1"}),
    "list with words between its items": ("<ul><li>x</li>y</ul>", {"7.2-19"}),
    "list of items side by side": ('<ul>\n<li style="display: inline-block">x</li>\n<li>y</li>\n</ul>', set()),
    "paragraph in a bulleted item with a list": ("<ul><li><p>x</p><ul><li>y</li></ul></li></ul>", {"7.2-20"}),
    "picture without words": ('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>', {"7.3-1"}),
    "see-through": ('<div style="opacity: .5">x</div>', {"7.1-3"}),
    "short row": ("<table><thead><tr><th>x</th><th>y</th></tr></thead><tr><td>x</td></tr></table>", {"7.2-43"}),
}
"""What stands in a page, and the rules of PDF/UA-1 that it breaks."""


def test_planted_faults_are_found(layout: Layout, tmp_path: Path) -> None:
    files = assets(layout)
    for name, (body, _) in PLANTED.items():
        write(tmp_path / f"{name}.pdf", encode({"x.pdf": page(body)}, files))
    bare = PdfWriter()
    bare.add_page(PdfReader(tmp_path / "good.pdf").pages[0])
    bare.write(tmp_path / "bare.pdf")
    (tmp_path / "no.pdf").write_bytes(b"%PDF-1.7\n")
    found = broken(tmp_path.glob("*.pdf"), Cache(tmp_path / "cache"))
    rules = {name: {rule.split()[0] for rule in found.get(f"{tmp_path / name}.pdf ua1", ())} for name in PLANTED}
    assert rules == {name: expected for name, (_, expected) in PLANTED.items()}
    assert {key.rpartition("/")[2] for key in found if "bare" in key or "no.pdf" in key} == {
        "bare.pdf 3a",
        "bare.pdf ua1",
        "no.pdf unreadable",
    }


def page(body: str) -> str:
    return f'<!doctype html><html lang="en"><head><title>t</title></head><body>{body}</body></html>'


def write(file: Path, texts: Mapping[str, bytes]) -> None:
    [content] = texts.values()
    file.write_bytes(content)
