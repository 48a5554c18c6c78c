"""The blank forms: which blanks each of them has. One document a language, its labels in all languages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.model.choice import Choice
from generator.model.paper import sheet
from generator.planning.base import Document, Format, Page
from generator.planning.engines import FILLABLE, PAPER
from generator.planning.form_parts import Column, Grid, Layout, Lines, fitted
from generator.planning.sheet import shared, sheet_of_handbook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.resolving import views


class Form(Choice):
    """Blank forms in the order in which they are printed."""

    BRIEFING = "situation-briefing"
    ACTIVITY_LOG = "activity-log"
    DECISION_LOG = "decision-log"
    RUMOUR_LOG = "rumour-log"
    PRESS_LOG = "press-call-log"
    HANDOVER = "shift-handover"


BOX = ("",)
"""A box to tick, without a word."""
NUMBER = Column("number", 6)
HEAD = Grid((Column("incident", 20), Column("playbook", 26), Column("from", 27), Column("to", 27)))
FOOT = Grid((Column("filled_in_by", 25), Column("position", 25), Column("signature", 25), Column("signed_at", 25)))
HEAD_OF_LOG = Grid(
    (
        Column("incident", 14),
        Column("playbook", 18),
        Column("from", 18),
        Column("to", 18),
        Column("filled_in_by", 18),
        Column("signature", 14),
    )
)
LAYOUTS: dict[Form, Layout] = {
    # After ICS-201, incident briefing.
    Form.BRIEFING: Layout(
        "portrait",
        (
            HEAD,
            Grid((Column("as_of", 22), Column("level", 33), Column("commander", 23), Column("next_briefing", 22))),
            Lines("known", 3),
            Lines("unknown", 3),
            Lines("extent", 2),
            Lines("objectives", 2),
            Lines("say_now", 2),
            Lines("decide_now", 2),
            Grid(
                (NUMBER, Column("action", 54), Column("who", 18), Column("by_when", 14), Column("done", 8, BOX)),
                rows=7,
                title="actions",
            ),
            Grid((Column("role", 30), Column("name", 35), Column("phone", 35)), rows=4, title="organisation"),
            Grid(
                (Column("resource", 40), Column("asked_from", 24), Column("asked_at", 18), Column("arrives_at", 18)),
                rows=3,
                title="resources",
            ),
            Lines("safety", 2),
            FOOT,
        ),
    ),
    # After ICS-214, activity log.
    Form.ACTIVITY_LOG: Layout(
        "portrait",
        (
            HEAD,
            Grid((Column("name", 34), Column("role", 33), Column("department", 33))),
            Grid((NUMBER, Column("time", 14), Column("happened", 66), Column("initials", 14)), rows=14),
            FOOT,
        ),
    ),
    Form.DECISION_LOG: Layout(
        "landscape",
        (
            HEAD_OF_LOG,
            Grid(
                (
                    Column("number", 4),
                    Column("time", 8),
                    Column("question", 17),
                    Column("basis", 19),
                    Column("options", 15),
                    Column("decision", 17),
                    Column("decider", 9),
                    Column("carried_out", 11),
                ),
                rows=4,
                height=23,
            ),
        ),
    ),
    Form.RUMOUR_LOG: Layout(
        "landscape",
        (
            HEAD_OF_LOG,
            Grid(
                (
                    Column("number", 4),
                    Column("first_seen", 9),
                    Column("where", 15),
                    Column("said", 23),
                    Column("spread", 9),
                    Column("verdict", 17, ("true", "partly", "false", "unclear")),
                    Column("our_answer", 16),
                    Column("closed", 7, BOX),
                ),
                rows=4,
                height=23,
            ),
        ),
    ),
    Form.PRESS_LOG: Layout(
        "landscape",
        (
            HEAD_OF_LOG,
            Grid(
                (
                    Column("number", 4),
                    Column("time", 8),
                    Column("journalist", 19),
                    Column("asked", 22),
                    Column("their_deadline", 10),
                    Column("answered_by", 12),
                    Column("our_answer", 18),
                    Column("closed", 7, BOX),
                ),
                rows=5,
                height=20,
            ),
        ),
    ),
    Form.HANDOVER: Layout(
        "portrait",
        (
            HEAD,
            Grid((Column("role", 23), Column("level", 33), Column("handed_over_at", 22), Column("next_meeting", 22))),
            Lines("situation", 4),
            Grid(
                (NUMBER, Column("action", 54), Column("who", 22), Column("by_when", 18)), rows=6, title="open_actions"
            ),
            Lines("pending", 3),
            Grid((Column("to_whom", 28), Column("promise", 52), Column("by_when", 20)), rows=4, title="promises"),
            Lines("watch_out", 3),
            Lines("people", 3),
            Grid((Column("things", 100, ("phones", "accounts", "keys", "logs", "papers")),)),
            Grid((Column("read_back", 100, ("read_back_done",)),)),
            Grid((Column("outgoing", 28), Column("signature", 22), Column("incoming", 28), Column("signature", 22))),
        ),
    ),
}
"""By form."""


def documents(name: str, handbook: views.Handbook) -> Iterable[Document]:
    """One document: all forms, on paper or, as `forms-fill`, on a screen."""
    path = f"pdf/{name}.pdf"
    languages, high = len(handbook.others) + 1, sheet(handbook.handbook.paper.key).high
    laid_out = [(form, fitted(layout, languages, high)) for form, layout in LAYOUTS.items()]
    shown = shared(handbook) | {"sheet": sheet_of_handbook(handbook, name, path), "forms": laid_out}
    yield Document(name, (Page(path, f"print/{name}.html", shown),))


FORMS = Format("forms", PAPER, partial(documents, "forms"))
FORMS_TO_FILL = Format("forms-fill", FILLABLE, partial(documents, "forms-fill"))
