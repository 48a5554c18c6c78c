"""A handbook's texts with another country's emergency numbers, and with the call first where people may be hurt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.composing.leaving import inside
from generator.model.handbook import EmergencyNumber
from generator.model.severity import Dimension
from generator.text.languages import as_written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.model.base import Path
    from generator.model.handbook import Handbook

_DIALLED = r"(?i:\b(?:ring|rings|call|calls|phone|dial)\b|[打拨撥报報呼])"
_FAR = 40
"""Characters behind a word of dialling within which a number is dialled; 120 seconds are no ambulance."""
_FIRST = {"zh": "有人受伤，先打 {n}。", "zh-Hant": "有人受傷，先打 {n}。", "en": "If anyone is hurt, ring {n} first. "}


class OwnNumber(EmergencyNumber):
    """An emergency number of the organisation's country, and which of the pack it stands for."""

    instead_of: tuple[str, ...] = ()
    """Numbers of the pack; all of them where it is the only one."""


def dialling(handbook: Handbook, own: Sequence[OwnNumber]) -> Callable[[str], str]:
    """What writes the organisation's own numbers in a text in which people are told to dial those of the pack."""
    theirs = [one.phone for one in handbook.handbook.emergency_numbers]
    meant = {number: one.phone for one in own for number in one.instead_of or (theirs if len(own) == 1 else ())}
    known = {number: now for number, now in meant.items() if number != now}
    if not known:
        return lambda text: text
    number = rf"(?<![\d.,%])(?:{'|'.join(map(re.escape, sorted(known)))})(?![\d%]|[.,:]\d)"
    run = re.compile(rf"{_DIALLED}.{{0,{_FAR}}}?{number}(?:.{{0,{_FAR}}}?{number})*", re.DOTALL)
    again = re.compile(
        rf"({'|'.join(map(re.escape, sorted(set(known.values()))))})(?:(?:, | or | and |、| ?[或和] ?)\1)+"
    )

    def written(found: re.Match[str]) -> str:
        return again.sub(r"\1", re.sub(number, lambda one: known[one[0]], found[0]))

    return lambda text: run.sub(written, text)


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


def with_the_call(data: dict[str, Any], spoken: Sequence[str], own: Sequence[EmergencyNumber]) -> dict[str, Any]:
    """The first file of a playbook, in which the first line begins with the call for help."""
    first, *others = data["first_hour"]
    number = own[0].phone
    if all(re.search(rf"(?<!\d){re.escape(number)}(?!\d)", words) for words in first["action"].values()):
        return data
    action = {
        code: _FIRST.get(as_written(code), _FIRST["en"]).format(n=number) + first["action"][code] for code in spoken
    }
    return {**data, "first_hour": [{**first, "action": action}, *others]}
