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


def _whose_it_is(tree: Tree) -> Tree:
    """Whose handbook it is has a file of its own."""
    settings = tree.get("handbook")
    if not isinstance(settings, dict) or "organisation" in tree or "organisation" not in settings:
        return tree
    moved = {"organisation": "name", "emergency_numbers": "emergency_numbers", "footing": "facts"}
    whose = {new: settings[old] for old, new in moved.items() if old in settings}
    return {**tree, "handbook": _less(settings, *moved), "organisation": whose}


def _for_whom_a_rule_is(tree: Tree) -> Tree:
    """Rules and duties say alike for whom they are."""

    def change(book: dict[str, Any]) -> dict[str, Any]:
        response = book.get("response")
        if not isinstance(response, dict) or not isinstance(response.get("regulatory"), list):
            return book
        return {**book, "response": {**response, "regulatory": [_in_answers(one) for one in response["regulatory"]]}}

    rules = tree.get("regulations")
    bound = {"regulations": [_of_facts(one) for one in rules]} if isinstance(rules, list) else {}
    return _each_playbook({**tree, **bound}, change)


def _of_facts(rule: Any) -> Any:  # noqa: ANN401 - whatever YAML says
    if not isinstance(rule, dict) or "binds" not in rule:
        return rule
    return {**_less(rule, "binds"), "applies_if": {"facts": rule["binds"]}}


def _in_answers(duty: Any) -> Any:  # noqa: ANN401 - whatever YAML says
    if not isinstance(duty, dict) or not isinstance(duty.get("applies_if"), list):
        return duty
    asked = {"applies_if": {"answers": duty["applies_if"]}} if duty["applies_if"] else {}
    return {key: value for key, value in (duty | asked).items() if key != "applies_if" or asked}


def _braces(tree: Tree) -> Tree:
    """A brace that is read is written twice, as one alone begins a value of the organisation's."""
    settings = tree.get("handbook")
    listed = settings.get("languages") if isinstance(settings, dict) else None
    codes = {one.get("id") for one in listed if isinstance(one, dict)} if isinstance(listed, list) else set()

    def written(data: Any) -> Any:  # noqa: ANN401 - whatever YAML says
        if isinstance(data, list):
            return [written(one) for one in data]
        if not isinstance(data, dict):
            return data
        if codes.issuperset(data):
            return {code: _doubled(one) if isinstance(one, str) else written(one) for code, one in data.items()}
        return {key: value if key == "body" else written(value) for key, value in data.items()}

    return {kind: data if kind in {"ui", "contacts"} else written(data) for kind, data in tree.items()}


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


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
    Migration(
        2,
        Words(
            "机构名称、公共紧急电话、涉及哪些地方和行业，移到 organisation.yml",
            "Name, public numbers and footing of the organisation move to organisation.yml",
        ),
        _whose_it_is,
    ),
    Migration(
        2,
        Words(
            "法规的 binds、义务的 applies_if 改成同一种写法：applies_if: {facts, answers}",
            "binds of rules and applies_if of duties become alike: applies_if: {facts, answers}",
        ),
        _for_whom_a_rule_is,
    ),
    Migration(
        2,
        Words(
            "文字里原样的花括号写两遍：单个的花括号现在代表机构的值，如 {hotline}",
            "Braces that are read are written twice: one alone now stands for a value, such as {hotline}",
        ),
        _braces,
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
