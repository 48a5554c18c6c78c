"""The preview's own pages and what it puts into all others: never part of a release."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import escape

from generator.rendering.render import Renderer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.layout import Layout
    from generator.problems import Problem

PREFIX = "~preview/"
"""Where the preview's own files stand; no page of a handbook can be called so."""
LISTED = 20
"""Mistakes that are shown; the others come when these are mended."""
_FILES = ("news.js", "news.css", "compare.js", "compare.css")


class OwnPages:
    """The files and pages of `templates/preview/`; their words are theirs, in both languages, whatever the data say."""

    def __init__(self, layout: Layout) -> None:
        """Read when they are asked for, so that they can be changed, too."""
        self._root, self._folder = layout.root, layout.templates.below("preview")
        self._renderer = Renderer(layout.templates)

    def file(self, path: str) -> bytes | None:
        """A style or a script."""
        name = path.removeprefix(PREFIX)
        return self._folder.find(name).read_bytes() if path.startswith(PREFIX) and name in _FILES else None

    def page(self, name: str, **view: object) -> bytes:
        """One of the pages."""
        return self._renderer.render(f"preview/{name}.html", view).encode()

    def with_news(self, page: bytes, path: str, mark: str, number: int) -> bytes:
        """A page that hears when what stands at `path` is no longer what `mark` stands for."""
        head = (
            f'<link rel="stylesheet" href="/{PREFIX}news.css"><script src="/{PREFIX}news.js" defer '
            f'data-path="{escape(path)}" data-page="{mark}" data-number="{number}"></script>'
        )
        before, end, behind = page.partition(b"</head>")
        return before + head.encode() + end + behind if end else page

    def as_data(self, problems: Sequence[Problem]) -> dict[str, object]:
        """What is wrong, for the script: the first ones, and how many there are."""
        return {"count": len(problems), "first": [self._one(problem) for problem in problems[:LISTED]]}

    def _one(self, problem: Problem) -> dict[str, object]:
        place = problem.place
        line = self._line(place.file, place.line)
        parts = [line[: place.column - 1], line[place.column - 1 : place.end - 1], line[place.end - 1 :]]
        return {
            "at": f"{place.file}:{place.line}:{place.column}" if place.file else "",
            "rule": problem.rule,
            "line": parts if line else [],
            "message": problem.message._asdict(),
            "cure": problem.cure._asdict(),
        }

    def _line(self, file: str, number: int) -> str:
        try:
            lines = re.split("\r\n|\r|\n", (self._root / file).read_bytes().decode("utf-8-sig"))
            return lines[number - 1]
        except (OSError, UnicodeDecodeError, IndexError):
            return ""
