"""A file with one line out of place -> the file as if it stood right, so that the next fault below can be seen."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.loading.misplaced_lines import LIST_MARK, STEP, indent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.problems import Problem

_DEEPEST = 12
"""Levels at which a line is tried."""
_SIDES = frozenset(mark * 7 for mark in "<|=>")
"""How the markers of a merge begin."""
_OUT_OF_PLACE = frozenset({"bad-indent", "tab-indent", "missing-dash", "text-goes-on", "conflict-marker"})
"""Faults after which nobody can say what the lines below belong to, unless the line is put right."""


def out_of_place(told: Problem) -> bool:
    """Whether the fault is one of where a line stands, not of what stands on it."""
    return told.rule in _OUT_OF_PLACE


def realigned(lines: Sequence[str], told: Problem, reach: Callable[[list[str]], int]) -> list[str] | None:
    """The lines with the fault mended in the way by which YAML reads on furthest; None if no way takes it further.

    `reach` says up to which line YAML reads.
    """
    best, furthest = None, told.place.line
    for tried in _ways(lines, told):
        if (far := reach(tried)) > furthest:
            best, furthest = tried, far
        if far > len(lines):
            break
    return best


def _ways(lines: Sequence[str], told: Problem) -> Iterator[list[str]]:
    """Each way in which the lines may be meant, with as many lines as there are; the likeliest first."""
    number = told.place.line
    line = lines[number - 1]
    if told.rule == "conflict-marker":
        if line.lstrip()[:7] not in _SIDES:  # a patch or a mail has left its mark before the line
            yield _put(lines, number, [line[: told.place.column - 1] + line[told.place.end - 1 :]])
        yield _without_conflict(lines, number)
    elif told.rule == "text-goes-on":
        yield _put(lines, number, [""])
        yield _put(lines, number, [""] * (1 + len(_going_along(lines, number, indent(line) - 1))))
    elif told.rule == "missing-dash":
        at = told.place.column - 1
        mark = LIST_MARK.match(line, at)
        if re.fullmatch(r" *(?:- +)*[\w-]+: +", line[:at]):  # a value above a list
            yield _put(lines, number, [line[:at].rstrip()])
        yield _put(lines, number, [f"{' ' * at}- {line[mark.end() - 1 if mark else at :]}"])
        yield _put(lines, number, [""])
    elif line.lstrip().startswith(". "):  # a phone made it of two blanks
        yield _put(lines, number, [line.replace(". ", "  ", 1)])
    else:
        yield from _moved(lines, number)


def _moved(lines: Sequence[str], number: int) -> Iterator[list[str]]:
    """The line at another column: alone, with what is below it, and with what stands beside it."""
    tabbed = [*takewhile(lambda line: line.lstrip(" ")[:1] == "\t", lines[number - 1 :])]
    for wide in (STEP, 2 * STEP) if tabbed else ():
        yield from _at_levels(lines, number, [line.expandtabs(wide) for line in tabbed])
    line = lines[number - 1]
    if not tabbed:
        yield from _at_levels(lines, number, [line])
        for margin in (indent(line), indent(line) - 1):
            if below := _going_along(lines, number, margin):
                yield from _at_levels(lines, number, [line, *below])


def _going_along(lines: Sequence[str], number: int, margin: int) -> list[str]:
    """The lines below the line `number` that are deeper than the margin."""
    return [*takewhile(lambda line: not line.strip() or indent(line) > margin, lines[number:])]


def _at_levels(lines: Sequence[str], number: int, moving: list[str]) -> Iterator[list[str]]:
    """The lines with some of them, which stand from `number` on, moved together so that the first is on a level."""
    own = indent(moving[0])
    for to in sorted(range(0, _DEEPEST * STEP, STEP), key=lambda to: abs(to - own)):
        if to != own or lines[number - 1] != moving[0]:
            yield _put(lines, number, [_shifted(line, to - own) for line in moving])


def _shifted(line: str, by: int) -> str:
    return " " * max(indent(line) + by, 0) + line.lstrip(" ") if line.strip() else line


def _put(lines: Sequence[str], number: int, others: list[str]) -> list[str]:
    """The lines with others in place of as many from `number` on."""
    return [*lines[: number - 1], *others, *lines[number - 1 + len(others) :]]


def _without_conflict(lines: Sequence[str], number: int) -> list[str]:
    """The lines with the first side of a conflict, if the line `number` begins one; else without this line."""
    end = next((n for n in range(number, len(lines)) if lines[n].lstrip().startswith(">" * 7)), None)
    if end is None or not lines[number - 1].lstrip().startswith("<" * 7):
        return _put(lines, number, [""])
    own = takewhile(lambda line: line.lstrip()[:7] not in {"|" * 7, "=" * 7}, lines[number:end])
    kept = [*own]
    return _put(lines, number, ["", *kept, *[""] * (end - number - len(kept) + 1)])
