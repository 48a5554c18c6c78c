"""Beginning a handbook: what is chosen of another one, as a draft of an organisation that has approved nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from generator.composing.adapting import Adapting
from generator.composing.edits import NOT_SHARED, without
from generator.composing.leaving import inside
from generator.composing.removal import sound, what_leaves
from generator.loading.extent import composed, yaml_data
from generator.loading.writer import write
from generator.model.base import Part, Text
from generator.model.organisation import EmergencyNumber, Fact  # noqa: TC001 - pydantic reads them
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
    adapting = _adapting(handbook, answers, spoken)
    silent = {path for path in adapting.silent(sources.tree) if not inside(path, gone)}
    chosen = {path: source.file for path, source in sources.files.items() if path not in NOT_SHARED}
    changed = without(pack, sources, gone | silent, instead)
    found: dict[str, str] = {}
    for path, name in chosen.items():
        text = changed.get(name, (pack.root / name).read_bytes().decode())
        if text is not None:
            found[name] = adapting.text(path, _answered(path, text, answers, spoken))
    return dict(sorted(found.items()))


def _answered(path: Path, text: str, answers: Answers, spoken: Mapping[str, str]) -> str:
    """A file with what was answered, where that is asked for."""
    if path == ("handbook",):
        return _settings(text, answers, spoken)
    return _organisation(text, answers, spoken) if path == ("organisation",) else text


def _adapting(handbook: Handbook, answers: Answers, spoken: Mapping[str, str]) -> Adapting:
    """What makes the texts of a pack those of who answers."""
    codes = frozenset(language.id for language in handbook.handbook.languages)
    was = handbook.organisation.name.root
    renamed = {words: _called(answers.organisation, code) for code, words in was.items() if code in spoken}
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
    changed = {
        "address": answers.address,
        "languages": [{**known[code], "tag": _tag(known[code]["tag"], tag)} for code, tag in spoken.items()],
    }
    return write({key: value for key, value in (data | changed).items() if key not in {"gone", "pack"}})


def _organisation(text: str, answers: Answers, spoken: Mapping[str, str]) -> str:
    """Whose handbook it is, by what was answered: of the pack's organisation only its own words for places stay."""
    data: Any = yaml_data(composed(text))
    kept = {key: data[key] for key in ("hotline", "dangers", "words") if key in data}
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
