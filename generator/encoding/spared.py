"""What the engine works out for each page though nothing comes of it: it is spared that, and pages are the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from weasyprint import CSS, HTML
from weasyprint.html import UA, UA_COUNTER_STYLE
from weasyprint.layout import absolute, float, inline  # noqa: A004 - as the engine calls it
from weasyprint.layout.preferred import max_content_width, min_content_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Box = Any
_NOTES = re.compile(r"^::(?:foot)?note-[^\n]*\n", re.MULTILINE)
"""The rules of the engine's own style sheet by which each element has five more, in case it is a note."""
_MARKS = re.compile(r"^::marker", re.MULTILINE)
"""The beginning of that by which each element has a mark, in case it is an item."""
_ASKS = re.compile(r"footnote|::note|list-item")
"""What a style says that makes a note of an element, or an item of one that is no `li`."""
_DEFAULTS = CSS(string=_MARKS.sub("li::marker", _NOTES.sub("", UA)), counter_style=UA_COUNTER_STYLE.copy())


def page(html: str, styles: Iterable[bytes], **given: Any) -> HTML:  # noqa: ANN401 - as the engine takes them
    """The page for the engine to lay out, spared what neither it nor one of the `styles` asks for."""
    asks = any(_ASKS.search(one) for one in (html, *(style.decode() for style in styles)))
    return (HTML if asks else _Spared)(string=html, **given)


class _Spared(HTML):  # type: ignore[misc] # the engine ships no types
    """A page without notes, on which nothing but `li` is an item."""

    def _ua_stylesheets(self, *given: Any, **options: Any) -> Sequence[CSS]:  # noqa: ANN401
        _, *others = super()._ua_stylesheets(*given, **options)
        return [_DEFAULTS, *others]


def _fitted(context: Any, box: Box, available: Any) -> Any:  # noqa: ANN401
    """The width of a box that takes as much as it needs: what it needs at least is asked only where room is short.

    The engine asks first, and breaks all that stands in the box into its words for it.
    """
    most = max_content_width(context, box, outer=False)
    if most <= available:
        return most
    return min(max(min_content_width(context, box, outer=False), available), most)


absolute.shrink_to_fit = float.shrink_to_fit = inline.shrink_to_fit = _fitted
