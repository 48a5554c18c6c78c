"""The types of views as mypy reads them, made of the model and `added_fields`: `python tests/view_stubs.py`."""

from __future__ import annotations

import builtins
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.model.base import Text
from generator.model.choice import Choice
from generator.model.handbook import Handbook
from generator.model.refs import Ref
from generator.model.response import Decision, Question, Step
from generator.model.times import Time
from generator.model.walk import types_in
from generator.resolving import added_fields

STUBS = Path(added_fields.__file__).with_name("views.pyi")
HEAD = """# The views of the model's parts, made by tests/view_stubs.py of the model and of added_fields.py.
# ruff: noqa: A001 - named as in the model

from generator.resolving import added_fields
from generator.resolving.view import Moment, View, Word
"""
_WITHIN: dict[str, type[BaseModel]] = {"steps": Step, "questions": Question, "decisions": Decision}
"""What references within a playbook mean."""


def stubs() -> str:
    """The text of `views.pyi`."""
    parts = {one.__name__: one for one in types_in(Handbook) if issubclass(one, BaseModel)}
    views = [part for part in parts.values() if not issubclass(part, Text | Time)]
    first = sorted(
        views, key=lambda part: (part.__name__ not in vars(builtins), part.__name__)
    )  # else mypy sees Python's
    return HEAD + "".join(f"\n{_stub(part)}" for part in first)


def _stub(part: type[BaseModel]) -> str:
    more = getattr(added_fields, part.__name__, None)
    own = vars(more).get("__annotations__", {}) if more else {}
    fields = {name: field.annotation for name, field in part.model_fields.items()}
    fields |= {name: field.return_type for name, field in part.model_computed_fields.items()}
    bases = f"added_fields.{part.__name__}, View" if more else "View"
    lines = [f"    {name}: {said(kind)}\n" for name, kind in fields.items() if name not in own]
    return f"class {part.__name__}({bases}):\n" + ("".join(lines) or "    ...\n")


def said(kind: Any) -> str:  # noqa: ANN401 - any annotation
    """How a view shows what the model holds as `kind`."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return said(inner[0])
    if origin in {Union, UnionType}:
        return " | ".join("None" if one is NoneType else said(one) for one in inner)
    if origin is tuple:
        return f"list[{said(inner[0])}]"
    if origin is dict:
        return f"dict[str, {said(inner[1])}]"
    for model, view in ((Text | Decimal | date, "str"), (Choice, "Word"), (Time, "Moment")):
        if issubclass(kind, model):
            return view
    return meant(kind).__name__ if issubclass(kind, Ref) else str(kind.__name__)


def meant(ref: type[Ref]) -> type[BaseModel]:
    """The part that references of a kind mean."""
    if ref.kind in _WITHIN:
        return _WITHIN[ref.kind]
    inner = get_args(Handbook.model_fields[ref.kind].annotation)
    found: type[BaseModel] = inner[1] if get_origin(Handbook.model_fields[ref.kind].annotation) is dict else inner[0]
    return found


if __name__ == "__main__":
    STUBS.write_text(stubs(), encoding="utf-8")
