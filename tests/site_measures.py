"""Measures of the site in a browser: how high its pages are, where the keyboard stops, what axe finds, the weight."""

from __future__ import annotations

import gzip
import posixpath
import re
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

from generator.packing.links import target

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playwright.sync_api import Page

SCREEN = 844
"""CSS pixels: the height of a phone."""
NARROW, PHONE, DESK = 320, 390, 1280
"""Widths in CSS pixels. The narrow one is also a desk magnified four times."""
_FIRST_LINE = """() => {
  const passed = '.phases, .jump, nav, header, [role=search]';
  const lines = [...document.querySelectorAll('main p, main li, main td, main dd, main h2, main label, main summary')];
  const card = document.querySelector('main .first-hour li, main .first-move');
  const seen = one => one.textContent.trim() && one.getBoundingClientRect().height;
  const first = card || lines.find(one => !one.closest(passed) && seen(one));
  const now = document.activeElement;
  if (!first || now === document.body || now.id === 'content') return false;
  const place = first.compareDocumentPosition(now);
  return Boolean(place & Node.DOCUMENT_POSITION_CONTAINED_BY) || Boolean(place & Node.DOCUMENT_POSITION_FOLLOWING)
    || first.contains(now);
}"""
"""Whether the keyboard has come to the first line of the first-hour card, or where there is none of the content, or
past it."""


_MORE = {"target-size": {"enabled": True}}
"""What WCAG 2.2 AA asks for and axe looks for only when it is told to."""


def kinds(paths: Iterable[str], book: str) -> dict[str, str]:
    """A page of each kind by what it is called: of a playbook those of `book`, of roles, cases and copies one each."""
    found: dict[str, str] = {}
    for path in sorted(paths):
        folder, _, name = path.rpartition("/")
        if name != "index.html":
            continue
        parts = folder.split("/") if folder else []
        match parts:
            case []:
                found["home"] = path
            case ["playbooks", one] if one == book:
                found["overview"] = path
            case ["playbooks", one, phase] if one == book:
                found["case pack" if phase == "case" else phase] = path  # a case is a page of its own
            case ["playbooks", _, *_] | ["reference", "roles"] | ["pdf"]:
                continue  # of other playbooks; folders that lead to what lists them
            case ["cases", one]:
                found.setdefault("drill" if one.endswith("-tabletop") else "case", path)
            case ["copies", _] | ["reference", "roles", _]:
                found.setdefault("copy" if len(parts) == 2 else "role", path)
            case [_, one] if one.endswith("-guide"):
                found.setdefault("guide", path)
            case _:
                found[f"all {posixpath.basename(folder)}"] = path
    return found


def tab_stops(page: Page, most: int = 60) -> int:
    """How often the keyboard stops before it comes to the first line of the content of a page just opened."""
    for stops in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(_FIRST_LINE):
            return stops
    return most


def screens(page: Page) -> float:
    """How many screens of a phone the page is high."""
    return float(page.evaluate("document.documentElement.scrollHeight")) / SCREEN


_IN_FLOW = """(flows) => document.querySelectorAll("body *").forEach((one) => {
  if (!flows) { one.style.removeProperty("position"); } else if (/sticky|fixed/.test(getComputedStyle(one).position)) {
    one.style.position = "static";
  }
})"""
"""What stays in sight hides some of what is under it, which comes out when one scrolls; axe takes it for too small."""


def violations(page: Page, *rules: str) -> dict[str, list[str]]:
    """What axe finds, best practice too, or by these rules alone: the beginning of each element by the rule."""
    page.evaluate(_IN_FLOW, True)  # noqa: FBT003 - a value for the page
    options = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {"rules": _MORE}
    found = Axe().run(page, options=options).response["violations"]
    page.evaluate(_IN_FLOW, False)  # noqa: FBT003
    return {one["id"]: [str(node["html"])[:160] for node in one["nodes"]] for one in found}


def packed(content: bytes) -> int:
    """How many bytes of it a server that packs sends."""
    return len(gzip.compress(content, 6, mtime=0))


_LOADED = re.compile(rb'<(?:script[^>]* src|link rel="(?:stylesheet|icon|manifest)" href|img[^>]* src)="([^"]+)"')
_LATER = re.compile(rb"<template.*?</template>", re.DOTALL)
"""What a page holds for later, and loads when it is asked for."""


def first_view(files: Mapping[str, bytes], path: str) -> int:
    """Bytes, packed, of a page and all that it names to be loaded at once."""
    at_once = _LATER.sub(b"", files[path])
    loaded = {target(path, one.decode(), files) for one in _LOADED.findall(at_once)}
    return packed(files[path]) + sum(packed(files[one]) for one in loaded)
