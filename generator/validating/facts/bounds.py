"""To which side of a number or a time something is meant: within three days or after them, at least or at most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.text.languages import as_written
from generator.validating.facts.compare import same
from generator.validating.facts.denials import DENIALS
from generator.validating.facts.reading import abreast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.validating.facts.fact import Fact
    from generator.validating.facts.sentences import Span

_NOT = "(?:不|未|没有?|勿|别|不得|不可|不能|不要|不应|不许|绝不|从未)"
_AMONG = r"\s?(?:约|大约|于|在|到|为|有|了)?\s?"
_BETWEEN = r"\s(?:(?:the|a|an|about|around|some|only|first|last|another|any|of|midnight|level)\s)*"


class _Sides(NamedTuple):
    """The words of a language that say to which side: right before a number, and right behind it."""

    most_before: re.Pattern[str]
    least_before: re.Pattern[str]
    most_behind: re.Pattern[str]
    least_behind: re.Pattern[str]


_SIDES = {
    "zh": _Sides(
        re.compile(
            f"(?:{_NOT}(?:超过|超出|超|多于|高于|大于|晚于|迟于|满)|(?<!不)(?<!不得)(?<!不能)(?<!不可)(?<!不应)(?:少于|低于|小于|早于|不足)"
            f"|至多|最多|顶多|最迟|最晚|不到|不满){_AMONG}\\Z"
        ),
        re.compile(
            f"(?:{_NOT}(?:少于|低于|小于|早于)|至少|最少|起码|(?<![不未没勿别得可能要应许])(?:超过|超出|多于|高于|大于|晚于|迟于|满)){_AMONG}\\Z"
        ),
        re.compile(r"\s?(?:[之以]?内(?![部容])|及?以下|[之以]?前(?![面后台方端])|为限|封顶)"),
        re.compile(r"\s?(?:[之以]?后(?![面台方端])|及?以上|开外)"),
    ),
    "en": _Sides(
        re.compile(
            r"\b(?:within|(?:at|the) most|(?:no|not|never) (?:more|later|longer|higher|greater) than"
            r"|not? (?:above|exceed(?:ing)?|after|beyond)|up to|under|below|(?<!no )(?<!not )(?:less|fewer|lower|shorter|earlier) than"
            rf"|(?<!not )before|until|(?:a )?maximum(?: of)?){_BETWEEN}\Z",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:at least|(?:no|not|never) (?:less|fewer|earlier|lower|sooner|shorter) than|not? (?:below|under|before)"
            r"|(?<!no )(?<!not )(?<!never )(?:more|later|longer|higher|greater) than|(?<!not )(?<!soon )above|(?<!not )(?:after|beyond)"
            rf"|(?<!not )exceed(?:s|ing)?|(?:a )?minimum(?: of)?){_BETWEEN}\Z",
            re.IGNORECASE,
        ),
        re.compile(r"\s(?:\w+\s)?or (?:less|fewer|below|under|lower|earlier|sooner)\b|\sat (?:the )?(?:most|latest)\b"),
        re.compile(r"\s(?:\w+\s)?or (?:more|over|above|higher|later|longer)\b|\s(?:later|afterwards|at least)\b"),
    ),
}
_MAY_SAY = {
    "zh": re.compile("[内前后]|[以]?[上下]|[至最][多少]|于|超|满|不[足到]|最[迟晚]|起码|顶多"),
    "en": re.compile(
        r"within|most|least|than|under|below|above|before|after|until|up to|mum|exceed|beyond|or (?:more|less)|later"
        r"|over|fewer|lower|higher|longer",
        re.IGNORECASE,
    ),
}
"""What is in every text that says a side."""
_CLAUSE = re.compile(r"[，。；！？：\n]|[,;:!?](?=\s)|\.(?=\s|$)")


class Turned(NamedTuple):
    """The same number with words that say the contrary of each other, by side."""

    at: tuple[Span, Span]
    """Of the number with these words."""


def turned(said: Mapping[str, str]) -> Iterator[Turned]:
    """Where of two texts one says at most and the other at least, of a number that each says once.

    Nothing is told of clauses that deny: not arrived within three days is not arrived after them.
    """
    codes = [as_written(code) for code in said]
    texts = list(said.values())
    if not all(code in _SIDES and _MAY_SAY[code].search(text) for code, text in zip(codes, texts, strict=True)):
        return
    facts = abreast(said)
    for fact in facts[0]:
        there = [other for other in facts[1] if same(fact, other)]
        if len(there) != 1 or sum(same(one, there[0]) for one in facts[0]) != 1:
            continue
        sides = [_side(code, text, one) for code, text, one in zip(codes, texts, (fact, there[0]), strict=True)]
        if sides[0] and sides[1] and sides[0][0] != sides[1][0]:
            yield Turned((sides[0][1], sides[1][1]))


def _side(code: str, text: str, fact: Fact) -> tuple[bool, Span] | None:
    """Whether at most is meant, and from where to where it is said; None if neither is, or the clause denies."""
    words, before, behind = _SIDES[code], text[: fact.start], text[fact.end :]
    most = words.most_before.search(before), words.most_behind.match(behind)
    least = words.least_before.search(before), words.least_behind.match(behind)
    if any(most) == any(least):
        return None
    first, last = most if any(most) else least
    start, end = first.start() if first else fact.start, fact.end + (last.end() if last else 0)
    begin = max((cut.end() for cut in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = next((cut.start() for cut in _CLAUSE.finditer(text, end)), len(text))
    rest = text[begin:start] + "\0" + text[end:stop]
    return None if DENIALS[code].denies.search(rest) else (any(most), (start, end))
