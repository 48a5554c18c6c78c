"""The command `handbook build`: the whole handbook is published, or a part previewed."""

from __future__ import annotations

import click

from generator.build import Order, build, preview
from generator.command.options import BUILD_DIR, FOR_READERS, WITH_TRACEBACK, given_layout, one_of
from generator.command.resources import resources, with_resources
from generator.command.terminal import Speaker, watcher
from generator.loading.folders import playbook_ids
from generator.model.base import Audience
from generator.planning.formats import FORMATS
from generator.planning.plan import Wish


@click.command("build")
@click.option(
    "--only",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    help="Build this format only, into build/preview; may be given several times.",
)
@click.option("--playbook", metavar="ID", help="Build what is about this playbook, into build/preview.")
@FOR_READERS
@with_resources
@WITH_TRACEBACK
@BUILD_DIR
def build_command(  # noqa: PLR0913 - one for each option
    only: tuple[str, ...],
    playbook: str | None,
    audience: str,
    *,
    jobs: int | None,
    scheduler: str | None,
    cache: str | None,
) -> None:
    """Build the handbook and publish it to build/current.

    A part (--only, --playbook) goes to build/preview and is not published: a release is always whole.
    """
    layout = given_layout()
    if playbook is not None:
        one_of(playbook_ids(layout), playbook, "--playbook")
    wish = Wish(tuple(name for name in FORMATS if name in only) or tuple(FORMATS), (playbook,) if playbook else ())
    speaker = Speaker(layout.root)
    with watcher() as watching, resources(jobs, scheduler, cache, watching, speaker) as using:
        if not (only or playbook):  # who names parts wants to look at them, even at all of them
            speaker.released(build(layout, Audience(audience), watching, using), layout)
        else:
            speaker.previewed(preview(layout, Order(wish, Audience(audience)), watching, using), layout)
