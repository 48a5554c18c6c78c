"""Hears what a library warns of, so that a warning stops the build in place of scrolling by."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class LibraryWarning(Exception):  # noqa: N818 - named for what it carries
    """A library had something to say: an unknown style, a page without a place, an address that leads nowhere."""


class _Ears(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the warning's text."""
        self.heard.append(record.getMessage())


@contextmanager
def silence_expected(logger: str) -> Iterator[None]:
    """Raise LibraryWarning at the end if `logger` warned in between; nothing of it reaches the terminal."""
    log, ears = logging.getLogger(logger), _Ears()
    propagate, log.propagate = log.propagate, False
    log.addHandler(ears)
    try:
        yield
    finally:
        log.removeHandler(ears)
        log.propagate = propagate
    if ears.heard:
        raise LibraryWarning("; ".join(dict.fromkeys(ears.heard)))
