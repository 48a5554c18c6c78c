"""What templates see: plain attributes, words of one language, moments in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, dataclass_transform

if TYPE_CHECKING:

    class SimpleNamespace:
        """As it is at run time, but that a type checker does not take any name for an attribute."""

        def __init__(self, **given: Any) -> None:  # noqa: ANN401 - a view of no kind holds what it is given
            """Attributes by name."""

else:
    from types import SimpleNamespace


@dataclass_transform(kw_only_default=True, eq_default=False)
class View(SimpleNamespace):
    """A part of the handbook in one language. Two views are the same only if they are one object."""

    __hash__ = object.__hash__  # SimpleNamespace gives it up
    __eq__ = object.__eq__

    def __repr__(self) -> str:
        """Short, because views hold each other in circles."""
        return f"View({getattr(self, 'id', '')})"


class Word(str):
    """The wording of a choice; `key` is the choice itself, for style sheets and conditions."""

    __slots__ = ("key",)
    key: str

    def __new__(cls, words: str, key: str) -> Self:
        """`words` as readers see them."""
        word = super().__new__(cls, words)
        word.key = key
        return word


class Moment(str):
    """A time in words: `amount` of a `unit` as files write it, and `minutes` for ordering.

    `each` is what it is called behind "every": the same words, save where a language leaves out the one.
    """

    __slots__ = ("amount", "each", "minutes", "unit")
    minutes: int
    amount: int
    unit: str
    each: str

    def __new__(cls, words: str, minutes: int, amount: int, unit: str, each: str = "") -> Self:
        """`words` as readers see them."""
        moment = super().__new__(cls, words)
        moment.minutes, moment.amount, moment.unit, moment.each = minutes, amount, unit, each or words
        return moment

    @property
    def offset(self) -> str:
        """As files write it when it is counted from T0: `T+30min`; so the site's scripts read it."""
        return f"T{self.amount:+d}{self.unit}"
