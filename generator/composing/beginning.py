"""Beginning a handbook: what is chosen of another one, as a draft of an organisation that has approved nothing yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from generator.composing.answers import Answers, Lacks
from generator.composing.edits import without
from generator.composing.leaving import inside
from generator.composing.own import own_team_and_levels, own_time
from generator.composing.own_levels import with_fifth
from generator.composing.own_numbers import dialling, where_people_may_be_hurt, with_the_call
from generator.composing.own_script import SCRIPTS, drafted, in_script, language
from generator.composing.removal import sound, what_leaves
from generator.composing.team_file import roles_file
from generator.loading.cut import composed, says, yaml_data
from generator.loading.writer import write
from generator.text.languages import as_written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.loading.source import Data
    from generator.model.base import Path
    from generator.model.handbook import EmergencyNumber, Handbook

FIRST = "0.1"
"""The version of what nobody has approved."""
_TAKEN = {
    "zh": "取自另一份手册，尚未按本机构修改，也未经批准",
    "en": "Taken from another handbook; not yet made this organisation's own, approved by nobody",
}
"""What the list of changes says of the first version."""


def begun(pack: Layout, sources: Sources, answers: Answers) -> dict[str, str]:
    """The text of each file of the new handbook, by its name from the root; raises Problems, and Lacks."""
    handbook = sound(sources)
    spoken = _spoken(handbook, answers)
    out = list(_left_out(sources, answers))
    gone, instead = what_leaves(handbook, sources, out)
    team, changes = own_team_and_levels(handbook, sources, gone, answers)
    codes = frozenset(language.id for language in handbook.handbook.languages)
    silent = {path for path in _silent(sources.tree, codes, frozenset(spoken)) if not inside(path, gone)}
    chosen = {path: source.file for path, source in sources.files.items() if path not in {("ui",), ("contacts",)}}
    leaves = gone | silent | {path for change in changes for path in change.gone if not inside(path, gone)}
    others = instead | {path: word for change in changes for path, word in change.instead.items()}
    changed = without(pack, sources, leaves, {path: word for path, word in others.items() if not inside(path, leaves)})
    texts = {name: changed.get(name, (pack.root / name).read_bytes().decode()) for name in chosen.values()}
    kept = {name: text for name, text in texts.items() if text is not None}
    kept = _mapped(kept, dialling(handbook, answers.emergency_numbers))
    hurt = where_people_may_be_hurt(handbook, gone, instead) if answers.emergency_numbers else set()
    for path, name in chosen.items():
        if name in kept and path[-1] == "playbook":
            calls = answers.emergency_numbers if path[1] in hurt else ()
            kept[name] = _unapproved(kept[name], list(spoken), calls)
    settings = chosen["handbook",]
    kept[settings] = _settings(kept[settings], answers, spoken)
    kept |= own_time(handbook, sources, gone, answers, spoken)
    if team:
        roles = chosen["roles",]
        kept[roles] = roles_file(kept[roles], team, answers.own_roles, list(spoken))
    if (answers.levels or 0) > len(handbook.severity):
        kept |= dict(with_fifth(kept, handbook, list(spoken)))
    was = handbook.handbook.organisation.root
    renamed = {words: _called(answers, code) for code, words in was.items() if code in spoken}
    kept = dict(sorted(_mapped(kept, partial(_renamed, renamed=renamed)).items()))
    return _in_other_scripts(kept, handbook, answers, settings)


def _spoken(handbook: Handbook, answers: Answers) -> dict[str, str]:
    """The tag of each language that was asked for, by the code that it, or what it is drafted from, has in the pack."""
    codes = {as_written(language.id): language.id for language in handbook.handbook.languages}
    found: dict[str, str] = {}
    for tag in answers.languages:
        script = drafted(tag, codes)
        if as_written(tag) in codes:
            found[codes[as_written(tag)]] = tag
        elif script:
            found.setdefault(codes[script.of], tag)
        else:
            raise Lacks(tag, list(codes.values()))
    return found


def _in_other_scripts(texts: dict[str, str], handbook: Handbook, answers: Answers, settings: str) -> dict[str, str]:
    """The files with what is drafted from one of their languages, and its language among the settings."""
    known = {as_written(language.id): language.id for language in handbook.handbook.languages}
    for tag in (tag for tag in answers.languages if as_written(tag) not in known):
        script, code = SCRIPTS[as_written(tag)], as_written(tag)
        alone = not any(as_written(one) == script.of for one in answers.languages)
        codes = frozenset({*known.values(), code})
        texts = in_script(texts, code, script, codes, instead=alone)
        data: Any = yaml_data(composed(texts[settings]))
        others = [one for one in data["languages"] if one["id"] != known[script.of] or not alone]
        named = {**data["organisation"], code: _called(answers, code)}
        listed = sorted([*others, language(code, tag, script)], key=lambda one: _place(one["id"], answers))
        texts = texts | {settings: write({**data, "organisation": named, "languages": listed})}
    return texts


def _place(code: str, answers: Answers) -> int:
    """Where a language stands among those that were asked for."""
    return next((n for n, tag in enumerate(answers.languages) if as_written(tag) == as_written(code)), 0)


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


def _unapproved(text: str, spoken: Sequence[str], calls: Sequence[EmergencyNumber]) -> str:
    """The first file of a playbook, as nobody has approved it; it begins with a call for help where there is one."""
    data: Any = yaml_data(composed(text))
    data = with_the_call(data, spoken, calls) if calls else data
    day = data["modified"]
    told = {code: _TAKEN.get(as_written(code), _TAKEN["en"]) for code in spoken}
    first = {"version": FIRST, "date": day, "summary": told}
    return write({**data, "version": FIRST, "approvals": [], "changes": [first]})


def _settings(text: str, answers: Answers, spoken: Mapping[str, str]) -> str:
    """The settings, with what was answered."""
    data: Any = yaml_data(composed(text))
    known = {language["id"]: language for language in data["languages"]}
    asked = {"emergency_numbers", "footing", "zones", "calendar", "brand"}
    given = answers.model_dump(
        mode="json", include=asked, exclude={"emergency_numbers": {"__all__": {"instead_of"}}}, exclude_none=True
    )
    kept = {key: value for key, value in data.items() if key not in {"footing", "gone", "emergency_numbers", "brand"}}
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
    if isinstance(name, str):
        return name
    said = {as_written(one): words for one, words in name.root.items()}
    return said.get(as_written(code)) or next(iter(name.root.values()))


def _renamed(text: str, renamed: Mapping[str, str]) -> str:
    """A text in which an example names the new organisation."""
    for before, now in renamed.items():
        text = text.replace(before, now)
    return text


def _mapped(texts: Mapping[str, str], change: Callable[[str], str]) -> dict[str, str]:
    """Files whose texts are changed; each as it was where YAML would read something else."""
    found = {}
    for name, text in texts.items():
        new = change(text)
        found[name] = new if new == text or says(new, _replaced(yaml_data(composed(text)), change)) else text
    return found


def _replaced(data: Data, change: Callable[[str], str]) -> Data:
    if isinstance(data, dict):
        return {key: _replaced(value, change) for key, value in data.items()}
    if isinstance(data, list):
        return [_replaced(value, change) for value in data]
    return change(data)
