"""What stands in a file that others may take away at any moment."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def contents(file: Path) -> bytes | None:
    """The bytes of a plain file; None where there is none, or it was taken away while it was asked for.

    It is asked whether it is a plain file first: who reads a pipe may wait for ever.
    """
    with suppress(FileNotFoundError, NotADirectoryError):
        if file.is_file():
            return file.read_bytes()
    return None
