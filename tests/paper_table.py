"""The measures of a release, kind by kind, and the paper of its sets: `python tests/paper_table.py build/current`."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from measure import EDGE, HALF, NEARLY_EMPTY, measure
from slots import slots

from generator.planning.printouts import ADVICE, PrintSet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEADS = ("doc.", "pages", "a doc.", "<35 %", "<15 %", "heads", "1-char ends", "<10 pt", "<6 mm", "bad slots")
TABLE = "{:<12} {:4}" + "{:>6}{:>7}{:>8}{:>13}{:>7}{:>7}{:>19}{:>8}{:>7}{:>16}"
NONE = ("nearly_empty", "heads_only", "within_6", "divided")
"""Fields of a row that are 0 in every document."""
MOST_HALF_EMPTY = 0.01
"""Of the pages of a kind in a language."""
PAPER = "{:<12} {:4} {:>10} {:>7} {:>7} {:>11}"


class Row(NamedTuple):
    """The measures of all documents of a kind in a language, or of one document."""

    documents: int
    pages: int
    half_empty: int
    nearly_empty: int
    heads_only: int
    blocks: int
    single: int
    characters: int
    small: int
    within_6: int
    slots: int
    divided: int

    def __add__(self, other: Row) -> Row:  # type: ignore[override] # sums, where a tuple would be lengthened
        """Both together."""
        return Row(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def row(content: bytes, language: str) -> Row:
    """The measures of a document."""
    sheets = measure(content)
    places, wrong = slots(content, language)
    return Row(
        documents=1,
        pages=len(sheets),
        half_empty=sum(one.coverage < HALF for one in sheets),
        nearly_empty=sum(one.coverage < NEARLY_EMPTY for one in sheets),
        heads_only=sum(one.heads_only for one in sheets),
        blocks=sum(one.blocks for one in sheets),
        single=sum(len(one.single) for one in sheets),
        characters=sum(one.characters for one in sheets),
        small=sum(len(one.small) for one in sheets),
        within_6=sum(round(one.edge, 2) < EDGE for one in sheets),
        slots=places,
        divided=len(wrong),
    )


def kind(file: Path) -> str:
    """The kind of document that a file of a release is: `role-cards` of `service-role-cards.pdf`."""
    name = re.sub(r"-[0-9]+$", "", file.stem)
    return max((one for one in ADVICE if name == one or name.endswith(f"-{one}")), key=len, default=name)


class Measured(NamedTuple):
    """A document of a release, and what was measured."""

    file: Path
    language: str
    row: Row

    @property
    def kind(self) -> str:
        """`role-cards` of `service-role-cards.pdf`."""
        return kind(self.file)


def measured(release: Path) -> list[Measured]:
    """All documents of a release."""
    files = sorted(release.glob("*/pdf/*.pdf"))
    languages = [file.relative_to(release).parts[0] for file in files]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        rows = list(pool.map(_row, files, languages, chunksize=4))
    return [Measured(*one) for one in zip(files, languages, rows, strict=True)]


def _row(file: Path, language: str) -> Row:
    return row(file.read_bytes(), language)


def by_kind(documents: Sequence[Measured]) -> Iterator[str]:
    """A line a kind and language."""
    yield TABLE.format("kind", "", *HEADS)
    for name in ADVICE:
        for language in dict.fromkeys(one.language for one in documents):
            own = [one.row for one in documents if (one.kind, one.language) == (name, language)]
            if own:
                yield TABLE.format(name, language, *_cells(sum(own[1:], own[0])))


def by_set(documents: Sequence[Measured]) -> Iterator[str]:
    """A line a set and language: its documents and pages, the sheets of one copy of each, and those in the bag."""
    yield PAPER.format("set", "", "documents", "pages", "sheets", "in the bag")
    for one in PrintSet:
        for language in dict.fromkeys(one.language for one in documents):
            inside = [(ADVICE[each.kind], each.row.pages) for each in documents if each.language == language]
            inside = [(advice, pages) for advice, pages in inside if advice.set is one]
            sheets = [(advice.sheets(pages), advice.copies) for advice, pages in inside if advice.copies]
            in_bag = sum(count * copies for count, copies in sheets)
            pages = sum(count for _, count in inside)
            yield PAPER.format(one, language, len(inside), pages, sum(count for count, _ in sheets), in_bag)


def _cells(one: Row) -> tuple[str, ...]:
    return (
        f"{one.documents}",
        f"{one.pages}",
        f"{one.pages / one.documents:.1f}",
        f"{one.half_empty} ({one.half_empty / one.pages:.1%})",
        f"{one.nearly_empty}",
        f"{one.heads_only}",
        f"{one.single} of {one.blocks} ({one.single / max(one.blocks, 1):.1%})",
        f"{one.small / max(one.characters, 1):.1%}",
        f"{one.within_6}",
        f"{one.divided} of {one.slots}",
    )


def broken(documents: Sequence[Measured]) -> Iterator[str]:
    """What is over its limit, a line each: a document with what there may be none of, a kind with half-empty pages."""
    for one in documents:
        for name in NONE:
            if count := getattr(one.row, name):
                yield f"{one.language} {one.file.name}: {name} {count}, must be 0"
    for name, language in dict.fromkeys((one.kind, one.language) for one in documents):
        own = [one.row for one in documents if (one.kind, one.language) == (name, language)]
        half, pages = sum(one.half_empty for one in own), sum(one.pages for one in own)
        if half > MOST_HALF_EMPTY * pages:
            yield f"{language} {name}: {half} of {pages} pages half empty, must be at most {MOST_HALF_EMPTY:.0%}"


def main(release: Path) -> None:
    """Print the tables, and what is over its limit; the exit code is 1 where anything is."""
    documents = measured(release)
    print(*by_kind(documents), "", *by_set(documents), sep="\n")
    print(f"\n{sum(one.row.pages for one in documents)} pages in {len(documents)} documents")
    wrong = list(broken(documents))
    print(*wrong, f"{len(wrong)} over their limits", sep="\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
