"""What the last look at finished files tells."""

from __future__ import annotations

import json

import pytest

from generator.publishing.finished import verify


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (["en/assets/logo.svg", "en/assets/logo.png", "zh/assets/logo.svg"], 0),
        (["en/assets/logo.svg", "en/assets/Logo.svg"], 1),
        (["en/pdf/pose\u0301.pdf", "en/pdf/pos\u00e9.pdf"], 1),
    ],
)
def test_no_two_files_are_one_on_another_system(paths: list[str], told: int) -> None:
    found = list(verify(dict.fromkeys(paths, b""), ["en"]))
    assert len(found) == told
    assert all("one file on Windows and macOS" in one for one in found)


def page(body: str, *ids: str) -> bytes:
    headings = "".join(f'<h2 id="{one}">heading</h2>' for one in ("one", *ids))
    return f'<!doctype html><html lang="en"><head><title>t</title></head><body>{headings}{body}</body></html>'.encode()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<a href="b.html#one">b</a> <a href="#one">here</a> <a href="https://example.com/">out</a>', ""),
        ('<img alt="" src="https://example.com/a.png">', "loads https://example.com/a.png from the network"),
        ('<script src="//example.com/a.js"></script>', "loads //example.com/a.js from the network"),
        ('<a href="c.html">c</a>', "c.html leads nowhere"),
        ('<a href="#two">there</a>', "#two has no such place on its page"),
        ('<a href="b.html#two">b</a>', "b.html#two has no such place on its page"),
        ('<a href="/en/b.html">b</a>', "the absolute address /en/b.html breaks when the handbook is moved"),
    ],
)
def test_every_address_leads_somewhere_and_nothing_loads_from_outside(body: str, told: str) -> None:
    found = list(verify({"en/a.html": page(body), "en/b.html": page("")}, ["en"]))
    assert found == ([f"en/a.html: {told}"] if told else [])


def test_all_languages_have_the_same_pages_and_headings() -> None:
    files = {
        "en/a.html": page("", "two"),
        "zh/a.html": page(""),
        "zh/b.html": page(""),
        "en/c.pdf": b"",
        "zh/d.pdf": b"",
    }
    assert list(verify(files, ["zh", "en"], for_all={"d.pdf"})) == [
        "b.html: is there in one of zh and en only",
        "c.pdf: is there in one of zh and en only",
        "a.html: headings in zh and en have other ids",
    ]


def test_a_list_that_no_device_could_keep_is_told() -> None:
    kept = {"files": {"en/a.txt": "ca978112ca1bbdca", "sw.js": "0" * 16}, "asked": {"en/gone.pdf": "1" * 16}}
    files = {"offline.0a1b2c3d.json": json.dumps(kept).encode(), "en/a.txt": b"a", "sw.js": b"worker"}
    assert [wrong.split()[1] for wrong in verify(files, ["en"])] == ["sw.js", "en/gone.pdf"]
