"""A handbook is begun with what is chosen of another: it checks, is in its own languages, and nobody approved it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner
from mini_copy import copy_mini

from generator.command.cli import main
from generator.model.organisation import Fact

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS: dict[str, Any] = {
    "organisation": {"en": "St Mini Hospital"},
    "languages": ["en-GB"],
    "address": "https://crisis.stmini.org",
    "emergency_numbers": [{"phone": "999", "title": {"en": "Emergency"}}],
    "playbooks": ["alpha"],
}


def begin(folder: Path, **answers: object) -> tuple[int, str]:
    """Exit code and output of the command in a folder that holds a copy of mini, too."""
    if not (folder / "pack").exists():
        (folder / "pack").mkdir(parents=True)
        copy_mini(folder / "pack")
    file = folder / "answers.yml"
    file.write_text(yaml.safe_dump({**ANSWERS, **answers}, sort_keys=False), encoding="utf-8")
    arguments = ["init", str(folder / "own"), "--answers", str(file), "--from", str(folder / "pack"), "--lang", "en"]
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, done.output


def test_it_checks_at_once_in_one_language_alone(tmp_path: Path) -> None:
    code, told = begin(tmp_path)
    assert (code, told.splitlines()[-1]) == (0, "Written. The data are good.")
    own = tmp_path / "own" / "playbooks"
    texts = {file.relative_to(own).as_posix(): file.read_text(encoding="utf-8") for file in own.rglob("*.yml")}
    assert {name.split("/")[0] for name in texts} == {"_shared", "alpha"}
    assert not [name for name, text in texts.items() if re.search(r"(?<![\w-])zh: ", text)]
    assert not [name for name, text in texts.items() if "Mini Company" in text or "迷你公司" in text]
    assert "_shared/ui.yml" not in texts, "its words are the program's"
    assert "contacts.private.yml" not in texts, "people of another house"
    settings = yaml.safe_load(texts["_shared/handbook.yml"])
    assert settings["languages"] == [{"id": "en", "name": "English", "short": "EN", "tag": "en-GB"}]
    whose = yaml.safe_load(texts["_shared/organisation.yml"])
    assert whose == {
        "hotline": {"en": "the Mini line"},
        "words": {"war-room": {"en": "the small room"}},
        "name": {"en": "St Mini Hospital"},
        "emergency_numbers": ANSWERS["emergency_numbers"],
    }
    assert settings["address"] == "https://crisis.stmini.org"
    meta = yaml.safe_load(texts["alpha/playbook.yml"])
    assert (meta["version"], meta["approvals"], [one["version"] for one in meta["changes"]]) == ("0.1", [], ["0.1"])


def test_in_two_languages_with_all_playbooks(tmp_path: Path) -> None:
    code, told = begin(tmp_path, languages=["zh", "en"], playbooks=["alpha", "beta"], emergency_numbers=[])
    assert (code, told.splitlines()[-1]) == (0, "Written. The data are good.")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"playbooks": ["gamma"]}, "there is no 'gamma' to choose; there are: alpha, beta"),
        ({"languages": ["ja"]}, "there is no 'ja' to choose; there are: zh, en"),
        ({"playbooks": []}, "answers.yml:10: playbooks: Tuple should have at least 1 item"),
        ({"logo": "x"}, "logo: Extra inputs are not permitted"),
    ],
)
def test_what_cannot_be_is_told(tmp_path: Path, answers: dict[str, Any], told: str) -> None:
    code, said = begin(tmp_path, **answers)
    assert code == 2
    assert told in said
    assert not (tmp_path / "own").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "own" / "playbooks").mkdir(parents=True)
    code, said = begin(tmp_path)
    assert code == 2
    assert "has a folder playbooks already" in said


def test_without_a_file_it_asks_and_asks_again(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    copy_mini(tmp_path / "pack")
    typed = ["en-GB, ja", "en-GB", "St Mini Hospital", "crisis", "https://crisis.stmini.org", "3", "1", "999"]
    typed += ["Emergency", "", "one", "22, 28", "many", "4000"]
    arguments = ["init", str(tmp_path / "own"), "--from", str(tmp_path / "pack"), "--lang", "en"]
    done = CliRunner().invoke(main, arguments, input="\n".join([*typed, ""]))
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "Written. The data are good.")
    assert [line for line in done.output.splitlines() if line.startswith("Error")] == [
        "Error: there is no 'ja'; there are: zh, en",
        "Error: write it in full, such as https://crisis.example.org",
        "Error: there is no '3'; there are: 1, 2",
        f"Error: there is no 'one'; there are: {', '.join(map(str, range(1, len(Fact) + 1)))}",
        "Error: write a whole number, such as 120000",
    ]
    assert "   1  Power outage\n" in done.output
    assert "  28  makes or sells food\n" in done.output
    begin(tmp_path / "by-file", facts=["guangdong", "food"], users=4000)
    for file in sorted((tmp_path / "own").rglob("*.yml")):
        other = tmp_path / "by-file" / "own" / file.relative_to(tmp_path / "own")
        assert file.read_text(encoding="utf-8") == other.read_text(encoding="utf-8")
