"""Rules about the first questions: whatever is answered leads somewhere, and a worse answer to nothing milder."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, product
from typing import TYPE_CHECKING

from generator.model.base import ID
from generator.model.choice import Audience
from generator.model.conditions import Reply
from generator.model.refs import Ref
from generator.model.walk import walk
from generator.problems import Words
from generator.validating.audience import Sight
from generator.validating.rules.book import Book, Finding
from generator.validating.triage import Outcome, Table, evaluate, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.base import Path
    from generator.model.triage import FirstQuestion, Meaning

Answers = tuple[str, ...]
"""One of Reply for each question of a table."""
_ENDS = {
    "playbooks": (
        "没有引到任何预案",
        "lead to no playbook",
        Words("给这些读者至少一份预案看。", "Let these readers see at least one playbook."),
    ),
    "allowed": (
        "之后没有一种可用的应对策略",
        "leave no strategy that may be used",
        Words("放宽其中一个 forbid，或预案的 avoid。", "Forbid less in one of them, or let the playbook avoid less."),
    ),
    "print": (
        "没有引到任何要打印的东西",
        "lead to nothing to print",
        Words("给这一级写上 print。", "Say under this level what to print."),
    ),
}
"""What each outcome has to have: said of answers that lead to none of it, with the cure."""


def every_answer_leads_somewhere(book: Book) -> Iterator[Finding]:
    """Answers that ask for a level give a playbook; with one, there is something to say and to print.

    A worse answer gives no milder level.
    """
    told: set[tuple[str, str]] = set()
    for readers, known, outcomes in _tables(book):
        for what, finding in (*_dead_ends(book, known, outcomes), *_milder(book, known, outcomes)):
            if (finding.rule, what) not in told:  # else it is told of readers who see more
                yield finding._replace(message=_of(readers, finding.message))
            told.add((finding.rule, what))


def everything_of_the_first_questions_is_reached(book: Book) -> Iterator[Finding]:
    """Each question comes up, and each playbook is led to, by some answers."""
    for _, known, outcomes in _tables(book)[:1]:  # of who sees most: others may see a playbook and not the way there
        asked = {one for outcome in outcomes.values() for one in outcome.asked}
        for ask in known.asks:
            if ask.id not in asked:
                message = Words(
                    "这个问题永远问不到：它等的回答不会一起出现。",
                    "This question never comes up: the answers that it waits for never come together.",
                )
                cure = Words("改正 asked_if。", "Mend asked_if.")
                yield Finding("never-asked", (*_at(book, ask.id), "asked_if"), message, cure, key=True)
        led_to = {one for outcome in outcomes.values() for one in outcome.playbooks}  # what is not ruled out is no way
        for n, name in enumerate(book.handbook.handbook.reading_order):
            if name in known.playbooks and name not in led_to and re.fullmatch(ID, name):
                message = Words(
                    f"首页的问题怎样回答，都不会引到预案“{name}”。",
                    f'No answers to the questions of the home page lead to the playbook "{name}".',
                )
                cure = Words(
                    "在 triage.yml 里，把它写进某个回答的 playbooks。",
                    "Name it in triage.yml, under playbooks of an answer.",
                )
                yield Finding("unreachable-playbook", ("handbook", "reading_order", n), message, cure)


def nothing_is_advised_and_forbidden(book: Book) -> Iterator[Finding]:
    """No playbook uses a strategy that it avoids, and no answer forbids one that the playbook it names goes by."""
    for name, playbook in book.handbook.playbooks.items():
        scct = playbook.response.triage.scct
        for n, ref in enumerate(scct.avoid):
            if ref in scct.strategies:
                place = ("playbooks", name, "response", "triage", "scct", "avoid", n)
                message = Words(f"“{ref}”既要采用又要避免。", f'"{ref}" is to be used and to be avoided.')
                yield Finding("contradiction", place, message, Words("删去其中一处。", "Delete one of them."))
    for _, _, at, meaning in _meanings(book):
        for n, ref in enumerate(meaning.forbid):
            for name in (*meaning.playbooks, *meaning.if_alone):
                named = book.handbook.playbooks.get(name)
                if named and ref in named.response.triage.scct.strategies:
                    message = Words(
                        f"这个回答禁用“{ref}”，它引到的预案“{name}”却要采用。",
                        f'This answer forbids "{ref}", which the playbook it leads to, "{name}", uses.',
                    )
                    cure = Words("改正其中一处。", "Mend one of them.")
                    yield Finding("contradiction", (*at, "forbid", n), message, cure)


def every_first_question_stands_on_the_registries(book: Book) -> Iterator[Finding]:
    """A grade goes by a criterion of its level, a clock is a duty of a playbook, and the two answers differ."""
    levels = {level.id: {one.dimension for one in level.criteria} for level in book.handbook.severity}
    for question, n, at, meaning in _meanings(book):
        grade = meaning.grade
        if grade and grade.level in levels and grade.by not in levels[grade.level]:
            choices = ", ".join(sorted(levels[grade.level]))
            message = Words(
                f"“{grade.level}”没有按“{grade.by.value}”定级的标准。",
                f'"{grade.level}" has no criterion of "{grade.by.value}".',
            )
            cure = Words(f"可用的有：{choices}。", f"Use one of: {choices}.")
            yield Finding("no-such-criterion", (*at, "grade", "by"), message, cure)
        yield from _undue(book, at, meaning)
        if at[-1] == Reply.YES and question.yes == question.no and not _is_waited_for(book, question.id):
            message = Words("答是答否，结果都一样。", "Yes and no lead to the same.")
            cure = Words("写出两个回答的不同，或删去这个问题。", "Say what differs, or delete the question.")
            yield Finding("idle-question", ("triage", n, "ask"), message, cure, key=True)


def _undue(book: Book, at: Path, meaning: Meaning) -> Iterator[Finding]:
    """Clocks that are on no sheet of the playbooks that the answer names; of any playbook, where it names none."""
    named = [name for name in (*meaning.playbooks, *meaning.if_alone) if name in book.handbook.playbooks]
    books = [book.handbook.playbooks[name] for name in named] or list(book.handbook.playbooks.values())
    duties = {duty.regulation for one in books for duty in one.response.regulatory}
    if duties - {one.id for one in book.handbook.regulations}:
        return  # a duty has no such regulation, which is told: it may be the one that is missed
    for n, ref in enumerate(meaning.clocks):
        if ref not in duties and not book.left.out_of(("playbooks",)):
            message = Words(
                f"这个回答引到的预案里，没有一份把“{ref}”列为法定义务，时刻表上不会有它。",
                f'"{ref}" is a duty of no playbook that this answer leads to; their clock sheets do not have it.',
            )
            cure = Words(
                "在那份预案的 regulatory 里加上它，或从 clocks 里删去。",
                "Add it to regulatory of the playbook, or drop it from clocks.",
            )
            yield Finding("no-such-duty", (*at, "clocks", n), message, cure)


@lru_cache(maxsize=1)
def _tables(book: Book) -> list[tuple[Audience | None, Table, dict[Answers, Outcome]]]:
    """The tables of all readers, each once, with who reads it: None for the first, those who see most.

    Each has what follows from all answers. None at all while a mistake makes them doubtful.
    """
    questions = book.handbook.triage
    doubtful = book.left.out_of(("triage",)) or len({one.id for one in questions}) < len(questions)
    asked = chain(*(walk(part, at) for at, part in _asked_about(book)))
    meant = all(book.standing.find(ref.kind, ref, path) for path, ref in asked if isinstance(ref, Ref))
    if doubtful or not meant or _asked_too_early(book) or any(nothing_is_advised_and_forbidden(book)):
        return []
    found: list[tuple[Audience | None, Table, dict[Answers, Outcome]]] = []
    for audience in reversed(Audience):
        known = table(book.handbook, Sight(book.handbook, book.standing, audience, drafts=False))
        if known.asks and known not in [one for _, one, _ in found]:
            found.append((audience if found else None, known, _all(known)))
    return found


def _asked_about(book: Book) -> Iterator[tuple[Path, object]]:
    """What answers are made of."""
    yield ("triage",), book.handbook.triage
    yield ("severity",), book.handbook.severity
    for name, playbook in book.handbook.playbooks.items():
        yield ("playbooks", name, "response", "triage", "scct"), playbook.response.triage.scct


def no_question_waits_for_a_later_one(book: Book) -> Iterator[Finding]:
    """What a question waits for is asked before it."""
    for path in _asked_too_early(book):
        message = Words("它等的问题排在它后面。", "The question that it waits for comes later.")
        cure = Words("把那个问题移到前面。", "Move that question before this one.")
        yield Finding("asked-too-early", path, message, cure)


def _asked_too_early(book: Book) -> list[Path]:
    order = [one.id for one in book.handbook.triage]
    return [
        ("triage", n, "asked_if", m, "question")
        for n, one in enumerate(book.handbook.triage)
        for m, given in enumerate(one.asked_if)
        if given.question in order[n:]
    ]


def _all(known: Table) -> dict[Answers, Outcome]:
    """What follows from all answers; "unknown" is left out, as it is the worse one by another name."""
    ids = [ask.id for ask in known.asks]
    every = product((Reply.NO.value, Reply.YES.value), repeat=len(ids))
    return {answers: evaluate(known, dict(zip(ids, answers, strict=True))) for answers in every}


def _dead_ends(book: Book, known: Table, outcomes: dict[Answers, Outcome]) -> Iterator[tuple[str, Finding]]:
    """The first answers that lead to none of something, with how many do."""
    for field, (zh, en, cure) in _ENDS.items():
        dead = {
            _given(known, answers, outcome): outcome
            for answers, outcome in outcomes.items()
            if field in _lacking(outcome)
        }
        if not dead:
            continue
        given, outcome = next(iter(dead.items()))
        shown = [f"{question} {reply}" for question, reply in given]
        level = [one.id for one in book.handbook.severity].index(outcome.level)
        question, reply = given[-1]
        more = len(dead) - 1
        message = Words(
            f"这样回答{zh}：{'，'.join(shown)}{f'（另有 {more} 种）' if more else ''}。",
            f"These answers {en}: {', '.join(shown)}{f' (and {more} more)' if more else ''}.",
        )
        at = ("severity", level) if field == "print" else (*_at(book, question), reply)
        yield field, Finding("dead-end", at, message, cure)


def _lacking(outcome: Outcome) -> Iterator[str]:
    """What an outcome has to have and has not; answers that ask for nothing may lead nowhere."""
    led_to = outcome.playbooks or outcome.maybe
    if outcome.reasons and not led_to:
        yield "playbooks"
    if outcome.cluster and not outcome.allowed:
        yield "allowed"
    if led_to and not outcome.print:
        yield "print"


def _given(known: Table, answers: Answers, outcome: Outcome) -> tuple[tuple[str, str], ...]:
    """The answers that counted, each with its question."""
    given = zip(known.asks, answers, strict=True)
    return tuple((ask.id, reply) for ask, reply in given if ask.id in outcome.asked)


def _milder(book: Book, known: Table, outcomes: dict[Answers, Outcome]) -> Iterator[tuple[str, Finding]]:
    """Questions whose worse answer gives a milder level, all else answered alike."""
    ranks = {level.id: rank for rank, level in enumerate(known.levels)}
    for n, ask in enumerate(known.asks):
        for answers, outcome in outcomes.items():
            worse = outcomes[(*answers[:n], ask.worse, *answers[n + 1 :])]
            if ask.id in outcome.asked and ranks[worse.level] > ranks[outcome.level]:
                message = Words(
                    f"“{ask.worse}”写成较坏的回答，定的级别（{worse.level}）却比另一个（{outcome.level}）轻。",
                    f'"{ask.worse}" is the worse answer, yet its level, {worse.level}, is milder than '
                    f"{outcome.level}, that of the other.",
                )
                cure = Words("改正 worse，或两个回答的级别。", "Mend worse, or the levels of the two answers.")
                yield ask.id, Finding("milder-when-worse", (*_at(book, ask.id), "worse"), message, cure)
                break


def _of(readers: Audience | None, said: Words) -> Words:
    """The same of readers who do not see all."""
    if readers is None:
        return said
    return Words(f"{said.zh}（{readers.value} 读者看到的是这样。）", f"{said.en} (So {readers.value} readers see it.)")


def _meanings(book: Book) -> Iterator[tuple[FirstQuestion, int, Path, Meaning]]:
    for n, question in enumerate(book.handbook.triage):
        yield question, n, ("triage", n, Reply.YES.value), question.yes
        yield question, n, ("triage", n, Reply.NO.value), question.no


def _at(book: Book, question: str) -> Path:
    return ("triage", [one.id for one in book.handbook.triage].index(question))


def _is_waited_for(book: Book, question: str) -> bool:
    return any(given.question == question for one in book.handbook.triage for given in one.asked_if)
