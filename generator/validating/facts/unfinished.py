"""What authors leave where they still mean to write, and texts that stop before their end."""

from __future__ import annotations

import re
from functools import lru_cache

_SHORT = r"TODO|TBD|TBC|TBA|FIXME|WIP|T\.B\.[DCA]"
_TO_BE = (
    "(?:to be|will be) (?:completed|written|done|decided|confirmed|added|filled in|continued|defined|determined"
    "|advised|supplied|agreed|translated|updated|announced)|(?:still )?(?:needs? translat(?:ion|ing)|untranslated)|translate(?: this)?"
)
_PROMISE = (
    "to do|fix ?me|work in progress|placeholder(?: text)?|(?:sample|dummy|example|your) text|(?:(?:more|details|rest|text|wording|figures|names?) )?(?:will |to )follow|(?:more|rest) later"
    "|coming soon|more to come|not (?:yet )?written(?: yet)?"
)
_LEFT = "待(?:补充?|定|填写?|写|完善|续|确认|讨论|商定|更新|编写|撰写|细化|明确|添加|翻译?|译|修改)"
_LATER = "(?:稍后|以后|之后|回头|后续|日后|随后|晚点|有空)再?(?:补充?|写|完善|填写?|更新|添加)"
_STAND_IN = "占位[符文]?字?|示例文[字本]|(?:细节|其余|正文|数字|后文)?(?:后|再|另)补|未译|没翻译?|暂缺|暂空|暂略|从?略|未完|未写完|未完待续|敬请期待|[同如][上左]|[同见如](?:英文|中文|英语|汉语)版?"
_ELSEWHERE = "(?:详|参)?见(?:附件|附录|附表|下表|上文|下文)|(?:same )?as above|ditto|(?:same as|see) (?:the )?(?:chinese|english)(?: text| version)?|see (?:the )?(?:attachment|annex|appendix)"
_OF_PROGRAMS = r"undefined|null|NaN|\[object Object\]|#(?:REF|VALUE|NAME|NULL|NUM|DIV/0)[!?]"
"""What programs write where there is nothing."""
_WHERE = r"(?:^|(?<=[\s，。；：、（(【\[!！?？:,.]))"
_ENDS = r"(?=$|[\s，。；、）)】\]!！?？,.…])"
_MARKS = (
    # What means nothing else, wherever it stands.
    rf"(?<![\w-])(?:{_SHORT})(?![\w-])",
    r"(?i:(?<![\w-])todo ?[:：]|(?<=[:：])(?: ?tb[dca]| ?todo)(?![\w-])|(?<=\s)(?:tb[dca]|todo)(?=[.。]?\s*$))",
    r"(?i:\blorem\b|\bdolor sit amet\b)",
    r"(?i:\binsert (?:text|here|name|date|link)\b|\b(?:enter|type) (?:your |the )?(?:text|name|date)\b)",
    r"(?i:\b(?:to|will) be (?:filled in|written|completed|added) later\b|\byour (?:text|name) here\b)",
    r"(?:单击|点击)(?:此处|这里)(?:输入|添加|编辑)|(?:在此处?|在这里|此处)(?:填写|输入|插入|添加|补充)",
    # Crosses and circles for what is not known. A server's error may be a 5XX, and a command have an option -XX.
    r"(?<![A-Za-z_])(?<![^\dXx]-)(?<!^-)(?<!\b[1-5])X{2,}(?![A-Za-z_])",
    r"(?<![A-Za-z\d_])x{2,}(?![A-Za-z_])",
    r"(?<![A-Za-z_-])×{2,}(?![A-Za-z_-])|[○◯※□]{2,}|〇{3,}|第[X×]+[章节条款步项页]",
    # Room that is left to be written in.
    r"_{3,}|＿+|﹏{2,}|[?？]{3,}",
    # In brackets, or as a whole line.
    rf"[（(【\[](?:待[^）)】\]]{{1,6}}|此处[^）)】\]]{{0,8}}|{_STAND_IN}|{_LATER})[）)】\]]",
    rf"(?i:[（(【\[](?:{_TO_BE}|{_PROMISE}|draft|草稿|初稿|continued|insert [^）)】\]]*)[）)】\]])",
    rf"^\s*(?i:{_SHORT}|{_TO_BE}|{_PROMISE}|{_STAND_IN}|{_LEFT}|{_LATER}|{_ELSEWHERE}|n\.?n\.?|asdf\w*)\s*[.。]?\s*$",
    r"^\s*(?:\.{2,}|…+|。{2,}|-{2,}|[*~]{2,}|—+|[xX]{2,}|[?？]+)\s*[.。]?\s*$",
    r"^\s*([^\W\d_])\1{2,}\s*$",
    rf"^\s*(?:{_OF_PROGRAMS})\s*$",
    # In the midst of a text, as long as nothing is said of it.
    rf"{_WHERE}(?:{_LEFT}|此处补充|稍后补充|(?:细节|正文|后文)(?:后|再|另)补){_ENDS}",
    r"(?i:(?<=[,;–—-] )(?:more|details|the rest) (?:later|to follow)(?=\s*[.]?\s*$))",
    r"(?<=[:：])\s*[?？]{1,2}(?=\s*$)",
    "(?<![“‘\"'「])(?:待补充?|待填写?|待完善|待写|待定|待确认)(?=\\s*(?:$|[。）)】\\]；;\n]))",
)
_CUT_OFF = (
    # Dots at a line's end; within quotes somebody's voice trails off.
    r"(?<![.…])(?:…+|\.{3,})(?=[。.]?\s*$)",
    # An end that announces something.
    r"[:：]\s*\Z|(?<=[^\s，、,])[，、,]\s*\Z|(?<= )(?:the|an|and|or)\s*\Z",
    # Nothing at all: a lone mark, brackets round nothing.
    r"\A\s*[。，、,.\\/-]\s*\Z|（\s*）|【\s*】|《\s*》|“\s*”",
)
_TO_BE_SIGNED = re.compile(
    r"(?i:签[名字收章]|盖章|日期|时[间刻]|姓名|工号|signature|signed(?: by)?|date|time|name|initials)[:： ]*[_＿]+"
)
"""A line on which somebody signs, on paper."""
_IS_MARKED = re.compile("|".join(_MARKS), re.MULTILINE)
_IS_CUT_OFF = re.compile("|".join(_CUT_OFF), re.MULTILINE)


@lru_cache(maxsize=2**16)
def unfinished(text: str) -> tuple[int, int] | None:
    """From where to where `text` holds a mark of something still to be written; None if it does not."""
    found = _IS_MARKED.search(_TO_BE_SIGNED.sub(lambda line: "\0" * len(line[0]), text) if "_" in text else text)
    return found.span() if found else None


def cut_off(text: str) -> tuple[int, int] | None:
    """From where to where it shows that `text` stops before its end, or says nothing; None if it does not show."""
    found = _IS_CUT_OFF.search(text)
    return found.span() if found else None
