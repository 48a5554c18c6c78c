"""Beginning a handbook: what is chosen of another one, as a draft of an organisation that has approved nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from generator.composing.edits import without
from generator.composing.leaving import inside
from generator.composing.removal import sound, what_leaves
from generator.loading.cut import composed, says, yaml_data
from generator.loading.writer import write
from generator.model.base import Part, Text
from generator.model.organisation import EmergencyNumber, Fact  # noqa: TC001 - pydantic reads them
from generator.text.languages import as_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.loading.source import Data
    from generator.model.base import Path
    from generator.model.handbook import Handbook

FIRST = "0.1"
"""The version of what nobody has approved."""
_TAKEN = {
    "zh": "取自另一份手册，尚未按本机构修改，也未经批准",
    "en": "Taken from another handbook; not yet made this organisation's own, approved by nobody",
}
"""What the list of changes says of the first version."""


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
    hotline: str | Text | None = None
    """How customers ring it; that of the pack if left out."""
    facts: tuple[Fact, ...] | None = None
    users: Annotated[int, Field(ge=0)] | None = None


class Lacks(Exception):  # noqa: N818 - said as users would say it
    """The pack has no such item, or no texts in such a language: what was asked for, and what there is."""


def begun(pack: Layout, sources: Sources, answers: Answers) -> dict[str, str]:
    """The text of each file of the new handbook, by its name from the root; raises Problems, and Lacks."""
    handbook = sound(sources)
    spoken = _spoken(handbook, answers)
    out = list(_left_out(sources, answers))
    gone, instead = what_leaves(handbook, sources, out)
    codes = frozenset(language.id for language in handbook.handbook.languages)
    silent = {path for path in _silent(sources.tree, codes, frozenset(spoken)) if not inside(path, gone)}
    chosen = {path: source.file for path, source in sources.files.items() if path not in {("ui",), ("contacts",)}}
    changed = without(pack, sources, gone | silent, instead)
    texts = {name: changed.get(name, (pack.root / name).read_bytes().decode()) for name in chosen.values()}
    kept = {name: text for name, text in texts.items() if text is not None}
    for path, name in chosen.items():
        if name in kept and path[-1] == "playbook":
            kept[name] = _unapproved(kept[name], spoken)
    settings = chosen["handbook",]
    kept[settings] = _settings(kept[settings], answers, spoken)
    whose = chosen["organisation",]
    kept[whose] = _organisation(kept[whose], answers, spoken)
    was = handbook.organisation.name.root
    renamed = {words: _called(answers.organisation, code) for code, words in was.items() if code in spoken}
    return {name: _renamed(text, renamed) for name, text in sorted(kept.items())}


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


def _silent(data: Any, codes: frozenset[str], spoken: frozenset[str], at: Path = ()) -> Iterator[Path]:  # noqa: ANN401
    """What is said in languages that nobody asked for: mappings of languages to what is said in them."""
    if isinstance(data, dict):
        by_language = data and codes.issuperset(data)
        for key, value in data.items():
            if by_language and key not in spoken:
                yield (*at, key)
            else:
                yield from _silent(value, codes, spoken, (*at, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _silent(value, codes, spoken, (*at, number))


def _unapproved(text: str, spoken: Mapping[str, str]) -> str:
    """The first file of a playbook, as nobody has approved it."""
    data: Any = yaml_data(composed(text))
    day = data["modified"]
    told = {code: _TAKEN.get(as_written(code), _TAKEN["en"]) for code in spoken}
    first = {"version": FIRST, "date": day, "summary": told}
    return write({**data, "version": FIRST, "approvals": [], "changes": [first]})


def _settings(text: str, answers: Answers, spoken: Mapping[str, str]) -> str:
    """The settings, with what was answered."""
    data: Any = yaml_data(composed(text))
    known = {language["id"]: language for language in data["languages"]}
    changed = {
        "address": answers.address,
        "languages": [{**known[code], "tag": _tag(known[code]["tag"], tag)} for code, tag in spoken.items()],
    }
    return write({key: value for key, value in (data | changed).items() if key != "gone"})


def _organisation(text: str, answers: Answers, spoken: Mapping[str, str]) -> str:
    """Whose handbook it is, by what was answered: of the pack's organisation only its own words for places stay."""
    data: Any = yaml_data(composed(text))
    kept = {key: data[key] for key in ("hotline", "words") if key in data}
    named = {"name": answers.organisation, "hotline": answers.hotline}
    given = answers.model_dump(mode="json", include={"emergency_numbers", "facts", "users"}, exclude_defaults=True)
    return write(
        kept | {key: {code: _called(text, code) for code in spoken} for key, text in named.items() if text} | given
    )


def _tag(before: str, wanted: str) -> str:
    """The tag that was asked for; that of the pack, where it says as much."""
    return before if before.startswith(wanted) else wanted


def _called(name: str | Text, code: str) -> str:
    """What was answered once for all languages or once for each, in a language."""
    return name if isinstance(name, str) else name.root.get(code) or next(iter(name.root.values()))


def _renamed(text: str, renamed: Mapping[str, str]) -> str:
    """A file in which an example names the new organisation; as it was where YAML would read something else."""
    new = text
    for before, now in renamed.items():
        new = new.replace(before, now)
    return new if says(new, _replaced(yaml_data(composed(text)), renamed)) else text


def _replaced(data: Data, renamed: Mapping[str, str]) -> Data:
    if isinstance(data, dict):
        return {key: _replaced(value, renamed) for key, value in data.items()}
    if isinstance(data, list):
        return [_replaced(value, renamed) for value in data]
    for before, now in renamed.items():
        data = data.replace(before, now)
    return data
