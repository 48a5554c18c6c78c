"""The command `handbook remove`: takes items out of the handbook, with all that nobody needs then."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator.command.options import LANGUAGE, PROBLEMS, given_layout, one_of
from generator.command.reports import LANGUAGES
from generator.command.terminal import Speaker
from generator.composing.edits import write
from generator.composing.remembering import forgotten
from generator.composing.removal import KINDS, Removal, removed
from generator.loading.load import load
from generator.problems import Problems, Words
from generator.reading import check

if TYPE_CHECKING:
    from generator.layout import Layout


@click.command("remove")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Say what would be taken out, and write nothing.")
@LANGUAGE
def remove_command(*, kind: str, ids: tuple[str, ...], dry_run: bool, language: str) -> None:
    """Take playbooks, cases, drills or chapters out of the handbook.

    What refers to them goes too, and what is left in registries of which nobody has any need: roles, risks, indicators,
    rules and others. All else in the files stays as it was typed. Where texts still speak of what is gone is told.
    """
    layout = given_layout()
    sources = load(layout)
    known = [str(name) for name in sources.tree[KINDS[kind]]]
    for name in ids:
        one_of(known, name, "ID")
    if kind == "playbook" and set(known) <= set(ids):
        message = "a handbook has at least one playbook; take out all but one"
        raise click.UsageError(message)
    try:
        found, speaker = removed(layout, sources, kind, ids), Speaker(layout.root, LANGUAGES[language])
    except ValueError as odd:
        raise click.ClickException(str(odd)) from odd
    _tell(found, speaker)
    if dry_run:
        speaker.good("什么都没有写入。", "Nothing was written.")
        return
    left = [(registry, name) for registry, names in found.items.items() for name in names]
    write(layout, {**found.files, **forgotten(layout, left)})
    tell_what_is_left(layout, speaker)


def tell_what_is_left(layout: Layout, speaker: Speaker) -> None:
    """Whether the data, as they are written now, are good; ends the command when they are not."""
    try:
        check(layout)
    except Problems as left:
        count = len(left.problems)
        speaker.warn(
            f"已写入；还有 {count} 个问题，见 handbook check。",
            f"Written. Problems left: {count}; handbook check tells them.",
        )
        sys.exit(PROBLEMS)
    speaker.good("已写入；数据没有问题。", "Written. The data are good.")


def _tell(found: Removal, speaker: Speaker) -> None:
    """What leaves, by registry and file; then what somebody has to look at."""
    for kind, ids in found.items.items():
        names = "、".join(ids), ", ".join(ids)
        speaker.item(f"{kind}: −{len(ids)}", [Words(*names)])
    for file, count in found.references.items():
        speaker.line(Words(f"{file}：留下的内容里删去 {count} 处引用。", f"{file}: {count} taken out of what stays."))
    for place, name in found.led_elsewhere.items():
        speaker.warn(
            f"{place.file}:{place.line} 现在指向 {name}；看看是否合适。",
            f"{place.file}:{place.line} leads to {name} now; see whether that is right.",
        )
    for place, title in found.spoken_of:
        speaker.warn(
            f"{place.file}:{place.line} 的文字还提到“{title}”。",
            f"{place.file}:{place.line} still speaks of “{title}”.",
        )
