"""How data of older formats become those of now, one small step after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.composing.format_2 import (
    approvals_of_nothing,
    braces,
    for_whom_a_rule_is,
    is_of_format_1,
    languages_of,
    unread_fields,
    whose_days,
    whose_it_is,
)
from generator.problems import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.loading.source import Data

    Tree = Mapping[str, Data]


class Migration(NamedTuple):
    """One step: what it is for, and what it makes of the data of a handbook."""

    to: int
    """The format that needs it."""
    words: Words
    change: Callable[[Tree], Tree]


def migrated(tree: Tree, start: int) -> Tree:
    """The data of format `start` as they are written now."""
    for one in MIGRATIONS:
        if one.to > start:
            tree = one.change(tree)
    return tree


def as_now(playbook: Mapping[str, Data]) -> Mapping[str, Data]:
    """The data of one playbook as they are written now; whichever format they are in, they do not say it."""
    if not is_of_format_1(playbook):
        return playbook
    whole = migrated({"handbook": {"languages": languages_of(playbook)}, "playbooks": {"": dict(playbook)}}, 1)
    now: Any = whole["playbooks"]
    return now[""]  # type: ignore[no-any-return]


OLD_FILES = ("calendar",)
"""Registries that older formats have and the program no longer reads."""

MIGRATIONS = (
    Migration(
        2,
        Words(
            "删去没有任何地方读的字段：print.page、print.forms、决策的 logged",
            "Fields that nothing reads go: print.page, print.forms, logged of decisions",
        ),
        unread_fields,
    ),
    Migration(
        2,
        Words(
            "没有内容标记的批准改为待批准：删去日期，用 handbook approve 重新记",
            "Approvals without a mark of their content wait again: the day goes, handbook approve notes it anew",
        ),
        approvals_of_nothing,
    ),
    Migration(
        2,
        Words(
            "机构名称、公共紧急电话、涉及哪些地方和行业，移到 organisation.yml",
            "Name, public numbers and footing of the organisation move to organisation.yml",
        ),
        whose_it_is,
    ),
    Migration(
        2,
        Words(
            "法规的 binds、义务的 applies_if 改成同一种写法：applies_if: {one_of, answers}",
            "binds of rules and applies_if of duties become alike: applies_if: {one_of, answers}",
        ),
        for_whom_a_rule_is,
    ),
    Migration(
        2,
        Words(
            "文字里原样的花括号写两遍：单个的花括号现在代表机构的值，如 {hotline}",
            "Braces that are read are written twice: one alone now stands for a value, such as {hotline}",
        ),
        braces,
    ),
    Migration(
        2,
        Words(
            "calendar.yml 变成 calendars.yml，时区写在 zones.yml；钟表按北京时间和 UTC，算中国的工作日",
            "calendar.yml becomes calendars.yml, with zones.yml; clocks tell Beijing time and UTC by China's days",
        ),
        whose_days,
    ),
)
"""All steps, the oldest first. One that was released is never changed."""
