"""What stands above all languages: the first page, which picks one, and pages for what is not there."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from generator.rendering.render import Rendering
    from generator.resolving import views

PAGES = {"index.html": "site/landing.html", "404.html": "site/404.html", "offline.html": "site/offline.html"}
"""Their templates by path. Hosts of static sites show `404.html` at any address that is not there, and without a
network the worker shows `offline.html` at any that is not kept."""


def landing(views: list[views.Handbook], renderer: Rendering) -> dict[str, bytes]:
    """The pages, in all languages at once; they work without a script."""
    view = {"views": views, "base": base(views[0])}
    return {path: renderer.render(template, view).encode() for path, template in PAGES.items()}


def base(view: views.Handbook) -> str:
    """Where the site begins on its host, as a path with slashes at both ends."""
    return posixpath.join("/", urlsplit(view.handbook.address).path, "")
