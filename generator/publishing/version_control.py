"""Which commit the sources stand at, as git says. Only here is another program run."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from generator.layout import CONTACTS
from generator.problems import Words
from generator.storage.scratch import scratch

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

UNKNOWN = "unknown"
_WITNESS = "playbooks/_shared/handbook.yml"
"""A file that every handbook's repository holds: one that does not is another project's, around a copy."""
_STATUS = (
    *("status", "--porcelain", "-z", "--untracked-files=all", "--ignored=traditional"),
    *("--ignore-submodules=none", "--no-renames"),
)
_READ = (".yml", ".html", ".md", ".css", ".js", ".json", ".webmanifest", ".svg", ".png", ".ttf", ".py")
"""Endings of what a handbook is made from."""


class Revision(NamedTuple):
    """The commit of the sources by its first letters, with `+` when they differ from it; `unknown` without one."""

    name: str
    note: Words | None = None
    """Why it is unknown and what to do, where somebody should hear it."""


class _Refused(Exception):  # noqa: N818 - git refuses, it does not break
    """Git ended with an error, and said this."""


def source_revision(root: Path, sources: Iterable[str]) -> Revision:
    """The revision of `sources`, files and folders by their names from `root`; raises nothing."""
    try:
        commit = _git(root, "rev-parse", "--verify", "--short=12", "HEAD^{commit}").strip()
        if not _holds(root, _WITNESS):
            return Revision(UNKNOWN, _FOREIGN)
        changed = _changed(_status(root, sources))
    except OSError:
        return Revision(UNKNOWN, _NO_GIT)
    except _Refused as refused:
        return Revision(UNKNOWN, _why(f"{refused}", root))
    return Revision(f"{commit}+" if changed else commit)


def _changed(status: str) -> bool:
    """Whether git names a file that differs from the commit; one that it ignores counts if the handbook reads it.

    Contacts are ignored as they should be: what nobody but the crisis team knows is no part of what is said in public.
    """
    names = (one for one in status.split("\0") if one)
    return any(not one.startswith("!! ") or (one.endswith(_READ) and not one.endswith(f"/{CONTACTS}")) for one in names)


def _status(root: Path, sources: Iterable[str]) -> str:
    """How the sources differ from the commit.

    It is asked with an index of its own: in the user's, files can be marked as unchanged whatever is in them.
    """
    with scratch() as folder:
        own = {"GIT_INDEX_FILE": str(folder / "index")}
        _git(root, "read-tree", "HEAD", **own)
        return _git(root, *_STATUS, "--", *sources, **own)


def _holds(root: Path, file: str) -> bool:
    """Whether the commit holds the file, by its name from `root`."""
    try:
        _git(root, "cat-file", "-e", f"HEAD:./{file}")
    except _Refused:
        return False
    return True


def _git(root: Path, *arguments: str, **settings: str) -> str:
    """What git says in `root`, untranslated, without a lock; raises _Refused, and OSError where there is no git.

    Variables that lead it elsewhere, such as those that a hook is started with, are left out.
    """
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k.startswith("GIT_CONFIG")}
    done = subprocess.run(  # noqa: S603 - nothing in it comes from the data
        ["git", *arguments],  # noqa: S607 - the user's git
        cwd=root,
        env=kept | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"} | settings,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise _Refused(done.stderr.strip())
    return done.stdout


def _why(said: str, root: Path) -> Words:
    """What git's refusal means for who builds."""
    if "dubious ownership" in said:
        command = f'git config --global --add safe.directory "{root.as_posix()}"'
        return Words(
            f"修订号未知：git 认为这个文件夹属于别人（dubious ownership），不肯读。信得过就运行：{command}",
            "Revision unknown: git will not read a folder that belongs to somebody else (dubious ownership). "
            f"If you trust it, run: {command}",
        )
    if "not a git repository" in said:
        return _NO_REPOSITORY
    if "Needed a single revision" in said:
        return _NO_COMMIT
    last = said.splitlines()[-1] if said else "git"
    return Words(
        f"修订号未知：git 出错：{last}。在手册的文件夹里运行 git status 查看。",
        f"Revision unknown: git fails: {last}. Run git status in the handbook's folder.",
    )


_NO_GIT = Words(
    "修订号未知：没有找到 git。装上 git，发布版才有修订号。",
    "Revision unknown: there is no git here. Install git, so that releases name their revision.",
)
_NO_REPOSITORY = Words(
    "修订号未知：手册不在 git 仓库里。用 git clone 取得手册，或运行 git init 并提交一次。",
    "Revision unknown: the handbook is in no git repository. Get it by git clone, or run git init and commit once.",
)
_NO_COMMIT = Words(
    "修订号未知：git 仓库里还没有提交。提交一次。",
    "Revision unknown: the git repository has no commit yet. Commit once.",
)
_FOREIGN = Words(
    "修订号未知：外层的 git 仓库里没有这份手册，它的提交号与手册无关。把手册提交进去，或为手册单建仓库（git init）。",
    "Revision unknown: the git repository around this folder does not hold the handbook, so its commit says nothing of "
    "it. Commit the handbook there, or give it a repository of its own (git init).",
)
