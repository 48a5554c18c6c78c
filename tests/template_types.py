# ruff: noqa: PLR0911, C901, PLR0912, ANN401 - one case a kind of node or type
"""Walks templates as they would be rendered, with types in place of values: each attribute is looked up."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, cast

import jinja2
from jinja2 import nodes
from view_types import (
    INT,
    NONE,
    STR,
    UNKNOWN,
    Type,
    attribute,
    attributes,
    element,
    pieces,
    union,
)  # fmt: skip

from generator.rendering.filters import FILTERS
from generator.rendering.render import DRAWINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Scope = dict[str, Any]
"""What each name means: a Type, a Macro, or a Caller."""
Place = tuple[str, int, str]
"""File, line, name."""

ABOUT = {"playbook": "Playbook", "chapter-section": "Section", "chapter": "Chapter", "case": "Case"}
"""What a part of the book is about, by how its template is called; all others are about the whole handbook."""
ABOUT_ONE = {"part": "BookPart", "drawing": "Drawing"}
"""Types here of what is known to be about something, and the classes that leave it open."""
VIEWED = {
    "timeline": Type("Drawing"),
    "triage_flow": Type("list", (Type("drawing", (Type("Question"),)),)),
    "decision_flow": Type("list", (Type("drawing", (Type("Decision"),)),)),
    "poster": Type("Poster"),
    "first_hour_card": Type("FirstHourCard"),
    "pocket_card": Type("PocketCard"),
    "duties_in": Type("list", (Type("RoleDuty"),)),
}
"""Filters that give views, and which."""
SAME = {"list", "unique", "sort", "reverse", "selectattr", "rejectattr", "safe", "round", "default"}
"""Filters that give what they are given, or some of it."""
GLOBAL = {"range": Type("list", (INT,)), "namespace": UNKNOWN}
KEPT = "namespace"
"""Called with the names that it keeps, each with what it is at first."""
NUMBERS = {"length", "round"}
TEXTS = {".html", ".md", ".json", ".yml", ".css", ".js", ".webmanifest"}
"""Endings of templates; the style sheets of print and pages above all languages are among them, and name nothing."""


@dataclass(frozen=True)
class Macro:
    """A macro or the body of a call, and the names it knows."""

    file: str
    node: Any
    scope: Scope = field(hash=False, compare=False)


@dataclass
class Walk:
    """One look at templates: what was looked up, and what is wrong."""

    sources: Mapping[str, str]
    seen: set[Place] = field(default_factory=set)
    """Attributes of known types."""
    wrong: set[str] = field(default_factory=set)
    _running: list[tuple[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parsed = {name: _parse(name, text) for name, text in self.sources.items()}
        self.wrong |= set(_strangers(self.parsed))

    def everything(self) -> dict[Place, int]:
        """Every place in which an attribute is named, and how often."""
        found: dict[Place, int] = {}
        for file, tree in self.parsed.items():
            for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
                if name := _name(node):
                    place = (file, node.lineno, name)
                    found[place] = found.get(place, 0) + 1
        return found

    def template(self, file: str, scope: Scope, blocks: dict[str, list[tuple[str, Any]]] | None = None) -> None:
        """Go through a template as a page of its own, or as the parent of one."""
        tree, blocks = self.parsed[file], {} if blocks is None else blocks
        for block in tree.find_all(nodes.Block):
            blocks.setdefault(block.name, []).append((file, block))
        parents = [node for node in tree.body if isinstance(node, nodes.Extends)]
        top = (nodes.Assign, nodes.Macro, nodes.FromImport, nodes.Extends)
        scope |= {"self": blocks, "blocks": blocks}
        for node in tree.body:
            if not parents or isinstance(node, top):
                self.run(file, [node], scope)
        for parent in parents:
            if (name := cast("nodes.Const", parent.template).value) in self.parsed:
                self.template(name, scope, blocks)

    def run(self, file: str, body: Iterable[Any], scope: Scope) -> None:
        """Go through statements."""
        for node in body:
            self._statement(file, node, scope)

    def _statement(self, file: str, node: Any, scope: Scope) -> None:
        match node:
            case nodes.Output():
                for one in node.nodes:
                    self.of(file, one, scope)
            case nodes.For():
                inner = dict(scope)
                each = element(self.of(file, node.iter, scope))
                self._bind(file, node.target, each, inner)
                inner["loop"] = Type("loop", (each,))
                if node.test:
                    self.of(file, node.test, inner)
                self.run(file, node.body, inner)
                self.run(file, node.else_, dict(scope))
            case nodes.If():
                with_it, without = self._told_apart(file, node.test, scope)
                self.run(file, node.body, with_it)
                for body in (node.elif_, node.else_):
                    self.run(file, body, without)
            case nodes.Assign():
                self._bind(file, node.target, self.of(file, node.node, scope), scope)
            case nodes.AssignBlock():
                self.run(file, node.body, dict(scope))
                self._bind(file, node.target, STR, scope)
            case nodes.With():
                inner = dict(scope)
                for target, value in zip(node.targets, node.values, strict=True):
                    self._bind(file, target, self.of(file, value, scope), inner)
                self.run(file, node.body, inner)
            case nodes.Scope():
                self.run(file, node.body, dict(scope))
            case nodes.Macro():
                scope[node.name] = Macro(file, node, scope)
            case nodes.CallBlock():
                self._call(file, node.call, scope, Macro(file, node, scope))
            case nodes.FromImport():
                self._import(file, node, scope)
            case nodes.Include():
                self._include(file, node, scope)
            case nodes.Block():
                self._block(node.name, scope)
            case nodes.FilterBlock():
                self.run(file, node.body, scope)

    def _told_apart(self, file: str, test: Any, scope: Scope) -> tuple[Scope, Scope]:
        """What is known where a test holds, and where it does not: `x.y is defined` tells types apart."""
        match test:
            case nodes.Test(name="defined", node=nodes.Getattr(node=nodes.Name(name=name), attr=attr)):
                kinds = scope[name].inner
                having = [one for one in kinds if attribute(one, attr)]
                self.seen.add((file, test.lineno, attr))
                sides = (having, [one for one in kinds if one not in having])
                with_it, without = ({**scope, name: union(*side)} for side in sides)
                return with_it, without
        self.of(file, test, scope)
        return scope, scope

    def _bind(self, file: str, target: Any, kind: Any, scope: Scope) -> None:
        if isinstance(target, nodes.Tuple):
            for one, inner in zip(target.items, pieces(kind, len(target.items)), strict=True):
                self._bind(file, one, inner, scope)
        elif isinstance(target, nodes.Name):
            scope[target.name] = kind
        elif isinstance(target, nodes.NSRef):
            self._attribute(file, target, scope.get(target.name, UNKNOWN), target.attr)

    def _import(self, file: str, node: nodes.FromImport, scope: Scope) -> None:
        for name in self._files(self.of(file, node.template, scope)):
            if name not in self.parsed:
                continue
            inner = dict(scope)
            self.run(name, self.parsed[name].body, inner)
            for said in node.names:
                own, here = said if isinstance(said, tuple) else (said, said)
                if own not in inner:
                    self.wrong.add(f"templates/{file}:{node.lineno}: {own!r} is no attribute of {name}")
                scope[here] = inner.get(own, UNKNOWN)

    def _include(self, file: str, node: nodes.Include, scope: Scope) -> None:
        if isinstance(node.template, nodes.Const):
            if node.template.value in self.parsed:
                self.run(node.template.value, self.parsed[node.template.value].body, dict(scope))
            return
        self.of(file, node.template, scope)
        for name in sorted(one for one in self.parsed if one.startswith("print/book/")):
            stem = PurePosixPath(name).stem
            about = next((Type(kind) for start, kind in ABOUT.items() if stem.startswith(start)), NONE)
            part = Type("part", (about,))
            self.run(name, self.parsed[name].body, {**scope, "part": part, "section": part})

    @staticmethod
    def _files(kind: Type) -> list[str]:
        return [str(one.value) for one in (kind.inner if kind.name == "|" else (kind,)) if one.name == "const"]

    def _block(self, name: str, scope: Scope, depth: int = 0) -> Type:
        chain = scope["blocks"][name]
        if depth < len(chain):
            file, block = chain[depth]
            self.run(file, block.body, {**scope, "super": (name, depth + 1)})
        return STR

    def of(self, file: str, node: Any, scope: Scope) -> Any:
        """The type of an expression; every attribute in it is looked up."""
        match node:
            case nodes.Name():
                if node.name not in {*scope, *GLOBAL}:
                    self.wrong.add(f"templates/{file}:{node.lineno}: {node.name!r} is not known here")
                return scope.get(node.name, UNKNOWN)
            case nodes.Const():
                return Type("const", value=node.value)
            case nodes.Getattr():
                return self._attribute(file, node, self.of(file, node.node, scope), node.attr)
            case nodes.Getitem():
                return self._entry(file, node, scope)
            case nodes.Call():
                return self._call(file, node, scope, None)
            case nodes.Filter():
                return self._filter(file, node, scope)
            case nodes.CondExpr():
                self.of(file, node.test, scope)
                return union(*(self.of(file, one, scope) for one in (node.expr1, node.expr2) if one))
            case nodes.Or():
                return union(self.of(file, node.left, scope), self.of(file, node.right, scope))
            case nodes.List() | nodes.Tuple():
                inner = tuple(self.of(file, one, scope) for one in node.items)
                alike = isinstance(node, nodes.List) and len(set(inner)) < 2
                return Type("list", (union(*inner),)) if alike else Type("tuple", inner)
            case nodes.Dict():
                found = [self.of(file, one.value, scope) for one in node.items]
                return Type("dict", (STR, union(*found)))
            case nodes.Add():
                self.of(file, node.right, scope)
                return self.of(file, node.left, scope)
        for one in node.iter_child_nodes():
            self.of(file, one, scope)
        return STR

    def _attribute(self, file: str, node: Any, kind: Any, name: str) -> Any:
        if isinstance(kind, dict):  # `self.<block>`
            self.seen.add((file, node.lineno, name))
            if name in kind:
                return ("block", name)
            self.wrong.add(f"templates/{file}:{node.lineno}: {name!r} is no attribute of self")
            return UNKNOWN
        if not isinstance(kind, Type) or kind == UNKNOWN:
            return UNKNOWN
        if kind.name == KEPT:
            found = UNKNOWN if name in cast("tuple[str, ...]", kind.value) else None  # what it keeps may change
        elif kind.name in ABOUT_ONE:
            found = kind.inner[0] if name == "about" else attribute(Type(ABOUT_ONE[kind.name]), name)
        else:
            found = attribute(kind, name)
        self.seen.add((file, node.lineno, name))
        if found is None:
            self.wrong.add(f"templates/{file}:{node.lineno}: {name!r} is no attribute of {_said(kind)}")
        return found or UNKNOWN

    def _entry(self, file: str, node: nodes.Getitem, scope: Scope) -> Any:
        kind, key = self.of(file, node.node, scope), self.of(file, node.arg, scope) if node.arg else UNKNOWN
        if isinstance(kind, Type) and isinstance(key, Type):
            keys = [one.value for one in (key.inner if key.name == "|" else (key,)) if one.name == "const"]
            if keys and all(isinstance(one, str) for one in keys) and kind.name != "dict":
                return union(*(self._attribute(file, node, kind, str(one)) for one in keys))
            if kind.name == "ui" or (kind.name == "Abreast" and kind.inner[0].name == "ui"):
                inner = kind if kind.name == "ui" else kind.inner[0]
                found = STR if inner.value else Type("ui", value="?")
                return found if kind.name == "ui" else Type("Abreast", (found,))
            if isinstance(node.arg, nodes.Slice):
                return kind
            if kind.name == "dict":
                return kind.inner[1]
            return element(kind)
        return UNKNOWN

    def _call(self, file: str, node: nodes.Call, scope: Scope, body: Macro | None) -> Any:
        given = [self.of(file, one, scope) for one in node.args]
        named = {one.key: self.of(file, one.value, scope) for one in node.kwargs}
        what = self.of(file, node.node, scope)
        if isinstance(what, Macro):
            known = {one.name for one in what.node.args}
            for one in sorted({*named} - known):
                self.wrong.add(f"templates/{file}:{node.lineno}: {one!r} is no argument of {what.file}")
            return self._expand(what, given, named, body)
        if isinstance(what, tuple):
            name, depth = what if what[0] != "block" else (what[1], 0)
            return self._block(name, scope, depth)
        if isinstance(node.node, nodes.Name) and node.node.name == KEPT:
            return Type(KEPT, value=tuple(named))
        if isinstance(node.node, nodes.Name) and node.node.name in GLOBAL:
            return GLOBAL[node.node.name]
        if isinstance(what, Type) and what.name == "Callable":
            return what.inner[-1]
        if isinstance(what, Type) and what.name == "method" and len(what.inner) == len(("key", "value")):
            value = what.inner[1]
            found = {
                "values": Type("list", (value,)),
                "items": Type("list", (Type("tuple", what.inner),)),
                "get": value,
            }
            return found.get(str(what.value), UNKNOWN)
        return STR

    def _expand(self, macro: Macro, given: list[Any], named: Scope, body: Macro | None) -> Type:
        if self._running.count((macro.file, macro.node.lineno)) > 1:
            return STR
        self._running.append((macro.file, macro.node.lineno))
        inner = dict(macro.scope)
        names = [one.name for one in macro.node.args]
        defaults = [self.of(macro.file, one, inner) for one in macro.node.defaults]
        inner.update(zip(names[len(names) - len(defaults) :], defaults, strict=True))
        inner.update(zip(names, given, strict=False))
        inner.update(named)
        if body:
            inner["caller"] = body
        self.run(macro.file, macro.node.body, inner)
        self._running.pop()
        return STR

    def _filter(self, file: str, node: nodes.Filter, scope: Scope) -> Any:
        if node.name == "default" and isinstance(node.node, nodes.Name) and node.node.name not in scope:
            return self.of(file, node.args[0], scope)
        kind = self.of(file, node.node, scope) if node.node else STR
        said = [self.of(file, one, scope) for one in node.args]
        named: dict[str, Any] = {
            one.key: self.of(file, one.value, scope) for one in cast("list[nodes.Keyword]", node.kwargs)
        }
        if node.name in VIEWED:
            return VIEWED[node.name]
        if node.name in {"selectattr", "map"} and (path := said[0] if said else named.get("attribute")):
            found = element(kind)
            for name in str(path.value).split("."):
                found = self._attribute(file, node, found, name)
            return kind if node.name == "selectattr" else Type("list", (found,))
        if node.name == "batch":
            return Type("list", (kind,))
        if node.name in NUMBERS:
            return INT
        return kind if node.name in SAME else STR


def _strangers(parsed: Mapping[str, nodes.Template]) -> Iterator[str]:
    """Filters, tests, templates and blocks of parents that are called and do not exist."""
    known = jinja2.Environment(autoescape=True)
    filters = {*known.filters, *FILTERS, *DRAWINGS}
    for file, tree in parsed.items():
        for called in tree.find_all((nodes.Filter, nodes.Test)):
            if called.name not in (filters if isinstance(called, nodes.Filter) else known.tests):
                yield f"templates/{file}:{called.lineno}: {called.name!r} is no {type(called).__name__.lower()}"
        for taken in tree.find_all((nodes.Include, nodes.Extends, nodes.FromImport)):
            for named in taken.find_all(nodes.Const):
                if str(named.value).endswith(tuple(TEXTS)) and named.value not in parsed:
                    yield f"templates/{file}:{taken.lineno}: {named.value!r} is no template"
        theirs = set(_blocks(parsed, file))
        for node in tree.body if tree.find(nodes.Extends) else ():
            if isinstance(node, nodes.Block) and node.name not in theirs:
                yield f"templates/{file}:{node.lineno}: {node.name!r} is no block of what it extends"


def _blocks(parsed: Mapping[str, nodes.Template], file: str) -> Iterator[str]:
    """The blocks of all that a template extends."""
    for node in parsed[file].find_all(nodes.Extends):
        parent = cast("nodes.Const", node.template).value
        if parent in parsed:
            yield from (block.name for block in parsed[parent].find_all(nodes.Block))
            yield from _blocks(parsed, parent)


@cache
def _parse(name: str, text: str) -> nodes.Template:
    return jinja2.Environment(autoescape=True).parse(text, filename=name)


def _name(node: Any) -> str | None:
    if isinstance(node, nodes.Getattr):
        return str(node.attr)
    return node.arg.value if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str) else None


def _said(kind: Type) -> str:
    if kind.name == "ui":
        return f"ui.{kind.value}" if kind.value else "ui"
    return str(kind.inner[0] if kind.name in {"part", "Abreast"} else kind)


def read(folder: Path) -> dict[str, str]:
    """The templates of a folder by name; not the theme's, which MkDocs renders, nor the preview's own without views."""
    files = [file for file in sorted(folder.rglob("*")) if file.suffix in TEXTS]
    found = {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}
    return {name: text for name, text in found.items() if not name.startswith(("theme/", "preview/"))}


def look(sources: Mapping[str, str], pages: Mapping[str, frozenset[str]]) -> Walk:
    """Walk every page's template with what it is given by name."""
    walk = Walk(sources)
    given = attributes("Given")
    for template, names in pages.items():
        walk.template(template, {name: given[name] for name in sorted(names)})
    return walk
