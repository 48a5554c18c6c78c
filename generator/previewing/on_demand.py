"""Prints a document when somebody opens it, and says how far it is."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock, Thread
from typing import TYPE_CHECKING

from generator.encoding.encode import encode
from generator.stages import Unwatched
from generator.storage.cache import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.layout import Layout
    from generator.planning.base import Texts
    from generator.planning.plan import Job

KEPT = 24
"""Documents kept in memory."""


class Printer:
    """Documents by what stands on them, each made once, one at a time, by a process of its own."""

    def __init__(self, layout: Layout) -> None:
        """Nothing is made before it is asked for."""
        self._layout = layout
        self._busy, self._lock = Lock(), Lock()
        self._made: OrderedDict[str, Mapping[str, bytes] | Exception | None] = OrderedDict()

    def ask(self, job: Job, texts: Texts) -> Mapping[str, bytes] | None:
        """The document's files, by their path below the preview; None while they are made; raises what went wrong."""
        key = digest(job.format, job.language, {path: texts.mark(path).encode() for path in texts}, self._styles())
        with self._lock:
            if key not in self._made:
                self._made[key] = None
                while len(self._made) > KEPT:
                    self._made.popitem(last=False)
                Thread(target=self._make, args=(key, job, texts), daemon=True).start()
            found = self._made[key]
        if isinstance(found, Exception):
            raise found
        return found

    def _make(self, key: str, job: Job, texts: Texts) -> None:
        found: Mapping[str, bytes] | Exception
        try:
            with self._busy:
                found = encode(self._layout, [job], [texts], Unwatched())
        except Exception as error:  # noqa: BLE001 - it is told on the page
            found = error
        with self._lock:
            self._made[key] = found

    def _styles(self) -> Mapping[str, bytes]:
        """What decides about a document beside its texts, as far as people change it while they look."""
        found = self._layout.templates.files()
        return {name: file.read_bytes() for name, file in found.items() if name.endswith(".css")}
