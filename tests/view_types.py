# ruff: noqa: PLR0911, C901, ANN401 - one case a kind of node or type
"""The types of what templates see, read from where they are declared: `added.py`, `views.pyi`, a few classes more."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard

import yaml
from view_stubs import stubs

import generator
from generator.resolving.view import Moment, Word

PACKAGE = Path(generator.__file__).parent
DECLARED = (
    "resolving/view.py",
    "resolving/added_fields.py",
    "rendering/given.py",
    "drawings/first_hour.py",
    "model/paper.py",
    "drawings/pocket_card.py",
    "planning/case_pack.py",
    "planning/form_parts.py",
    "planning/print_list.py",
    "planning/printouts.py",
)
"""Files whose classes reach templates, beside the views of the model."""
WORDS: dict[str, dict[str, object]] = yaml.load(
    (PACKAGE.parent / "playbooks" / "_shared" / "ui.yml").read_text(encoding="utf-8"),
    yaml.CBaseLoader,  # noqa: S506 - safe, and `no` is a word
)


@dataclass(frozen=True)
class Type:
    """A type by name, with what is inside; `?` is not known, `|` one of several, `const` a value known itself."""

    name: str
    inner: tuple[Type, ...] = ()
    value: object = None

    def __str__(self) -> str:
        """As annotations are written."""
        if self.name == "|":
            return " or ".join(map(str, self.inner))
        return f"{self.name}[{', '.join(map(str, self.inner))}]" if self.inner else self.name


UNKNOWN, STR, INT, NONE = Type("?"), Type("str"), Type("int"), Type("None")
UI = Type("ui")
LOOP = ("index", "index0", "revindex", "first", "last", "length", "depth", "cycle", "changed", "previtem", "nextitem")
_BUILT_IN: dict[str, type] = {
    "str": str, "int": int, "float": float, "bool": bool, "list": list, "tuple": tuple, "Word": Word,
    "Moment": Moment, "None": type(None),
}  # fmt: skip


def union(*types: Type) -> Type:
    """One of several types; None counts for nothing, because a page asks before it shows what may be left out."""
    flat = [inner for one in types for inner in (one.inner if one.name == "|" else (one,))]
    found = list(dict.fromkeys(one for one in flat if one != NONE)) or [NONE]
    if all(one.name == found[0].name and len(one.inner) == len(found[0].inner) and one.inner for one in found):
        inner = zip(*(one.inner for one in found), strict=True)
        return Type(found[0].name, tuple(union(*each) for each in inner))
    return found[0] if len(found) == 1 else Type("|", tuple(found))


@cache
def aliases() -> dict[str, ast.expr]:
    """Other names of types."""
    nodes = ast.walk(ast.parse((PACKAGE / "resolving" / "added_fields.py").read_text(encoding="utf-8")))
    found = ((node.targets[0], node.value) for node in nodes if isinstance(node, ast.Assign))
    return {target.id: value for target, value in found if isinstance(target, ast.Name)}


@cache
def classes() -> dict[str, tuple[tuple[str, ...], dict[str, ast.expr]]]:
    """Every class that is declared: the names of its bases, and its attributes. What is told twice is one class."""
    found: dict[str, tuple[tuple[str, ...], dict[str, ast.expr]]] = {}
    for text in (*((PACKAGE / name).read_text(encoding="utf-8") for name in DECLARED), stubs()):
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef):
                bases = tuple(ast.unparse(base).split(".")[-1] for base in node.bases)
                own = {
                    one.target.id: one.annotation
                    for one in node.body
                    if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
                }
                own |= {one.name: one.returns for one in node.body if _is_told(one) and one.returns}
                before = found.get(node.name, ((), {}))
                found[node.name] = (tuple(b for b in (*before[0], *bases) if b != node.name), {**before[1], **own})
    return found


def _is_told(node: ast.stmt) -> TypeGuard[ast.FunctionDef]:
    """Whether it is a function that is read as an attribute."""
    return isinstance(node, ast.FunctionDef) and [ast.unparse(one) for one in node.decorator_list] == ["property"]


@cache
def attributes(name: str) -> dict[str, Type]:
    """The attributes of a class, those of its bases too."""
    bases, own = classes()[name]
    above = {attr: kind for base in bases if base in classes() for attr, kind in attributes(base).items()}
    return {**above, **{attr: annotated(kind) for attr, kind in own.items()}}


def annotated(node: ast.expr) -> Type:
    """The type that an annotation says."""
    match node:
        case ast.BinOp(left=left, right=right):
            return union(annotated(left), annotated(right))
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=[one, ast.Constant(value=value)])) if (
            value is Ellipsis
        ):
            return Type("list", (annotated(one),))
        case ast.Subscript(value=value, slice=ast.Tuple(elts=elements)):
            return Type(ast.unparse(value), tuple(map(annotated, elements)))
        case ast.Subscript(value=value, slice=inner):
            return Type(ast.unparse(value), (annotated(inner),))
        case ast.Constant(value=None):
            return NONE
        case ast.Name(id="Any") | ast.Constant():
            return UNKNOWN
        case ast.Name(id="Ui"):
            return UI
        case ast.Name(id=name) if name in aliases():
            return annotated(aliases()[name])
    return Type(ast.unparse(node).split(".")[-1])


def attribute(kind: Type, name: str) -> Type | None:
    """What attribute or entry `name` of a type is; None when it has none."""
    if kind.name == "|":
        found = [attribute(one, name) for one in kind.inner]
        return None if None in found else union(*(one for one in found if one))
    if kind == UNKNOWN:
        return UNKNOWN
    if kind.name == "Abreast":
        [one] = kind.inner
        if name in {"left", "sides"}:
            return one if name == "left" else Type("list", (one,))
        found_inner = attribute(one, name)
        return found_inner and Type("Abreast", (found_inner,))
    if kind.name == "ui":
        group = kind.value
        if group is None:
            return Type("ui", value=name) if name in WORDS else _method({}, name)
        return STR if group == "?" or name in WORDS[str(group)] else _method({}, name)
    if kind.name == "loop":
        return kind.inner[0] if name in {"previtem", "nextitem"} else INT if name in LOOP else None
    if kind.name == "dict":
        return Type("method", kind.inner, name) if hasattr(dict, name) else kind.inner[1]
    if kind.name == "const":
        return _method(kind.value, name)
    if kind.name in classes() and name in attributes(kind.name):
        return attributes(kind.name)[name]
    if kind.name in _BUILT_IN and hasattr(_BUILT_IN[kind.name], name):
        return Type("method", value=name)
    return Type("method", kind.inner, name) if kind.name == "Callable" else None


def _method(value: Any, name: str) -> Type | None:
    return Type("method", value=name) if hasattr(value, name) else None


def element(kind: Type) -> Type:
    """What one gets who goes through a type."""
    if kind.name == "|":
        return union(*(element(one) for one in kind.inner))
    if kind.name == "Abreast":
        return Type("Abreast", (element(kind.inner[0]),))
    if kind.name in {"list", "dict", "Sequence"} and kind.inner:
        return kind.inner[0]
    if kind.name == "tuple" and kind.inner:
        return union(*kind.inner)
    return STR if kind.name in {"str", "ui"} else UNKNOWN


def pieces(kind: Type, count: int) -> list[Type]:
    """What a type is taken apart into."""
    if kind.name == "tuple" and len(kind.inner) == count:
        return list(kind.inner)
    if kind.name == "Abreast":
        return [Type("Abreast", (one,)) for one in pieces(kind.inner[0], count)]
    if kind.name == "|":
        return [union(*each) for each in zip(*(pieces(one, count) for one in kind.inner), strict=True)]
    return [UNKNOWN] * count
