"""The revision of the sources: git's own, and nothing at all rather than another project's."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from generator.publishing.version_control import UNKNOWN, Revision, source_revision

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = ("playbooks", "templates", "generator")
HANDBOOK = "playbooks/_shared/handbook.yml"


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout


def write(file: Path, text: str = "title: a\n") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def commit_all(folder: Path) -> str:
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "First")
    return git(folder, "rev-parse", "HEAD")[:12]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a handbook, in no repository, seen without the settings of who tests."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    write(tmp_path / "project" / HANDBOOK)
    return tmp_path / "project"


def test_clean_sources_stand_at_their_commit(project: Path) -> None:
    commit = commit_all(project)
    write(project / "notes.txt")
    assert source_revision(project, SOURCES) == Revision(commit)


@pytest.mark.parametrize(
    "changed",
    [HANDBOOK, "playbooks/_guide/new.yml", "templates/new.css", "generator/new.py", "playbooks/新 预案/a.yml"],
)
def test_a_changed_or_new_file_of_the_sources_is_a_plus(project: Path, changed: str) -> None:
    commit = commit_all(project)
    write(project / changed, "changed: 1\n")
    assert source_revision(project, SOURCES) == Revision(f"{commit}+")


def test_new_files_count_whatever_the_user_has_set(project: Path) -> None:
    commit = commit_all(project)
    git(project, "config", "status.showUntrackedFiles", "no")
    write(project / "playbooks" / "new.yml")
    assert source_revision(project, SOURCES).name == f"{commit}+"


@pytest.mark.parametrize(
    ("new", "sign"),
    [
        ("playbooks/_drills/new.yml", "+"),
        ("templates/print/own.css", "+"),
        ("docs/assets/own.js", "+"),
        ("generator/x.pyc", ""),
        ("docs/x.tmp", ""),
    ],
)
def test_an_ignored_file_that_the_handbook_reads_is_a_plus(project: Path, new: str, sign: str) -> None:
    write(project / ".gitignore", "_drills/\n*.pyc\n*.tmp\nown.*\n")
    commit = commit_all(project)
    write(project / new)
    assert source_revision(project, (*SOURCES, "docs")).name == f"{commit}{sign}"


@pytest.mark.parametrize("told", ["--assume-unchanged", "--skip-worktree"])
def test_a_file_that_git_was_told_to_pass_over_counts_all_the_same(project: Path, told: str) -> None:
    commit = commit_all(project)
    git(project, "update-index", told, HANDBOOK)
    assert source_revision(project, SOURCES) == Revision(commit)
    write(project / HANDBOOK, "title: b\n")
    assert source_revision(project, SOURCES) == Revision(f"{commit}+")


def test_a_work_tree_a_shallow_clone_and_a_submodule_stand_at_their_commit(project: Path) -> None:
    commit, around = commit_all(project), project.parent / "around"
    git(project, "worktree", "add", "-q", "--detach", str(project.parent / "tree"))
    git(project.parent, "clone", "-q", "--depth=1", project.as_uri(), "shallow")
    git(project.parent, "init", "-q", "around")
    git(around, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(project), "inner")
    git(around, "config", "submodule.inner.ignore", "all")
    for place in (project.parent / "tree", project.parent / "shallow", around / "inner"):
        assert source_revision(place, SOURCES) == Revision(commit)
        write(place / HANDBOOK, "title: b\n")
        assert source_revision(place, SOURCES) == Revision(f"{commit}+")


def test_a_deleted_file_is_a_plus_and_an_ignored_one_is_not(project: Path) -> None:
    write(project / ".gitignore", "contacts.private.yml\n")
    gone = write(project / "playbooks" / "gone.yml")
    commit = commit_all(project)
    write(project / "playbooks" / "contacts.private.yml")
    assert source_revision(project, SOURCES).name == commit
    gone.unlink()
    assert source_revision(project, SOURCES).name == f"{commit}+"


def test_a_copy_in_another_project_does_not_take_its_commit(project: Path) -> None:
    write(project.parent / "other.txt")
    (project.parent / ".gitignore").write_text("project\n", encoding="utf-8")
    commit = commit_all(project.parent)
    told = source_revision(project, SOURCES)
    assert told.name == UNKNOWN
    assert told.note
    assert "git init" in told.note.en
    assert commit not in told.note.en


def test_a_handbook_in_a_folder_of_a_larger_repository_has_its_commit(project: Path) -> None:
    commit = commit_all(project.parent)
    write(project.parent / "beside.txt")
    assert source_revision(project, SOURCES) == Revision(commit)


def test_where_git_is_led_elsewhere_by_its_variables_it_is_not(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = write(project.parent / "other" / HANDBOOK).parents[2]
    write(other / "more.txt")
    commit_all(other)
    commit = commit_all(project)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    assert source_revision(project, SOURCES) == Revision(commit)


def test_what_is_missing_is_told_with_its_cure(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project))
    outside = source_revision(project, SOURCES)
    git(project, "init", "-q")
    empty = source_revision(project, SOURCES)
    monkeypatch.setenv("PATH", str(project))
    missing = source_revision(project, SOURCES)
    assert [one.name for one in (outside, empty, missing)] == [UNKNOWN] * 3
    assert [
        part in str(one.note)
        for part, one in zip(("clone", "Commit once", "Install git"), (outside, empty, missing), strict=True)
    ] == [True] * 3


def test_a_folder_that_belongs_to_somebody_else_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for git says what git says there: only an administrator can give files away."""
    refuses = write(
        project.parent / "bin" / "git",
        f"#!/bin/sh\necho \"fatal: detected dubious ownership in repository at '{project}'\" >&2\nexit 128\n",
    )
    refuses.chmod(0o755)
    monkeypatch.setenv("PATH", str(refuses.parent), prepend=":")
    told = source_revision(project, SOURCES)
    assert told.name == UNKNOWN
    assert told.note
    for words in told.note:
        assert f'git config --global --add safe.directory "{project.as_posix()}"' in words
