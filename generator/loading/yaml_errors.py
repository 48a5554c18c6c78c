"""A file that YAML refuses -> every fault in it that can be told apart from the others, each where it began."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

import yaml

from generator.loading.flow_lines import rows
from generator.loading.key_habits import saying
from generator.loading.line_faults import bad_escape, unclosed_quote
from generator.loading.misplaced_lines import indent
from generator.loading.outline import explain
from generator.loading.typing_slips import outside_blocks
from generator.problems import Place, Problem, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

AT_MOST = 8
"""Faults told of one file."""
_SHIFTING = frozenset({"bad-indent", "bad-yaml", "missing-dash", "text-goes-on", "conflict-marker", "tab-indent"})
"""Faults after which nobody can say what the lines below belong to."""


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


def refused(file: str, lines: list[str], slips: Sequence[Problem] = ()) -> list[Problem]:
    """What YAML refuses in `lines`, besides the `slips` that are told already.

    After each fault its line is taken out, with all that is indented below, and the rest is read again. What has no
    explanation of its own then may be a consequence, so it is told only if it is the first.
    """
    found: list[Problem] = []
    for slip in slips:
        lines = _without(lines, slip.place.line)
    while len(found) < AT_MOST and not any(told.rule in _SHIFTING for told in [*slips, *found]):
        error = _error(lines)
        if error is None:
            break
        problem = _broken(file, lines, error)
        above = [told for told in [*slips, *found] if told.place.line + 1 == problem.place.line]
        if (found or slips) and (problem.rule in _SHIFTING or any(told.rule.startswith("unclosed") for told in above)):
            break
        found.append(problem)
        lines = _without(lines, problem.place.line)
    return found


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
        Words(f"YAML 读不通（{reason}）。", f"This is not valid YAML ({reason})."),
        Words(
            "查看本行和上一行的缩进、冒号和引号；含特殊符号的文字加半角双引号。",
            "Look at indentation, colons and quotes here and one line above; quote text that has special characters.",
        ),
    )
