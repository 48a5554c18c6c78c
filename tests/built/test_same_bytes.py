"""Same input, same bytes; one word changed, only the files that show it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from workshop import LANGUAGES, ROOT, project

from generator.build import Order, Unwatched, build, make
from generator.plan import Wish
from generator.publish import read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from generator.layout import Layout
    from generator.publish import Release


def test_a_second_build_changes_no_byte(layout: Layout, release: Release) -> None:
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in _files(release.folder)}
    again = build(layout, Order(), Unwatched())
    assert again.id == release.id
    assert again.changed == ()
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in _files(again.folder)} == before


def test_one_word_changes_only_the_files_that_show_it(layout: Layout, release: Release, tmp_path: Path) -> None:
    changed = project(tmp_path, layout.playbooks)
    file = changed.playbooks / "service" / "lessons.yml"
    text = file.read_text(encoding="utf-8")
    start = text.index("    lesson:")
    at = text.index("      en: ", start) + len("      en: ")
    quote = text[at] if text[at] in "\"'" else ""
    file.write_text(f"{text[:at]}{quote}Zyzzyva {text[at + len(quote) :]}", encoding="utf-8")
    old = read_manifest(release.folder)
    new = read_manifest(build(changed, Order(), Unwatched()).folder)
    differing = {path for path in {*old, *new} if old.get(path) != new.get(path)}
    showing = {
        path
        for path in differing
        if path.endswith(".html") and b"Zyzzyva" in (changed.build / "current" / path).read_bytes()
    }
    assert "en/playbooks/service/lessons/index.html" in showing
    others = differing - showing
    assert others == {
        "en/search/search_index.json",  # shows every word
        "en/pdf/service-runbook.pdf",  # shows this one
        "en/playbooks/service/index.html",  # shows the playbook's revision
    }


def test_another_time_zone_locale_hash_seed_and_folder_give_the_same_bytes(layout: Layout, tmp_path: Path) -> None:
    wish = Wish(("runbook",), "service")
    here, _ = make(layout, Order(wish), Unwatched())
    script = (
        "import sys, hashlib; from pathlib import Path; from generator.layout import Layout\n"
        "from generator.build import Order, Unwatched, make; from generator.plan import Wish\n"
        "if __name__ == '__main__':\n"
        "    files, _ = make(Layout(Path(sys.argv[1])), Order(Wish(('runbook',), 'service')), Unwatched())\n"
        "    print(*(f'{hashlib.sha256(c).hexdigest()} {p}' for p, c in sorted(files.items())), sep='\\n')\n"
    )
    (tmp_path / "run.py").write_text(script, encoding="utf-8")
    (tmp_path / "else where").mkdir()
    other = project(tmp_path / "else where", layout.playbooks)
    (other.build / "cache").unlink()  # nothing from before
    environment = os.environ | {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(ROOT),
    }
    said = subprocess.run(
        [sys.executable, str(tmp_path / "run.py"), str(other.root)],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    there = dict(zip(said[1::2], said[::2], strict=True))
    assert set(there) == set(here)
    assert {f"{language}/pdf/service-runbook.pdf" for language in LANGUAGES} == set(here)
    assert there == {path: _sum(content) for path, content in here.items()}


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]
