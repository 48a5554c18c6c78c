"""On which side of a number or a time something is: within 5 minutes or after them, more than 500, from 500 or fewer."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from generator.text.languages import as_written
from generator.validating.facts.compare import same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.validating.facts.fact import Fact


class Side(StrEnum):
    """Where something is, seen from a number or a time."""

    LESS = "less"
    """Fewer, at most, less than."""
    MORE = "more"
    """More, at least, above."""
    WITHIN = "within"
    """Before so long is over."""
    PAST = "past"
    """When so long is over."""
    BEFORE = "before"
    """Before a moment, or so long before another."""
    AFTER = "after"
    """From a moment, or so long after another."""
    DURING = "during"
    """As long as that."""


_AMOUNTS = {Side.LESS, Side.MORE}
_AGAINST = (
    _AMOUNTS,
    {Side.WITHIN, Side.MORE},
    {Side.WITHIN, Side.PAST},
    {Side.BEFORE, Side.AFTER},
    {Side.BEFORE, Side.PAST},
)
"""What cannot both be meant."""


Sides = tuple[tuple[Side, re.Pattern[str]], ...]


def _ahead(**words: str) -> Sides:
    return tuple((Side[side], re.compile(rf"(?i:{pattern})\Z")) for side, pattern in words.items())


def _behind(**words: str) -> Sides:
    return tuple((Side[side], re.compile(rf"(?i:{pattern})")) for side, pattern in words.items())


class _Words(NamedTuple):
    """How a language says on which side of something another thing is: by words ahead of it, or behind it."""

    of_lengths: tuple[Sides, Sides]
    """Of times only."""
    of_sizes: tuple[Sides, Sides]
    """Of numbers only."""
    of_amounts: tuple[Sides, Sides]
    """Of both."""
    of_moments: tuple[Sides, Sides]
    clause: re.Pattern[str]
    """What ends the part of a sentence in which a word for no may turn a side round."""
    denied: re.Pattern[str]


_HAN_FILL = r"(?:了|约|每\w{1,3})?\s?(?:CNY\s?)?"
_FILL = "(?:about |an? |the |CNY )?"
_NOT = "[不未没](?:得|能|可|应|要|宜|会|曾)?"
_WORDS = {
    "zh": _Words(
        (_ahead(BEFORE=r"(?<=[\u4e00-\u9fff])(?<![的在这此以])前\s?", AFTER=r"(?<![最前先落背])后的?\s?"), ()),
        ((), ()),
        (
            _ahead(
                LESS=rf"(?:{_NOT}(?:超过|超出|超|[高多大晚迟长]于|满|到|足|达到?)|不足|(?<![不未没得能可应])[少低小短]于|(?:至多|最多|顶多)[^\W\d一两]{{0,3}}|上限为?){_HAN_FILL}",
                MORE=rf"(?:{_NOT}[少低小短早]于|(?<!没有)(?:超过|超出|超|[高多大长]于)|(?:至少|起码|最少)[^\W\d一两]{{0,3}}|逾|下限为?|[已年]满|达到?){_HAN_FILL}",
            ),
            _behind(
                WITHIN=r"\s?个?\w?(?:之内|以内|内(?![部容网控审线勤外存]))",
                MORE=r"\s?\w{0,2}?(?:[及或]?以上|[及或]更[多长高久])",
                LESS=r"\s?\w{0,2}?(?:[及或]?以下|[及或]更[少短低])|\s?封顶",
                BEFORE=r"\s?(?:之前|以前|前(?![后三两二十\d]))",
                PAST=r"\s?(?:之后|以后|过后|后(?![台勤端备续]))",
            ),
        ),
        (
            _ahead(BEFORE=r"(?:[不未][晚迟]于|[最至][晚迟]|赶在)\s?", AFTER=r"(?:[不未]早于|[最至]早|[晚迟]于)\s?"),
            _behind(
                BEFORE=r"\s?(?:之前|以前|前(?![后三两二十\d]))",
                AFTER=r"\s?(?:之后|以后|过后|后(?![台勤端备续])|起|开始)",
            ),
        ),
        re.compile(r"[，,；;：:。！？\n]"),
        re.compile(r"(?<![或是能])[不没无未勿别非才再]"),
    ),
    "en": _Words(
        (
            _ahead(
                WITHIN=r"\b(?:by|(?:no|not) later than)\s",
                DURING=r"\b(?:for|the|first|last|next|over|during|in)\s",
            ),
            _behind(BEFORE=r" (?:before|ago|earlier|ahead)\b", PAST=r" (?:after|later|from now|afterwards)\b"),
        ),
        (_ahead(MORE=rf"\bover\s{_FILL}"), ()),
        (
            _ahead(
                LESS=r"\b(?:(?:no|not) (?:more|longer|later|higher|greater) than|(?:not|never) exceed(?:ing)?"
                rf"|(?:not|never) (?:above|over)|(?<!no )(?<!not )(?:(?:few|low|short)er|less) than|(?:at or )?(?:under|below)|at (?:the )?most|up to|as many as|a maximum of|short of)\s{_FILL}",
                MORE=r"\b(?:(?:no|not) (?:fewer|less|lower|shorter|earlier) than|(?<!no )(?<!not )(?:more|longer|higher|greater) than"
                rf"|(?:at or )?above|at (?:the )?least|exceed(?:s|ed|ing)?|beyond|upwards of|a minimum of)\s{_FILL}",
                WITHIN=rf"\b(?:within|inside)\s(?:another |these )?{_FILL}",
                PAST=rf"\bafter\s(?:another |these )?{_FILL}",
            ),
            _behind(
                LESS=r"(?:\s[a-z]+)? or (?:less|fewer|under|below|lower|shorter)\b|(?:\s[a-z]+)? at (?:the )?most\b",
                MORE=r"(?:\s[a-z]+)? (?:or|and) (?:more|over|above|higher|longer|older|up)\b(?! than)|(?:\s[a-z]+)? at (?:the )?least\b",
            ),
        ),
        (
            _ahead(
                BEFORE=r"\b(?:by|before|(?<!wait )(?<!waits )(?<!waited )(?:until|till)|(?:no|not) later than)\s",
                AFTER=r"\b(?:from|after|since|starting|(?:no|not) (?:earlier|sooner) than)\s",
            ),
            _behind(BEFORE=r" (?:at the latest|or earlier)\b", AFTER=r" (?:onwards?|at the earliest|or later)\b"),
        ),
        re.compile(r"[,;:.!?\n](?=\s|$)|[–—()]"),
        re.compile(r"(?i:\b(?:not|no|never|none|nobody|nothing|without|cannot|unless|neither|nor|hardly)\b|n[’']t\b)"),
    ),
}
_BEYOND = {
    "zh": re.compile(
        r"(?:超过|超出|超|[高多大长]于|逾|[少低小短]于|不足)|[不未没](?:得|能|可|应|要|宜|会|曾)?(?:满|到|足|达)"
    ),
    "en": re.compile(
        r"(?i:(?:more|longer|higher|greater|fewer|lower|shorter|less) than|(?:under|below|above|beyond|over|exceed|short of))"
    ),
}
"""How those words begin that leave the number itself out; all others count it in: 以上 as in the civil code."""
_MOMENTS = {"clock", "day", "weekday"}
_MARKS = {"T+", "T+ second", "T+ working day"}
_SIZED = {"number", "time", "money"}
"""What a fact is about if it has sides."""
_REACH = 24
"""Characters on each side of a number among which its side is said."""


class Bound(NamedTuple):
    """A fact with the side of it that is meant, and from where to where the two are said."""

    fact: Fact
    side: Side | None
    start: int
    end: int
    denied: int = 0
    """How many words for no stand beside it."""


class Opposed(NamedTuple):
    """What stands against each other in two texts."""

    here: Bound
    there: Bound


def opposed(codes: Sequence[str], texts: Sequence[str], said: Sequence[Sequence[Fact]]) -> Iterator[Opposed]:
    """Numbers and times that two texts both say, and of which they mean the two sides."""
    for first, second in _abreast(codes, texts, said):
        if Counter(one.side for one in first) != Counter(one.side for one in second):
            yield from (Opposed(*both) for both in zip(first, second, strict=True) if _against(*both))


def counted_once(codes: Sequence[str], texts: Sequence[str], said: Sequence[Sequence[Fact]]) -> Iterator[Opposed]:
    """Numbers and times that one text counts in and the other leaves out: 5 家以上 are five or more, above 5 six."""
    for first, second in _abreast(codes, texts, said):
        for both in zip(first, second, strict=True):
            sides = {one.side for one in both}
            if len(sides) > 1 or not sides <= _AMOUNTS or any(one.denied for one in both):
                continue
            if _is_beyond(codes[0], texts[0], both[0]) != _is_beyond(codes[1], texts[1], both[1]):
                yield Opposed(*both)


def _abreast(
    codes: Sequence[str], texts: Sequence[str], said: Sequence[Sequence[Fact]]
) -> Iterator[tuple[list[Bound], list[Bound]]]:
    """What two texts say of the same number or time, one as often as the other."""
    known = [_WORDS[one] for one in map(as_written, codes) if one in _WORDS]
    if len(known) < len(codes):
        return
    ours, theirs = ([one for one in side if one.families & _SIZED and one.need] for side in said)
    for mine in _alike(ours):
        others = [other for other in theirs if same(mine[0], other)]
        first = [_bound(known[0], texts[0], fact) for fact in mine]
        second = [_bound(known[1], texts[1], fact) for fact in others]
        if len(first) != len(second):  # one says it more often: then only what has a side is compared
            first, second = ([one for one in some if one.side] for some in (first, second))
        if len(first) == len(second):
            yield first, second


def _is_beyond(code: str, text: str, bound: Bound) -> bool:
    """Whether the number itself is left out."""
    words = text[bound.start : bound.fact.start] or text[bound.fact.end : bound.end]
    return bool(_BEYOND[as_written(code)].match(words.lstrip()))


def _alike(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Facts that say the same, together."""
    groups: list[list[Fact]] = []
    for fact in facts:
        group = next((one for one in groups if same(one[0], fact)), None)
        if group is None:
            groups.append([fact])
        else:
            group.append(fact)
    return groups


def _against(one: Bound, other: Bound) -> bool:
    """Whether both cannot be meant. A word for no beside them may turn a side round, and always may that of a time."""
    sides = {one.side, other.side}
    sure = not one.denied or (sides == _AMOUNTS and "time" not in one.fact.families)
    sure = sure and one.denied == other.denied
    return sure and sides in _AGAINST


def _bound(words: _Words, text: str, fact: Fact) -> Bound:
    """A fact with the side of it that is said."""
    ahead, behind = text[max(0, fact.start - _REACH) : fact.start], text[fact.end : fact.end + _REACH]
    for before, after in _of_what(words, fact):
        for side, pattern in before:
            if found := pattern.search(ahead):
                start = fact.start - len(ahead) + found.start()
                return _beside_no(words, text, Bound(fact, side, start, fact.end))
        for side, pattern in after:
            if found := pattern.match(behind):
                return _beside_no(words, text, Bound(fact, side, fact.start, fact.end + found.end()))
    return Bound(fact, None, fact.start, fact.end)


def _of_what(words: _Words, fact: Fact) -> list[tuple[Sides, Sides]]:
    """The words for sides of an amount, of a moment, or of what is both, as T+30 is."""
    if fact.measures & _MARKS:
        return [words.of_amounts, words.of_moments]
    if fact.measures & _MOMENTS and fact.measures <= _MOMENTS | {"number"}:
        return [words.of_moments]
    return [words.of_amounts, words.of_lengths if "time" in fact.families else words.of_sizes]


def _beside_no(words: _Words, text: str, bound: Bound) -> Bound:
    """The same, with how often its clause says no beside it."""
    before = max((edge.end() for edge in words.clause.finditer(text, 0, bound.start)), default=0)
    edge = words.clause.search(text, bound.end)
    around = text[before : bound.start] + "\0" + text[bound.end : edge.start() if edge else len(text)]
    return bound._replace(denied=len(words.denied.findall(around)))
