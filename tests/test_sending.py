"""A release comes to a folder, to another machine, to an object store: whoever reads meanwhile finds nothing half."""

from __future__ import annotations

import hashlib
import json
import re
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.publishing import ledger, manifest, sending
from generator.publishing.folder import Folder
from generator.publishing.history import history
from generator.publishing.integrity import is_whole
from generator.publishing.ledger import Ledger
from generator.publishing.manifest import Manifest
from generator.publishing.releases import publish
from generator.publishing.sending import ship, shipment
from generator.publishing.turns import turn

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from generator.publishing.destination import Destination


def site(pages: Mapping[str, str], style: str) -> dict[str, bytes]:
    """A tiny site: an index that leads to every page; each page loads a sheet by its content, and says one for all."""
    named = f"assets/style.{hashlib.sha256(style.encode()).hexdigest()[:8]}.css"
    files = {named: style.encode(), "assets/logo.svg": b"<svg/>", "sw.js": style.encode(), "papers.pdf": style.encode()}
    links = "".join(f'<a href="{page}.html">' for page in sorted(pages))
    loads = f'<link href="{named}"><img src="assets/logo.svg">'
    files |= {f"{page}.html": f"{loads}{links}{words}".encode() for page, words in pages.items()}
    return files | {"index.html": f"{loads}{links}".encode()}


def released(files: Mapping[str, bytes], build: Path) -> Path:
    return publish(files, {"revision": "r", "audience": "public"}, build).folder


def send(folder: Path, place: Destination) -> list[str]:
    """Publish; gives the paths that were sent."""
    told = manifest.read(folder)
    assert told
    wanted = shipment(told, folder, place)
    ship(wanted, folder, place, lambda *_: None)
    return [path for wave in wanted.send for path in wave]


def faults(
    read: Callable[[str], bytes | None], first: Iterable[str] = ("index.html",), *, links: bool = True
) -> list[str]:
    """What a reader who begins at `first` finds broken: a file that a page loads, or leads to, which is not there."""
    wrong = []
    seen, ahead = set(), list(first)
    while ahead:
        page = ahead.pop()
        content = read(page)
        if page in seen or content is None:
            continue
        seen.add(page)
        text = content.decode()
        led = re.findall('<a href="(.+?)">', text) if links else []
        ahead += led
        loaded = re.findall('<(?:link href|img src)="(.+?)">', text)
        wrong += [f"{page}: {one}" for one in loaded + led if read(one) is None]
    return wrong


class Killed(BaseException):
    """The process ends here."""


class Mortal:
    """A place that looks at itself through a reader's eyes after each single file, and may die before any."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.steps: int | None = None

    def read(self, path: str) -> bytes | None:
        """A file."""
        return self.files.get(path)

    def sizes(self) -> Mapping[str, int]:
        """All files."""
        return {path: len(content) for path, content in self.files.items()}

    def write(self, path: str, content: bytes) -> None:
        """A file."""
        self._lives()
        self.files[path] = content

    def put(self, folder: Path, paths: Collection[str]) -> None:
        """One by one."""
        for path in paths:
            self._lives()
            self.files[path] = (folder / path).read_bytes()
            self._look()

    def remove(self, paths: Collection[str]) -> None:
        """One by one."""
        for path in paths:
            self._lives()
            del self.files[path]
            self._look()

    def _look(self) -> None:
        """Nobody who follows links meets what is left of an earlier release; who has it open needs what it loads."""
        assert faults(self.files.get) == []
        assert faults(self.files.get, [page for page in self.files if page.endswith(".html")], links=False) == []

    def _lives(self) -> None:
        if self.steps is not None:
            if not self.steps:
                raise Killed
            self.steps -= 1


def reading(root: Path) -> Callable[[str], bytes | None]:
    """What a reader of a folder gets."""
    return Folder(root).read


def served(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


pages = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["one", "two"]), max_size=4)
releases = st.tuples(pages, st.sampled_from(["s1", "s2", "s3"]))
lives = st.none() | st.integers(0, 12)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, str], str], Path]:
    """The folder of the release of some pages in a style, written once."""
    build = tmp_path_factory.mktemp("releases")
    known: dict[str, Path] = {}

    def make(words: dict[str, str], style: str) -> Path:
        key = f"{sorted(words.items())}{style}"
        if key not in known:
            folder = build / f"{len(known)}"
            files = site(words, style)
            for path, content in [*files.items(), (manifest.FILE, Manifest.of(files, {}).text.encode())]:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
            known[key] = folder
        return known[key]

    return make


LEFT = [
    (({"a": "one", "b": "one", "c": "one"}, "s1"), None),
    (({"a": "one", "b": "one"}, "s1"), 1),
    (({"a": "one"}, "s1"), None),
    (({"a": "one", "c": "one"}, "s1"), None),
]
"""A page is left that leads to one which a killed publication has made uncertain; then its name comes back."""
ALONE = [
    (({"a": "one"}, "s2"), None),
    (({"a": "one", "b": "one", "c": "one"}, "s1"), 6),
    (({"a": "one", "b": "one"}, "s1"), None),
]
"""A page comes without the other one to which it leads, as the process ends; then its name comes back alone."""


@settings(max_examples=100)
@example(history=LEFT, at_once=1 << 25)
@example(history=ALONE, at_once=1 << 25)
@example(history=[*ALONE[:1], (ALONE[1][0], 8), *ALONE[2:]], at_once=1)
@given(history=st.lists(st.tuples(releases, lives), min_size=1, max_size=6), at_once=st.sampled_from([1, 1 << 25]))
def test_readers_find_nothing_broken_whatever_is_published_and_wherever_it_is_killed(
    made: Callable[[dict[str, str], str], Path],
    history: list[tuple[tuple[dict[str, str], str], int | None]],
    at_once: int,
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sending, "_AT_ONCE", at_once)
        nothing_is_broken(made, history)


def nothing_is_broken(
    made: Callable[[dict[str, str], str], Path], history: list[tuple[tuple[dict[str, str], str], int | None]]
) -> None:
    place = Mortal()
    for (words, style), life in [*history, (history[-1][0], None)]:
        folder = made(words, style)
        place.steps = life
        try:
            send(folder, place)
        except Killed:
            continue
        assert site(words, style).items() <= place.files.items()
    for _ in range(2):  # the same once more: what was left for open readers goes
        send(folder, place)
    assert place.files.keys() == site(words, style).keys() | {ledger.FILE, manifest.FILE}


def test_only_what_changed_is_sent_and_old_files_stay_until_the_next_time(tmp_path: Path) -> None:
    place = Folder(tmp_path / "public")
    one, two = site({"a": "1", "b": "1"}, "s"), site({"a": "1", "c": "1"}, "s")
    old, new = released(one, tmp_path / "build"), released(two, tmp_path / "build")
    assert len(send(old, place)) == len(one) + 1
    assert send(old, place) == []
    (tmp_path / "public" / "CNAME").write_text("not ours")
    assert send(new, place) == ["c.html", "a.html", "index.html", "manifest.json"]
    assert (tmp_path / "public" / "b.html").is_file()
    assert send(new, place) == []
    assert not (tmp_path / "public" / "b.html").exists()
    assert (tmp_path / "public" / "CNAME").read_text() == "not ours"


def test_what_somebody_did_to_a_file_there_is_mended(tmp_path: Path) -> None:
    place, root = Folder(tmp_path / "public"), tmp_path / "public"
    folder = released(site({"a": "1"}, "s"), tmp_path / "build")
    send(folder, place)
    (root / "a.html").unlink()
    (root / "index.html").write_bytes(b"")
    assert send(folder, place) == ["a.html", "index.html"]
    assert served(folder).items() <= served(root).items()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"release": "x"}', Ledger(there={"../x": ""}).text, Ledger(there={"/x": ""}).text]
)
def test_a_ledger_that_nobody_can_believe_is_that_of_an_empty_place(tmp_path: Path, text: str) -> None:
    """It is read from a place that others may write to, and it says what to remove."""
    root = tmp_path / "public"
    root.mkdir()
    (tmp_path / "x").write_text("mine")
    (root / ledger.FILE).write_text(text)
    send(released(site({"a": "1"}, "s"), tmp_path / "build"), Folder(root))
    assert (tmp_path / "x").read_text() == "mine"
    assert faults(reading(root)) == []
    told = json.loads((root / ledger.FILE).read_text(encoding="utf-8"))
    assert told["done"]


def test_readers_who_hammer_a_folder_see_each_page_with_what_it_needs(tmp_path: Path) -> None:
    """A hundred publications by eight at once, while others read: nobody waits for them, and nobody finds a hole."""
    root, lock = tmp_path / "public", tmp_path / "lock"
    folders = [released(site({"a": f"{n}", "b": "same"}, f"s{n}"), tmp_path / "build") for n in range(4)]
    send(folders[0], Folder(root))
    done = count(1)
    begun, completed = [0], [0]
    holes: list[str] = []

    def reader() -> None:
        while completed[0] < 100:
            before = completed[0]
            found = faults(reading(root))
            if begun[0] < before + 2:  # the second publication from there takes away what was open
                holes.extend(found)

    def sender(number: int) -> None:
        for turn_ in range(number, 100, 8):
            with turn(lock):
                begun[0] += 1
                send(folders[turn_ % 4], Folder(root))
                completed[0] = next(done)

    with ThreadPoolExecutor(10) as threads:
        readers = [threads.submit(reader) for _ in range(2)]
        for working in [threads.submit(sender, number) for number in range(8)]:
            working.result()
        for working in readers:
            working.result()
    assert holes == []
    assert any(served(folder).items() <= served(root).items() for folder in folders)
    assert not list(root.glob(".handbook-*"))


def test_eight_builds_at_once_leave_one_whole_release_current_and_readers_always_see_one(tmp_path: Path) -> None:
    pages = [site({"a": f"{n}"}, f"s{n}") for n in range(8)]
    released(pages[0], tmp_path)
    ends: list[bool] = []

    def reader() -> int:
        seen = 0
        while len(ends) < 8:
            folder = (tmp_path / "current").resolve()
            assert is_whole(folder)
            seen += 1
        return seen

    def builder(number: int) -> None:
        try:
            for n in range(6):
                released(pages[(number + n) % 8], tmp_path)
        finally:
            ends.append(True)

    with ThreadPoolExecutor(9) as threads:
        reading = threads.submit(reader)
        for working in [threads.submit(builder, number) for number in range(8)]:
            working.result()
        assert reading.result()
    assert len(history(tmp_path)) == 8
    assert all(is_whole(one.folder) for one in history(tmp_path))
    assert not list((tmp_path / "releases").glob(".*"))
