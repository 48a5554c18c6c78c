"""What every rule is given, and what it yields."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel

from generator.model.base import LanguageKey, Text
from generator.model.times import Time
from generator.model.walk import Kind, Walked
from generator.text.languages import as_written, is_in_latin, is_language
from generator.text.slots import filled
from generator.validating.facts.scripts import all_words, common_words, foreign, looked_up, may_be_foreign
from generator.validating.facts.traditional import traditional
from generator.validating.facts.unfinished import unfinished
from generator.validating.ids import at_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model.base import Path
    from generator.model.communication import Message
    from generator.model.handbook import Handbook
    from generator.problems import Words
    from generator.validating.ids import Index
    from generator.validating.set_aside import Salvage


MARK = 16
"""Bytes of a text's mark."""
_HOLDING = (BaseModel, Text, tuple, Mapping)
"""What holds other values, or is a text."""
_TRADITIONAL = {"Hant", "TW", "HK", "MO"}
"""Parts of a language's tag that say which script it is written in."""


class Finding(NamedTuple):
    """A rule broken at a path of the handbook."""

    rule: str
    path: Path
    message: Words
    cure: Words
    key: bool = False
    """The key at the path is wrong, not its value."""
    at: tuple[int, int] | None = None
    """From where to where in the text at the path; None for the whole of it."""


class Pair(NamedTuple):
    """A text in two languages."""

    path: Path
    text: Text
    codes: tuple[str, str]
    """Of the handbook's first language, and of the other one."""


class Marked(NamedTuple):
    """A text, and its mark: the same for all texts that say the same and are looked at alike."""

    path: Path
    text: Text
    mark: bytes


@lru_cache(maxsize=2**16)
def _without(names: re.Pattern[str], text: str) -> str:
    return names.sub(lambda name: "\0" * len(name[0]), text)


@dataclass(frozen=True)
class Left:
    """What was left out of the handbook because it does not fit the model, or could not be read."""

    salvage: Salvage
    unread: frozenset[Path]

    def out_of(self, path: Path) -> bool:
        """Whether something at or below `path` was left out: then what looks missing there may not be."""
        here = self.salvage.original(path)
        gone = self.salvage.gone | self.unread
        return any(one[: len(here)] == here or here[: len(one)] == one for one in gone)

    def beside(self, path: Path, key: str) -> bool:
        """Whether a key of this name was left out beside what stands at `path`."""
        return (*self.salvage.original(path)[:-1], key) in self.salvage.gone


class Extract(NamedTuple):
    """What rules about all of a handbook take from its parts, so that none need be walked through for them."""

    common_words: frozenset[str] = frozenset()
    """English words that are no names."""
    unspoken: Mapping[str, Sequence[Path]] = MappingProxyType({})
    """Languages that the handbook does not speak and in which texts are, too: by code, the paths of these texts."""
    busy: Mapping[str, str] = MappingProxyType({})
    """Roles that have something to do, each with the playbook or list where it has it first."""
    blanks: frozenset[str] = frozenset()
    """What stands in braces in texts."""
    frame: str = ""
    """Fingerprint of a playbook but for its texts: what refers to it from outside can ask for nothing else."""

    @classmethod
    def of(cls, parts: Iterable[Extract]) -> Extract:
        """That of all parts together."""
        parts = list(parts)
        unspoken: dict[str, list[Path]] = {}
        for code, paths in (one for part in parts for one in part.unspoken.items()):
            unspoken.setdefault(code, []).extend(paths)
        busy = dict(one for part in reversed(parts) for one in part.busy.items())
        words = all_words(part.common_words for part in parts)
        return cls(words, dict(sorted(unspoken.items())), busy, frozenset().union(*(part.blanks for part in parts)))


@dataclass(frozen=True, eq=False)
class Book:
    """A handbook that fits the model, perhaps with items left out; and what is known beside it.

    Rules look at all of it, or at a part of it at a time (see `parts`).
    """

    handbook: Handbook
    written: Index
    """Ids as they stand in the files."""
    standing: Index
    """Ids of what is not left out, with their paths in `handbook`."""
    printable: frozenset[str]
    left: Left
    published: tuple[str, ...] = ()
    """Addresses of the last release, in the order of its files (see `addresses`)."""
    sound: frozenset[bytes] = frozenset()
    """Marks of texts that were looked at before, each by itself, and in which nothing was found."""
    within: Path | None = None
    """Where the values are that rules look at: a playbook; `()` for all that is in none; None for everything."""
    extract: Extract = field(default_factory=Extract)
    """What is known of all of the handbook."""
    whole: Handbook | None = None
    """All of the handbook, of which only that may be asked which is told of a mistake: see `validating.parts`."""
    titles: Mapping[str, Text] = field(default_factory=dict)
    """What each message is called, by its id."""

    @property
    def values(self) -> list[tuple[Path, object]]:
        """Every value with its path, walked once for all rules."""
        return self._walked.values

    def each(self, *kinds: type[Kind]) -> list[tuple[Path, Kind]]:
        """Every value of some kinds with its path, in the order of `values`: most rules look at few of all."""
        return self._walked.each(*kinds)

    @cached_property
    def _walked(self) -> Walked:
        if self.within is None:
            return Walked(self.handbook)
        if not self.within:
            return Walked(self.handbook.model_copy(update={"playbooks": {}}))
        return Walked(at_path(self.handbook, self.within), self.within)

    @property
    def messages(self) -> list[tuple[Path, Message]]:
        """Every message with its path, of all playbooks and of none."""
        shared = [(("messages", n), one) for n, one in enumerate(self.handbook.messages)]
        books = self.handbook.playbooks.items()
        own = [(("playbooks", name, "communication"), book.communication.messages) for name, book in books]
        return [*shared, *(((*at, "messages", n), one) for at, some in own for n, one in enumerate(some))]

    def find(self, kind: str, word: str, at: Path) -> Path | None:
        """The path of what `word` means where it stands; None when that is nothing, or in a playbook out of sight."""
        found = self.standing.find(kind, word, at)
        hidden = found is not None and found[:1] == ("playbooks",) and found[1] not in self.handbook.playbooks
        return None if hidden else found

    @cached_property
    def texts(self) -> list[tuple[Path, Text]]:
        """Every text with its path."""
        return self.each(Text)

    @cached_property
    def words(self) -> list[tuple[Path, str]]:
        """Every string with its path, those of texts by language; none in one that the handbook does not speak."""
        found: list[tuple[Path, str]] = []
        for path, value in self.values:
            if isinstance(value, Text):
                found += [((*path, code), words) for code, words in value.root.items() if code in self.languages]
            elif isinstance(value, str):
                found.append((path, value))
        return found

    @cached_property
    def own_common_words(self) -> frozenset[str]:
        """Those English words that are no names which its own texts tell."""
        codes = {as_written(code): code for code in reversed(self.languages)}
        zh, en = codes.get("zh", "zh"), codes.get("en", "en")
        return common_words((text.root.get(zh, ""), text.root.get(en, "")) for _, text in self.texts)

    @cached_property
    def looked_up(self) -> frozenset[str]:
        """The words of its own texts of which it counts whether they are names."""
        said = ((code, text.root.get(code, "")) for _, text in self.texts for code in self.languages)
        odd = ((code, self.without_names(text)) for code, text in said if may_be_foreign(code, text))
        return frozenset(word for code, text in odd for word in looked_up(code, text))

    @cached_property
    def doubtful(self) -> list[tuple[Path, Text]]:
        """The texts that are not known to be sound.

        A rule that is content with these looks at each text by itself, and at nothing that its mark is not made of: how
        the languages are written, the names on the list, the glossary, the first and the last step of its path.
        """
        return [(path, text) for path, text, mark in self._marked if mark not in self.sound]

    @cached_property
    def pairs(self) -> list[Pair]:
        """The doubtful texts in two languages, where both are written, to the end and as such."""
        first, *others = self.languages
        new = [Pair(path, text, (first, other)) for path, text in self.doubtful for other in others]
        return [one for one in new if all(self._is_written(code, one.text.root.get(code, "")) for code in one.codes)]

    @cached_property
    def marks(self) -> frozenset[bytes]:
        """Those of its own texts."""
        return frozenset(one.mark for one in self._marked)

    def marks_of(self, broken: Iterable[Finding]) -> frozenset[bytes]:
        """Those of the texts in which something was found."""
        paths = {finding.path[:-1] for finding in broken}
        texts = ((path, self.part_at(path)) for path in paths)
        return frozenset(self._mark(self._alike, path, text) for path, text in texts if isinstance(text, Text))

    @cached_property
    def _alike(self) -> str:
        """Fingerprint of what decides about each text."""
        tags = [f"{language.id}={language.tag}" for language in self.handbook.handbook.languages]
        terms = [term.model_dump_json() for term in self.handbook.glossary]
        return hashlib.blake2b("\0".join((*tags, self._names.pattern, *terms)).encode(), digest_size=MARK).hexdigest()

    @cached_property
    def _marked(self) -> list[Marked]:
        return [Marked(path, text, self._mark(self._alike, path, text)) for path, text in self.texts]

    def _mark(self, alike: str, path: Path, text: Text) -> bytes:
        said = (alike, f"{path[0]}", f"{path[-1]}", *(text.root.get(code, "") for code in self.languages))
        return hashlib.blake2b("\0".join(said).encode(), digest_size=MARK).digest()

    def _is_written(self, code: str, text: str) -> bool:
        old = code in self.in_simplified and self.traditional(text)
        return bool(text.strip()) and not unfinished(text) and not self.foreign(code, text) and not old

    def foreign(self, code: str, text: str) -> tuple[int, int] | None:
        """From where to where a text is in another language than that of `code`; None if it is not."""
        if not may_be_foreign(code, text):
            return None
        return foreign(code, self.without_names(text), self.extract.common_words)

    def traditional(self, text: str) -> tuple[int, int] | None:
        """From where to where a text in Simplified Chinese has Traditional characters; None if it has none."""
        return traditional(self.without_names(text))

    def without_names(self, text: str) -> str:
        """The text with names such as 58同城 blanked out: they are of every language and count nothing."""
        return _without(self._names, text)

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.handbook.handbook.never_spaced)) or r"(?!)")

    @cached_property
    def slots(self) -> dict[str, dict[str, str]]:
        """By language: what stands for each of the organisation's slots."""
        return {code: self.handbook.slots(code) for code in self.languages}

    def text_at(self, path: Path) -> str:
        """What stands at a path that names a text and a language, or a string."""
        around = self.part_at(path[:-1])
        said = around.root.get(str(path[-1])) if isinstance(around, Text) else self.part_at(path)
        return said if isinstance(said, str) else ""

    def part_at(self, path: Path) -> object:
        """What stands at a path; None when nothing does."""
        try:
            found: object = at_path(self.handbook, path)
        except (AttributeError, LookupError, TypeError):
            return None
        return found

    def read(self, code: str, words: str) -> str:
        """Words of a text as they are read."""
        return filled(words, self.slots.get(code, {}))

    @cached_property
    def languages(self) -> list[str]:
        """Codes of the handbook's languages, in their order."""
        return [language.id for language in self.handbook.handbook.languages]

    @cached_property
    def required(self) -> list[str]:
        """Codes of those in which every text has to be, as no other one stands in."""
        return [language.id for language in self.handbook.handbook.languages if not language.stand_in]

    @cached_property
    def frame(self) -> str:
        """Fingerprint of all that a playbook says but in texts: of each id, choice, time and number with its path."""
        if not self.within:
            return ""
        said = (one for one in self.values if isinstance(one[1], Time) or not isinstance(one[1], _HOLDING))
        return hashlib.blake2b("\0".join(map(repr, said)).encode(), digest_size=MARK).hexdigest()

    @cached_property
    def own_unspoken(self) -> dict[str, list[Path]]:
        """Languages that the handbook does not speak and in which its own texts are: by code, the texts' paths."""
        found: dict[str, list[Path]] = {}
        for path, text in self.texts:
            whole = all(text.root.get(code, "").strip() for code in self.required)
            for code in filter(is_language, text.root.keys() - set(self.languages) if whole else ()):
                found.setdefault(code, []).append(path)
        return found

    @cached_property
    def by_language(self) -> list[tuple[Path, set[str]]]:
        """What is not the same in each language, such as what people type: its path, and its languages."""
        kept = ((path, set(value)) for path, value in self.each(dict))
        return [(path, codes) for path, codes in kept if any(isinstance(code, LanguageKey) for code in codes)]

    @cached_property
    def in_chinese(self) -> list[str]:
        """Codes of the languages that are Chinese."""
        return [language.id for language in self.handbook.handbook.languages if language.tag.split("-")[0] == "zh"]

    @cached_property
    def in_latin(self) -> list[str]:
        """Codes of the languages that are written in Latin letters."""
        return [language.id for language in self.handbook.handbook.languages if is_in_latin(language.tag)]

    @cached_property
    def in_simplified(self) -> list[str]:
        """Codes of those that are written in Simplified characters."""
        tags = {language.id: language.tag for language in self.handbook.handbook.languages}
        return [code for code in self.in_chinese if not _TRADITIONAL & set(tags[code].split("-"))]
