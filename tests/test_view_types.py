"""A misspelt attribute of a view in Python is told by mypy with file and line, though nothing runs."""

from __future__ import annotations

import ast
import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING

from mini_copy import ROOT
from view_types import attributes, classes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEEN = ("generator/*.py", "generator/*/*.py")


def sources() -> dict[str, str]:
    """The modules that name a kind of view, by path."""
    files = sorted(file for pattern in SEEN for file in ROOT.glob(pattern))
    texts = {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}
    return {
        path: text
        for path, text in texts.items()
        if "views." in text or "generator.resolving.added_fields import" in text
    }


def places(text: str) -> Iterator[tuple[int, int, str]]:
    """Where an attribute of some view is read or written: line, end, name."""
    known = {name for kind in classes() for name in attributes(kind)}
    for node in ast.walk(ast.parse(text)):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in known
            and f"{node.attr}{node.attr[-1]}" not in known  # `off` is as good as `of`
            and not (isinstance(node.value, ast.Name) and node.value.id == "self")  # no view's
            and node.end_col_offset
            and node.end_lineno == node.lineno
            and not (isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name) and node.value.id == "self")
        ):  # an object may be given attributes of any name by itself
            yield node.end_lineno, node.end_col_offset, node.attr


def misspelt(text: str, place: tuple[int, int, str]) -> str:
    """The text with the last letter of a name doubled: left out, `note` would be a word of Python's own."""
    line, end, _ = place
    lines = text.split("\n")
    row = lines[line - 1].encode()
    lines[line - 1] = (row[:end] + row[end - 1 :]).decode()
    return "\n".join(lines)


def test_planted_misspellings_are_told_with_file_and_line(tmp_path: Path) -> None:
    """One in each module that handles views."""
    chance = random.Random(1)  # noqa: S311 - the same ones each time
    wanted, shadows = set(), []
    for path, text in sources().items():
        found = sorted(places(text))
        if found:
            place = chance.choice(found)
            shadow = tmp_path / path.replace("/", "-")
            shadow.write_text(misspelt(text, place), encoding="utf-8")
            shadows += ["--shadow-file", path, str(shadow)]
            wanted.add(f"{path}:{place[0]}")
    assert len(wanted) >= 15, "the test has seen too little to mean anything"
    said = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", os.devnull, *shadows, "generator"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    told = {line.partition(": error:")[0] for line in said.splitlines() if "has no attribute" in line}
    assert sorted(wanted - told) == []
