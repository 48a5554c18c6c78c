"""What each language says by a word of its own: zones of time, festivals, sides, weeks before and after this one."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from generator.validating.facts.fact import Fact, Need

if TYPE_CHECKING:
    from generator.validating.facts.fact import Value
    from generator.validating.facts.grammar import Match


class _Name(NamedTuple):
    """What is meant, and by which words."""

    value: Value
    chinese: str
    """Words with `|` between."""
    english: str


_ZONES = (
    ("Beijing", "utc+8|gmt+8|北京时间|东八区", "utc+8|gmt+8|beijing time|china time|china standard time|shanghai time"),
    ("UTC", "utc|gmt|格林尼治时间|格林尼治标准时间|协调世界时|世界时", "utc|gmt|greenwich mean time|coordinated universal time|greenwich time"),
    ("New York", "纽约时间|美东时间|美国东部时间", "new york time|us eastern time|eastern time|eastern standard time"),
    ("London", "伦敦时间|英国时间", "london time|uk time|british time"),
    ("Brussels", "布鲁塞尔时间|中欧时间|欧洲中部时间", "brussels time|central european time"),
    ("Tokyo", "东京时间|日本时间", "tokyo time|japan time"),
    ("local", "当地时间", "local time"),
)  # fmt: skip
_FESTIVALS = (
    ("new year", "元旦", "new year's day|new year’s day"),
    ("spring", "春节|农历新年", "spring festival|chinese new year|lunar new year"),
    ("lanterns", "元宵节", "lantern festival"),
    ("tombs", "清明节|清明", "qingming|tomb-sweeping day|tomb sweeping day"),
    ("labour", "劳动节", "labour day|labor day|may day"),
    ("dragon boats", "端午节|端午", "dragon boat festival"),
    ("moon", "中秋节|中秋", "mid-autumn festival|mid-autumn"),
    ("nation", "国庆节|国庆", "national day"),
    ("christmas", "圣诞节|圣诞", "christmas day|christmas"),
    ("black friday", "黑色星期五|黑五", "black friday"),
)
_SIDES = (
    ("left", "左侧|左边|左手|左上|左下|左转|左栏|左列", "left-hand|left"),
    ("right", "右侧|右边|右手|右上|右下|右转|右栏|右列", "right-hand|right"),
    ("upstream", "上游", "upstream"),
    ("downstream", "下游", "downstream"),
)
_PARTIES = (("A", "甲方", "party a"), ("B", "乙方", "party b"), ("C", "丙方", "party c"))
_COMPASS = (("东", "east"), ("南", "south"), ("西", "west"), ("北", "north"))
_WHERE = "门侧边面部区楼馆厅站口"


def _compass() -> tuple[tuple[str, str, str], ...]:
    """Four directions and those between; 东北 and the like come with anything behind them."""
    single = [(en, "|".join(zh + where for where in _WHERE), f"{en}ern|{en}") for zh, en in _COMPASS]
    between = [
        (
            far + near,
            near_zh + far_zh,
            "|".join(f"{far}{mark}{near}{tail}" for mark in ("", "-") for tail in ("ern", "")),
        )
        for (near_zh, near), (far_zh, far) in product(_COMPASS[::2], _COMPASS[1::2])
    ]
    return (*between, *single)


_LISTS = (
    ("zone", _ZONES),
    ("festival day", _FESTIVALS),
    ("side", _SIDES),
    ("compass", _compass()),
    ("party", _PARTIES),
)
_NAMES = [_Name((measure, value), zh, en) for measure, names in _LISTS for value, zh, en in names]
_MEANT = {word: name.value for name in _NAMES for word in f"{name.chinese}|{name.english}".split("|")}


def _meaning(m: Match) -> Fact:
    return Fact(m.start(), m.end(), frozenset({_MEANT[m["named"].lower()]}), need=Need.SAME)


def _any_of(words: list[str]) -> str:
    """A pattern for whichever of these words is there, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_CHINESE_WORDS = [word for name in _NAMES for word in name.chinese.split("|")]
_ENGLISH_WORDS = [word for name in _NAMES for word in name.english.split("|")]
CHINESE = (f"(?P<named>{_any_of(_CHINESE_WORDS)})", _meaning)
"""The form of names in Chinese, for the grammar."""
ENGLISH = (rf"(?P<named>{_any_of(_ENGLISH_WORDS)})\b", _meaning)
CHINESE_BEGIN = "|".join(sorted({f"{word[0]}(?={word[1]})" for word in _CHINESE_WORDS}))
"""Where a Chinese name may begin."""
FIRST_WORDS = frozenset(re.split(r"[ '’+-]", word)[0] for word in _ENGLISH_WORDS)
"""English words with which a name may begin."""

_PERIODS = {
    "周": "week", "星期": "week", "礼拜": "week", "月": "month", "季度": "quarter", "季": "quarter", "年": "year",
    "week": "week", "month": "month", "quarter": "quarter", "year": "year",
}  # fmt: skip
_FROM_NOW = {
    "上": -1, "去": -1, "本": 0, "这": 0, "今": 0, "当": 0, "下": 1, "明": 1, "次": 1, "翌": 1, "前": -2,
    "last": -1, "previous": -1, "this": 0, "current": 0, "same": 0, "next": 1, "following": 1, "coming": 1,
}  # fmt: skip
PARTS = {"底": "end", "末": "end", "初": "start", "中": "middle"}
"""Parts of a month or a year, by their character."""


def from_now(where: tuple[int, int], said: str, period: str, *, loose: bool = False) -> Fact:
    """A week, month, quarter or year counted from the one of now; `loose` if the one before may be meant as well."""
    number, measure = Fraction(_FROM_NOW[said.lower()]), f"{_PERIODS[period.lower()]} from now"
    values: set[Value] = {(measure, number), (measure, number - loose)}
    return Fact(*where, frozenset(values), need=Need.SAME)


def part_of_month(where: tuple[int, int], part: str) -> Fact:
    """Its `start`, `middle` or `end`."""
    return Fact(*where, frozenset({("part of month", part)}), need=Need.SAME)


def weekday_of_month(where: tuple[int, int], number: int) -> Fact:
    """The first, second, or with -1 the last day of its name in a month."""
    return Fact(*where, frozenset({("weekday of month", Fraction(number))}), need=Need.SAME)


def magnitude(where: tuple[int, int], number: Fraction) -> Fact:
    """Thousands, millions: some, of this order."""
    return Fact(*where, frozenset({("magnitude", number)}), need=Need.SAME)
