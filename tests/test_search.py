"""What can be found, the terms it is found by, and the index: of the mini handbook, without a browser."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mini_copy import ROOT, copy_mini

from generator.build import Order, see
from generator.layout import Layout
from generator.model.choice import Audience
from generator.planning.site import findable
from generator.search.entry_terms import FIELDS, terms_of
from generator.search.fold import fold, regional
from generator.search.index import script
from generator.search.of_handbook import told_beside
from generator.search.of_help import of_help
from generator.search.of_playbook import told_of
from generator.search.packed import front_coded, packed, vlq
from generator.search.sound import read, syllables, together
from generator.search.terms import terms
from generator.stages import Unwatched
from generator.storage.shelf import Shelf

if TYPE_CHECKING:
    from generator.resolving import views

NO_DANGER = {"says": "", "numbers": [], "harmless": []}
VECTORS: dict[str, Any] = json.loads((ROOT / "tests/data/vectors/search.json").read_text(encoding="utf-8"))
VENDOR = ROOT / "docs/assets/vendor"


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["text"] or "nothing")
def test_text_is_folded_and_cut(case: dict[str, Any]) -> None:
    assert fold(case["text"]) == case["folded"]
    assert list(terms(case["folded"])) == case["terms"]


def test_every_part_of_a_chinese_text_is_found() -> None:
    text = "先停售拦截，再联系伤者，圈定批次"
    there = list(terms(fold(text)))
    for run in text.split("，"):
        for start in range(len(run)):
            for end in range(start + 2, len(run) + 1):
                asked = list(terms(run[start:end]))[:-1]
                assert set(asked) <= set(there), run[start:end]
            assert any(term.startswith(run[start]) for term in there)


def test_terms_are_told_anew_of_what_says_something_else_only(
    mini_views: dict[str, views.Handbook], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = mini_views["zh"]
    told, books = told_beside(view, {}), list[dict[str, Any]](told_of(book, view) for book in view.playbooks)
    asked = list[str]()

    def noted(entry: dict[str, Any]) -> list[list[str]]:
        asked.append(entry["path"])
        return found_by(entry)

    found_by = terms_of  # what is most of the work
    monkeypatch.setattr("generator.search.part.terms_of", noted)
    work = list[int]()
    for longer in ("", "", "停电"):
        entry, *others = books[0]["entries"]
        first = {**books[0], "entries": [{**entry, "text": f"{entry['text']}{longer}"}, *others]}
        texts = [json.dumps(one) for one in (first, *books[1:])]
        plain, shelf = script(told, [], texts), Shelf(tmp_path / "shelf", "code")
        asked.clear()
        assert script(told, [], texts, shelf) == plain
        shelf.save()
        work.append(len(asked))
    all_of_it = [entry for one in (told, *books) for entry in one["entries"]]
    assert work == [len(all_of_it), 0, len(books[0]["entries"])]


def test_numbers_and_terms_are_packed() -> None:
    assert [vlq(number) for number, _ in VECTORS["numbers"]] == [digits for _, digits in VECTORS["numbers"]]
    assert front_coded(VECTORS["terms"]["given"]) == VECTORS["terms"]["packed"]
    assert packed(VECTORS["postings"]["given"]) == VECTORS["postings"]["packed"]


def test_a_character_is_heard_beside_its_neighbours() -> None:
    assert [[run, " ".join(filter(None, read(run)))] for run, _ in VECTORS["read"]] == VECTORS["read"]


def test_what_sounds_otherwise_together_is_told_by_its_shortest_part_that_always_does() -> None:
    said = [run for run, _ in VECTORS["read"]]
    assert together(said) == VECTORS["together"]
    assert together(["银行", "银行家", "行动"]) == {"银行": "yin hang"}
    assert together(["行动", "着火"]) == together(["着火"])


def test_how_a_character_sounds_is_told_of_common_ones_and_of_those_that_are_written() -> None:
    told = syllables("宕机谣abc")
    assert told["common"].startswith("a2ai13an"), "of common characters only how many sound alike"
    assert sum(map(int, re.findall(r"\d+", told["common"]))) == 3755
    assert told["others"] == "dang宕"


def test_what_only_joins_is_no_term_of_a_text_nor_an_end_that_begins_a_pair() -> None:
    entries = [{"kind": "step", "title": "甲", "path": "", "text": "停售的货。货架和批次"}]
    told = {"language": "zh", "kinds": {"step": ""}, "entries": entries, "readings": {}, "asked": {}, "also": {}}
    text = script({**told, "danger": NO_DANGER, "duties": {}}, [])
    index = json.loads(text.removeprefix("handbook.search.take(").removesuffix(");\n"))
    assert index["terms"].split("\n") == [" 停售", " 售", " 批次", " 架", " 次", " 甲", " 货架"]


def test_words_of_taiwan_are_those_of_the_mainland() -> None:
    assert regional()[fold("軟體")] == "软件"
    assert all(old != new for old, new in regional().items())


def test_a_page_whose_sections_fold_is_found_by_its_title() -> None:
    whole, _ = of_help({"reference/how.md": '# How to use {: #how-to-use folds="Read on" }\n\n## Now {: #now }\n'})
    assert (whole.path, whole.title) == ("reference/how/", "How to use")


def test_sections_of_a_hand_written_page_are_found() -> None:
    page = (
        "# Print {: #print }\n\nHow *it* [works](x.md).\n\n## On `A4` {: #a4 }\n\n| a | b |\n|---|---|\n| fold | it |\n"
    )
    whole, section = of_help({"reference/how.md": page})
    assert (whole.path, whole.title, whole.text) == ("reference/how/", "Print", "How it works.")
    assert (section.path, section.title, section.place) == ("reference/how/#a4", "On A4", "Print")
    assert re.findall(r"\w+", section.text) == ["a", "b", "fold", "it"]


@pytest.fixture(scope="module")
def mini_views(tmp_path_factory: pytest.TempPathFactory) -> dict[str, views.Handbook]:
    """The mini handbook as insiders see it."""
    return see(Layout(copy_mini(tmp_path_factory.mktemp("mini"))), Order(), Unwatched())


def test_words_that_mean_the_same_are_read_as_the_first_of_their_language(
    mini_views: dict[str, views.Handbook],
) -> None:
    zh, en = (findable(mini_views[language])["readings"] for language in ("zh", "en"))
    assert zh["断电"] == "停电"
    assert (en["power failure"], en["delayed"]) == ("power cut", "late")
    assert not {"停电", "late", "delayed", "power failure"} & set(zh)


def test_another_word_that_two_lists_of_a_term_have_is_read_as_the_term_once(
    mini_views: dict[str, views.Handbook],
) -> None:
    doubled = {
        word: read
        for view in mini_views.values()
        for word, read in findable(view)["readings"].items()
        if len(read.split()) % 2 == 0 and read.split()[: len(read.split()) // 2] * 2 == read.split()
    }
    assert doubled == {}


def test_a_case_is_found_by_what_people_remember_of_it(mini_views: dict[str, views.Handbook]) -> None:
    by_path = {entry["path"]: entry for entry in findable(mini_views["zh"])["entries"]}
    assert by_path["cases/flood/"]["said"] == ("水管爆了那次",)


def test_each_thing_has_its_entry_with_kind_and_place(mini_views: dict[str, views.Handbook]) -> None:
    found = findable(mini_views["zh"])
    by_path = {entry["path"]: entry for entry in found["entries"]}
    kinds = {entry["kind"] for entry in found["entries"]}
    assert set(found["kinds"]) - kinds == {"help", "other-rule"}, "hand-written pages are added later; all rules hold"
    assert kinds <= set(found["kinds"])
    playbook = by_path["playbooks/alpha/"]
    assert {"灯全灭了", "整层楼黑着", "跳闸", "停电", "没电了"} <= set(playbook["said"])
    assert not {"power cut", "lights out"} & set(playbook["said"]), "a phrase is found in the index of its language"
    steps = [entry for entry in found["entries"] if entry["kind"] == "step" and entry["under"] == "playbooks/alpha/"]
    assert len(steps) == len(mini_views["zh"].playbooks[0].response.steps)
    assert all(entry["place"] == playbook["title"] and " · " in entry["note"] for entry in steps)
    assert by_path["reference/contacts/"]["said"] == ("打给谁", "Contacts"), "no sentences of others"
    assert "谁说了算" in by_path["reference/roles/lead/"]["said"]


def test_who_looks_for_a_rule_of_others_is_led_to_the_page_of_rules(mini_views: dict[str, views.Handbook]) -> None:
    found = findable(mini_views["en"])
    found["also"] = {"reference/regulations/": ["Law of Elsewhere 7"]}
    index = json.loads(script(found, []).removeprefix("handbook.search.take(").removesuffix(");\n"))
    [number] = [n for n, entry in enumerate(index["entries"]) if entry[2] == "reference/regulations/"]
    assert index["said"][str(number)].split("\n")[-1] == "law of elsewhere 7"


def test_the_index_tells_where_a_rule_holds(mini_views: dict[str, views.Handbook]) -> None:
    index = json.loads(
        script(findable(mini_views["en"]), []).removeprefix("handbook.search.take(").removesuffix(");\n")
    )
    held = {name: [index["entries"][number][2] for number in numbers] for name, numbers in index["jurisdictions"]}
    assert held["mini city"]
    assert all("#rule-" in path for paths in held.values() for path in paths)


def test_a_search_tells_nobody_what_he_may_not_read_nor_any_name(
    mini_views: dict[str, views.Handbook], tmp_path: Path
) -> None:
    public = findable(see(Layout(copy_mini(tmp_path)), Order(audience=Audience.PUBLIC), Unwatched())["en"])
    inside = findable(mini_views["en"])
    hidden = {entry["path"] for entry in inside["entries"]} - {entry["path"] for entry in public["entries"]}
    assert "reference/roles/insider/" in hidden
    text = json.dumps(public, ensure_ascii=False)
    names = [person.name for role in mini_views["en"].roles for person in role.people]
    assert names
    assert [name for name in names if name in json.dumps(inside, ensure_ascii=False)] == []
    assert "Insider" not in text


def test_the_index_grows_with_the_text_alone(mini_views: dict[str, views.Handbook]) -> None:
    data = findable(mini_views["en"])
    once = len(script(data, []))
    books = [
        {**entry, "path": entry["path"].replace("/alpha/", f"/alpha-{n}/")}
        for n in range(1, 9)
        for entry in data["entries"]
        if "/alpha/" in entry["path"]
    ]
    share = len(books) / 8 / len(data["entries"])
    assert len(script(data, books)) - once < 8 * share * once


def test_the_index_says_what_its_fields_are(mini_views: dict[str, views.Handbook]) -> None:
    text = script(findable(mini_views["zh"]), [])
    index = json.loads(text.removeprefix("handbook.search.take(").removesuffix(");\n"))
    assert tuple(index["fields"]) == FIELDS
    assert ["没电了", "停电"] in index["readings"]
    assert index["asked"] == {"role": "谁\nwho"}
    assert index["danger"]["numbers"] == [["112", "急救", "着火\non fire"], ["117", "报警", ""]]
    assert index["danger"]["harmless"] == ["fire him"]
    assert len(index["traditional"][0]) == len(index["traditional"][1])


def test_vendored_files_are_those_that_were_published() -> None:
    listed = re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", (VENDOR / "README.md").read_text(), re.MULTILINE)
    assert {name for name, _ in listed} == {file.name for file in VENDOR.iterdir() if file.suffix == ".js"}
    for name, digest in listed:
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest, name
    scripts = re.findall(r'"vendor/([^"]+)"', (ROOT / "templates/theme/partials/search.html").read_text())
    assert {f"{name}.js" for name in scripts} <= {name for name, _ in listed}


def test_questions_are_in_both_languages_and_each_once() -> None:
    lines = Path(ROOT / "tests/data/search/queries.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [(one["lang"], one["query"]) for one in map(json.loads, lines)]
    assert len(asked) == len(set(asked)) > 300
    assert min(sum(lang == one for one, _ in asked) for lang in ("zh", "en")) >= 150
