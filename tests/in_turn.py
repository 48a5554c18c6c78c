"""Where work is done one job after the other, in the process of the test."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.encoding.workers import Work

Job = TypeVar("Job")
Given = TypeVar("Given")
Result = TypeVar("Result")


class InTurn:
    """So little is done sooner than processes are started, and what is patched is patched for the work, too."""

    def run(self, work: Work[Job, Given, Result], jobs: Iterable[tuple[Job, str]]) -> Iterator[tuple[Job, Result]]:
        """Each job with its result."""
        return ((job, work.do(job, work.given[name], work.parts)) for job, name in jobs)
