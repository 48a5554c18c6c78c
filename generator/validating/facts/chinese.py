"""The facts of a Chinese text."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.validating.facts import common, names
from generator.validating.facts.chinese_times import TIMES
from generator.validating.facts.fact import Fact, Need, amount, day, written_as
from generator.validating.facts.grammar import Grammar
from generator.validating.facts.numerals import (
    CURRENCIES,
    FIGURES,
    HAN,
    MEASURED,
    SIZES,
    figures,
    han,
    measured,
    scaled,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.validating.facts.fact import Value
    from generator.validating.facts.grammar import Match

SPANS = {
    "毫秒": ("second", Fraction(1, 1000)), "秒": ("second", Fraction(1)), "分钟": ("second", Fraction(60)),
    "小时": ("second", Fraction(3600)), "钟头": ("second", Fraction(3600)), "刻钟": ("second", Fraction(900)),
    "昼夜": ("second", Fraction(86400)), "自然日": ("second", Fraction(86400)), "天": ("second", Fraction(86400)),
    "日": ("second", Fraction(86400)), "星期": ("second", Fraction(604800)), "礼拜": ("second", Fraction(604800)),
    "周": ("second", Fraction(604800)), "工作日": ("working day", Fraction(1)), "月": ("month", Fraction(1)),
    "季度": ("month", Fraction(3)), "季": ("month", Fraction(3)), "年": ("month", Fraction(12)),
}  # fmt: skip
_UNITS = "毫秒|秒|分钟|小时|钟头|刻钟|昼夜|自然日|工作日|天|日(?!常|元|期)|星期|礼拜|周(?!数|年|边|末|转|期|岁|[一二三四五六日天](?!次|个|遍|轮|季|均))|月|季度|季|年"
_MEASURES = (
    "个条项次名人位家台件份张组类步级层轮批段处句页篇章种套遍样档栏格问题图表支封通部单笔倍岁票字词行列案事线"
    "面国省市区县城店仓米吨度块本册道门科路把点箱辆架艘颗双副期届场回趟声版款股户桩口端键重席栋座挡环则班小分万亿"
)
_COUNTED = set("名人位家台份箱辆部城")
"""Of what 一 is meant as a number; with others it often is but `a`."""
_COUNTS = dict.fromkeys("人名位", "heads") | dict.fromkeys("次回遍", "times")
"""Of what a number is, by the word behind it, where English says so too."""
_NTH = re.compile(r"(?:第|步骤|附[件表录]|按键|键)\s?\Z")
"""Before a number: it says which, not how many."""
_OFTEN = set("次回遍")
"""Of what 一 is meant as a number behind 每."""
_AMOUNT = rf"""
    (?P<before>US\$|HK\$|[¥$€£]|CNY|RMB|USD|EUR|HKD|GBP|JPY|港币)?\s?
    (?:(?P<figures>(?<![A-Za-z\d_.]){FIGURES})(?:(?={SIZES}(?![A-Za-z\d]))|(?![A-Za-z_\d]))(?:\s?(?P<scale>[百千万亿]+(?![克米]))|(?=\s?[至到~–—-]\s?\d[\d,.]*\s?(?P<later>[万亿]+)))?
      |(?P<han>(?<![几数])[{HAN}俩]+(?:点[零〇一二三四五六七八九]+)?))
    (?P<about>[多余来几]?)(?P<more>(?<=[多余来几])[万亿])?
    (?:\s?个?(?P<half>半)?个?(?P<unit>{_UNITS})(?P<half_more>半(?![年月天个小]))?
      |\s?(?P<share>[%‰]|个?百分点|成(?P<tenth>[一二三四五六七八九])?(?![员本功为效交长果品分立都熟])|折(?![腾叠扣返]))
      |\s?(?P<currency>元|块钱|人民币|美元|欧元|港元|港币|英镑|日元)
      |\s?(?P<size>{"|".join(MEASURED)})(?![A-Za-z])
      |\s?(?P<measure>[{_MEASURES}])(?P<measure_half>半(?![年月天个小数价]))?
      |(?P<tenths>(?=[到至][{HAN}]成)))?
"""


def _festival(m: Match) -> Fact:
    """A day of sales that is called by its number."""
    number = Fraction(11 if m["eleven"] or m["dated"] == "11.11" else 12)
    return amount((m.start(), m.end()), "festival", number, bare=frozenset(), need=Need.SAME)


def _amount(m: Match) -> Fact | None:
    numbers = (
        frozenset({scaled(m["figures"], m["scale"], m["later"])}) if m["figures"] else han(m["han"] + (m["more"] or ""))
    )
    if not numbers:
        return None
    where, need = (m.start(), m.end()), _need(m, min(numbers), open_=len(numbers) > 1)
    if m["unit"]:
        return _time(m, numbers, need)
    if m["share"]:
        return _share_of(m, numbers, need)
    if m["measure_half"]:
        halves = {number + Fraction(1, 2) for number in numbers}
        numbers = frozenset(halves if m["measure"] == "倍" else numbers | halves)
    if m["tenths"] is not None:
        return amount(where, "share", *(n / 10 for n in numbers), bare=numbers)
    if currency := m["before"] or m["currency"]:
        return amount(where, CURRENCIES[currency.lower()], *numbers, bare=numbers, need=need)
    plain = written_as(
        m, amount((m.start(), max(m.end("about"), m.end("size"))), "number", *numbers, bare=numbers, need=need)
    )
    plain = plain._replace(values=plain.values | measured(m["size"], numbers))
    counted = (
        "heads"
        if re.match("个人(?!信息|数据|资料|隐私|账)", m.string[m.end() - 1 :])
        else _COUNTS.get(m["measure"] or "")
    )
    if _NTH.search(m.string, 0, m.start()):
        plain = common.nth(plain, numbers)
        counted = counted if counted == "times" else None  # what happens for the second time happens twice
    if counted:
        plain = plain._replace(values=plain.values | {(counted, number) for number in numbers})
    return _times(m, plain) if m["measure"] == "倍" else plain


def _times(m: Match, plain: Fact) -> Fact:
    """So many times as much; 多两倍 is three times as much, and in English perhaps `two times more`, but no `double`.

    Of 增加三倍赔偿, damages of so many times the price, nothing is more.
    """
    of_something = re.match("[的]?[赔补罚工奖积]", m.string[m.end() :])
    if of_something or not re.search(r"[多增涨高升][加长了出]{0,2}\s?$", m.string[max(0, m.start() - 4) : m.start()]):
        return plain._replace(values=plain.values | {("factor", number) for number in plain.bare})
    values: set[Value] = {("factor", number + 1) for number in plain.bare} | {
        ("share", number) for number in plain.bare
    }
    return plain._replace(values=frozenset(values), bare=plain.bare | {number + 1 for number in plain.bare})


def _time(m: Match, numbers: frozenset[Fraction], need: Need) -> Fact:
    measure, size = SPANS[m["unit"]]
    numbers = frozenset(n + Fraction(1, 2) for n in numbers) if m["half"] or m["half_more"] else numbers
    values: set[Value] = {(measure, number * size) for number in numbers}
    if m["unit"] == "日":  # 15 日内 is a length, 15 日 a day
        values |= {day(0, 0, int(number)) for number in numbers}
    if m["unit"] in ("天", "日") and re.match("[之以]?后", m.string[m.end() :]):
        values |= {("days later", number) for number in numbers}
    if m["unit"] == "月" and m["half"]:  # a month and a half is also six weeks
        values |= {("second", number * 28 * 86400) for number in numbers}
    if _NTH.search(m.string, 0, m.start()):
        values |= {("nth", number) for number in numbers}
    if m["unit"] == "年" and m["figures"]:
        values |= {day(int(number)) for number in numbers}
    return Fact(m.start(), m.end(), frozenset(values), numbers, need)


def _share_of(m: Match, numbers: frozenset[Fraction], need: Need) -> Fact:
    where = m.start(), m.end()
    match m["share"].lstrip("个")[0]:
        case "%":
            shares = [n / 100 for n in numbers]
        case "‰":
            shares = [n / 1000 for n in numbers]
        case "成":
            rest = min(han(m["tenth"])) / 100 if m["tenth"] else Fraction(0)
            shares = [n / 10 + rest for n in numbers]
            shares += [Fraction(1, 3)] if shares == [Fraction(3, 10)] else []  # which is mostly said as a third
        case "折":  # 九折 is 90 % of the price and 10 % off; so is 九五折, digit by digit
            said = {max(numbers)} if max(numbers) > 10 else numbers  # noqa: PLR2004
            parts = [n / 10 if n <= 10 else n / 100 for n in said]  # noqa: PLR2004
            shares = [*parts, *(1 - part for part in parts)]
        case _:
            return amount(where, "point", *numbers, bare=numbers, need=need)
    tens = frozenset(n * 10 for n in numbers) if m["share"][0] == "成" else frozenset()
    return amount(where, "share", *shares, bare=numbers | tens | frozenset(shares), need=need)


def _need(m: Match, number: Fraction, *, open_: bool) -> Need:
    if m["figures"]:
        everything = m["share"] == "%" and number == 100  # noqa: PLR2004 - which is said as `all`
        always = m["unit"] == "小时" and number == 24  # noqa: PLR2004 - which is said as `day and night`
        return Need.SAME if number == 0 or everything or always else Need.MUST
    if open_ and m["measure"]:
        return Need.SAME
    if number < 2 or open_ or m["about"] == "几":  # noqa: PLR2004
        measure = (m["measure"] or "").strip()
        often = measure in _OFTEN and "每" in m.string[max(0, m.start() - 8) : m.start()]
        counted = m["unit"] or m["share"] or measure in _COUNTED or often
        return Need.SAME if number == 1 and counted else Need.MAY
    if m["han"][0] in "百千":  # 千万级 is tens of millions
        return Need.SAME
    if m["unit"] or m["currency"] or (m["share"] and m["share"][0] != "成") or len(m["han"]) > 1:
        return Need.MUST
    return Need.SAME if m["measure"] or m["share"] else Need.MAY


def _hours_minutes(m: Match) -> Fact | None:
    hours, minutes = figures_or_han(m["hours"]), figures_or_han(m["minutes"])
    lengths = [h * 3600 + n * 60 for h in hours for n in minutes]
    return amount((m.start(), m.end()), "second", *lengths, bare=frozenset()) if lengths else None


def _percent(m: Match) -> Fact:
    written = m["hundredths"]
    numbers = figures_or_han("一百" if written == "百" else written)
    shares = [number / 100 for number in numbers]
    need = Need.SAME if 1 in shares else Need.MUST
    return amount((m.start(), m.end()), "share", *shares, bare=numbers | frozenset(shares), need=need)


def _fraction(m: Match) -> Fact | None:
    scale = m["below"][0] in "百千万亿"
    below, above = figures_or_han("一" * scale + m["below"]), figures_or_han(m["above"])
    shares = [a / b for a in above for b in below if b]
    return amount(
        (m.start(), m.end()),
        "share",
        *shares,
        bare=below | {number for number in above if number > 1} | frozenset(shares),
    )


def figures_or_han(written: str) -> frozenset[Fraction]:
    """A number in figures or in Chinese numerals."""
    return frozenset({figures(written)}) if written[0].isdigit() else han(written)


def _half(m: Match) -> Fact:
    half = Fraction(1, 2)
    return amount((m.start(), m.end()), "share", half, bare=frozenset({half}), need=Need.SAME)


def _half_time(m: Match) -> Fact:
    measure, size = SPANS[m["half_unit"]]
    half = Fraction(1, 2)
    vague = m["half_unit"] in ("天", "日") or m["each_half"]
    values: set[Value] = {(measure, size / 2)}
    if m["half_unit"] == "月":  # two weeks, or 15 days
        values |= {("second", Fraction(days * 86400)) for days in (14, 15)}
    sure = m["half_unit"] in ("小时", "钟头")
    need = Need.MAY if vague else Need.MUST if sure else Need.SAME
    return Fact(m.start(), m.end(), frozenset(values), frozenset({half}), need)


def _half_year(m: Match) -> Fact:
    """Every half a year, which is twice a year."""
    values: frozenset[Value] = frozenset({("month", Fraction(6)), ("number", Fraction(2))})
    return Fact(m.start(), m.end(), values, frozenset({Fraction(2)}), Need.SAME)


def _each(m: Match) -> Fact:
    measure, size = SPANS[m["each_unit"]]
    return amount((m.start(), m.end()), measure, size, bare=frozenset(), need=Need.SAME)


def _per(m: Match) -> Fact:
    numbers = han("一" + m["per_number"])
    return amount((m.start(), m.end()), "number", *numbers, bare=numbers, need=Need.SAME)


def _over(m: Match) -> Fact:
    """上百: a hundred or more, or hundreds; 百人 may be a mere word."""
    numbers = han("一" + (m["over_number"] or m["over_number2"]))
    found = amount((m.start(), m.end()), "number", *numbers, bare=numbers, need=Need.MAY)
    if not m["over_number"] or m[0][0] != "上" or m.string[: m.start()][-2:-1] == "成":  # 成百上千
        return found
    return found._replace(values=found.values | {("magnitude", min(numbers))}, need=Need.SAME)


def _said(number: int, need: Need = Need.MAY) -> Callable[[Match], Fact]:
    def meaning(m: Match) -> Fact:
        return amount((m.start(), m.end()), "number", Fraction(number), bare=frozenset({Fraction(number)}), need=need)

    return meaning


def _counted_heads(fact: Fact) -> Fact:
    return fact._replace(values=fact.values | {("heads", number) for number in fact.bare})


def _lunar_day(m: Match) -> Fact | None:
    """A day of the old calendar: English says the twentieth of a month, and which month in other words."""
    numbers = han(m["lunar"]) if m["lunar"] else frozenset[Fraction]()
    return common.nth(amount(m.span(), "number", *numbers, bare=numbers, need=Need.SAME), numbers) if numbers else None


def _multiplied(number: int) -> Callable[[Match], Fact]:
    """By a word of its own, such as 翻倍."""

    def meaning(m: Match) -> Fact:
        plain = _said(number, Need.SAME)(m)
        return plain._replace(values=plain.values | {("factor", Fraction(number))})

    return meaning


def _repaid(m: Match) -> Fact | None:
    """退一赔三: three times the price, besides the price itself."""
    numbers = figures_or_han(m["repaid"])
    return amount((m.start(), m.end()), "number", *numbers, bare=numbers, need=Need.SAME) if numbers else None


def _parties(m: Match) -> Fact:
    return common.parties(m.span(), Fraction(2) if m["parties"] == "双" else min(han(m["parties"])))


def _parted(m: Match) -> Fact:
    """四六分: 40 and 60 of a hundred."""
    parts = [min(han(part)) for part in m["parted"]]
    numbers = frozenset([*parts, *(part * 10 for part in parts), *(part / 10 for part in parts)])
    return amount((m.start(), m.end()), "number", *numbers, bare=numbers, need=Need.SAME)


def _ratio(m: Match) -> Fact | None:
    numbers = figures_or_han(m["ratio_of"]), figures_or_han(m["ratio_to"])
    return common.ratio(m.span(), min(numbers[0]), min(numbers[1])) if all(numbers) else None


def _decade(m: Match) -> Fact:
    written = m["decade"] or m["born"]
    number = int(written) if written.isdigit() and written.isascii() else int(min(han(written[0]))) * 10
    return common.decade((m.start(), m.end()), number % 100)


_NUMBERS = {
    "lunar_day": (
        r"(?:正月|腊月|农历[一二三四五六七八九十]+月)(?:初?(?P<lunar>[一二三四五六七八九十]{1,3}))?",
        _lunar_day,
    ),
    "terminal_of_airport": (r"T(?P<terminal>[1-9])(?![\d+\-−])", common.terminal),
    "level": ("(?P<colour_name>[红橙黄蓝绿])(?:色|(?=[级牌灯码]))", common.colour),
    "day_as_name": (r"(?P<dotted>\d{1,2}·\d{1,2}(?!\d)|315(?=\s?(?:晚会|曝光|消费)))", common.dotted_day),
    "fiscal_year": (
        r"(?P<fiscal>\d{4}|(?<!\d)\d{2})\s?[财学]年|FY\s?(?P<fy>\d{4}|\d{2})",
        lambda m: common.fiscal_year(m.span(), m["fiscal"] or m["fy"]),
    ),
    "ten_years": (
        r"(?P<decade>(?:[12]\d)?\d0|[一二三四五六七八九]十)\s?年代|(?P<born>(?<!\d)\d0|[五六七八九零〇][〇零])\s?后(?=[^\d])",
        _decade,
    ),
    "below_zero": (
        rf"(?:零下\s?|(?:负\s?|(?<!\d)(?<!\d\s)[-−–]){common.DEGREES})(?P<cold>{FIGURES}|[{HAN}]+)",
        lambda m: common.cold(m.span(), min(figures_or_han(m["cold"]), default=Fraction(0))),
    ),
    "quarter_of_year": (
        r"第?\s?(?<![上下每前])(?P<quarter>[一二三四1-4])\s?季度|Q(?P<quarter_figure>[1-4])(?![\dA-Za-z])",
        lambda m: common.quarter(m.span(), int(min(figures_or_han(m["quarter"] or m["quarter_figure"])))),
    ),
    "first_half": ("[上前]半(?:年|场|段|程|部分|月|个月)", lambda m: common.half(m.span(), 1)),
    "last_half": ("[下后]半(?:年|场|段|程|部分|月|个月)", lambda m: common.half(m.span(), 2)),
    "parts_of_ten": ("(?P<parted>[一二三四五六七八九]{2})(?=[分开](?:成|[，。；]|$)|原则|法则|定律)", _parted),
    "ratio": (
        rf"(?P<ratio_of>\d+|[{HAN}]+)(?:[:∶]|\s?比\s?)(?P<ratio_to>\d+|[{HAN}]+)(?![\d:]|[.,]\d)",
        _ratio,
    ),
    "hours_minutes": (
        rf"(?P<hours>\d+|[{HAN}]+)\s?个?小时[又零]?\s?(?P<minutes>\d+|[{HAN}]+)\s?分钟?",
        _hours_minutes,
    ),
    "percent": (rf"百分之\s?(?P<hundredths>{FIGURES}|[{HAN}]+(?:点[{HAN}]+)?)", _percent),
    "fraction": (rf"(?P<below>\d+|[{HAN}]+)分之(?P<above>\d+|[{HAN}]+)", _fraction),
    "half_of": ("一半|半数|过半|对半|减半", _half),
    "half_year": ("每?(?:隔)?半年[^，。；\\n]{0,3}[一1]\\s?[次回遍]|每半年", _half_year),
    "doubled": ("(?<=[加涨多增升高快大长])了?一倍(?!半)", _multiplied(2)),
    "half_time": ("(?P<each_half>每)?半\\s?个?(?P<half_unit>小时|钟头|天|日|年|月|季度|星期)", _half_time),
    "every_other": (
        "隔(?:一个?)?(?P<other_unit>天|周|月)",
        lambda m: amount(
            m.span(), SPANS[m["other_unit"]][0], 2 * SPANS[m["other_unit"]][1], bare=frozenset(), need=Need.SAME
        ),
    ),
    "within_each": (
        rf"[一1]\s?(?:个)?(?P<each_unit2>天|日|周|月|年)(?=[^，。；\n]{{0,2}}[{HAN}\d]\s?[次回遍])",
        lambda m: amount(m.span(), *SPANS[m["each_unit2"]], bare=frozenset(), need=Need.SAME),
    ),
    "first_of_these": (
        "首个?(?P<first_unit>小时|天|日|周|月)",
        lambda m: amount(m.span(), *SPANS[m["first_unit"]], bare=frozenset({Fraction(1)}), need=Need.MAY),
    ),
    "each": (
        "每(?:\\s?个)?(?P<each_unit>小时|分钟|秒|天|日(?!常)|周(?![一二三四五六日末])|月|季度|季(?!节)|年|星期(?![一二三四五六日几])|工作日)",
        _each,
    ),
    "per": ("每\\s?(?P<per_number>[十百千]?万|[百千])", _per),
    "order_of": (
        "[数几](?P<some>[十百千]?[万亿]|[十百千])(?!人次)|(?P<order>[十百千]?[万亿])(?=级)",
        lambda m: names.magnitude(m.span(), min(han("一" + (m["some"] or m["order"])))),
    ),
    "over": (
        "(?:[上过近超约破]|一个多|一个)(?P<over_number>[百千]?[万亿]|[百千])(?![事一分能])|(?<![一二三四五六七八九十两几数\\d百千万 ])(?P<over_number2>[百千万亿])(?=[单字人天日余])",
        _over,
    ),
    "doubled_again": (
        "翻了?(?P<again>[两二三])番",
        lambda m: _multiplied(2 ** int(min(han(m["again"]))))(m),
    ),
    "doubled_as_said": ("翻倍|翻番|翻了?一番|加倍|双倍", _multiplied(2)),
    "festival": (
        r"双\s?(?:(?P<eleven>十一|11)|十二|12)(?!\d)|(?<![\d.])(?P<dated>11\.11|12\.12)(?!\s?[\d.%元万亿])",
        _festival,
    ),
    "two_heads": ("双(?=人)", lambda m: _counted_heads(_said(2, Need.SAME)(m))),
    "by_two": ("双(?=[机路重份])", _said(2, Need.SAME)),
    "all_of": ("(?P<all_of_these>[两二三四])者", lambda m: common.all_of(m.span(), min(han(m["all_of_these"])))),
    "number_of_parties": ("(?<!第)(?P<parties>[两双三四五六])方(?![面向位便法案式针程言])", _parties),
    "two": ("双(?!十[一二])|两难|两头|两侧|两边", _said(2)),
    "given_with": (
        rf"(?<=买)\s?(?P<bought>\d+|[{HAN}]+)(?=\s?[赠送])",
        lambda m: amount(
            m.span(), "number", *figures_or_han(m["bought"]), bare=figures_or_han(m["bought"]), need=Need.SAME
        ),
    ),
    "price_repaid": (rf"[退假缺]一[赔罚补]\s?(?P<repaid>\d+|[{HAN}]+)", _repaid),
    "three": ("第三方", _said(3)),
    "amount": (_AMOUNT, _amount),
    "name": names.CHINESE,
}
_IDIOMS = (
    "统一|同一|单一|万一|再三|(?<!点)十分(?![钟之])|(?<![过上破超近])千万(?![元人条家次单件份户笔用级多，。])|三思|四处(?=[奔说找传])|二手|二维码|三八|五一(?=[假劳节期黄])|六一|"
    "十一(?=[假黄长节])|一二三线|不三不四|五花八门|八卦|百分(?=[比位])|(?<![\\d个])百分(?=点)|七嘴八舌|四舍五入|丢三落四|三心二意|"
    "千方百计|千篇一律|百分百|十足|百科|百货|万能|万无一失|万全|朝九晚五|二次(?=伤|整|创|传)|三角|十字|四面八方|四周(?=[围])|"
    "亿万|千家万户|百姓|万里|千里|五金|三包|三无|一分为二|四季|三农|(?<![\\d.,])(?:7\\s?[×xX*]\\s?24(?:\\s?小时)?|24\\s?[/×xX*]\\s?7)(?![\\d.,])|"
    "八成新|三天两头|三天打鱼两天晒网|十万火急|千头万绪|十[一二三四五六]五(?=规划|期间|时期)|百年|千年|三番[五两]|两全|二选一|三头六臂|五险|三更|半夜三|"
    rf"(?<![\d.,])(?:996|007|618)(?![\d.,%]|\s?(?:{_UNITS}|[{_MEASURES}元]))"
)
GRAMMAR = Grammar(
    TIMES | _NUMBERS,
    rf"[\d{HAN}俩半每翻双第前后下零负\-−–红橙黄蓝绿上过近超约破港减FT¥$€£CURHEGJQ几凌清早上中下傍晚夜今明昨次深午正周星礼退假缺当翌工平节公休非半连最首底末初本这去大隔数买腊农]|{names.CHINESE_BEGIN}",
    _IDIOMS,
    frozenset("tcurhegjfq"),
)
