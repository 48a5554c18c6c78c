"""The command `handbook publish`: a release goes to where its readers are."""

from __future__ import annotations

import hashlib
import re
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.command.options import BUILD_DIR, FAILED, given_layout
from generator.command.release_commands import hold_whole, wanted_release
from generator.command.terminal import Speaker
from generator.model.choice import Audience
from generator.problems import Problems, Words
from generator.publishing.destination import NotInstalled, Unsent, destination, is_folder
from generator.publishing.integrity import for_others
from generator.publishing.sending import ship, shipment
from generator.publishing.turns import turn

if TYPE_CHECKING:
    from generator.layout import Layout
    from generator.publishing.destination import Destination
    from generator.publishing.history import Kept

_UNSENT = Words(
    "没有发完：{}。已在那里的每一页都是完整的；再运行一次，接着发。",
    "Not everything was sent: {}. Each page that is there is whole; run it again, and it goes on.",
)
_SECRET = re.compile(r"(?<=:)[^:@/]+(?=@)")
"""A password in an address."""


@click.command("publish")
@click.argument("place", metavar="DEST")
@click.option("--release", metavar="ID", help="The release to send; the current one if left out.")
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    default=Audience.PUBLIC.value,
    show_default=True,
    help="Who can read at DEST; a release for others is refused.",
)
@click.option("--dry-run", is_flag=True, help="List what would be sent (+) and removed (-); do nothing.")
@BUILD_DIR
def publish_command(place: str, release: str | None, audience: str, *, dry_run: bool) -> None:
    """Send a release to DEST, only what differs there: a folder, user@host:folder (rsync), or s3://bucket/folder.

    Through fsspec it reaches oss://, gs://, sftp:// and others too. The first pages come last, what went stays for
    open readers until the next publication. One that was interrupted goes on when it is run again.
    """
    layout = given_layout()
    speaker, wanted = Speaker(layout.root), wanted_release(layout, release)
    hold_whole(layout, wanted)
    if wrong := tuple(for_others(wanted, layout.name(wanted.folder), Audience(audience))):
        raise Problems.of(wrong)
    if is_folder(place) and Path(place).resolve().is_relative_to(layout.build.resolve()):
        message = f"{place!r} is in the folder of what is generated; give one outside"
        raise click.BadParameter(message, param_hint="DEST")
    try:
        at = destination(place)
        with nullcontext() if dry_run else turn(_lock(layout, place), lambda words: speaker.line(words, "yellow")):
            _send(wanted, at, place, speaker, dry_run=dry_run)
    except ValueError as unknown:
        raise click.BadParameter(str(unknown), param_hint="DEST") from unknown
    except NotInstalled as missing:
        speaker.trouble(missing.words)
        sys.exit(FAILED)
    except (Unsent, OSError) as unsent:
        speaker.trouble(_UNSENT._replace(zh=_UNSENT.zh.format(unsent), en=_UNSENT.en.format(unsent)))
        sys.exit(FAILED)


def _send(kept: Kept, at: Destination, place: str, speaker: Speaker, *, dry_run: bool) -> None:
    if kept.manifest is None:  # was held whole
        return
    wanted = shipment(kept.manifest, kept.folder, at)
    send, remove = ([path for wave in waves for path in wave] for waves in (wanted.send, wanted.remove))
    if dry_run:
        for sign, paths in (("+", send), ("-", remove)):
            for path in paths:
                click.echo(f"{sign} {path}")
        speaker.good(
            f"会发送 {len(send)} 个文件，删去 {len(remove)} 个。",
            f"Files to send: {len(send)}; to remove: {len(remove)}.",
        )
        return
    ship(wanted, kept.folder, at, lambda done, all_, path: click.echo(f"    {done}/{all_} {path}", err=True))
    place = _SECRET.sub("…", place)
    speaker.good(
        f"{kept.id} 已在 {place}：发送了 {len(send)} 个文件，删去了 {len(remove)} 个旧的。",
        f"{kept.id} is at {place}. Files sent: {len(send)}; old ones removed: {len(remove)}.",
    )


def _lock(layout: Layout, place: str) -> Path:
    """Whose holder alone sends there: in a folder, where all see it; for other places, here."""
    name = hashlib.sha256(place.encode()).hexdigest()[:12]
    return Path(place) / ".publication.lock" if is_folder(place) else layout.build / "publications" / name
