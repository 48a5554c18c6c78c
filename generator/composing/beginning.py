"""Beginning a handbook: what is chosen of another one, as a draft of an organisation that has approved nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from generator.composing.adapting import Adapting
from generator.composing.edits import NOT_SHARED, without
from generator.composing.leaving import inside
from generator.composing.removal import sound, what_leaves
from generator.loading.extent import composed, yaml_data
from generator.loading.writer import write
from generator.model.base import Part, Text
from generator.model.handbook import EmergencyNumber  # noqa: TC001 - pydantic reads it
from generator.model.reference import Footing  # noqa: TC001 - the same
from generator.text.languages import as_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.model.base import Path
    from generator.model.handbook import Handbook


class Answers(Part):
    """What has to be known to begin a handbook."""

    organisation: str | Text
    """Its name: one for all languages, or one for each."""
    languages: tuple[str, ...] = Field(min_length=1)
    """Tags (BCP 47) of the languages that it speaks, the first one first."""
    address: str
    """Where its site will stand."""
    playbooks: tuple[str, ...] = Field(min_length=1)
    chapters: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    drills: tuple[str, ...] = ()
    emergency_numbers: tuple[EmergencyNumber, ...] = ()
    footing: tuple[Footing, ...] | None = None


class Lacks(Exception):  # noqa: N818 - said as users would say it
    """The pack has no such item, or no texts in such a language: what was asked for, and what there is."""


def begun(pack: Layout, sources: Sources, answers: Answers) -> dict[str, str]:
    """The text of each file of the new handbook, by its name from the root; raises Problems, and Lacks."""
    handbook = sound(sources)
    spoken = _spoken(handbook, answers)
    out = list(_left_out(sources, answers))
    gone, instead = what_leaves(handbook, sources, out)
    adapting = _adapting(handbook, answers, spoken)
    silent = {path for path in adapting.silent(sources.tree) if not inside(path, gone)}
    chosen = {path: source.file for path, source in sources.files.items() if path not in NOT_SHARED}
    changed = without(pack, sources, gone | silent, instead)
    found: dict[str, str] = {}
    for path, name in chosen.items():
        text = changed.get(name, (pack.root / name).read_bytes().decode())
        if text is not None:
            own = _settings(text, answers, spoken) if path == ("handbook",) else text
            found[name] = adapting.text(path, own)
    return dict(sorted(found.items()))


def _adapting(handbook: Handbook, answers: Answers, spoken: Mapping[str, str]) -> Adapting:
    """What makes the texts of a pack those of who answers."""
    codes = frozenset(language.id for language in handbook.handbook.languages)
    was = handbook.handbook.organisation.root
    renamed = {words: _called(answers, code) for code, words in was.items() if code in spoken}
    return Adapting(codes, frozenset(spoken), renamed)


def _spoken(handbook: Handbook, answers: Answers) -> dict[str, str]:
    """The tag of each language that was asked for, by the code that it has in the pack."""
    codes = {as_written(language.id): language.id for language in handbook.handbook.languages}
    for tag in answers.languages:
        if as_written(tag) not in codes:
            raise Lacks(tag, list(codes.values()))
    return {codes[as_written(tag)]: tag for tag in answers.languages}


def _left_out(sources: Sources, answers: Answers) -> Iterator[Path]:
    """The playbooks, chapters, cases and drills that nobody asked for."""
    chosen = {
        "playbooks": answers.playbooks,
        "guide": answers.chapters,
        "cases": answers.cases,
        "drills": answers.drills,
    }
    for kind, ids in chosen.items():
        there = [str(name) for name in sources.tree[kind]]
        for name in ids:
            if name not in there:
                raise Lacks(name, there)
        yield from ((kind, name) for name in there if name not in ids)


def _settings(text: str, answers: Answers, spoken: Mapping[str, str]) -> str:
    """The settings, with what was answered."""
    data: Any = yaml_data(composed(text))
    known = {language["id"]: language for language in data["languages"]}
    given = answers.model_dump(mode="json", include={"emergency_numbers", "footing"}, exclude_none=True)
    kept = {key: value for key, value in data.items() if key not in {"footing", "gone", "emergency_numbers", "pack"}}
    return write(
        {
            **kept,
            "organisation": {code: _called(answers, code) for code in spoken},
            "address": answers.address,
            "languages": [{**known[code], "tag": _tag(known[code]["tag"], tag)} for code, tag in spoken.items()],
            **{key: value for key, value in given.items() if value},
        }
    )


def _tag(before: str, wanted: str) -> str:
    """The tag that was asked for; that of the pack, where it says as much."""
    return before if before.startswith(wanted) else wanted


def _called(answers: Answers, code: str) -> str:
    """The organisation's name in a language."""
    name = answers.organisation
    return name if isinstance(name, str) else name.root.get(code) or next(iter(name.root.values()))
