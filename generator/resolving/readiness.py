"""How ready the handbook is, computed from its own data: gaps, reviews and exercises due, items that nothing uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.approved_content import ApprovalState, state_of_all
from generator.model.reference import Verification
from generator.resolving.added_fields import ReadinessPage, ReadinessRow

if TYPE_CHECKING:
    from datetime import date

    from generator.model.handbook import Handbook
    from generator.model.times import Span
    from generator.resolving import views
    from generator.validating.audience import Sight

COUNTED = (
    "roles",
    "strategies",
    "stakeholders",
    "channels",
    "messages",
    "indicators",
    "risks",
    "regulations",
    "metrics",
)
"""Registries of which every item should be used by something."""


def readiness(sight: Sight, view: views.Handbook) -> ReadinessPage:
    """What the readiness page shows, of the items that its readers may see.

    `rows` holds for each
    playbook its `playbook`, its `drills` and its `gaps` (keys of `ui.readiness`); `orphans` the items that nothing
    refers to, each with the key of its registry; `unverified` and `overdue` the rules to read again; `lessons` the open
    ones with their playbook; `types` the crisis types without a playbook.
    """
    handbook, as_of = sight.handbook, sight.as_of
    rules = {rule.id: rule for rule in handbook.regulations}
    return ReadinessPage(
        rows=[_row(handbook, book, view.drills, as_of) for book in view.playbooks],
        orphans=[(kind, item) for kind in COUNTED for item in getattr(view, kind) if (kind, item.id) not in sight.used],
        unverified=[rule for rule in view.regulations if rules[rule.id].verification is Verification.UNVERIFIED],
        overdue=[
            rule for rule in view.regulations if _due(rules[rule.id].verified_on, rules[rule.id].verify_every, as_of)
        ],
        lessons=[
            (book, lesson) for book in view.playbooks for lesson in book.lessons.lessons if lesson.state.key == "open"
        ],
        types=[
            one for one in view.crisis_types if all(book.playbook.crisis_type is not one for book in view.playbooks)
        ],
    )


def _row(handbook: Handbook, book: views.Playbook, drills: list[views.Drill], as_of: date | None) -> ReadinessRow:
    meta = handbook.playbooks[book.id].playbook
    dated = any(approval.date for approval in meta.approvals)  # of what else nobody asks for the content
    worth = state_of_all(meta.approvals, book.content if dated else "")
    own = [drill for drill in drills if drill.playbook is book]
    missing = {
        "no-indicator": not book.warning.indicators,
        "no-risk": not book.warning.assessment.risks,
        "no-rule": not book.response.regulatory,
        "no-case": not book.lessons.lessons,
        "no-drill": not own,
        "never-drilled": meta.last_drilled is None,
        "drill-due": meta.last_drilled is not None and _due(meta.last_drilled, meta.drill_every, as_of),
        "review-due": _due(meta.last_reviewed, meta.review_every, as_of),
        "not-approved": worth is ApprovalState.WAITING,
        "changed-since": worth is ApprovalState.CHANGED,
    }
    return ReadinessRow(playbook=book, drills=own, gaps=[gap for gap, found in missing.items() if found])


def _due(last: date, every: Span, as_of: date | None) -> bool:
    return as_of is not None and every.is_over(last, as_of)
