"""How a language forbids and how it denies: the words by which a sentence is known to do so."""

from __future__ import annotations

import re
from typing import NamedTuple

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
"""What is forbidden in English and is its contrary, asked for."""


class Denials(NamedTuple):
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


DENIALS = {
    "zh": Denials(
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
    "en": Denials(
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
"""By code of the language."""
