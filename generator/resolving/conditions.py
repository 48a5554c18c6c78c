"""In which cases something holds, in words that stand before what is said of it."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.model.base import Path
    from generator.resolving import views
    from generator.resolving.around import Around

SAID_BEFORE = {
    "Step": "title",
    "FirstMove": "action",
    "Decision": "question",
    "Row": "purpose",
    "Message": "title",
    "WatchedIndicator": "first_move",
    "Clock": "who",
}
"""By what the model calls a part: the field that is read alone, so that the condition has to stand in it."""


def conditional(name: str) -> dict[str, Callable[[Any, Around], object]]:
    """What views of such a part say of their condition."""
    field = SAID_BEFORE.get(name)
    told: dict[str, Callable[[Any, Around], object]] = {"only_if": only_if}
    return told | ({field: lambda view, around: f"{view.only_if}{_own(around, field)}"} if field else {})


def only_if(view: views.Step, around: Around) -> str:
    """The levels and answers on which it depends and that are not known; nothing where it holds in every case."""
    step: views.Step | None = getattr(view, "step", None)
    parts = [view.applies_if, *([step.applies_if] if step else [])]
    ui = around.handbook.ui["applies"]
    here = around.sight.situation
    known = here.answers if here and around.path[:2] == ("playbooks", here.playbook) else {}
    levels = dict.fromkeys(level.numeral for one in parts for level in one.levels if not here)
    unsettled = [one for part in parts for one in part.answers if one.question.id not in known]
    asked = dict.fromkeys((one.question, one.answer) for one in unsettled)
    said = [ui["at_level"].replace("{levels}", ui["or"].join(levels))] if levels else []
    said += [_answered(question, answer, around) for question, answer in asked]
    return ui["only_if"].replace("{conditions}", ui["and"].join(said)) if said else ""


def _answered(question: views.Question, answer: str, around: Around) -> str:
    """By the question's number in the playbook, as it stands on paper; from elsewhere by its words."""
    ui = around.handbook.ui["applies"]
    here = around.book.response.triage.questions if around.path[:1] == ("playbooks",) else []
    if question in here:
        return ui["answered"].replace("{n}", str(here.index(question) + 1)).replace("{answer}", answer)
    return ui["asked"].replace("{ask}", question.ask).replace("{answer}", answer)


def reasons(parts: Iterable[views.Duty | views.Regulation | views.Clock], handbook: views.Handbook) -> list[str]:
    """What the organisation is, has or does by which all of the parts hold for it, in words."""
    us, ui = handbook.organisation, handbook.ui["applies"]
    asked = [part.applies_if for part in parts]
    known = {fact.key for fact in us.facts or ()}
    facts = [fact for one in asked for fact in (*one.facts, *one.one_of) if us.facts is None or fact.key in known]
    missing = [ui["not"].replace("{fact}", fact) for one in asked for fact in one.without]
    users = [ui["users"].replace("{n}", f"{one.users_from:,}") for one in asked if one.users_from is not None]
    return list(dict.fromkeys([*facts, *missing, *users]))


def lacking(part: views.Regulation, handbook: views.Handbook) -> list[str]:
    """What the organisation is not, has not or does not do, so that the part holds only for others, in words."""
    us, ui, asked = handbook.organisation, handbook.ui["applies"], part.applies_if
    known = {fact.key for fact in us.facts or ()}
    found: list[str] = [fact for fact in asked.facts if fact.key not in known] if us.facts is not None else []
    if us.facts is not None and asked.one_of and not known & {fact.key for fact in asked.one_of}:
        found.append(ui["either"].join(asked.one_of))
    found += [ui["not"].replace("{fact}", fact) for fact in asked.without if fact.key in known]
    few = us.users is not None and asked.users_from is not None and us.users < asked.users_from
    return [*found, *([ui["users"].replace("{n}", f"{asked.users_from:,}")] if few else [])]


def _own(around: Around, field: str) -> str:
    """What the files say in the field."""
    part: Any = around.part
    said: str = around.resolver.value(getattr(part, field), (*around.path, field))
    return said


def earlier(around: Around) -> list[views.Step]:
    """What a step comes after, in the order of the checklist; for one that is not there, what that one comes after."""
    book: Path = around.path[:2]
    steps = around.model.playbooks[around.id_of_book].response.steps
    after = {step.id: (number, step.after) for number, step in enumerate(steps)}

    def there(at: Path, refs: Iterable[Any], seen: frozenset[str]) -> Iterator[Any]:
        for n, ref in enumerate(refs):
            if shown := around.resolver.value(ref, (*at, "after", n)):
                yield shown
            elif ref in after and ref not in seen:
                number, before = after[ref]
                yield from there((*book, "response", "steps", number), before, seen | {ref})

    return sorted(set(there(around.path, around.part.after, frozenset())), key=attrgetter("number"))
