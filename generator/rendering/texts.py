"""The texts of a job: those of bundles are rendered, or remembered, when somebody reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from generator.planning.base import Texts, mark_of
from generator.stages import STAGES, BuildFailed

if TYPE_CHECKING:
    from generator.planning.base import Bundle, Page
    from generator.planning.plan import Job
    from generator.rendering.render import Rendering


def render(job: Job, renderer: Rendering) -> Texts:
    """The text of every page of a job, by path."""
    texts = {page.path: renderer.render(page.template, page.view) for page in job.document.pages}
    within: dict[str, Mapping[str, str]] = dict.fromkeys(texts, texts)
    marks: dict[str, str] = {}
    for bundle in job.document.bundles:
        bundled = _Bundled(bundle, f"{job.format} {job.language} {bundle.name}", renderer)
        if twice := sorted(within.keys() & bundled.keys()):
            raise BuildFailed(STAGES[4], _twice(job.language, twice))
        within |= dict.fromkeys(bundled, bundled)
        marks |= bundled.marks
    return Texts(_Within(within), marks)


def _twice(language: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Why nothing is built where two pages would have one path, one sentence each."""
    return tuple(
        f"{language}/{path} 会有两页：两份印刷品的指纹碰巧相同。随便改其中一份的一个词即可。  "
        f"{language}/{path} would be two pages: two printouts have the same fingerprint by chance. "
        "Change any word of one of them."
        for path in paths
    )


class _Within(Mapping[str, str]):
    """Texts of which each is within others."""

    def __init__(self, within: Mapping[str, Mapping[str, str]]) -> None:
        self._within = within

    def __getitem__(self, path: str) -> str:
        return self._within[path][path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._within)

    def __len__(self) -> int:
        return len(self._within)


class _Bundled(Mapping[str, str]):
    """The texts of a bundle, of which most times nobody need know more than their marks."""

    def __init__(self, bundle: Bundle, name: str, renderer: Rendering) -> None:
        self._bundle, self._renderer = bundle, renderer
        self.marks: dict[str, str] = json.loads(renderer.told(name, self._told, bundle.name))
        """By path."""

    def __getitem__(self, path: str) -> str:
        """The text; one that was lost is kept at once, since readers may come when all else is saved."""
        if (kept := self._renderer.kept(self.marks[path])) is not None:
            return kept
        text = self._rendered(self._pages[path])
        self._renderer.save()
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self.marks)

    def __len__(self) -> int:
        return len(self.marks)

    def _told(self) -> str:
        return json.dumps({page.path: mark_of(self._rendered(page)) for page in self._bundle.plan()})

    def _rendered(self, page: Page) -> str:
        return self._renderer.render(page.template, page.view)

    @cached_property
    def _pages(self) -> dict[str, Page]:
        """By path; asked for what was lost."""
        return {page.path: page for page in self._bundle.plan()}
