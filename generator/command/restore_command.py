"""The command `handbook restore`: the files of a playbook, from its printed runbook or the data attached to it."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.command.attached import attached
from generator.command.options import given_layout
from generator.command.restore import put_back, restored
from generator.command.terminal import Speaker
from generator.layout import PHASES
from generator.loading.stray_files import original
from generator.model.base import ID

_HEAD = 1024
"""Bytes within which a PDF begins: what mail or a server has put before it does not matter (PDF Reference 1.7, H.3)."""


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "playbook", metavar="ID", help="The playbook's id; the data's name if left out.")
def restore_command(file: Path, playbook: str | None) -> None:
    """Write the files of a playbook again from FILE, its printed runbook as PDF or the YAML that is attached to it.

    Nothing is overwritten. What the readers of the printout could not see is not in it; `handbook check` tells what is
    missing.
    """
    layout = given_layout()
    data, raw = _data_of(file)
    name = playbook or original(Path(data).stem)
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


def _data_of(file: Path) -> tuple[str, bytes]:
    """The name and the text of a playbook's data: the file itself, or what is attached to it."""
    raw = file.read_bytes()
    if b"%PDF-" not in raw[:_HEAD]:
        return file.name, raw
    found = attached(raw)
    if len(found) != 1:
        message = f"{file.name} has the data of {len(found) or 'no'} playbooks attached; give the runbook of one"
        raise click.BadParameter(message, param_hint="FILE")
    return next(iter(found.items()))
