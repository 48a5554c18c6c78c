"""What is worked out behind the pages, by a process of its own: all mistakes, printouts' marks, what can be found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.planning.site import SITE
from generator.previewing.draft import Drafts
from generator.previewing.editing import Found, problems_of
from generator.previewing.watching import Changes, watching
from generator.reading import check
from generator.rendering.identify import identify

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.layout import Layout
    from generator.problems import Problem
    from generator.rendering.render import Rendering
    from generator.resolving import views


class Overtaken(Exception):  # noqa: N818 - nothing is wrong
    """A file was saved, so that what was being made is old."""


@dataclass(frozen=True)
class _UntilSaved:
    """Renders, but no more once somebody has saved."""

    changes: Changes
    inner: Rendering

    def of(self, views: Mapping[str, views.Handbook]) -> _UntilSaved:
        """The same for pages of these views."""
        return _UntilSaved(self.changes, self.inner.of(views))

    def render(self, template: str, view: Mapping[str, object]) -> str:
        """The text; raises Overtaken."""
        if self.changes:
            raise Overtaken
        return self.inner.render(template, view)

    def kept(self, mark: str) -> str | None:
        """The text of this mark, when it is there."""
        return self.inner.kept(mark)

    def save(self) -> None:
        """Keep what was rendered until now."""
        self.inner.save()

    def told(self, name: str, tell: Callable[[], str], book: str = "") -> str:
        """What is told of pages; raises Overtaken."""
        if self.changes:
            raise Overtaken
        return self.inner.told(name, tell, book)


def problems_in(layout: Layout) -> tuple[Problem, ...]:
    """Everything that `handbook check` finds wrong, or why it could not look: files come and go while it does."""
    try:
        check(layout, checked=_drafts(layout).checked)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next save is checked again
        return problems_of(error)
    return ()


def look(layout: Layout) -> Found | None:
    """Work out what no page can be asked for alone; None when a file was saved meanwhile."""
    changes, drafts = Changes(), _drafts(layout)
    with watching(layout.places, changes):
        try:
            draft = drafts.draft()
            views = identify(draft.views, _UntilSaved(changes, draft.renderer), (SITE.name,))
            marks = {language: vars(view.marks) for language, view in views.items()}
            marked = drafts.again(draft, marks)
            marked.every(_UntilSaved(changes, marked.renderer))
            return Found((), marks, marked.indexes)
        except Overtaken:
            return None
        except Exception as error:  # noqa: BLE001 - as above
            return Found(problems_of(error))


@lru_cache(maxsize=1)
def _drafts(layout: Layout) -> Drafts:
    """Those of before, with the pages that they remember: the process that looks lives on."""
    return Drafts(layout)
