"""What can be found of a playbook: itself, its pages, and the steps, decisions, messages and lessons on them."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING

from generator.search.entry import Entry, words
from generator.search.terms import HAN
from generator.text.slots import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.resolving import views
    from generator.resolving.added_fields import Ui

_TOLD = 2
"""Of how many groups of people it is said that they are told first."""
_MOVES = 3
"""Of how many actions of the first hour."""
_ROWS = 4
"""Of how many rows of who is told something."""
PART = "\t"
"""Before each part of a line of which a hit tells those that fit the question."""
_OPENING = 60
"""About how many full-width characters of a text are told: two lines on a phone."""


def of_playbook(book: views.Playbook, view: views.Handbook) -> Iterator[Entry]:
    """The playbook first; then what is in it, in the order of its pages."""
    at, scope = place(book), book.meta.scope
    terms = (word for term in view.glossary if book in term.playbooks[:1] for word in named(term, view.language.id))
    number = view.playbooks.index(book)  # the same in each language; to look for its id would be to read all others
    elsewhere = (other.playbooks[number].title for other in view.others)
    said = (*scope.heard, *scope.seen, *spoken(scope.also_said, view.language.id), *terms, *elsewhere)
    text = words(book.meta.summary, scope.covers, scope.activate_when, scope.if_unsure, book.meta.crisis_type)
    note = "\n".join(_at_once(book, view.ui))
    yield Entry("playbook", book.title, at, note=note, said=tuple(dict.fromkeys(said)), text=text, sounds=True)
    for entry in (
        *_overview(book, view.ui),
        *_response(book, view.ui),
        *_communication(book, view.ui),
        *_after(book, view.ui),
    ):
        path = entry.path if entry.path.startswith("pdf/") else at + entry.path
        yield Entry(entry.kind, entry.title, path, book.title, entry.note, entry.said, entry.text, under=at)


def told_of(book: views.Playbook, view: views.Handbook) -> dict[str, object]:
    """All of it as plain data, with where the rules stand that a crisis calls for, in the playbook's order."""
    rules = dict.fromkeys(rule_at(duty.regulation) for duty in book.response.regulatory)
    return {"entries": [entry.told() for entry in of_playbook(book, view)], "duties": {place(book): [*rules]}}


def rule_at(rule: views.Regulation) -> str:
    """Where a rule stands within its language."""
    return f"reference/regulations/#rule-{rule.id}"


def _at_once(book: views.Playbook, ui: Ui) -> Iterator[str]:
    """What to know of a playbook before it is opened, a line each: the first action; whom to call, and whom to tell."""
    label, run = ui["label"], ui["run"]
    yield from (f"{label['first_action']}{label['colon']}{move.action}" for move in book.first_hour[:1])
    yield from (f"{run['call_first']}{label['colon']}{role.title}" for role in book.first_callers[:1])
    told = label["semicolon"].join(f"{row.whom} {_unbroken(row.first_by)}" for row in book.told_first[:_TOLD])
    yield from ([f"{run['tell_first']}{label['colon']}{told}"] if told else [])


def place(book: views.Playbook) -> str:
    """Where a playbook stands within its language."""
    return f"playbooks/{book.id}/"


def named(term: views.Term, language: str) -> Iterator[str]:
    """What a term is called, rightly or not; of another language what is short, whose sentences its own index knows."""
    yield from (term.term, *term.other.split(" / "))
    for said in (term.variants, term.synonyms, term.forbidden):
        yield from spoken(said, language)


def spoken(said: Mapping[str, Sequence[str]], language: str) -> Iterator[str]:
    """What people say in a language, and what is short in others: readers type foreign words, no sentences."""
    return (word for own, words in said.items() for word in words if own == language or _short(word))


def _short(said: str) -> bool:
    """A word, or four characters of Chinese at most."""
    return len(said.split()) == 1 and len(re.findall(f"[{HAN}]", said)) <= 4  # noqa: PLR2004


def letter(message: views.Message) -> str:
    """What a message says, its blanks by their labels."""
    body = filled(message.body, {slot.id: slot.label for slot in message.slots})
    return words(body, message.must_include, message.must_not, message.to, message.channels, message.approvers)


def opening(message: views.Message, ui: Ui) -> str:
    """How a message begins, on one line: whoever asks what to say reads it among the hits."""
    blank = ui["label"]["blank"].replace("{label}", "…")
    return begun(filled(message.body, {slot.id: blank for slot in message.slots}))


def begun(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    if re.search(f"[{HAN}]", line):
        return f"{line[:_OPENING]}…" if len(line) > _OPENING else line
    return shorten(line, 2 * _OPENING, placeholder=" …")


def _section(title: str, path: str, *told: object) -> Entry:
    return Entry("section", title, path, text=words(*told))


def _overview(book: views.Playbook, ui: Ui) -> Iterator[Entry]:
    label, scope = ui["label"], book.meta.scope
    moves = [(move.action, move.owner, move.by) for move in book.first_hour]
    first = " ".join(f"{n}. {move.action}" for n, move in enumerate(book.first_hour[:_MOVES], 1))
    yield Entry("first-hour", label["first_hour"], "#first-hour", note=first, text=words(moves))
    yield _section(label["when_to_start"], "#when-to-start", scope.activate_when, scope.deactivate_when)
    yield _section(label["what_it_covers"], "#what-it-covers", scope.out_of_scope, scope.assumptions)


def _response(book: views.Playbook, ui: Ui) -> Iterator[Entry]:
    label, response = ui["label"], book.response
    yield Entry("page", ui["site"]["response"], "response/")
    for step in response.steps:
        told = (step.detail, step.done_when, step.why, step.on_failure, step.evidence, step.tools, step.risk or "")
        who = (step.accountable, step.responsible)
        yield Entry(
            "step",
            _bare(step.title, step),
            f"response/#step-{step.id}",
            note=_note(step.accountable, step.deadline),
            text=words(told, who),
        )
    for question in response.triage.questions:
        text = words(question.why, question.yes.do, question.no.do)
        yield Entry("question", question.ask, f"response/#question-{question.id}", text=text)
    for decision in response.decisions:
        options = [(one.title, one.criteria, one.consequence) for one in decision.options]
        text = words(decision.inputs, options, decision.default_reason)
        default = [option.title for option in decision.options if option.id == decision.default]  # not all see it
        held = [f"{label['default']}{label['colon']}{title}" for title in default]
        note = " · ".join((_note(decision.decider, decision.deadline), *held))
        title = _bare(decision.question, decision)
        yield Entry("decision", title, f"response/#decision-{decision.id}", note=note, text=text)
    triage, scct = response.triage, response.triage.scct
    raised = [f"{one.level.numeral}{label['colon']}{one.when}" for one in triage.overrides]
    yield Entry("criterion", label["overrides"], "response/#overrides", note=label["semicolon"].join(raised))
    yield _section(label["scct"], "response/#scct", scct.cluster, scct.reasons, scct.strategies, scct.avoid)
    yield _section(label["cascades"], "response/#cascades", [(one.sign, one.do) for one in triage.cascades])
    duties = [(duty.regulation, duty.owner, duty.form, duty.evidence) for duty in response.regulatory]
    yield _section(label["regulatory"], "response/#regulatory", duties)
    yield _section(label["coordination"], "response/#coordination", response.coordination)


def _communication(book: views.Playbook, ui: Ui) -> Iterator[Entry]:
    label, part = ui["label"], book.communication
    yield Entry("page", ui["site"]["communication"], "communication/")
    say = "".join([f"{ui['run']['say']}{label['colon']}", *(f"{PART}{line} " for line in part.lines_to_take)])
    never = "".join([f"{label['dont']}{label['colon']}", *(f"{PART}{one}{label['semicolon']}" for one in part.dont)])
    text = words(part.lines_to_take, part.do)
    lines = f"{say.strip()}\n{never.strip()}"
    yield Entry("lines", label["what_to_say"], "communication/#what-to-say", note=lines, text=text)
    rows = [(row.stakeholder, row.purpose, row.message, row.sensitive) for row in part.matrix]
    told = "\n".join(_rows_told(part.matrix, ui))
    yield Entry("section", ui["site"]["matrix"], "communication/#matrix", note=told, text=words(rows))
    ordered = sorted(part.matrix, key=lambda row: bool(row.only_if))  # what is always sent comes first
    sent = {row.message: row.first_by for row in reversed(ordered)}
    for message in dict.fromkeys((*(row.message for row in ordered), *book.letters)):
        text = letter(message) if message in part.messages else ""  # what others send too is found by where it is kept
        to = _note(message.to, sent[message]) if message in sent else message.to.title
        note = f"{to}\n{opening(message, ui)}"
        title = _bare(message.title, message)
        yield Entry("message", title, f"communication/#message-{message.id}", note=note, text=text)
    for one in part.answers:
        yield Entry("answer", one.question, f"communication/#answer-{one.id}", note=one.answer)
    yield _section(label["inside_first"], "communication/#inside-first", part.internal_brief.points, part.care)


def _rows_told(matrix: Sequence[views.Row], ui: Ui) -> Iterator[str]:
    """By when each of the first is told something, who says it and who approves, a line each."""
    label = ui["label"]
    for row in matrix[:_ROWS]:
        who = f"{label['speaks']} {row.spokesperson.short} · {label['approves']} {row.approver.short}"
        yield f"{row.whom} {_unbroken(row.first_by)} · {who}"


def _after(book: views.Playbook, ui: Ui) -> Iterator[Entry]:
    """Warning, recovery, lessons."""
    label, warning, recovery = ui["label"], book.warning, book.recovery
    yield Entry("page", ui["site"]["warning"], "warning/")
    moves = [(one.indicator, one.first_move) for one in warning.indicators]
    yield _section(ui["site"]["indicators"], "warning/#indicators", moves, warning.distrust, warning.monitoring)
    measures = [(one.title, one.owner, one.evidence) for one in warning.prevention]
    ready = [(one.title, one.owner) for one in warning.readiness]
    yield _section(label["prevention"], "warning/#prevention", measures, ready, warning.relations)
    yield _section(label["assessment"], "warning/#assessment", warning.assessment)
    yield Entry("page", ui["site"]["recovery"], "recovery/")
    goals = [(goal.title, goal.metric, goal.owner) for goal in recovery.goals]
    yield _section(ui["site"]["goals"], "recovery/#goals", goals, recovery.normal_when)
    restored = [(one.title, one.owner, one.evidence) for one in recovery.measures]
    yield _section(label["measures"], "recovery/#measures", restored, recovery.losses, recovery.reputation)
    risks = [(one.title, one.controls) for one in recovery.risks]
    yield _section(label["recovery_risks"], "recovery/#recovery-risks", risks, recovery.supervision, recovery.care)
    gaps = [(one.gap, one.cause, one.fix) for one in recovery.evaluation.gaps]
    yield _section(label["evaluation"], "recovery/#evaluation", recovery.evaluation.questions, gaps)
    yield Entry("page", ui["site"]["lessons"], "lessons/")
    for lesson in book.lessons.lessons:
        touched = [one.title for one in lesson.touches.steps]
        touched += [one.title for one in lesson.touches.indicators] + [one.title for one in lesson.touches.messages]
        note = f"→ {label['comma'].join(touched)}"
        yield Entry("lesson", lesson.case.title, f"lessons/#lesson-{lesson.id}", note=note, text=lesson.lesson)


def _bare(title: str, part: views.Step | views.Decision | views.Message) -> str:
    """What something is called among the hits; in which case it holds is told where it stands, by a number there."""
    return title.removeprefix(part.only_if)


def _note(who: views.Role | views.Stakeholder, by: str) -> str:
    return f"{who.title} · {_unbroken(by)}"


def _unbroken(time: str) -> str:
    """Told on one line: `T+60 min`."""
    return str(time).replace(" ", "\u00a0")
