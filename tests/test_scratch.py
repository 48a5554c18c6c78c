"""What a killed build leaves behind is cleared by the next one; what a living one works in stays."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from generator.command import mkdocs_hook
from generator.storage.disk_trouble import in_words
from generator.storage.scratch import clear, scratch

WORKS = """
import sys
from pathlib import Path
from generator.storage.scratch import scratch
with scratch(Path(sys.argv[1])) as folder:
    (folder / "half-written").write_text("x")
    print(folder, flush=True)
    sys.stdin.read()
"""

BEGINS_AND_ENDS = """
import sys
from pathlib import Path
from generator.storage.scratch import clear, scratch
for _ in range(150):
    with scratch(Path(sys.argv[1])):
        clear(Path(sys.argv[1]))
"""


def test_a_folder_is_empty_and_gone_afterwards(tmp_path: Path) -> None:
    with scratch(tmp_path) as folder:
        assert list(folder.iterdir()) == []
        (folder / "x").write_text("x", encoding="utf-8")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), scratch(tmp_path):
        _ = 1 / 0
    assert list(tmp_path.iterdir()) == []


def test_only_what_a_dead_process_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".handbook-of-somebody").mkdir()
    (tmp_path / "handbook.txt").write_text("x", encoding="utf-8")
    processes = [working(tmp_path) for _ in range(2)]
    (alive, lives), (dead, died) = processes
    os.kill(dead.pid, signal.SIGKILL)
    dead.communicate()
    clear(tmp_path)
    assert (lives / "half-written").is_file()
    assert not died.parent.exists()
    alive.communicate("end")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".handbook-of-somebody", "handbook.txt"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    dear, here = tmp_path / "dear", tmp_path / "here"
    here.mkdir()
    dear.mkdir()
    (dear / "lock").write_text("in use\n", encoding="utf-8")
    (here / ".handbook-link").symlink_to(dear)
    clear(here)
    assert (dear / "lock").is_file()


def test_a_folder_that_goes_while_it_is_looked_at_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another build ends at any moment and takes its folder with it, also between two questions about it."""
    (tmp_path / ".handbook-ending").mkdir()
    (tmp_path / ".handbook-ending" / "lock").write_text("in use\n", encoding="utf-8")

    def ends(folder: Path) -> bool:
        shutil.rmtree(folder)
        return False

    monkeypatch.setattr(Path, "is_symlink", ends)
    clear(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_builds_that_begin_and_end_all_the_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    busy = [subprocess.Popen([sys.executable, "-c", BEGINS_AND_ENDS, str(tmp_path)]) for _ in range(2)]
    while any(process.poll() is None for process in busy):
        clear(tmp_path)
    assert [process.returncode for process in busy] == [0, 0]
    assert list(tmp_path.iterdir()) == []


def working(beside: Path) -> tuple[subprocess.Popen[str], Path]:
    process = subprocess.Popen(
        [sys.executable, "-c", WORKS, str(beside)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    return process, Path(process.stdout.readline().strip())


def test_mkdocs_run_by_hand_has_a_place_of_its_own_from_start_to_end() -> None:
    before = tempfile.gettempdir()
    mkdocs_hook.on_startup(command="build", dirty=False)
    own = Path(tempfile.gettempdir())
    assert str(own) != before
    assert own.is_dir()
    mkdocs_hook.on_shutdown()
    assert tempfile.gettempdir() == before
    assert not own.exists()


def test_a_full_folder_for_temporary_files_is_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(0, 0, 0))  # noqa: SLF001
    with pytest.raises(OSError, match="No space") as failed, scratch():
        raise OSError(28, "No space left on device")
    told = in_words(failed.value)
    assert told
    assert str(tmp_path) in told.en
    assert "TMPDIR" in told.en
    assert "TMPDIR" in told.zh


def test_another_full_disk_is_not_told_as_the_temporary_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for error in (OSError(28, "No space left on device"), OSError(28, "No space", str(tmp_path / "build" / "x"))):
        with pytest.raises(OSError, match="No space") as failed, scratch():
            raise error
        told = in_words(failed.value)
        assert told
        assert "prune" in told.en


def test_no_place_for_temporary_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: [str(tmp_path / "none")])
    with pytest.raises(OSError, match="usable temporary") as failed, scratch():
        pass
    told = in_words(failed.value)
    assert told
    assert "TMPDIR" in told.en
