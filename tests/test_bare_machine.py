"""A machine without the libraries of printing checks, previews and counts; asked to print, it says what to install."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]

LACKING = {
    "pango": (
        "import cffi; opened = cffi.FFI.dlopen\n"
        "def refuse(self, name, *flags):\n"
        "    if 'pango' in str(name): raise OSError(f'cannot load library {name!r}')\n"
        "    return opened(self, name, *flags)\n"
        "cffi.FFI.dlopen = refuse\n"
    ),
    "harfbuzz-subset": (
        "import cffi; opened = cffi.FFI.dlopen\n"
        "def refuse(self, name, *flags):\n"
        "    if 'subset' in str(name): raise OSError(f'cannot load library {name!r}')\n"
        "    return opened(self, name, *flags)\n"
        "cffi.FFI.dlopen = refuse\n"
    ),
    "weasyprint": "import sys; sys.modules['weasyprint'] = None\n",
}


def handbook(folder: Path, lacking: str, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    script = f"{LACKING[lacking]}from generator.command.cli import main\nmain({list(arguments)!r}, 'handbook')\n"
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=folder, env=os.environ | settings, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("arguments", [("check",), ("clock", "alpha", "--t0", "2026-03-01 14:05")])
def test_what_prints_nothing_needs_nothing(mini: Path, arguments: tuple[str, ...]) -> None:
    done = handbook(mini, "pango", *arguments, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("lacking", LACKING)
def test_what_prints_says_in_both_languages_what_to_install(mini: Path, lacking: str) -> None:
    done = handbook(mini, lacking, "build")
    assert done.returncode == 3
    assert "Traceback" not in done.stdout + done.stderr
    assert "先安装" in done.stdout
    for told in ("apt install libpango", "libharfbuzz-subset0", "brew install pango", "MSYS2", "4/8 planning"):
        assert told in done.stdout
    assert "encoding" not in done.stderr
    assert not (mini / "build" / "current").exists()
