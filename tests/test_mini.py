"""Mini is worth testing with: it is complete, and says everything that the model can say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_origin

from pydantic import BaseModel

from generator.layout import PHASES, SHARED
from generator.model.choice import Audience
from generator.model.handbook import Handbook
from generator.model.walk import types_in, walk
from generator.validating.validate import validate

if TYPE_CHECKING:
    from generator.loading.load import Sources

pytest_plugins = ["mini_project"]

Field = tuple[str, str]

OF_OTHERS = {("Settings", "paper"), ("Language", "stand_in")}
"""What only others than the two languages of mini on their A4 say: it is tried with handbooks of their own."""


def fields() -> set[Field]:
    """Every field of the model, by the part that brings it in."""
    parts = [part for part in types_in(Handbook) if issubclass(part, BaseModel)]
    return {(owner(part, name), name) for part in parts for name in part.model_fields}


def owner(part: type[BaseModel], name: str) -> str:
    return next(base.__name__ for base in reversed(part.mro()) if name in getattr(base, "__annotations__", {}))


def test_mini_uses_every_field_of_the_model(mini_sources: Sources, printable: frozenset[str]) -> None:
    wanted, used, unused = fields(), set[Field](), set[Field]()
    assert len(wanted) > 250
    for _, part in walk(validate(mini_sources, printable).handbook):
        if isinstance(part, BaseModel):
            for name, field in type(part).model_fields.items():
                value = getattr(part, name)
                default = field.get_default(call_default_factory=True, validated_data={})
                there = name in part.model_fields_set and value != default and value not in ((), {})
                (used if there else unused).add((owner(type(part), name), name))
    assert wanted - used == OF_OTHERS
    optional = {field for field in wanted if field in unused}
    assert len(optional) > 30, "what may be left out is left out somewhere, too"


def test_mini_has_every_file(mini_sources: Sources) -> None:
    paths = set(mini_sources.files)
    assert {(name.replace("-", "_"),) for name in SHARED} <= paths
    assert {("playbooks", book, phase) for book in ("alpha", "beta") for phase in PHASES} <= paths


def test_mini_has_items_for_every_audience(mini_sources: Sources, printable: frozenset[str]) -> None:
    items = [getattr(part, "audience", None) for _, part in walk(validate(mini_sources, printable).handbook)]
    assert {Audience.PUBLIC, Audience.INTERNAL, Audience.CONFIDENTIAL, None} == set(items)


def test_no_list_of_mini_is_empty_that_has_to_be_there(mini_sources: Sources, printable: frozenset[str]) -> None:
    handbook = validate(mini_sources, printable).handbook
    empty = [
        (*path, name)
        for path, part in walk(handbook)
        if isinstance(part, BaseModel)
        for name, field in type(part).model_fields.items()
        if field.is_required() and get_origin(field.annotation) is tuple and getattr(part, name) == ()
    ]
    assert empty == []


NEVER_ONE = {"handover_after", "length_of", "too_long", "take", "users", "whole"}
"""Hours on duty, limits of channels, sheets of a playbook and of all, users of a business."""


def test_no_english_word_of_the_interface_says_several_of_one(mini_sources: Sources) -> None:
    words: Any = mini_sources.tree["ui"]
    counted = [
        (group, key)
        for group, entries in words.items()
        for key, said in entries.items()
        if re.search(r"\{\w+\} (?:(?!is\b)[a-z]+ )?(?!is\b)[a-z]+s\b", said["en"]) and key not in NEVER_ONE
    ]
    assert [key for group, key in counted if f"{key}-one" not in words[group]] == []
    assert ("run", "of_items") in counted
