"""The data that go with a printout give a playbook's files again, and never overwrite any."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from click.testing import CliRunner

from generator.command.cli import main
from generator.command.restore import restored
from generator.encoding.paper import assets, encode
from generator.layout import PHASES, Layout
from generator.loading.load import load
from generator.loading.reader import read
from generator.loading.writer import write

if TYPE_CHECKING:
    from whole import Whole

    from generator.loading.load import Sources

pytest_plugins = ["mini_project"]

ROOT = Path(__file__).parents[1]


def data_of(sources: Sources) -> dict[str, dict[str, object]]:
    return sources.tree["playbooks"]  # type: ignore[return-value]


def test_every_playbook_comes_back_as_it_was(whole: Whole) -> None:
    playbooks = data_of(whole.sources)
    assert len(playbooks) > 10
    for name, data in playbooks.items():
        files = restored(f"{name}.yml", write(data).encode())  # type: ignore[arg-type]
        assert {file: read(file, text.encode()).data for file, text in files.items()} == {
            f"{phase}.yml": data[phase] for phase in PHASES
        }


def test_the_command_writes_the_files_once(mini: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(mini)
    attached = tmp_path / "alpha.yml"
    attached.write_text(write(data_of(load(Layout(mini)))["alpha"]), encoding="utf-8")  # type: ignore[arg-type]
    before = {file.name: file.read_bytes() for file in (mini / "playbooks" / "alpha").iterdir()}
    refused = CliRunner().invoke(main, ["restore", str(attached)])
    assert (refused.exit_code, "already" in refused.output) == (2, True)
    assert {file.name: file.read_bytes() for file in (mini / "playbooks" / "alpha").iterdir()} == before
    done = CliRunner().invoke(main, ["restore", str(attached), "--as", "alpha-again"])
    assert done.exit_code == 0
    found = data_of(load(Layout(mini)))
    assert found["alpha-again"] == found["alpha"]


@pytest.mark.parametrize("name", ["gamma (1).yml", "gamma - 副本.yml", "Copy of gamma.yml", "gamma(2).yml"])
def test_data_fetched_once_more_are_those_of_the_same_playbook(
    mini: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.chdir(mini)
    attached = tmp_path / name
    attached.write_text(write(data_of(load(Layout(mini)))["alpha"]), encoding="utf-8")  # type: ignore[arg-type]
    assert CliRunner().invoke(main, ["restore", str(attached)]).exit_code == 0
    assert sorted(file.stem for file in (mini / "playbooks" / "gamma").iterdir()) == sorted(PHASES)


def test_the_printed_runbook_itself_will_do(mini: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(mini)
    data = data_of(load(Layout(mini)))["alpha"]
    page = '<!doctype html><html lang="en"><head><title>t</title></head><body><p>Power cut</p></body></html>'
    for name, attached in (("runbook", {"gamma.yml": write(data)}), ("poster", {})):  # type: ignore[arg-type]
        made = encode({"x.pdf": page, **attached}, assets(Layout(ROOT)))
        (tmp_path / f"{name}.pdf").write_bytes(made["x.pdf"])
    assert CliRunner().invoke(main, ["restore", str(tmp_path / "runbook.pdf")]).exit_code == 0
    assert data_of(load(Layout(mini)))["gamma"] == data
    (tmp_path / "torn.pdf").write_bytes((tmp_path / "runbook.pdf").read_bytes()[:900])
    for name in ("poster", "torn"):
        refused = CliRunner().invoke(main, ["restore", str(tmp_path / f"{name}.pdf")])
        assert (refused.exit_code, "data of no playbooks" in " ".join(refused.output.split())) == (2, True)


def test_what_was_printed_of_an_older_format_comes_back_as_it_is_written_now(mini_sources: Sources) -> None:
    """Which format it is in, a printout does not say."""
    now = deepcopy(data_of(mini_sources)["alpha"])
    meta, response = cast("Any", now["playbook"]), cast("Any", now["response"])
    meta["summary"] = {"zh": "写 {{甲}}", "en": "Write {{a}}"}
    [asked, *_] = [one for one in response["regulatory"] if set(one.get("applies_if", {})) == {"answers"}]
    then = deepcopy(now)
    meta, response = cast("Any", then["playbook"]), cast("Any", then["response"])
    meta["summary"] = {"zh": "写 {甲}", "en": "Write {a}"}
    meta["print"] |= {"page": "a4", "forms": ["log"]}
    for one in response["regulatory"]:
        if one["id"] == asked["id"]:
            one["applies_if"] = one["applies_if"]["answers"]
    for data in (now, then):
        files = restored("alpha.yml", write(data).encode())  # type: ignore[arg-type]
        found = {phase: cast("Any", read(phase, files[f"{phase}.yml"].encode()).data) for phase in PHASES}
        assert found["response"]["regulatory"] == now["response"]["regulatory"]  # type: ignore[index]
        for field in ("summary", "print"):
            assert found["playbook"][field] == now["playbook"][field]  # type: ignore[index]
    assert restored("alpha.yml", write(now).encode())["response.yml"] == write(now["response"])  # type: ignore[arg-type]


def test_a_pdf_is_one_whatever_mail_has_put_before_it(
    mini: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(mini)
    data = write(data_of(load(Layout(mini)))["alpha"])  # type: ignore[arg-type]
    page = '<!doctype html><html lang="en"><head><title>t</title></head><body><p>Power cut</p></body></html>'
    made = encode({"x.pdf": page, "gamma.yml": data}, assets(Layout(ROOT)))["x.pdf"]
    (tmp_path / "a runbook (1) 副本.pdf").write_bytes(b"\r\n\xef\xbb\xbf" + made)
    assert CliRunner().invoke(main, ["restore", str(tmp_path / "a runbook (1) 副本.pdf")]).exit_code == 0
    assert (mini / "playbooks" / "gamma" / "response.yml").is_file()


@pytest.mark.parametrize("text", ["a: 1", "- a", "zh: [", "response: hello", "playbook: {}\nstrange: {}"])
def test_what_is_no_playbook_is_told_and_writes_nothing(
    text: str, mini: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(mini)
    (tmp_path / "gamma.yml").write_text(text, encoding="utf-8")
    assert CliRunner().invoke(main, ["restore", str(tmp_path / "gamma.yml")]).exit_code == 1
    assert not (mini / "playbooks" / "gamma").exists()


def test_a_file_that_is_called_like_the_playbook_is_left_as_it_is(
    mini: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(mini)
    (tmp_path / "gamma.yml").write_text("playbook: {title: x}", encoding="utf-8")
    (mini / "playbooks" / "gamma").write_text("mine", encoding="utf-8")
    refused = CliRunner().invoke(main, ["restore", str(tmp_path / "gamma.yml")])
    assert (refused.exit_code, "has gamma already" in " ".join(refused.output.split())) == (2, True)
    assert (mini / "playbooks" / "gamma").read_text(encoding="utf-8") == "mine"


def test_the_name_is_an_id(mini: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(mini)
    (tmp_path / "x.yml").write_text("playbook: {title: x}", encoding="utf-8")
    assert CliRunner().invoke(main, ["restore", str(tmp_path / "x.yml"), "--as", "../alpha"]).exit_code == 2
