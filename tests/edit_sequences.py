"""Builds a small handbook again and again while it is edited: each result is what a clean build makes, byte for byte.

    python tests/edit_sequences.py [--count 300] [--seed N] [--paper]

A sequence is told by its seed. It edits texts, items, playbooks, templates, styles, settings, names and audiences;
some builds fail, some are killed, and what is kept from build to build is damaged, swapped and replaced. After each
edit the handbook is built; the last result is held against one that is made from nothing. No build renders more than
what it read makes necessary, and a build of what has not changed renders nothing.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import yaml
from in_turn import InTurn
from mini_copy import ROOT, copy_mini
from mkdocs.commands.build import get_context

from generator.build import Order, make
from generator.encoding import mkdocs_site
from generator.encoding.resources import Resources
from generator.layout import Layout
from generator.model.choice import Audience
from generator.planning.plan import Wish
from generator.problems import Problems
from generator.rendering.render import Renderer
from generator.stages import BuildFailed, Unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

SITE = Wish(("site",))
PAPER = Wish(("site", "first-hour", "clock", "print-list"), ("alpha",))
IN_TURN = Resources(InTurn())
_VALUE = re.compile(r"\b(?P<language>zh|en): [^\s\"'{}\[\]|>#&*!%@`,][^,}\"'\n]*?(?=[,}]|$)", re.MULTILINE)
"""A plain text."""
THIRD = {"id": "zh-Hant", "name": "繁體中文", "short": "繁", "tag": "zh-Hant", "stand_in": "zh"}
_MORE = {"zh": "好", "en": " good"}
Files = dict[Any, bytes]


@dataclass
class Effort:
    """What builds did."""

    rendered: int = 0
    """Pages, with those that are rendered for their marks only."""
    same: int = 0
    """Those of them that say what they said before."""
    made: int = 0
    """Pages of the site that went through MkDocs."""
    seen: set[tuple[str, str]] = field(default_factory=set, repr=False)

    def note(self, template: str, text: str) -> None:
        """A page was rendered."""
        self.rendered += 1
        self.same += (template, text) in self.seen
        self.seen.add((template, text))

    def taken(self) -> Effort:
        """What was counted until now; it is counted anew."""
        found = replace(self)
        self.rendered = self.same = self.made = 0
        return found


class Ground(NamedTuple):
    """Where sequences begin: a handbook that was built."""

    root: Path
    order: Order
    whole: Effort
    """What it took when nothing was kept."""


class Sequence(NamedTuple):
    """What was done, and how much it cost."""

    said: tuple[str, ...]
    work: tuple[tuple[str, Effort], ...]
    """Of each edit that was built while nothing was damaged."""


@dataclass
class Project:
    """A handbook that is edited, and what a build folder keeps of it."""

    root: Path
    chance: random.Random
    order: Order
    said: list[str] = field(default_factory=list)
    """What was done."""

    def files(self, pattern: str = "playbooks/**/*.yml") -> list[Path]:
        """Those that a pattern names, in their order."""
        return sorted(self.root.glob(pattern))

    def one(self, pattern: str = "playbooks/**/*.yml") -> Path:
        """One of them."""
        return self.chance.choice(self.files(pattern))

    def build(self) -> Files:
        """What is made of it now, with what was kept."""
        return dict(make(Layout(self.root), self.order, Unwatched(), IN_TURN).files)

    def anew(self) -> Files:
        """The same, of nothing kept."""
        with tempfile.TemporaryDirectory() as fresh:
            return dict(make(Layout(self.root, Path(fresh)), self.order, Unwatched(), IN_TURN).files)


# Edits of data


def a_text(project: Project) -> None:
    """A word is put behind a text."""
    _longer(project, project.one())


def a_word_of_the_interface(project: Project) -> None:
    """The same in the words of the interface, of which every page takes some."""
    _longer(project, project.root / "playbooks/_shared/ui.yml")


def a_term(project: Project) -> None:
    """The same in the glossary."""
    _longer(project, project.root / "playbooks/_shared/glossary.yml")


def a_setting(project: Project) -> None:
    """The title, the address, or the order of languages or playbooks."""
    file = project.root / "playbooks/_shared/handbook.yml"
    data = _read(file)
    name = project.chance.choice(("title", "address", "languages", "reading_order"))
    if name == "address":
        data[name] = f"{data[name]}/{project.chance.randrange(9)}"
    elif name == "title":
        data[name]["en"] += " more"
    else:
        data[name].reverse()
    _write(file, data)


def a_language_more_or_less(project: Project) -> None:
    """A third language comes, in which nothing is written yet, or goes."""
    file = project.root / "playbooks/_shared/handbook.yml"
    data = _read(file)
    others = [one for one in data["languages"] if one != THIRD]
    _write(file, {**data, "languages": others if THIRD in data["languages"] else [*others, THIRD]})


def an_item_less(project: Project) -> None:
    """Something is taken out of a list."""
    _in_a_list(project, lambda items, at: items.pop(at))


def two_items_swapped(project: Project) -> None:
    """Two neighbours change places."""
    _in_a_list(project, lambda items, at: items.insert(at - 1, items.pop(at)))


def an_item_more(project: Project) -> None:
    """Something stands twice, the second time under another id."""

    def twice(items: list[Any], at: int) -> None:
        one = items[at]
        items.append({**one, "id": f"{one['id']}-two"} if isinstance(one, dict) and "id" in one else one)

    _in_a_list(project, twice)


def another_id(project: Project) -> None:
    """An item is called otherwise, everywhere."""
    ids = sorted(
        {found for file in project.files() for found in re.findall(r"\bid: ([a-z-]+)", file.read_text("utf-8"))}
    )
    old = project.chance.choice(ids)
    _everywhere(project, rf"(?<![\w-]){old}(?![\w-])", f"{old}-x")


def another_audience(project: Project) -> None:
    """Something is for other readers."""
    told = re.compile(r"audience: (\w+)")
    file = project.chance.choice([one for one in project.files() if told.search(one.read_text("utf-8"))])
    text = file.read_text("utf-8")
    found = project.chance.choice([*told.finditer(text)])
    new = project.chance.choice([one.value for one in Audience])
    file.write_text(f"{text[: found.start(1)]}{new}{text[found.end(1) :]}", "utf-8")


def a_digit(project: Project) -> None:
    """A telephone number changes by a digit."""
    file = project.root / "playbooks/contacts.private.yml"
    if file.exists():
        text = file.read_text("utf-8")
        found = project.chance.choice([*re.finditer(r"\d{4}(?=\d)", text)])
        file.write_text(f"{text[: found.end()]}{(int(text[found.end()]) + 1) % 10}{text[found.end() + 1 :]}", "utf-8")


def no_contacts(project: Project) -> None:
    """The file of names is not there."""
    (project.root / "playbooks/contacts.private.yml").unlink(missing_ok=True)


def a_playbook_more(project: Project) -> None:
    """A playbook is copied under another name."""
    folder = project.root / "playbooks"
    names = (f"copy-{number}" for number in count(len(project.files("playbooks/*/playbook.yml"))))
    name = next(one for one in names if not (folder / one).exists())
    shutil.copytree(project.one("playbooks/*/playbook.yml").parent, folder / name)
    _order(project, lambda names: names.append(name))


def a_playbook_less(project: Project) -> None:
    """A playbook is deleted."""
    folder = project.one("playbooks/*/playbook.yml").parent
    shutil.rmtree(folder)
    _order(project, lambda names: names.remove(folder.name))


def another_name_of_a_playbook(project: Project) -> None:
    """A playbook is called otherwise, everywhere."""
    folder = project.one("playbooks/*/playbook.yml").parent
    folder.rename(folder.with_name(f"{folder.name}-y"))
    _everywhere(project, rf"(?<![\w-]){folder.name}(?![\w-])", f"{folder.name}-y")


# Edits of all else


def a_template(project: Project) -> None:
    """A tag of a template gets a class, or there is something at its end."""
    file = project.one("templates/[ps]*/*.*")
    text = file.read_text("utf-8") if file.suffix in {".html", ".md", ".css"} else ""
    if project.chance.random() < 1 / 2:
        file.write_text(text.replace("<p>", '<p class="edited">', 1), "utf-8") if text else None
    elif text:
        file.write_text(f"{text}\n", "utf-8")


def the_theme(project: Project) -> None:
    """The frame of all pages changes."""
    file = project.one("templates/theme/**/*.html")
    file.write_text(f"{file.read_text('utf-8')}<!-- edited -->", "utf-8")


def a_style(project: Project) -> None:
    """A style sheet of the site or of paper gets a rule: no mark tells what a printout looks like."""
    file = project.chance.choice([*project.files("docs/assets/*.css"), *project.files("templates/print/*.css")])
    file.write_text(f"{file.read_text('utf-8')}\n.edited {{ top: {project.chance.randrange(9)}px }}\n", "utf-8")


def a_page_by_hand(project: Project) -> None:
    """A hand-written page gets a sentence."""
    file = project.one("docs/??/reference/*.md")
    file.write_text(f"{file.read_text('utf-8')}\nOne more sentence.\n", "utf-8")


def other_readers(project: Project) -> None:
    """The next builds are for another audience, or show drafts."""
    audience = project.chance.choice([*Audience])
    project.order = Order(project.order.wish, audience, drafts=project.chance.random() < 1 / 4)


EDITS: tuple[Callable[[Project], None], ...] = (
    *(a_text, a_text, a_text, a_word_of_the_interface, a_term, a_setting, an_item_less, two_items_swapped),
    *(an_item_more, another_id, another_audience, a_digit, no_contacts, a_playbook_more, a_playbook_less),
    *(another_name_of_a_playbook, a_template, a_template, the_theme, a_style, a_page_by_hand, other_readers),
    a_language_more_or_less,
)


# What happens in between


def a_failed_build(project: Project) -> None:
    """A file does not read, or a template fails, for one build."""
    file = project.one(project.chance.choice(("playbooks/**/*.yml", "templates/site/*.md", "templates/parts/*.html")))
    before = file.read_bytes()
    file.write_bytes(before + b"\n{{ [ nobody: {\n")
    with suppress(Problems, BuildFailed):
        project.build()
    file.write_bytes(before)


def a_killed_build(project: Project) -> None:
    """A build of something else is killed at some moment."""
    file = project.root / "playbooks/_shared/handbook.yml"
    before = file.read_bytes()
    _longer(project, file)
    if child := os.fork():
        time.sleep(project.chance.random() * 2)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    else:
        with suppress(BaseException):
            project.build()
        os._exit(0)
    file.write_bytes(before)


def kept_damaged(project: Project) -> None:
    """Bytes of a kept file are others, or its end is gone."""
    if kept := _kept(project):
        file = project.chance.choice(kept)
        content = bytearray(file.read_bytes())
        at = project.chance.randrange(len(content) + 1)
        content[at : at + 40] = b"" if project.chance.random() < 1 / 3 else project.chance.randbytes(40)
        file.write_bytes(content[:at] if project.chance.random() < 1 / 3 else content)


def kept_swapped(project: Project) -> None:
    """Two kept files have each other's names."""
    if len(kept := _kept(project)) > 1:
        one, other = project.chance.sample(kept, 2)
        content = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(content)


def kept_foreign(project: Project) -> None:
    """A kept file is something else altogether, or a folder is full of strange ones."""
    if kept := _kept(project):
        project.chance.choice(kept).write_text("notes of mine\n" * 300, "utf-8")
        (kept[0].parent / "notes.txt").write_text("notes of mine\n", "utf-8")


def kept_of_before(project: Project) -> None:
    """What is kept is put back as it was one build ago."""
    saved, kept = project.root / "saved", project.root / "build" / "cache"
    if saved.is_dir():
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(saved, kept)


BETWEEN: tuple[Callable[[Project], None], ...] = (
    *(a_failed_build, a_killed_build, kept_damaged, kept_swapped, kept_foreign, kept_of_before),
)


def _kept(project: Project) -> list[Path]:
    return [file for file in project.files("build/cache/**/*") if file.is_file() and file.stat().st_size]


def _longer(project: Project, file: Path) -> None:
    text = file.read_text("utf-8")
    if places := [*_VALUE.finditer(text)]:
        place = project.chance.choice(places)
        file.write_text(f"{text[: place.end()]}{_MORE[place['language']]}{text[place.end() :]}", "utf-8")


def _in_a_list(project: Project, change: Callable[[list[Any], int], object]) -> None:
    file = project.one("playbooks/[!u]*/*.yml")
    data = _read(file)
    if lists := [one for one in _lists(data) if len(one) > 1]:
        items = project.chance.choice(lists)
        change(items, project.chance.randrange(len(items)))
        _write(file, data)


def _lists(data: object) -> Iterator[list[Any]]:
    inner = data if isinstance(data, list) else list(data.values()) if isinstance(data, dict) else []
    if isinstance(data, list):
        yield data
    for one in inner:
        yield from _lists(one)


def _read(file: Path) -> Any:  # noqa: ANN401 - as YAML has it
    return yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)


def _write(file: Path, data: object) -> None:
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    file.write_text(text, "utf-8")


def _everywhere(project: Project, pattern: str, new: str) -> None:
    for file in project.files():
        if file.name != "ui.yml":
            text = file.read_text("utf-8")
            file.write_text(re.sub(pattern, new, text), "utf-8")


def _order(project: Project, change: Callable[[list[str]], object]) -> None:
    file = project.root / "playbooks/_shared/handbook.yml"
    data = _read(file)
    change(data["reading_order"])
    _write(file, data)


# A sequence


@contextmanager
def ground(*, paper: bool) -> Iterator[Ground]:
    """A copy of mini of which everything may be edited, and which was built."""
    with tempfile.TemporaryDirectory() as folder, counted() as effort:
        root = copy_mini(Path(folder))
        for name in ("templates", "docs"):
            (root / name).unlink()
            shutil.copytree(ROOT / name, root / name)
        order = Order(PAPER if paper else SITE)
        make(Layout(root), order, Unwatched(), IN_TURN)
        yield Ground(root, order, effort.taken())


@contextmanager
def counted() -> Iterator[Effort]:
    """Counts what builds do within, all in this process."""
    effort, render = Effort(), Renderer.render

    def rendering(renderer: Renderer, template: str, view: Mapping[str, object]) -> str:
        text = render(renderer, template, view)
        effort.note(template, text)
        return text

    def making(*given: object) -> object:
        effort.made += 1
        return get_context(*given)  # type: ignore[arg-type] # as they come

    with (
        patch.object(Renderer, "render", rendering),
        patch.object(mkdocs_site, "get_context", making),
    ):
        yield effort


def step(project: Project, edit: Callable[[Project], None]) -> bool:
    """Edit and build. When the handbook is not good then, the edit is taken back, as an editor would."""
    before, order = _contents(project), project.order
    edit(project)
    try:
        project.build()
    except (Problems, BuildFailed):
        for file in {*_contents(project)} - {*before}:
            file.unlink()
        for file, content in before.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        project.order = order
        project.said.append(f"{edit.__name__} (refused)")
        return False
    project.said.append(edit.__name__)
    return True


def _contents(project: Project) -> Files:
    """All that edits touch, by file."""
    patterns = ("playbooks/**/*.yml", "templates/[pst][!r]*/**/*.*", "templates/print/*.*", "docs/**/*.*")
    return {file: file.read_bytes() for one in patterns for file in project.files(one) if file.is_file()}


def sequence(ground: Ground, seed: int, edits: int) -> Sequence:
    """Run one; raises AssertionError when a build gave other bytes than a clean one, or did too much."""
    with tempfile.TemporaryDirectory() as folder, counted() as effort:
        root = Path(folder) / "project"
        shutil.copytree(ground.root, root, symlinks=True)
        project = Project(root, random.Random(seed), ground.order)  # noqa: S311 - the same for the same seed
        work: list[tuple[str, Effort]] = []
        damaged = False
        for _ in range(edits):
            if project.chance.random() < 1 / 3:
                between = project.chance.choice(BETWEEN)
                between(project)
                damaged |= between is not a_failed_build
                project.said.append(between.__name__)
            elif project.chance.random() < 1 / 3:
                shutil.copytree(project.root / "build" / "cache", project.root / "saved", dirs_exist_ok=True)
            effort.taken()
            edit = project.chance.choice(EDITS)
            if step(project, edit) and not damaged:
                work.append((edit.__name__, effort.taken()))
                assert is_little(edit, work[-1][1], ground.whole), f"{edit.__name__} took {work[-1][1]}"
        found = project.build()
        for _ in range(2 if damaged else 0):  # what was damaged shows when it is read or written: it is made anew then
            project.build()
        effort.taken()
        again = project.build()
        assert again == found, f"the second build differs: {_differing(again, found)}"
        assert (effort.rendered, effort.made) == (0, 0), f"nothing has changed: {effort}"
        clean = project.anew()
        assert found == clean, f"not what a clean build makes: {_differing(found, clean)}"
        return Sequence(tuple(project.said), tuple(work))


def is_little(edit: Callable[[Project], None], took: Effort, whole: Effort) -> bool:
    """Whether an edit cost no more than what shows it."""
    if edit is a_page_by_hand:
        return took.rendered == 0 and took.made <= 1
    if edit is a_style:
        return took.rendered == took.made == 0
    if edit is the_theme:
        return took.rendered == 0
    if edit in {a_text, a_term, a_digit}:  # a list is read whole where some of it is shown
        return took.rendered < whole.rendered * 2 / 3 and took.same < whole.rendered / 4
    return took.rendered <= whole.rendered * 2  # a playbook may have come


def _differing(one: Files, other: Files) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))[:8]


def main() -> int:
    """Exit code 0 when all sequences gave what clean builds give."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=300, help="how many sequences")
    parser.add_argument("--seed", type=int, default=1, help="of the first; the others follow")
    parser.add_argument("--edits", type=int, default=3, help="in each sequence")
    parser.add_argument("--paper", action="store_true", help="with printed documents of one playbook, much slower")
    wanted = parser.parse_args()
    broken = 0
    with ground(paper=wanted.paper) as start:
        for seed in range(wanted.seed, wanted.seed + wanted.count):
            try:
                done = sequence(start, seed, wanted.edits)
            except AssertionError as wrong:
                broken += 1
                print(f"seed {seed}: {wrong}", flush=True)
            else:
                work = "; ".join(f"{name} {one.rendered} ({one.same} in vain), {one.made}" for name, one in done.work)
                print(f"seed {seed}: {', '.join(done.said)}; pages rendered, made: {work}", flush=True)
    print(f"{wanted.count - broken} of {wanted.count} sequences gave what clean builds give")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
