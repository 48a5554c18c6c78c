"""Rules about the first hour: its moves are steps of it, and what is never to be done is not denied twice."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model.playbook import Playbook
from generator.model.response import FIRST_HOUR
from generator.model.severity import Dimension
from generator.problems import Words
from generator.text.languages import as_written
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.base import Path
    from generator.model.playbook import FirstMove
    from generator.model.response import Step

_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
_NEGATIVES = {
    "zh": re.compile(
        r"(?:^|(?<=[，。；]))\s*[也更且又还都就并]?(?P<word>(?:绝|切|请|千万|一律)?"
        r"(?:不[要得能准许应]|不可(?!抗)|不(?![可实明同足仅但良当法利满安料过论管断久少止知])|别(?![人的处名])|勿|莫))"
        r"|^\s*(?P<start>禁止|严禁|避免|杜绝)|(?P<anywhere>绝不|切勿|千万别)"
    ),
    "en": re.compile(
        r"(?:^|[,;:.(–—-])\s*(?:(?:and|or|but|so)\s+)?(?P<word>do\s+not|don['’]t|does\s+not|doesn['’]t|never|must\s+not|"
        r"mustn['’]t|should\s+not|shouldn['’]t|may\s+not|can\s*not|can['’]t|not|nor|no|avoid)\b"
        r"|^\w+\s+(?P<anywhere>no|nothing|nobody|none|neither)\b|(?P<joined>\bnor\b|\b(?:and|or)\s+(?:do\s+not|never)\b)",
        re.IGNORECASE,
    ),
}
"""What denies, by language: where a clause begins, or standing for it."""


_DIALLING = {"zh": r"[打拨报呼].{0,3}?", "en": r"(?i:\b(?:ring|call|phone|dial)\b).{0,3}?"}
"""What stands before a number that is dialled, by language; 120 seconds are no ambulance."""


def every_move_is_a_step_of_the_first_hour(book: Book) -> Iterator[Finding]:
    """A move says in other words what its step says: one for a step that is due within the hour, its owner and time."""
    for at, playbook in book.each(Playbook):
        steps = {step.id: step for step in playbook.response.steps}
        if len(steps) < len(playbook.response.steps):
            continue  # two steps share an id, which is told elsewhere: a move may mean either
        seen: set[str] = set()
        for number, move in enumerate(playbook.playbook.first_hour):
            if step := steps.get(move.step):
                path = (*at, "playbook", "first_hour", number)
                yield from _of_its_step(path, move, step, seen)
                yield from _of_its_owner(book, path, move, step)
                seen.add(step.id)


def _of_its_step(path: Path, move: FirstMove, step: Step, seen: set[str]) -> Iterator[Finding]:
    if step.id in seen:
        message = Words("前面已有一条写的是这一步。", "Another move above is of this step.")
        yield Finding("move-twice", (*path, "step"), message, Words("合成一条。", "Make one of both."))
    if step.deadline.minutes > FIRST_HOUR:
        yield Finding(
            "not-first-hour",
            (*path, "step"),
            Words(
                "这一步的期限在 T+60 分钟以后，首小时卡上没有它。",
                "This step is due after T+60 min: it is on no first-hour card.",
            ),
            Words("改正这一步的期限，或删去这一条。", "Mend the step's deadline, or drop this move."),
        )
        return
    in_order = step.start.minutes <= step.deadline.minutes  # else its deadline is wrong, and told there
    if in_order and move.by.minutes != step.deadline.minutes:
        yield Finding(
            "move-differs",
            (*path, "by"),
            Words("这个时间与它那一步的期限不同。", "This is not the time by which its step is due."),
            Words(f"写成 {_said(step)}，或改正那一步。", f"Write {_said(step)}, or mend the step."),
        )


def _of_its_owner(book: Book, path: Path, move: FirstMove, step: Step) -> Iterator[Finding]:
    """Both name the same role, as far as there are such roles; else that is told."""
    both = (move.owner, step.accountable)
    known = all(book.written.exists(role.kind, role, path) for role in both)
    if known and move.owner != step.accountable and step.deadline.minutes <= FIRST_HOUR:
        yield Finding(
            "move-differs",
            (*path, "owner"),
            Words(
                f"那一步由“{step.accountable}”负责，不是这个角色。",
                f'Its step has another owner: "{step.accountable}".',
            ),
            Words(f"写成 {step.accountable}，或改正那一步。", f"Write {step.accountable}, or mend the step."),
        )


def _said(step: Step) -> str:
    """A step's deadline as files write it."""
    return f"T{step.deadline.amount:+d}{step.deadline.unit.value}"


def moves_stand_in_the_order_of_their_times(book: Book) -> Iterator[Finding]:
    """Who reads the card from the top does first what is due first; only a call for help stands before that."""
    for path, playbook in book.each(Playbook):
        at = (*path, "playbook", "first_hour")
        if book.left.out_of(at):
            continue
        calls = _calls(book, playbook.playbook.first_hour)
        for number, (above, move) in enumerate(pairwise(playbook.playbook.first_hour), start=1):
            if move.by.minutes < above.by.minutes and not calls[number - 1]:
                message = Words("上面一条到期更晚。", "The line above is due later.")
                cure = Words("按期限先后排列。", "Put the lines in the order of their times.")
                yield Finding("out-of-order", (*at, number, "by"), message, cure)


def _calls(book: Book, moves: Sequence[FirstMove]) -> list[bool]:
    """Whether each move is a call for help in every language."""
    numbers = [one.phone for one in book.handbook.organisation.emergency_numbers]
    dialled = rf"(?<!\d)(?:{'|'.join(map(re.escape, numbers))})(?!\d)"
    return [
        bool(numbers)
        and all(
            re.search(_DIALLING.get(as_written(code), "") + dialled, book.read(code, words))
            for code, words in move.action.root.items()
        )
        for move in moves
    ]


def the_call_for_help_is_the_first_line(book: Book) -> Iterator[Finding]:
    """Where people may be hurt, the card begins with the emergency call; on no card does the call stand below."""
    numbers = [one.phone for one in book.handbook.organisation.emergency_numbers]
    if not numbers:
        return
    dangerous = _where_people_may_be_hurt(book)
    for path, playbook in book.each(Playbook):
        calls = _calls(book, playbook.playbook.first_hour)
        at = (*path, "playbook", "first_hour")
        if any(calls[1:]) and not calls[0]:
            message = Words("求救电话前面还有别的事。", "Something stands before the emergency call.")
            cure = Words("把这一条移到最前。", "Move this line to the top.")
            yield Finding("life-first", (*at, calls.index(True), "action"), message, cure)
        elif path[1] in dangerous and not calls[0]:
            shown = ", ".join(numbers)
            message = Words(
                "首页把有人受伤的引到这份预案，首小时的第一条却没有求救电话。",
                "The home page leads here when people are hurt; the first hour does not begin with a call for help.",
            )
            cure = Words(f"第一条先写打哪个号码：{shown}。", f"Begin the first line with the number to ring: {shown}.")
            yield Finding("life-first", (*at, 0, "action"), message, cure)


def _where_people_may_be_hurt(book: Book) -> set[str]:
    """Playbooks to which the home page leads by an answer that grades the danger to people."""
    meanings = (meaning for question in book.handbook.triage for meaning in (question.yes, question.no))
    by_danger = (one for one in meanings if one.grade and one.grade.by is Dimension.SAFETY)
    return {name for one in by_danger for name in (*one.playbooks, *one.if_alone)}


def nothing_is_denied_twice(book: Book) -> Iterator[Finding]:
    """What stands under the head "never" says what is meant, without a negative of its own."""
    for path, text in book.texts:
        if len(path) > 1 and path[-2] in {"dont", "must_not"}:
            for code, line in text.root.items():
                denying = _NEGATIVES.get(as_written(code))
                if denying and (found := denying.search(_QUOTED.sub(_blank, line))):
                    at = next(found.span(name) for name, word in found.groupdict().items() if word)
                    yield Finding(
                        "denied-twice",
                        (*path, code),
                        Words(
                            f"上面的标题已经是“绝不”，这里又写了“{line[slice(*at)]}”。",
                            f'The head above says "never" already; "{line[slice(*at)]}" denies it again.',
                        ),
                        Words("只写那件绝不能做的事。", "Say only what is never to be done."),
                        at=at,
                    )


def _blank(quoted: re.Match[str]) -> str:
    return "\0" * len(quoted[0])
