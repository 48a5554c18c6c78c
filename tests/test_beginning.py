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
    assert {name.split("/")[0] for name in texts} == {"_shared", "_taken", "alpha", "contacts.example.yml"}
    assert not [name for name, text in texts.items() if re.search(r"(?<![\w-])zh: ", text)]
    roles = yaml.safe_load(texts["_shared/roles.yml"])
    known = {role["id"] for role in roles if role.get("audience") != "confidential"}
    assert {one["role"] for one in yaml.safe_load(texts["contacts.example.yml"])["people"]} == known
    assert not [name for name, text in texts.items() if "Mini Company" in text or "迷你公司" in text]
    assert "_shared/ui.yml" not in texts, "its words are the program's"
    assert "contacts.private.yml" not in texts, "people of another house"
    settings = yaml.safe_load(texts["_shared/handbook.yml"])
    assert settings["languages"] == [{"id": "en", "name": "English", "short": "EN", "tag": "en-GB"}]
    whose = yaml.safe_load(texts["_shared/organisation.yml"])
    assert whose == {
        "hotline": {"en": "the Mini line"},
        "dangers": {"fire": {"en": ["on fire"]}},
        "harmless": {"en": ["fire him"]},
        "words": {"war-room": {"en": "the small room"}},
        "name": {"en": "St Mini Hospital"},
        "emergency_numbers": ANSWERS["emergency_numbers"],
    }
    assert settings["address"] == "https://crisis.stmini.org"
    meta = yaml.safe_load(texts["alpha/playbook.yml"])
    assert (meta["version"], meta["approvals"], [one["version"] for one in meta["changes"]]) == ("0.1", [], ["0.1"])


def test_contacts_can_be_filled_in_at_once_and_git_passes_them_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / ".gitignore").write_text("/notes/", encoding="utf-8")
    assert begin(tmp_path, languages=["zh", "en"], emergency_numbers=[])[0] == 0
    passed_over = (own / ".gitignore").read_text(encoding="utf-8")
    assert passed_over == "/notes/\n/build/\n/playbooks/contacts.private.yml\n"
    example = (own / "playbooks" / "contacts.example.yml").read_text(encoding="utf-8")
    monkeypatch.chdir(own)
    told = {}
    for written in (example, example.replace("+00 000 0000 0000", "+44 20 7946 0998").replace("姓名", "王芳")):
        (own / "playbooks" / "contacts.private.yml").write_text(written, encoding="utf-8")
        done = CliRunner().invoke(main, ["check", "--lang", "en"])
        told[done.exit_code, "no-contacts" in done.output] = done.output
    assert set(told) == {(0, True), (0, False)}, told


def test_in_two_languages_with_all_playbooks(tmp_path: Path) -> None:
    code, told = begin(tmp_path, languages=["zh", "en"], playbooks=["alpha", "beta"], emergency_numbers=[])
    assert (code, told.splitlines()[-1]) == (0, "Written. The data are good.")


def test_a_language_that_the_pack_lacks_is_begun_with_another_one_in_its_place(tmp_path: Path) -> None:
    name = {"zh-Hans": "迷你医院", "en": "St Mini Hospital", "ja": "ミニ病院"}
    number = {"phone": "119", "title": {"zh-Hans": "急救", "en": "Ambulance", "ja": "救急車"}}
    asked = {"languages": ["ja", "zh-Hans", "en-GB"], "organisation": name, "emergency_numbers": [number]}
    code, told = begin(tmp_path, **asked, zones=["Asia/Tokyo"], calendar="JP")
    assert (code, told.splitlines()[-1]) == (0, "Written. The data are good.")
    shared = tmp_path / "own" / "playbooks" / "_shared"
    settings, whose = (yaml.safe_load((shared / f"{name}.yml").read_bytes()) for name in ("handbook", "organisation"))
    assert [one["id"] for one in settings["languages"]] == ["zh", "en", "ja"], "behind what is written in full"
    assert settings["languages"][2] == {"id": "ja", "name": "日本語", "short": "日", "tag": "ja", "stand_in": "en"}
    assert whose["name"] == {"zh": "迷你医院", "en": "St Mini Hospital", "ja": "ミニ病院"}
    assert whose["emergency_numbers"][0]["title"] == {"zh": "急救", "en": "Ambulance", "ja": "救急車"}
    [zone, *_] = yaml.safe_load((shared / "zones.yml").read_bytes())
    assert zone["place"] == {"zh": "东京", "en": "Tokyo", "ja": "東京"}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"playbooks": ["gamma"]}, "there is no 'gamma' to choose; there are: alpha, beta"),
        ({"languages": ["ja"]}, "there is no 'ja' to choose; there are: zh, en, zh-Hant"),
        ({"languages": ["en", "xx"]}, "there is no 'xx' to choose; there are: zh, en, zh-Hant"),
        ({"playbooks": []}, "answers.yml:10: playbooks: Tuple should have at least 1 item"),
        ({"slogan": "x"}, "slogan: Extra inputs are not permitted"),
        ({"logo": "nowhere.svg"}, "nowhere.svg"),
        ({"logo": "answers.yml"}, "is no SVG drawing"),
        ({"zones": ["Europe/Lundon"]}, "there is no 'Europe/Lundon' to choose"),
        ({"calendar": "XX"}, "there is no 'XX' to choose; there are: CN, England, TW, GB-SCT"),
        ({"levels": 2}, "levels: Input should be greater than or equal to 3"),
        ({"roles": 2}, "roles"),
        ({"roles": [{"id": f"r{n}", "title": "R", "takes": ["nobody"]} for n in range(3)]}, "there is no 'nobody'"),
        ({"brand": {"colour": "blue"}}, "brand/colour: String should match pattern"),
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
    typed = ["en-GB, xx", "ja", "en-GB", "St Mini Hospital", "crisis", "https://crisis.stmini.org", "3", "1"]
    typed += [
        "2",
        "4",
        "6",
        "3",
        "Europe/Lundon",
        "Europe/London",
        "XX",
        "GB-SCT",
        "#ffee00",
        "#003087",
        "999",
        "Emergency",
        "",
        "one",
        "22, 28",
        "many",
        "4000",
    ]
    arguments = ["init", str(tmp_path / "own"), "--from", str(tmp_path / "pack"), "--lang", "en"]
    done = CliRunner().invoke(main, arguments, input="\n".join([*typed, ""]))
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "Written. The data are good.")
    assert [line for line in done.output.splitlines() if line.startswith("Error")] == [
        "Error: there is no 'xx'; there are: zh, en, zh-Hant",
        "Error: there is no 'ja'; there are: zh, en, zh-Hant",
        "Error: write it in full, such as https://crisis.example.org",
        "Error: there is no '3'; there are: 1, 2",
        "Error: a number from 3 to 5",
        "Error: a number from 3 to 5",
        "Error: there is no 'Europe/Lundon'; there are: Europe/London, Asia/Taipei, UTC, …",
        "Error: there is no 'XX'; there are: CN, England, TW, GB-SCT",
        "Error: a dark colour such as #14213d, on which white can be read",
        f"Error: there is no 'one'; there are: {', '.join(map(str, range(1, len(Fact) + 1)))}",
        "Error: write a whole number, such as 120000",
    ]
    assert "   1  Power outage\n" in done.output
    assert "  28  makes or sells food\n" in done.output
    own_ones = {"zones": ["Europe/London"], "calendar": "GB-SCT", "brand": {"colour": "#003087", "accent": "#fca311"}}
    begin(tmp_path / "by-file", roles=4, levels=3, facts=["guangdong", "food"], users=4000, **own_ones)
    for file in sorted((tmp_path / "own").rglob("*.yml")):
        other = tmp_path / "by-file" / "own" / file.relative_to(tmp_path / "own")
        assert file.read_text(encoding="utf-8") == other.read_text(encoding="utf-8")


def own(folder: Path) -> dict[str, Any]:
    """What the files of the new handbook say, by name."""
    there = folder / "own" / "playbooks"
    return {
        file.relative_to(there).as_posix(): yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for file in sorted(there.rglob("*.yml"))
    }


TEAM = [
    {"id": "gold", "title": {"en": "Gold commander"}, "takes": ["lead", "insider"]},
    {"id": "silver", "title": "Silver commander", "takes": ["writer"]},
    {"id": "loggist", "title": "Loggist", "takes": ["keeper", "checker"]},
]


def test_the_team_the_levels_and_the_time_are_its_own(tmp_path: Path) -> None:
    (tmp_path / "drawn.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    own_ones = {"zones": ["Europe/London"], "calendar": "GB-SCT", "brand": {"colour": "#003087"}, "logo": "drawn.svg"}
    code, told = begin(tmp_path, roles=TEAM, levels=3, **own_ones)
    assert (code, told.splitlines()[-1]) == (0, "Written. The data are good.")
    files = own(tmp_path)
    roles = files["_shared/roles.yml"]
    assert [(role["id"], role["title"]["en"]) for role in roles] == [
        ("gold", "Gold commander"),
        ("silver", "Silver commander"),
        ("loggist", "Loggist"),
    ]
    assert all(role["deputies"] and role["id"] not in role["deputies"] for role in roles)
    named = set(re.findall(r"\b(?:lead|writer|checker|insider|keeper)\b", str(files["alpha/response.yml"]["steps"])))
    assert not named & {step["accountable"] for step in files["alpha/response.yml"]["steps"]}
    assert {step["accountable"] for step in files["alpha/response.yml"]["steps"]} <= {"gold", "silver", "loggist"}
    rows = files["alpha/communication.yml"]["matrix"]
    assert all(row["drafter"] != row["approver"] for row in rows)
    assert [level["id"] for level in files["_shared/severity.yml"]] == ["level-1", "level-2", "level-3"]
    assert "blue" not in str(files["_shared/indicators.yml"])
    settings = files["_shared/handbook.yml"]
    assert (settings["zones"], settings["calendar"]) == (["Europe/London"], "GB-SCT")
    assert settings["brand"] == {"colour": "#003087"}
    zones = {zone["id"]: zone for zone in files["_shared/zones.yml"]}
    assert zones["Europe/London"] == {"id": "Europe/London", "title": {"en": "London Time"}, "place": {"en": "London"}}
    [calendar, *_] = files["_shared/calendars.yml"]
    assert (calendar["id"], calendar["of"]) == ("GB-SCT", ["GB-SCT"])
    assert (tmp_path / "own" / "docs" / "assets" / "logo.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(("roles", "levels"), [(4, 5), (4, 4), (5, 3)])
def test_a_team_of_any_size_and_three_to_five_levels(tmp_path: Path, roles: int, levels: int) -> None:
    wanted = {"roles": roles, "levels": levels, "emergency_numbers": []}
    code, told = begin(tmp_path, languages=["zh", "en"], playbooks=["alpha", "beta"], **wanted)
    assert (code, told.splitlines()[-1]) == (0, "Written. The data are good."), told
    files = own(tmp_path)
    assert len(files["_shared/roles.yml"]) <= roles
    assert len(files["_shared/severity.yml"]) == levels
    colours = {level["colour"] for level in files["_shared/severity.yml"]}
    assert all(set(one["thresholds"]) == colours for one in files["_shared/indicators.yml"])


def test_a_retailer_in_taiwan_begins_in_traditional_chinese_and_english(tmp_path: Path) -> None:
    retailer = {
        "organisation": {"zh-Hant": "大安百貨", "en": "Daan Stores"},
        "languages": ["zh-Hant-TW", "en"],
        "emergency_numbers": [{"phone": "119", "title": {"zh-Hant": "救護車、火警", "en": "Ambulance, fire"}}],
        "zones": ["Asia/Taipei"],
        "calendar": "TW",
    }
    code, told = begin(tmp_path, playbooks=["alpha", "beta"], **retailer)
    assert (code, told.splitlines()[-1]) == (0, "Written. The data are good."), told
    files = own(tmp_path)
    settings = files["_shared/handbook.yml"]
    assert [one["id"] for one in settings["languages"]] == ["zh-Hant", "en"]
    assert settings["languages"][0] == {"id": "zh-Hant", "name": "繁體中文", "short": "繁", "tag": "zh-Hant-TW"}
    assert files["_shared/organisation.yml"]["name"] == {"zh-Hant": "大安百貨", "en": "Daan Stores"}
    assert files["alpha/playbook.yml"]["title"] == {"zh-Hant": "停電應變計畫", "en": "Power outage"}
    zones = {zone["id"]: zone for zone in files["_shared/zones.yml"]}
    assert zones["Asia/Taipei"]["title"] == {"zh-Hant": "台北時間", "en": "Taipei Time"}
    calendars = {one["id"]: one for one in files["_shared/calendars.yml"]}
    assert calendars["TW"]["title"] == {"zh-Hant": "台灣", "en": "Taiwan"}
    there = tmp_path / "own" / "playbooks"
    texts = {file.name: file.read_text(encoding="utf-8") for file in there.rglob("*.yml")}
    assert not [name for name, text in texts.items() if re.search(r"(?<![\w-])zh: ", text)]
    assert not [name for name, text in texts.items() if re.search(r"(?<!\d)112(?!\d)", text)], (
        "another country's number"
    )


def test_three_languages_one_of_them_drafted(tmp_path: Path) -> None:
    asked = ["en", "zh-Hans", "zh-Hant"]
    code, told = begin(tmp_path, languages=asked, emergency_numbers=[], organisation="Mini Group")
    assert (code, told.splitlines()[-1]) == (0, "Written. The data are good."), told
    settings = own(tmp_path)["_shared/handbook.yml"]
    assert [one["id"] for one in settings["languages"]] == ["en", "zh", "zh-Hant"]
    assert own(tmp_path)["alpha/playbook.yml"]["title"] == {
        "zh": "停电预案",
        "en": "Power outage",
        "zh-Hant": "停電應變計畫",
    }
