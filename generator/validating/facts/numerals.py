"""Numbers as figures and words write them, in Chinese and English, as exact fractions."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from text_to_num import text2num

if TYPE_CHECKING:
    from collections.abc import Iterable

FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?!,?\d)|\d+)(?:\.\d+)?"
"""Pattern of a number in figures, with or without commas."""
SIZES = "(?:[km]?g|[km]?m|[mc]?l|cm|[KMGT]B|k?W|k?V|[kMG]?Hz|°C)"
"""Units of size that are written with or without a space behind their figures."""
HAN = "零〇一二两三四五六七八九十百千万亿"
"""Characters of Chinese numerals."""
CURRENCIES = {
    "元": "CNY", "人民币": "CNY", "块钱": "CNY", "¥": "CNY", "cny": "CNY", "rmb": "CNY", "yuan": "CNY",
    "美元": "USD", "us$": "USD", "usd": "USD", "$": "USD", "us dollars": "USD", "dollars": "USD",
    "欧元": "EUR", "eur": "EUR", "€": "EUR", "euro": "EUR", "euros": "EUR",
    "港元": "HKD", "港币": "HKD", "hk$": "HKD", "hkd": "HKD", "hong kong dollars": "HKD",
    "英镑": "GBP", "gbp": "GBP", "£": "GBP", "pounds": "GBP", "日元": "JPY", "jpy": "JPY", "yen": "JPY",
}  # fmt: skip
"""What money is called, in both languages, in small letters."""
MEASURED: dict[str, tuple[str, int | Fraction]] = {
    "公里": ("metre", 1000), "千米": ("metre", 1000), "厘米": ("metre", Fraction(1, 100)), "毫米": ("metre", Fraction(1, 1000)),
    "km": ("metre", 1000), "kilometre": ("metre", 1000), "kilometer": ("metre", 1000), "cm": ("metre", Fraction(1, 100)),
    "centimetre": ("metre", Fraction(1, 100)), "centimeter": ("metre", Fraction(1, 100)), "mm": ("metre", Fraction(1, 1000)),
    "millimetre": ("metre", Fraction(1, 1000)), "millimeter": ("metre", Fraction(1, 1000)), "metre": ("metre", 1), "米": ("metre", 1),
    "mile": ("metre", Fraction(1609344, 1000)), "英里": ("metre", Fraction(1609344, 1000)), "海里": ("metre", 1852),
    "吨": ("gram", 10**6), "公斤": ("gram", 1000), "千克": ("gram", 1000), "斤": ("gram", 500), "克": ("gram", 1), "毫克": ("gram", Fraction(1, 1000)),
    "g": ("gram", 1), "kb": ("byte", 10**3), "mb": ("byte", 10**6), "gb": ("byte", 10**9), "tb": ("byte", 10**12),
    "tonne": ("gram", 10**6), "ton": ("gram", 10**6), "kg": ("gram", 1000), "kilogram": ("gram", 1000), "kilo": ("gram", 1000),
    "mg": ("gram", Fraction(1, 1000)), "gram": ("gram", 1), "毫升": ("litre", Fraction(1, 1000)), "ml": ("litre", Fraction(1, 1000)),
    "millilitre": ("litre", Fraction(1, 1000)), "milliliter": ("litre", Fraction(1, 1000)), "litre": ("litre", 1),
    "liter": ("litre", 1),
}  # fmt: skip
"""Units of length, weight, volume and data, in both languages."""
_LIBRARY = "cn2an"
"""Reads Chinese numerals with a scale. It takes long to load, and few texts that have changed have any."""
_SCALES = {
    "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "hundred": 100, "thousand": 1000, "k": 1000,
    "million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}


def figures(written: str) -> Fraction:
    """The number that `1,234.5` writes."""
    return Fraction(written.replace(",", ""))


def measured(unit: str | None, numbers: Iterable[Fraction]) -> frozenset[tuple[str, Fraction]]:
    """So many of a unit of `MEASURED`; nothing if there is none."""
    word = (unit or "").lower()
    measure, size = MEASURED.get(word) or MEASURED.get(word.removesuffix("s"), ("", 0))
    return frozenset((measure, number * size) for number in numbers if measure)


def scaled(written: str, scale: str | None, later: str | None) -> Fraction:
    """Figures and the scales behind them, as `3` and `百万`; in a range the `later` one's, as in `2 to 10 million`."""
    number = figures(written)
    if later and number < 1000:  # noqa: PLR2004 - 300,000 to 2 million
        scale = later
    for word in (scale or "").lower().split() if (scale or "").isascii() else scale or "":
        number *= _SCALES[word]
    return number


@cache
def han(written: str) -> frozenset[Fraction]:
    """What Chinese numerals may mean: one number, two for 三五 (three to five), none for what only looks so."""
    digits = [_DIGITS[character] for character in written if character in _DIGITS]
    if len(digits) == len(written):
        said = Fraction(int("".join(map(str, digits))))
        if len(written) in (1, 4):  # 三, and a year: 二〇二六
            return frozenset({said})
        return frozenset({*map(Fraction, digits), said}) if len(written) == 2 else frozenset()  # noqa: PLR2004
    if re.match(f"[{HAN[:12]}]{{2}}[十百千万]", written):
        return frozenset(number for digit in written[:2] for number in han(digit + written[2:]))  # 三四十
    return _scaled(written)


def _scaled(written: str) -> frozenset[Fraction]:
    """The number of numerals with a scale among them."""
    if written[0] in "百千万亿":  # 百万用户, but 百 and 万 alone are mere words
        return han(f"一{written}") if len(written) == 2 and written[0] in "百千" else frozenset()  # noqa: PLR2004
    if written[-2:-1] == "亿" and written[-1] in _DIGITS and written[:-2]:  # 一亿二, which cn2an does not know
        return frozenset(n * 10**8 + _DIGITS[written[-1]] * 10**7 for n in han(written[:-2]))
    try:
        return frozenset({Fraction(str(import_module(_LIBRARY).cn2an(written.replace("俩", "两"), "normal")))})
    except (ValueError, KeyError):  # the second for what is no numeral, such as 万万
        return frozenset()


@cache
def english(words: str) -> Fraction | None:
    """The number that English words say, such as `twenty-five` or `two hundred and five`; None for no number."""
    try:
        return Fraction(text2num(words.lower(), "en"))
    except ValueError:
        return None
