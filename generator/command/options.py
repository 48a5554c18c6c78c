"""What several commands of `handbook` share: the handbook they work on, the options, the exit codes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.command.reports import LANGUAGES
from generator.layout import Layout, find_root
from generator.model.choice import Audience

if TYPE_CHECKING:
    from collections.abc import Collection

GOOD, PROBLEMS, FAILED = 0, 1, 3
"""Exit codes; 2, wrong use, is click's own."""
_ELSEWHERE = "handbook.build"


def _keep(ctx: click.Context, _: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        ctx.meta[_ELSEWHERE] = folder.absolute()


BUILD_DIR = click.option(
    "--build",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="HANDBOOK_BUILD",
    show_envvar=True,
    expose_value=False,
    callback=_keep,
    help="Where everything generated is, in place of build/; nothing is then written among the sources.",
)
LANGUAGE = click.option(
    "--lang",
    "language",
    type=click.Choice(list(LANGUAGES)),
    default="both",
    show_default=True,
    help="In which language to say it.",
)
FOR_READERS = click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    default=Audience.INTERNAL.value,
    show_default=True,
    help="Leave out what these readers may not see.",
)


TRACEBACK = "handbook.traceback"
"""In the context of a command, when the whole cause of a failure is wanted."""


def _remember(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    if wanted:
        ctx.meta[TRACEBACK] = True


WITH_TRACEBACK = click.option(
    "--traceback",
    is_flag=True,
    envvar="HANDBOOK_DEBUG",
    show_envvar=True,
    expose_value=False,
    callback=_remember,
    help="When a build fails, show the whole cause, for who mends templates or the generator.",
)


def given_layout() -> Layout:
    """The handbook around the present folder, built where `--build` says; wrong use where there is none."""
    root = find_root(Path.cwd())
    if root is None:
        message = "no handbook here: run this in a folder with playbooks/_shared, or below it"
        raise click.UsageError(message)
    return Layout(root, click.get_current_context().meta.get(_ELSEWHERE))


def one_of(known: Collection[str], word: str, hint: str) -> None:
    """Wrong use when `word`, given as `hint`, is not `known`."""
    if word not in known:
        message = f"there is no {word!r} here; there are: {', '.join(known)}"
        raise click.BadParameter(message, param_hint=hint)
