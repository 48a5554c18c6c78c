"""The languages of a handbook that is begun: which of the pack's, which drafted, which not translated at all yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.composing.answers import Answers, Lacks
from generator.composing.own_script import brought, drafted
from generator.text.languages import as_written, autonym, is_language

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.loading.source import Data
    from generator.model.handbook import Handbook

_LIKE_CHINESE = "\u2e80"
"""From here on in Unicode a single letter can stand for a language's name."""


class Spoken(NamedTuple):
    """Tags of languages by the codes that they have in texts."""

    brought: dict[str, str]
    """Those that the pack brings, or brings what they are drafted from."""
    foreign: dict[str, str]
    """Those of which the pack has no word: one of the others stands in."""

    @property
    def all(self) -> dict[str, str]:
        """Both."""
        return self.brought | self.foreign


def spoken(handbook: Handbook, answers: Answers) -> Spoken:
    """The languages that were asked for; raises Lacks for what is none, and where the pack has none of them."""
    codes = {as_written(one.id): one.id for one in handbook.handbook.languages}
    ours: dict[str, str] = {}
    foreign: dict[str, str] = {}
    for tag in answers.languages:
        script = drafted(tag, codes)
        if as_written(tag) in codes:
            ours[codes[as_written(tag)]] = tag
        elif script:
            ours.setdefault(codes[script.of], tag)
        elif is_language(tag):
            foreign[tag] = tag
        else:
            raise Lacks(tag, brought(codes))
    if not ours:
        raise Lacks(next(iter(foreign)), brought(codes))
    return Spoken(ours, foreign)


def in_codes(answers: Answers, handbook: Handbook) -> Answers:
    """The answers with their texts under the codes that the pack has for their languages."""
    codes = {as_written(one.id): one.id for one in handbook.handbook.languages}
    known = {tag: codes.get(as_written(tag), tag) for tag in _tags(answers)}
    return Answers.model_validate(_in_codes(answers.model_dump(mode="json", exclude_unset=True), known))


def _tags(answers: Answers) -> list[str]:
    """The languages that were asked for, and each as it is written without its country."""
    return [*answers.languages, *map(as_written, answers.languages)]


def _in_codes(data: Data, known: dict[str, str]) -> Data:
    if isinstance(data, dict):
        renamed = known.keys() >= data.keys()
        return {known[key] if renamed else key: _in_codes(value, known) for key, value in data.items()}
    return [_in_codes(one, known) for one in data] if isinstance(data, list) else data


def untranslated(tag: str, before: Collection[str]) -> dict[str, Any]:
    """A language as settings have it into which nothing is translated yet: English stands in, else the first one."""
    name = autonym(tag)
    short = name[0] if name[0] >= _LIKE_CHINESE else tag[:2].upper()
    stand_in = next((code for code in before if as_written(code) == "en"), next(iter(before)))
    return {"id": tag, "name": name, "short": short, "tag": tag, "stand_in": stand_in}
