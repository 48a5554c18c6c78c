"""Folds the sections of a long hand-written page below their first paragraph: an extension of Python-Markdown.

A page asks for it in its title, in its own words: `# How to edit {: #how-to-edit folds="Read on" }`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown import Markdown

_AFTER_HEADINGS_HAVE_THEIR_PLACES = 1
"""A priority: lower than that of `toc`."""


class Sections(Treeprocessor):
    """Puts what follows the first paragraph of each section into a `details`, whose line the title gives."""

    def run(self, root: Element) -> None:
        """Change the page."""
        word = next((title.attrib.pop("folds") for title in root.iterfind("h1[@folds]")), None)
        if word is None:
            return
        parts = list(root)
        heads = [number for number, part in enumerate(parts) if part.tag == "h2"]
        for start, end in pairwise([*heads, len(parts)]):
            _fold(root, parts[start + 1 : end], word)


def _fold(root: Element, parts: Sequence[Element], word: str) -> None:
    rest = parts[1:] if parts and parts[0].tag == "p" else parts
    if not rest:
        return
    fold = Element("details", {"class": "fold section"})
    SubElement(fold, "summary").text = word
    root.insert(list(root).index(rest[0]), fold)
    for part in rest:
        root.remove(part)
        fold.append(part)


class _Folding(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Take part after all other extensions."""
        md.treeprocessors.register(Sections(md), "sections", _AFTER_HEADINGS_HAVE_THEIR_PLACES)


def makeExtension(**settings: object) -> Extension:  # noqa: N802 - the name under which Python-Markdown looks for it
    """The extension."""
    return _Folding(**settings)
