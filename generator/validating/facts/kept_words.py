"""Small words that both languages have and that must not be lost: who or what alone is meant, as by `only`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.text.languages import as_written
from generator.validating.facts.denials import DENIALS
from generator.validating.facts.sentences import abreast, all_of_a_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.validating.facts.sentences import Both, Span


class _Kept(NamedTuple):
    """A word of one language, and everything in the other that may stand for it."""

    says: str
    """Pattern of the word, by which it is meant wherever it stands."""
    stands_for: str
    """Pattern of what may stand for it in the other language: where none of it is, it was lost."""
    itself: str
    """Pattern of the word that the other language has for it: in the next sentence it may be the same one."""


class _Pattern(NamedTuple):
    """A kept word, as patterns that are ready."""

    says: re.Pattern[str]
    stands_for: re.Pattern[str]
    itself: re.Pattern[str]


_ONLY_EN = (
    r"(?i:\b(?:only|just|sole\w*|alone|single|nobody|no|not|never|none|nothing|one|once|merely|exclusive\w*|except|unless|until|without|cannot"
    r"|limit\w*|restrict\w*|separate\w*|apart|less|few\w*|own|left|remain\w*|keep\w*|kept|purely|confin\w+|reserved?|anything|other"
    r"|simply|rather|whoever|must|any|all|nowhere|stay\w*|before|at most|exact\w*|mere|main\w*|still|but|barely)\b|n[’']t\b)"
)
_ONLY_ZH = "只|仅|唯|才|单|就|专|限|独|除|不|没|无|未|非|别|勿|各|一|须|必|再|先|都|同时|禁|其实|所有|全|剩|至多|光|纯|亲|凡|两"
_KEPT = {
    ("zh", "en"): (
        _Kept(
            "只能(?=[由在向用对从给去到])|只有(?!几)(?=[^，。；]{1,10}(?:可以|能|才|有权))|[只仅](?:限(?![制度])|许|准|允许|收|由|供(?!应|货))|仅(?:向|对|在|用于)|只(?:向|给|对)",
            _ONLY_EN,
            r"(?i:\bonly\b)",
        ),
    ),
    ("en", "zh"): (
        _Kept(
            r"\bOnly(?! (?:when|once|after|if|then|by|in|with|two|three|four|five|about|an?|what|on|until|now|because|as|at|for|so|\d)\b)|(?<!not )(?<!the )\bonly(?=[.;:]|$)",
            _ONLY_ZH,
            "[只仅]",
        ),
    ),
}
"""By the language of the word and the other one."""


class Lost(NamedTuple):
    """A word of one text for which nothing stands in the other."""

    side: int
    """0 if the first text has it, 1 if the second."""
    at: Span
    instead: Span
    """Of the sentence in the other text where it should be."""


def lost_words(codes: Sequence[str], texts: Sequence[str]) -> Iterator[Lost]:
    """Words for `only` that one text has and the other lacks, in sentences that stand for each other for sure.

    `or` is no such word: where Chinese lists things with 和, English asks for any of them, and both are right.
    """
    written = [as_written(code) for code in codes]
    if (written[0], written[1]) not in _WORDS:
        return
    if not any(kept.says.search(texts[side]) for side in (0, 1) for kept in _WORDS[written[side], written[1 - side]]):
        return
    for line in abreast(texts, [DENIALS[one].sentence for one in written]):
        if not all_of_a_length(texts, line):
            continue
        for number, both in enumerate(line):
            for side in (0, 1):
                theirs, near = both[1 - side], line[max(number - 1, 0) : number + 2]
                for kept in _WORDS[written[side], written[1 - side]]:
                    found = kept.says.search(texts[side], *both[side])
                    if (
                        found
                        and not kept.stands_for.search(texts[1 - side], *theirs)
                        and not any(_has_it_alone(kept, texts, one, 1 - side) for one in near)
                    ):
                        past = theirs[1]
                        begin = past - len(texts[1 - side][slice(*theirs)].lstrip())
                        yield Lost(side, found.span(), (begin, past))


def _has_it_alone(kept: _Pattern, texts: Sequence[str], both: Both, side: int) -> bool:
    """Whether one side of two sentences says the word and the other nothing like it."""
    other = kept.says.search(texts[1 - side], *both[1 - side])
    return bool(kept.itself.search(texts[side], *both[side])) and not other


_WORDS = {
    codes: [_Pattern(*(re.compile(pattern) for pattern in kept)) for kept in words] for codes, words in _KEPT.items()
}
