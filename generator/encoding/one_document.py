"""One document, in a process of its own: it imports an engine and little else of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.storage.cache import code_digest
from generator.storage.environment import environment
from generator.storage.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.planning.base import Bytes, Engine


def encode_one(job: tuple[int, Engine, Mapping[str, str]], assets: Bytes, parts: Path) -> dict[str, bytes]:
    """The files of a document: its texts, encoded."""
    _, engine, texts = job
    shelf = Shelf(parts, code_digest())
    files = dict(engine.start().encode(texts, assets, shelf))
    shelf.save()
    return files


def made_by(engines: Iterable[Engine]) -> dict[str, str]:
    """What decides, where it is called, about their bytes beside texts and assets; raises NotInstalled."""
    return {**environment(), **{name: version for one in engines for name, version in one.start().versions().items()}}
