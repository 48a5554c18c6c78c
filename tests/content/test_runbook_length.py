"""Every runbook is as short as it has to be, by how much it says: laying all of them out is left to `--whole`.

The pages are estimated from lines of the four parts that fill a runbook, within one page of those of the finished
documents. The estimate was fitted to all of them; `built/test_order_of_use.py` counts real pages.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from any_view import View, everything
from built.test_order_of_use import MOST

from generator.text.letters import in_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whole import Whole

WITHIN = 1.0
"""Pages by which an estimate is wrong at most."""
OTHER_PAGES, PER_LINE = {"zh": 6.5, "en": 5.8}, {"zh": 0.0235, "en": 0.0256}
"""Pages of cover, first hour, duties, matrix and log; and of a line of all else."""
WIDE, STEP, LETTER = 100, 80, 92
"""Latin letters on a line of the page, of a step, of a letter; below, on one of a column."""


def lines(text: str, wide: int = WIDE) -> int:
    return ceil(in_letters(text) / wide)


def pages(book: Any, language: str) -> float:  # noqa: ANN401 - a view
    return OTHER_PAGES[language] + PER_LINE[language] * sum(told(book))


def told(book: Any) -> Iterator[float]:  # noqa: ANN401 - a view
    """Lines of each question, step, decision and message."""
    response = book.response
    for one in response.triage.questions:
        yield 2.5 + lines(one.why) + max(lines(answer.do, 36) for answer in (one.yes, one.no))
    yield len(response.triage.overrides)
    for sign in response.triage.cascades:
        yield max(lines(sign.sign, 36), lines(sign.do, 38))
    for step in response.steps:
        texts = [step.detail, step.done_when, step.on_failure, step.risk or ""]
        yield 2.2 + sum(lines(text, STEP) for text in texts) + bool(step.decision)
    for decision in response.decisions:
        options = (
            max(lines(one.title, 22), lines(one.criteria, 32), lines(one.consequence + 20 * " ", 38)) + 0.6
            for one in decision.options
        )
        yield 8 + sum(options) + lines(decision.default_reason)
    for message in book.letters:
        limits = [sum(lines(text, 46) for text in some) for some in (message.must_include, message.must_not)]
        body = sum(max(1, lines(text, LETTER)) for text in message.body.split("\n"))
        yield 5 + body + 1.75 * len(message.slots) + sum(2 + lines(one.body) for one in message.variants) + max(limits)


def test_no_runbook_is_longer_than_it_may_be(whole: Whole) -> None:
    found = {
        (book.id, language): pages(book, language) for language, view in whole.views.items() for book in view.playbooks
    }
    assert len(found) == 24
    over = {which: f"about {count:.1f} pages" for which, count in found.items() if count > MOST[which[1]] + WITHIN}
    assert over == {}, "look at it with --whole"


def test_a_planted_runbook_that_says_too_much_is_found(whole: Whole) -> None:
    """The longest one, half of whose steps it says twice."""
    for language, view in whole.views.items():
        longest = max(view.playbooks, key=lambda book: pages(book, language))
        steps = longest.response.steps
        more = View(**everything(longest) | {"response": View(**everything(longest.response))})
        more.response.steps = [*steps, *steps[: len(steps) // 2]]
        assert pages(longest, language) <= MOST[language] + WITHIN < pages(more, language)
