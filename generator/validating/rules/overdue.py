"""A rule about days: what has a date to be read again is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def no_rule_is_long_unread(book: Book) -> Iterator[Finding]:
    """A rule is read again before its time is over, counted on the day of the newest change to a playbook."""
    today = book.handbook.as_of
    for position, rule in enumerate(book.handbook.regulations):
        if today and rule.verify_every.is_over(rule.verified_on, today):
            message = Words(
                f"这条规定上次核对是 {rule.verified_on}，到 {today} 已超过期限。",
                f"This rule was last read on {rule.verified_on}, too long before {today}.",
            )
            yield Finding(
                "overdue-rule",
                ("regulations", position, "verified_on"),
                message,
                Words("重读官方文本，核对后改日期。", "Read the official text again, then change the day."),
            )
