"""What stands above all languages: the first page, which picks one, and the page for addresses that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator import views
    from generator.render import Renderer

PAGES = {"index.html": "site/landing.html", "404.html": "site/404.html"}
"""Their templates by path. Hosts of static sites show `404.html` at any address that is not there."""


def landing(views: list[views.Handbook], renderer: Renderer) -> dict[str, bytes]:
    """The pages, in all languages at once; they work without a script."""
    return {path: renderer.render(template, {"views": views}).encode() for path, template in PAGES.items()}
