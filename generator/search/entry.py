"""What a search can find: one entry for each thing that people look for, with the words that it is found by."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from generator.resolving.view import View, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Entry:
    """Something that can be found."""

    kind: str
    """A key of `ui.search-kind`."""
    title: str
    path: str
    """Where it stands within its language, such as `playbooks/service/response/#step-stop-sale`."""
    place: str = ""
    """What it is a part of, as readers call it."""
    note: str = ""
    """What to know before one opens it: who, and by when."""
    said: tuple[str, ...] = ()
    """What people say who mean it."""
    text: str = ""
    """All else that it says."""
    sounds: bool = False
    """Whether its title and what people say are found by their sound too, which is pinyin."""
    under: str = ""
    """The path of the playbook that it is a part of."""
    jurisdiction: str = ""
    """Where a rule holds."""

    def told(self) -> dict[str, object]:
        """The same as plain data, without what is empty; the home page's path is."""
        return {name: value for name, value in asdict(self).items() if value or name == "path"}


def words(*values: object) -> str:
    """All that is told by views, texts and lists of them, line by line; a view with a title is called by it."""
    return "\n".join(_texts(values))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
    elif isinstance(value, View):
        yield from _texts(value.title if hasattr(value, "title") else list(fields_of(value).values()))
