"""The stages of the pipe, who hears how far it is, and how it breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from generator.problems import Problem, Problems, Words

STAGES = ("loading", "validating", "resolving", "planning", "rendering", "encoding", "packing", "publishing")
"""Each is a folder of this package."""


class BuildFailed(Exception):  # noqa: N818 - said as users would say it
    """The build broke at a stage; the data are good."""

    def __init__(self, stage: str, reasons: tuple[str, ...], problems: Problems | None = None) -> None:
        super().__init__(stage, reasons)
        self.stage, self.reasons, self.problems = stage, reasons, problems


class Watcher(Protocol):
    """Who wants to know how far the build is."""

    def stage(self, number: int, name: str) -> None:
        """A stage begins."""

    def advice(self, problems: tuple[Problem, ...]) -> None:
        """The data are good; somebody should look at these."""

    def note(self, words: Words) -> None:
        """Something about the build that somebody should know, with its cure."""

    def progress(self, done: int, total: int, what: str) -> None:
        """Of `total` jobs `done` are done, the last of them `what`."""


class Unwatched:
    """Nobody wants to know."""

    def stage(self, number: int, name: str) -> None:
        """A stage begins."""

    def advice(self, problems: tuple[Problem, ...]) -> None:
        """Somebody should look at these."""

    def note(self, words: Words) -> None:
        """Somebody should know this."""

    def progress(self, done: int, total: int, what: str) -> None:
        """A job is done."""
