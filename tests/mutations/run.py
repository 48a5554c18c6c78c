"""How many slips of fingers the check finds, and at which place. Run: python tests/mutations/run.py --count 300.

Each slip changes one real file at one place. It is told exactly if a problem stands at the place of the slip, on the
right line if one stands elsewhere on it, wrong if problems stand elsewhere only, silent if nothing is told though
other data are read. A slip after which the same data are read is none, and not counted.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from lines import understood
from tool_slips import KINDS

import generator.loading.load
from generator.layout import Layout
from generator.loading.load import load
from generator.loading.reader import read
from generator.problems import Problem, Problems
from generator.text import fonts
from generator.validating.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slips import Slip

    from generator.loading.source import Source

ROOT = Path(__file__).parents[2]
VERDICTS = ("exact", "line", "wrong", "silent")


class Tried(NamedTuple):
    """A slip with what the check said to it."""

    kind: str
    file: str
    slip: Slip
    problems: tuple[Problem, ...]

    @property
    def verdict(self) -> str:
        """How near the problems stand to the slip."""
        if not self.problems:
            return "silent"
        told = {(one.place.line - 1, one.place.column - 1) for one in self.problems if one.place.file == self.file}
        if told & self.slip.exact:
            return "exact"
        return "line" if {line for line, _ in told} & {line for line, _ in self.slip.exact} else "wrong"


@cache
def _read(file: str, raw: bytes) -> Source | Problems:
    try:
        return read(file, raw)
    except Problems as found:
        return found


def read_once(file: str, raw: bytes) -> Source:
    """What `read` gives, from memory the second time."""
    found = _read(file, raw)
    if isinstance(found, Problems):
        raise found
    return found


def slips(files: dict[str, str], count: int, seed: int) -> Iterator[tuple[str, str, Slip]]:
    """So many slips, the kinds in turn, each in a file by chance: its kind, its file and itself."""
    chance = Random(seed)  # noqa: S311 - the same slips each time
    names = sorted(files)
    weights = [len(files[name]) for name in names]
    lines = {name: files[name].split("\n") for name in names}
    seen = {name: understood(lines[name]) for name in names}
    given = 0
    for _ in range(count):
        for kind, make in KINDS.items():
            for _ in range(8):
                name = chance.choices(names, weights)[0]
                slip = make(chance, lines[name], seen[name])
                if slip and not _reads_the_same(name, files[name], "\n".join(slip.lines)):
                    break
            else:
                continue
            yield kind, name, slip
            given += 1
            if given == count:
                return


def _reads_the_same(name: str, before: str, after: str) -> bool:
    try:
        return read_once(name, before.encode()).data == read_once(name, after.encode()).data
    except Problems:
        return False


def try_out(layout: Layout, count: int, seed: int) -> Iterator[Tried]:
    """Each slip with the problems that the check tells."""
    printable = fonts.printable(Layout(ROOT).fonts)
    files = {
        layout.name(file): file.read_text(encoding="utf-8")
        for file in sorted(layout.playbooks.rglob("*.yml"))
        if file.stem != "ui"  # its keys are what templates ask for, and no part of the model
    }
    known = validate(load(layout), printable).parts  # so that of the other files nothing is looked at again
    for kind, name, slip in slips(files, count, seed):
        sources = load(layout, instead={name: "\n".join(slip.lines).encode()})
        try:
            advice = validate(sources, printable, before=known).advice
        except Problems as found:
            yield Tried(kind, name, slip, found.problems)
        else:
            before = {one.place.file for one in advice if one.place.file == name}
            yield Tried(kind, name, slip, tuple(one for one in advice if before))


def table(tried: list[Tried]) -> Iterator[str]:
    """Verdicts by kind and in total."""
    by_kind: dict[str, list[Tried]] = defaultdict(list)
    for one in tried:
        by_kind[one.kind].append(one)
    yield f"{'':40}{'slips':>6}{'exact':>7}{'line':>7}{'wrong':>7}{'silent':>7}{'one problem':>13}"
    for kind, some in [*by_kind.items(), ("all", tried)]:
        verdicts = Counter(one.verdict for one in some)
        single = sum(len(one.problems) == 1 for one in some)
        counts = "".join(f"{verdicts[verdict]:7}" for verdict in VERDICTS)
        yield f"{kind:40}{len(some):6}{counts}{single:13}"
    exact, once = (sum(test(one) for one in tried) / len(tried) for test in (is_exact, is_single))
    yield f"exact {exact:.1%}, exactly one problem {once:.1%}"


def is_exact(tried: Tried) -> bool:
    return tried.verdict == "exact"


def is_single(tried: Tried) -> bool:
    return len(tried.problems) == 1


def told(tried: Tried) -> Iterator[str]:
    """A slip that is not told exactly and once."""
    yield f"--- {tried.kind} {tried.file} {tried.verdict}, {len(tried.problems)} problems"
    first = min(tried.slip.exact)
    yield f"  wanted {sorted((line + 1, column + 1) for line, column in tried.slip.exact)}"
    yield from (
        f"  {n + 1:5} {tried.slip.lines[n]}"
        for n in range(max(first[0] - 2, 0), min(first[0] + 3, len(tried.slip.lines)))
    )
    for one in tried.problems[:4]:
        yield f"  {one.place.file}:{one.place.line}:{one.place.column} {one.rule} {one.message.en}"


def main() -> None:
    """Print the table, and what was not told exactly and once."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=300, help="how many slips")
    parser.add_argument("--seed", type=int, default=1, help="which slips")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds playbooks/")
    wanted = parser.parse_args()
    setattr(generator.loading.load, "read", read_once)  # noqa: B010 - it is nobody's to reassign but here
    tried: list[Tried] = []
    for one in try_out(Layout(wanted.root), wanted.count, wanted.seed):
        tried.append(one)
        if not (is_exact(one) and is_single(one)):
            sys.stdout.writelines(f"{line}\n" for line in told(one))
            sys.stdout.flush()
    sys.stdout.writelines(f"{line}\n" for line in table(tried))


if __name__ == "__main__":
    main()
