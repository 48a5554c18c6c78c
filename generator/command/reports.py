"""What the check found, written for machines: one function a format, in one table."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.problems import Problem, Words

LANGUAGES = {"zh": ("zh",), "en": ("en",), "both": ("zh", "en")}
"""In which languages editors can be spoken to, by the word that asks for it."""
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


class Found(NamedTuple):
    """What a check found: what nobody may publish, and what somebody should look at."""

    problems: tuple[Problem, ...] = ()
    advice: tuple[Problem, ...] = ()

    def leveled(self) -> Iterator[tuple[str, Problem]]:
        """Everything with its level, in order."""
        yield from (("problem", one) for one in self.problems)
        yield from (("advice", one) for one in self.advice)


def said(words: Words, languages: Sequence[str], between: str = "  ") -> str:
    """A sentence in the languages that are wanted, one behind the other; once where it is the same in both."""
    return between.join(dict.fromkeys(getattr(words, code) for code in languages))


def as_json(found: Found, languages: Sequence[str]) -> str:
    """One object; `end_column` is past the last character, and columns count characters from 1."""
    listed = [
        {
            "rule": one.rule,
            "file": one.place.file,
            "line": one.place.line,
            "column": one.place.column,
            "end_column": one.place.end,
            "level": level,
            "message": {code: getattr(one.message, code) for code in languages},
            "fix": {code: getattr(one.cure, code) for code in languages},
        }
        for level, one in found.leveled()
    ]
    return json.dumps({"problems": listed}, ensure_ascii=False, indent=2) + "\n"


def as_github(found: Found, languages: Sequence[str]) -> str:
    """One workflow command a line; GitHub shows it at the line of the file that it names."""
    commands = {"problem": "error", "advice": "warning"}
    return "".join(
        f"::{commands[level]} file={_property(one.place.file)},line={one.place.line},col={one.place.column},"
        f"endColumn={one.place.end},title={_property(one.rule)}::{_data(_sentences(one, languages))}\n"
        for level, one in found.leveled()
    )


def as_sarif(found: Found, languages: Sequence[str]) -> str:
    """A log of one run after SARIF 2.1.0, the standard of code scanners."""
    levels = {"problem": "error", "advice": "warning"}
    rules = sorted({one.rule for _, one in found.leveled()})
    driver = {
        "name": "handbook check",
        "version": version("crisis-handbook"),
        "rules": [{"id": rule} for rule in rules],
    }
    results = [
        {
            "ruleId": one.rule,
            "ruleIndex": rules.index(one.rule),
            "level": levels[level],
            "message": {"text": _sentences(one, languages)},
            "locations": [{"physicalLocation": _location(one)}],
        }
        for level, one in found.leveled()
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


REPORTS: dict[str, Callable[[Found, Sequence[str]], str]] = {
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""Every format for machines by its name: found things and languages in, all of standard output out."""


def _sentences(one: Problem, languages: Sequence[str]) -> str:
    """What is wrong, and on the next line what to do."""
    return f"{said(one.message, languages)}\n{said(one.cure, languages)}"


def _location(one: Problem) -> dict[str, object]:
    place = one.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.end}
    return {"artifactLocation": {"uri": quote(place.file), "uriBaseId": "%SRCROOT%"}, "region": region}


def _data(text: str) -> str:
    """Text behind the second `::`, where a line's end would end the command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text between commas, where colons and commas would end it too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
