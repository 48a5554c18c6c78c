"""The command `handbook build`: the whole handbook is published, or a part previewed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from generator.command.options import BUILD_DIR, FOR_READERS, WITH_TRACEBACK, given_layout
from generator.command.resources import with_resources
from generator.command.terminal import Speaker, watcher
from generator.model.choice import Audience
from generator.publishing.unchanged import Previewed, Released

if TYPE_CHECKING:
    from generator.layout import Layout
    from generator.problems import Words
    from generator.stages import Watcher

ANEW = "generator.command.build_anew"
"""What builds, with all libraries that it takes: it is imported when there is something to build."""


class _Format(click.ParamType):
    """The name of a format, which is looked up by who builds it."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """All there are, for who asks for help."""
        del param, ctx
        return f"[{'|'.join(import_module('generator.planning.formats').FORMATS)}]"


@click.command("build")
@click.option(
    "--only",
    type=_Format(),
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
    layout, readers = given_layout(), Audience(audience)
    with watcher() as watching:
        if only or playbook is not None:  # who names parts wants to look at them, even at all of them
            stands = _preview_stands(layout, only, playbook, readers)
        else:
            stands = _release_stands(layout, readers, watching)
        if not stands:
            import_module(ANEW).build_anew(
                layout, only, playbook, readers, watching=watching, using=(jobs, scheduler, cache)
            )


def _release_stands(layout: Layout, audience: Audience, watching: Watcher) -> bool:
    """Whether the handbook is published as its sources are now; then it is said."""
    heard: list[Words] = []
    release = Released.of(layout, audience, heard.append).standing
    if release:
        for words in heard:  # else who builds says them
            watching.note(words)
        Speaker(layout.root).released(release, layout)
    return release is not None


def _preview_stands(layout: Layout, only: tuple[str, ...], playbook: str | None, audience: Audience) -> bool:
    """Whether what is asked for was made as the sources are now; then it is said."""
    books = [] if playbook is None else [playbook]
    before = Previewed.of(layout, audience, formats=only, playbooks=books, drafts=False)
    if before.stands:
        Speaker(layout.root).previewed(before.folder, layout)
    return before.stands
