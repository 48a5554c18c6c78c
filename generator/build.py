"""The pipe itself: load, validate, resolve, plan, render, encode, publish. Read this first."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from generator import fonts
from generator.audience import Sight
from generator.bag import bags
from generator.cache import Cache, code_digest, digest
from generator.cards import unconserved
from generator.excerpt import enclose
from generator.formats import FORMATS
from generator.formats.base import read_assets
from generator.identify import identify
from generator.ids import Index
from generator.landing import landing
from generator.load import load
from generator.model.base import Audience
from generator.plan import WHOLE, Job, Wish, plan
from generator.problems import Problems
from generator.publish import Release, publish, standing, write_preview
from generator.render import Renderer
from generator.resolve import introduce, resolve
from generator.scratch import clear
from generator.validate import validate
from generator.verify import verify
from generator.workers import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator import views
    from generator.formats.base import Bytes, Texts
    from generator.layout import Layout
    from generator.problems import Problem
    from generator.validate import Verdict

STAGES = ("load", "validate", "resolve", "plan", "render", "encode", "publish")


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

    def progress(self, done: int, total: int, what: str) -> None:
        """Of `total` jobs `done` are done, the last of them `what`."""


class Unwatched:
    """Nobody wants to know."""

    def stage(self, number: int, name: str) -> None:
        """A stage begins."""

    def advice(self, problems: tuple[Problem, ...]) -> None:
        """Somebody should look at these."""

    def progress(self, done: int, total: int, what: str) -> None:
        """A job is done."""


@dataclass(frozen=True)
class Order:
    """What to build and for whom."""

    wish: Wish = WHOLE
    audience: Audience = Audience.INTERNAL
    drafts: bool = False
    """Whether drafts are shown; never in what is published."""


def check(layout: Layout) -> Verdict:
    """Load and validate; raises Problems."""
    return validate(load(layout), _printable(layout))


def build(layout: Layout, order: Order, watcher: Watcher) -> Release:
    """Build the whole handbook and publish it; raises Problems or BuildFailed, and then nothing has changed.

    When nothing that it is made from has changed since it was last published, it stands as it is.
    """
    about = {"revision": source_revision(layout.root), "audience": order.audience.value}
    cache = Cache(layout.build / "cache")
    key = digest("release", code_digest(), *about.values(), read_assets(layout, *layout.sources))
    if (known := cache.get(key)) and (release := standing(layout.build, known["release"].decode())):
        return release
    files, languages = make(layout, order, watcher)
    with _stage(watcher, "publish"):
        if wrong := tuple(verify(files, languages)):
            raise BuildFailed(STAGES[-1], wrong)
        release = publish(files, about, layout.build)
        cache.put(key, {"release": release.id.encode()})
        return release


def preview(layout: Layout, order: Order, watcher: Watcher) -> Path:
    """Build what is wished into the preview folder, which is never published; returns it."""
    files, _ = make(layout, order, watcher)
    folder = layout.build / "preview"
    with _stage(watcher, "publish"):
        write_preview(files, folder)
    return folder


def make(layout: Layout, order: Order, watcher: Watcher) -> tuple[dict[str, bytes], list[str]]:
    """The files of a handbook by path, and its languages."""
    clear()
    views = see(layout, order, watcher)
    renderer = Renderer(layout.templates, layout.name(layout.templates))
    with _stage(watcher, "plan"):
        identify(views.values(), renderer, order.wish.formats)
        jobs = plan(views, order.wish)
    with _stage(watcher, "render"):
        texts = [render(job, renderer) for job in jobs]
        above = landing(list(views.values()), renderer) if "site" in order.wish.formats else {}
    with _stage(watcher, "encode"):
        files = encode(layout, jobs, texts, watcher)
        packed = bags(files, views) if order.wish.whole else {}
    return files | above | packed, list(views)


def see(layout: Layout, order: Order, watcher: Watcher) -> dict[str, views.Handbook]:
    """The views of the handbook by language: the first three stages."""
    with _stage(watcher, "load"):
        sources = load(layout)
    with _stage(watcher, "validate"):
        handbook, advice, _ = validate(sources, _printable(layout))
        watcher.advice(advice)
    with _stage(watcher, "resolve"):
        ids = Index.of(sources.tree)
        languages = handbook.handbook.languages
        views = {one.id: resolve(handbook, ids, one, order.audience, drafts=order.drafts) for one in languages}
        if lost := tuple(fault for view in views.values() for book in view.playbooks for fault in unconserved(book)):
            raise BuildFailed(STAGES[2], lost)
        enclose(views.values(), Sight(handbook, ids, order.audience, order.drafts), sources.tree)
        introduce(list(views.values()), digest(code_digest(), read_assets(layout, layout.name(layout.templates)))[:8])
    return views


def site_texts(layout: Layout, language: str, order: Order) -> dict[str, str]:
    """The site's pages of one language, for MkDocs run by hand; raises Problems or BuildFailed."""
    views = see(layout, order, Unwatched())
    if language not in views:
        raise BuildFailed(STAGES[3], (f"the handbook has no language {language!r}; it has {', '.join(views)}",))
    renderer, wish = Renderer(layout.templates, layout.name(layout.templates)), Wish(("site",))
    with _stage(Unwatched(), "render"):
        identify(views.values(), renderer, wish.formats)
        [job] = plan({language: views[language]}, wish)
        return render(job, renderer)


def render(job: Job, renderer: Renderer) -> dict[str, str]:
    """The text of every page of a job, by path."""
    return {page.path: renderer.render(page.template, page.view) for page in job.document.pages}


def encode(layout: Layout, jobs: list[Job], texts: list[dict[str, str]], watcher: Watcher) -> dict[str, bytes]:
    """The files of all jobs by path; what was made before from the same input comes from the cache."""
    cache, code = Cache(layout.build / "cache"), code_digest()
    engines = {engine.name: engine for engine in (FORMATS[job.format].engine for job in jobs)}
    assets = {name: engine.assets(layout) for name, engine in engines.items()}
    marks = {name: digest(name, code, files) for name, files in assets.items()}
    used = [FORMATS[job.format].engine.name for job in jobs]
    keys = [digest(marks[e], {p: x.encode() for p, x in text.items()}) for e, text in zip(used, texts, strict=True)]
    found = {number: files for number, key in enumerate(keys) if (files := cache.get(key)) is not None}
    missing = [n for n in range(len(jobs)) if n not in found]
    missing.sort(key=lambda n: -sum(map(len, texts[n].values())))  # the longest first, so that no worker ends alone
    ready = {
        name: engine.prepare(assets[name], [text for e, text in zip(used, texts, strict=True) if e == name])
        for name, engine in engines.items()
        if name in {used[n] for n in missing}
    }
    for done, files in run(_encode, [(n, jobs[n].format, texts[n], ready[used[n]]) for n in missing]):
        number = done[0]
        cache.put(keys[number], files)
        found[number] = files
        watcher.progress(len(found), len(jobs), jobs[number].name)
    cache.trim()
    return {f"{jobs[n].language}/{path}": content for n in range(len(jobs)) for path, content in found[n].items()}


def _encode(work: tuple[int, str, Texts, Bytes]) -> dict[str, bytes]:
    """One job, in a worker."""
    _, name, texts, assets = work
    return dict(FORMATS[name].engine.encode(texts, assets))


def _printable(layout: Layout) -> frozenset[str]:
    return fonts.printable(layout.templates / "print" / "fonts")


def source_revision(root: Path) -> str:
    """The commit that the sources stand at, with `+` when they differ from it; `unknown` outside git."""
    try:
        said = subprocess.run(
            ["git", "describe", "--always", "--dirty=+", "--abbrev=12", "--exclude=*"],  # noqa: S607 - the user's git
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return said.stdout.strip()


@contextmanager
def _stage(watcher: Watcher, name: str) -> Iterator[None]:
    """Tell the watcher, and name the stage in whatever goes wrong in it. Problems of data go through as they are."""
    watcher.stage(STAGES.index(name) + 1, name)
    try:
        yield
    except Problems as found:
        if name in {"plan", "render"}:
            raise BuildFailed(name, (), found) from found
        raise
    except BuildFailed:
        raise
    except Exception as error:
        raise BuildFailed(name, (f"{type(error).__name__}: {error}",)) from error
