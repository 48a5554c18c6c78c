"""`handbook` for a handbook that is full of copies: what the check says of these is left out, after it has looked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from generator.command.cli import main
from generator.validating import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.validating.rules.book import Book, Finding

    Rule = Callable[[Book], Iterator[Finding]]

OF_COPIES = {"no-lead", "unreachable-playbook", "other-number"}
"""That nothing leads to a copy, or tells which of two comes first; and what was waived of its original."""


def without_copies(rule: Rule) -> Rule:
    """The rule, and nothing that it finds because a playbook is a copy."""
    return lambda book: (one for one in rule(book) if one.rule not in OF_COPIES)


def leave_copies_out() -> None:
    """Have every check of this process say nothing of copies."""
    for name in ("RULES", "WAIVABLE"):
        setattr(validate, name, tuple(map(without_copies, getattr(validate, name))))


if __name__ == "__main__":
    leave_copies_out()
    sys.exit(main())
