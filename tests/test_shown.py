"""Whatever an author writes turns up on some page or paper: words as they are, and pages change with all else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from mini_copy import ROOT
from pydantic import BaseModel

from generator.layout import Layout
from generator.model.base import Named, Text
from generator.model.choice import Audience, Choice
from generator.model.conditions import Reply
from generator.model.refs import Ref, RoleRef
from generator.model.response import Step
from generator.model.times import Time
from generator.model.walk import walk
from generator.planning.plan import WHOLE, plan
from generator.rendering.filters import FILTERS
from generator.rendering.render import Renderer
from generator.resolving import derived
from generator.resolving.anew import anew
from generator.resolving.resolve import resolve
from generator.resolving.source_data import excerpts
from generator.validating.audience import Sight, readers
from generator.validating.ids import Index
from generator.validating.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.loading.load import Sources
    from generator.model.base import Path
    from generator.model.handbook import Handbook
    from generator.planning.base import Page

pytest_plugins = ["mini_project"]

Pattern = tuple[str, ...]
"""Where a value stands, without numbers and names: `("playbooks", "*", "response", "steps", "*", "title")`."""

NOT_FOR_READERS = {
    "id": "part of addresses and references",
    "audience": "who may read; test_resolve holds it",
    "checklist": "how the check judges a line",
    "strict": "how the check judges a translation",
    "ui": "the words of templates, not an author's",
    "of": "by which code a library knows a calendar",
    "never_spaced": "how names are set",
    "fills": "which slots of texts a number stands in for; test_resolve holds it",
    "gone": "why the check is content with an address that is lost",
    "format": "how the data are written",
    "pack": "what handbooks that take of this one call it",
    "waivers": "why the check is content; check --verbose shows them",
}
"""What need not be shown, by a name on its path, and why."""
OF_ITS_STEP = {("playbooks", "*", "playbook", "first_hour", "*", "by")}
"""What the rule `move-differs` holds equal to a field of the step, which is shown."""
FOLDERS = {"playbooks", "cases", "drills", "guide"}
"""Fields of the handbook that hold parts by name."""
CHOSEN = Choice | Ref | int
"""What has no words of its own: a page changes when something else is chosen."""
ORDERED = {("handbook", "reading_order"), ("handbook", "zones")}
"""Lists that have to hold all or some: only their order can change."""
EVERYBODYS = {"handbook", "organisation", "zones", "calendars", "search", "asked", "alike"}
"""Fields of the handbook whose parts have no readers of their own: they are for everybody."""
BLANK = re.compile(r"\{[\w-]+\}")
MARK = re.compile(r"Q\d{5}(?:zh|en)?|\d{4}-\d\d-\d\d|\d{5}")
LANGUAGES = ("zh", "en")


def pattern(path: Path) -> Pattern:
    return tuple(
        "*" if isinstance(part, int) or (n == 1 and path[0] in FOLDERS) else part for n, part in enumerate(path)
    )


def changed(value: Any, change: Callable[[Path, Any], Any], path: Path = ()) -> Any:  # noqa: ANN401 - any part
    """`value` with every leaf in it as `change` gives it, from its path and itself."""
    if isinstance(value, BaseModel) and not isinstance(value, Time):
        fields = {name: changed(getattr(value, name), change, (*path, name)) for name in type(value).model_fields}
        return value.model_copy(update=fields)
    if isinstance(value, tuple):
        items = [changed(inner, change, (*path, n)) for n, inner in enumerate(value)]
        return tuple(item for item in items if item is not None)
    if isinstance(value, dict):
        return {key: changed(inner, change, (*path, key)) for key, inner in value.items()}
    return value if value is None or set(path) & set(NOT_FOR_READERS) else change(path, value)


class Marks:
    """Gives every text, string, number, day and time a value that stands nowhere else; remembers where."""

    def __init__(self) -> None:
        self.places: dict[str, Path] = {}

    def __call__(self, path: Path, value: Any) -> Any:  # noqa: ANN401 - any leaf
        """`value` marked, if it can be."""
        number = 10_001 + len(self.places)
        if isinstance(value, Text):
            words = {code: f"Q{number}{code} {' '.join(BLANK.findall(text))}" for code, text in value.root.items()}
            self.places.update((word.split()[0], path) for word in words.values())
            return Text(words)
        if isinstance(value, CHOSEN):
            return value
        mark, new = self._other(number, value)
        self.places[mark] = path
        return new

    @staticmethod
    def _other(number: int, value: Any) -> tuple[str, Any]:  # noqa: ANN401 - any leaf
        """How readers find the new value, and itself."""
        if isinstance(value, Time):
            return f"{number}", type(value).model_construct(amount=number, unit=value.unit)
        if isinstance(value, date):
            day = date(2020, 1, 1) + timedelta(days=number)
            return day.isoformat(), day
        if isinstance(value, Decimal):
            return f"{number}", Decimal(number)
        return f"Q{number}", f"{value}Q{number}"


class Copier:
    """Renders a handbook; not the data that go with a printout, which nobody reads."""

    def __init__(self, sources: Sources, printable: frozenset[str]) -> None:
        self.handbook: Handbook = validate(sources, printable).handbook
        self.ids, self._sources = Index(sources.tree), sources
        self._renderer = Renderer(Layout(ROOT).templates)
        named = [(path, value.id) for path, value in walk(self.handbook) if isinstance(value, Named)]
        self.names = sorted({name for path, one in named for name in (one, f"{path[1]}/{one}")} | set(self._folders()))
        """Whatever a reference may say."""

    def _folders(self) -> Iterator[str]:
        return (name for folder in FOLDERS for name in getattr(self.handbook, folder))

    def pages(
        self, handbook: Handbook, languages: tuple[str, ...] = LANGUAGES, audience: Audience = Audience.CONFIDENTIAL
    ) -> list[Page]:
        """Every page and paper in the languages, for an audience."""
        chosen = [one for one in handbook.handbook.languages if one.id in languages]
        source = excerpts(Sight(handbook, self.ids, audience, drafts=True), self._sources)
        made = {one.id: resolve(Sight(handbook, self.ids, audience, drafts=True), one, source) for one in chosen}
        views = anew(made, build=dict.fromkeys(made, "build"))
        found = [page for job in plan(views, WHOLE) for page in job.document.all_pages]
        return [page for page in found if page.template not in {"print/source.yml", "site/copy.html"}]

    def text(self, page: Page) -> str:
        """What `page` says."""
        return self._renderer.render(page.template, page.view)

    def unmarked(self, handbook: Handbook) -> tuple[int, set[Pattern]]:
        """How many values were marked, and where those stand that no page shows."""
        marks = Marks()
        shown = " ".join(map(self.text, self.pages(changed(handbook, marks))))
        found = set(MARK.findall(shown))
        return len(marks.places), {pattern(path) for mark, path in marks.places.items() if mark not in found}

    def idle(self, handbook: Handbook, places: Iterable[Pattern]) -> list[Pattern]:
        """Those of the places at which something else can stand, and no page changes."""
        before = {page.path: self.text(page) for page in self.pages(handbook, ("en",))}
        found, first = [], dict.fromkeys(before)  # what changed last is looked at first: it shows what stands near, too
        for at in places:
            new = changed(handbook, partial(self._elsewise, at))
            pages = {page.path: page for page in self.pages(new, ("en",))}
            order = dict.fromkeys([*(path for path in first if path in pages), *pages])
            hit = next((path for path in order if self.text(pages[path]) != before.get(path)), None)
            found += [] if hit else [at]
            first = dict.fromkeys([hit, *first]) if hit else first
        return found

    def _elsewise(self, at: Pattern, path: Path, value: Any) -> Any:  # noqa: ANN401 - any leaf
        """Something else of the same kind, if `path` is one of the places meant; `value` itself where there is none."""
        if pattern(path) != at:
            return value
        if isinstance(value, Choice):
            members = list(type(value))
            return members[(members.index(value) + 1) % len(members)]
        if isinstance(value, int):
            return not value if isinstance(value, bool) else value - 1 or value + 1
        return self._led_elsewhere(path, value) if isinstance(value, Ref) else f"{value}-{path}"

    def _led_elsewhere(self, path: Path, ref: Ref) -> Ref | None:
        """What leads somewhere else; None, which drops it from its list: others of it may only change places."""
        if path[:2] in ORDERED:
            listed: tuple[Ref, ...] = getattr(self.handbook.handbook, str(path[1]))
            return listed[-1 - int(path[2])]
        if isinstance(path[-1], int):
            return None
        meant = self.ids.find(ref.kind, ref, path)
        others = (type(ref)(name) for name in self.names)
        found = (one for one in others if (target := self.ids.find(ref.kind, one, path)) and target != meant)
        return next(found, ref)


@pytest.fixture(scope="module")
def copier(mini_sources: Sources, printable: frozenset[str]) -> Iterator[Copier]:
    """Pages do not say which edition they are: that changes with every letter, shown or not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(FILTERS, "qr", lambda *_: "")
        patch.setattr(derived, "content_mark", lambda _: "")
        yield Copier(mini_sources, printable)


def hidden(copier: Copier, handbook: Handbook) -> list[Pattern]:
    """Where something stands that no reader ever sees."""
    seen, unmarked = copier.unmarked(handbook)
    walked = ((path, value) for path, value in walk(handbook) if path and value is not None)
    values = {pattern(path): value for path, value in walked if not set(path) & set(NOT_FOR_READERS)}
    names = {at for at in unmarked if isinstance(values[at], str)}  # a name that says what belongs together
    chosen = [
        at for at, value in values.items() if (isinstance(value, CHOSEN) or at in names) and at not in OF_ITS_STEP
    ]
    assert (seen > 1000, len(chosen) > 150) == (True, True), "the test has seen too little to mean anything"
    return sorted(unmarked - names - OF_ITS_STEP) + copier.idle(handbook, chosen)


def test_every_value_is_shown(copier: Copier) -> None:
    assert hidden(copier, copier.handbook) == []


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.INTERNAL])
def test_no_page_shows_what_is_for_narrower_readers(copier: Copier, audience: Audience) -> None:
    marks = Marks()
    pages = copier.pages(changed(copier.handbook, marks), ("en",), audience)
    said = {mark for mark in MARK.findall(" ".join(map(copier.text, pages))) if mark.startswith("Q")}
    shown = {marks.places[mark] for mark in said}
    narrow = {path for path in marks.places.values() if readers(copier.handbook, path).rank > audience.rank}
    assert (len(shown) > 100, len(narrow) > 20) == (True, True), "the test has seen too little to mean anything"
    assert {path for path in shown & narrow if path[0] not in EVERYBODYS} == set()


class Planted(Step):
    """A step with fields that no page knows."""

    words: Text
    day: date
    choice: Reply
    role: RoleRef


def test_a_planted_field_that_nobody_shows_is_found(copier: Copier) -> None:
    new = {"words": Text({"zh": "无", "en": "None"}), "day": date(2026, 1, 1), "choice": Reply.YES, "role": "lead"}

    steps = ("playbooks", "*", "response", "steps", "*")
    handbook = copier.handbook
    alpha = handbook.playbooks["alpha"]
    planted_steps = tuple(Planted(**dict(step), **new) for step in alpha.response.steps)
    response = alpha.response.model_copy(update={"steps": planted_steps})
    books = {**handbook.playbooks, "alpha": alpha.model_copy(update={"response": response})}
    planted = handbook.model_copy(update={"playbooks": books})
    assert copier.unmarked(planted)[1] - copier.unmarked(handbook)[1] == {(*steps, "words"), (*steps, "day")}
    assert copier.idle(planted, [(*steps, "choice"), (*steps, "role"), (*steps, "accountable")]) == [
        (*steps, "choice"),
        (*steps, "role"),
    ]


def test_with_little_to_see_the_test_fails(copier: Copier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NOT_FOR_READERS, "playbooks", "planted")
    with pytest.raises(AssertionError, match="seen too little"):
        hidden(copier, copier.handbook)
