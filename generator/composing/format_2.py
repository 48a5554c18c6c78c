"""The steps by which data of format 1 become those of format 2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.composing.closed_lists import calendars, zones

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.loading.source import Data

    Tree = Mapping[str, Data]


_UNREAD = ("page", "forms")
"""What each playbook had to say of how it is printed, and nothing ever read."""


def is_of_format_1(playbook: Mapping[str, Data]) -> bool:
    """Whether the data of a playbook are of that format, by what each of them had to say then and may not now."""
    meta = playbook.get("playbook")
    printed = meta.get("print") if isinstance(meta, dict) else None
    return isinstance(printed, dict) and not printed.keys().isdisjoint(_UNREAD)


def languages_of(playbook: Mapping[str, Data]) -> list[Data]:
    """The languages of a playbook, those of its title, as settings list them."""
    meta = playbook.get("playbook")
    title = meta.get("title") if isinstance(meta, dict) else None
    return [{"id": code} for code in title] if isinstance(title, dict) else []


def unread_fields(tree: Tree) -> Tree:
    """Without what had to be written and nothing ever read."""

    def change(book: dict[str, Any]) -> dict[str, Any]:
        meta, response = book.get("playbook"), book.get("response")
        if isinstance(meta, dict) and isinstance(meta.get("print"), dict):
            book = {**book, "playbook": {**meta, "print": _less(meta["print"], *_UNREAD)}}
        if isinstance(response, dict) and isinstance(response.get("decisions"), list):
            decisions = [_less(one, "logged") for one in response["decisions"]]
            book = {**book, "response": {**response, "decisions": decisions}}
        return book

    return _each_playbook(tree, change)


def approvals_of_nothing(tree: Tree) -> Tree:
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


def whose_it_is(tree: Tree) -> Tree:
    """Whose handbook it is has a file of its own."""
    settings = tree.get("handbook")
    if not isinstance(settings, dict) or "organisation" in tree or "organisation" not in settings:
        return tree
    moved = {"organisation": "name", "emergency_numbers": "emergency_numbers", "footing": "facts"}
    whose = {new: settings[old] for old, new in moved.items() if old in settings}
    return {**tree, "handbook": _less(settings, *moved), "organisation": whose}


def for_whom_a_rule_is(tree: Tree) -> Tree:
    """Rules and duties say alike for whom they are."""

    def change(book: dict[str, Any]) -> dict[str, Any]:
        response = book.get("response")
        if not isinstance(response, dict) or not isinstance(response.get("regulatory"), list):
            return book
        return {**book, "response": {**response, "regulatory": [_in_answers(one) for one in response["regulatory"]]}}

    rules = tree.get("regulations")
    bound = {"regulations": [_of_one(one) for one in rules]} if isinstance(rules, list) else {}
    return _each_playbook({**tree, **bound}, change)


def _of_one(rule: Any) -> Any:  # noqa: ANN401 - whatever YAML says
    if not isinstance(rule, dict) or "binds" not in rule:
        return rule
    return {**_less(rule, "binds"), "applies_if": {"one_of": rule["binds"]}}


def _in_answers(duty: Any) -> Any:  # noqa: ANN401 - whatever YAML says
    if not isinstance(duty, dict) or not isinstance(duty.get("applies_if"), list):
        return duty
    asked = {"applies_if": {"answers": duty["applies_if"]}} if duty["applies_if"] else {}
    return {key: value for key, value in (duty | asked).items() if key != "applies_if" or asked}


def braces(tree: Tree) -> Tree:
    """A brace that is read is written twice, as one alone begins a value of the organisation's."""
    codes = _codes(tree)

    def written(data: Any) -> Any:  # noqa: ANN401 - whatever YAML says
        if isinstance(data, list):
            return [written(one) for one in data]
        if not isinstance(data, dict):
            return data
        if data.keys() <= set(codes):
            return {code: _doubled(one) if isinstance(one, str) else written(one) for code, one in data.items()}
        return {key: value if key == "body" else written(value) for key, value in data.items()}

    return {kind: data if kind in {"ui", "contacts"} else written(data) for kind, data in tree.items()}


def whose_days(tree: Tree) -> Tree:
    """Calendars and zones of time are data."""
    years, settings = tree.get("calendar"), tree.get("handbook")
    if not isinstance(years, dict) or not isinstance(settings, dict):
        return tree
    codes = _codes(tree)
    known = {"calendars": calendars(years, codes), "zones": zones(codes)}
    told: dict[str, Data] = {"zones": ["Asia/Shanghai", "UTC"], "calendar": "CN"}
    return {
        **{kind: data for kind, data in tree.items() if kind != "calendar"},
        **known,
        "handbook": {**settings, **told},
    }


def _codes(tree: Tree) -> list[str]:
    """The codes of a handbook's languages."""
    settings = tree.get("handbook")
    listed = settings.get("languages") if isinstance(settings, dict) else None
    return [str(one["id"]) for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _each_playbook(tree: Tree, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Tree:
    books = tree.get("playbooks")
    if not isinstance(books, dict):
        return tree
    return {**tree, "playbooks": {name: change(one) if isinstance(one, dict) else one for name, one in books.items()}}


def _less(data: Any, *keys: str) -> Any:  # noqa: ANN401 - whatever YAML says
    """A mapping without some keys; anything else as it is."""
    return {key: value for key, value in data.items() if key not in keys} if isinstance(data, dict) else data
