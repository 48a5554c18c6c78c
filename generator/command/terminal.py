"""What the command line says, and how far it is. With `cli` and `serve` the only module that prints."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from io import TextIOWrapper
from math import ceil
from traceback import format_exception
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text
from wcwidth import wcswidth

from generator.command.reports import LANGUAGES, said
from generator.problems import Words
from generator.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import timedelta
    from pathlib import Path

    from generator.command.clock import Timetable
    from generator.layout import Layout
    from generator.model.base import Text as WrittenText
    from generator.problems import Place, Problem
    from generator.publishing.releases import Release
    from generator.stages import BuildFailed, Watcher


_FIX, _WHY = Words("改法", "Fix"), Words("理由", "Why")
_ADVICE = "{0} 条提醒，见 handbook check。  Warnings: {0}; see handbook check."


class Speaker:
    """Says results on stdout; `rich` leaves colours out where nobody sees them. Files are named from `root`.

    `languages` are those of the editors; `instead` holds what was read in place of a file, by the file's name.
    """

    def __init__(
        self,
        root: Path,
        languages: Sequence[str] = LANGUAGES["both"],
        instead: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        self._root, self._languages, self._instead = root, languages, instead
        self._console = Console(highlight=False, soft_wrap=True)

    def good(self, zh: str, en: str) -> None:
        """All is well."""
        self._console.print(Text(said(Words(zh, en), self._languages), "green"))

    def warn(self, zh: str, en: str) -> None:
        """Somebody should know this."""
        self._console.print(Text(said(Words(zh, en), self._languages), "bold red"))

    def problems(self, problems: Sequence[Problem]) -> None:
        """Every problem with its place, its line, and what to do; then how many there are."""
        self._each(problems, "red")
        files = len({problem.place.file for problem in problems})
        noun, place_noun = "problem" if len(problems) == 1 else "problems", "file" if files == 1 else "files"
        count = Words(
            f"{len(problems)} 个问题，涉及 {files} 个文件。什么都没有写入。",
            f"{len(problems)} {noun} in {files} {place_noun}. Nothing was written.",
        )
        self._console.print(Text(said(count, self._languages, "\n"), "bold red"))

    def advice(self, problems: Sequence[Problem]) -> None:
        """What somebody should look at, each with its place, its line, and what to do; then how much there is."""
        self._each(problems, "yellow")
        if problems:
            count = Words(
                f"{len(problems)} 条提醒，不妨碍发布。", f"Warnings: {len(problems)}. They stop no publication."
            )
            self._console.print(Text(said(count, self._languages), "yellow"))

    def waived(self, waived: Sequence[tuple[Problem, WrittenText]]) -> None:
        """What editors found right, each with its place, its line and their reason."""
        for problem, reason in waived:
            self._each(
                [problem._replace(cure=Words(*(reason.root.get(code, "") for code in ("zh", "en"))))], "dim", _WHY
            )
        count = Words(f"{len(waived)} 处豁免。", f"Waived: {len(waived)}.")
        self._console.print(Text(said(count, self._languages)))

    def trouble(self, words: Words) -> None:
        """The system does not let us, and what to do."""
        self._console.print(Text(said(words, self._languages, "\n"), "bold red"))

    def line(self, words: Words, style: str = "") -> None:
        """One more line."""
        self._console.print(Text(said(words, self._languages), style))

    def table(self, columns: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
        """Lines below each other, in columns with a heading."""
        widths = _widths([columns, *lines])
        self._console.print(Text(_aligned(columns, widths), "dim"))
        for line in lines:
            self._console.print(Text(_aligned(line, widths)))

    def item(self, name: str, sentences: Sequence[Words]) -> None:
        """Something by its name, and below it what there is to say of it."""
        self._console.print(Text(name, "bold"))
        for words in sentences:
            self._console.print(Text(f"  {said(words, self._languages)}"))

    def failure(self, failed: BuildFailed) -> None:
        """The build broke: at which stage and why."""
        if failed.problems:
            self.problems(failed.problems.problems)
        for reason in failed.reasons:
            self._console.print(Text(f"  {reason}"))
        number = STAGES.index(failed.stage) + 1
        stage = f"{number}/{len(STAGES)} {failed.stage}"
        self._console.print(Text(f"构建在 {stage} 阶段失败；上一版保持不变。", "bold red"))
        self._console.print(Text(f"The build failed at stage {stage}; the last release stays as it was.", "bold red"))

    def released(self, release: Release, layout: Layout) -> None:
        """A handbook was published, or was already."""
        at = layout.name(layout.build / "current")
        if release.changed:
            count = len(release.changed)
            self.good(
                f"已发布 {release.id}：{count} 个文件有变化，见 {at}/。",
                f"Published {release.id}, see {at}/. Files changed: {count}.",
            )
        else:
            self.good(f"没有变化，{release.id} 仍在 {at}/。", f"Nothing has changed: {release.id} is at {at}/.")

    def previewed(self, folder: Path, layout: Layout) -> None:
        """A part was built for looking at."""
        at = layout.name(folder)
        self.good(f"预览在 {at}/，没有发布。", f"The preview is in {at}/; nothing was published.")

    def ahead(self, left: timedelta) -> None:
        """T0 has not come yet, which is seldom meant."""
        hours, minutes = divmod(ceil(left.total_seconds() / 60), 60)
        zh = f"T0 还没到，还有 {hours} 小时 {minutes} 分钟。若指昨天，请写明日期。"
        en = f"T0 is still to come, in {hours} h {minutes} min. If yesterday is meant, write the date."
        self._console.print(Text(f"\n{zh}\n{en}", "bold red"))

    def timetable(self, table: Timetable) -> None:
        """Times below each other, in columns; and what could not be counted."""
        self._console.print(Text(table.title, "bold"))
        widths = _widths([table.columns, *(line for _, lines in table.tables for line in lines)])
        for heading, lines in table.tables:
            self._console.print(Text(f"\n{heading}", "bold"))
            self._console.print(Text(_aligned(table.columns, widths), "dim"))
            for line in lines:
                self._console.print(Text(_aligned(line, widths)))
        if table.open:
            self._console.print(
                Text(
                    "\n写了两个日期的时限：还不知道哪些天上班（中国尚未公布，或各成员国不同）。按前一个日期办；"
                    "国务院办公厅的通知发布后，补进 playbooks/_shared/calendars.yml。\n"
                    "Where two dates stand it is not known which days are worked (not announced in China, or different "
                    "from one member state to another). Work to the first; add the year to "
                    "playbooks/_shared/calendars.yml once it is announced.",
                    "bold red",
                )
            )
        if table.unknown:
            years = ", ".join(map(str, sorted(table.unknown)))
            self._console.print(
                Text(
                    f"\n没有日历算得到 {years} 年，含工作日的时限没有算完，请核对 --t0，再人工计算。\n"
                    f"No calendar reaches {years}, so not every time limit could be counted; check --t0",
                    "bold red",
                )
            )

    def _each(self, problems: Sequence[Problem], colour: str, label: Words = _FIX) -> None:
        for problem in problems:
            place = problem.place
            self._console.print(
                Text.assemble((f"{place.file}:{place.line}:{place.column}", "bold"), "  ", (problem.rule, colour))
            )
            self._console.print(Text(f"  {said(problem.message, self._languages)}"))
            self._quote(place)
            cure = said(problem.cure, self._languages)
            self._console.print(Text.assemble((f"  {said(label, self._languages, ' ')}: ", "green"), cure))
            self._console.print()

    def _quote(self, place: Place) -> None:
        there = self._root / place.file
        if place.file not in self._instead and not there.is_file():
            return
        try:
            raw = self._instead.get(place.file) or there.read_bytes()
            line = re.split("\r\n|\r|\n", raw.decode("utf-8-sig"))[place.line - 1]
        except (OSError, UnicodeDecodeError, IndexError):
            return
        before, inside = line[: place.column - 1], line[place.column - 1 : place.end - 1] or " "
        margin = f"{place.line:>5} | "
        self._console.print(Text.assemble((margin, "dim"), line))
        marks = " " * max(wcswidth(before), 0) + "^" * max(wcswidth(inside), 1)
        self._console.print(Text.assemble((" " * (len(margin) - 2) + "| ", "dim"), (marks, "red")))


def _widths(lines: Sequence[Sequence[str]]) -> list[int]:
    """Columns on the screen that each part of the lines needs; Chinese characters take two."""
    return [max(map(wcswidth, column)) for column in zip(*lines, strict=True)]


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    columns = ((part, width) for part, width in zip(line, widths, strict=True) if width)
    padded = (part + " " * (width - wcswidth(part)) for part, width in columns)
    return "  ".join(padded).rstrip()


def say_anything() -> None:
    """Let no message end in a traceback: what the encoding of a terminal or pipe lacks is written by its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def tell_cause(failed: BuildFailed) -> None:
    """Everything that led to the failure, on stderr, as Python tells it."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(Text("".join(format_exception(failed)).rstrip()))


@contextmanager
def watcher() -> Iterator[Watcher]:
    """A progress bar on a terminal, plain lines elsewhere; on stderr, where results are not."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    if not console.is_terminal:
        yield _Lines(console)
        return
    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True) as bar:
        yield _Bar(bar)


class _Lines:
    """One line a stage and a job."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def stage(self, number: int, name: str) -> None:
        """A stage begins."""
        self._console.print(f"{number}/{len(STAGES)} {name}")

    def advice(self, problems: tuple[Problem, ...]) -> None:
        """Somebody should look at these."""
        if problems:
            self._console.print(_ADVICE.format(len(problems)))

    def note(self, words: Words) -> None:
        """Somebody should know this."""
        self._console.print(Text(f"{words.zh}\n{words.en}", "yellow"))

    def progress(self, done: int, total: int, what: str) -> None:
        """A job is done."""
        self._console.print(f"    {done}/{total} {what}")


class _Bar:
    """One bar: the stages first, then the jobs of encoding."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=len(STAGES))
        self._stage = ""

    def stage(self, number: int, name: str) -> None:
        """A stage begins."""
        self._stage = f"{number}/{len(STAGES)} {name}"
        self._bar.update(self._task, description=self._stage, completed=number - 1, total=len(STAGES))

    def advice(self, problems: tuple[Problem, ...]) -> None:
        """Somebody should look at these."""
        if problems:
            self._bar.console.print(_ADVICE.format(len(problems)))

    def note(self, words: Words) -> None:
        """Somebody should know this."""
        self._bar.console.print(Text(f"{words.zh}\n{words.en}", "yellow"))

    def progress(self, done: int, total: int, what: str) -> None:
        """A job is done."""
        self._bar.update(
            self._task,
            description=f"{STAGES.index('encoding') + 1}/{len(STAGES)} encoding: {what}",
            completed=done,
            total=total,
        )
