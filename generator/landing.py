"""The first page of a release: picks the language, without a script too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.render import Renderer
    from generator.view import View


def landing(views: list[View], renderer: Renderer) -> dict[str, bytes]:
    """`index.html`, with a link to each language."""
    return {"index.html": renderer.render("site/landing.html", {"views": views}).encode()}
