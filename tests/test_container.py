"""The Containerfile holds what the project asks for. No engine is asked to build it: what it names is compared."""

from __future__ import annotations

import re
import subprocess
import tomllib
from typing import Any

import pytest
from mini_copy import ROOT
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

TEXT = (ROOT / "Containerfile").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_it_has_the_libraries_of_printing_that_make_installs() -> None:
    [libraries] = re.findall(r"^LIBRARIES := (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    [installed] = re.findall(r"--no-install-recommends (.+?) \\$", TEXT, re.MULTILINE)
    assert set(libraries.split()) | {"git"} == set(installed.split())


def test_its_python_is_one_that_the_project_takes() -> None:
    bases = re.findall(r"^FROM \S+/python:(\S+?)-", TEXT, re.MULTILINE)
    assert len(set(bases)) == 1
    assert bases[0] in SpecifierSet(PROJECT["requires-python"])


def test_its_constraints_are_the_versions_of_the_lock() -> None:
    [expressions] = re.findall(r"^RUN sed -n (.+?) requirements\.lock", TEXT, re.MULTILINE)
    script = [one for _, one in re.findall(r"-e (['\"])(.+?)\1", expressions)]
    command = ["sed", "-n", *(word for one in script for word in ("-e", one)), ROOT / "requirements.lock"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except FileNotFoundError:
        pytest.skip("no sed here")
    pinned = {Requirement(line).name: Requirement(line).specifier for line in done.stdout.splitlines()}
    wanted = {Requirement(line).name for line in PROJECT["dependencies"]}
    assert wanted <= pinned.keys()
    assert all(str(one).startswith("==") for one in pinned.values())


def test_it_runs_the_command_of_the_project_and_takes_nobody_along() -> None:
    [command] = PROJECT["scripts"]
    assert f'ENTRYPOINT ["{command}"]' in TEXT
    assert "playbooks/contacts.private.yml" in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
