"""The arrows between modules point left, and a library of the outside world is named in one module."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"

ROOMS = (
    "problems",
    "layout",
    "stages",
    "storage",
    "text",
    "model",
    "loading",
    "validating",
    "resolving",
    "drawings",
    "search",
    "planning",
    "rendering",
    "encoding",
    "packing",
    "publishing",
    "staged",
    "reading",
    "build",
    "composing",
    "previewing",
    "command",
)
"""What lies in the package, from left to right. A module imports from its own room and from those left of it."""

FENCED = {
    "yaml": {
        "loading.reader",
        "loading.yaml_errors",
        "loading.writer",
        "loading.extent",
        "loading.cut",
        "loading.paste",
        "loading.pattern",
        "loading.placing",
    },
    "jinja2": {"rendering.render", "rendering.compiled"},
    "weasyprint": {"encoding.paper", "encoding.page_numbers", "encoding.enclosing", "encoding.spared"},
    "pydyf": {"encoding.enclosing", "encoding.written_once"},
    "uharfbuzz": {"text.fonts"},
    "fontTools": {"text.fonts"},
    "icu4py": {"text.line_breaking"},
    "segno": {"rendering.filters"},
    "pypdfium2": {"encoding.page_counts", "publishing.readable", "command.attached"},
    "ahocorasick_rs": {"publishing.leaks"},
    "pathvalidate": {"packing.go_bag"},
    "babel": {"text.languages"},
    "cn2an": {"validating.facts.numerals"},
    "text_to_num": {"validating.facts.numerals"},
    "phonenumbers": {"validating.facts.literals"},
    "snowballstemmer": {"validating.rules.wording", "search.terms"},
    "opencc": {"text.traditional"},
    "pypinyin": {"search.sound", "planning.a_to_z"},
    "sqlite3": {"storage.shelf"},
    "mkdocs": {"encoding.mkdocs_files", "encoding.mkdocs_site", "previewing.mkdocs_pages", "command.mkdocs_hook"},
    "markdown": {"encoding.sections"},
    "watchdog": {"previewing.watching"},
    "http": {"previewing.web_server"},
    "socket": {"previewing.web_server"},
    "lxml": {"publishing.finished", "publishing.said", "publishing.changes"},
    "click": {"command"},
    "holidays": {"model.calendars"},
    "zoneinfo": {"model.zones"},
    "dateutil": {"model.times"},
    "rich": {"command.terminal"},
    "wcwidth": {"command.terminal"},
    "subprocess": {"publishing.version_control", "publishing.rsync"},
    "fsspec": {"publishing.store", "storage.shared"},
    "portalocker": {"storage.scratch", "publishing.turns"},
    "tempfile": {"storage.scratch"},
    "concurrent": {"encoding.workers", "encoding.cluster"},
    "distributed": {"encoding.cluster"},
    "dask": {"encoding.cluster"},
}
"""Who may name a library of the outside world."""

WHEN_WANTED = {"publishing.store", "publishing.rsync", "storage.shared", "encoding.cluster"}
"""Modules that name a library or a program which need not be there: they are imported by name, when they are wanted."""

FORBIDDEN = {"time", "random", "locale", "urllib.request", "datetime.datetime"}
"""What the pipe never asks: the clock, chance, the locale, the network."""

GIVEN_MOMENTS = {
    "encoding.paper",
    "command.typed_moment",
    "command.due",
    "command.clock",
    "command.release_commands",
    "command.clock_command",
}
"""Who may name a moment that it was given: a fixed one, the user's T0, or when a file was written."""

ASKS_THE_TIME = {"command.clock_command", "command.approve_command"}
"""Who may ask what time it is: only where a user says "now"."""


@cache
def imports(source: str) -> frozenset[str]:
    """Every module that the source names, with what it takes from `generator` and `datetime`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module.split(".")[0] in {"generator", "datetime"}:
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def circle_in(room: str, modules: dict[str, str]) -> list[str]:
    """The modules of a room that import each other in a circle, in a sentence, if there are any."""
    own = {f"generator.{name}": imports(source) for name, source in modules.items() if name.startswith(f"{room}.")}
    try:
        TopologicalSorter({name: imported & own.keys() - {name} for name, imported in own.items()}).prepare()
    except CycleError as found:
        return [f"{' -> '.join(found.args[1])} is a circle"]
    return []


def wrong_arrows(modules: dict[str, str]) -> list[str]:
    """What breaks the rules, one sentence each. `modules` are sources by dotted name below the package."""
    order = {room: place for place, room in enumerate(ROOMS)}
    wrong = [circle for room in ROOMS for circle in circle_in(room, modules)]
    for name, source in modules.items():
        top = name.split(".")[0]
        if top not in order:
            wrong.append(f"{name} stands in no room")
            continue
        named = imports(source)
        rooms = {imported.split(".")[1] for imported in named if imported.startswith("generator.")} - {top}
        wrong += [f"{name} imports from {room}, not left of it" for room in rooms if room not in ROOMS[: order[top]]]
        for imported in named:
            library = imported.split(".")[0]
            if library != "generator" and not {name, top} & FENCED.get(library, {name}):
                wrong.append(f"{name} names {library}, which is fenced in {sorted(FENCED[library])}")
            if imported == "datetime.datetime" and name in GIVEN_MOMENTS:
                continue
            if imported in FORBIDDEN or library in FORBIDDEN:
                wrong.append(f"{name} asks {imported}")
        asked = any(call in source for call in (".now(", ".today(", ".utcnow(")) and name not in ASKS_THE_TIME
        wrong += [f"{name} asks what time it is"] * asked
    return wrong


def test_nothing_needs_what_need_not_be_there(modules: dict[str, str]) -> None:
    assert modules.keys() >= WHEN_WANTED
    named = {imported.removeprefix("generator.") for source in modules.values() for imported in imports(source)}
    assert named & WHEN_WANTED == set()


@pytest.fixture(scope="module")
def modules() -> dict[str, str]:
    """All sources of the package."""
    files = [file for file in sorted(PACKAGE.rglob("*.py")) if file != PACKAGE / "__init__.py"]
    names = {file: ".".join(file.relative_to(PACKAGE).with_suffix("").parts) for file in files}
    return {name.removesuffix(".__init__"): file.read_text(encoding="utf-8") for file, name in names.items()}


def test_every_arrow_points_left(modules: dict[str, str]) -> None:
    assert len(modules) > 40, "the test has seen too little to mean anything"
    assert wrong_arrows(modules) == []


@pytest.mark.parametrize(
    ("name", "planted"),
    [
        ("model.base", "from generator.loading.load import load"),
        ("loading.source", "from generator.command import cli"),
        ("resolving.resolve", "import jinja2"),
        ("validating.rules.language", "from weasyprint import HTML"),
        ("planning.site", "import time"),
        ("publishing.releases", "from datetime import datetime"),
        ("planning.sheet", "datetime.now()"),
        ("helpers", "x = 1"),
        ("loading.source", "from generator.loading.load import load"),
        ("problems", "from generator.layout import Layout"),
    ],
)
def test_a_planted_wrong_import_is_found(modules: dict[str, str], name: str, planted: str) -> None:
    spoiled = modules | {name: f"{modules.get(name, '')}\n{planted}\n"}
    assert len(wrong_arrows(spoiled)) == 1


def test_every_module_says_its_job_in_its_first_line(modules: dict[str, str]) -> None:
    silent = [name for name, source in modules.items() if not ast.get_docstring(ast.parse(source))]
    assert silent == []


def test_no_import_is_late(modules: dict[str, str]) -> None:
    """A late import is how a circle of imports hides."""
    late = [
        name
        for name, source in modules.items()
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert late == []
