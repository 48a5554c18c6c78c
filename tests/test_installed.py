"""The built wheel is the whole tool: in a folder of data alone it makes what it makes in its repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from mini_copy import ROOT

LIBRARIES = sysconfig.get_path("purelib")
"""Where this environment's packages are; what makes its editable installs work is not read from a second one."""


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a wheel that was just built, in an environment that has the libraries and not this project."""
    folder = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    [wheel] = folder.glob("*.whl")
    venv.create(folder / "venv", symlinks=True)
    fresh = folder / "venv" / "bin"
    run(sys.executable, "-m", "pip", "--python", fresh / "python", "install", "--no-deps", "--no-index", wheel)
    asked = run(fresh / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    Path(asked.strip(), "libraries.pth").write_text(LIBRARIES, encoding="utf-8")
    return fresh / "handbook"


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """What a command says that has to end well, run where nothing leads it to the project."""
    bare = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "HANDBOOK_BUILD"}}
    done = subprocess.run(command, cwd=cwd, env=bare, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def data_of_mini(folder: Path) -> Path:
    """A folder with the data of mini and nothing else."""
    shutil.copytree(ROOT / "tests" / "data" / "mini" / "playbooks", folder / "playbooks")
    return folder


FILES = """
import hashlib, pathlib
from generator.layout import Layout
from generator.planning.base import read_assets
from generator.storage.cache import code_digest
layout = Layout(pathlib.Path.cwd())
print(code_digest())
for name, content in read_assets(layout, *layout.sources).items():
    print(hashlib.sha256(content).hexdigest(), name)
"""
"""Says all that decides about a byte of what is made: the code, and each file that is read, by name and content."""


def test_outside_of_the_repository_it_makes_the_same_from_the_same(handbook: Path, tmp_path: Path) -> None:
    outside = data_of_mini(tmp_path)
    here = f"import sys; sys.path[:0] = [{str(ROOT)!r}]\n{FILES}"
    assert run(handbook.with_name("python"), "-c", FILES, cwd=outside) == run(sys.executable, "-c", here, cwd=outside)
    assert "Playbooks: 2" in run(handbook, "check", cwd=outside)
    run(handbook, "build", "--only", "one-file", "--playbook", "alpha", cwd=outside)
    assert (outside / "build" / "preview" / "en" / "one" / "alpha.html").is_file()
    assert sorted(path.name for path in outside.iterdir()) == ["build", "playbooks"]
