"""Sentences that forbid something in one language of two, when what stands for them in the other denies nothing.

Only what is certain is told: a sentence that forbids, against one without any word that could deny.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.text.languages import as_written
from generator.validating.facts.sentences import abreast, of_a_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.validating.facts.sentences import Both, Span

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


_WISHES = (
    "forget|exceed|hesitate|wait|delay|worry|panic|lose|miss|leave|fail|stop|be (?:late|afraid)"
    "|(?:more|fewer|less|later|earlier|longer) than"
)
"""The same in English."""


class _Language(NamedTuple):
    """What shows that a sentence forbids, and what in it may deny."""

    sentence: re.Pattern[str]
    begins: re.Pattern[str]
    """What a sentence that forbids begins with."""
    within: re.Pattern[str]
    """What forbids in the midst of one, too."""
    says_nothing: re.Pattern[str]
    """What looks like denying and denies nothing."""
    denies: re.Pattern[str]
    """Everything that may say the same in other words, so it is far more than the words for no."""
    keeps: re.Pattern[str]
    """What may say the same of a part of a sentence."""


_LANGUAGES = {
    "zh": _Language(
        re.compile(r"[^。！？；：\n]*[^。！？；：\s][^。！？；：\n]*"),
        re.compile(
            rf"{_WHO}(?P<no>(?:不要|不得|不准|不许|不可(?![避抗能靠少逆])|不应|不能(?!.{{1,4}}的)|切勿|请勿|勿|禁止|严禁"
            rf"|切忌|切莫|绝不|别(?![{_NO_VERB}]))(?!{_SAID_AS_A_WISH})|不(?=(?:{_ORDER})[^，、的]+$))"
        ),
        re.compile(
            "(?P<no>(?:(?<!要)不要|不得(?!不)|(?<!拿)不准|不许|切勿|勿|禁止|严禁|切忌|切莫|绝不"
            rf"|(?<![级特分个类区识告差性辨派送离鉴道永久话])别(?![{_NO_VERB}有让类称针墅扭具出样]))"
            rf"(?!{_SAID_AS_A_WISH}|以|被|已|[^，、；。]{{1,6}}的(?:事|人|话|东西|地方)))"
        ),
        re.compile(
            "不[明同仅少久断但管论止只满安便良利适实妥符]|无[论线]|[级特分个类区识鉴性差国]别|告别|别[人的处]|非常|除非"
            "|未[来成]|没收|[至多减]少|少[数量]|为止|截止|止[损血痛]|举止|只要|绝对|休[息假]|预防|消防|防护|停[电机车业]"
            "|[是能]否|否则"
        ),
        re.compile("[不勿禁别无未莫非没免避停拒防忌止除只仅绝否休毋缺少才]"),
        re.compile("(?!)"),
    ),
    "en": _Language(
        re.compile(r"(?:[^.!?;:\n]|[.:](?=\S))*[^.!?;:\s](?:[^.!?;:\n]|[.:](?=\S))*"),
        re.compile(
            r"(?i:(?:please |and |but |then |also |first,? )?(?P<no>do not|don[’']t|never|no (?=\w+ing\b)|must not"
            rf"|may not)\b(?! (?:{_WISHES})\b))"
        ),
        re.compile(
            r"(?i:(?:[,(\[\]“‘\"'—–]\s*|\b(?:please|and|but|then|also|or|so|first|therefore) )"
            r"(?P<no>do not|don[’']t|(?<!and )never)\b|\b(?P<may>must not|may not)\b)"
            rf"(?! (?i:{_WISHES}|have to|need|know|depend|match)\b)"
        ),
        re.compile(r"(?i:whether or not|not only|no (?:later|more|less|fewer|earlier) than|not later than|\bNo\. ?\d)"),
        re.compile(
            r"(?i:\b(?:not|never|no|none|nobody|nothing|neither|nor|without|avoid\w*|refrain\w*|stop\w*|cannot|forbid\w*"
            r"|prohibit\w*|ban(?:s|ned)?|refus\w+|keep\w* (?:\w+ ){0,4}(?:from|out|off|away|secret|to)|except|unless"
            r"|instead|rather|only|leav(?:e|es|ing)|resist|skip|hold(?:s|ing)? (?:\w+ ){0,3}(?:back|off|until|for)"
            r"|(?:stay|lay|log|call|put|take)\w* off|out of|off limits|beware|exclu\w+|free of|until|nowhere|hardly|few"
            r"|little|drop|cut|omit|ignore|lest|fail\w*|lack\w*|spare|withh\w+|alone|apart|once|wrong|theirs|calm|relax"
            r"|confidential|secret|in pairs|both|at least|at most|remember|hold the line|stay\w*|remain\w*|wait\w*)\b"
            r"|n[’']t\b|\bun(?!der|it|til|ion|iq|iv)\w+)"
        ),
        re.compile(r"(?i:\b(?:keep\w*|hold\w*|held|bar(?:s|red|ring)?|off|against|open|still)\b)"),
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
    if not any(one.denies.search(text) for one, text in zip(known, texts, strict=True)):
        return []
    lines = abreast(texts, [one.sentence for one in known])
    return [found for line in lines for found in _of_a_line(known, texts, line)]


def _of_a_line(known: Sequence[_Language], texts: Sequence[str], line: list[Both]) -> Iterator[Forbidden]:
    """What is forbidden once in sentences that stand beside each other.

    Where a sentence beside denies what its own other half does not, they may have been put together differently; and
    where a whole line denies as often as the other, its sentences may stand elsewhere in it.
    """
    denied = [[_denies(known[side], texts[side], both[side]) for both in line] for side in (0, 1)]
    for side in (0, 1):
        ours, theirs = denied[side], denied[1 - side]
        if sum(ours) <= sum(theirs):
            continue
        for number, both in enumerate(line):
            beside = [n for n in (number - 1, number + 1) if 0 <= n < len(line)]
            if theirs[number] or any(theirs[n] and not ours[n] for n in beside):
                continue
            at = _forbids(known[side], known[1 - side], texts, side, both)
            if at and of_a_length(texts, line, number):
                begin, end = both[1 - side]
                yield Forbidden(side, at, (end - len(texts[1 - side][begin:end].lstrip()), end))


def _denies(language: _Language, text: str, span: Span) -> bool:
    said = text[slice(*span)]
    return bool(language.denies.search(said) and language.denies.search(language.says_nothing.sub("\0", said)))


def _forbids(ours: _Language, theirs: _Language, texts: Sequence[str], side: int, both: Both) -> Span | None:
    """Where a sentence forbids: at its beginning, or in its midst if nothing of the other keeps from anything."""
    start, end = both[side]
    begin = start + len(texts[side][start:end]) - len(texts[side][start:end].lstrip(" -*•·“\"'"))
    if found := ours.begins.match(texts[side], begin, end):
        return found.span("no")
    found = ours.within.search(texts[side], start, end)
    if not found or theirs.keeps.search(texts[1 - side], *both[1 - side]):
        return None
    return found.span(str(found.lastgroup))
