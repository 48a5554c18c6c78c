"""Every mistake that the check knows, one file each: what an editor did to mini, and exactly what is said to it.

A file of `data/broken/` says in prose `what` happened, which `edits` make it happen, and which `problems` are told, all
of them and no other: `file:line:column rule`, the message, the cure. In place of problems a file may name `advice`:
what is said though it keeps nobody from publishing. With `published` mini was published before. An edit finds a text
that stands once in the file and replaces it, or writes the whole file (`times` over), or its bytes in `hex`, or deletes
it or a folder, or copies a folder, or moves it, or puts a link in its place, or gives an id another
name wherever it stands.
"""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import generator
from generator.layout import Layout
from generator.loading.load import load
from generator.model.choice import Audience
from generator.problems import Problem, Problems
from generator.validating.addresses import seen
from generator.validating.audience import Sight
from generator.validating.ids import Index
from generator.validating.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.loading.load import Sources
    from generator.validating.parts import Part

pytest_plugins = ["mini_project"]

PACKAGE = Path(generator.__file__).parent
CASES = sorted((Path(__file__).parent / "data" / "broken").glob("*.yml"))
RULE_ARGUMENT = {
    "Problem": 1,
    "Finding": 0,
    "Slip": 0,
    "Said": 0,
    "Told": 1,
    "Misfit": 0,
    "_report": 1,
    "_problem": 1,
}
"""Calls that name a rule, and the position at which they do."""
NOT_IN_THE_DATA = {
    "template",
    "preview",
    "not-a-playbook",
    "damaged-release",
    "other-readers",
    "no-line-of-its-own",
    "taken-changed",
}
"""Of a template, the preview, a file to be restored or approved, what was taken, a release: not of the data."""


@pytest.fixture(scope="module")
def released(mini_sources: Sources, printable: frozenset[str]) -> tuple[str, ...]:
    """The addresses of mini as it stands."""
    handbook = validate(mini_sources, printable).handbook
    return tuple(seen(handbook, Sight(handbook, Index(mini_sources.tree), Audience.CONFIDENTIAL, drafts=False)))


@pytest.fixture(scope="module")
def before(mini_sources: Sources, printable: frozenset[str]) -> Mapping[str, Part]:
    """What was found in each of its parts."""
    return validate(mini_sources, printable).parts


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_check_says_exactly_this(
    case: Path, mini: Path, printable: frozenset[str], released: tuple[str, ...], before: Mapping[str, Part]
) -> None:
    """Each was made by somebody who had checked before; what is known of the texts from then hides nothing."""
    wanted = yaml.safe_load(case.read_text(encoding="utf-8"))
    for edit in wanted["edits"]:
        carry_out(edit, mini / "playbooks" / edit["file"])
    published = released if wanted.get("published") else ()
    assert check(mini, printable, published, before) == {
        key: wanted[key] for key in ("problems", "advice") if wanted.get(key)
    }


def test_mini_itself_is_without_a_problem(mini: Path, printable: frozenset[str]) -> None:
    assert check(mini, printable) == {}


def test_every_rule_has_a_case() -> None:
    rules = all_rules()
    assert len(rules) > 50, "the test has seen too little to mean anything"
    cases = [yaml.safe_load(case.read_text(encoding="utf-8")) for case in CASES]
    said = "".join(case.get("problems") or case.get("advice", "") for case in cases)
    covered = set(re.findall(r"^.+:\d+:\d+ (\S+)$", said, re.MULTILINE))
    assert covered == rules - NOT_IN_THE_DATA


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_guide_explains_exactly_these_rules(language: str) -> None:
    guide = (PACKAGE.parent / "docs" / language / "reference" / "how-to-check.md").read_text(encoding="utf-8")
    tables = guide[guide.index("{: #rules }") :]
    rows = re.findall(r"^\| (`.*?) \|", tables, re.MULTILINE)
    explained = {rule for row in rows for rule in re.findall(r"`(.+?)`", row)}
    assert explained == all_rules()


def carry_out(edit: dict[str, Any], file: Path) -> None:
    match edit:
        case {"find": find, "replace": replace}:
            text = file.read_bytes().decode()
            assert text.count(find) == 1, f"{find!r} stands {text.count(find)} times in {file.name}"
            file.write_bytes(text.replace(find, replace).encode())
        case {"write": text}:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode() * edit.get("times", 1))
        case {"hex": digits}:
            file.write_bytes(bytes.fromhex(digits))
        case {"delete": True}:
            shutil.rmtree(file) if file.is_dir() else file.unlink()
        case {"move_to": name}:
            file.rename(file.with_name(name))
        case {"id": old, "becomes": new}:
            for one in sorted(file.rglob("*.yml")) if file.is_dir() else [file]:
                one.write_text(
                    re.sub(rf"(?<![\w-]){old}(?![\w-])", new, one.read_text(encoding="utf-8")), encoding="utf-8"
                )
        case {"link_to": name}:
            file.unlink()
            file.symlink_to(name)
        case {"copy_to": name}:
            shutil.copytree(file, file.with_name(name))
        case _:
            pytest.fail(f"no such edit: {edit}")


def check(
    project: Path,
    printable: frozenset[str],
    published: tuple[str, ...] = (),
    before: Mapping[str, Part] = MappingProxyType({}),
) -> dict[str, str]:
    repository = Layout(project, program=project)  # where the words of the interface are the handbook's own
    try:
        advice = validate(load(repository), printable, published, before).advice
    except Problems as found:
        return {"problems": "".join(map(told, found.problems))}
    return {"advice": "".join(map(told, advice))} if advice else {}


def told(problem: Problem) -> str:
    place = problem.place
    return f"{place.file}:{place.line}:{place.column} {problem.rule}\n  {problem.message.en}\n  {problem.cure.en}\n"


def all_rules() -> set[str]:
    return {rule for file in sorted(PACKAGE.rglob("*.py")) for rule in rules_in(file)}


def rules_in(file: Path) -> Iterator[str]:
    """Every rule that the source in `file` names: in calls, in what a function gives back, in tables."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments) if name in RULE_ARGUMENT:
                yield from (rule for argument in arguments[RULE_ARGUMENT[name] :][:1] for rule in texts(argument))
            case ast.Return(value=ast.Tuple(elts=[first, _, _])):
                yield from texts(first)
            case ast.Assign(targets=[ast.Name(id="_REFUSED")], value=ast.Dict(keys=keys)):
                yield from (text for key in keys if key for text in texts(key))


def texts(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from texts(body)
            yield from texts(other)
