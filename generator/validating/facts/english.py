"""The facts of an English text."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.validating.facts import common, names
from generator.validating.facts.english_times import FIRST_WORDS_OF_TIMES, TIMES
from generator.validating.facts.fact import Fact, Need, amount, day, written_as
from generator.validating.facts.grammar import Grammar
from generator.validating.facts.numerals import CURRENCIES, FIGURES, MEASURED, SIZES, english, figures, measured, scaled

if TYPE_CHECKING:
    from generator.validating.facts.fact import Value
    from generator.validating.facts.grammar import Match

_SIZES = {
    "millisecond": ("second", Fraction(1, 1000)), "ms": ("second", Fraction(1, 1000)), "second": ("second", Fraction(1)),
    "sec": ("second", Fraction(1)), "s": ("second", Fraction(1)), "minute": ("second", Fraction(60)),
    "min": ("second", Fraction(60)), "hour": ("second", Fraction(3600)), "hr": ("second", Fraction(3600)),
    "h": ("second", Fraction(3600)), "day": ("second", Fraction(86400)), "night": ("second", Fraction(86400)),
    "week": ("second", Fraction(604800)), "fortnight": ("second", Fraction(1209600)), "month": ("month", Fraction(1)),
    "quarter": ("month", Fraction(3)), "year": ("month", Fraction(12)),
}  # fmt: skip
_PER_MILLE = {"‰", "per thousand", "per mille"}
_RHYTHMS = {
    "hourly": "hour", "daily": "day", "weekly": "week", "fortnightly": "fortnight", "monthly": "month",
    "quarterly": "quarter", "yearly": "year", "annual": "year", "annually": "year",
}  # fmt: skip
_UNIT = "(?<=\\d)s|milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|nights|night(?![ -](?!(?:an?|per|in|of|for|at|and|or|to|each|every)\\b)[a-z])|weeks?|fortnights?|months?|quarters?|years?"
_SINGLE = "second|minute|hour|day|week|fortnight|month|quarter|year"
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10, "hundredth": 100,
}  # fmt: skip
_SAID = {
    "once": 1, "single": 1, "sole": 1, "another": 1, "zero": 0, "twice": 2, "either": 2, "neither": 2,
    "pair": 2, "couple": 2, "twofold": 2, "thrice": 3, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10, "dozen": 12,
}  # fmt: skip
_MULTIPLIED = {
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "triple": 3, "tripled": 3, "triples": 3, "tripling": 3, "treble": 3,
    "trebled": 3, "trebles": 3, "trebling": 3, "quadruple": 4, "quadrupled": 4, "quadruples": 4, "quadrupling": 4,
}  # fmt: skip
"""What is so many times as much as before."""
_ONE = Fraction(1)
_COPIES = {"duplicate": Fraction(2), "triplicate": Fraction(3), "quadruplicate": Fraction(4)}
_ORDERS = {
    "ones": Fraction(1), "dozens": Fraction(10), "tens": Fraction(10), "hundreds": Fraction(100), "thousands": Fraction(1000),
    "millions": Fraction(10**6), "billions": Fraction(10**9),
}  # fmt: skip
_OFTEN = {"twice", "thrice"}
_MEANT = {"twice", "twofold"}
"""What is meant as a number, small as it is."""
_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
_SCALE = "hundred|thousand|million|billion|trillion"
_WORDS = rf"(?:(?:{_ONES})|an?\ (?:{_SCALE}))\b(?:(?:[ -]|\ and\ )(?:{_ONES}|{_SCALE})\b)*"
_AMOUNT = rf"""
    (?:(?P<before>US\$|HK\$|[¥$€£]|CNY|RMB|USD|EUR|HKD|GBP|JPY)\s?)?
    (?:(?P<stuck>(?<!-)\d+(?:\.\d+)?)(?=(?:ms|secs?|s|mins?|hrs?|h)\b)|(?P<figures>{FIGURES})(?:[ -]?(?P<scale>(?:{_SCALE}|bn|mn|k|m)(?:\ (?:million|billion))?)\b
       |(?=(?:\ to\ |\ or\ |[–-])(?:CNY\ )?\d[\d,.]*\ (?P<later>million|billion|thousand)\b))?(?!(?!(?:s|[a-d]|{SIZES})\b)\w)
      |(?P<words>{_WORDS}))
    (?P<and_half>\ and\ a\ half)?
    (?:\s?(?P<share>[%‰]|per\s?cent\b|\ per\ (?:thousand\b(?!\ [a-z])|mille\b)|[ -]?percentage[ -]points?\b|\ points?\b)
      |[ -]?(?:(?:full|more|peak|consecutive|further|extra|whole|straight|successive|calendar|natural|additional|or\ more|odd)\ )?
       (?P<working>(?:working|business|trading)[ -])?(?P<unit>{_UNIT})\b
      |[ -]?(?P<size>(?:{"|".join(word for word in MEASURED if word.isascii())})s?)\b
      |[ -](?P<currency>yuan|RMB|CNY|US\ dollars|Hong\ Kong\ dollars|dollars|euros?|pounds|yen)\b)?
"""


def _festival(m: Match) -> Fact:
    """A day of sales that is called by its number."""
    number = Fraction(11 if m["eleven"] or m["singles"] or m["dated"] == "11.11" else 12)
    return amount((m.start(), m.end()), "festival", number, bare=frozenset(), need=Need.SAME)


def _amount(m: Match) -> Fact | None:
    if m["words"]:
        said = english(_as_one(m["words"]))
    else:
        said = figures(m["stuck"]) if m["stuck"] else scaled(m["figures"], m["scale"], m["later"])
    if said is None:
        return None
    number = said + Fraction(1, 2) if m["and_half"] else said
    where, bare, need = (m.start(), m.end()), frozenset({number}), _need(m, number)
    if m["unit"]:
        measure, size = ("working day", Fraction(1)) if m["working"] else _size(m["unit"])
        return amount(where, measure, number * size, bare=bare, need=need)
    if m["share"]:
        if "point" in m["share"].lower():
            return amount(where, "point", number, bare=bare, need=need)
        share = number / (1000 if m["share"].lower().strip() in _PER_MILLE else 100)
        return amount(where, "share", share, bare=bare | {share}, need=need)
    if currency := m["before"] or m["currency"]:
        return amount(where, CURRENCIES[currency.lower()], number, bare=bare)
    plain = written_as(m, amount(where, "number", number, bare=bare, need=need))
    counted = _COUNTS.match(m.string, m.end())
    if _NTH.search(m.string, 0, m.start()):
        plain = common.nth(plain, bare)
    what = {(measure, number) for measure in _counted(counted)} if counted else set()
    return plain._replace(values=plain.values | measured(m["size"], [number]) | what)


def _counted(said: Match) -> tuple[str, ...]:
    if said["heads"]:
        return ("heads",)
    return ("factor",) if said["as_much"] else ("times", "factor")


_COUNTS = re.compile(
    r" (?:(?P<heads>(?:people|persons?)\b)|times\b(?P<as_much> (?:as|the|more|its|their|that|this|normal|usual|higher|larger|what|last)\b)?)"
)
_NTH = re.compile(
    r"(?i:\b(?:step|stage|key|form|annex|appendix|article|paragraph|page|table|figure|question|item)\ )\Z"
)
"""Before a number: it says which, not how many."""
"""Behind a number: of what it is, where Chinese says so too."""
_COUNTED = re.compile(
    r"\ (?:person|people|copy|shop|store|warehouse|agent|call|car|truck|city|household)\b(?!\ (?:each|per|from\ each)\b)"
)
"""Of what `one` is meant as a number."""


def _need(m: Match, number: Fraction) -> Need:
    if not m["words"]:
        everything = m["share"] and number == 100  # noqa: PLR2004 - which is said as 全部
        always = (m["unit"] or "").lower().startswith("hour") and number == 24  # noqa: PLR2004 - said as 全天
        return Need.SAME if number == 0 or everything or always else Need.MUST
    if number < 2:  # noqa: PLR2004
        return Need.SAME if m["unit"] or _COUNTED.match(m.string, m.end()) else Need.MAY
    if m["share"] and "point" in m["share"].lower():
        return Need.SAME
    long = number > 12 or " " in m["words"]  # noqa: PLR2004
    return Need.MUST if long or m["unit"] or m["currency"] or m["share"] else Need.SAME


def _as_one(words: str) -> str:
    """`a hundred` as text2num knows it."""
    words = words.lower()
    return f"one {words.split(' ', 1)[1]}" if words.startswith(("a ", "an ")) else words


def _size(unit: str) -> tuple[str, Fraction]:
    word = unit.lower()
    return _SIZES[word if word in _SIZES else word.removesuffix("s")]


def _number(word: str) -> Fraction:
    word = word.lower()
    if word in ("a", "an"):
        return Fraction(1)
    return figures(word) if word[0].isdigit() else english(_as_one(word)) or Fraction(0)


def _hours_minutes(m: Match) -> Fact:
    length = _number(m["hours"]) * 3600 + _number(m["minutes"]) * 60
    return amount((m.start(), m.end()), "second", length, bare=frozenset())


def _half_time(m: Match) -> Fact:
    measure, size = _size(m["half_unit"])
    return amount((m.start(), m.end()), measure, size / 2, bare=frozenset({Fraction(1, 2)}), need=Need.SAME)


def _half_scale(m: Match) -> Fact:
    number = scaled("0.5", m["half_scale"], None)
    measure = CURRENCIES[m["half_currency"].lower()] if m["half_currency"] else "number"
    return amount((m.start(), m.end()), measure, number, bare=frozenset({number}))


def _one_and_half(m: Match) -> Fact:
    measure, size = _size(m["long_unit"])
    return amount((m.start(), m.end()), measure, size * 3 / 2, bare=frozenset({Fraction(3, 2)}))


def _each(m: Match) -> Fact:
    unit = (m["each_unit"] or _RHYTHMS[m["rhythm"].lower()]).lower()
    measure, size = ("working day", Fraction(1)) if m["each_working"] else _size(unit)
    need = Need.SAME if (m["article"] or m["rhythm"]) and unit not in ("second", "quarter") else Need.MAY
    found = amount((m.start(), m.end()), measure, size, bare=frozenset(), need=need)
    two = frozenset({("number", Fraction(2))}) if unit == "second" else frozenset()
    quarter = frozenset({("share", Fraction(1, 4))}) if unit == "quarter" else frozenset()
    return found._replace(values=found.values | two | quarter)


def _in_every(m: Match) -> Fact:
    above, below = _number(m["of_these"]), _number(m["in_these"])
    share = above / below if below else above
    values = frozenset({("share", share), ("number", above), ("number", below)})
    return Fact(m.start(), m.end(), values, frozenset({above, below, share}), Need.SAME)


def _part(m: Match) -> Fact:
    above, name = _number(m["parts"]), m["part"].lower()
    below = _PARTS[name if name in _PARTS else name.removesuffix("s")]
    share = above / below
    values = {("share", share), ("number", Fraction(below))}
    if below == 4:  # noqa: PLR2004 - a quarter of a year, or of an hour
        values |= {("month", above * 3), ("second", above * 900)}
    need = Need.MUST if above > 1 else Need.SAME
    return Fact(m.start(), m.end(), frozenset(values), frozenset({Fraction(below), share}), need)


def _ordinal(m: Match) -> Fact:
    word = (m["ordinal_word"] or "").lower().removesuffix("s")
    number = Fraction(common.ORDINALS.index(word) + 1) if word else Fraction(m["ordinal_figures"])
    values: set[Value] = {("number", number), ("nth", number)}
    if not word or re.match(r"\s*(?:[.;)]|$|of\b|and\b|to\b)", m.string[m.end() :]):  # on the eighth
        values.add(day(0, 0, int(number)))
    if word:
        values.add(("share", 1 / number))
    need = Need.MUST if not word else Need.SAME if number > 2 else Need.MAY  # noqa: PLR2004
    return Fact(m.start(), m.end(), frozenset(values), frozenset({number}), need)


def _said(m: Match) -> Fact:
    number = Fraction(_SAID[m["said"].lower()])
    need = Need.SAME if m["said"].lower() in _MEANT or 2 < number < 12 else Need.MAY  # noqa: PLR2004
    found = amount((m.start(), m.end()), "number", number, bare=frozenset({number}), need=need)
    often = m["said"].lower() in _OFTEN and not re.match(r"\ (?:as|the)\b", m.string[m.end() :])
    return found._replace(values=found.values | {("times", number)}) if often else found


def _of_all(word: str) -> Fraction:
    return Fraction(2) if word.lower() == "both" else _number(word)


def _multiplied(m: Match) -> Fact:
    number = Fraction(_MULTIPLIED[m["many_times"].lower()])
    return amount((m.start(), m.end()), "factor", number, bare=frozenset({number}), need=Need.SAME)


def _half(m: Match) -> Fact:
    part = Fraction(1, 2)
    return amount((m.start(), m.end()), "share", part, bare=frozenset({part}), need=Need.SAME)


def _every_other(m: Match) -> Fact:
    measure, size = _size(m["other_unit"])
    return amount((m.start(), m.end()), measure, size * 2, size, bare=frozenset({Fraction(2)}), need=Need.SAME)


def _quarters_of_hour(m: Match) -> Fact:
    minutes = _number(m["quarters"] or "a") * 15
    return amount((m.start(), m.end()), "second", minutes * 60, bare=frozenset())


def _nth_unit(m: Match) -> Fact:
    """Minute 25, which is in Chinese the 25th of them."""
    measure, size = _size(m["nth_of"])
    number = _number(m["nth_n"])
    return amount(m.span(), measure, number * size, bare=frozenset({number}), need=Need.SAME)


def _cold(m: Match) -> Fact:
    return common.cold(m.span(), _number(m["minus"] or m["cold"]))


_NUMBERS = {
    "name": names.ENGLISH,
    "terminal_of_airport": (r"T(?P<terminal>[1-9])(?![\d+\-−])", common.terminal),
    "level": (rf"(?P<colour_name>{'|'.join(common.COLOUR_WORDS)})\b", common.colour),
    "day_as_name": (r"(?P<dotted>\d{1,2}·\d{1,2}(?!\d)|315(?=\s(?:gala|show)))", common.dotted_day),
    "fiscal_year": (r"FY\s?(?P<fiscal>\d{4}|\d{2})\b", lambda m: common.fiscal_year(m.span(), m["fiscal"])),
    "ten_years": (
        rf"(?:[12]\d)?(?P<decade>\d0)s\b|(?P<decade_word>{'|'.join(_DECADES)})\b",
        lambda m: common.decade(m.span(), int(m["decade"] or _DECADES[m["decade_word"].lower()])),
    ),
    "below_zero": (
        rf"(?:minus\ |(?<!\d)(?<!\d\s)[-−–]{common.DEGREES})(?P<minus>{FIGURES}|{_ONES})(?![\d.,]|\s?(?:%|per))"
        rf"|(?P<cold>{FIGURES}|{_ONES})\s?(?:°\s?[CF]?|℃|degrees)?(?:\ Celsius)?\ below\ (?:zero|freezing)\b",
        _cold,
    ),
    "quarter_of_year": (
        r"(?:Q(?P<quarter>[1-4])|(?P<quarter_word>first|second|third|fourth)[ -]quarter)\b(?!\ of\ an\ hour)",
        lambda m: common.quarter(m.span(), int(m["quarter"] or common.ORDINAL_WORDS[m["quarter_word"].lower()])),
    ),
    "half_of_year": (
        r"(?:H(?P<half_number>[12])|(?P<half_word>first|second)[ -]half)\b",
        lambda m: common.half(m.span(), int(m["half_number"] or common.ORDINAL_WORDS[m["half_word"].lower()])),
    ),
    "quarters_of_hour": (
        r"(?:every\ )?(?:(?P<quarters>an?|one|three)[ -])?quarters?[ -]of[ -]an[ -]hour\b|three-quarter\ hour\b",
        _quarters_of_hour,
    ),
    "every_other": (rf"every\ (?:other|second)\ (?P<other_unit>{_SINGLE})\b", _every_other),
    "ratio": (
        r"(?P<ratio_of>\d+):(?P<ratio_to>\d+)(?![\d:]|[.,]\d)"
        rf"|(?P<ratio_word>\d+|{_ONES})(?:-to-|\ to\ (?=(?:one|1)(?:[.;)]|,(?!\d)|$)))(?P<ratio_to_word>\d+|{_ONES})\b",
        lambda m: common.ratio(
            m.span(), _number(m["ratio_of"] or m["ratio_word"]), _number(m["ratio_to"] or m["ratio_to_word"])
        ),
    ),
    "once_a": (
        r"once(?=\ (?:an?|per|each|every)\ )",
        lambda m: Fact(
            m.start(), m.end(), frozenset({("number", _ONE), ("times", _ONE)}), frozenset({_ONE}), Need.SAME
        ),
    ),
    "nth_unit": (
        rf"(?P<nth_of>minute|hour|week)\ (?P<nth_n>\d{{1,2}}|{_ONES})\b(?![.:]\d|\ ?(?:%|{_UNIT}|{_SCALE})\b)",
        _nth_unit,
    ),
    "hours_minutes": (
        rf"(?P<hours>an?|\d+|{_ONES})[ -]hours?,?\ (?:and\ )?(?P<minutes>\d+|(?:{_ONES})(?:-(?:{_ONES}))?)[ -]minutes?\b",
        _hours_minutes,
    ),
    "half_of_scale": (
        r"half\ a\ (?P<half_scale>thousand|million|billion)\b(?:\ (?P<half_currency>yuan|RMB|US\ dollars|dollars|euros?|pounds)\b)?",
        _half_scale,
    ),
    "half_time": (rf"half(?:\ an?\ |[ -]|\ of\ an?\ )(?P<half_unit>{_SINGLE})(?:ly)?\b", _half_time),
    "one_and_half": (rf"(?:an?|one)\ (?P<long_unit>{_SINGLE})\ and\ a\ half\b", _one_and_half),
    "number_of_parties": (
        r"(?P<parties>both|two|three|four|five|six)[ -](?:way|part(?:y|ies)|sided?)s?\b",
        lambda m: common.parties(m.span(), _of_all(m["parties"])),
    ),
    "all_of": (
        r"(?P<all_of_these>both\b|(?<=\ball\ )(?:two|three|four|five|six)\b(?!\ ?-|\ [a-z]+-))",
        lambda m: common.all_of(m.span(), _of_all(m["all_of_these"])),
    ),
    "in_every": (
        rf"(?P<of_these>\d+|one(?=\ [a-z]+\ in\ )|{_ONES})(?:(?<=one)\ [a-z]+)?\ (?:in|out\ of)\ (?:every\ )?(?P<in_these>\d[\d,]*|(?:{_ONES})(?:\ (?:{_SCALE}))?|an?\ (?:{_SCALE}))\b(?!\ (?:{_UNIT})\b)",
        _in_every,
    ),
    "fraction": (
        rf"(?P<parts>an?|{_ONES})[ -](?P<part>(?:third|quarter|fifth|sixth|eighth|tenth|hundredth)s?|halves|half)\b"
        r"(?!\ (?:part(?:y|ies)?|time|person|round|place|day|one|of\ the\ month))",
        _part,
    ),
    "ordinal": (
        rf"(?:(?P<ordinal_word>(?:{'|'.join(common.ORDINALS)})s?)|(?P<ordinal_figures>\d+)(?:st|nd|rd|th))\b(?!\ ?minutes?)",
        _ordinal,
    ),
    "festival": (
        r"(?:Double\s(?:(?P<eleven>11|Eleven)|12|Twelve)\b|(?P<singles>Singles['’]\sDay)|(?<![\d.])(?P<dated>11\.11|12\.12)\b(?![.%]))",
        _festival,
    ),
    "amount": (_AMOUNT, _amount),
    "in_copies": (
        r"in\ (?P<copies>duplicate|triplicate|quadruplicate)\b",
        lambda m: amount(
            m.span(), "number", number := _COPIES[m["copies"].lower()], bare=frozenset({number}), need=Need.SAME
        ),
    ),
    "order_of": (
        r"(?:(?P<tens>tens|hundreds)\ of\ )?(?P<order>dozens|hundreds|thousands|millions|billions)\b",
        lambda m: names.magnitude(m.span(), _ORDERS[(m["tens"] or "ones").lower()] * _ORDERS[m["order"].lower()]),
    ),
    "multiplied": (rf"(?P<many_times>{'|'.join(_MULTIPLIED)})\b", _multiplied),
    "said": (rf"(?:{'|'.join(_SAID)})\b", _said),
    "half": (r"(?:half(?:way)?|halved?|halves|halving)\b", _half),
    "each": (
        rf"(?P<article>(?:an?|per|each|every)\ )?(?:(?P<each_working>working|business)\ )?(?P<each_unit>{_SINGLE})\b|(?P<rhythm>{'|'.join(_RHYTHMS)})\b",
        _each,
    ),
}
_IDIOMS = (
    r"\b(?:24/7\b|7\s?[×x]\s?24(?:\ hours)?|third[ -]part(?:y|ies)|second thoughts?|second[ -]hand|first[ -]aid|four[ -]eyes|"
    r"\d\dth\sFive-Year\b|at\s(?:every|all)\shours?\b|"
    r"(?<!\d[.,])(?:618|996|007)\b(?![.,]\d|\s?%|\ (?!(?:sales|does|goes|makes)\b)[a-z]{3,}s\b))"  # not 618 orders
)
_FIRST_WORDS = (
    frozenset(
        f"{_ONES}|{_SINGLE}|{'|'.join([*common.ORDINALS, *_RHYTHMS, *_SAID, *_MULTIPLIED, 'both', *(o + 's' for o in common.ORDINALS)])}|a|an|per|each|every|half|halfway|halve|halved|halves|halving|t|"
        f"q|h|fy|minus|last|{'|'.join((*common.COLOUR_WORDS, *_DECADES))}|working|business|cny|rmb|usd|eur|hkd|gbp|jpy|us|hk|quarter|in|tens|dozens|hundreds|thousands|millions|billions|{FIRST_WORDS_OF_TIMES}".split(
            "|"
        )
    )
    | names.FIRST_WORDS
)
GRAMMAR = Grammar(
    TIMES | _NUMBERS, r"\b(?<![.])(?<!\d,)(?:{words}|\d+)|(?<![\w.])(?:[¥$€£]|[-−–](?=\d))", _IDIOMS, _FIRST_WORDS
)
