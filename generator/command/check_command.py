"""The command `handbook check`: every problem of the data, for people and for machines."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.command.options import BUILD_DIR, LANGUAGE, PROBLEMS, given_layout
from generator.command.reports import LANGUAGES, REPORTS, Found
from generator.command.terminal import Speaker
from generator.loading.reader import read
from generator.problems import Problems, Words
from generator.reading import check

if TYPE_CHECKING:
    from generator.layout import Layout
    from generator.model.base import Text as Reason
    from generator.problems import Problem

STANDARD_INPUT = "<stdin>"
"""What the text of standard input is called when it stands for no file."""
_ALONE = Words("这份文本写得没有问题。", "The text is well written.")


@click.command("check")
@click.argument("text", metavar="[-]", type=click.Choice(["-"]), required=False)
@click.option(
    "--as",
    "stands_for",
    metavar="FILE",
    help="The file that standard input stands for, such as "
    "playbooks/alpha/response.yml; the whole handbook is checked with it.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *REPORTS]),
    default="text",
    show_default=True,
    help="For people, or for machines.",
)
@LANGUAGE
@click.option("-q", "--quiet", is_flag=True, help="Say problems only, and nothing when there are none.")
@click.option("--verbose", is_flag=True, help="Say too what editors have waived, and why.")
@BUILD_DIR
def check_command(  # noqa: PLR0913 - one for each option
    *, text: str | None, stands_for: str | None, form: str, language: str, quiet: bool, verbose: bool
) -> None:
    """Check all data; say every problem, then what else deserves a look. Writes nothing.

    With - the text of one file comes from standard input. With --as it is checked in place of that file; without it,
    alone: as YAML, and how it is written.
    """
    if stands_for and not text:
        message = "--as says what standard input stands for: handbook check - --as FILE"
        raise click.UsageError(message)
    if verbose and (quiet or form != "text"):
        message = "--verbose goes with --format text, and without -q"
        raise click.UsageError(message)
    layout = given_layout()
    given = click.get_binary_stream("stdin").read() if text else b""
    instead = {_meant(layout, stands_for) if stands_for else STANDARD_INPUT: given} if text else {}
    speaker = Speaker(layout.root, LANGUAGES[language], instead)
    good: Words | None = None
    waived: tuple[tuple[Problem, Reason], ...] = ()
    try:
        if STANDARD_INPUT in instead:
            read(STANDARD_INPUT, given)
            good, found = _ALONE, Found()
        else:
            handbook, advice, waived, _ = check(layout, instead)
            good, found = _good(len(handbook.playbooks)), Found(advice=() if quiet else advice)
    except Problems as broken:
        found = Found(broken.problems)
    if form in REPORTS:
        click.echo(REPORTS[form](found, LANGUAGES[language]).encode(), nl=False)
    elif good is None:
        speaker.problems(found.problems)
    elif not quiet:
        speaker.advice(found.advice)
        if verbose:
            speaker.waived(waived)
        speaker.good(*good)
    if good is None:
        sys.exit(PROBLEMS)


def _good(playbooks: int) -> Words:
    return Words(f"数据没有问题：{playbooks} 个预案。", f"The data are good. Playbooks: {playbooks}.")


def _meant(layout: Layout, file: str) -> str:
    """The name from the root of a file of the handbook, be it yet to be written; it may be named from here."""
    for start in (Path.cwd(), layout.root):
        path = Path(os.path.normpath(start / file))
        if path.is_relative_to(layout.playbooks) and path.suffix == ".yml":
            return layout.name(path)
    message = f"{file!r} is no file of this handbook; write it like playbooks/alpha/response.yml"
    raise click.BadParameter(message, param_hint="--as")
