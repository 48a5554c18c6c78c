"""The arrows between modules point left, and a library of the outside world is named in one module."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"

LAYERS: tuple[tuple[str, ...], ...] = (
    (
        "problems",
        "version_control",
        "how_to_install",
        "disk_trouble",
        "layout",
        "hearing",
        "scratch",
        "cache",
        "shelf",
        "view",
        "trace",
        "views",
        "anew",
        "revision",
        "added",
        "typography",
        "tongues",
        "table_roles",
        "fonts",
        "commands",
        "wrap",
        "slots",
        "signs",
        "facts",
    ),
    ("model",),
    (
        "decode",
        "told",
        "flow_slips",
        "habits",
        "joints",
        "misplaced",
        "headless",
        "outline",
        "folds",
        "slips",
        "refused",
        "doubles",
        "passage",
        "source",
        "run_on",
        "reader",
        "writer",
        "strays",
        "lookalikes",
        "folders",
        "load",
        "ids",
        "audience",
        "addresses",
        "triage",
    ),
    ("salvage", "nearly", "wanted", "misfit", "shape", "rules", "validate"),
    (
        "card_room",
        "cards",
        "conserve",
        "schedule",
        "edge_tabs",
        "tick_keys",
        "further",
        "gather",
        "readiness",
        "resolve",
        "even",
        "excerpt",
    ),
    ("drawing", "timeline", "flow", "poster", "fitting", "first_hour", "pocket"),
    ("asset_names", "links", "search", "mkdocs_site", "a_to_z", "workdays", "day_tables", "formats", "given"),
    (
        "plan",
        "letters",
        "named_templates",
        "telephone",
        "filters",
        "render",
        "remembered",
        "identify",
        "landing",
        "page_counts",
        "read_me",
        "bag",
        "workers",
    ),
    ("headers", "for_disk", "offline"),
    ("publishing",),
    ("build",),
    (
        "moment",
        "due",
        "clock",
        "reports",
        "options",
        "attached",
        "restore",
        "say",
        "mkdocs_pages",
        "draft",
        "watching",
        "editing",
        "on_demand",
        "preview_pages",
        "live",
        "serve",
        "release_commands",
        "publish_command",
        "cli",
        "mkdocs_hook",
    ),
)
"""From left to right. A module imports only what stands left of it, or earlier in its own layer's line of names."""

FENCED = {
    "yaml": {"reader", "refused", "writer"},
    "jinja2": {"render"},
    "weasyprint": {"formats.paper"},
    "uharfbuzz": {"fonts"},
    "fontTools": {"fonts"},
    "icu4py": {"wrap"},
    "segno": {"filters"},
    "pypdfium2": {"page_counts", "attached"},
    "pathvalidate": {"bag"},
    "cn2an": {"facts.numerals"},
    "text_to_num": {"facts.numerals"},
    "phonenumbers": {"facts.literals"},
    "snowballstemmer": {"rules.wording", "search.terms"},
    "opencc": {"search.fold"},
    "pypinyin": {"search.sound", "a_to_z"},
    "sqlite3": {"shelf"},
    "mkdocs": {"mkdocs_site", "mkdocs_pages", "mkdocs_hook"},
    "watchdog": {"watching"},
    "http": {"live"},
    "socket": {"live"},
    "lxml": {"publishing.finished", "publishing.said", "publishing.changes"},
    "click": {"options", "release_commands", "publish_command", "cli"},
    "holidays": {"workdays"},
    "zoneinfo": {"due"},
    "dateutil": {"model.times"},
    "rich": {"say"},
    "wcwidth": {"say"},
    "subprocess": {"version_control", "publishing.rsync"},
    "fsspec": {"publishing.store"},
    "portalocker": {"scratch", "publishing.turns"},
    "tempfile": {"scratch"},
    "concurrent": {"workers"},
}
"""Who may name a library of the outside world."""

FORBIDDEN = {"time", "random", "locale", "urllib.request", "datetime.datetime"}
"""What the pipe never asks: the clock, chance, the locale, the network."""

GIVEN_MOMENTS = {"formats.paper", "moment", "due", "clock", "release_commands", "cli"}
"""Who may name a moment that it was given: a fixed one, the user's T0, or when a file was written."""

ASKS_THE_TIME = {"cli"}
"""Who may ask what time it is: only where a user says "now"."""


def imports(source: str) -> set[str]:
    """Every module that the source names, with what it takes from `generator` and `datetime`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner if node.module in {"generator", "datetime"} else {node.module}
    return found


def wrong_arrows(modules: dict[str, str]) -> list[str]:
    """What breaks the rules, one sentence each. `modules` are sources by dotted name below the package."""
    order = {name: (layer, place) for layer, names in enumerate(LAYERS) for place, name in enumerate(names)}
    wrong = []
    for name, source in modules.items():
        top = name.split(".")[0]
        if top not in order:
            wrong.append(f"{name} stands in no layer")
            continue
        for imported in imports(source):
            library = imported.split(".")[0]
            if library == "generator":
                other = imported.split(".")[1]
                if other != top and order.get(other, (99, 0)) >= order[top]:
                    wrong.append(f"{name} imports {imported}, which does not stand left of it")
            elif name not in FENCED.get(library, {name}):
                wrong.append(f"{name} names {library}, which is fenced in {sorted(FENCED[library])}")
            if imported == "datetime.datetime" and name in GIVEN_MOMENTS:
                continue
            if imported in FORBIDDEN or library in FORBIDDEN:
                wrong.append(f"{name} asks {imported}")
        asked = any(call in source for call in (".now(", ".today(", ".utcnow(")) and name not in ASKS_THE_TIME
        wrong += [f"{name} asks what time it is"] * asked
    return wrong


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
        ("model.base", "from generator.load import load"),
        ("source", "from generator import cli"),
        ("resolve", "import jinja2"),
        ("rules.language", "from weasyprint import HTML"),
        ("formats.site", "import time"),
        ("publishing.releases", "from datetime import datetime"),
        ("formats.paper", "datetime.now()"),
        ("helpers", "x = 1"),
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
