"""Where people may be hurt, a draft begins with the call for help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.composing.leaving import inside
from generator.loading.amend import amended
from generator.loading.extent import composed, yaml_data
from generator.model.severity import Dimension
from generator.text.languages import as_written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model.base import Path
    from generator.model.handbook import Handbook
    from generator.model.organisation import EmergencyNumber

_CALLS = re.compile(r"\{(?:ambulance|fire|police)\}")
"""Where a text says a number to ring."""
_FIRST = {"zh": "有人受伤，先打 {n}。", "zh-Hant": "有人受傷，先打 {n}。", "en": "If anyone is hurt, ring {n} first. "}


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
