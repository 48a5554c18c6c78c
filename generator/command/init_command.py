"""The command `handbook init`: begins a handbook of one's own with what is chosen of another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from generator.command.noting import note
from generator.command.options import LANGUAGE
from generator.command.questions import asked
from generator.command.remove_command import tell_what_is_left
from generator.command.reports import LANGUAGES
from generator.command.terminal import Speaker
from generator.composing.answers import Answers, Lacks
from generator.composing.beginning import begun
from generator.composing.beside import beside
from generator.composing.edits import write
from generator.layout import PROGRAM, Layout, find_root
from generator.loading.load import load
from generator.loading.reader import read


@click.command("init")
@click.argument("folder", metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option(
    "--answers",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="YAML, in place of questions: organisation, languages, address, playbooks; chapters, cases, drills, "
    "emergency_numbers, hotline, facts, users, roles, levels, zones, calendar, paper, brand, logo.",
)
@click.option(
    "--from",
    "pack",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the handbook that is chosen from; the one that comes with the program if left out.",
)
@LANGUAGE
def init_command(*, folder: Path, file: Path | None, pack: Path | None, language: str) -> None:
    """Begin a handbook in DIR with what is chosen of another one: a draft that nobody has approved.

    It asks a few questions, unless a file answers them. The handbook holds the playbooks that are asked for and what
    they need, in the languages that are asked for. Nothing is overwritten.
    """
    folder = folder.absolute()
    if (folder / "playbooks").exists():
        message = f"{folder} has a folder playbooks already"
        raise click.BadParameter(message, param_hint="DIR")
    source = Layout(find_root((pack or PROGRAM).absolute()) or PROGRAM)
    sources = load(source)
    answers = _answers(file) if file else Answers.model_validate(asked(sources.tree, LANGUAGES[language]))
    try:
        texts = begun(source, sources, answers)
    except Lacks as missing:
        wanted, known = missing.args
        message = f"there is no {wanted!r} to choose; there are: {', '.join(known)}"
        raise click.BadParameter(message, param_hint="--answers") from missing
    except ValueError as odd:
        raise click.ClickException(str(odd)) from odd
    layout, speaker = Layout(folder), Speaker(folder, LANGUAGES[language])
    write(layout, texts | beside(layout, texts) | _logo(answers.logo, file))
    note(layout, speaker, sources, answers)
    speaker.good(f"手册已写入 {folder}/playbooks/。", f"A handbook is in {folder}/playbooks/.")
    tell_what_is_left(layout, speaker)


def _logo(name: str | None, answers: Path | None) -> dict[str, str]:
    """The drawings that the site shows of the organisation."""
    if name is None:
        return {}
    file = answers.parent / name if answers else Path(name)
    try:
        drawn = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        message = f"{file}: {wrong}"
        raise click.BadParameter(message, param_hint="--answers") from wrong
    if "<svg" not in drawn:
        message = f"{file} is no SVG drawing"
        raise click.BadParameter(message, param_hint="--answers")
    return {f"docs/assets/{shown}.svg": drawn for shown in ("logo", "favicon")}


def _answers(file: Path) -> Answers:
    """What was answered; wrong use where it does not fit, with the line."""
    source = read(file.name, file.read_bytes())
    data: Any = source.data
    try:
        return Answers.model_validate(data)
    except ValidationError as wrong:
        lines = []
        for error in wrong.errors(include_url=False):
            path = tuple(part for part in error["loc"] if part not in {"str", "Text"})
            place = source.marks.values.get(path) or source.marks.values.get(path[:1])
            lines.append(f"{file.name}:{place.line if place else 1}: {'/'.join(map(str, path))}: {error['msg']}")
        raise click.BadParameter("\n".join(lines), param_hint="--answers") from wrong
