"""What is taken of another handbook, as it becomes this organisation's: its languages, its name, approved by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.loading.amend import amended
from generator.loading.extent import composed, says, yaml_data
from generator.text.languages import as_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.loading.source import Data
    from generator.model.base import Path

FIRST = "0.1"
"""The version of what nobody has approved."""
LIFE = frozenset({"version", "approvals", "changes", "last_reviewed", "last_drilled"})
"""What `playbook.yml` says of the playbook's life, which is another one here."""
_TAKEN = {
    "zh": "取自另一份手册，尚未按本机构修改，也未经批准",
    "en": "Taken from another handbook; not yet made this organisation's own, approved by nobody",
}
"""What the list of changes says of the first version."""


class Adapting(NamedTuple):
    """Makes texts of a pack this organisation's."""

    known: frozenset[str]
    """The codes of the languages that the pack speaks."""
    spoken: frozenset[str]
    """Those of them that are spoken here."""
    renamed: Mapping[str, str]
    """The name of the organisation, in each language, by what the pack has in its place."""

    def silent(self, data: Any, at: Path = ()) -> Iterator[Path]:  # noqa: ANN401 - whatever YAML says
        """The paths of what is said in languages that are not spoken here."""
        if isinstance(data, dict):
            by_language = data and self.known.issuperset(data)
            for key, value in data.items():
                if by_language and key not in self.spoken:
                    yield (*at, key)
                else:
                    yield from self.silent(value, (*at, key))
        elif isinstance(data, list):
            for number, value in enumerate(data):
                yield from self.silent(value, (*at, number))

    def text(self, path: Path, text: str) -> str:
        """What a file says from now on, from what is left of it; `path` is its place in the handbook."""
        return self._renamed(self._unapproved(text) if path[-1] == "playbook" else text)

    def _unapproved(self, text: str) -> str:
        """The first file of a playbook, as nobody has approved it."""
        data: Any = yaml_data(composed(text))
        told = {code: _TAKEN.get(as_written(code), _TAKEN["en"]) for code in sorted(self.spoken)}
        first = {"version": FIRST, "date": data["modified"], "summary": told}
        return amended("playbook.yml", text, {**data, "version": FIRST, "approvals": [], "changes": [first]})

    def _renamed(self, text: str) -> str:
        """A file in which an example names this organisation; as it was where YAML would read something else."""
        new = text
        for before, now in self.renamed.items():
            new = new.replace(before, now)
        return new if says(new, _replaced(yaml_data(composed(text)), self.renamed)) else text


def _replaced(data: Data, renamed: Mapping[str, str]) -> Data:
    if isinstance(data, dict):
        return {key: _replaced(value, renamed) for key, value in data.items()}
    if isinstance(data, list):
        return [_replaced(value, renamed) for value in data]
    for before, now in renamed.items():
        data = data.replace(before, now)
    return data
