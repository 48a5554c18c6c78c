"""Pages are laid out once: numbers of pages are written in when all are there, and move nothing.

By itself the engine lays a page out anew when a number on it becomes known, and all behind it when that moves them.
So a style sheet gives such a number a box of its own `width`. Of any other number the engine takes care as ever.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from weasyprint import DEFAULT_OPTIONS, HTML, Document
from weasyprint.css.targets import TargetCollector
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.line_break import split_first_line

if TYPE_CHECKING:
    from collections.abc import Iterator

Box = Any
_SHARE = {"right": 1.0, "end": 1.0, "center": 0.5}
"""How much of the room that a number leaves lies before it."""


def laid_out_once(page: HTML, **options: Any) -> Document:  # noqa: ANN401 - as the engine takes them
    """The page as the engine's own `render` lays it out, each of its pages made once."""
    return _Once._render(page, options.pop("font_config"), None, None, {**DEFAULT_OPTIONS, **options})  # noqa: SLF001


class _Once(Document):  # type: ignore[misc] # the engine ships no types
    """A document that hears of its numbers of pages when all its pages are there."""

    @classmethod
    def _render(cls, html: HTML, *given: Any) -> Document:  # noqa: ANN401
        made = super()._render(html, *given)
        html.numbers.write([page._page_box for page in made.pages])  # noqa: SLF001
        return made

    @classmethod
    def _build_layout_context(cls, html: HTML, *given: Any) -> Any:  # noqa: ANN401
        context = super()._build_layout_context(html, *given)
        html.numbers = context.target_collector = _Numbers(context)
        context.running_elements = defaultdict(lambda: _Running(list))
        return context


class _Running(defaultdict[int, list[Box]]):
    """What is taken to the margins, by page; a page that is made for the first time had nothing, not something else."""

    def get(self, page: int, default: Any = ()) -> Any:  # noqa: ANN401
        return super().get(page, default)


class _Numbers(TargetCollector):  # type: ignore[misc] # as above
    """What the engine knows of numbers of pages. Those in boxes of their own width it hears of at the end."""

    def __init__(self, context: Any) -> None:  # noqa: ANN401
        super().__init__()
        self.target_lookup_items = context.target_collector.target_lookup_items
        self._context = context
        self._held: dict[Box, Any] = {}

    def check_pending_targets(self) -> None:
        """All boxes are there, and pages are made next."""
        super().check_pending_targets()
        held = {key for key in self.counter_lookup_items if key[1] == "content" and key[0].style["width"] != "auto"}
        self._held = {key[0]: self.counter_lookup_items.pop(key) for key in held}

    def write(self, pages: list[Box]) -> None:
        """Write the numbers into finished pages."""
        for number, page in enumerate(pages, start=1):
            counters = self._context.page_maker[number][3][1]
            for box in page.children[0].descendants():
                if item := self._held.get(box.missing_link):
                    item.parse_again(counters)
                    _say("".join(one.text for one in _texts(box.missing_link)), box, self._context)


def _say(words: str, box: Box, context: Any) -> None:  # noqa: ANN401
    """Have a box that is laid out say something else in the same place."""
    for old in _texts(box):
        layout, _, _, width, _, _ = split_first_line(words, old.style, context, None, 0)
        old.position_x += _SHARE.get(old.style["text_align_all"], 0) * (old.width - width)
        old.text, old.pango_layout, old.width = layout.text, layout, width


def _texts(box: Box) -> Iterator[Box]:
    return (one for one in box.descendants() if isinstance(one, TextBox))
