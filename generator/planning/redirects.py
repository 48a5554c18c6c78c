"""Addresses that are no pages: what stood under another id leads to where it stands, a folder to what lists it."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from generator.resolving.added_fields import Moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.planning.base import Document
    from generator.resolving import views

_INDEX = re.compile(r"(?:^|(?<=/))index/$")
"""What stands for a folder itself."""


def redirects_of(book: views.Playbook, phases: Iterable[str]) -> Iterator[Moved]:
    """Every old page of a playbook, whose pages below its overview are the `phases`."""
    for old, inner in product(book.meta.was, ("", *(f"{phase}/" for phase in phases))):
        yield _moved(f"playbooks/{old}/{inner}", f"playbooks/{book.id}/{inner}", book.title)


def redirects(handbook: views.Handbook) -> Iterator[Moved]:
    """Every old page of what is in no playbook: its `path`, the `address` now, the way `to` it, and its `title`."""
    pages: list[views.Case | views.Drill] = [*handbook.cases, *handbook.drills]
    for item in pages:
        for old in item.was:
            yield _moved(f"cases/{old}/", f"cases/{item.id}/", item.title)
    for role in handbook.roles:
        for old in role.was:
            yield _moved(f"reference/roles/{old}/", f"reference/roles/{role.id}/", role.title)
    for chapter in handbook.guide:
        for old in chapter.was:
            before = old if "/" in old else f"{chapter.tab.key}/{old}"
            yield _moved(f"{before}-guide/", f"{chapter.tab.key}/{chapter.id}-guide/", chapter.title)


def folders(paths: Iterable[str], files: Mapping[str, str], titles: Mapping[str, str]) -> Iterator[Moved]:
    """For who cuts an address short: every folder above pages that has no page leads to the next above that has one.

    `paths` are those of the pages, `files` are folders of other files with the address that lists them, `titles` those
    of the pages that stand above others, by address.
    """
    addresses = {_INDEX.sub("", f"{path.rpartition('.')[0]}/") for path in paths}
    next_above = {address[: address.rfind("/", 0, -1) + 1] for address in addresses} - {""}  # most have one in common
    without = {one for folder in next_above for one in (folder, *_above(folder))} - addresses
    nearest = dict(files) | {folder: next(one for one in _above(folder) if one in titles) for folder in without}
    for folder, address in sorted(nearest.items()):
        yield _moved(folder, address, titles[address])


def _above(address: str) -> Iterator[str]:
    """Every folder above an address, the nearest first; the top is none."""
    while cut := address.rfind("/", 0, -1) + 1:
        address = address[:cut]
        yield address


def old_printouts(document: Document, handbook: views.Handbook) -> Iterator[tuple[str, str]]:
    """Every path of old that a file of a document had under another id of its playbook, with its path now.

    A file cannot lead to another one, so that the one of now stands there too.
    """
    was = [old for book in handbook.playbooks if book.id == document.playbook for old in book.meta.was]
    name = re.compile(rf"(?<=/){re.escape(document.playbook or '')}(?=[-.][^/]*$)")
    for page, old in product(document.pages, was):
        if page.path.endswith((".pdf", ".html")) and name.search(page.path):  # the others go into these
            yield name.sub(old, page.path), page.path


def _moved(old: str, address: str, title: str) -> Moved:
    """The page at the address `old`; files, so that it works in a folder on a disk, too."""
    depth = "../" * old.count("/")
    to = f"{depth}{address}index.html"
    return Moved(path=f"{old}index.html", address=address, to=to, title=title, depth=depth)
