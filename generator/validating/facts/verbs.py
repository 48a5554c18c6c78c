"""Verbs that both languages have: what is forbidden with one of them is not called for with the same in the other."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.validating.facts.sentences import Span

_VERBS = (
    ("挂断|挂线|挂(?:掉|了)?电话", "hang(?:s|ing)? up|hung up"),
    ("等(?!级|于|值|同|候室)", "wait(?:s|ing|ed)?"),
    ("停(?!售|机坪|车场|电)", "stop(?:s|ping|ped)?"),
    ("忘", "forg[eo]t(?:s|ting)?"),
    ("离开|走开", "leav(?:e|es|ing)|walk(?:s|ing)? away"),
    ("放弃", "giv(?:e|es|ing) up|abandon(?:s|ing|ed)?"),
    ("拖延|耽[误搁]|延误", "delay(?:s|ing|ed)?"),
    ("犹豫", "hesitat(?:e|es|ing)"),
    ("慌|恐慌", "panic(?:s|king)?"),
    ("担心", "worr(?:y|ies|ying)"),
    ("打扰|惊动", "disturb(?:s|ing|ed)?"),
    ("关[闭掉上]|关机", "clos(?:e|es|ing)|shut(?:s|ting)?(?: down)?|(?:turn|switch|power)(?:s|ing)? (?:it |them |off)"),
    ("断开|切断", "disconnect(?:s|ing|ed)?|cut(?:s|ting)?(?: off)?|unplug(?:s|ging)?"),
    ("跳过", "skip(?:s|ping|ped)?"),
    ("删", "delet(?:e|es|ing|ed)|remov(?:e|es|ing|ed)"),
    ("重启", "restart(?:s|ing|ed)?|reboot(?:s|ing|ed)?"),
    ("转发|外传", "forward(?:s|ing|ed)?|repost(?:s|ing|ed)?|pass(?:es|ing|ed)? (?:it |them )?on"),
    ("回答|作答|答复", "answer(?:s|ing|ed)?|repl(?:y|ies|ying)"),
    ("回复", "repl(?:y|ies|ying)|answer(?:s|ing|ed)?"),
    ("公布|发布|发表", "publish(?:es|ing|ed)?|post(?:ing|ed)?"),
    ("承诺|答应|许诺", "promis(?:e|es|ing|ed)"),
    ("猜", "guess(?:es|ing|ed)?|speculat(?:e|es|ing|ed)"),
    ("争论|争辩|争执", "argu(?:e|es|ing|ed)"),
    ("评论|评价", "comment(?:ing|ed)?"),
    ("支付|付款", "pay(?:s|ing)?|paid"),
    ("签字|签署", "sign(?:s|ing|ed)?"),
    ("打开", "open(?:s|ing|ed)?"),
    ("点击|点开", "click(?:s|ing|ed)?|tap(?:s|ping|ped)?|open(?:s|ing)?"),
    ("拍照|拍摄", "photograph(?:s|ing|ed)?|tak(?:e|es|ing) (?:photos?|pictures?)|film(?:s|ing|ed)?"),
    ("触碰|触摸|碰", "touch(?:es|ing|ed)?"),
    ("移动|挪动", "mov(?:e|es|ing|ed)"),
    ("修改|更改|改动", "chang(?:e|es|ing|ed)|alter(?:s|ing|ed)?|edit(?:s|ing|ed)?"),
    ("分享", "shar(?:e|es|ing|ed)"),
    ("透露|泄露|披露", "disclos(?:e|es|ing|ed)|reveal(?:s|ing|ed)?|leak(?:s|ing|ed)?|tell(?:s|ing)?"),
    ("复制|拷贝", "cop(?:y|ies|ying|ied)"),
    ("下载", "download(?:s|ing|ed)?"),
    ("安装", "install(?:s|ing|ed)?"),
    ("登录|登陆", "log(?:s|ging|ged)? in|sign(?:s|ing|ed)? in"),
    ("进入", "enter(?:s|ing|ed)?|go(?:es|ing)? (?:in|into)"),
    ("拆开|拆封", "open(?:s|ing|ed)?|unpack(?:s|ing|ed)?"),
    ("扔掉|丢弃", "throw(?:s|ing)?|discard(?:s|ing|ed)?"),
    ("使用", "us(?:e|es|ing|ed)"),
    ("购买", "buy(?:s|ing)?|bought"),
    ("发货", "ship(?:s|ping|ped)?|dispatch(?:es|ing|ed)?"),
    ("联系", "contact(?:s|ing|ed)?"),
    ("接受", "accept(?:s|ing|ed)?|tak(?:e|es|ing)|giv(?:e|es|ing)"),
    ("拔", "unplug(?:s|ging|ged)?|pull(?:s|ing|ed)?"),
    ("充电", "charg(?:e|es|ing|ed)"),
    ("食用|服用|饮用", "eat(?:s|ing|en)?|tak(?:e|es|ing|en)|drink(?:s|ing)?|us(?:e|es|ing|ed)"),
    ("讨论|谈论", "discuss(?:es|ing|ed)?|talk(?:s|ing|ed)?"),
    ("道歉", "apologi[sz](?:e|es|ing|ed)"),
    ("解释", "explain(?:s|ing|ed)?"),
    ("反驳|还击", "hit(?:s|ting)? back|contradict(?:s|ing|ed)?|rebut(?:s|ting)?"),
    ("可用", "available"),
    ("回滚", "roll(?:s|ing|ed)? (?:it |them )?back"),
)  # fmt: skip
"""A verb in Chinese, and what may stand for it in English."""
_NO_ZH = "不要|别|不得|[切请]?勿|禁止|严禁|不准|不许|不可|不能|不会|[绝决从]不|切[忌莫]|不[应该用必]|无需|不"
_NO_EN = (
    r"(?:(?:do|does|did|must|may|should|shall|will|would|can) not|cannot|never|nobody|(?:do|does|did|must|should|wo|would|ca)n[’']t"
    r"|not to|no need to|no)"
)
_BETWEEN_ZH = (
    "(?:再|先|自行|擅自|私自|私下|随意|轻易|提前|单独|立即|马上|直接|主动|急着|向[^，。；、]{1,4}|对[^，。；、]{1,5})?"
)
_BETWEEN_EN = r"(?:[a-z]+ly |just |ever |even |also |then |be )?"
_SAYS_NO = {
    "zh": re.compile("[不勿别无未没莫非免避拒忌毋禁零停拦只仅才]|防止|除非|之前|前[，。]"),
    "en": re.compile(
        r"(?i:\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|unless|until|till|before|only|instead|rather|avoid\w*"
        r"|refus\w+|declin\w+|resist\w*|refrain\w*|forbid\w*|prohibit\w*|ban(?:s|ned)?|against|hardly|out of|off limits|wait\w*|hold\w*|stop\w*|whether)\b"
        r"|n[’']t\b)"
    ),
}
"""What may say no, or when or where alone something is done; more than the words for no."""


_FORBIDS = {"zh": re.compile(_NO_ZH), "en": re.compile(rf"(?i:\b{_NO_EN}\b)")}
"""What every sentence says that forbids."""


class _Verb(NamedTuple):
    forbidden: dict[str, re.Pattern[str]]
    said: dict[str, re.Pattern[str]]


@cache
def _known() -> tuple[_Verb, ...]:
    """The verbs, for whoever meets a sentence that forbids."""
    return tuple(
        _Verb(
            {
                "zh": re.compile(f"(?P<no>{_NO_ZH}){_BETWEEN_ZH}(?:{zh})(?![^，。；！？]*的)"),
                "en": re.compile(rf"(?i:\b(?P<no>{_NO_EN}) {_BETWEEN_EN}(?:{en})\b)"),
            },
            {"zh": re.compile(zh), "en": re.compile(rf"(?i:\b(?:{en})\b)")},
        )
        for zh, en in _VERBS
    )


def called_for(codes: tuple[str, str], ours: str, theirs: str) -> Iterator[Span]:
    """Where `ours` forbids with a verb what `theirs` calls for with the same; codes are those of the languages.

    What is called for says no nowhere else, nor on which condition: 勿挂断 may be `stay on the line`, never `hang up`.
    """
    here, there = codes
    if not _FORBIDS[here].search(ours):
        return
    for verb in _known():
        found = verb.forbidden[here].search(ours)
        if found and verb.said[there].search(theirs) and not _SAYS_NO[there].search(verb.said[there].sub("\0", theirs)):
            yield found.span("no")
            return
