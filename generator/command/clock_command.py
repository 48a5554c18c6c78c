"""The command `handbook clock`: when everything in a playbook is due, by the clock on the wall."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from generator.build import Order, see
from generator.command.clock import timetable
from generator.command.options import BUILD_DIR, FOR_READERS, PROBLEMS, given_layout, one_of
from generator.command.terminal import Speaker
from generator.command.typed_moment import EXAMPLE, Called, NotAMoment, read_moment
from generator.loading.folders import playbook_ids
from generator.model.choice import Audience
from generator.model.zones import zone_of
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.resolving import views


@click.command("clock")
@click.argument("playbook", metavar="PLAYBOOK")
@click.option(
    "--t0",
    metavar="TIME",
    required=True,
    help=f'Activation, in the time of the first of the handbook\'s zones: "{EXAMPLE}", "14:05", "now".',
)
@click.option("--lang", "language", metavar="CODE", help="Language; the handbook's first one if left out.")
@FOR_READERS
@BUILD_DIR
def clock_command(playbook: str, t0: str, language: str | None, audience: str) -> None:
    """Say by the clock when each step, update and legal duty of PLAYBOOK is due.

    Times stand in the handbook's zones; working days follow its own calendar. Writes nothing.
    """
    now = datetime.now(UTC)
    layout = given_layout()
    one_of(playbook_ids(layout), playbook, "PLAYBOOK")
    views = see(layout, Order(audience=Audience(audience)), Unwatched())
    language = language or next(iter(views))
    one_of(views, language, "--lang")
    books = {book.id: book for book in views[language].playbooks}
    one_of(books, playbook, "PLAYBOOK")
    moment = _moment(t0, now, views[language].handbook.zones)
    said = timetable(books[playbook], views[language], moment)
    speaker = Speaker(layout.root)
    speaker.timetable(said)
    if moment > now:
        speaker.ahead(moment - now)
    if said.unknown:
        sys.exit(PROBLEMS)


def _moment(typed: str, now: datetime, zones: Sequence[views.Zone]) -> datetime:
    try:
        return read_moment(typed, now, [Called(zone_of(one.id), tuple(one.names)) for one in zones])
    except NotAMoment as error:
        message = f"{typed!r} is no time, or could be more than one; write it like --t0 {EXAMPLE!r}, {zones[0].title}"
        raise click.BadParameter(message, param_hint="--t0") from error
