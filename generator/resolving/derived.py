"""What views say beyond the model: numbers, buckets, teams, all that each role owns; each told when asked for."""

from __future__ import annotations

from datetime import timedelta
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from generator.model.approved_content import ApprovalState, content_mark, state, state_of_all
from generator.model.conditions import InSomeCases
from generator.model.playbook import Status
from generator.model.response import FIRST_HOUR
from generator.model.samples import samples
from generator.model.warning import HIGH_FROM, MEDIUM_FROM
from generator.resolving import tick_keys
from generator.resolving.added_fields import Member, QuickStep, RiskLimits
from generator.resolving.conditions import conditional, earlier, lacking, reasons
from generator.resolving.dangers import dangers, harmless
from generator.resolving.duties import duties
from generator.resolving.edge_tabs import edge_tab, of_each_colour
from generator.resolving.holdings import HELD, WRITTEN_OUT
from generator.resolving.readiness import readiness
from generator.resolving.rings import rings
from generator.resolving.role_cards import cards, loose_texts
from generator.resolving.schedule import schedule
from generator.resolving.workdays import announced_until, free_days
from generator.text.slots import filled
from generator.validating.ids import at_path
from generator.validating.triage import as_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.model.playbook import Approval
    from generator.resolving import views
    from generator.resolving.around import Around
    from generator.resolving.view import Word

    Kind = TypeVar("Kind")
    Told = dict[str, Callable[[Kind, "Around"], object]]
    """By the name of an attribute that views of a kind have, what tells it."""


def _playbooks(around: Around) -> list[views.Playbook]:
    """In reading order; not all readers see all playbooks."""
    books = around.written("playbooks")
    return [books[name] for name in around.model.handbook.reading_order if name in books]


def _number(around: Around) -> int:
    """The place in the reading order, the same for all readers."""
    return [str(ref) for ref in around.model.handbook.reading_order].index(around.id_of_book) + 1


def _review_by(around: Around) -> str:
    meta = around.model.playbooks[around.id_of_book].playbook
    return (meta.last_reviewed + timedelta(minutes=meta.review_every.minutes)).isoformat()


def _of_itself(tell: Callable[[views.Playbook], object]) -> Callable[[views.Playbook, Around], object]:
    """What is told of a playbook by what it says itself."""
    return lambda book, _: tell(book)


def _status_now(book: views.Playbook, around: Around) -> Word:
    """The status; of one in force, what its approvals are worth unless all stand."""
    meta = around.model.playbooks[around.id_of_book].playbook
    worth = state_of_all(meta.approvals, book.content)
    if meta.status is not Status.ACTIVE or worth is ApprovalState.APPROVED:
        return book.meta.status
    return _worth(worth, around)


def _of_approval(around: Around) -> Word:
    approval: Approval = at_path(around.model, around.path)
    return _worth(state(approval, around.book.content), around)


def _worth(worth: ApprovalState, around: Around) -> Word:
    word: Word = around.resolver.value(worth, around.path)
    return word


def _buckets(book: views.Playbook) -> list[tuple[Any, list[views.Step]]]:
    return [(bucket, list(steps)) for bucket, steps in groupby(book.response.steps, lambda step: step.bucket)]


def _unwatched(handbook: views.Handbook) -> list[tuple[views.Indicator, dict[str, str]]]:
    watched = {indicator for book in handbook.playbooks for indicator, _ in book.watched}
    return [(one, one.thresholds) for one in handbook.indicators if one not in watched]


def _measures(handbook: views.Handbook) -> list[tuple[Word, list[tuple[views.Level, str]]]]:
    found: dict[str, tuple[Word, list[tuple[views.Level, str]]]] = {}
    for level in handbook.severity:
        for criterion in level.criteria:
            found.setdefault(criterion.dimension.key, (criterion.dimension, []))[1].append((level, criterion.test))
    return list(found.values())


def _letters(book: views.Playbook, handbook: views.Handbook) -> list[views.Message]:
    sent = [row.message for row in book.communication.matrix if row.message in handbook.messages]
    return [*book.communication.messages, *dict.fromkeys(sent)]


def _signatories(book: views.Playbook) -> list[views.Role]:
    signing = [approval.role for approval in book.meta.approvals]
    return list(dict.fromkeys([*signing, book.meta.owner, book.meta.deputy]))


def _first_hour(book: views.Playbook, around: Around) -> list[QuickStep]:
    moves = {move.step: move for move in book.meta.first_hour}
    written = around.model.playbooks[around.id_of_book]
    said = {step.id: step.title for step in written.response.steps}
    said |= {str(move.step): move.action for move in written.playbook.first_hour}
    soon = [step for step in book.response.steps if step.deadline.minutes <= FIRST_HOUR]
    return [_quick(step, moves.get(step), rings(said[step.id], around)) for step in soon]


def _quick(step: views.Step, move: views.FirstMove | None, calls: list[views.EmergencyNumber]) -> QuickStep:
    """A step in its move's words, whose owner and time are the step's (see `rules.first_hour`)."""
    if move:
        return QuickStep(step=step, action=move.action, owner=move.owner, by=move.by, rings=calls)
    return QuickStep(step=step, action=step.title, owner=step.accountable, by=step.deadline, rings=calls)


def _everybody(book: views.Playbook) -> list[Member]:
    return [Member(role=role, duty=duty) for role, duty in book.duties.items() if duty.count]


def _team(book: views.Playbook) -> list[Member]:
    return [member for member in book.everybody if member.duty.count > len(member.duty.further)]


def _address(indicator: views.Indicator, handbook: views.Handbook) -> str:
    books = () if handbook.written_out else handbook.playbooks
    first = next((f"playbooks/{book.id}/" for book in books if any(one is indicator for one, _ in book.watched)), "")
    return f"{first}warning/#indicator-{indicator.id}"


def _beside(step: views.Step, book: views.Playbook) -> list[views.Step]:
    group = book.response.steps if step.parallel else ()
    return [other for other in group if other.parallel == step.parallel and other is not step]


def _sections(topic: views.Topic, handbook: views.Handbook) -> list[tuple[views.Chapter, views.Section]]:
    return [(chapter, section) for chapter in handbook.guide for section in chapter.sections if topic in section.topics]


def _free(calendar: views.WorkCalendar, around: Around) -> list[tuple[int, list[tuple[str, str]]]]:
    newest = around.sight.as_of
    years = (newest.year, newest.year + 1) if newest and not calendar.years else ()
    return [(year, free_days(calendar, year, around.resolver.language.tag)) for year in years]


def _names(zone: views.Zone, around: Around) -> list[str]:
    """What times in a zone are called in every language, and its name; the longest first."""
    [model] = [one for one in around.model.zones if one.id == zone.id]
    return sorted({zone.id, *model.title.root.values()}, key=lambda name: (-len(name), name))


def _other_terms(term: views.Term, around: Around) -> str:
    [words] = [one.term.root for one in around.model.glossary if one.id == term.id]
    codes = (one.id for one in around.model.handbook.languages if one.id != around.resolver.language.id)
    return " / ".join(filled(words[code], around.model.slots(code)) for code in codes if words.get(code))


def _counted_by(handbook: views.Handbook, around: Around, of_clock: str, *ours: object) -> list[Any]:
    """Those of the registry that our own times and the time limits of rules go by which readers see."""
    limits = (getattr(clock, of_clock) for rule in handbook.regulations for clock in rule.clocks)
    used = {id(one) for one in (*ours, *limits)}
    return [one for one in around.written(f"{of_clock}s") if id(one) in used]


def _rules_of_others(around: Around) -> list[views.Regulation]:
    """Those that never hold for the organisation and that these readers might see otherwise."""
    sight = around.sight
    rules = [(("regulations", n), rule) for n, rule in enumerate(around.model.regulations)]
    shown = [(at, one) for at, one in rules if sight.holds_for_others_only(one) and not sight.withheld(at, one)]
    return [view for at, one in shown if (view := around.resolver.part(one, at))]


_OF_HANDBOOK: Told[views.Handbook] = {
    "calendars": lambda view, around: _counted_by(view, around, "calendar", view.handbook.calendar),
    "zones": lambda view, around: _counted_by(view, around, "zone", *view.handbook.zones),
    "playbooks": lambda _, around: _playbooks(around),
    "tabs": lambda view, _: of_each_colour(book.tab for book in view.playbooks),
    "cases": lambda _, around: list(around.written("cases").values()),
    "guide": lambda _, around: list(around.written("guide").values()),
    "drills": lambda _, around: list(around.written("drills").values()),
    "dangers": lambda view, around: dangers(view, around.model.organisation),
    "harmless": lambda _, around: harmless(around.model.organisation),
    "is_sample": lambda _, around: any(samples(around.model.handbook, around.model.organisation)),
    "risk_limits": lambda *_: RiskLimits(high=HIGH_FROM, medium=MEDIUM_FROM),
    "rules_of_others": lambda _, around: _rules_of_others(around),
    "unwatched": lambda view, _: _unwatched(view),
    "measures": lambda view, _: _measures(view),
    "as_of": lambda _, around: day.isoformat() if (day := around.sight.as_of) else "",
    "readiness": lambda view, around: readiness(around.sight, view),
    "triage_table": lambda _, around: as_data(around.questions),
    "triage_clocks": lambda _, around: list(around.questions.clocks),
    "written_out": lambda view, _: len(view.playbooks) <= WRITTEN_OUT,
}
_OF_PLAYBOOK: Told[views.Playbook] = {
    "id": lambda _, around: around.id_of_book,
    "number": lambda _, around: _number(around),
    "tab": lambda book, _: edge_tab(book.number),
    "source": lambda _, around: partial(around.resolver.source, around.id_of_book),
    "review_by": lambda _, around: _review_by(around),
    "meta": lambda book, _: book.playbook,
    "title": lambda book, _: book.meta.title,
    "numbered": lambda book, _: f"{book.number} {book.title}",
    "content": lambda _, around: content_mark(around.model.playbooks[around.id_of_book]),
    "status_now": _status_now,
    "valid_until": lambda book, _: min(day for day in (book.review_by, book.meta.valid_until) if day),
    "buckets": lambda book, _: _buckets(book),
    "watched": lambda book, _: [
        (one.indicator, one.thresholds or one.indicator.thresholds) for one in book.warning.indicators
    ],
    "letters": lambda book, around: _letters(book, around.handbook),
    "signatories": lambda book, _: _signatories(book),
    "first_hour": _first_hour,
    "told_first": lambda book, _: _told_first(book.communication.matrix),
    "first_callers": lambda book, _: list(dict.fromkeys(move.owner for move in book.first_hour)),
    "schedule": lambda book, around: schedule(book, around.handbook),
    "duties": lambda book, around: duties(book, around.handbook.roles),
    "everybody": lambda book, _: _everybody(book),
    "team": lambda book, _: _team(book),
    **{f"held_{name}": _of_itself(held) for name, held in HELD.items()},
    "cards": lambda book, around: cards(book, book.duties, around.handbook),
    "loose_texts": lambda book, _: loose_texts(book),
    "drills": lambda book, around: [drill for drill in around.handbook.drills if drill.playbook is book],
}
_OF_APPROVAL: Told[views.Approval] = {"state": lambda _, around: _of_approval(around)}
_OF_STEP: Told[views.Step] = {
    "number": lambda step, around: around.book.response.steps.index(step) + 1,
    "beside": lambda step, around: _beside(step, around.book),
    "after": lambda _, around: earlier(around),
}
_OF_ROW: Told[views.Row] = {"whom": lambda row, _: row.reader or row.stakeholder.title}
_OF_MEETING: Told[views.Meeting] = {"key": lambda meeting, around: tick_keys.of_meeting(meeting, around.book)}
_OF_WATCH: Told[views.Watch] = {"key": lambda watch, around: tick_keys.of_watch(watch, around.book)}
_OF_ROLE: Told[views.Role] = {
    "people": lambda role, around: [one for one in around.handbook.contacts.people if one.role is role],
    "indicators": lambda role, around: [one for one in around.handbook.indicators if one.owner is role],
    "risks": lambda role, around: [one for one in around.handbook.risks if one.owner is role],
}
_OF_REGULATION: Told[views.Regulation] = {
    "because": lambda rule, around: reasons([rule], around.handbook),
    "lacking": lambda rule, around: lacking(rule, around.handbook),
}
_OF_INDICATOR: Told[views.Indicator] = {"address": lambda one, around: _address(one, around.handbook)}
_OF_RISK: Told[views.Risk] = {"number": lambda risk, around: around.handbook.risks.index(risk) + 1}
_OF_TOPIC: Told[views.Topic] = {"sections": lambda topic, around: _sections(topic, around.handbook)}
_OF_TERM: Told[views.Term] = {"other": _other_terms}
_OF_ZONE: Told[views.Zone] = {"names": _names}
_OF_CALENDAR: Told[views.WorkCalendar] = {
    "announced_until": lambda calendar, _: announced_until(calendar),
    "free": _free,
}
_DERIVED: dict[str, Mapping[str, Callable[[Any, Around], object]]] = {
    "Handbook": _OF_HANDBOOK,
    "Playbook": _OF_PLAYBOOK,
    "Approval": _OF_APPROVAL,
    "Step": _OF_STEP,
    "Row": _OF_ROW,
    "Meeting": _OF_MEETING,
    "Watch": _OF_WATCH,
    "Role": _OF_ROLE,
    "Regulation": _OF_REGULATION,
    "Indicator": _OF_INDICATOR,
    "Risk": _OF_RISK,
    "Topic": _OF_TOPIC,
    "Term": _OF_TERM,
    "Zone": _OF_ZONE,
    "WorkCalendar": _OF_CALENDAR,
}
"""By what the model calls a part: each attribute that `added_fields` says its view has, as a function of the view."""


@cache
def derived(kind: type) -> Mapping[str, Callable[[Any, Around], object]]:
    """What the view of a part of this kind says beyond the model, by the attribute's name."""
    told = {name: tell for one in kind.__mro__ for name, tell in _DERIVED.get(one.__name__, {}).items()}
    return told | (conditional(kind.__name__) if issubclass(kind, InSomeCases) else {})


def _told_first(matrix: Iterable[views.Row]) -> list[views.Row]:
    """The first row of each group of people, without those that hold in some cases only, the earliest first."""
    rows = sorted((row for row in matrix if not row.only_if), key=lambda row: row.first_by.minutes)
    return sorted({row.whom: row for row in reversed(rows)}.values(), key=rows.index)
