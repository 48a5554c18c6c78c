"""The command `handbook case`: the pack to print for a crisis that is going on, at its level and after its answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from generator.build import for_a_case
from generator.command.options import BUILD_DIR, FOR_READERS, WITH_TRACEBACK, given_layout, one_of
from generator.command.terminal import Speaker, watcher
from generator.loading.folders import playbook_ids
from generator.model.choice import Audience
from generator.model.conditions import Reply, Situation
from generator.publishing.written import write

if TYPE_CHECKING:
    from generator.model.handbook import Handbook


@click.command("case")
@click.argument("playbook", metavar="PLAYBOOK")
@click.option("--level", metavar="ID", required=True, help="How severe the crisis is, such as level-2 or II.")
@click.option(
    "--answer",
    "answers",
    metavar="QUESTION=yes|no",
    multiple=True,
    help="How a triage question of the playbook was answered, by its id or its number; once for each.",
)
@FOR_READERS
@WITH_TRACEBACK
@BUILD_DIR
def case_command(playbook: str, level: str, answers: tuple[str, ...], audience: str) -> None:
    """Print PLAYBOOK for a crisis that is going on, into build/case: at most 15 pages in each language.

    The first hour, the checklist, what each role does, the texts of the first hours and the legal limits; without what
    cannot hold at this level or after these answers.
    """
    layout = given_layout()
    one_of(playbook_ids(layout), playbook, "PLAYBOOK")
    with watcher() as watching:
        files = for_a_case(layout, Audience(audience), partial(_situation, playbook, level, answers), watching)
    folder = layout.build / "case"
    write(files, folder)
    Speaker(layout.root).good(f"请打印 {layout.name(folder)}/ 里的文件。", f"Print what is in {layout.name(folder)}/.")


def _situation(playbook: str, level: str, answers: tuple[str, ...], handbook: Handbook) -> Situation:
    """What was typed, as the handbook has it."""
    level = {one.numeral: one.id for one in handbook.severity}.get(level.upper(), level)
    one_of([one.id for one in handbook.severity], level, "--level")
    asked = [one.id for one in handbook.playbooks[playbook].response.triage.questions]
    return Situation(playbook, level, dict(_answer(one, asked) for one in answers))


def _answer(given: str, asked: list[str]) -> tuple[str, Reply]:
    """A question's id and its answer, as typed."""
    name, _, reply = given.partition("=")
    if name.isdecimal() and 0 < int(name) <= len(asked):
        name = asked[int(name) - 1]
    one_of(asked, name, "--answer")
    one_of([one.value for one in Reply], reply, "--answer")
    return name, Reply(reply)
