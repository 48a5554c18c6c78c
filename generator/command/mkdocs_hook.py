"""Has plain `mkdocs serve` and `mkdocs build` at the top run the same pipe, for HANDBOOK_LANG or the first language."""

from __future__ import annotations

import json
import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError

from generator.build import Order, site_texts
from generator.encoding.brought_words import of_theme, with_help
from generator.encoding.mkdocs_site import name_as_typed, write_tree
from generator.encoding.site import assets
from generator.encoding.site_index import with_index
from generator.layout import SETTINGS, Layout
from generator.problems import Problems
from generator.stages import BuildFailed
from generator.storage.scratch import scratch, work_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

VARIABLE = "HANDBOOK_LANG"
_held = ExitStack()
"""What is held from the start of MkDocs to its end."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is a preview: only that shows drafts. Libraries' temporary files get their own place."""
    del dirty
    work_in(_held.enter_context(scratch()))
    os.environ["HANDBOOK_DRAFTS"] = "1" if command == "serve" else ""


def on_shutdown() -> None:
    """What libraries left goes."""
    work_in(None)
    _held.close()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Run the pipe up to text, write the language's tree, and point MkDocs at it."""
    layout = Layout(Path(config.config_file_path).parent)
    try:
        texts = site_texts(layout, os.environ.get(VARIABLE), Order(drafts=bool(os.environ.get("HANDBOOK_DRAFTS"))))
    except Problems as found:
        lines = [
            f"{p.place.file}:{p.place.line}:{p.place.column} {p.rule}: {p.message.zh} {p.message.en}"
            for p in found.problems
        ]
        raise PluginError("\n".join(lines)) from None
    except BuildFailed as failed:
        message = f"{failed.stage}: {'; '.join(failed.reasons)}"
        raise PluginError(message) from None
    own = json.loads(texts["mkdocs.json"])
    language = own["extra"]["language"]
    tree = layout.build / "tree" / language
    files = with_help(assets(layout), language)
    write_tree(
        with_index(texts, files),
        files,
        tree,
        inherit=f"../../../{SETTINGS}",
        theme="../../../templates/theme",
    )
    config.docs_dir = str(tree / "docs")
    config.site_dir = str(Path(config.site_dir) / language)
    config.site_name, config.nav, config.copyright = own["site_name"], own["nav"], own["copyright"]
    config.theme.dirs[1:1] = [str(folder) for folder in layout.templates.below("theme").folders[1:]]
    config.theme["language"] = of_theme(own["extra"]["tag"])
    config.extra.update(own["extra"])
    name_as_typed(config)
    return config


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Watch what people edit, not the tree that is made from it."""
    del builder
    layout = Layout(Path(config.config_file_path).parent)
    server.unwatch(config.docs_dir)
    for source in layout.places:
        server.watch(str(source))
    return server
