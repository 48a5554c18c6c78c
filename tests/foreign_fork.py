"""The program's tests in a fork whose content is entirely another: a handbook of an organisation of its own.

`python tests/foreign_fork.py FOLDER [ARGUMENT …]` makes the fork in FOLDER and runs pytest there with the arguments.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml
from click.testing import CliRunner

from generator.command.cli import main
from generator.layout import WORDS

ROOT = Path(__file__).parents[1]
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "build", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info")
OF_THE_CONTENT = ("tests/content", "tests/built")
"""Tests that go with the content."""
ANSWERS = {
    "organisation": {"en": "St Anne Hospitals"},
    "languages": ["en-GB"],
    "address": "https://crisis.stanne.org",
    "playbooks": ["service-outage"],
    "emergency_numbers": [{"phone": "999", "title": {"en": "Emergency services"}}],
    "facts": ["seat-uk", "users-uk"],
    "zones": ["Europe/London"],
    "calendar": "England",
    "levels": 3,
    "roles": 8,
}


def fork(folder: Path) -> Path:
    """A copy of the repository with another handbook in place of the sample, and without the sample's tests."""
    copy = folder / "fork"
    shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
    answers = folder / "answers.yml"
    answers.write_text(yaml.safe_dump(ANSWERS, sort_keys=False), encoding="utf-8")
    arguments = ["init", str(folder / "own"), "--answers", str(answers), "--from", str(ROOT)]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    if done.exit_code:
        raise SystemExit(done.output)
    words = (copy / WORDS).read_bytes()
    shutil.rmtree(copy / "playbooks")
    shutil.copytree(folder / "own" / "playbooks", copy / "playbooks")
    (copy / WORDS).write_bytes(words)  # in a fork they stay the program's
    for name in OF_THE_CONTENT:
        shutil.rmtree(copy / name)
    return copy


def run(copy: Path, arguments: list[str]) -> int:
    """How pytest ends in a fork, none of whose code comes from here."""
    bare = {**os.environ, "PYTHONPATH": os.pathsep.join((str(copy), str(copy / "tests")))}
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=copy, env=bare, check=False).returncode


if __name__ == "__main__":
    sys.exit(run(fork(Path(sys.argv[1])), sys.argv[2:]))
