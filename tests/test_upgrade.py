"""An upgrade takes what the pack alone has changed, loses nothing that was changed here, and tells all of it."""

from __future__ import annotations

import random
import re
import shutil
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from changed_data import change, find
from click.testing import CliRunner
from mini_copy import ROOT, copy_mini

from generator.command.cli import main
from generator.composing.record import records
from generator.composing.remembering import data_of
from generator.composing.upgrading import Upgrade, Upgrading
from generator.layout import Layout
from generator.loading.load import load
from generator.loading.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = ROOT / "tests" / "data" / "upgrade.yml"
CASE: Any = read(FILE.name, FILE.read_bytes()).data
ANSWERS = {
    "organisation": {"zh": "迷你医院", "en": "Mini Hospital"},
    "languages": ["zh", "en"],
    "address": "https://crisis.stmini.org",
    "playbooks": ["alpha", "beta"],
    "chapters": ["basics"],
    "cases": ["blackout", "flood"],
    "drills": ["lights-out"],
}
KINDS = {"_shared": "", "_guide": "guide/", "_cases": "cases/", "_drills": "drills/"}


def run(*words: str | Path, code: int = 0, typed: str | None = None) -> str:
    """What a command says that ends with a code."""
    done = CliRunner().invoke(main, [*map(str, words), "--lang", "en"], input=typed)
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a pack, mini, and a handbook that was begun with all of it."""
    folder = tmp_path_factory.mktemp("begun")
    (folder / "pack").mkdir()
    copy_mini(folder / "pack")
    (folder / "answers.yml").write_text(yaml.safe_dump(ANSWERS), encoding="utf-8")
    run("init", folder / "own", "--answers", folder / "answers.yml", "--from", folder / "pack")
    return folder


@pytest.fixture
def own(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    """A copy of the begun handbook, to work in, with `pack` beside it."""
    shutil.copytree(begun, tmp_path, symlinks=True, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path / "own")
    return Layout(tmp_path / "own")


def renewed(pack: Path) -> Path:
    """The pack with its twenty changes, as its next version."""
    change(pack, CASE["theirs"])
    settings = pack / "playbooks" / "_shared" / "handbook.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('version: "1.0"', 'version: "1.1"'), "utf-8")
    return pack


def upgrade(own: Layout, pack: Path, name: str = "mini") -> Upgrade:
    there = Layout(pack)
    return Upgrading(own, load(own), there, load(there), records(own), name).upgrade()


def in_tree(file: str, path: list[Any]) -> list[Any]:
    """The path from the root of what a change names by its file."""
    folder, name = file.split("/")
    whole = f"{KINDS[folder]}{name}" if folder in KINDS else f"playbooks/{file}"
    return [*whole.replace("crisis-types", "crisis_types").split("/"), *(int(p) if p.isdigit() else p for p in path)]


def noted(layout: Layout) -> list[str]:
    """A remark behind every fifth line of every file, and a blank line before it, as people leave them."""
    found = []
    for file in sorted(layout.playbooks.rglob("*.yml")):
        if file.parent != layout.taken:
            lines = file.read_text(encoding="utf-8").splitlines()
            remarks = [f"# ours {file.stem} {number}" for number in range(0, len(lines), 5)]
            for number, remark in reversed(list(enumerate(remarks))):
                if re.match(r" *- id:", lines[number * 5]):
                    indent = " " * (len(lines[number * 5]) - len(lines[number * 5].lstrip()))
                    lines.insert(number * 5, f"{indent}{remark}")
                    found.append(remark)
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return found


def test_thirty_changes_here_and_twenty_there(own: Layout, tmp_path: Path) -> None:
    assert (len(CASE["ours"]), len(CASE["theirs"])) == (30, 20)
    remarks = noted(own)
    change(own.root, CASE["ours"])
    pack = renewed(tmp_path / "pack")
    found = upgrade(own, pack)
    told: dict[str, list[str]] = {}
    for one in found.differences:
        told.setdefault(one.kind, []).append("/".join(map(str, one.name)))
    assert {kind: sorted(names) for kind, names in told.items()} == {k: sorted(n) for k, n in CASE["told"].items()}
    said = run("upgrade", "--from", pack)
    assert said.splitlines()[-1] == "Written. The data are good."
    now = data_of(own, load(own))
    for file, path, *value in CASE["ours"]:
        where = in_tree(file, path)
        there, around = find(now, where), find(now, where[:-1])
        assert value[0] in around if value and isinstance(around, list) else [there] == (value or [None]), path
    assert find(now, in_tree(*CASE["theirs"][0][:2])) == CASE["theirs"][0][2]
    assert [one["id"] for one in find(now, ["playbooks", "alpha", "response", "steps"])][:2] == [
        "take-charge",
        "count-people",
    ]
    assert [one["id"] for one in find(now, ["indicators"])] == ["spare-fuel", "error-rate"]
    assert find(now, ["principles", "speed"])
    whole = "\n".join(file.read_text(encoding="utf-8") for file in own.playbooks.rglob("*.yml"))
    assert [one for one in remarks if whole.count(f"{one}\n") != 1] == []
    again = upgrade(own, pack)
    assert {one.kind for one in again.differences} == {"ours"}


def texts(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - whatever YAML says
    """The paths of what is said in both languages."""
    if isinstance(data, dict) and data.keys() == {"zh", "en"} and all(isinstance(one, str) for one in data.values()):
        yield at
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from texts(value, (*at, key))


@pytest.mark.parametrize("seed", range(4))
def test_any_words_changed_on_any_side(own: Layout, tmp_path: Path, seed: int) -> None:
    """What is expected is worked out here text by text, from nothing but what was changed."""
    chance = random.Random(seed)  # noqa: S311 - the same each time
    books = {file: load(own).tree["playbooks"]["alpha"][file] for file in ("response", "recovery", "communication")}  # type: ignore[index, call-overload]
    some = chance.sample([(file, *path) for file, data in books.items() for path in texts(data)], 40)
    sides: dict[str, dict[tuple[Any, ...], str]] = {"ours": {}, "theirs": {}}
    for side, words in sides.items():
        for path in chance.sample(some, 24):
            words |= {
                (*path, code): f"{side} {chance.random()}"
                for code in chance.sample(["zh", "en"], chance.choice([1, 2]))
            }
    folders = {"ours": own.root, "theirs": tmp_path / "pack"}
    for side, words in sides.items():
        change(
            folders[side], [(f"alpha/{path[0]}", [str(one) for one in path[1:]], word) for path, word in words.items()]
        )
    found = upgrade(own, tmp_path / "pack")
    for path in some:
        changed = {side: {code: words.get((*path, code)) for code in ("zh", "en")} for side, words in sides.items()}
        both = any(changed["ours"][code] and changed["theirs"][code] for code in ("zh", "en"))
        old = find(books, path)
        wanted = {
            code: changed["ours"][code] or (not both and changed["theirs"][code]) or old[code] for code in ("zh", "en")
        }
        assert find(found.after.tree, ["playbooks", "alpha", *path]) == wanted, path
        told = [one.kind for one in found.differences if one.at[2 : len(path) + 2] == path]
        assert ("both" in told) == both
    assert len(found.differences) == sum(
        1 if any((*path, code) in sides["ours"] and (*path, code) in sides["theirs"] for code in ("zh", "en")) else n
        for path in some
        if (n := sum((*path, code) in words for code in ("zh", "en") for words in sides.values()))
    )


def test_a_dry_run_says_the_same_and_writes_nothing(own: Layout, tmp_path: Path) -> None:
    change(own.root, CASE["ours"])
    pack = renewed(tmp_path / "pack")
    before = {file: file.read_bytes() for file in own.playbooks.rglob("*.*")}
    dry = run("upgrade", "--from", pack, "--dry-run").splitlines()
    assert {file: file.read_bytes() for file in own.playbooks.rglob("*.*")} == before
    assert dry[-1] == "Nothing was written."
    assert run("upgrade", "--from", pack).splitlines()[:-1] == dry[:-1]
    assert "mini 1.0 → 1.1" in dry
    assert "Changed on both sides: 4" in dry


def test_it_asks_for_what_both_changed(own: Layout, tmp_path: Path) -> None:
    change(own.root, CASE["ours"])
    said = run("upgrade", "--from", renewed(tmp_path / "pack"), "--both-changed", "ask", typed="t\nt\nh\nt\n")
    assert [line for line in said.splitlines() if line[1:] == "/4"] == ["1/4", "2/4", "3/4", "4/4"]
    now = data_of(own, load(own))
    answers = find(now, ["playbooks", "alpha", "communication", "answers"])
    assert [one["answer"]["en"] for one in answers] == [
        "We tell you every hour",
        "The wires are being looked at CANARY-CONFIDENTIAL-3",
    ]
    assert find(now, ["playbooks", "beta", "response", "steps", "shut-valve", "detail", "en"]) == "Turn it to the right"
    assert find(now, ["risks", "no-fuel", "likelihood"]) == "3"


@pytest.mark.parametrize("kind", ["zip", "tar"])
@pytest.mark.usefixtures("own")
def test_a_pack_may_be_an_archive(tmp_path: Path, kind: str) -> None:
    pack = renewed(tmp_path / "pack")
    whole = {path: path.read_bytes() for path in sorted((pack / "playbooks").rglob("*.yml"))}
    file = tmp_path / f"pack.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(file, "w") as archive:
            for path, raw in whole.items():
                archive.writestr(f"mini-1.1/{path.relative_to(pack).as_posix()}", raw)
            archive.writestr("mini-1.1/playbooks/../../../escaped.yml", "out: of it")
    else:
        with tarfile.open(file, "w:gz") as tar:
            tar.add(pack / "playbooks", "playbooks")
    said = run("upgrade", "--from", file, "--dry-run")
    assert said == run("upgrade", "--from", pack, "--dry-run")
    assert not list(tmp_path.rglob("escaped.yml"))


def test_a_playbook_has_its_own_life_here(own: Layout, tmp_path: Path) -> None:
    """Version, approvals, reviews are of this organisation; the day of change is the later one."""
    life = {"version": "1.0", "last_reviewed": "2026-11-20", "modified": "2026-12-01"}
    change(own.root, [("alpha/playbook", [key], value) for key, value in life.items()])
    pack = renewed(tmp_path / "pack")
    change(pack, [("alpha/playbook", ["version"], "2.0"), ("alpha/playbook", ["last_reviewed"], "2026-11-25")])
    found = upgrade(own, pack)
    names = {one.name[3] for one in found.differences if one.name[:3] == ("playbooks", "alpha", "playbook")}
    assert names == {"version", "last_reviewed", "scope"}
    assert find(found.after.tree, ["playbooks", "alpha", "playbook", "modified"]) == "2026-12-01"
    assert find(found.after.tree, ["playbooks", "alpha", "playbook", "version"]) == "1.0"


def test_what_the_pack_no_longer_has_stays_and_is_told(own: Layout, tmp_path: Path) -> None:
    pack = renewed(tmp_path / "pack")
    (pack / "playbooks" / "_drills" / "lights-out.yml").unlink()
    said = run("upgrade", "--from", pack)
    assert "No longer in the pack, kept; handbook remove takes it out: 1\n  drills/lights-out\n" in said
    assert (own.drills / "lights-out.yml").exists()
    assert {taken.version for path, taken in records(own)["mini"].items.items() if path[0] == "drills"} == {"1.0"}


def test_a_playbook_that_was_added_is_upgraded_and_nothing_else_comes(own: Layout, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    pack = copy_mini(tmp_path / "other")
    settings = pack / "playbooks" / "_shared" / "handbook.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("id: mini,", "id: other,"), "utf-8")
    run("remove", "playbook", "beta")
    run("add", "playbook", "beta", "--from", pack)
    assert upgrade(own, pack, "other").differences == []
    said = run("upgrade", "--from", renewed(pack))
    assert said.splitlines()[:3] == [
        "other 1.0 → 1.1",
        "Taken: changed in the pack alone: 1",
        "  playbooks/beta/response.yml:30 playbooks/beta/response/steps/shut-valve/detail/en",
    ]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("other name", "nothing here is known to be taken of the pack 'else'; taken of: mini"),
        ("no name", "taken of a handbook without a name"),
        ("empty", "holds no handbook"),
        ("no archive", "holds no handbook"),
    ],
)
@pytest.mark.usefixtures("own")
def test_wrong_use_is_told(tmp_path: Path, spoil: str, told: str) -> None:
    pack = tmp_path / "pack"
    settings = pack / "playbooks" / "_shared" / "handbook.yml"
    text = settings.read_text(encoding="utf-8")
    if spoil == "other name":
        settings.write_text(text.replace("id: mini,", "id: else,"), encoding="utf-8")
    elif spoil == "no name":
        settings.write_text(text.replace('pack: {id: mini, version: "1.0"}\n', ""), encoding="utf-8")
    elif spoil == "empty":
        pack = tmp_path / "nothing"
        pack.mkdir()
    else:
        pack = tmp_path / "answers.yml"
    assert told in " ".join(run("upgrade", "--from", pack, code=2).split())


def test_line_ends_of_windows_stay(own: Layout, tmp_path: Path) -> None:
    file = own.playbooks / "alpha" / "response.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    run("upgrade", "--from", renewed(tmp_path / "pack"))
    raw = file.read_bytes()
    assert b"count-people" in raw
    assert raw.count(b"\n") == raw.count(b"\r\n")
