"""One YAML file -> plain data and the place of every key and value. `yaml_errors` tells what YAML refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from generator.loading.decode import decode
from generator.loading.duplicate_keys import Double, doubles
from generator.loading.folded_chinese import without_folds
from generator.loading.key_habits import saying
from generator.loading.line_faults import SWALLOWED, Told, beside_its_key, no_pairs, quote_all
from generator.loading.misplaced_lines import dash_among_keys
from generator.loading.passage import Written, find
from generator.loading.run_on_lines import run_on
from generator.loading.source import Data, Faults, Marks, Rest, Source, as_json
from generator.loading.typing_slips import ANYWHERE, CHARACTERS, find_slips
from generator.loading.yaml_errors import Refused, inside_quotes, may_follow, refused
from generator.problems import Place, Problem, Problems, Words
from generator.text.languages import is_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.base import Path

FILES = 2048
"""Files that are remembered from before: those of more than two hundred playbooks."""
MAX_DEPTH = 24
"""Deepest nesting read; libyaml itself has no bound. The model needs 12."""


def read(file: str, raw: bytes) -> Source:
    """Read one YAML file; raises Problems with everything found wrong in it."""
    text = decode(file, raw)
    lines = text.split("\n")
    if slips := list(find_slips(file, lines)):
        inside = inside_quotes(text)
        slips = [slip for slip in slips if slip.place.line not in inside or slip.rule in ANYWHERE]
    if slips:
        told = refused(file, lines, slips)
        open_above = {one.place.line + 1 for one in told.problems if one.rule.startswith("unclosed")}
        parted = [one for one in slips if one.rule == "no-space-after-dash" and one.place.line in open_above]
        raise _all(file, lines, told, slips, [one for one in slips if one not in parted])
    try:
        return _Reader(file, lines).read(text)
    except yaml.YAMLError:
        raise _all(file, lines, refused(file, lines), (), ()) from None
    except Faults as found:  # a quote may hide what YAML would refuse
        if hiding := [one for one in found.problems if one.rule == "unclosed-quote"]:
            more = refused(file, lines, hiding).problems
            raise Faults(Problems.of([*found.problems, *more]).problems) from None
        raise


def _all(file: str, lines: list[str], told: Refused, slips: Sequence[Problem], own: Sequence[Problem]) -> Faults:
    """The slips that are told of their `own`, what YAML refuses, and what else is wrong in the lines that are left."""
    before = [*slips, *told.problems]
    more: list[Problem] = []
    rest: Rest | None = None
    if left := told.left:
        try:
            rest = Rest(_Reader(file, left).read("\n".join(left)), frozenset())
        except Faults as found:
            rest = found.rest
            more = [one for one in found.problems if not may_follow(one, before, lines, left)]
            more = [one for one in more if not _emptied(one, lines, left)]
    every = Problems.of([*own, *told.problems, *more]).problems
    return Faults(every, rest.of(lines, [*before, *more]) if rest else None)


def _emptied(told: Problem, lines: list[str], left: list[str]) -> bool:
    """Whether a key has no value only because this was taken out; a file that holds nothing else was not empty."""
    below = next((number - 1 for number, _ in saying(enumerate(lines, 1)) if number > told.place.line), None)
    return told.rule == "empty-file" or (
        told.rule == "empty-value" and below is not None and left[below] != lines[below]
    )


_REFUSED = {
    "anchor": Words(
        "开头的 & 在 YAML 里是锚点，这里不允许。", "YAML takes the & for an anchor, which is not allowed here."
    ),
    "alias": Words(
        "开头的 * 在 YAML 里是别名，这里不允许。", "YAML takes the * for an alias, which is not allowed here."
    ),
    "tag": Words("开头的 ! 在 YAML 里是标签，这里不允许。", "YAML takes the ! for a tag, which is not allowed here."),
    "merge": Words("<< 在 YAML 里是合并键，这里不允许。", "YAML takes << for a merge key, which is not allowed here."),
}
_WRITE_OUT = Words(
    "把内容直接写出来；以 & * ! 开头的文字加半角双引号。",
    "Write the value out; put plain quotes around text that begins with & * or !.",
)


_FILL = Words("填写它，或删去整个字段。", "Fill it in, or delete the whole key.")
_FILL_BRACES = Words(
    "填写它，或删去整个字段；花括号里的文字若含逗号，请加半角双引号。",
    "Fill it in, or delete the whole key; quote a text inside {…} that has a comma.",
)
_EMPTY_ITEM = (
    Words("这一项是空的。", "This list item is empty."),
    Words("填写它，或删去这个“-”。", 'Fill it in, or delete the "-".'),
)
_NO_TEXT = Words("字段名必须是文字。", "A key has to be plain text.")
_NO_PAIRS = re.compile(r"""\{ *[\w-]+ *(?:[ ,] *[\w-]+ *)*\}""")
"""Braces without a colon: a blank to be filled in, or what is meant to be a list."""


def _no_pair(at: int) -> Told:
    """One word in braces: a blank to be filled in that begins a text, or the only item of a list."""
    cure = Words(
        "若是文字，整个值加半角双引号；若是列表，写成 [甲]。",
        "Put plain quotes around the value if it is text; write a list as [a].",
    )
    return quote_all(at)._replace(cure=cure)


class _Reader:
    """Builds data from libyaml's events, gathering problems on the way."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file, self.lines = file, lines
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}
        self.texts: dict[Path, tuple[str, Written]] = {}
        self.problems: list[Problem] = []

    def read(self, text: str) -> Source:
        self.events: Iterator[yaml.Event] = yaml.parse(
            text, Loader=yaml.CBaseLoader
        )  # libyaml's events; its constructors, which guess types, are never called
        data: Data = ""
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._forget_cut_off(event)
                    self._report(
                        event,
                        "multi-document",
                        Words("一个文件只能有一份文档。", "A file holds one document only."),
                        Words("删去“---”这一行。", 'Delete the line "---".'),
                    )
                    break
            elif isinstance(event, yaml.NodeEvent):
                data = self._node(event, ())
        marks = Marks(self.keys, self.values, self.lines, self.texts)
        source = Source(self.file, as_json(data), lambda: marks)
        if self.problems:
            rest = Rest(source, frozenset(one.place.line for one in self.problems))
            raise Faults(Problems.of(self.problems).problems, rest if documents == 1 else None)
        if not documents:
            told = Problem(
                Place(self.file),
                "empty-file",
                Words("文件里只有注释。", "The file holds comments only."),
                Words("填写内容或删去它。", "Fill it or delete it."),
            )
            raise Faults((told,))
        return source

    def _node(self, event: yaml.Event, path: Path) -> Data:
        self.values[path] = self._place(event)
        self._refuse(event)
        if len(path) > MAX_DEPTH:
            self._report(
                event,
                "too-deep",
                Words("嵌套太深。", "This is nested too deeply."),
                Words("检查括号和缩进。", "Look at brackets and indentation."),
            )
            raise Faults(Problems.of(self.problems).problems)
        if isinstance(event, yaml.MappingStartEvent):
            return self._keys(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Data] = []
            while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                items.append(self._node(inner, (*path, len(items))))
            return items
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        return ""

    def _keys(self, event: yaml.MappingStartEvent, path: Path) -> Data:
        """A mapping; or braces in which nothing has a colon, which YAML takes for keys without a value."""
        told, data, mark = len(self.problems), self._mapping(path), event.start_mark
        if event.flow_style and mark and (words := _NO_PAIRS.match(self.lines[mark.line], mark.column)):
            one = no_pairs(mark.column) if re.search(r"[\w-] *[ ,] *[\w-]", words[0]) else _no_pair(mark.column)
            self.problems[told:] = [one.on(self.file, mark.line + 1)]
        return data

    def _scalar(self, event: yaml.ScalarEvent, path: Path) -> str:
        if not event.style and event.value in {"", "~", "null"} and not (event.tag or event.anchor):
            self._empty(event, path)
        elif not event.style:
            self._swallowed(event)
        start, end, style, text = event.start_mark, event.end_mark, event.style or "", str(event.value)
        if start and end:
            text = without_folds(text, self.lines[start.line : end.line + 1], style)
            self.texts[path] = text, (written := Written(start.line, start.column, end.line, end.column, style))
            self.problems += run_on(self.file, self.lines, written)
            if style == '"':
                self._escaped(*self.texts[path])
        return text

    def _escaped(self, text: str, written: Written) -> None:
        """What no text may hold stands there by its number; what is typed itself is told before YAML is read."""
        for rule, pattern, message, cure in CHARACTERS:
            for found in pattern.finditer(text):
                if place := find(self.file, self.lines, written, text, found.span()):
                    self.problems.append(Problem(place, rule, message, cure))

    def _mapping(self, path: Path) -> Data:
        data: dict[str, Data] = {}
        twice: list[Double] = []
        before = self.values[path]
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                told = len(self.problems)
                self._node(event, (*path, "?"))
                del self.problems[told:]  # nothing is right inside of a key
                self.problems.append(self._bad_key(self._place(event)))
                self._node(next(self.events), (*path, "?"))
                del self.problems[told + 1 :]
                continue
            key = str(event.value)
            self._refuse(event)
            if key == "<<" and not event.style:
                self._report(event, "merge", _REFUSED["merge"], _WRITE_OUT)
            if key in data:
                first, opens_item = (
                    self.keys[*path, key],
                    bool(path) and isinstance(path[-1], int) and key == next(iter(data)),
                )
                twice.append(Double(key, self._place(event), first, before, opens_item))
                before = twice[-1].place
                self._node(next(self.events), (*path, "?"))
                continue
            self.keys[*path, key] = before = self._place(event)
            told = len(self.problems)
            data[key] = self._node(next(self.events), (*path, key))
            if key == "<<" and not event.style:
                del self.problems[told:]  # what is merged goes with the key
        self._tell_twice(twice)
        self._tell_moved_out(list(data), path)
        return data

    def _bad_key(self, place: Place) -> Problem:
        """A key that is none, at the question mark that makes it one, if there is one."""
        message, before = _NO_TEXT, re.match(r".*?(\? +)$", self.lines[place.line - 1][: place.column - 1])
        if not before:
            cure = Words(
                "这一行若是文字，整段加半角双引号。", "If this line is a text, put plain quotes around all of it."
            )
            return Problem(place, "bad-key", message, cure)
        at = place._replace(column=before.start(1) + 1, end=before.start(1) + 2)
        return Problem(at, "bad-key", message, Words("删去“? ”。", 'Delete the "? ".'))

    def _tell_twice(self, twice: list[Double]) -> None:
        """What stands twice in a mapping; a key moved in among its own has no value only because of that."""
        told = doubles(twice, [one for one in self.problems if one.rule == "empty-value"])
        self.problems = [*(one for one in self.problems if one.place not in {new.place for new in told}), *told]

    def _tell_moved_out(self, keys: Sequence[str], path: Path) -> None:
        """A text's languages that stand beside its key, which has no value only because of that."""
        for key, first, second in zip(keys, keys[1:], keys[2:], strict=False):
            empty = [one for one in self.problems if one.rule == "empty-value" and one.place == self.keys[*path, key]]
            if empty and is_language(first) and is_language(second):
                self.problems.remove(empty[0])
                self.problems.append(self._moved_out(self.keys[*path, key], self.keys[*path, first], key))

    def _moved_out(self, opener: Place, first: Place, key: str) -> Problem:
        """A text beside its key, at the text; or at the second of two dashes, which moved the key in."""
        before = self.lines[opener.line - 1][: opener.column - 1]
        if before.count("-") > 1:
            return dash_among_keys(before.rindex("-")).on(self.file, opener.line)
        return beside_its_key(first.column - 1, key).on(self.file, first.line)

    def _forget_cut_off(self, mark: yaml.Event) -> None:
        """A key has no value if a mark of a new document cuts it off, which is the one fault then."""
        last = self.problems[-1] if self.problems else None
        below = self.lines[last.place.line : mark.start_mark.line] if last and mark.start_mark else [""]
        if last and last.rule == "empty-value" and not any(line.strip() for line in below):
            self.problems.pop()

    def _empty(self, event: yaml.ScalarEvent, path: Path) -> None:
        """A key without a value; told at the key, as an empty value has no place of its own."""
        place = self.keys.get(path, self._place(event)) if not event.value else self._place(event)
        if (
            not event.value
            and path
            and isinstance(path[-1], int)
            and (dash := re.search(r"- *$", self.lines[place.line - 1][: place.column]))
        ):
            at = Place(self.file, place.line, dash.start() + 1, dash.start() + 2)
            self.problems.append(Problem(at, "empty-value", *_EMPTY_ITEM))
            return
        if hidden := re.match(r" *(?:- +)*(?:[\w-]+: *)?(?<=[ :-])(?=#)", self.lines[place.line - 1]):
            at = Place(self.file, place.line, hidden.end() + 1, hidden.end() + 2)
            self.problems.append(Problem(at, "comment-swallows-text", *SWALLOWED))
            return
        braces = "{" in self.lines[place.line - 1][: place.column]
        cure = _FILL_BRACES if braces else _FILL
        self.problems.append(Problem(place, "empty-value", Words("这里没有值。", "There is no value here."), cure))

    def _swallowed(self, event: yaml.ScalarEvent) -> None:
        """What stands behind ` #` on the line of an unquoted text was most likely meant as part of it."""
        if event.end_mark and event.end_mark.line < len(self.lines):
            line, column = event.end_mark.line, event.end_mark.column
            if found := re.match(r"[ \t]+#", self.lines[line][column:]):
                at = Place(self.file, line + 1, column + found.end(), column + found.end() + 1)
                self.problems.append(Problem(at, "comment-swallows-text", *SWALLOWED))

    def _refuse(self, event: yaml.Event) -> None:
        found = (
            "alias"
            if isinstance(event, yaml.AliasEvent)
            else "anchor"
            if getattr(event, "anchor", None)
            else "tag"
            if getattr(event, "tag", None)
            else None
        )
        if found:
            self._report(event, found, _REFUSED[found], _WRITE_OUT)

    def _report(self, event: yaml.Event, rule: str, message: Words, cure: Words) -> None:
        self.problems.append(Problem(self._place(event), rule, message, cure))

    def _place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:  # libyaml marks every event; its type does not say so
            return Place(self.file)
        if start.line >= len(self.lines):  # the end of a file is told behind its last line
            return Place(self.file, len(self.lines), max(len(self.lines[-1]), 1), len(self.lines[-1]) + 1)
        line, column = start.line + 1, start.column + 1
        last = end.column + 1 if end.line == start.line else len(self.lines[start.line]) + 1
        return Place(self.file, line, column, max(last, column + 1))
