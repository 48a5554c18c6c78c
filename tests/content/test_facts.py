"""Facts of law and of the field stand in the data, and every legal duty starts when the law says: `data/facts.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PLAYBOOKS = ROOT / "playbooks"
LISTED = yaml.safe_load((Path(__file__).parent / "data" / "facts.yml").read_text(encoding="utf-8"))
RESPONSES = {path.parent.name: path for path in sorted(PLAYBOOKS.glob("[a-z]*/response.yml"))}
LANGUAGES = {"zh", "en"}


@cache
def read(file: Path) -> Any:  # noqa: ANN401 - as the file has it
    """What a file of the data says."""
    return yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)


def stands_at(value: Any, keys: list[str | int]) -> Any:  # noqa: ANN401 - as above
    """The value below keys, ids of items, or positions."""
    for key in keys:
        if isinstance(value, list) and isinstance(key, str):
            [value] = [item for item in value if item["id"] == key]
        else:
            value = value[key]
    return value


def holds(value: Any, wanted: Any) -> bool:  # noqa: ANN401 - as above
    """Whether `wanted` stands in `value`: keys in mappings, items in lists, parts in texts of a language, else all."""
    if isinstance(wanted, dict):
        return isinstance(value, dict) and all(
            key in value and (part in value[key] if key in LANGUAGES else holds(value[key], part))
            for key, part in wanted.items()
        )
    if isinstance(wanted, list):
        return all(any(holds(item, part) for item in value) for part in wanted)
    return bool(value == wanted)


def answers(duty: dict[str, Any]) -> list[dict[str, Any]]:
    """The answers on which a duty depends."""
    found: list[dict[str, Any]] = duty.get("applies_if", {}).get("answers", [])
    return found


@pytest.mark.parametrize("fact", LISTED["facts"], ids=lambda fact: " ".join(map(str, fact["at"][:2])))
def test_the_data_say_so(fact: dict[str, Any]) -> None:
    file, *keys = fact["at"]
    value = stands_at(read(PLAYBOOKS / file), keys)
    assert fact["fact"]
    assert fact["source"]
    if "holds" in fact:
        assert holds(value, fact["holds"]), fact["fact"]
    else:
        assert not holds(value, fact["lacks"]), fact["fact"]


def test_what_does_not_stand_there_is_not_found() -> None:
    clock = {"within": "12wd", "who": {"zh": "网络运营者", "en": "Network operators"}}
    assert holds([clock], [{"within": "12wd", "who": {"en": "operators"}}])
    for wanted in ({"within": "2wd"}, {"calendar": "CN"}, {"who": {"en": "users"}}, {"who": {"fr": "x"}}):
        assert not holds([clock], [wanted])


@pytest.mark.parametrize("case", LISTED["cases"], ids=lambda case: f"{case['playbook']}: {case['what']}")
def test_a_duty_starts_when_the_law_says(case: dict[str, Any]) -> None:
    response = read(RESPONSES[case["playbook"]])
    asked = {question["id"]: question["ask"] for question in response["triage"]["questions"]}
    said = {language: "\n".join(asked[question][language] for question in case["answers"]) for language in LANGUAGES}
    for language, words in case["asks"].items():
        assert [word for word in words if word not in said[language]] == []
    started = {
        duty["regulation"]
        for duty in response["regulatory"]
        if all((one["question"] in case["answers"]) is one["answer"] for one in answers(duty))
    }
    assert set(case["starts"]) - started == set()


@pytest.mark.parametrize("playbook", RESPONSES)
def test_every_duty_starts_when_nobody_knows(playbook: str) -> None:
    """A question that nobody can answer counts as the worse answer; no duty may wait for the better one."""
    response = read(RESPONSES[playbook])
    worse = {question["id"]: question["worse"] for question in response["triage"]["questions"]}
    duties = response["regulatory"]
    assert duties
    waiting = [
        duty["id"] for duty in duties if any(worse[one["question"]] is not one["answer"] for one in answers(duty))
    ]
    assert waiting == []


def test_every_legal_duty_has_a_case_in_which_it_starts() -> None:
    """Of those with a condition: a condition that nobody has thought through is where a duty never starts."""
    thought_of = {(case["playbook"], rule) for case in LISTED["cases"] for rule in case["starts"]}
    rules = {rule["id"]: rule for rule in read(PLAYBOOKS / "_shared" / "regulations.yml")}
    conditional = {
        (playbook, duty["regulation"])
        for playbook, path in RESPONSES.items()
        for duty in read(path)["regulatory"]
        if answers(duty) and rules[duty["regulation"]]["standing"] != "benchmark"
    }
    assert len(conditional) > 20
    assert conditional - thought_of == set()


@pytest.mark.parametrize("case", LISTED["home"], ids=lambda case: f"{case['question']}: {case['what']}")
def test_the_home_page_names_the_rules_whose_time_may_be_running(case: dict[str, Any]) -> None:
    question = stands_at(read(PLAYBOOKS / "_shared" / "triage.yml"), [case["question"]])
    assert set(case["clocks"]) - set(question[case["answer"]].get("clocks", [])) == set()


def test_where_personal_data_starts_the_law_at_home_it_starts_those_abroad() -> None:
    started = {
        playbook: {duty["regulation"]: {one["question"] for one in answers(duty)} for duty in read(path)["regulatory"]}
        for playbook, path in RESPONSES.items()
    }
    at_home = {playbook: duties["cn-pipl-57"] for playbook, duties in started.items() if "cn-pipl-57" in duties}
    assert len(at_home) > 5
    for rule in ("eu-gdpr-33", "uk-gdpr-33"):
        there = {playbook: started[playbook].get(rule, set()) for playbook in at_home}
        assert [playbook for playbook in at_home if not at_home[playbook] <= there[playbook]] == [], rule


def test_a_strategy_outside_the_families_of_scct_is_marked_as_ours() -> None:
    strategies = read(PLAYBOOKS / "_shared" / "strategies.yml")
    scct = {"information-first", "deny", "diminish", "rebuild", "bolster"}
    assert [one["id"] for one in strategies if one["kind"] not in scct and not one.get("ours")] == []
