"""The website of one language: which pages there are, and in which order they are read."""

from __future__ import annotations

import json
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from generator.planning.a_to_z import a_to_z, terms_by_letter
from generator.planning.base import Bundle, Document, Format, Page
from generator.planning.case_pack import any_case
from generator.planning.day_tables import day_tables
from generator.planning.engines import SITE_ENGINE
from generator.planning.on_offer import OnOffer
from generator.planning.redirects import folders, redirects, redirects_of
from generator.planning.sheet import shared
from generator.resolving.trace import Told
from generator.search.of_handbook import told, told_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.resolving import views
    from generator.resolving.added_fields import Copy

PHASES = ("warning", "response", "communication", "recovery", "lessons")
"""Pages of a playbook below its overview that a menu names."""
BELOW = (*PHASES, "drawings")
"""All of them."""
ACROSS: dict[str, tuple[tuple[str, str], ...]] = {
    "warning": (("index.md", "indicators"), ("risks.md", "risks")),
    "response": (("index.md", "severity"), ("principles.md", "principles"), ("strategies.md", "strategies")),
    "communication": (("index.md", "matrix"), ("messages.md", "messages"), ("channels.md", "channels")),
    "recovery": (("index.md", "goals"), ("metrics.md", "metrics")),
    "cases": (("index.md", "all-lessons"),),
    "reference": (
        ("index.md", "roles"),
        ("a-z.md", "a-z"),
        ("contacts.md", "contacts"),
        ("crisis-types.md", "crisis-types"),
        ("regulations.md", "regulations"),
        ("rules-read.md", "rules-read"),
        ("calendar.md", "calendar"),
        ("glossary.md", "glossary"),
        ("readiness.md", "readiness"),
        ("topics.md", "topics"),
        ("printouts.md", "printouts"),
    ),
}
"""What cuts across playbooks: by tab, the path and the name of each page. Its template is `site/<name>.md`."""
FILES = {"pdf/": "reference/printouts/"}
"""A folder of files that readers open, and the page that lists them."""
HELP = ("how-to-use", "how-to-print", "how-to-edit", "how-to-check", "how-to-publish", "how-it-works")
"""Hand-written pages, `docs/<language>/reference/<name>.md`."""

_OF_NONE = "/"
"""The bundle of copies about no single playbook; no playbook is called so."""


def documents(handbook: views.Handbook) -> Iterable[Document]:
    """One document: the whole site."""
    of_playbooks = [Bundle(book.id, partial(_of_playbook, book, handbook)) for book in handbook.playbooks]
    pages = tuple(_pages(handbook))
    bundles = (Bundle(_OF_NONE, partial(_copies_of_none, handbook)), *of_playbooks)
    yield Document("site", (*pages, *_folders(handbook, pages)), bundles=bundles)


def _pages(handbook: views.Handbook) -> Iterator[Page]:
    """What is about no single playbook."""
    offer = OnOffer(handbook)
    by_letter = {"alphabet": Told(partial(a_to_z, handbook)), "by_letter": Told(partial(terms_by_letter, handbook))}
    to_print = {"printouts": offer.printouts, "printouts_of": offer.of_each, "kinds": offer.kinds}
    shown = shared(handbook) | to_print | by_letter
    yield Page("index.md", "site/home.md", shown | {"depth": ""})
    yield Page("playbooks/index.md", "site/playbooks.md", shown | {"depth": "../"})
    for tab, pages in ACROSS.items():
        for path, name in pages:
            depth = "../" if path == "index.md" else "../../"
            yield Page(f"{tab}/{path}", f"site/{name}.md", shown | {"depth": depth})
    yield from _each(handbook, shown | {"depth": "../../"})
    listed = {"copies_by_first": offer.copies_by_first}
    yield Page("copies/index.md", "site/copies.md", shown | listed | {"depth": "../"})
    yield Page("assets/colours.css", "parts/colours.css", shown)
    for path, style in (("paper", "parts/paper.css"), ("sheet", "print/base.css"), ("pack", "print/case.css")):
        yield Page(f"assets/case/{path}.css", style, shown)
    yield Page("handbook.webmanifest", "site/handbook.webmanifest", shown)
    yield Page("copies/current.json", "site/current.json", {"copies": offer.copies})
    yield Page("run/words.js", "site/run-words.js", shown | {"calendars": Told(partial(day_tables, handbook))})
    yield Page("letters/shared.js", "site/letters.js", shown | {"book": None})
    yield from (Page(moved.path, "site/moved.html", shown | {"moved": moved}) for moved in redirects(handbook))
    yield Page("search.json", "site/search.json", {"handbook": handbook, "told": Told(partial(_told, handbook))})
    yield Page("mkdocs.json", "site/mkdocs.json", shown | {"nav": json.dumps(navigation(handbook), ensure_ascii=False)})


def _folders(handbook: views.Handbook, pages: Iterable[Page]) -> Iterator[Page]:
    """What answers where a folder has no page; those of playbooks have one."""
    titles = {address.partition("#")[0]: handbook.ui["site"][name] for name, address in _named()}
    paths = [page.path for page in pages if page.path.endswith((".md", ".html"))]
    for above in folders(paths, FILES, titles):
        yield Page(above.path, "site/folder.html", shared(handbook) | {"moved": above})


def _of_playbook(book: views.Playbook, handbook: views.Handbook) -> Iterator[Page]:
    """What is about a playbook."""
    offer = OnOffer(handbook)
    shown = shared(handbook) | {"playbook": book, "depth": "../../", "printouts": offer.of(book)}
    below = shown | {"depth": "../../../"}
    at = f"playbooks/{book.id}"
    yield Page(f"{at}/index.md", "site/playbook.md", shown)
    yield Page(f"{at}/case/index.html", "site/case-pack.html", below | {"pack": any_case(book, handbook)})
    for phase in BELOW:
        yield Page(f"{at}/{phase}.md", f"site/playbook-{phase}.md", below)
    yield from _copies(offer.copies_of(book), shown)
    yield Page(f"run/tasks/{book.id}.js", "site/tasks.js", shown | {"book": book})
    yield Page(f"letters/{book.id}.js", "site/letters.js", shown | {"book": book})
    for moved in redirects_of(book, BELOW):
        yield Page(moved.path, "site/moved.html", shown | {"moved": moved})
    yield Page(f"search/{book.id}.json", "site/search-playbook.json", {"handbook": handbook, "playbook": book})


def _copies_of_none(handbook: views.Handbook) -> Iterator[Page]:
    """A page for each current copy that is about no single playbook."""
    return _copies(OnOffer(handbook).of_none(), shared(handbook))


def _copies(current: Iterable[Copy], shown: dict[str, object]) -> Iterator[Page]:
    """A page for each copy that is current, once it is marked."""
    for copy in (one for one in current if one.hash):
        about = shown | {"content": copy.hash, "copy": copy, "depth": "../../"}
        yield Page(f"copies/{copy.hash}/index.html", "site/copy.html", about)


def _each(handbook: views.Handbook, shown: dict[str, object]) -> Iterator[Page]:
    """A page for each role, chapter, drill and case."""
    for role in handbook.roles:
        yield Page(f"reference/roles/{role.id}.md", "site/role.md", shown | {"role": role, "depth": "../../../"})
    for chapter in handbook.guide:
        yield Page(chapter_path(chapter), "site/chapter.md", shown | {"chapter": chapter})
    for drill in handbook.drills:
        yield Page(f"cases/{drill.id}.md", "site/drill.md", shown | {"drill": drill})
    for case in handbook.cases:
        yield Page(f"cases/{case.id}.md", "site/case.md", shown | {"case": case})


def _told(handbook: views.Handbook) -> str:
    """What can be found beside playbooks."""
    return json.dumps(told_beside(handbook, dict(_named())), ensure_ascii=False)


def findable(handbook: views.Handbook) -> dict[str, Any]:
    """What can be found on the site, as `search.index` takes it."""
    return told(handbook, dict(_named()))


def _named() -> Iterator[tuple[str, str]]:
    """Name and address of each page that stands for itself, the home page first; the first of a tab by its heading."""
    yield from (("home", ""), ("playbooks", "playbooks/"))
    for tab, pages in ACROSS.items():
        yield from ((name, f"{tab}/{path}".replace("index.md", f"#{name}").replace(".md", "/")) for path, name in pages)


def navigation(handbook: views.Handbook) -> list[dict[str, object]]:
    """MkDocs' `nav`: the tabs in reading order. The theme puts a title into its pages as it is, so it is HTML."""
    words = {name: escape(word) for name, word in handbook.ui["site"].items()}
    books: list[object] = ["playbooks/index.md"]
    for book in handbook.playbooks:
        phases = [{words[phase]: f"playbooks/{book.id}/{phase}.md"} for phase in PHASES]
        books.append({escape(book.title): [f"playbooks/{book.id}/index.md", *phases]})
    tabs: list[dict[str, object]] = [{words["home"]: "index.md"}, {words["playbooks"]: books}]
    for tab, pages in ACROSS.items():
        below: list[dict[str, object]] = [{words[name]: f"{tab}/{path}"} for path, name in pages]
        below[1:1] = [{escape(one.title): chapter_path(one)} for one in handbook.guide if one.tab.key == tab]
        if tab == "cases":
            below += [{escape(case.title): f"cases/{case.id}.md"} for case in handbook.cases]
            below += [{escape(drill.title): f"cases/{drill.id}.md"} for drill in handbook.drills]
        if tab == "reference":
            below += [{words[name]: f"reference/{name}.md"} for name in HELP]
        tabs.append({words[tab]: below})
    return tabs


def chapter_path(chapter: views.Chapter) -> str:
    """Where a chapter of the guide stands."""
    return f"{chapter.tab.key}/{chapter.id}-guide.md"


SITE = Format("site", SITE_ENGINE, documents)
