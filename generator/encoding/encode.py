"""Rendered text in, files out: each document that was not made before, where there are workers for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from generator.encoding.how_to_install import HOW_TO_INSTALL
from generator.encoding.one_document import encode_one, made_by
from generator.encoding.resources import OF_THIS_MACHINE
from generator.encoding.workers import Work
from generator.planning.base import NotInstalled
from generator.planning.formats import FORMATS
from generator.stages import STAGES, BuildFailed
from generator.storage.cache import Cache, code_digest, digest
from generator.storage.files import Files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.encoding.resources import Resources
    from generator.layout import Layout
    from generator.planning.base import Bytes, Encoding, Texts
    from generator.planning.plan import Job
    from generator.stages import Watcher


def start(formats: Iterable[str]) -> dict[str, Encoding]:
    """The engines that the formats need, by name; raises BuildFailed when this machine lacks their libraries."""
    try:
        return {engine.name: engine.start() for engine in (FORMATS[name].engine for name in formats)}
    except NotInstalled as missing:
        raise BuildFailed(STAGES[3], (*HOW_TO_INSTALL, f"({missing})")) from missing


@runtime_checkable
class ByPage(Protocol):
    """What makes all documents of its format at once, from as much as has changed."""

    def encode_by_page(
        self, texts: Mapping[str, Texts], files: Bytes, layout: Layout, watcher: Watcher, resources: Resources
    ) -> Files:
        """Their files, in a folder a language."""


def encode(
    layout: Layout,
    jobs: Sequence[Job],
    texts: Sequence[Texts],
    watcher: Watcher,
    resources: Resources = OF_THIS_MACHINE,
) -> Files:
    """The files of all jobs by path; what was made before from the same input is known."""
    engines = start(job.format for job in jobs)
    read = {take: take(layout) for take in {engine.assets for engine in engines.values()}}  # typefaces are large
    ready = {name: (engine, read[engine.assets]) for name, engine in engines.items()}
    waiting: dict[str, list[tuple[Job, Texts]]] = {name: [] for name in engines}
    for job, text in zip(jobs, texts, strict=True):
        waiting[FORMATS[job.format].engine.name].append((job, text))
    whole = [one for name, engine in engines.items() if not isinstance(engine, ByPage) for one in waiting[name]]
    files = _documents(layout, whole, ready, watcher, resources)
    for name, engine in engines.items():
        if isinstance(engine, ByPage):
            sites = {job.language: text for job, text in waiting[name]}
            files |= engine.encode_by_page(sites, ready[name][1], layout, watcher, resources)
    return files


def _documents(
    layout: Layout,
    waiting: Sequence[tuple[Job, Texts]],
    engines: Mapping[str, tuple[Encoding, Bytes]],
    watcher: Watcher,
    resources: Resources,
) -> Files:
    """The files of documents that are made each in one go; what was made before comes from the cache."""
    cache, code = Cache(layout.cache, resources.shared), code_digest()
    jobs, texts = [job for job, _ in waiting], [text for _, text in waiting]
    used = [FORMATS[job.format].engine.name for job in jobs]
    marks = {name: digest(name, code, _bytes(engine.versions()), files) for name, (engine, files) in engines.items()}
    keys = [digest(marks[e], _marked(text)) for e, text in zip(used, texts, strict=True)]
    kept = cache.all(keys)
    found = {number: kept[key] for number, key in enumerate(keys) if key in kept}
    missing = [n for n in range(len(jobs)) if n not in found]
    missing.sort(key=lambda n: -sum(map(len, texts[n].values())))  # the longest first, so that no worker ends alone
    ready = {
        name: engine.prepare(files, [text for e, text in zip(used, texts, strict=True) if e == name])
        for name, (engine, files) in engines.items()
        if name in {used[n] for n in missing}
    }
    needed = {used[n]: FORMATS[jobs[n].format].engine for n in missing}
    work = Work(encode_one, ready, layout.shelves / "parts", partial(made_by, tuple(needed.values())))
    given = [((n, needed[used[n]], dict(texts[n])), used[n]) for n in missing]
    for done, files in resources.workers.run(work, given):
        number = done[0]
        cache.put(keys[number], files)
        found[number] = files
        watcher.progress(len(found), len(jobs), jobs[number].name)
    return Files(
        {f"{jobs[n].language}/{path}": content for n in range(len(jobs)) for path, content in found[n].items()}
    )


def _marked(texts: Texts) -> Bytes:
    return {path: texts.mark(path).encode() for path in texts}


def _bytes(words: Mapping[str, str]) -> Bytes:
    return {name: word.encode() for name, word in words.items()}
