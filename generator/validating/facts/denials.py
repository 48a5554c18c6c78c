"""How a language forbids and how it denies: the words by which a clause is known to do so."""

from __future__ import annotations

import re
from typing import NamedTuple

_WHO = (
    "(?:请|先|也|都|又|再|并|且|但|而|暂时?|绝对|千万|一律|谁|任何人|大家|我们?|您|你们?|均|各方|只|就|从此|从现在起)*"
)
_ASKED_FOR = (
    "忘|少于|多于|超|晚于|早于|迟|低于|高于|大于|小于|不|足|空|等|漏|遗漏|落下|忽[视略]|单人|由一人|独自|一个人|空着|拖|犹豫"
    "|停|断|反|倒|乱|错|走散|跳过|打扰|再等|确定|松懈|慌|急|紧张|怕|担心|走开|离开|挂|放弃|关(?!机|闭)"
)
"""What is forbidden and is its contrary, asked for: 勿忘 is "remember", 不得少于 is "at least"."""
_NO_ORDER = (
    "要得准许能可应该必再明同仅少久断但管论止只满安便良利适实妥符足到在是会知多过限分超如够算清敢愿想怕行对好见看因等停变退改当选"
    "按二合达跟受背影一带提被日用]|[早晚迟高低少多大小]于|定期|动产|打烊|请自来|吃"
)
"""What stands behind 不 in much that forbids nothing: 不到, 不限, 不分."""
_ANOTHER_WORD = "[级特分个类区识告差性辨派送离鉴道永久话一]"
"""Before 别 these make a word that forbids nothing: 级别, 特别."""
_TOLD_TO_NOBODY = (
    "forget|exceed|hesitate|wait|delay|worry|panic|lose|miss|leave|fail|stop|be (?:late|afraid)|have to|need|know|depend"
    "|match|apply|answer|mean|work|close|hold|see|say so|hang up|rely|(?:more|fewer|less|later|earlier|longer) than"
)
"""What is forbidden in English and is its contrary, asked for; and what nobody can be forbidden."""
_DONE = (
    "(?:[用写选发说评看提给删谈转请猜议明点算进公替扣改放拿加挂收求透代把付做换附带追指辩打回清接问重查关推锁签绕解借托退登联参承催跟报计撤罚补下冻抢交"
    "答拦批骂向从在为让由按因])"
)
"""What people do, or are told not to: behind 不 in a Chinese clause."""
_OF_NOTHING = (
    r"不得不|([\u4e00-\u9fff])[不没](?:\1)|([\u4e00-\u9fff]{2})[不没](?:\2)|(.)[与或]?不(?:\3)|[有没]没有|是不是|[说是要还可]不|怎么"
    "|不(?:[是超足到够少低高晚早迟同一实在准起便满良符变当利安畅明适法管只仅断但论止久分合误过错长散停差用确方好意舒等达应现落动定日二眠]|[大小]于|得已|离[十身手])"
    "|没有(?=$|[？，。“])|对不起|了不起|得?不得不|不能不|[^，。]{1,4}不(?!得不)[到得了起住上下出开完清动来去进齐着回见及通]"
    "|[不没](?:[^，。；、“]|“[^”]*”)*的|[不没][^，。；]*[？?]|“[^”]*”"
)
"""What has a Chinese word for no and asks, measures, quotes or names something: 能不能, 不到, 不合格的."""


class Denials(NamedTuple):
    """What shows that a clause forbids, and what in it may deny."""

    sentence: re.Pattern[str]
    clauses: tuple[re.Pattern[str], ...]
    """What stands between the clauses of a sentence: what does always, and what only may."""
    forbids: re.Pattern[str]
    """What a clause says that forbids."""
    says_nothing: re.Pattern[str]
    """What looks like denying and denies nothing."""
    no: re.Pattern[str]
    """The words for no: two of them in a clause may cancel each other."""
    denies: re.Pattern[str]
    """Everything that may say the same in other words, so it is far more than the words for no."""
    carried: re.Pattern[str]
    """The words for no that go on into the next clause, as they are said of what is done."""
    goes_on: re.Pattern[str]
    """How a clause begins that may still be denied by the one before."""
    flatly: re.Pattern[str]
    """The words for no that have to be in the other language too, whatever is denied."""
    of_nothing: re.Pattern[str]
    """What has such a word, and need not have it there."""
    without_no: re.Pattern[str]
    """What may say the same and is in none of the patterns above."""

    def times_denied(self, words: str) -> int:
        """How often they say no."""
        return len(self.no.findall(self.says_nothing.sub("\0", words)))

    def denied_flatly(self, words: str) -> list[tuple[int, int]]:
        """From where to where in them each word stands that says no flatly."""
        return [found.span() for found in self.flatly.finditer(self.without_what_says_nothing(words))]

    def without_what_says_nothing(self, words: str) -> str:
        """The same, without what looks like saying no and does not; its places unchanged."""
        for pattern in (self.of_nothing, self.says_nothing):
            words = pattern.sub(lambda found: "\0" * len(found[0]), words)
        return words

    def may_deny(self, words: str) -> bool:
        """Whether they may deny anything, be it without a word for no."""
        return bool(self.denies.search(words) or self.without_no.search(words))


DENIALS = {
    "zh": Denials(
        re.compile(r"[^。！？；：\n]*[^。！？；：\s][^。！？；：\n]*"),
        (re.compile("[，,；：。！？]"),),
        re.compile(
            "(?:(?<![要必])不要|(?<![舍恨巴免少了])不得(?![不了已])|(?<![拿看说报对算圈])不准(?!确)|不许|[切请]?勿|禁止|严禁|切忌|切莫"
            "|绝不|决不|未经(?!过)|(?<![能是尚])不能(?![不判答]|.{1,4}的)|(?<![可非且])不可(?![避抗能靠少逆用变改售])"
            f"|(?<!该)不应(?!声)|(?<!该)不该|(?<!{_ANOTHER_WORD})别(?![人的处国家墅名有让类称针扭具出样管]))"
            f"(?!{_ASKED_FOR}|以|被|[^，、；。]{{1,6}}的(?:事|人|话|东西|地方))"
            f"|^[“‘ -]*{_WHO}(?P<no>不)(?=[\u4e00-\u9fff])(?![{_NO_ORDER}|[^，、]+(?:的|了|吧|[就更].*|为什么.*)$)"
        ),
        re.compile(
            "不[仅断但管论止只]|不久|无[论线]|[级特分个类区识鉴性差国]别|告别|别[人的处家]|非常|未来|未成年|没收(?!到)"
            "|[至多减]少|少[数量]|为止|截止|止[损血痛]|举止|只要|绝对|休[息假]|预防|消防|防护|停[电机车业]|叫停|否则|除[了夕名]|[删解清拆扣移]除"
        ),
        re.compile("[不勿别无未没非]|禁止|严禁"),
        re.compile("[不勿别禁无未莫没免避拒忌毋缺漏零停止只除非仅防少绝否忘才擅]|保密|\\d[^，。；]{0,4}后"),
        re.compile("(?!)"),
        re.compile("(?!)"),
        re.compile(
            f"从不|[并从]未|(?<!得)不(?!可[改用抗逆少])(?:[得要能可许准应会再]?+(?!{_ASKED_FOR})(?<!不)|{_DONE})|(?<![还])没有|勿(?!{_ASKED_FOR})"
            f"|(?<!{_ANOTHER_WORD})别(?![人的处国家墅名有让类称针扭具出样管]|{_ASKED_FOR})"
        ),
        re.compile(_OF_NOTHING),
        re.compile("[假空锁失隐难凡唯比陪掉断撤待]|(?:为|余) ?0|取消|须经|慢慢|外的|都做得|登记册|预热|同一句"),
    ),
    "en": Denials(
        re.compile(r"(?:[^.!?;:\n]|[.:](?=\S))*[^.!?;:\s](?:[^.!?;:\n]|[.:](?=\S))*"),
        (
            re.compile(r"[–—]|,(?!\d)|[.;:!?](?=\s)"),
            re.compile(r"[–—]|,(?!\d)|[.;:!?](?=\s)|(?=\b(?:and|but|so|then) )"),
        ),
        re.compile(
            r"(?i:\b(?:(?:do|does|did|has|have|will|must|may|should|shall) not|don[’']t|never|nobody(?! being)"
            rf"|not to(?! be\b)|no (?=\w+ing\b(?! is)))\b(?! (?:{_TOLD_TO_NOBODY})\b))"
        ),
        re.compile(r"(?i:whether or not|not only|no (?:later|more|less|fewer|earlier) than|not later than|\bNo\. ?\d)"),
        re.compile(r"(?i:\b(?:not|never|no|none|nobody|nothing|neither|without|cannot)\b|n[’']t\b)"),
        re.compile(
            r"(?i:\b(?:not|never|no|none|nobody|nothing|neither|nor|without|avoid\w*|refrain\w*|stop\w*|cannot|forbid\w*"
            r"|prohibit\w*|ban(?:s|ned)?|refus\w+|keep\w*|except|unless|hold\w*|held|bar(?:s|red|ring)?|block\w*|against"
            r"|instead|rather|only|leav(?:e|es|ing)|left|hang\w* up on|resist|skip\w*|off(?= limits| the table| production)"
            r"|(?:stay|lay|log|call|put|take)\w* off|out of|beware|exclu\w+|free of|until|nowhere|hardly|lack\w*|lest"
            r"|ignore\w*|fail\w*|spare|withh\w+|apart|wrong|confidential|secret|in pairs|remember|stay\w*"
            r"|remain\w*|wait\w*|before|bypass\w*|declin\w+|missing|missed|less|otherwise|stand\w* back|clear of|away from"
            r"|to (?:your|our|them)sel(?:f|ves)|internal|(?:im|in)(?:possible|visible|valid|accessible|accurate|complete|correct)"
            r"|after (?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|half|midnight)"
            r"|un(?!der|it|til|ion|iq|iv|install|plug|do|pack|lock|seal|freez)\w+)\b|n[’']t\b|-free\b)"
        ),
        re.compile(r"(?i:\b(?:not|never|neither|without|cannot|no|nobody)\b|n[’']t\b)"),
        re.compile(
            r"""[ "'“‘]*(?:(?:or|and|nor)\b ?)?"""
            r"(?!(?:we|you|they|it|I|he|she|please|this|that|there|the|our|your|must|may|then)\b)[a-z]"
        ),
        re.compile(
            r"(?i:\b(?:not(?! (?:after|before|to be|everything|all|every|only|stop|forget|leave|exceed|hesitate|hang up|depend)\b)"
            r"|never|no|nobody|cannot)\b|n[’']t\b)"
        ),
        re.compile(
            r"(?i:whether or not|or not\b|not only|\bno (?:later|more|less|fewer|earlier|longer|sooner|difference|failure|error)s?\b"
            r"|not later than|\bNo\.? ?[\d{]|\{[^}]*\}|\bno\s*\Z|in no time|n['’]t (?:it|they|you|we)\b|why [a-z ]*not"
            r"|(?:what|who|that|which|those) (?:cannot|do(?:es)? not))"
        ),
        re.compile(
            r"(?i:\b(?:whatever|whether|doubt\w*|silen\w+|exempt|independen\w+|insist\w*|insincere|admit\w*|drop\w*|ow(?:es|ed)"
            r"|vanish\w*|though|nearly|round the clock|day and night|same|theirs|of their own|another|full|still|any|later|exits?|flat"
            r"|rest|now|ha[ds] to|together|in one take|at once|irre\w+|mistaken|assessed|patient|different|plain|short|matters|included"
            r"|spoil\w*|praise|theirs|ask for delay|worth|needs? no|within the hour|sell|goes? with|on the spot|repair|rumour|why|watch|daylight)\b)"
        ),
    ),
}
"""By code of the language."""
