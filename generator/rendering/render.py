"""Templates and views in, text out. Only here and in `compiled` is Jinja."""

from __future__ import annotations

import hashlib
import json
import re
import traceback
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

import jinja2
import jinja2.meta
import jinja2.runtime
from markupsafe import Markup, escape

from generator.drawings.first_hour import first_hour_card
from generator.drawings.flow import decision_flow, triage_flow
from generator.drawings.pocket_card import pocket_card
from generator.drawings.timeline import timeline
from generator.problems import Place, Problem, Problems, Words
from generator.rendering.compiled import Compiled
from generator.rendering.filters import FILTERS
from generator.resolving.view import watching
from generator.storage.large import mark
from generator.text.fonts import Typeface
from generator.text.line_breaking import lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.layout import Layers
    from generator.resolving import views
    from generator.storage.shelf import Shelf

DRAWINGS: dict[str, Callable[..., object]] = {
    "timeline": timeline,
    "triage_flow": triage_flow,
    "decision_flow": decision_flow,
    "first_hour_card": first_hour_card,
    "pocket_card": pocket_card,
    "lines": lines,
}
"""Filters that measure words: drawings, small cards, places to write; not in the views, so that only what a page shows
is drawn."""
_COMPILED = Compiled()
"""All renderers have the same environment but for the typefaces, which no template's code depends on."""
_NO_TEMPLATES = ("print/fonts/", "preview/")
"""Folders of which no page of the handbook takes anything in."""
_ON_PAPER = re.compile(r"parts/.*|print/.*\.html")
"""What templates of paper take in, and fragments, which are for both: nothing of the site changes a printout."""


class Rendering(Protocol):
    """What makes the text of a page."""

    def render(self, template: str, view: Mapping[str, object]) -> str:
        """The text of `template` for `view`; raises Problems that name the template's file and line."""

    def told(self, name: str, tell: Callable[[], str], book: str = "") -> str:
        """What `tell` makes of views and of pages that it has rendered; `name` is nobody else's.

        It is most of what is made of the playbook `book`: what this says is made anew if somebody asks once more.
        """

    def kept(self, mark: str) -> str | None:
        """The text of this mark, when it was rendered before and is there."""

    def save(self) -> None:
        """Keep what was rendered until now."""

    def of(self, views: Mapping[str, views.Handbook]) -> Rendering:
        """The same for pages of these views."""


class _Context(jinja2.runtime.Context):
    """What a template is given by name; whoever watches is told of what it takes."""

    def resolve_or_missing(self, key: str) -> object:
        """The value, as Jinja asks for it."""
        for told in watching.sets:
            told.add((None, key))
        return super().resolve_or_missing(key)


class _Environment(jinja2.Environment):
    """Knows what may be taken in where."""

    def join_path(self, template: str, parent: str) -> str:
        """The template that `parent` names; raises TemplateRuntimeError for one that it may not take in."""
        if _ON_PAPER.fullmatch(parent) and not _ON_PAPER.fullmatch(template):
            message = f"paper takes in templates of parts/ and print/, and {template} is none"
            raise jinja2.TemplateRuntimeError(message)
        return template


class Renderer:
    """Renders the templates of a folder."""

    def __init__(self, folder: Layers, shelf: Shelf | None = None) -> None:
        """Nothing is read yet. Which templates one takes in is known from the `shelf` while its text is the same."""
        self._folder, self._shelf = folder, shelf
        self._codes: dict[str, str] = {}
        self._known: dict[str, tuple[bytes, set[str]]] = {}
        self._environment = _Environment(
            loader=jinja2.FileSystemLoader([one.resolve() for one in folder.folders]),
            bytecode_cache=_COMPILED,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            finalize=_inline,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.context_class = _Context
        typeface = Typeface(folder.below("print/fonts"))
        self._environment.filters.update(FILTERS, **{name: partial(draw, typeface) for name, draw in DRAWINGS.items()})

    def of(self, views: Mapping[str, views.Handbook]) -> Rendering:
        """It does not matter which."""
        del views
        return self

    def render(self, template: str, view: Mapping[str, object]) -> str:
        """The text of `template` for `view`; raises Problems that name the template's file and line."""
        try:
            return self._environment.get_template(template).render(view)
        except jinja2.TemplateSyntaxError as error:
            raise self._problem(error.name or template, error.lineno, error.message or "") from error
        except jinja2.TemplateNotFound as error:
            raise self._problem(*self._frame(error, template), f"no template {error.name}") from error
        except Exception as error:
            raise self._problem(*self._frame(error, template), f"{_reason(error)}{self._part(error)}") from error

    def told(self, name: str, tell: Callable[[], str], book: str = "") -> str:
        """It is told each time."""
        del name, book
        return tell()

    def kept(self, mark: str) -> str | None:
        """Nothing is."""
        del mark
        return None

    def save(self) -> None:
        """Nothing is kept."""

    def code(self, template: str) -> str:
        """Fingerprint of a template and of all others that it can take in, and of the typefaces that drawings measure.

        It is the same as long as the same views give the same text.
        """
        if template not in self._codes:
            digest, waiting, taken = hashlib.sha256(self._typefaces), [template], {template}
            while waiting:
                found, named = self._taken_in(waiting.pop())
                digest.update(found)
                new = sorted(named - taken)
                waiting += new
                taken.update(new)
            self._codes[template] = digest.hexdigest()
        return self._codes[template]

    def _taken_in(self, name: str) -> tuple[bytes, set[str]]:
        """Fingerprint of a template alone, and the names of those that it takes in."""
        if name not in self._known:
            try:
                text = self._folder.find(name).read_bytes()
                named = self._named(text)
            except jinja2.TemplateSyntaxError as error:
                raise self._problem(name, error.lineno, error.message or "") from error
            except (OSError, UnicodeDecodeError) as error:
                raise self._problem(name, 1, _reason(error)) from error
            others = named | self._worked_out(name) if None in named else named
            found = hashlib.sha256(name.encode() + b"\0" + text).digest()
            self._known[name] = found, {one for one in others if one and self._folder.find(one).is_file()}
        return self._known[name]

    def _named(self, text: bytes) -> set[str | None]:
        """The names that a template names; None beside them when one is worked out."""
        key = f"names\n{hashlib.sha256(text).hexdigest()}"
        if self._shelf and (kept := self._shelf.get(key)):
            return set(json.loads(kept))
        named = set(jinja2.meta.find_referenced_templates(self._environment.parse(text.decode())))
        if self._shelf:
            self._shelf.put(key, json.dumps([*named]).encode())
        return named

    def _worked_out(self, name: str) -> set[str | None]:
        """What a template may take in that names what it works out: any that it may."""
        return {one for one in self._all if _ON_PAPER.fullmatch(one)} if _ON_PAPER.fullmatch(name) else {*self._all}

    @cached_property
    def _all(self) -> list[str]:
        return self._environment.list_templates(filter_func=lambda name: not name.startswith(_NO_TEMPLATES))

    @cached_property
    def _typefaces(self) -> bytes:
        files = self._folder.below("print/fonts").files()
        return b"".join(mark(file) for file in files.values())

    def _frame(self, error: Exception, template: str) -> tuple[str, int]:
        """Template and line in which `error` arose: the innermost frame that lies in the folder."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if name := self._folder.inside(frame.filename):
                return name, frame.lineno or 1
        return template, 1

    def _part(self, error: Exception) -> str:
        """The block in which `error` arose, as Jinja calls it; nothing in a macro, which it does not name."""
        names = [one.name for one in traceback.extract_tb(error.__traceback__) if self._folder.inside(one.filename)]
        return f" ({names[-1]})" if names and names[-1] != "template" else ""

    def _problem(self, file: str, line: int, reason: str) -> Problems:
        message = Words(f"模板出错：{reason}。", f"The template fails: {reason}.")
        cure = Words(
            "改正模板的这一行；字段名见 generator/model，界面文字见 ui.yml。",
            "Mend this line of the template; fields stand in generator/model, words in ui.yml.",
        )
        return Problems.of([Problem(Place(self._folder.said(file), line), "template", message, cure)])


def _reason(error: Exception) -> str:
    """What a template's error is; the kind of error too, unless Jinja says it in whole words."""
    if isinstance(error, jinja2.TemplateError):
        return f"{error}"
    return f"{type(error).__name__}: {error}"


def _inline(value: object) -> object:
    """Write a text's line breaks as references: Markdown looks for fences at the beginning of lines, in HTML too."""
    is_text = isinstance(value, str) and not isinstance(value, Markup)
    return Markup(str(escape(value)).replace("\n", "&#10;")) if is_text else value  # noqa: S704 - escaped before
