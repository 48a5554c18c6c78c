"""A YAML file laid over another: mappings key by key, whatever else in whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.loading.reader import FILES
from generator.loading.source import Data, Marks, Source, as_json
from generator.text.languages import as_written

if TYPE_CHECKING:
    from generator.model.base import Path
    from generator.problems import Place


@dataclass(frozen=True, eq=False)
class Overlaid(Source):
    """Two files as one. What both say has its place in the upper one."""

    under: Source = field(repr=False, kw_only=True)

    def within(self, path: Path, span: tuple[int, int]) -> Place | None:
        """The place of the characters `span` of the text at `path`, in the file that says it."""
        return super().within(path, span) or self.under.within(path, span)


@lru_cache(maxsize=FILES)
def laid_over(upper: Source, under: Source) -> Source:
    """`upper` over `under`. For the same two it is the same object."""

    def marks() -> Marks:
        above, below = upper.marks, under.marks
        return above._replace(keys={**below.keys, **above.keys}, values={**below.values, **above.values})

    return Overlaid(upper.file, as_json(_merged(upper.data, under.data)), marks, under=under)


@lru_cache(maxsize=FILES)
def also_in(words: Source, codes: tuple[str, ...]) -> Source:
    """Words by group, key and language, those of `en` for `en-GB` too: where language and script are the same."""
    data = words.data if isinstance(words.data, dict) else {}
    known = {as_written(code) for group in data.values() for text in _texts(group) for code in text}
    if not any(as_written(code) in known and code != as_written(code) for code in codes):
        return words
    whole: dict[str, Data] = {}
    copied: dict[Path, Path] = {}
    for group, keys in data.items():
        inner: dict[str, Data] = dict(keys) if isinstance(keys, dict) else {}
        for key, text in inner.items():
            if isinstance(text, dict):
                from_ = {code: one for code in codes if code not in text for one in text if _same(code, one)}
                inner[key] = text | {code: text[one] for code, one in from_.items()}
                copied |= {(group, key, code): (group, key, one) for code, one in from_.items()}
        whole[group] = inner

    def marks() -> Marks:
        values = words.marks.values
        return words.marks._replace(values=values | {path: values[of] for path, of in copied.items()})

    return replace(words, said=as_json(whole), mark=marks)


@lru_cache(maxsize=FILES)
def in_language(words: Source, code: str) -> Source:
    """Words by group and key, as words of a language by group, key and language."""
    data = words.data if isinstance(words.data, dict) else {}
    nested: dict[str, Data] = {
        group: {key: {code: text} for key, text in keys.items()}
        for group, keys in data.items()
        if isinstance(keys, dict)
    }

    def marks() -> Marks:
        there = words.marks
        values = {(*path, code): place for path, place in there.values.items()}
        return Marks({}, values, there.lines, {(*path, code): text for path, text in there.texts.items()})

    return replace(words, said=as_json(nested), mark=marks)


def _same(code: str, other: str) -> bool:
    return as_written(code) == as_written(other)


def _texts(group: Data) -> list[dict[str, Data]]:
    return [text for text in group.values() if isinstance(text, dict)] if isinstance(group, dict) else []


def _merged(upper: Data, under: Data) -> Data:
    if not (isinstance(upper, dict) and isinstance(under, dict)):
        return upper
    return {**under, **{key: _merged(value, under[key]) if key in under else value for key, value in upper.items()}}
