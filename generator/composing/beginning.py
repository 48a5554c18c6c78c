"""Beginning a handbook: what is chosen of another one, as a draft of an organisation that has approved nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.composing.adapting import Adapting
from generator.composing.answers import Answers, Lacks
from generator.composing.call_first import by_slots, where_people_may_be_hurt, with_the_call
from generator.composing.edits import NOT_SHARED, without
from generator.composing.leaving import inside
from generator.composing.own import own_team_and_levels, own_time
from generator.composing.own_languages import in_codes, untranslated
from generator.composing.own_languages import spoken as of_answers
from generator.composing.own_levels import with_fifth
from generator.composing.own_script import SCRIPTS, drafted, in_script, language
from generator.composing.removal import sound, what_leaves
from generator.composing.team_file import roles_file
from generator.loading.amend import amended
from generator.loading.extent import composed, yaml_data
from generator.loading.writer import write
from generator.text.languages import as_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.composing.own_languages import Spoken
    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.model.base import Path, Text
    from generator.model.handbook import Handbook


def begun(pack: Layout, sources: Sources, answers: Answers) -> dict[str, str]:
    """The text of each file of the new handbook, by its name from the root; raises Problems, and Lacks."""
    handbook = sound(sources)
    answers = in_codes(answers, handbook)
    languages = of_answers(handbook, answers)
    spoken = languages.brought
    out = list(_left_out(sources, answers))
    gone, instead = what_leaves(handbook, sources, out)
    team, changes = own_team_and_levels(handbook, sources, gone, answers)
    adapting = _adapting(handbook, answers, spoken)
    silent = {path for path in adapting.silent(sources.tree) if not inside(path, gone)}
    chosen = {path: source.file for path, source in sources.files.items() if path not in NOT_SHARED}
    leaves = gone | silent | {path for change in changes for path in change.gone if not inside(path, gone)}
    others = instead | {path: word for change in changes for path, word in change.instead.items()}
    changed = without(pack, sources, leaves, {path: word for path, word in others.items() if not inside(path, leaves)})
    dialled = by_slots(handbook)
    hurt = where_people_may_be_hurt(handbook, gone, instead) if answers.emergency_numbers else set()
    found: dict[str, str] = {}
    for path, name in chosen.items():
        text = changed.get(name, (pack.root / name).read_bytes().decode())
        if text is not None:
            found[name] = dialled(name, adapting.text(path, _answered(path, text, answers, spoken)))
            if path[-1] == "playbook" and path[1] in hurt:
                found[name] = with_the_call(name, found[name], list(spoken), answers.emergency_numbers)
    found |= own_time(handbook, sources, gone, answers, languages.all)
    if team:
        roles = chosen["roles",]
        found[roles] = roles_file(found[roles], team, answers.own_roles, languages)
    if (answers.levels or 0) > len(handbook.severity):
        found |= dict(with_fifth(found, handbook, list(spoken)))
    found = _in_other_scripts(dict(sorted(found.items())), handbook, answers, chosen)
    return _in_further_languages(found, answers, languages, chosen)


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


def _in_other_scripts(
    texts: dict[str, str], handbook: Handbook, answers: Answers, files: Mapping[Path, str]
) -> dict[str, str]:
    """The files with what is drafted from one of their languages, and its language among the settings."""
    known = {as_written(language.id): language.id for language in handbook.handbook.languages}
    settings, whose = files["handbook",], files["organisation",]
    for tag in (tag for tag in answers.languages if as_written(tag) not in known and drafted(tag, known)):
        script, code = SCRIPTS[as_written(tag)], as_written(tag)
        alone = not any(as_written(one) == script.of for one in answers.languages)
        texts = in_script(texts, code, script, frozenset({*known.values(), code}), instead=alone)
        data: Any = yaml_data(composed(texts[settings]))
        others = [one for one in data["languages"] if one["id"] != known[script.of] or not alone]
        listed = sorted([*others, language(code, tag, script)], key=lambda one: _place(one["id"], answers))
        named: Any = yaml_data(composed(texts[whose]))
        name = {**named["name"], code: _called(answers.organisation, code)}
        texts = texts | {settings: write({**data, "languages": listed}), whose: write({**named, "name": name})}
    return texts


def _in_further_languages(
    texts: dict[str, str], answers: Answers, languages: Spoken, files: Mapping[Path, str]
) -> dict[str, str]:
    """The files with the languages that the pack does not speak among the settings, behind those that it does."""
    settings, whose = files["handbook",], files["organisation",]
    for tag in languages.foreign:
        data: Any = yaml_data(composed(texts[settings]))
        more = untranslated(tag, [one["id"] for one in data["languages"] if "stand_in" not in one])
        named: Any = yaml_data(composed(texts[whose]))
        name = {**named["name"], tag: _called(answers.organisation, tag)}
        texts = texts | {
            settings: amended("handbook.yml", texts[settings], {**data, "languages": [*data["languages"], more]}),
            whose: write({**named, "name": name}),
        }
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


def _settings(text: str, answers: Answers, spoken: Mapping[str, str]) -> str:
    """The settings, with what was answered."""
    data: Any = yaml_data(composed(text))
    known = {language["id"]: language for language in data["languages"]}
    asked = answers.model_dump(mode="json", include={"zones", "calendar", "paper", "brand"}, exclude_defaults=True)
    changed = asked | {
        "address": answers.address,
        "languages": [{**known[code], "tag": _tag(known[code]["tag"], tag)} for code, tag in spoken.items()],
    }
    dropped = {"gone", "pack", *({"brand"} - asked.keys())}
    said = {key: value for key, value in (data | changed).items() if key not in dropped}
    return amended("handbook.yml", text, said)


def _organisation(text: str, answers: Answers, spoken: Mapping[str, str]) -> str:
    """Whose handbook it is, by what was answered: of the pack's organisation only its own words for places stay."""
    data: Any = yaml_data(composed(text))
    kept = {key: data[key] for key in ("hotline", "dangers", "harmless", "words") if key in data}
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
    if isinstance(name, str):
        return name
    said = {as_written(one): words for one, words in name.root.items()}
    return said.get(as_written(code)) or next(iter(name.root.values()))
