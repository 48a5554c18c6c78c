"""The command `handbook migrate`: brings a handbook's data to the format that the program reads."""

from __future__ import annotations

import click

from generator.command.options import LANGUAGE, given_layout
from generator.command.remove_command import tell_what_is_left
from generator.command.reports import LANGUAGES, said
from generator.command.terminal import Speaker
from generator.composing.edits import write
from generator.composing.migrating import migration
from generator.loading.load import load
from generator.model.handbook import FORMAT
from generator.problems import Problems, Words
from generator.validating.format import other_format, written_in


@click.command("migrate")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@LANGUAGE
def migrate_command(*, dry_run: bool, language: str) -> None:
    """Bring the data of the handbook to the format that this program reads.

    It goes by small steps and says which files each changes. All else in the files stays as it was typed.
    """
    layout = given_layout()
    sources, speaker = load(layout), Speaker(layout.root, LANGUAGES[language])
    if (written_in(sources) or FORMAT) > FORMAT:
        raise Problems.of(other_format(sources))
    found = migration(layout, sources)
    if not found.files:
        speaker.good(f"已经是第 {FORMAT} 版格式。", f"The data are in format {FORMAT} already.")
        return
    for step, names in found.steps.items():
        speaker.item(f"{said(step.words, LANGUAGES[language])}: {len(names)}", [Words(name, name) for name in names])
    if dry_run:
        speaker.good("什么都没有写入。", "Nothing was written.")
        return
    write(layout, found.files)
    tell_what_is_left(layout, speaker)
