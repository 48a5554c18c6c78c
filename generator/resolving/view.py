"""What templates see: plain attributes, words of one language, moments in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Mapping

    class SimpleNamespace:
        """As it is at run time, but that a type checker does not take any name for an attribute."""

        def __init__(self, **given: Any) -> None:  # noqa: ANN401 - a view of no kind holds what it is given
            """Attributes by name."""

    class local:  # noqa: N801 - its name
        """The same."""

else:
    from threading import local
    from types import SimpleNamespace


class _Watching(local):
    """Who watches what is read in this thread: what another one reads meanwhile is no matter of theirs."""

    def __init__(self) -> None:
        self.sets: list[set[tuple[View | str | None, str]]] = []
        """They get each view, or its place, with the name of the attribute which is read of it; None with what a page
        is given by name. See `trace`."""


watching = _Watching()


class Maker(Protocol):
    """Makes what a view of a part of the model says, when it is asked for."""

    @property
    def fields(self) -> tuple[str, ...]:
        """What the model has of the part."""

    def make(self, view: View, name: str) -> object:
        """The attribute; raises LookupError when there is none of this name."""

    def is_written(self, name: str) -> bool:
        """Whether the attribute is what a file says, and nothing that is told of the views around it."""


class Written(NamedTuple):
    """Fingerprints of what files say."""

    shared: bytes
    """Of all that is in no playbook, and of what playbooks say but for their texts."""
    books: Mapping[str, bytes]
    """Of the files of each playbook."""


class Parts(Protocol):
    """All parts of the model that the readers of a handbook see, by where they stand."""

    def get(self, place: str) -> View | None:
        """The part there, or None."""

    def forget(self, book: str) -> None:
        """Have what the parts of a playbook say be made anew when somebody asks: all of it would be large."""


class Files(Parts, Protocol):
    """The same, and what the files say from which they were made."""

    @property
    def written(self) -> Written:
        """Fingerprints of it."""


@dataclass_transform(kw_only_default=True, eq_default=False)
class View(SimpleNamespace):
    """A part of the handbook in one language. Two views are the same only if they are one object.

    What a part of the model says is made when it is first asked for, and kept: nothing is made that nobody shows.
    """

    __slots__ = ("maker", "parts", "stands_at", "written")
    maker: Maker
    parts: Parts
    written: Written
    stands_at: str
    """Where a part of the model stands, such as `zh/roles/3`, and its maker; and of the whole handbook all its parts,
    and what its files say. No template reads these; unset for all others."""

    __hash__ = object.__hash__  # SimpleNamespace gives it up
    __eq__ = object.__eq__

    if not TYPE_CHECKING:  # to a type checker it would say that a view has any attribute

        def __getattribute__(self, name: str) -> object:
            """The attribute, after whoever watches has been told."""
            for told in watching.sets:
                told.add((self, name))
            return object.__getattribute__(self, name)

        def __getattr__(self, name: str) -> object:
            """What was not asked for before. What is read to make it is not told: it is told by what it says."""
            if name in View.__slots__ or name.startswith("__") or not (maker := _maker_of(self)):
                return object.__getattribute__(self, name)  # says that there is none
            held, watching.sets = watching.sets, []
            try:
                made = maker.make(self, name)
            except LookupError as nothing:
                if nothing.args == (name,):
                    return object.__getattribute__(self, name)
                raise
            except AttributeError as fault:  # it would pass for the lack of an attribute
                message = f"{name} of {self!r} cannot be told: {fault}"
                raise RuntimeError(message) from fault
            finally:
                watching.sets = held
            object.__getattribute__(self, "__dict__")[name] = made
            return made

    def __copy__(self) -> Self:
        """Another view that says the same, of the same part."""
        other = type(self)(**vars(self))
        for name in View.__slots__:
            if hasattr(self, name):
                setattr(other, name, getattr(self, name))
        if maker := _maker_of(self):
            other.maker = _Same(self, maker.fields)
        return other

    def __repr__(self) -> str:
        """Short, because views hold each other in circles."""
        return f"View({getattr(self, 'id', '')})"


class _Same:
    """Makes of a copy what the view that was copied says."""

    def __init__(self, original: View, fields: tuple[str, ...]) -> None:
        self._original, self.fields = original, fields

    def is_written(self, name: str) -> bool:
        """It may have been told anew of a copy."""
        del name
        return False

    def make(self, view: View, name: str) -> object:
        """The original's attribute; raises LookupError when it has none of this name."""
        del view
        try:
            return getattr(self._original, name)
        except AttributeError as nothing:
            raise LookupError(name) from nothing


def forget(view: View) -> None:
    """Have its maker make again what it says, when somebody asks."""
    object.__getattribute__(view, "__dict__").clear()


def fields_of(view: View) -> dict[str, Any]:
    """What the model has of the part that this is a view of; of any other view, all that it says."""
    maker = _maker_of(view)
    return {name: getattr(view, name) for name in maker.fields} if maker else dict(vars(view))


def is_written(view: View, name: str) -> bool:
    """Whether an attribute is what a file says of the part that this is a view of."""
    maker = _maker_of(view)
    return maker is not None and maker.is_written(name)


def _maker_of(view: View) -> Maker | None:
    """The maker, if it has one, without telling that it was read."""
    try:
        maker: Maker = object.__getattribute__(view, "maker")
    except AttributeError:
        return None
    return maker


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

    `each` says that something is done once in such a length: "every 15 min", "every day".
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
