"""The command `handbook add`: takes items of another handbook into this one, with what they need."""

from __future__ import annotations

from pathlib import Path

import click

from generator.command.noting import note
from generator.command.options import LANGUAGE, given_layout, one_of
from generator.command.remove_command import tell_what_is_left
from generator.command.reports import LANGUAGES
from generator.command.terminal import Speaker
from generator.composing.addition import Needs, added
from generator.composing.edits import write
from generator.composing.record import records
from generator.composing.remembering import answers_of
from generator.composing.removal import KINDS, sound
from generator.layout import Layout, find_root
from generator.loading.load import load
from generator.problems import Words


@click.command("add")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option(
    "--from",
    "pack",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the handbook that they are taken from.",
)
@LANGUAGE
def add_command(*, kind: str, ids: tuple[str, ...], pack: Path, language: str) -> None:
    """Take playbooks, cases, drills or chapters of another handbook into this one.

    The roles, risks, indicators, rules and others that they need come along, unless there are some of the same ids
    here. What they refer to that does not come is left out of them.
    """
    layout, root = given_layout(), find_root(pack.absolute())
    if root is None or root == layout.root:
        message = f"{pack} is no other handbook: there is no playbooks/_shared in it"
        raise click.BadParameter(message, param_hint="--from")
    ours, theirs = load(layout), load(Layout(root))
    for name in ids:
        one_of([str(one) for one in theirs.tree[KINDS[kind]]], name, "ID")
        if name in ours.tree[KINDS[kind]]:
            message = f"{name!r} is here already; take it out first"
            raise click.BadParameter(message, param_hint="ID")
    try:
        found = added(layout, ours, Layout(root), theirs, [(KINDS[kind], name) for name in ids])
    except Needs as missing:
        message = f"it means nothing without {missing.args[1]!r} of {missing.args[0]}; add that first"
        raise click.BadParameter(message, param_hint="ID") from missing
    except ValueError as odd:
        raise click.ClickException(str(odd)) from odd
    speaker = Speaker(layout.root, LANGUAGES[language])
    for registry, names in found.items.items():
        speaker.item(f"{registry}: +{len(names)}", [Words("、".join(names), ", ".join(names))])
    if found.cut:
        speaker.line(
            Words(
                f"{found.cut} 处引用没有带来：它们指的内容不在这份手册里。",
                f"References to what is not in this handbook, left out: {found.cut}.",
            )
        )
    records(layout)  # a damaged one is told before anything is written
    write(layout, found.files)
    came = [(registry, name) for registry, names in found.items.items() for name in names]
    note(layout, speaker, theirs, answers_of(sound(ours)), came)
    tell_what_is_left(layout, speaker)
