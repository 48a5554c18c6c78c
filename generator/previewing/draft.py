"""The handbook as the preview shows it: every file is made when somebody asks for it, and only then."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.build import Order, build_of
from generator.encoding.asset_names import INDEX
from generator.encoding.brought_words import with_help
from generator.encoding.mkdocs_site import NO_PAGES, frame
from generator.encoding.site import assets
from generator.encoding.site_index import OF_PLAYBOOKS, search_index
from generator.loading.load import load
from generator.packing.offline import not_offline
from generator.planning.formats import FORMATS
from generator.planning.plan import Wish, plan
from generator.planning.redirects import old_printouts
from generator.planning.site import SITE
from generator.previewing.listed_pages import ListedPages
from generator.previewing.mkdocs_pages import Pages
from generator.problems import Problems
from generator.reading import Checked
from generator.rendering.landing import landing
from generator.rendering.remembered import Remembered
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.resolving import added_fields
from generator.resolving.anew import anew
from generator.resolving.in_languages import in_languages
from generator.storage.cache import digest
from generator.storage.shelf import Shelf
from generator.validating.structure import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.layout import Layout
    from generator.planning.base import Bytes, Page, Texts
    from generator.planning.plan import Job
    from generator.rendering.render import Rendering
    from generator.resolving import views
    from generator.resolving.revision import Mark

    Marks = Mapping[str, Mapping[str, Mark]]
    """Of printouts, by language and path."""
    Framed = Callable[[str, str, tuple[str, ...], Bytes], Pages]

AS_EDITED = Order(Wish((SITE.name,)), drafts=True)
"""What is shown, and to whom."""
ON_PAPER = Wish(tuple(name for name in FORMATS if name != SITE.name))


class Drafts:
    """Makes one draft after the other, with what stays the same from one to the next."""

    def __init__(self, layout: Layout) -> None:
        """Nothing is read before the first draft is wanted."""
        self._layout = layout
        self._texts = Shelf(None, "")
        self._frames: dict[str, tuple[str, Pages]] = {}
        self._stamp, self._build = "", ""

    def draft(self, marks: Marks = MappingProxyType({})) -> Draft:
        """What the files say now; its printouts have the `marks`, which may be those of the draft before.

        Raises Problems for what cannot be read or does not fit the model, and whatever a reference that leads nowhere
        makes of it: no rule has looked.
        """
        self._read_templates()
        sources = load(self._layout, {}, self.checked.files)
        handbook, _, problems = fit(sources)
        if handbook is None or problems or sources.problems:
            raise Problems.of([*problems, *sources.problems])
        sight = AS_EDITED.sight(handbook)
        return self._of(in_languages(sight, sources, self._build), marks)

    def again(self, draft: Draft, marks: Marks) -> Draft:
        """The same with other marks."""
        return self._of(draft.views, marks)

    @cached_property
    def checked(self) -> Checked:
        """What builds know of the files; opened by the thread that makes drafts, because SQLite is for one alone."""
        return Checked.of(self._layout)

    def _of(self, views: dict[str, views.Handbook], marks: Marks) -> Draft:
        told = {
            language: added_fields.Marks.of(marks.get(language, {}), view.stands_at) for language, view in views.items()
        }
        views = anew(views, marks=told)
        remembered = Remembered(self._renderer, self._texts)
        return Draft(views, remembered.of(views), assets(self._layout), self._pages)

    def _pages(self, language: str, own: str, paths: tuple[str, ...], files: Bytes) -> Pages:
        """The frame of a language's pages: that of before as long as nothing that all pages show has changed."""
        told = frame({**dict.fromkeys(paths, ""), "mkdocs.json": own}, files)
        if language not in self._frames or self._frames[language][0] != told:
            self._frames[language] = told, Pages(own, paths, self._layout)
        return self._frames[language][1]

    def _read_templates(self) -> None:
        """Begin anew with templates when one has another size or moment of writing: the typefaces are big to read."""
        files = self._layout.templates.files().values()
        stamp = digest(*(f"{file} {(at := file.stat()).st_size} {at.st_mtime_ns}" for file in files))
        if self._stamp != stamp:
            self._build = build_of(self._layout)
            self._renderer = Renderer(self._layout.templates)
            self._stamp = stamp


class Draft:
    """One state of the handbook. One thread at a time asks for its files."""

    def __init__(self, views: dict[str, views.Handbook], renderer: Rendering, files: Bytes, framed: Framed) -> None:
        """`files` are the project's, by path from its root; `framed` gives the frame of a language's pages."""
        self.views, self.renderer, self._files, self._framed = views, renderer, files, framed
        self._sites = {language: ListedPages(view, renderer) for language, view in views.items()}
        self.made: dict[str, bytes | None] = {}
        """What was asked for, by path."""

    def file(self, path: str) -> bytes | None:
        """The file of the preview at `path`, but for what is printed or searched; None when there is none.

        Raises Problems when a template fails, LibraryWarning when MkDocs has anything to say.
        """
        if path not in self.made:
            self.made[path] = self._file(path)
        return self.made[path]

    def _file(self, path: str) -> bytes | None:
        language, _, inner = path.partition("/")
        if language not in self.views:
            return self._above.get(path)
        pages = self._frame(language)
        if source := pages.sources.get(inner):
            return pages.page(source, self._source(language, source))
        if inner in self._sites[language].paths and not inner.startswith(NO_PAGES):
            return self._source(language, inner).encode()
        own = inner.startswith("assets/") and not inner.endswith(".md")
        return self._files.get(f"docs/{inner}" if own else "") or pages.of_theme.get(inner)

    @cached_property
    def printed(self) -> dict[str, tuple[str, Job]]:
        """What an engine of its own makes, by path, those of old too, with its path of now."""
        jobs = plan(self.views, ON_PAPER)
        paths = ((f"{job.language}/{page.path}", job) for job in jobs for page in job.document.pages)
        now = {path: (path, job) for path, job in paths if path.endswith((".pdf", ".html"))}
        was = (
            (f"{job.language}/{old}", f"{job.language}/{path}")
            for job in jobs
            for old, path in old_printouts(job.document, self.views[job.language])
        )
        return now | {old: now[path] for old, path in was if path in now}

    @property
    def indexes(self) -> dict[str, bytes]:
        """What can be found in each language, by path. It is made of all pages, so that no single request waits."""
        return {f"{language}/{INDEX}": self._index(language).encode() for language in self.views}

    def texts(self, job: Job) -> Texts:
        """What stands on a document."""
        return render(job, self.renderer)

    def every(self, renderer: Rendering) -> None:
        """Render all texts of the site, to hear whether a template fails."""
        for language in self.views:
            for page in self._sites[language].all():
                renderer.render(page.template, page.view)

    @cached_property
    def _above(self) -> Mapping[str, bytes]:
        return landing(list(self.views.values()), self.renderer) | not_offline(self.renderer)

    def _frame(self, language: str) -> Pages:
        paths = self._sites[language].paths
        root, files = f"docs/{language}/", self._with_help(language)
        written = (path.removeprefix(root) for path in files if path.startswith(root))
        loaded = (path.removeprefix("docs/") for path in files if path.startswith("docs/assets/"))
        return self._framed(language, self._source(language, "mkdocs.json"), (*written, *loaded, *paths), files)

    def _source(self, language: str, path: str) -> str:
        """The text of a page, be it made or written by hand."""
        page = self._sites[language].get(path)
        return self._text(page) if page else self._with_help(language)[f"docs/{language}/{path}"].decode("utf-8-sig")

    def _with_help(self, language: str) -> Bytes:
        return with_help(self._files, language)

    def _index(self, language: str) -> str:
        parts = ("search.json", OF_PLAYBOOKS)
        told = {page.path: self._text(page) for page in self._sites[language].all() if page.path.startswith(parts)}
        return search_index(told, self._with_help(language), language)

    def _text(self, page: Page) -> str:
        return self.renderer.render(page.template, page.view)
