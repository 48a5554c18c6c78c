"""How data of older formats become those of now, one small step after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

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


def _unread_fields(tree: Tree) -> Tree:
    """Without what had to be written and nothing ever read."""

    def change(book: dict[str, Any]) -> dict[str, Any]:
        meta, response = book.get("playbook"), book.get("response")
        if isinstance(meta, dict) and isinstance(meta.get("print"), dict):
            book = {**book, "playbook": {**meta, "print": _less(meta["print"], "page", "forms")}}
        if isinstance(response, dict) and isinstance(response.get("decisions"), list):
            decisions = [_less(one, "logged") for one in response["decisions"]]
            book = {**book, "response": {**response, "decisions": decisions}}
        return book

    return _each_playbook(tree, change)


def _approvals_of_nothing(tree: Tree) -> Tree:
    """Approvals without a mark of what was approved wait for one."""

    def change(book: dict[str, Any]) -> dict[str, Any]:
        meta = book.get("playbook")
        if not isinstance(meta, dict) or not isinstance(meta.get("approvals"), list):
            return book
        approvals = [
            one if not isinstance(one, dict) or "content" in one else _less(one, "date") for one in meta["approvals"]
        ]
        return {**book, "playbook": {**meta, "approvals": approvals}}

    return _each_playbook(tree, change)


MIGRATIONS = (
    Migration(
        2,
        Words(
            "删去没有任何地方读的字段：print.page、print.forms、决策的 logged",
            "Fields that nothing reads go: print.page, print.forms, logged of decisions",
        ),
        _unread_fields,
    ),
    Migration(
        2,
        Words(
            "没有内容标记的批准改为待批准：删去日期，用 handbook approve 重新记",
            "Approvals without a mark of their content wait again: the day goes, handbook approve notes it anew",
        ),
        _approvals_of_nothing,
    ),
)
"""All steps, the oldest first. One that was released is never changed."""


def _each_playbook(tree: Tree, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Tree:
    books = tree.get("playbooks")
    if not isinstance(books, dict):
        return tree
    return {**tree, "playbooks": {name: change(one) if isinstance(one, dict) else one for name, one in books.items()}}


def _less(data: Any, *keys: str) -> Any:  # noqa: ANN401 - whatever YAML says
    """A mapping without some keys; anything else as it is."""
    return {key: value for key, value in data.items() if key not in keys} if isinstance(data, dict) else data
