"""What a server is to say with each file of a release: ready lines for Caddy, nginx and hosts that read `_headers`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.render import Rendering

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
PAGES = {
    path: f"site/headers/{path.rpartition('/')[2]}"
    for path in ("_headers", "headers/Caddyfile", "headers/nginx-http.conf", "headers/nginx-server.conf")
}
"""Their templates by path."""


def headers(languages: Mapping[str, object], renderer: Rendering) -> dict[str, bytes]:
    """The files by path."""
    view = {"always": ALWAYS, "fresh": FRESH, "for_ever": FOR_EVER, "languages": list(languages)}
    return {path: renderer.render(template, view).encode() for path, template in PAGES.items()}
