"""The editors' preview: a saved change, a mistake, languages side by side, a printout, and who is answered."""

from __future__ import annotations

import gc
import http.client
import json
import shutil
import threading
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import pytest
from mini_copy import copy_mini

from generator.command.serve import Preview
from generator.command.terminal import Speaker
from generator.encoding.library_warnings import LibraryWarning
from generator.layout import Layout
from generator.previewing import behind
from generator.previewing.preview_pages import PREFIX
from generator.previewing.web_server import is_loopback
from generator.reading import checked_before, read
from generator.rendering.identify import identify
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Told = TypeVar("Told")
PAGE = "zh/playbooks/alpha/response/index.html"
PATIENCE = 120
NEWS, SIGNS = 24, 120
"""News after which what is awaited has not come; signs of life after which none does: a busy machine is slow."""


class Answer(NamedTuple):
    """What the server said."""

    status: int
    headers: dict[str, str]
    text: str


class Editor:
    """Somebody who edits mini and has a page open."""

    def __init__(self, folder: Path, editing: Preview) -> None:
        self.folder, self.preview = folder, editing
        self.port = editing.server.port

    def get(self, path: str, host: str = "") -> Answer:
        """Open an address."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        asked.request("GET", path, headers={"Host": host} if host else {})
        answer = asked.getresponse()
        told = Answer(answer.status, dict(answer.headers), answer.read().decode("utf-8", "replace"))
        asked.close()
        return told

    def hears(self, wanted: Callable[[dict[str, Any]], bool], path: str = PAGE) -> dict[str, Any]:
        """The first news of an open page that is wanted."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        asked.request("GET", f"/{PREFIX}events?{path}")
        answer = asked.getresponse()
        try:
            lines = (answer.readline() for _ in range(SIGNS))
            news = (line.removeprefix(b"data: ") for line in lines if line.startswith(b"data: "))
            for told in map(json.loads, islice(news, NEWS)):
                if wanted(told):
                    return dict(told)
        finally:
            asked.close()
        raise AssertionError

    def save(self, file: str, old: str, new: str) -> None:
        """Replace a text in a file, beside and with a new name, as editors do."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        beside = path.with_name(f".{path.name}.swp")
        beside.write_text(text.replace(old, new, 1), encoding="utf-8")
        beside.replace(path)


def at_once(work: Callable[[Layout], Told], layout: Layout) -> Told:
    """All in this process: a living one of its own is worth its start to an editor, not to a test."""
    return work(layout)


def marks(told: dict[str, Any]) -> list[str]:
    """The rules that are broken."""
    return [one["rule"] for one in told["wrong"]["first"]]


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """Mini in the preview; the templates are a copy, so that they can be broken."""
    gc.collect()
    gc.freeze()  # the preview looks for garbage between two saves; what other tests hold is none of its concern
    folder = copy_mini(tmp_path_factory.mktemp("serve") / "mini")
    (folder / "templates").unlink()
    shutil.copytree(Path(__file__).parents[1] / "templates", folder / "templates")
    layout = Layout(folder)
    known = checked_before(layout)
    read(layout, Unwatched(), known)
    known.save()  # as a build does
    preview = Preview(layout, Speaker(folder), at_once, "127.0.0.1", 0)
    with preview:
        threading.Thread(target=preview.server.serve_forever, daemon=True).start()
        yield Editor(folder, preview)
        preview.server.shutdown()
    preview.server.server_close()
    gc.unfreeze()


@pytest.fixture
def good(editor: Editor) -> Editor:
    """The same, with everything made and nothing wrong."""
    editor.hears(lambda told: bool(told["page"]) and not told["wrong"]["count"])
    return editor


def test_a_saved_word_is_shown_and_told(good: Editor) -> None:
    before = good.get(f"/{PAGE}")
    assert (before.status, before.headers["Cache-Control"]) == (200, "no-store")
    [mark] = [part.split('"')[0] for part in before.text.split('data-page="')[1:]]
    assert good.hears(lambda _: True)["page"] == mark
    good.save("playbooks/alpha/playbook.yml", "zh: 停电预案", "zh: 断电预案")
    good.hears(lambda told: told["page"] != mark)
    assert "断电预案" in good.get(f"/{PAGE}").text
    good.save("playbooks/alpha/playbook.yml", "zh: 断电预案", "zh: 停电预案")
    assert good.hears(lambda told: told["page"] == mark)


def test_the_page_that_was_opened_last_is_made_before_others_and_waits_for_none(good: Editor) -> None:
    good.get(f"/{PAGE}")
    known, editing = good.hears(lambda _: True)["page"], good.preview.editing
    before, number = editing.newest, editing.number
    good.save("playbooks/alpha/playbook.yml", "zh: 停电预案", "zh: 断电预案")
    good.hears(lambda told: told["number"] > number and editing.newest is not before, path="")
    with editing.one:  # as while another page is made
        assert PAGE in editing.newest.made
        assert "断电预案" in good.get(f"/{PAGE}").text
    good.save("playbooks/alpha/playbook.yml", "zh: 断电预案", "zh: 停电预案")
    assert good.hears(lambda told: told["page"] == known)


def test_a_mistake_is_told_over_the_last_good_page_until_it_is_mended(good: Editor) -> None:
    known = good.hears(lambda _: True)["page"]
    good.save("playbooks/alpha/response.yml", "steps:", "stepps:")
    told = good.hears(lambda told: "unknown-key" in marks(told))
    [wrong] = [one for one in told["wrong"]["first"] if one["rule"] == "unknown-key"]
    assert wrong["at"].startswith("playbooks/alpha/response.yml:")
    assert wrong["line"][1] == "stepps"
    assert set(wrong["message"]) == set(wrong["cure"]) == {"zh", "en"}
    assert (told["page"], good.get(f"/{PAGE}").status) == (known, 200)
    good.save("playbooks/alpha/response.yml", "stepps:", "steps:")
    assert good.hears(lambda told: not told["wrong"]["count"])["page"] == known


def test_a_template_that_fails_is_told_with_its_line(good: Editor) -> None:
    known = good.hears(lambda _: True)["page"]
    good.save("templates/site/playbook-response.md", "{%", "{{ nothing.at.all }}{%")
    told = good.hears(lambda told: "template" in marks(told))
    assert told["wrong"]["first"][0]["at"].startswith("templates/site/playbook-response.md:")
    assert told["page"] == known
    good.save("templates/site/playbook-response.md", "{{ nothing.at.all }}{%", "{%")
    assert good.hears(lambda told: not told["wrong"]["count"])["page"] == known


def test_what_can_be_found_follows_a_save(good: Editor) -> None:
    assert "Sudden darkness" not in good.get("/en/assets/search-index.js").text
    good.save("playbooks/alpha/playbook.yml", "en: Power outage", "en: Sudden darkness")
    good.hears(lambda _: "Sudden darkness" in good.get("/en/assets/search-index.js").text)
    good.save("playbooks/alpha/playbook.yml", "en: Sudden darkness", "en: Power outage")


def test_a_look_at_all_pages_ends_when_a_file_is_saved(good: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    def save_and_identify(views: Any, renderer: Any, formats: Any) -> Any:  # noqa: ANN401 - as it is given them
        file = good.folder / "playbooks" / "alpha" / "lessons.yml"
        file.write_bytes(file.read_bytes())
        assert renderer.changes.within(PATIENCE)
        return identify(views, renderer, formats)

    layout = Layout(good.folder)
    assert behind.look(layout)
    monkeypatch.setattr(behind, "identify", save_and_identify)
    assert behind.look(layout) is None


def test_new_renamed_and_deleted_files_are_seen(good: Editor) -> None:
    old = good.folder / "playbooks" / "_cases" / "flood.yml"
    new, page = old.with_name("storm.yml"), "zh/cases/storm/index.html"
    assert good.get(f"/{page}").status == 404
    new.write_text(old.read_text(encoding="utf-8").replace("id: flood", "id: storm", 1), encoding="utf-8")
    assert good.hears(lambda told: bool(told["page"]), page)
    new.rename(old.with_name("gale.yml"))
    assert "file-name" in marks(good.hears(lambda told: "file-name" in marks(told), page))
    old.with_name("gale.yml").unlink()
    assert good.hears(lambda told: not told["page"], page)
    assert good.get(f"/{page}").status == 404


@pytest.mark.parametrize("path", ["playbooks/alpha/response/", "en/playbooks/alpha/response/"])
def test_a_page_stands_in_both_languages_side_by_side(good: Editor, path: str) -> None:
    told = good.get(f"/compare/{path}").text
    for language in ("zh", "en"):
        assert f'src="/{language}/playbooks/alpha/response/"' in told
    assert "frame-ancestors 'self'" in good.get(f"/{PAGE}").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("host", "status"),
    [("", 200), ("localhost:8000", 200), ("[::1]:80", 200), ("evil.example", 421), ("127.0.0.1.evil.example", 421)],
)
def test_who_asks_under_a_foreign_name_is_refused(good: Editor, host: str, status: int) -> None:
    assert good.get(f"/{PAGE}", host).status == status
    assert good.get(f"/{PREFIX}news.js", host).status == status


@pytest.mark.parametrize(
    "path",
    [
        "/playbooks/_shared/ui.yml",
        "/../mkdocs.yml",
        "/zh/../../mkdocs.yml",
        "/%2e%2e/mkdocs.yml",
        "/zh/assets/",
        f"/{PREFIX}",
        f"/{PREFIX}../site/home.md",
        "/zh/mkdocs.json",
        "/zh/search.json",
        "/zh/assets/vendor/README.md",
    ],
)
def test_nothing_else_is_given_out(good: Editor, path: str) -> None:
    assert good.get(path).status == 404


def test_a_taken_port_is_left_to_who_has_it(good: Editor) -> None:
    other = Preview(Layout(good.folder), Speaker(good.folder), at_once, "127.0.0.1", good.port)
    assert other.server.port not in {0, good.port}
    other.server.server_close()


def test_a_printout_is_made_when_it_is_opened(good: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Event()

    def encode(_: object, jobs: list[Any], __: object, ___: object) -> dict[str, bytes]:
        begun.wait(PATIENCE)
        [path] = [page.path for page in jobs[0].document.pages if page.path.endswith(".pdf")]
        return {f"{jobs[0].language}/{path}": b"%PDF-"}

    monkeypatch.setattr("generator.previewing.on_demand.encode", encode)
    path = next(path for path in good.preview.editing.newest.printed if path.endswith("alpha-runbook.pdf"))
    first = good.get(f"/{path}")
    assert (first.status, first.headers["Refresh"]) == (202, "1")
    assert path in first.text
    begun.set()
    while (answer := good.get(f"/{path}")).status == 202:
        pass
    assert (answer.status, answer.headers["Content-Type"], answer.text) == (200, "application/pdf", "%PDF-")


def test_a_printout_that_fails_says_why(good: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "an unknown style <b>"

    def encode(*_: object) -> dict[str, bytes]:
        raise LibraryWarning(said)

    monkeypatch.setattr("generator.previewing.on_demand.encode", encode)
    path = next(path for path in good.preview.editing.newest.printed if path.endswith("alpha-poster.pdf"))
    while (answer := good.get(f"/{path}")).status == 202:
        pass
    assert answer.status == 500
    assert "an unknown style &lt;b&gt;" in answer.text


def test_what_is_bad_from_the_start_is_told_and_shown_once_it_is_mended(tmp_path: Path) -> None:
    folder = copy_mini(tmp_path / "mini")
    preview = Preview(Layout(folder), Speaker(folder), at_once, "127.0.0.1", 0)
    editor = Editor(folder, preview)
    editor.save("playbooks/alpha/response.yml", "steps:", "steps: [")
    with preview:
        threading.Thread(target=preview.server.serve_forever, daemon=True).start()
        told = editor.hears(lambda told: bool(told["wrong"]["count"]))
        assert (told["page"], editor.get(f"/{PAGE}").status) == ("", 503)
        editor.save("playbooks/alpha/response.yml", "steps: [", "steps:")
        assert editor.hears(lambda told: bool(told["page"]))
        preview.server.shutdown()
    preview.server.server_close()


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("192.168.1.2", False), ("a.lan", False)],
)
def test_what_others_can_reach_is_known(host: str, loopback: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_loopback(host) == loopback
