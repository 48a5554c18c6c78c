"""Emergency numbers in a draft: texts name them by slots, and begin with the call where people may be hurt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.composing.leaving import inside
from generator.loading.amend import amended
from generator.loading.extent import composed, yaml_data
from generator.model.severity import Dimension
from generator.text.languages import as_written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.loading.source import Data
    from generator.model.base import Path
    from generator.model.handbook import Handbook
    from generator.model.organisation import EmergencyNumber

_DIALLED = r"(?i:\b(?:ring|rings|call|calls|phone|dial)\b|[打拨报呼]|急救|火警)"
_FAR = 40
"""Characters behind a word of dialling within which a number is dialled; 120 seconds are no ambulance."""
_CALLS = re.compile(r"\{(?:ambulance|fire|police)\}")
"""Where a text says a number to ring."""
_FIRST = {"zh": "有人受伤，先打 {n}。", "zh-Hant": "有人受傷，先打 {n}。", "en": "If anyone is hurt, ring {n} first. "}


def by_slots(handbook: Handbook) -> Callable[[str, str], str]:
    """What writes slots, in a file of a name, for the pack's emergency numbers where people are told to dial them."""
    slots = {one.phone: f"{{{slot}}}" for slot, one in reversed(handbook.organisation.filled_by.items())}
    if not slots:
        return lambda _, text: text
    number = rf"(?<![\d.,%])(?:{'|'.join(map(re.escape, slots))})(?![\d%]|[.,:]\d)"
    run = re.compile(rf"{_DIALLED}.{{0,{_FAR}}}?{number}(?:.{{0,{_FAR}}}?{number})*", re.DOTALL)
    codes = frozenset(language.id for language in handbook.handbook.languages)

    def said(texts: dict[str, Data]) -> dict[str, Data]:
        """A text in each language: what one of them has people dial is dialled in all."""
        runs = (found[0] for text in texts.values() if isinstance(text, str) for found in run.finditer(text))
        meant = {one for found in runs for one in re.findall(number, found)}

        def slot(one: re.Match[str]) -> str:
            return slots[one[0]] if one[0] in meant else one[0]

        return texts | {code: re.sub(number, slot, text) for code, text in texts.items() if isinstance(text, str)}

    def written(data: Data) -> Data:
        if isinstance(data, dict):
            return said(data) if data and codes.issuperset(data) else {key: written(one) for key, one in data.items()}
        return [written(value) for value in data] if isinstance(data, list) else data

    def change(name: str, text: str) -> str:
        data = yaml_data(composed(text))
        return text if (new := written(data)) == data else amended(name, text, new)

    return change


def where_people_may_be_hurt(handbook: Handbook, gone: frozenset[Path], instead: Mapping[Path, str]) -> set[str]:
    """The playbooks to which the home page leads by an answer that grades the danger to people."""
    found = set()
    for number, question in enumerate(handbook.triage):
        for reply in ("yes", "no"):
            meaning = getattr(question, reply)
            if not meaning.grade or meaning.grade.by is not Dimension.SAFETY:
                continue
            for field in ("playbooks", "if_alone"):
                at = ("triage", number, reply, field)
                listed = ((*at, n) for n in range(len(getattr(meaning, field))))
                found |= {
                    instead.get(path, str(getattr(meaning, field)[int(path[-1])]))
                    for path in listed
                    if path in instead or not inside(path, gone)
                }
    return found


def with_the_call(name: str, text: str, spoken: Sequence[str], own: Sequence[EmergencyNumber]) -> str:
    """The first file of a playbook, in which the first line begins with the call for help."""
    data: Any = yaml_data(composed(text))
    first, *others = data["first_hour"]
    call = "{ambulance}" if any("ambulance" in one.fills or not one.fills for one in own) else own[0].phone
    if all(_CALLS.search(words) for words in first["action"].values()):
        return text
    action = {
        code: _FIRST.get(as_written(code), _FIRST["en"]).replace("{n}", call) + first["action"][code] for code in spoken
    }
    return amended(name, text, {**data, "first_hour": [{**first, "action": action}, *others]})
