"""A file that YAML refuses -> every fault in it that can be told apart from the others, each where it began."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import yaml

from generator.loading.flow_lines import rows
from generator.loading.key_habits import saying
from generator.loading.line_faults import bad_escape, unclosed_quote
from generator.loading.misplaced_lines import indent
from generator.loading.outline import explain
from generator.loading.realign import out_of_place, realigned
from generator.loading.typing_slips import outside_blocks
from generator.loading.yaml_complaints import meant
from generator.problems import Place, Problem, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

AT_MOST = 8
"""Faults told of one file."""


def inside_quotes(text: str) -> frozenset[int]:
    """Lines, from 1, on which a quoted text goes on that began on a line before; as far as YAML can be read."""
    found: set[int] = set()
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            if (
                isinstance(event, yaml.ScalarEvent)
                and event.style in ("'", '"')
                and event.start_mark
                and event.end_mark
            ):
                found.update(range(event.start_mark.line + 2, event.end_mark.line + 2))
    return frozenset(found)


class Refused(NamedTuple):
    """The faults told, and the lines without them and without the slips, as far as that leaves anything to be read."""

    problems: list[Problem]
    left: list[str] | None


def refused(file: str, lines: list[str], slips: Sequence[Problem] = ()) -> Refused:
    """What YAML refuses in `lines`, besides the `slips` that are told already.

    After each fault its line is put right, or taken out with all that is indented below, and the rest is read again.
    What has no explanation of its own then may be a consequence, so it is told only if it is the first.
    """
    found: list[Problem] = []
    left: list[str] | None = lines
    ahead = sorted(slips, key=lambda slip: slip.place.line)
    shifted = 0
    while left and shifted <= AT_MOST:
        error = _error(left)
        if ahead and (error is None or ahead[0].place.line <= _line(error, left)):
            shifted += out_of_place(ahead[0])
            left = _mended(left, ahead.pop(0))
        elif error is None or len(found) == AT_MOST:
            break
        else:
            problem = _broken(file, left, error)
            before = [*slips, *found]
            if before and (problem.rule == "bad-yaml" or may_follow(problem, before, lines, left)):
                return Refused(found, None)
            found.append(problem)
            left = None if problem.rule == "bad-yaml" else _mended(left, problem)
    return Refused(found, None if shifted > AT_MOST or _error(left or []) else left)


def _mended(lines: list[str], told: Problem) -> list[str] | None:
    """The lines without a fault; None if it leaves nobody to say what the lines below belong to."""
    if told.rule == "tab-indent" and lines[told.place.line - 1].lstrip(" ")[:1] != "\t":
        return lines  # it moved with another
    return realigned(lines, told, _reach) if out_of_place(told) else _without(lines, told.place.line)


def may_follow(problem: Problem, before: Sequence[Problem], lines: list[str], left: list[str]) -> bool:
    """Whether a fault may be there only because of one above, or because of how that one was mended in `left`."""
    number = problem.place.line
    if any(told.place.line + 1 == number and told.rule.startswith("unclosed") for told in before):
        return True
    above = max((told.place.line for told in before if told.place.line <= number), default=0)
    if not above or not any(out_of_place(told) for told in [problem, *before] if told.place.line in {above, number}):
        return False
    mended = left[above - 1]
    between = [indent(line) for line in left[above : number - 1] if line.strip()]
    margin = max(indent(lines[above - 1]), indent(mended)) - out_of_place(problem)  # a sibling may have moved, too
    return not between or (bool(mended.strip()) and min(between) > margin)


def _line(error: yaml.YAMLError, lines: list[str]) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line + 1 if mark else len(lines) + 1


def _reach(lines: list[str]) -> int:
    """The line at which YAML stops; the one behind the last if it reads all."""
    error = _error(lines)
    return _line(error, lines) if error else len(lines) + 1


def _error(lines: list[str]) -> yaml.YAMLError | None:
    try:
        for _ in yaml.parse("\n".join(lines), Loader=yaml.CBaseLoader):
            pass
    except yaml.YAMLError as error:
        return error
    return None


def _without(lines: list[str], number: int) -> list[str]:
    """The lines, but blank from `number` on, or from where its value in brackets begins, as far as they are deeper."""
    whole = next((row for row in rows(saying(outside_blocks(lines))) if number in row.numbers), None)
    number, end = (whole.numbers[0], whole.numbers[-1]) if whole else (number, number)
    own = indent(lines[number - 1])
    while end < len(lines) and (not lines[end].strip() or indent(lines[end]) > own):
        end += 1
    return [*lines[: number - 1], *([""] * (end - number + 1)), *lines[end:]]


def _broken(file: str, lines: list[str], error: yaml.YAMLError) -> Problem:
    """Turn libyaml's complaint into a problem, at the place where the fault began."""
    context = getattr(error, "context", None) or ""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = getattr(error, "problem", None) or str(error)
    if line > len(lines):  # libyaml noticed at the end of the file, which lies behind its last line
        line, column = len(lines), max(len(lines[-1]), 1)
    if found := explain(list(outside_blocks(lines)), line):
        return found[1].on(file, found[0])
    if "quoted scalar" in context and "unexpected" in reason:
        start = error.context_mark  # type: ignore[attr-defined] # MarkedYAMLError has it; YAMLError is what is caught
        return unclosed_quote(start.column).on(file, start.line + 1)
    if "quoted scalar" in context and re.search("escape|hexdecimal", reason):
        return bad_escape(lines[line - 1].rfind("\\", 0, column)).on(file, line)
    return Problem(
        Place(file, line, column, column + 1),
        "bad-yaml",
        meant(reason),
        Words(
            "查看本行和上一行的缩进、冒号和引号；含特殊符号的文字加半角双引号。",
            "Look at indentation, colons and quotes here and one line above; quote text that has special characters.",
        ),
    )
