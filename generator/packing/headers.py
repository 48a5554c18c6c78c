"""What a server is to say with each file of a release: ready lines for Caddy, nginx and hosts that read `_headers`."""

from __future__ import annotations

import posixpath
import re
from itertools import groupby
from typing import TYPE_CHECKING

from generator.rendering.landing import base

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.rendering.render import Rendering
    from generator.resolving import views

POLICY = "default-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
"""Nothing from elsewhere, nothing written into a page: whatever gets into the text, it does not run."""
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
"""With every file. A browser asks each time whether its copy is still good, which costs a few bytes."""
FRESH = "no-store"
"""With what is never to be answered from a cache."""
FOR_EVER = "public, max-age=31536000, immutable"
"""With what has another name when it changes."""
NAMED = r"\.[0-9a-f]{8}(\.min)?\.(css|js)$"
"""How such a name ends; what the theme brings is named so too."""
PAGES = {
    path: f"site/headers/{path.rpartition('/')[2]}"
    for path in ("_headers", "headers/Caddyfile", "headers/nginx-http.conf", "headers/nginx-server.conf")
}
"""Their templates by path."""


def headers(views: Mapping[str, views.Handbook], files: Iterable[str], renderer: Rendering) -> dict[str, bytes]:
    """The files by path, for a release that has `files`."""
    view = {
        "always": ALWAYS,
        "fresh": FRESH,
        "for_ever": FOR_EVER,
        "named": NAMED,
        "lasting": lasting(files),
        "languages": list(views),
        "base": base(next(iter(views.values()))),
    }
    return {path: renderer.render(template, view).encode() for path, template in PAGES.items()}


def lasting(files: Iterable[str]) -> list[str]:
    """What may be kept for ever, for hosts that know no patterns: whole folders as `folder/*`, or single files."""
    found: list[str] = []
    for folder, paths in groupby(sorted(files, key=posixpath.split), posixpath.dirname):
        own = list(paths)
        named = [path for path in own if re.search(NAMED, path)]
        found += [f"{folder}/*"] if own == named else named
    return found
