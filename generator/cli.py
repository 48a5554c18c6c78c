"""The command `handbook`: the only module that prints."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from wcwidth import wcswidth

from generator import fonts
from generator.layout import Layout, find_root
from generator.load import load
from generator.problems import Problem, Problems
from generator.validate import validate


@click.group()
def main() -> None:
    """Crisis playbooks in YAML, out as a bilingual handbook and printable runbooks."""


@main.command()
def check() -> None:
    layout = Layout(find_root(Path.cwd()))
    con = Console(highlight=False, soft_wrap=True)
    try:
        validate(load(layout), fonts.printable(layout.templates / "print" / "fonts"))
    except Problems as found:
        for p in found.problems:
            con.print(f"[bold]{escape(p.place.file)}:{p.place.line}:{p.place.column}[/] [red]{p.rule}[/]\n  {escape(p.message.zh)} {escape(p.message.en)}\n  {escape(p.cure.zh)} {escape(p.cure.en)}")
        con.print(len(found.problems))
        sys.exit(1)
