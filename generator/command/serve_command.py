"""The command `handbook serve`: the editors' preview."""

from __future__ import annotations

import click

from generator.command.options import BUILD_DIR, given_layout
from generator.command.serve import serve
from generator.command.terminal import Speaker


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@BUILD_DIR
def serve_command(host: str, port: int) -> None:
    """Preview the site, drafts included, and show each saved change at once."""
    layout = given_layout()
    serve(layout, host, port, Speaker(layout.root))
