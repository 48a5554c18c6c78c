"""The command `handbook`."""

from __future__ import annotations

import gc
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.build import BuildFailed, Order, Unwatched, build, check, preview, see
from generator.command.attached import attached
from generator.command.clock import timetable
from generator.command.options import BUILD_DIR, FAILED, FOR_READERS, LANGUAGE, PROBLEMS, given_layout, one_of
from generator.command.publish_command import publish_command
from generator.command.release_commands import COMMANDS
from generator.command.reports import LANGUAGES, REPORTS, Found
from generator.command.restore import put_back, restored
from generator.command.serve import serve as serve_preview
from generator.command.terminal import Speaker, tell_cause, watcher
from generator.command.typed_moment import EXAMPLE, NotAMoment, read_moment
from generator.layout import PHASES, find_root
from generator.loading.folders import playbook_ids
from generator.loading.reader import read
from generator.model.base import ID, Audience
from generator.planning.formats import FORMATS
from generator.planning.plan import Wish
from generator.problems import Problems, Words
from generator.storage.disk_trouble import in_words

if TYPE_CHECKING:
    from generator.layout import Layout
    from generator.model.base import Text as Reason
    from generator.problems import Problem

STANDARD_INPUT = "<stdin>"
"""What the text of standard input is called when it stands for no file."""
_ALONE = Words("这份文本写得没有问题。", "The text is well written.")
OBJECTS = 200_000
"""Made between two searches for garbage. A handbook is a million objects that all live to the end of a command; with
Python's own 700, a fifth of the time goes into looking through them."""


_TRACEBACK = "handbook.traceback"


def _remember(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    if wanted:
        ctx.meta[_TRACEBACK] = True


_WITH_TRACEBACK = click.option(
    "--traceback",
    is_flag=True,
    envvar="HANDBOOK_DEBUG",
    show_envvar=True,
    expose_value=False,
    callback=_remember,
    help="When a build fails, show the whole cause, for who mends templates or the generator.",
)


class _Group(click.Group):
    """Ends every command with the exit code that fits and without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; tell what went wrong."""
        speaker = Speaker(find_root(Path.cwd()) or Path.cwd())
        try:
            return super().invoke(ctx)
        except Problems as found:
            speaker.problems(found.problems)
            sys.exit(PROBLEMS)
        except BuildFailed as failed:
            if _TRACEBACK in ctx.meta:
                tell_cause(failed)
            speaker.failure(failed)
            sys.exit(FAILED)
        except OSError as error:
            if not (meant := in_words(error)):
                raise
            speaker.trouble(meant)
            sys.exit(FAILED)
        except KeyboardInterrupt:
            sys.exit(130)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="crisis-handbook")
@_WITH_TRACEBACK
def main() -> None:
    """Crisis playbooks in YAML, out as a bilingual handbook and printable runbooks.

    Exit codes: 0 good, 1 problems in the data or in a release, 2 wrong use, 3 the build or publication itself failed.
    """
    gc.set_threshold(OBJECTS)


for _command in (*COMMANDS, publish_command):
    main.add_command(_command)


@main.command("check")
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
            handbook, advice, waived = check(layout, instead)
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


@main.command("build")
@click.option("--only", type=click.Choice(list(FORMATS)), help="Build this format only, into build/preview.")
@click.option("--playbook", metavar="ID", help="Build what is about this playbook, into build/preview.")
@FOR_READERS
@_WITH_TRACEBACK
@BUILD_DIR
def build_command(only: str | None, playbook: str | None, audience: str) -> None:
    """Build the handbook and publish it to build/current.

    A part (--only, --playbook) goes to build/preview and is not published: a release is always whole.
    """
    layout = given_layout()
    if playbook is not None:
        one_of(playbook_ids(layout), playbook, "--playbook")
    wish = Wish((only,) if only else tuple(FORMATS), (playbook,) if playbook else ())
    speaker = Speaker(layout.root)
    with watcher() as watching:
        if wish.whole:
            speaker.released(build(layout, Audience(audience), watching), layout)
        else:
            speaker.previewed(preview(layout, Order(wish, Audience(audience)), watching), layout)


@main.command("clock")
@click.argument("playbook", metavar="PLAYBOOK")
@click.option(
    "--t0",
    metavar="TIME",
    required=True,
    help=f'Activation, in Beijing time: "{EXAMPLE}", "14:05", "now".',
)
@click.option("--lang", "language", metavar="CODE", help="Language; the handbook's first one if left out.")
@FOR_READERS
@BUILD_DIR
def clock_command(playbook: str, t0: str, language: str | None, audience: str) -> None:
    """Say by the clock when each step, update and legal duty of PLAYBOOK is due.

    Times stand in Beijing time and UTC; working days follow the Chinese calendar. Writes nothing.
    """
    now = datetime.now(UTC)
    try:
        moment = read_moment(t0, now)
    except NotAMoment as error:
        message = f"{t0!r} is no time, or could be more than one; write it like --t0 {EXAMPLE!r}, in Beijing time"
        raise click.BadParameter(message, param_hint="--t0") from error
    layout = given_layout()
    one_of(playbook_ids(layout), playbook, "PLAYBOOK")
    views = see(layout, Order(audience=Audience(audience)), Unwatched())
    language = language or next(iter(views))
    one_of(views, language, "--lang")
    books = {book.id: book for book in views[language].playbooks}
    one_of(books, playbook, "PLAYBOOK")
    said = timetable(books[playbook], views[language], moment)
    speaker = Speaker(layout.root)
    speaker.timetable(said)
    if moment > now:
        speaker.ahead()
    if said.unknown:
        sys.exit(PROBLEMS)


@main.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "playbook", metavar="ID", help="The playbook's id; the data's name if left out.")
def restore_command(file: Path, playbook: str | None) -> None:
    """Write the files of a playbook again from FILE, its printed runbook as PDF or the YAML that is attached to it.

    Nothing is overwritten. What the readers of the printout could not see is not in it; `handbook check` tells what is
    missing.
    """
    layout = given_layout()
    data, raw = _data_of(file)
    name = playbook or Path(data).stem
    if not re.fullmatch(ID, name):
        message = f"{name!r} is no id; write lower-case words joined by hyphens"
        raise click.BadParameter(message, param_hint="--as")
    folder = layout.playbooks / name
    try:
        written = put_back(restored(data, raw), folder)
    except FileExistsError as there:
        message = f"{layout.name(folder)} has {there} already; give another id by --as, or move them away first"
        raise click.UsageError(message) from there
    at = layout.name(folder)
    speaker, missing = Speaker(layout.root), [f"{phase}.yml" for phase in PHASES if f"{phase}.yml" not in written]
    speaker.good(f"已写入 {at}/：{'、'.join(written)}。", f"Written to {at}/: {', '.join(written)}.")
    if missing:
        speaker.good(f"数据里没有 {'、'.join(missing)}。", f"The data have no {', '.join(missing)}.")


@main.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@BUILD_DIR
def serve_command(host: str, port: int) -> None:
    """Preview the site, drafts included, and show each saved change at once."""
    layout = given_layout()
    serve_preview(layout, host, port, Speaker(layout.root))


def _data_of(file: Path) -> tuple[str, bytes]:
    """The name and the text of a playbook's data: the file itself, or what is attached to it."""
    raw = file.read_bytes()
    if not raw.startswith(b"%PDF-"):
        return file.name, raw
    found = attached(raw)
    if len(found) != 1:
        message = f"{file.name} has the data of {len(found) or 'no'} playbooks attached; give the runbook of one"
        raise click.BadParameter(message, param_hint="FILE")
    return next(iter(found.items()))


def _good(playbooks: int) -> Words:
    return Words(f"数据没有问题：{playbooks} 个预案。", f"The data are good: {playbooks} playbooks.")


def _meant(layout: Layout, file: str) -> str:
    """The name from the root of a file of the handbook, be it yet to be written; it may be named from here."""
    for start in (Path.cwd(), layout.root):
        path = Path(os.path.normpath(start / file))
        if path.is_relative_to(layout.playbooks) and path.suffix == ".yml":
            return layout.name(path)
    message = f"{file!r} is no file of this handbook; write it like playbooks/alpha/response.yml"
    raise click.BadParameter(message, param_hint="--as")
