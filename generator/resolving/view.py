"""What templates see: plain attributes, words of one language, moments in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Mapping

    class SimpleNamespace:
        """As it is at run time, but that a type checker does not take any name for an attribute."""

        def __init__(self, **given: Any) -> None:  # noqa: ANN401 - a view of no kind holds what it is given
            """Attributes by name."""

else:
    from types import SimpleNamespace

watchers: list[set[tuple[View | None, str]]] = []
"""Sets that get each view with the name of the attribute which is read of it; None with what a page is given by name.
See `trace`."""


@dataclass_transform(kw_only_default=True, eq_default=False)
class View(SimpleNamespace):
    """A part of the handbook in one language. Two views are the same only if they are one object."""

    __slots__ = ("parts", "stands_at")
    parts: Mapping[str, View]
    stands_at: str
    """Where a part of the model stands, such as `zh/roles/3`; and of the whole handbook all its parts, by that. No
    template reads these; unset for all others."""

    __hash__ = object.__hash__  # SimpleNamespace gives it up
    __eq__ = object.__eq__

    if not TYPE_CHECKING:  # to a type checker it would say that a view has any attribute

        def __getattribute__(self, name: str) -> object:
            """The attribute, after whoever watches has been told."""
            for told in watchers:
                told.add((self, name))
            return object.__getattribute__(self, name)

    def __copy__(self) -> Self:
        """Another view that says the same, of the same part."""
        other = type(self)(**vars(self))
        for name in View.__slots__:
            if hasattr(self, name):
                setattr(other, name, getattr(self, name))
        return other

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
