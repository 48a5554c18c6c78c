"""Sentences that forbid something in one language of two, when nothing in the other denies anything.

Only what is certain is told: a sentence that begins by forbidding, against one without any word that could deny.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.text.languages import as_written

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]
_WHO = "(?:请|先|暂时?|绝对|千万|一律|谁都?|任何人都?|大家都?|我们都?|您|你们?|均|各方)*"
_NO_VERB = "人的处国家墅名"
_SAID_AS_A_WISH = (
    "忘|少于|多于|超过|超出|晚于|早于|迟|低于|高于|大于|小于|不足|等|漏|遗漏|落下|忽[视略]|单人|由一人|独自|一个人|空着|拖|犹豫|停|断"
    "|松懈|慌|急|紧张|怕|担心|走开|离开|挂|放弃"
)
"""What is forbidden and is its contrary, asked for: 勿忘 is "remember", 不得少于 is "at least"."""
_ORDER = (
    "付|退|删|改|发|说|答|回|接受|转|点|评论|公开|承诺|道歉|猜|提|讨论|议论|谈|碰|动|开|关|写|签|收|买|卖|让|派|叫|报|请|联系|透露"
    "|披露|解释|争辩|参与|重启|启动|外传|拍|录|交|拿|登录|扫|装|下载|打开|拔|断|升级|告诉|通知"
)
"""What is done or not; with 不 in front of others much is said that forbids nothing: 不到, 不限, 不分."""


class _Language(NamedTuple):
    """What shows that a sentence forbids, and what in it may deny."""

    sentence: re.Pattern[str]
    forbids: re.Pattern[str]
    """What it begins with."""
    denies: re.Pattern[str]
    """Everything that may say the same in other words, so it is far more than the words for no."""


_LANGUAGES = {
    "zh": _Language(
        re.compile(r"[^。！？；：\n]*[^。！？；：\s][^。！？；：\n]*"),
        re.compile(
            rf"{_WHO}(?P<no>(?:不要|不得|不准|不许|不可(?![避抗能靠少逆])|不应|不能(?!.{{1,4}}的)|切勿|请勿|勿|禁止|严禁"
            rf"|切忌|切莫|绝不|别(?![{_NO_VERB}]))(?!{_SAID_AS_A_WISH})|不(?=(?:{_ORDER})[^，、的]+$))"
        ),
        re.compile("[不勿禁别无未莫非没免避停拒防忌止除只仅绝否休毋缺少才]"),
    ),
    "en": _Language(
        re.compile(r"(?:[^.!?;:\n]|[.:](?=\S))*[^.!?;:\s](?:[^.!?;:\n]|[.:](?=\S))*"),
        re.compile(
            r"(?i:(?:please |and |but |then |also |first,? )?(?P<no>do not|don[’']t|never|no (?=\w+ing\b)|must not"
            r"|may not)\b(?! (?:forget|exceed|hesitate|wait|delay|worry|panic|lose|miss|leave|fail|be (?:late|afraid)"
            r"|(?:more|fewer|less|later|earlier|longer) than)\b))"
        ),
        re.compile(
            r"(?i:\b(?:not|never|no|none|nobody|nothing|neither|nor|without|avoid\w*|refrain\w*|stop\w*|cannot|forbid\w*"
            r"|prohibit\w*|ban(?:s|ned)?|refus\w+|keep\w* (?:\w+ ){0,4}(?:from|out|off|away|secret|to)|except|unless"
            r"|instead|rather|only|leav(?:e|es|ing)|resist|skip|hold(?:s|ing)? (?:\w+ ){0,3}(?:back|off|until|for)"
            r"|(?:stay|lay|log|call|put|take)\w* off|out of|off limits|beware|exclu\w+|free of|until|nowhere|hardly|few"
            r"|little|drop|cut|omit|ignore|lest|fail\w*|lack\w*|spare|withh\w+|alone|apart|once|wrong|theirs|calm|relax"
            r"|confidential|secret|in pairs|both|at least|at most|remember|hold the line|stay\w*|remain\w*|wait\w*)\b"
            r"|n[’']t\b|\bun(?!der|it|til|ion|iq|iv)\w+)"
        ),
    ),
}


class Forbidden(NamedTuple):
    """What one text forbids and the other does not."""

    side: int
    """0 if the first text forbids it, 1 if the second."""
    at: Span
    """Of the words that forbid, in the text that does."""
    instead: Span
    """Of the sentence in the other text that stands there, or of the whole of it."""


def forbidden_once(codes: Sequence[str], texts: Sequence[str]) -> list[Forbidden]:
    """What one of two texts forbids and the other does not, as far as both languages are known."""
    known = [_LANGUAGES[one] for one in map(as_written, codes) if one in _LANGUAGES]
    if len(known) < len(codes):
        return []
    sides = [list(one.sentence.finditer(text)) for one, text in zip(known, texts, strict=True)]
    denied = [[bool(one.denies.search(said[0])) for said in side] for one, side in zip(known, sides, strict=True)]
    return [
        Forbidden(side, at, instead)
        for side in (0, 1)
        if sum(denied[side]) > sum(denied[1 - side])
        for number, sentence in enumerate(sides[side])
        if (at := _forbids(known[side], sentence)) and (instead := _affirmed(number, side, sides, denied))
    ]


def _forbids(language: _Language, sentence: re.Match[str]) -> Span | None:
    begin = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip(" -*•·“\"'"))
    found = language.forbids.match(sentence.string, begin, sentence.end())
    return found.span("no") if found else None


def _affirmed(
    number: int, side: int, sides: Sequence[list[re.Match[str]]], denied: Sequence[list[bool]]
) -> Span | None:
    """Where the other side says the same sentence without denying anything; None if it may be denied somewhere.

    Sentences of the same number stand for each other, unless one beside denies what its own other half does not: then
    they may have been put together differently.
    """
    ours, theirs = denied[side], denied[1 - side]
    others = sides[1 - side]
    if len(ours) != len(theirs):
        return (others[0].start(), others[-1].end()) if others and not any(theirs) else None
    beside = [n for n in (number - 1, number, number + 1) if 0 <= n < len(ours)]
    if any(theirs[n] and (n == number or not ours[n]) for n in beside):
        return None
    begin, end = others[number].span()
    return begin + len(others[number][0]) - len(others[number][0].lstrip()), end
