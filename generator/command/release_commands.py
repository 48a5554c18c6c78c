"""The commands of `handbook` about the releases that are kept: which there are, what differs, which one readers see."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from generator.command.options import BUILD_DIR, LANGUAGE, given_layout, one_of
from generator.command.reports import LANGUAGES
from generator.command.terminal import Speaker
from generator.problems import Problems, Words
from generator.publishing import history as past
from generator.publishing.changes import changed_pages, changed_sheets
from generator.publishing.compared import page_sentences, sheet_sentences
from generator.publishing.integrity import damage
from generator.publishing.switch import LOCK, switch
from generator.publishing.turns import turn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.layout import Layout
    from generator.publishing.history import Kept

_COLUMNS = ("", "发布版 Release", "写成 Made (UTC)", "修订 Revision", "读者 Audience", "文件 Files")
_NONE = Words("还没有发布版。运行 handbook build。", "There is no release yet. Run handbook build.")


@click.command("history")
@BUILD_DIR
def history_command() -> None:
    """List the releases that are kept, the newest first; readers see the one with the arrow."""
    layout = given_layout()
    speaker, kept = Speaker(layout.root), past.history(layout.build)
    if not kept:
        speaker.line(_NONE)
        return
    speaker.table(_COLUMNS, [_told(one) for one in kept])


@click.command("rollback")
@click.argument("release", metavar="[ID]", required=False)
@BUILD_DIR
def rollback_command(release: str | None) -> None:
    """Show readers the release ID again, or the one before the current one; nothing is built.

    A release that is not as it was written is refused.
    """
    layout = given_layout()
    with turn(layout.build / LOCK):
        wanted = wanted_release(layout, release) if release else _before(layout)
        hold_whole(layout, wanted)
        switch(layout.build, wanted.id)
    at = layout.name(layout.build / "current")
    Speaker(layout.root).good(f"{at}/ 现在是 {wanted.id}。", f"{at}/ is {wanted.id} now.")


@click.command("verify")
@click.argument("release", metavar="[ID]", required=False)
@BUILD_DIR
def verify_command(release: str | None) -> None:
    """Hold every byte of the release ID, or of the current one, to what was written; say what differs."""
    layout = given_layout()
    wanted = wanted_release(layout, release)
    count = hold_whole(layout, wanted)
    Speaker(layout.root).good(
        f"{wanted.id} 完好：{count} 个文件，一个字节也没变。", f"{wanted.id} is whole: {count} files, byte by byte."
    )


@click.command("prune")
@click.option(
    "--keep",
    metavar="N",
    type=click.IntRange(0),
    required=True,
    help="How many to keep beside the current one, the newest first.",
)
@BUILD_DIR
def prune_command(keep: int) -> None:
    """Remove older releases. The one that readers see is never removed; what was published elsewhere stays there."""
    layout = given_layout()
    with turn(layout.build / LOCK):
        gone = past.prune(layout.build, keep)
    names = ", ".join(gone)
    Speaker(layout.root).good(
        f"已删去 {len(gone)} 个发布版{'：' * bool(gone)}{names}。",
        f"Removed releases: {len(gone)}{' (' * bool(gone)}{names}{')' * bool(gone)}.",
    )


@click.command("diff")
@click.argument("older", metavar="A")
@click.argument("newer", metavar="[B]", required=False)
@LANGUAGE
@BUILD_DIR
def diff_command(older: str, newer: str | None, language: str) -> None:
    """Say which pages and printed sheets differ between the releases A and B, or A and the current one, and how."""
    layout = given_layout()
    first, second = wanted_release(layout, older), wanted_release(layout, newer)
    speaker = Speaker(layout.root, LANGUAGES[language])
    wanted = tuple(f"{code}/" for code in LANGUAGES[language]) if language in LANGUAGES["both"] else ""
    old, new = ({p: one for p, one in _files(kept).items() if p.startswith(wanted)} for kept in (first, second))
    pages = list(changed_pages(old, new, first.folder, second.folder))
    sheets = list(changed_sheets(old, new, first.folder, second.folder))
    speaker.good(f"页面有变化：{len(pages)}。", f"Pages that differ: {len(pages)}.")
    for name, sentences in page_sentences(pages):
        speaker.item(name, sentences)
    speaker.good(f"打印件有变化：{len(sheets)}。", f"Printed sheets that differ: {len(sheets)}.")
    for name, sentence in sheet_sentences(sheets):
        speaker.item(name, [sentence])


def _files(kept: Kept) -> Mapping[str, str]:
    return kept.manifest.files if kept.manifest else {}


def _told(one: Kept) -> tuple[str, ...]:
    made = f"{datetime.fromtimestamp(one.made / 1e9, UTC):%Y-%m-%d %H:%M}"
    arrow = "→" if one.current else ""
    if one.manifest is None:
        return (arrow, one.id, made, "?", "?", "读不出 unreadable")
    about = one.manifest.about
    return (arrow, one.id, made, about.get("revision", "?"), about.get("audience", "?"), str(len(one.manifest.files)))


def wanted_release(layout: Layout, release: str | None) -> Kept:
    """The release that is called so, by its id or the first letters of it; without a name the current one."""
    kept = past.history(layout.build)
    if release is None:
        if not (now := [one for one in kept if one.current]):
            raise click.UsageError(_NONE.en)
        return now[0]
    meant = [one for one in kept if one.id.startswith(release)]
    if len(meant) != 1:
        one_of([one.id for one in kept], release, "ID")
    return meant[0]


def _before(layout: Layout) -> Kept:
    kept = past.before(past.history(layout.build))
    if kept is None:
        message = "no older release is kept; handbook history lists those that are"
        raise click.UsageError(message)
    return kept


def hold_whole(layout: Layout, kept: Kept) -> int:
    """How many files the release has; raises Problems when it is not as it was written."""
    if found := tuple(damage(kept.folder, layout.name(kept.folder))):
        raise Problems.of(found)
    return len(kept.manifest.files) if kept.manifest else 0
