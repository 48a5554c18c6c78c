"""In which language what comes with the program speaks to readers of any: the theme's few words, the help pages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files as files_of
from typing import TYPE_CHECKING

from generator.text.languages import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

LAST = "en"
"""What is spoken to those whose language nobody wrote."""


@cache
def of_theme(tag: str) -> str:
    """The language in which the theme speaks to readers of a language."""
    there = files_of("material") / "templates" / "partials" / "languages"
    known = {file.name.removesuffix(".html") for file in there.iterdir()}
    return nearest(tag, known) or LAST


def with_help(files: Mapping[str, bytes], language: str) -> Mapping[str, bytes]:
    """The project's files; a hand-written page that a language lacks is that of the one which is read best instead."""
    known = {path.split("/")[1] for path in files if path.startswith("docs/") and path.endswith(".md")} - {"assets"}
    best = nearest(language, known - {language}) or LAST
    start = f"docs/{best}/"
    taken = {path.removeprefix(start): content for path, content in files.items() if path.startswith(start)}
    return {**{f"docs/{language}/{path}": content for path, content in taken.items()}, **files}
