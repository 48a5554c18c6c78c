"""The command `handbook approve`: a role's approval of what a playbook says now."""

from __future__ import annotations

from datetime import date

import click

from generator.command.options import given_layout, one_of
from generator.command.signature import signed
from generator.command.terminal import Speaker
from generator.model.approved_content import content_mark
from generator.reading import check


@click.command("approve")
@click.argument("playbook")
@click.option("--role", required=True, help="Who approves: one of the roles under `approvals`.")
@click.option("--by", metavar="INITIALS", help="Who has the role: what all who read the playbook may read.")
@click.option("--on", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="The day; today if left out.")
def approve_command(playbook: str, role: str, by: str | None, on: date | None) -> None:
    """Note in PLAYBOOK that a role approves what it says now.

    As soon as a value in one of its files changes, page and paper say "changed since it was approved", until the role
    approves it again. What is in PLAYBOOK has to be without problems.
    """
    layout = given_layout()
    books = check(layout).handbook.playbooks
    one_of(list(books), playbook, "PLAYBOOK")
    roles = [str(approval.role) for approval in books[playbook].playbook.approvals]
    one_of(roles, role, "--role")
    day = f"{on or date.today():%Y-%m-%d}"  # noqa: DTZ011 - the day where the person who approves is
    written = {"role": role, "date": day, **({"by": by} if by else {}), "content": content_mark(books[playbook])}
    file = layout.playbooks / playbook / "playbook.yml"
    new = signed(layout.name(file), file.read_bytes(), roles.index(role), written)
    beside = file.with_suffix(".new")
    beside.write_bytes(new)
    beside.replace(file)
    Speaker(layout.root).good(
        f"已记入 {layout.name(file)}：{role} 于 {day} 批准，内容 {written['content']}。",
        f"Noted in {layout.name(file)}: {role} approved it on {day}, content {written['content']}.",
    )
