"""What an editor sees of the files as they are: the newest pages that could be made, and all that is wrong."""

from __future__ import annotations

import hashlib
from threading import Condition, RLock
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from generator.encoding.asset_names import INDEX
from generator.problems import Place, Problem, Problems, Words
from generator.stages import BuildFailed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.planning.base import Texts
    from generator.planning.plan import Job
    from generator.previewing.draft import Draft, Drafts, Marks

PATIENCE = 60
"""Seconds to wait for what is looked for behind the pages."""


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
    texts: Texts


class Found(NamedTuple):
    """What a look at the whole handbook has found, behind the pages."""

    failing: tuple[Problem, ...] = ()
    """Why a page cannot be made: the first that was tried in vain."""
    marks: Marks = MappingProxyType({})
    """Those of all printouts; none when one could not be made."""
    indexes: Mapping[str, bytes] = MappingProxyType({})
    """What can be found, by the path of its file in the preview; none when a page could not be made."""


class Editing:
    """The newest draft and what is wrong with the files; `number` counts what was told to those who look."""

    def __init__(self, drafts: Drafts) -> None:
        """Nothing is made before `update`."""
        self.one, self.told = RLock(), Condition()
        self.number, self.saved = 0, 0
        self._drafts = drafts
        self._draft: Draft | None = None
        self._unfit: tuple[Problem, ...] = ()
        self._broken: tuple[Problem, ...] = ()
        self._found = Found()
        self._last: dict[str, bytes] = {}
        self._opened = ""

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
        return Problems.of([*(self._broken or self._unfit), *self._found.failing]).problems

    @property
    def fits(self) -> bool:
        """Whether the newest draft is that of what was saved last."""
        return not self._unfit

    def update(self) -> None:
        """A file was saved: make the draft of now, or know why there is none."""
        self.saved += 1
        try:
            with self.one:
                self._take(self._drafts.draft(self._found.marks))
                self._unfit = ()
        except Exception as error:  # noqa: BLE001 - whatever it is, the last good pages stay and it is told on them
            self._unfit = problems_of(error)
        self._broken = ()
        self._found = self._found._replace(failing=())
        self._tell()

    def checked(self, saved: int, problems: tuple[Problem, ...]) -> bool:
        """The check has found these in the files as they were when `saved` was counted; whether they still are so."""
        if saved != self.saved:
            return False
        self._broken = problems
        self._tell()
        return True

    def found(self, saved: int, found: Found) -> None:
        """A look behind the pages has found this in the files as they were when `saved` was counted."""
        if saved != self.saved:
            return
        with self.one:
            if self._draft and found.marks not in ({}, self._found.marks):
                self._take(self._drafts.again(self._draft, found.marks))
        kept = self._found if found.failing else found
        self._found = kept._replace(failing=found.failing)
        self._tell()

    def open(self, path: str) -> Shown:
        """The same as `show`, for who looks at the page: after a save it is made before other open ones."""
        if path.endswith(".html"):
            self._opened = path
        return self.show(path)

    def show(self, path: str) -> Shown:
        """The file at `path` and what is wrong, the file itself included."""
        if path.endswith(f"/{INDEX}"):
            return self._index(path)
        if (draft := self._draft) and path in draft.made:  # whoever looks at it need not wait for another page
            return Shown(draft.made[path], self.wrong)
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

    def _take(self, draft: Draft) -> None:
        """Show this draft from now on; the page that was opened last is made before anybody is told."""
        self._draft = draft
        if self._opened:
            self.show(self._opened)

    def _index(self, path: str) -> Shown:
        """The newest there is; a look at all pages may be on its way."""
        with self.told:
            self.told.wait_for(lambda: path in self._found.indexes, PATIENCE)
        content = self._found.indexes.get(path)
        return Shown(content, self.wrong, failed=content is None)

    def _tell(self) -> None:
        with self.told:
            self.number += 1
            self.told.notify_all()


def mark_of(content: bytes | None) -> str:
    """What tells two contents of a page apart."""
    return hashlib.sha256(content).hexdigest()[:16] if content is not None else ""


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
