"""Texts of a site and its hand-written pages -> the script that its search looks in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.encoding.asset_names import INDEX
from generator.search.index import script
from generator.search.of_help import of_help
from generator.storage.cache import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.planning.base import Texts
    from generator.storage.shelf import Shelf

SEARCH = "search.json"
"""What can be found in all of a site."""
OF_PLAYBOOKS = "search/"
"""The folder of what can be found of each playbook."""


def language_of(texts: Mapping[str, str]) -> str:
    """The language of a site with these texts."""
    return str(json.loads(texts["mkdocs.json"])["extra"]["language"])


def with_index(texts: Mapping[str, str], files: Mapping[str, bytes]) -> dict[str, str]:
    """The texts, and beside them the script."""
    return {**texts, INDEX: search_index(texts, files, language_of(texts))}


def index_key(texts: Texts, files: Mapping[str, bytes], language: str) -> str:
    """What decides about the script."""
    told = [texts.mark(path) for path in texts if path == SEARCH or path.startswith(OF_PLAYBOOKS)]
    return f"index {digest(*told, _help(files, language))}"


def search_index(
    texts: Mapping[str, str], files: Mapping[str, bytes], language: str, shelf: Shelf | None = None
) -> str:
    """The script that the search looks in."""
    pages = {path: content.decode() for path, content in _help(files, language).items()}
    of_playbooks = (texts[path] for path in texts if path.startswith(OF_PLAYBOOKS))
    return script(json.loads(texts[SEARCH]), [entry.told() for entry in of_help(pages)], of_playbooks, shelf)


def _help(files: Mapping[str, bytes], language: str) -> dict[str, bytes]:
    """The hand-written pages of a language by their path within it."""
    root = f"docs/{language}/"
    return {path.removeprefix(root): files[path] for path in files if path.startswith(root) and path.endswith(".md")}
