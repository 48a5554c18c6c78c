"""The README tells the truth: its commands, files and pictures are there."""

from __future__ import annotations

import re
from importlib.metadata import distributions
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator.command.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = sorted((ROOT / "docs").glob("*/reference/*.md"))


def test_every_make_target_that_is_named_exists() -> None:
    texts = [README, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")]
    texts += [guide.read_text(encoding="utf-8") for guide in GUIDES]
    named = {target for text in texts for target in re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE)}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {"handbook", "test", "serve", "check"} <= named
    assert [target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_every_linked_file_and_picture_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert len(links) > 8
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


def test_every_named_folder_is_there() -> None:
    named = re.findall(r"^\| `([a-z]+)/`", README, re.MULTILINE)
    assert {"playbooks", "generator", "templates", "docs"} <= set(named)
    assert [name for name in named if name != "build" and not (ROOT / name).is_dir()] == []


@pytest.mark.parametrize(
    "command", ["check", "build", "serve", "clock", "history", "rollback", "verify", "prune", "diff", "publish"]
)
def test_every_command_explains_itself(command: str) -> None:
    told = CliRunner().invoke(main, [command, "--help"])
    assert told.exit_code == 0
    assert "Usage:" in told.output


def test_the_lock_file_names_no_host_and_hashes_everything() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9.-]+==", lock, re.MULTILINE)
    assert len(packages) > 40
    assert lock.count("--hash=sha256:") >= len(packages)
    assert "://" not in lock
    assert "index" not in lock


def test_what_is_installed_lacks_nothing() -> None:
    """`make` installs what the lock file names and looks for nothing beyond."""
    needed = [
        (found.name, needs)
        for found in distributions()
        for needs in map(Requirement, found.requires or ())
        if needs.marker is None or needs.marker.evaluate({"extra": ""})
    ]
    installed = {canonicalize_name(found.name): found.version for found in distributions()}
    assert len(needed) > 100, "the test has seen too little to mean anything"
    there = {(name, needs): installed.get(canonicalize_name(needs.name)) for name, needs in needed}
    assert [
        f"{name} needs {needs}, and there is {version}"
        for (name, needs), version in there.items()
        if version is None or not needs.specifier.contains(version, prereleases=True)
    ] == []


def test_every_machine_installs_the_same_versions() -> None:
    """A package may be needed on some systems only, but it stands there in one version, whichever Python is there."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.findall(r"^([a-z0-9.-]+)==", lock, re.MULTILINE)
    assert sorted(packages) == sorted(set(packages))


def test_guides_have_the_same_headings_in_every_language() -> None:
    """Two languages have them all; another one those that somebody wrote."""
    names = {guide.name for guide in GUIDES}
    assert len(names) == 6
    assert {guide for guide in GUIDES if guide.parts[-3] in {"zh", "en"}} == {
        ROOT / "docs" / language / "reference" / name for language in ("zh", "en") for name in names
    }
    for guide in GUIDES:
        own, en = (
            re.findall(
                r"\{: #([\w-]+)", (ROOT / "docs" / language / "reference" / guide.name).read_text(encoding="utf-8")
            )
            for language in (guide.parts[-3], "en")
        )
        assert own == en, guide
        assert own


@pytest.mark.parametrize("guide", [guide for guide in GUIDES if guide.stem == "how-to-publish"], ids=str)
def test_the_examples_of_publishing_are_the_files_that_are_linked(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    linked = re.findall(r"\]\(\.\./(assets/examples/[^)]+)\)", text)
    files = [ROOT / "docs" / link for link in linked]
    assert set(files) == set((ROOT / "docs" / "assets" / "examples").iterdir())
    for file in files:
        assert f"\n{file.read_text(encoding='utf-8')}```\n" in text
        if file.suffix == ".yml":
            assert yaml.safe_load(file.read_text(encoding="utf-8"))
