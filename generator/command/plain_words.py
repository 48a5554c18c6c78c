"""A typed time in plainer words: half width, digits for numerals, one word for what is called by several.

`docs/assets/run/moment-words.js` says the same in the browser.
"""

from __future__ import annotations

import re
from unicodedata import normalize

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH = f"({'|'.join(MONTHS)})[a-z]*\\.?"
_DIGITS = {numeral: digit for digit, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TRADITIONAL = str.maketrans("點兩週號鐘個時現剛裡裏禮這間後過", "点两周号钟个时现刚里里礼这间后过")
_TWINS = str.maketrans("∶︰‐‒–—−", "::-----", "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}")
"""Signs that come along when a time is copied: what looks like a colon or a hyphen, and what nobody sees."""
_NUMERAL = re.compile(
    r"[零〇一二两三四五六七八九十]+(?=[点时分刻月日号天]|个?半?小时|个半)|(?<=[点时])[零〇一二三四五六七八九十]+$"
)
_TO_THE_HOUR = re.compile(
    r"差 ?(\d{1,2}) ?(分钟?|刻)(?:到|就)? ?(\d{1,2}) ?点(?:钟|整)?|(\d{1,2}) ?点差 ?(\d{1,2}) ?(分钟?|刻)"
)
"""差5分9点, 9点差一刻."""
_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_NUMBER_WORD = re.compile(
    rf"\b(?:({'|'.join(_TENS)})(?:[- ]({'|'.join(_WORDS[1:10])}))?|({'|'.join(_WORDS)})) (?=min|hour|hr|day)",
    re.ASCII,
)
_PAST_THE_HOUR = re.compile(
    rf"\b(?:(half)|(?:a )?(quarter)"
    rf"|(?:({'|'.join(_TENS)})(?:[- ]({'|'.join(_WORDS[1:10])}))?|({'|'.join(_WORDS)})|(\d{{1,2}}))"
    rf"(?: minutes?| mins?)?) (past|to) ({'|'.join(_WORDS[1:13])}|\d{{1,2}})(?![\w:])(?: o'clock)?",
    re.ASCII,
)
"""Half past two, a quarter to nine, twenty past 11."""
_ABOUT = re.compile(
    r"(?:大概|大约|差不多|约(?=[\d零一二两三四五六七八九十])|~(?=\d)) ?|\b(?:about|around|roughly|approximately|circa) "
    r"| ?左右| or so\b"
)
"""That nobody has looked at the clock: the moment is taken as it is said, and told back."""
_IN_CHINESE = re.compile("([上本这]?)个?(?:周|星期|礼拜)([一二三四五六日天])")
_DAY_OF_WEEK = "一二三四五六日天"
_WEEK = {"上": " last week", "本": " this week", "这": " this week", "": ""}
_DAY_AND_HALF = {
    "last night": "昨天晚上",
    "yesterday evening": "昨天晚上",
    "yesterday afternoon": "昨天下午",
    "yesterday morning": "昨天上午",
    "this evening": "今天晚上",
    "tonight": "今天晚上",
    "this afternoon": "今天下午",
    "this morning": "今天上午",
    "昨晚": "昨天晚上",
    "昨夜": "昨天晚上",
    "今晚": "今天晚上",
    "今夜": "今天晚上",
    "今早": "今天早上",
    "今晨": "今天早上",
    "tomorrow morning": "明天上午",
    "tomorrow afternoon": "明天下午",
    "tomorrow evening": "明天晚上",
    "tomorrow night": "明天晚上",
    "明早": "明天早上",
    "明晚": "明天晚上",
    "晚间": "晚上",
    "午后": "下午",
    "钟头": "小时",
}
_PLAINER = (
    (re.compile(r"\(((?:utc|gmt)[^()]*)\)"), r"\1"),
    (re.compile(r"(?<=[午上]) at (?=\d)"), " "),
    # The last midnight; which one is meant of a day, nobody can tell.
    (re.compile(r"^(?:12 )?midnight$|^(?:大?半夜|午夜)(?: ?(?:12|0)点(?:钟|整)?)?$"), "0:00"),
    (re.compile(r"^(?:大?半夜|深夜|夜里) ?(?=[1-5](?!\d))"), "凌晨"),
    # Of the night that is over, what is past midnight is of the morning that has come.
    (re.compile(r"^(\d.*?),? ?昨天晚上$"), r"昨天晚上 \1"),
    (re.compile(r"^昨天晚上,? ?(?=(?:12|00?|0?[1-4])(?!\d))"), "凌晨"),
    (re.compile(r"\blast ((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)", re.ASCII), r"\1 last"),
    (re.compile(r"深夜 ?(?=(?:9|1[01])(?!\d))"), "晚上"),
    (re.compile(r"(早|(?<!傍)晚)(?= ?\d)"), r"\1上"),
    (re.compile(r"\b(am|pm) ?(\d{1,2}:\d\d)(?!\d)", re.ASCII), r"\2 \1"),
    (re.compile(r"\ban hour and a half(?= ago)", re.ASCII), "90 min"),
    (re.compile(r"\b(?:12 )?(?:noon|midday)\b|(?:中午|正午)(?! ?\d)", re.ASCII), "12:00"),
    (re.compile(r"\b(?:a )?quarter of an hour(?= ago)|1刻钟(?=前|之前|以前)", re.ASCII), "15 min"),
    (re.compile(r"3刻钟(?=前|之前|以前)"), "45 min"),
    (re.compile(r"点钟?过(?=\d{1,2}[分刻])"), "点"),
    (re.compile(r"(?<=[点时])[零〇](?=\d)"), ""),
    # 20260301 1405, 20260301T140500Z.
    (re.compile(r"^(\d{4})(\d\d)(\d\d)[t ]?(\d\d)([0-5]\d)([0-5]\d)?(?!\d)"), r"\1-\2-\3 \4:\5"),
    (re.compile(r"^(\d{4})(\d\d)(\d\d)[t ](?=\d{1,2}[:点时])"), r"\1-\2-\3 "),
    # 1 Mar 2026 1405.
    (re.compile(r"\b(\d{4}) (\d\d)([0-5]\d)$", re.ASCII), r"\1 \2:\3"),
    # 1405, 14.05: but 2026 behind a month is a year, and 1.50 h a length.
    (
        re.compile(
            rf"^((?!.*{MONTH}).*[^\d:.+/-])?(\d\d)([0-5]\d)(?: ?(?:h|hrs?|hours))?(?=$| on | yesterday$| today$"
            r"| tomorrow$| ?(?:z|utc|gmt|[+-]\d\d:?(?:\d\d)?)$)"
        ),
        r"\1\3:\4",
    ),
    (re.compile(r"(?<![\d.])(\d{1,2})\.([0-5]\d)(?![\d.]| ?(?:h|个|小时|天|days?))"), r"\1:\2"),
    # 45 minutes, of what has begun: but T+45 minutes is ahead of it.
    (re.compile(r"^((?!t).*(?:minutes?|mins?|hours?|分钟|小时))$"), r"\1 ago"),
    (re.compile("^at "), ""),
)
"""What is said in other words first, one after the other."""


def plain(text: str) -> str:
    """A text in half width and small letters, with digits for numerals, and the same words for the same things."""
    said = half_width(text).strip().strip("\"'“”").strip().replace("a.m.", "am").replace("p.m.", "pm")
    said = _ABOUT.sub("", re.sub(r"\s+|\( ?\)", " ", said).rstrip("。. "))
    for words, plainer in _DAY_AND_HALF.items():
        said = said.replace(words, plainer)
    said = _IN_CHINESE.sub(lambda day: f" {WEEKDAYS[min(_DAY_OF_WEEK.index(day[2]), 6)]}{_WEEK[day[1]]} ", said).strip()
    said = _NUMERAL.sub(lambda found: str(_number(found[0])), said)
    said = _TO_THE_HOUR.sub(lambda found: _before_the_hour(*found.groups()), said)
    said = _NUMBER_WORD.sub(lambda word: f"{_counted(*word.groups())} ", said)
    said = _PAST_THE_HOUR.sub(lambda found: _by_the_hour(*found.groups()), said)
    for form, plainer in _PLAINER:
        said = form.sub(plainer, said)
    return re.sub(" +", " ", said).strip()


def half_width(text: str) -> str:
    """A text in half width and small letters, the characters of times in their Simplified form."""
    return normalize("NFKC", text.translate(_TWINS)).lower().translate(_TRADITIONAL).translate(_TWINS)


def _number(numeral: str) -> int:
    """The number of a Chinese numeral below 100; raises ValueError for one that is none."""
    tens, ten, ones = re.sub("^[零〇](?=.)", "", numeral).partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        raise ValueError(numeral)
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0) if ten else _DIGITS[tens]


def _before_the_hour(*said: str | None) -> str:
    """So many minutes or quarters before an hour; raises ValueError where the hour would be the day before's."""
    minutes, unit, hour = (said[0], said[1], said[2]) if said[2] else (said[4], said[5], said[3])
    before = int(minutes or 0) * (15 if unit == "刻" else 1)
    if not 0 < before < 60 or not int(hour or 0):  # noqa: PLR2004 - minutes of an hour
        raise ValueError(said)
    return f"{int(hour or 0) - 1}点{60 - before}分"


def _by_the_hour(*said: str | None) -> str:
    """The time so long past an hour, or before it; raises ValueError for more than the minutes of one."""
    half, quarter, tens, ones, word, digits, side, of = said
    minute = 30 if half else 15 if quarter else int(digits) if digits else _counted(tens, ones, word)
    hour = _WORDS.index(of) if of in _WORDS else int(of or 0)
    if minute >= 60 or (side == "to" and (half or not minute)):  # noqa: PLR2004 - minutes of an hour
        raise ValueError(said)
    return f"{hour}:{minute:02}" if side == "past" else f"{hour - 1 or 12}:{60 - minute:02}"


def _counted(tens: str | None, ones: str | None, word: str | None) -> int:
    """The number of its English words."""
    return _WORDS.index(word) if word else _TENS[tens or ""] + (_WORDS.index(ones) if ones else 0)
