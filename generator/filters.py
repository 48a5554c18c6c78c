"""How an author's words enter a page."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

_PROSE = MarkdownIt("zero").enable(["list", "emphasis", "newline"])
"""Paragraphs, lists, emphasis; nothing else an author types is markup."""
_SLOT = re.compile(r"\{([a-z0-9-]+)\}")
_NOT_WORD = re.compile(r"[^\w\s]", re.ASCII)


def prose(text: str) -> Markup:
    """Paragraphs and lists of an author's text, as HTML."""
    return Markup(_PROSE.render(text))  # noqa: S704 - markdown-it escapes all but its own tags


def heading(text: str) -> Markup:
    """An author's words in a Markdown heading: every character that could be markup as a numeric reference."""
    return Markup(_NOT_WORD.sub(lambda c: c[0] if ord(c[0]) > 127 else f"&#{ord(c[0])};", text))  # noqa: S704 - nothing left to escape


def letter(text: str, slots: list[object]) -> Markup:
    """A message's body: paragraphs, its blanks marked and labelled."""
    labels = {slot.id: slot.label for slot in slots}  # type: ignore[attr-defined] # views of slots

    def blank(found: re.Match[str]) -> Markup:
        return Markup('<span class="blank">{}</span>').format(labels[found[1]])

    paragraphs = re.split(r"\n\s*\n", text.strip())
    return Markup("").join(
        Markup("<p>{}</p>").format(Markup(_SLOT.sub(lambda m: str(blank(m)), str(escape(p)).replace("\n", "<br>")))) for p in paragraphs  # noqa: S704 - escaped before
    )


def fill(text: str, **parts: Markup) -> Markup:
    """A text with `{name}` where `parts` belong."""
    return Markup(re.sub(r"\{(\w+)\}", lambda found: str(parts[found[1]]), str(escape(text))))  # noqa: S704 - escaped before


FILTERS = {"prose": prose, "heading": heading, "letter": letter, "fill": fill}
