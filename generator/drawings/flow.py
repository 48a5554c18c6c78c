"""The drawings of what follows from a triage question's answers and from a decision's options."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.drawings.drawing import Label, Place, arrow, drawing, together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.resolving import views
    from generator.resolving.added_fields import Drawing
    from generator.resolving.view import View
    from generator.text.fonts import Typeface

    Ui = Mapping[str, Mapping[str, str]]

SHAPES = {"red": "◆", "orange": "▲", "yellow": "■", "blue": "●", "green": "★"}
"""The shape of each level, the same as beside its colour everywhere."""

_SIZE = 10.0
_GAP = 0.5
"""Between boxes, in ems."""
_QUESTION, _OPTION, _END = (0.0, 15.0), (17.2, 16.5), (35.8, 13.8)
"""Where each column begins and how wide it is, in ems."""
_BEND = 1.1
"""From a column to where lines turn, in ems."""


@dataclass(frozen=True)
class Way:
    """A way out: its label, what it leads to, and a label for that."""

    label: Label
    to: View
    end: Label


def triage_flow(typeface: Typeface, book: views.Playbook, ui: Ui) -> list[Drawing]:
    """A drawing for each triage question: its answers, and the level that follows. Unknown takes the thick line."""
    drawn = []
    for count, question in enumerate(book.response.triage.questions, start=1):
        ways = []
        for answer, branch in ((ui["reply"]["yes"], question.yes), (ui["reply"]["no"], question.no)):
            thick = answer == question.worse
            label = Label(typeface, *_look(thick=thick), answer, (ui["drawing"]["if_unknown"],) * thick, branch)
            ways.append(Way(label, branch.level or branch, _level(typeface, branch.level, ui)))
        drawn.append(_fork(question, Label(typeface, "question", str(count), question.ask, of=question), ways))
    return drawn


def decision_flow(typeface: Typeface, book: views.Playbook, ui: Ui) -> list[Drawing]:
    """A drawing for each decision: its options, and the step that each leads to. The default takes the thick line."""
    drawn = []
    for decision in book.response.decisions:
        ways = []
        for option in decision.options:
            thick = option.id == decision.default
            label = Label(typeface, *_look(thick=thick), option.title, (ui["label"]["default"],) * thick, option)
            step = option.next
            said = ("step", str(step.number), step.title) if step else ("end", "", ui["drawing"]["no_step"])
            ways.append(Way(label, step or option, Label(typeface, *said)))
        facts = (decision.decider.short, decision.deadline)
        drawn.append(_fork(decision, Label(typeface, "decision", "", decision.question, facts, decision), ways))
    return drawn


def _look(*, thick: bool) -> tuple[str, str]:
    """Kind and mark of an option."""
    return ("default", "→") if thick else ("option", "")


def _level(typeface: Typeface, level: views.Level | None, ui: Ui) -> Label:
    if level is None:
        return Label(typeface, "end", "", ui["drawing"]["no_level"])
    return Label(
        typeface, "level", SHAPES[level.colour.key], f"{ui['label']['at_least']} {level.numeral} {level.title}"
    )


def _fork(about: View, head: Label, ways: Sequence[Way]) -> Drawing:
    """A question on the left, its ways in the middle, what they lead to on the right; neighbours that meet share it."""
    groups = [list(group) for _, group in groupby(ways, key=lambda way: id(way.to))]
    heights = [max(_stack(group), group[0].end.height(_END[1])) for group in groups]
    whole = sum(heights) + _GAP * (len(heights) - 1)
    asked = head.height(_QUESTION[1])
    tall = max(whole, asked)
    parts = [_place(head, _QUESTION, (tall - asked) / 2)]
    y = (tall - whole) / 2
    for group, high in zip(groups, heights, strict=True):
        end = group[0].end
        parts.append(_place(end, _END, y + (high - end.height(_END[1])) / 2))
        top = y + (high - _stack(group)) / 2
        for way in group:
            own = way.label.height(_OPTION[1])
            parts += [_place(way.label, _OPTION, top), _lead(way.label.kind, tall / 2, top + own / 2, y + high / 2)]
            top += own + _GAP
        y += high + _GAP
    drawn = together(sum(_END) * _SIZE, tall * _SIZE, *parts)
    drawn.lines.sort(key=lambda one: one.kind == "default")
    drawn.about = about
    return drawn


def _stack(group: Sequence[Way]) -> float:
    return sum(way.label.height(_OPTION[1]) + _GAP for way in group) - _GAP


def _place(label: Label, column: tuple[float, float], top: float) -> Drawing:
    x, wide = column
    return label.draw(Place(x, top, wide, label.height(wide)).times(_SIZE), _SIZE)


def _lead(kind: str, start: float, way: float, end: float) -> Drawing:
    """The lines from a question at height `start` through an option at `way` to what it leads to at `end`."""
    lines = []
    for (x, wide), (to, _), begin, goal in ((_QUESTION, _OPTION, start, way), (_OPTION, _END, way, end)):
        bend = x + wide + _BEND
        points = ((x + wide, begin), (bend, begin), (bend, goal), (to, goal))
        lines += arrow(kind, 0.7 * _SIZE, *((a * _SIZE, b * _SIZE) for a, b in points))
    return drawing(lines=lines)
