"""Other generators of static sites, each in an environment of its own, on the same Markdown pages as ours."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.encoding.mkdocs_site import NO_PAGES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LAYOUT = """<!doctype html><html lang="{{ site.Language.Lang }}"><head><title>{{ .Title }}</title></head>
<body><nav>{{ range site.RegularPages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<main>{{ .Content }}</main></body></html>
"""
"""What MkDocs' themes do at the least: every page, with a menu. Hugo brings none, and no search."""


@dataclass(frozen=True)
class Peer:
    """A program that builds a folder of pages."""

    name: str
    packages: tuple[str, ...]
    command: tuple[str, ...]
    """Behind its environment's Python."""
    into: str = "site"
    """The folder of what it makes."""
    remembers: bool = True
    """Whether it may do less when less has changed; of who never does, one build tells all."""
    largest: int = 1000
    """Playbooks with which it ends in a time that somebody waits for."""

    def installed(self, folder: Path) -> Path | str:
        """The Python of its environment, made in `folder` when there is none yet; or why there can be none."""
        python = folder / self.name / "bin" / "python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(folder / self.name)], check=True)
            wanted = [str(python), "-m", "pip", "install", "--quiet", *self.packages]
            if (done := subprocess.run(wanted, capture_output=True, text=True, check=False)).returncode:
                shutil.rmtree(folder / self.name)
                return done.stderr.strip().splitlines()[-1]
        return python


PEERS = (
    Peer(
        "mkdocs",
        ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "pymdown-extensions<13"),
        ("mkdocs", "build", "-q"),
        remembers=False,
        largest=50,
    ),
    Peer("zensical", ("zensical",), ("zensical", "build")),
    Peer("hugo", ("hugo",), ("hugo", "--quiet"), "public"),
)


def write(peer: Peer, texts: Mapping[str, str], folder: Path) -> None:
    """Write the pages and settings as a peer wants them; what has not changed is left as it is."""
    settings = json.loads(texts["mkdocs.json"])
    pages = {path: text for path, text in texts.items() if path not in NO_PAGES and path.endswith(".md")}
    below = folder / ("content" if peer.name == "hugo" else "docs")
    for path, text in pages.items():
        name, _, file = path.rpartition("/")
        named = "_index.md" if peer.name == "hugo" and file == "index.md" else file
        _put(below / name / named, text)
    if peer.name == "hugo":
        for kind in ("single", "list"):
            _put(folder / "layouts" / "_default" / f"{kind}.html", _LAYOUT)
        plain = {"baseURL": "https://example.com/", "markup": {"goldmark": {"renderer": {"unsafe": True}}}}
        _put(folder / "hugo.json", json.dumps({**plain, "disableKinds": ["taxonomy", "term", "RSS", "sitemap"]}))
    else:
        extensions = ["attr_list", "md_in_html", "tables"]
        theme = {"name": "material", "language": settings["theme"].get("language", "en")}
        plain = {"site_name": "Handbook", "theme": theme, "plugins": ["search"], "markdown_extensions": extensions}
        _put(folder / "mkdocs.yml", json.dumps(plain, ensure_ascii=False))


def _put(file: Path, text: str) -> None:
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
