"""A stage at work: who watches hears that it begins, and whatever goes wrong in it says in which stage it was."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from generator.encoding.workers import NoWorkers
from generator.problems import Problems
from generator.stages import STAGES, BuildFailed
from generator.storage.disk_trouble import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.stages import Watcher


@contextmanager
def stage(watcher: Watcher, name: str) -> Iterator[None]:
    """Tell the watcher, and name the stage in whatever goes wrong in it. Problems of data go through as they are."""
    watcher.stage(STAGES.index(name) + 1, name)
    try:
        yield
    except Problems as found:
        if name in {"planning", "rendering"}:
            raise BuildFailed(name, (), found) from found
        raise
    except BuildFailed:
        raise
    except NoWorkers as error:
        raise BuildFailed(name, error.words) from error
    except Exception as error:
        if meant := in_words(error):
            raise BuildFailed(name, meant) from error
        raise BuildFailed(name, (f"{type(error).__name__}: {error}", _where(error))) from error


def _where(error: Exception) -> str:
    """The innermost place in the code, without the folders of this machine."""
    *_, frame = extract_tb(error.__traceback__)
    return f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
