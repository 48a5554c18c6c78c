"""What an editor sees of the files as they are: the newest pages that could be made, and all that is wrong."""

from __future__ import annotations

import gc
import hashlib
from dataclasses import dataclass
from threading import Condition, RLock
from typing import TYPE_CHECKING, NamedTuple

from generator.problems import Place, Problem, Problems, Words
from generator.reading import check
from generator.stages import BuildFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.layout import Layout
    from generator.planning.plan import Job
    from generator.previewing.draft import Draft, Drafts
    from generator.previewing.watching import Changes
    from generator.rendering.render import Rendering
    from generator.resolving import views

    Check = Callable[[Layout], tuple[Problem, ...]]


_BREATH = 0.5
"""Seconds after a save in which open pages are loaded again, and nothing else is done."""


class Shown(NamedTuple):
    """A page as it can be shown: the newest that could be made, and why it is not of now."""

    content: bytes | None
    """None when there is no such page."""
    wrong: tuple[Problem, ...] = ()
    failed: bool = False
    """Whether there is one that could not be made."""


class Printable(NamedTuple):
    """A document that can be printed: its path now, and what stands on it."""

    path: str
    job: Job
    texts: dict[str, str]


class Overtaken(Exception):  # noqa: N818 - nothing is wrong
    """A file was saved, so that what was being made is old."""


@dataclass(frozen=True)
class _Polite:
    """Renders when nobody else wants to, and no more once somebody has saved."""

    editing: Editing
    inner: Rendering

    def of(self, views: Mapping[str, views.Handbook]) -> _Polite:
        """The same for pages of these views."""
        return _Polite(self.editing, self.inner.of(views))

    def render(self, template: str, view: Mapping[str, object]) -> str:
        """The text; raises Overtaken."""
        if self.editing.changes:
            raise Overtaken
        with self.editing.one:
            return self.inner.render(template, view)


class Editing:
    """The newest draft and what is wrong with the files; `number` counts what was told to those who look."""

    def __init__(self, drafts: Drafts, changes: Changes) -> None:
        """Nothing is made before `update`."""
        self.changes, self.one, self.told = changes, RLock(), Condition()
        self.number, self.saved = 0, 0
        self._drafts = drafts
        self._draft: Draft | None = None
        self._unfit: tuple[Problem, ...] = ()
        self._broken: tuple[Problem, ...] = ()
        self._failing: tuple[Problem, ...] = ()
        self._last: dict[str, bytes] = {}

    @property
    def newest(self) -> Draft:
        """The newest draft that could be made."""
        if self._draft is None:
            raise LookupError
        return self._draft

    @property
    def ready(self) -> bool:
        """Whether there is anything to show."""
        return self._draft is not None

    @property
    def wrong(self) -> tuple[Problem, ...]:
        """All that is known to be wrong; what the check says stands for what broke before it was over."""
        return Problems.of([*(self._broken or self._unfit), *self._failing]).problems

    def update(self) -> None:
        """A file was saved: make the draft of now, or know why there is none."""
        self.saved += 1
        gc.disable()  # a draft is a million objects; between two saves there is time to look for garbage
        try:
            with self.one:
                draft = self._drafts.draft()
                self._draft, self._unfit = draft, ()
        except Exception as error:  # noqa: BLE001 - whatever it is, the last good pages stay and it is told on them
            self._unfit = problems_of(error)
        self._broken = self._failing = ()
        self._tell()

    def finish(self) -> None:
        """Nobody waits: work out the printouts' marks, and whether a template fails. Stops when a file is saved."""
        gc.enable()
        if self._unfit or self._draft is None:
            return
        if self.changes.within(_BREATH):  # those who look load the page now
            return
        try:
            marked = self._drafts.marked(self._draft, _Polite(self, self._draft.renderer))
            self._draft = marked or self._draft
            self._draft.every(_Polite(self, self._draft.renderer))
        except Overtaken:
            return
        except Exception as error:  # noqa: BLE001 - as above
            self._failing = problems_of(error)
        self._tell()
        gc.collect()

    def checked(self, saved: int, problems: tuple[Problem, ...]) -> bool:
        """The check has found these in the files as they were when `saved` was counted; whether they still are so."""
        if saved != self.saved:
            return False
        self._broken = problems
        self._tell()
        return True

    def show(self, path: str) -> Shown:
        """The file at `path` and what is wrong, the file itself included."""
        with self.one:
            if self._draft is None:
                return Shown(None, self.wrong, failed=True)
            try:
                content = self._draft.file(path)
            except Exception as error:  # noqa: BLE001 - as above
                both = Problems.of([*self.wrong, *problems_of(error)]).problems
                return Shown(self._last.get(path), both, failed=True)
            if content is not None:
                self._last[path] = content
            return Shown(content, self.wrong)

    def document(self, path: str) -> Printable | None:
        """What is printed at `path`; None when nothing is. Raises Problems when a template fails."""
        with self.one:
            if self._draft is None or not (known := self._draft.printed.get(path)):
                return None
            now, job = known
            return Printable(now, job, self._draft.texts(job))

    def after(self, number: int, patience: float) -> int:
        """The number of what is to be told, as soon as it is another one, or when patience is at its end."""
        with self.told:
            self.told.wait_for(lambda: self.number != number, patience)
            return self.number

    def _tell(self) -> None:
        with self.told:
            self.number += 1
            self.told.notify_all()


def mark_of(content: bytes | None) -> str:
    """What tells two contents of a page apart."""
    return hashlib.sha256(content).hexdigest()[:16] if content is not None else ""


def problems_in(layout: Layout) -> tuple[Problem, ...]:
    """Everything that `handbook check` finds wrong, or why it could not look: files come and go while it does."""
    try:
        check(layout)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next save is checked again
        return problems_of(error)
    return ()


def problems_of(error: Exception) -> tuple[Problem, ...]:
    """What is wrong, of whatever was raised."""
    if isinstance(error, Problems):
        return error.problems
    if isinstance(error, BuildFailed):
        of_templates = error.problems.problems if error.problems else ()
        return (*of_templates, *(_failure(reason) for reason in error.reasons))
    return (_failure(f"{type(error).__name__}: {error}"),)


def _failure(reason: str) -> Problem:
    message = Words(f"这一页做不出来：{reason}", f"This cannot be made: {reason}")
    cure = Words("先改正最近存的文件；还不行，运行 handbook build --traceback。", _CURE)
    return Problem(Place(""), "preview", message, cure)


_CURE = "Mend what was saved last; if that does not help, run handbook build --traceback."
