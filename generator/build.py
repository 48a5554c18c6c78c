"""The pipe itself: load, validate, resolve, plan, render, encode, pack, publish. Read this first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.drawings.crowded import crowded
from generator.encoding.asset_names import following
from generator.encoding.encode import encode, start
from generator.encoding.page_counts import SHOW_PAGES, count_pages
from generator.encoding.resources import OF_THIS_MACHINE, Resources
from generator.model.choice import Audience
from generator.packing.for_disk import for_disk
from generator.packing.go_bag import bags
from generator.packing.headers import headers
from generator.packing.offline import not_offline, offline
from generator.planning.base import asset_marks
from generator.planning.case_pack import MADE_AS, case_pack
from generator.planning.plan import WHOLE, Job, Wish, plan
from generator.planning.redirects import old_printouts
from generator.publishing.finished import verify
from generator.publishing.known_addresses import FILE
from generator.publishing.leaks import leaks
from generator.publishing.releases import Release, publish
from generator.publishing.turns import turn
from generator.publishing.unchanged import Previewed, Released
from generator.publishing.written import write
from generator.reading import checked_before, read
from generator.rendering.identify import identify
from generator.rendering.landing import landing
from generator.rendering.overread import hidden_places, overread
from generator.rendering.remembered import Remembered
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.resolving.conservation import unconserved
from generator.resolving.in_languages import in_languages, with_unnamed
from generator.resolving.same_first_hour import uneven
from generator.staged import stage
from generator.stages import STAGES, BuildFailed, Unwatched
from generator.storage.cache import Cache, code_digest, digest
from generator.storage.scratch import clear
from generator.storage.shelf import Shelf
from generator.text import fonts
from generator.validating.audience import Sight
from generator.validating.ids import Index
from generator.validating.withheld import Withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.model.conditions import Situation
    from generator.model.handbook import Handbook
    from generator.planning.base import Texts
    from generator.resolving import views
    from generator.stages import Watcher

LOCK = "lock"
"""In the folder of what is generated: held by who builds a release there."""


@dataclass(frozen=True)
class Order:
    """What to build and for whom."""

    wish: Wish = WHOLE
    audience: Audience = Audience.INTERNAL
    drafts: bool = False
    """Whether drafts are shown; never in what is published."""
    situation: Situation | None = None
    """That in which a playbook is at work: what cannot hold there is left out. What is published is for any."""

    def sight(self, handbook: Handbook) -> Sight:
        """What its readers see of the handbook."""
        return Sight(handbook, Index(handbook), self.audience, self.drafts, self.situation)


class Seen(NamedTuple):
    """A handbook as its readers see it, and what they do not."""

    views: dict[str, views.Handbook]
    """By language."""
    withheld: Withheld


class Made(NamedTuple):
    """A handbook, made and not yet published."""

    files: Mapping[str, bytes]
    """By path."""
    views: dict[str, views.Handbook]
    """What they show, by language."""
    for_all: frozenset[str]
    """The paths, within a language, of what is made in one for the readers of all, under its ids of old too."""


def build(layout: Layout, audience: Audience, watcher: Watcher, resources: Resources = OF_THIS_MACHINE) -> Release:
    """Build the whole handbook and publish it; raises Problems or BuildFailed, and then nothing has changed.

    It is always whole and without drafts. When nothing that it is made from has changed since it was last published,
    it stands as it is. While another process builds into the same folder it waits, and the watcher hears for whom.
    """
    with turn(layout.build / LOCK, watcher.note):
        return _build(layout, audience, watcher, resources)


def _build(layout: Layout, audience: Audience, watcher: Watcher, resources: Resources) -> Release:
    now = Released.of(layout, audience, watcher.note)
    if release := now.standing:
        return release
    made = make(layout, Order(audience=audience), watcher, resources)
    with stage(watcher, "publishing"):
        verified = Shelf(layout.shelves / "verified", code_digest())
        wrong = tuple(verify(made.files, made.views, made.for_all, verified))
        verified.save()
        if wrong:
            raise BuildFailed(STAGES[-1], wrong)
        release = publish(made.files, now.about, layout.build)
        now.keep(release)
        return release


def preview(layout: Layout, order: Order, watcher: Watcher, resources: Resources = OF_THIS_MACHINE) -> Path:
    """Build what is wished into the preview folder, which is never published; returns it.

    When nothing that it is made from has changed since it was last written, it stands as it is.
    """
    wish, named = order.wish, () if order.wish.formats == WHOLE.formats else order.wish.formats
    now = Previewed.of(layout, order.audience, formats=named, playbooks=wish.playbooks, drafts=order.drafts)
    if now.stands:
        return now.folder
    files = make(layout, order, watcher, resources).files
    with stage(watcher, "publishing"), turn(layout.build / "preview.lock", watcher.note):
        now.keep(files, write(files, now.folder, Cache(layout.cache)))
    return now.folder


def for_all(jobs: Iterable[Job], views: Mapping[str, views.Handbook]) -> frozenset[str]:
    """The paths, within a language, of what the jobs make in one for the readers of all, under its ids of old too."""
    jobs = [job for job in jobs if job.document.for_all]
    now = {page.path for job in jobs for page in job.document.pages}
    return frozenset(now | {old for job in jobs for old, _ in old_printouts(job.document, views[job.language])})


def make(layout: Layout, order: Order, watcher: Watcher, resources: Resources = OF_THIS_MACHINE) -> Made:
    """The files of a handbook, and what they show."""
    clear()
    checked = checked_before(layout)
    views, withheld = look(layout, order, watcher, checked)
    checked.save()
    if order.wish.whole:
        for words in crowded(fonts.Typeface(layout.fonts), next(iter(views.values())), withheld.place):
            watcher.note(words)
    texts_before = rendered_before(layout, order)
    remembered = Remembered(_renderer(layout, texts_before), texts_before, hidden=hidden_places(withheld, views))
    with stage(watcher, "planning"):
        start(order.wish.formats)  # now, before the long work, is the time to hear that it cannot be printed
        views = identify(views, remembered, order.wish.formats)
        first = plan(views, order.wish.without(SHOW_PAGES))
    with stage(watcher, "rendering"):
        renderer = remembered.of(views)
        texts = [render(job, renderer) for job in first]
        above = landing(list(views.values()), renderer) | not_offline(renderer) if "site" in order.wish.formats else {}
        told = json.dumps(next(iter(views.values())).addresses(), indent=1).encode()
        texts_before.save()
        if wrong := tuple(overread(first, renderer, withheld)):
            raise BuildFailed(STAGES[4], wrong)
    with stage(watcher, "encoding"):
        files = encode(layout, first, texts, watcher, resources)
        views = count_pages(views, files)
        last = plan(views, order.wish.only(SHOW_PAGES))
        renderer = remembered.of(views)
        files |= encode(layout, last, [render(job, renderer) for job in last], watcher, resources)
        files |= {
            f"{job.language}/{old}": files[f"{job.language}/{now}"]
            for job in first
            for old, now in old_printouts(job.document, views[job.language])
        }
        texts_before.save()  # what encoding has asked for and was lost
        files |= following(above, files) | {FILE: told}
        if order.wish.whole:
            Cache(layout.cache).trim(len(first) + len(last))
    if order.wish.whole:
        with stage(watcher, "packing"):
            files |= pack(layout, files, views)
            hold(layout, files, withheld)
    return Made(files, views, for_all(first, views))


def pack(layout: Layout, files: Mapping[str, bytes], views: Mapping[str, views.Handbook]) -> dict[str, bytes]:
    """What only a release has, from its other files: headers for its server, and the ways to read it without one."""
    renderer, one = _renderer(layout), next(iter(views.values()))
    address = "" if one.is_sample else one.handbook.address  # the sample's leads nowhere
    made = {**files, **headers(views, files, renderer), **bags(files, views)}
    made |= for_disk(made, address, {code: view.ui["theme"]["elsewhere"] for code, view in views.items()})
    return made | offline(made, views, renderer)


def hold(layout: Layout, files: Mapping[str, bytes], withheld: Withheld) -> None:
    """The last look at a release: raises BuildFailed when a file of it tells what its readers may not know."""
    searched = Shelf(layout.shelves / "searched", code_digest())
    wrong = tuple(leaks(files, withheld, searched))
    searched.save()
    if wrong:
        raise BuildFailed(STAGES[6], wrong)


def rendered_before(layout: Layout, order: Order) -> Shelf:
    """Texts of pages, and what was read for them: builds keep it."""
    return Shelf(layout.shelves / "texts", digest(code_digest(), order.audience, f"{order.drafts}"))


def _renderer(layout: Layout, shelf: Shelf | None = None) -> Renderer:
    return Renderer(layout.templates, shelf)


def see(layout: Layout, order: Order, watcher: Watcher) -> dict[str, views.Handbook]:
    """The views of the handbook by language: the first three stages."""
    return look(layout, order, watcher).views


def look(layout: Layout, order: Order, watcher: Watcher, checked: Shelf | None = None) -> Seen:
    """The views of the handbook, and what they may not show; what is `checked` need not be once more."""
    checked = checked or checked_before(layout)
    return _seen(layout, order, watcher, read(layout, watcher, checked), checked)


def _seen(layout: Layout, order: Order, watcher: Watcher, read: tuple[Sources, Handbook], checked: Shelf) -> Seen:
    sources, handbook = read
    with stage(watcher, "resolving"):
        sight = order.sight(handbook)
        views = in_languages(sight, sources, build_of(layout))
        held = {name: f"held {mark} {order.audience} {order.drafts} {order.situation}" for name, mark in marks(views)}
        new = [name for name, key in held.items() if not checked.get(key)]
        if faults := tuple(fault for name in new for fault in _lost(name, views)):
            raise BuildFailed(STAGES[2], faults)
        for name in new:
            checked.put(held[name], b"held")
        views = with_unnamed(views, sight, sources)
    return Seen(views, Withheld(handbook, order.audience, sources.place, order.drafts))


def _lost(name: str, views: Mapping[str, views.Handbook]) -> Iterator[str]:
    """What the views of a playbook lose of it, in words."""
    for view in views.values():
        yield from (fault for book in view.playbooks if book.id == name for fault in unconserved(book))
    yield from uneven(views, {name})
    for view in views.values():
        view.parts.forget(name)


def marks(views: Mapping[str, views.Handbook]) -> list[tuple[str, str]]:
    """Each playbook with the fingerprint of all that decides about what its own parts say."""
    files = next(iter(views.values())).written
    return [(name, f"{files.shared.hex()} {mark.hex()}") for name, mark in files.books.items()]


def for_a_case(
    layout: Layout, audience: Audience, asked: Callable[[Handbook], Situation], watcher: Watcher
) -> dict[str, bytes]:
    """The pack for a crisis that is going on, a PDF in each language, by path; raises Problems or BuildFailed.

    `asked` tells the situation, once it is known which levels and questions there are.
    """
    checked = checked_before(layout)
    sources, handbook = read(layout, watcher, checked)
    situation = asked(handbook)
    order = Order(audience=audience, situation=situation)
    views = _seen(layout, order, watcher, (sources, handbook), checked).views
    start((MADE_AS,))
    files: dict[str, bytes] = {}
    for language, view in views.items():
        job = Job(MADE_AS, language, case_pack(situation, view))
        files |= encode(layout, [job], [render(job, _renderer(layout))], watcher)
    return files


def build_of(layout: Layout) -> str:
    """What printouts call that which made them: the program, and templates from which paper takes something in."""
    return digest(code_digest(), asset_marks(layout, "templates/print", "templates/parts"))[:8]


def site_texts(layout: Layout, language: str | None, order: Order) -> Texts:
    """The site's pages of one language, else of the first, for MkDocs run by hand; raises Problems or BuildFailed."""
    views = see(layout, order, Unwatched())
    language = language or next(iter(views))
    if language not in views:
        raise BuildFailed(STAGES[3], (f"the handbook has no language {language!r}; it has {', '.join(views)}",))
    before, wish = rendered_before(layout, order), Wish(("site",))
    remembered = Remembered(_renderer(layout, before), before)
    with stage(Unwatched(), "rendering"):
        seen = identify(views, remembered, wish.formats)
        [job] = plan({language: seen[language]}, wish)
        return render(job, remembered.of(seen))
