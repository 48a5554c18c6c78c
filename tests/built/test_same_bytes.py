"""Same input, same bytes; one word changed, only the files that show it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from mini_copy import copy_mini

from built.workshop import LANGUAGES, ROOT, in_this_process, published
from generator.layout import Layout
from generator.planning.formats import FORMATS
from generator.planning.plan import WHOLE, Wish
from generator.publishing.releases import read_manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.publishing.releases import Release


ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "7",
    "LANGUAGE": "de",
    "SOURCE_DATE_EPOCH": "86400",
    "XDG_CACHE_HOME": "/nowhere",
    "PYTHONTZPATH": "/nowhere",
    "PYPINYIN_NO_PHRASES": "1",
    "HB_SHAPER_LIST": "fallback",
    "PANGO_LANGUAGE": "ja",
    "FC_LANG": "ja",
    "FONTCONFIG_SYSROOT": "/nowhere",
    "FONTCONFIG_PATH": "/nowhere",
    "ICU_DATA": "/nowhere",
}
"""What another machine may have set, and libraries of ours hear of."""
MOST_PAPER = frozenset({"book", "forms", "forms-fill", "bilingual", "role-cards"})
"""Formats that take longest to print and do not show the word; they are printed on request."""


@pytest.fixture
def small(tmp_path: Path) -> Layout:
    """A project of two tiny playbooks."""
    return Layout(copy_mini(tmp_path / "small"))


@pytest.fixture
def wish(request: pytest.FixtureRequest) -> Wish:
    """What is built and printed of it."""
    whole = request.config.getoption("--whole")
    return WHOLE if whole else Wish(tuple(name for name in FORMATS if name not in MOST_PAPER))


def test_the_same_gives_the_same_bytes_and_one_word_changes_only_the_files_that_show_it(
    small: Layout, wish: Wish, tmp_path: Path
) -> None:
    with nullcontext() if wish.whole else in_this_process():  # elsewhere it is made by several
        release = published(small, wish)
    made = read_manifest(release.folder)
    _is_made_elsewhere(made, tmp_path / "else where")
    _stays_as_it_is(small, wish, release)
    file = small.playbooks / "alpha" / "lessons.yml"
    text = file.read_text(encoding="utf-8")
    at = text.index("en: ", text.index("    lesson:")) + len("en: ")
    file.write_text(f"{text[:at]}Zyzzyva {text[at:]}", encoding="utf-8")
    with in_this_process():
        new = read_manifest(published(small, wish).folder)
    differing = {path for path in {*made, *new} if made.get(path) != new.get(path)}
    showing = {
        path
        for path in differing & set(new)
        if path.endswith(".html") and b"Zyzzyva" in (small.build / "current" / path).read_bytes()
    }
    assert "en/playbooks/alpha/lessons/index.html" in showing
    others = {path for path in differing - showing if not re.fullmatch(r"(zh|en)/copies/[0-9a-f]{8}/index.html", path)}
    index = {path for path in others if re.fullmatch(r"en/assets/search-index\.[0-9a-f]{8}\.js", path)}
    assert len(index) == 2  # the old name and the new
    kept = {path for path in others if re.fullmatch(r"offline\.[0-9a-f]{8}\.json", path)}
    assert len(kept) == 2  # what the worker keeps, by content
    names = ("alpha", "dark", "blackout-plan")  # the ids of old have the files of now
    assert others - index - kept == {
        *("sw.js", "_headers", "handbook-offline.zip"),  # name what is kept, and for how long; hold all
        "en/assets/search-index.js",  # says which is the new
        "en/reference/printouts/index.html",  # shows every document's mark
        *(f"{language}/pdf/{name}-runbook.pdf" for language in LANGUAGES for name in names),  # carry data of both
        *(f"en/pdf/{name}-annex.pdf" for name in names),  # says it
        "en/pdf/print-list.pdf",  # lists marks
        *(f"{language}/copies/current.json" for language in LANGUAGES),
        *(f"{language}/pdf/go-bag.zip" for language in LANGUAGES),  # hold the PDFs
        *(f"{language}/copies/index.html" for language in LANGUAGES),  # list what is current, in every language
    }


def _stays_as_it_is(layout: Layout, wish: Wish, release: Release) -> None:
    """A second build touches no file."""
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in _files(release.folder)}
    again = published(layout, wish)
    assert again.id == release.id
    assert again.changed == ()
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in _files(again.folder)} == before


def _is_made_elsewhere(made: Mapping[str, str], folder: Path) -> None:
    """In another process, folder, zone of time and locale, and with other hashes, the same comes of the same."""
    folder.mkdir()
    temporary = folder / "<a> & 'b'"
    temporary.mkdir()
    there = _made_in(folder, ELSEWHERE | {"HOME": "/nowhere", "TMPDIR": str(temporary)})
    assert list(temporary.iterdir()) == []
    assert sum(path.endswith(".pdf") for path in there) > 3 * len(LANGUAGES), "under old ids too"
    assert sum(path.endswith(".html") for path in there) > 20
    assert {path for path, digest in there.items() if made.get(path) != digest} == {"sw.js"}  # it lists all there is


def _made_in(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    """The sum of each file of mini, made in this folder from nothing and under these settings."""
    script = (
        "import sys, hashlib; from pathlib import Path; from generator.layout import Layout\n"
        "from generator.build import Order, make; from generator.planning.plan import Wish\n"
        "from generator.stages import Unwatched\n"
        "if __name__ == '__main__':\n"
        "    wish = Wish(('site', 'clock', 'poster', 'runbook-fill'), ('alpha',))\n"
        "    files = make(Layout(Path(sys.argv[1])), Order(wish), Unwatched()).files\n"
        "    print(*(f'{hashlib.sha256(c).hexdigest()} {p}' for p, c in sorted(files.items())), sep='\\n')\n"
    )
    (folder / "run.py").write_text(script, encoding="utf-8")
    said = subprocess.run(
        [sys.executable, str(folder / "run.py"), str(copy_mini(folder))],
        env=os.environ | environment | {"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    return dict(zip(said[1::2], said[::2], strict=True))


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]
