"""The command `handbook upgrade`: takes what a pack has changed, and keeps what was changed here."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.command.differences import asked, tell
from generator.command.options import LANGUAGE, given_layout
from generator.command.remove_command import tell_what_is_left
from generator.command.reports import LANGUAGES
from generator.command.terminal import Speaker
from generator.composing.edits import write
from generator.composing.packs import NoPack, opened
from generator.composing.record import records
from generator.composing.remembering import pack_of
from generator.composing.three_way import Kind
from generator.composing.upgrading import Upgrading
from generator.layout import PROGRAM
from generator.loading.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.layout import Layout


@click.command("upgrade")
@click.option(
    "--from",
    "pack",
    type=click.Path(exists=True, path_type=Path),
    default=PROGRAM,
    help="The pack as it is now: the folder of a handbook, or a zip or tar archive of one; the one that comes with the "
    "program if left out.",
)
@click.option(
    "--both-changed",
    type=click.Choice(["ask", "keep"]),
    default=lambda: "ask" if sys.stdin.isatty() else "keep",
    show_default="ask at a terminal, else keep",
    help="What was changed here and in the pack: ask for each, or keep all as it is here, and list it.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@LANGUAGE
def upgrade_command(*, pack: Path, both_changed: str, dry_run: bool, language: str) -> None:
    """Bring what was taken of a pack up to what the pack says now.

    What was changed in the pack alone is taken, what was changed here alone stays, text by text and language by
    language. Comments and layout of the files stay. Versions, approvals and reviews of playbooks are never touched:
    what was approved is "changed since it was approved" where something came.
    """
    layout, speaker = given_layout(), Speaker(given_layout().root, LANGUAGES[language])
    known = records(layout)
    with _opened(pack) as there:
        theirs = load(there)
        named = pack_of(theirs)
        if named is None or named.id not in known:
            called = f"the pack {named.id!r}" if named else "a handbook without a name (pack in its handbook.yml)"
            message = f"nothing here is known to be taken of {called}; taken of: {', '.join(known) or 'none'}"
            raise click.BadParameter(message, param_hint="--from")
        upgrading = Upgrading(layout, load(layout), there, theirs, known, named.id)
        upgrade = upgrading.upgrade()
        versions = "、".join(sorted({taken.version for taken in known[named.id].items.values()}))
        speaker.good(f"{named.id} {versions} → {named.version}", f"{named.id} {versions} → {named.version}")
        tell(upgrade, speaker, LANGUAGES[language])
        if dry_run:
            speaker.good("什么都没有写入。", "Nothing was written.")
            return
        if both_changed == "ask" and any(one.kind is Kind.BOTH for one in upgrade.differences):
            upgrade = upgrading.upgrade(asked(upgrade, LANGUAGES[language]))
    write(layout, upgrade.files)
    tell_what_is_left(layout, speaker)


@contextmanager
def _opened(pack: Path) -> Iterator[Layout]:
    try:
        with opened(pack) as layout:
            yield layout
    except NoPack as wrong:
        message = f"{pack} holds no handbook: there is no playbooks/_shared in it"
        raise click.BadParameter(message, param_hint="--from") from wrong
