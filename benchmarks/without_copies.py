"""Building a handbook that is full of copies: what the check says of these is left out, after it has looked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.validating import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.base import Path
    from generator.validating.rules.book import Book, Finding

    Rule = Callable[[Book], Iterator[Finding]]

OF_COPIES = {"no-lead", "unreachable-playbook"}
"""Rules by which somebody would have to say when a copy is used, and which of two comes first."""
_COPY = re.compile(r".*-\d+")
"""What a copy is called."""


def without_copies(rule: Rule) -> Rule:
    """The rule, and nothing that it finds because a playbook is a copy: what is waived of the original is not of it."""
    return lambda book: (one for one in rule(book) if one.rule not in OF_COPIES and not _is_of_a_copy(one.path))


def _is_of_a_copy(path: Path) -> bool:
    return path[:1] == ("playbooks",) and bool(_COPY.fullmatch(str(path[1])))


def leave_copies_out() -> None:
    """Have every check of this process say nothing of copies."""
    for name in ("RULES", "RULES_ACROSS", "WAIVABLE"):
        setattr(validate, name, tuple(map(without_copies, getattr(validate, name))))
