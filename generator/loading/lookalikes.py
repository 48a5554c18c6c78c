"""Characters that look like others and are not, as copies from PDFs bring them: each with its twin."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.problems import Place, Problem, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

_RADICALS = dict(
    zip(
        "⺀⺁⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼾⾭",
        "冫厂乚乙亻冂几刀刂卜㔾小小兀尣尢尣巳幺彑彐忄㣺扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒㓁网网羊羊羊耂肀聿月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食飠飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟户青",
        strict=True,
    )
)
"""Radicals for which Unicode names no twin, as for most of the supplement, or one of no Simplified text: 戶, 靑."""
_LETTERS = dict(
    zip(
        "АВСЕНІЈКМОРЅТХУаеорсухіјѕһԁԛԝкΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυιακτηγωɑɡıⅠⅤⅩⅬⅭⅮⅯⅰⅴⅹⅼⅽⅾⅿ",
        "ABCEHIJKMOPSTXYaeopcyxijshdqwkABEZHIKMNOPTYXovpuiaktnywagiIVXLCDMivxlcdm",
        strict=True,
    )
)
"""Cyrillic, Greek and phonetic letters and Roman figures that look like Latin letters."""
_STROKES = dict(
    zip(
        "エロニハタトカオチヒムーㄧㄚㄏㄌㄖㄠㄥ㇐㇑㇒㇔㇏㇚㇠",
        "工口二八夕卜力才千匕厶一一丫厂力日幺厶一丨丿丶乀亅乙",
        strict=True,
    )
)
"""Kana, bopomofo and single strokes that look like Chinese characters."""
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_ALONE = re.compile(
    "[\u2e80-\u2fd5\uf900-\ufaff\ufb00-\ufb06\uff61-\uffdc\uffe8-\uffee\u2126\u212a\u212b\U0001d400-\U0001d7ff\U0002f800-\U0002fa1f]"
    "[\uff9e\uff9f]?"  # the voicing of half-width kana stands apart
)
"""Characters that are honest nowhere: radicals, doubles kept for old files, ligatures, half-width kana."""
_AMONG = re.compile(
    rf"(?<![\u3041-\u312f])[{''.join(_STROKES)}](?![\u3041-\u312f])|(?<=[〇零一二三四五六七八九])[○◯](?=[〇○◯零一二三四五六七八九年])"
)
_HYPHENS = re.compile(
    "(?<=[A-Za-z0-9])[\u2010\u2011\u2012\u2043\ufe63\uff0d](?=[A-Za-z0-9])|(?<=[A-Za-z])\u2212(?=[A-Za-z])"
)
"""Dashes that look like the hyphen of a word, a number or an id; an en dash and a minus have a meaning of their own."""
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*+\\(?:u(?P<four>[0-9a-fA-F]{4})|U(?P<eight>000[0-9a-fA-F]{5}))")
"""A character by its number, as a text in double quotes may have it."""
_FOREIGN = re.compile(f"[{''.join(_LETTERS)}]")
_SUSPECT = re.compile(f"{_ALONE.pattern}|[{''.join((*_STROKES, *_LETTERS))}○◯]|{_HYPHENS.pattern}|{_ESCAPE.pattern}")


def straighten(file: str, text: str) -> tuple[str, list[Problem]]:
    """The text with the twin in place of each character that only looks like it, and what is told of each.

    The twin is put there where it is one character too, so that all else stays where it is.
    """
    if not _SUSPECT.search(text):
        return text, []
    told: list[Problem] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        for (start, end), twin in _twins(line):
            told.append(_problem(Place(file, number, start + 1, end + 1), line[start:end], twin))
            if len(twin) == end - start:
                lines[number - 1] = lines[number - 1][:start] + twin + lines[number - 1][end:]
        for (start, end), found, twin in _escaped(line):
            told.append(_problem(Place(file, number, start + 1, end + 1), found, twin))
            if len(twin) == 1:
                right = f"{ord(twin):0{end - start - 2}X}"
                lines[number - 1] = lines[number - 1][: start + 2] + right + lines[number - 1][end:]
    return "\n".join(lines), told


def _twins(line: str) -> Iterator[tuple[tuple[int, int], str]]:
    """From where to where on a line a character stands for another one, and the other one."""
    for found in _ALONE.finditer(line):
        twin = _twin(found[0])
        if twin != found[0]:
            yield found.span(), twin
    yield from ((found.span(), "-") for found in _HYPHENS.finditer(line))
    for found in _AMONG.finditer(line):
        beside = line[max(found.start() - 1, 0) : found.end() + 1]
        if re.search(f"[{_HAN}]", beside):
            yield found.span(), _STROKES.get(found[0], "〇")
    if not _FOREIGN.search(line):
        return
    cyrillic = any("\u0400" <= one <= "\u052f" and one not in _LETTERS for one in line)
    for word in re.finditer(rf"[^\W\d_{_HAN}]+", line):
        odd = [at for at, one in enumerate(word[0], word.start()) if one in _LETTERS]
        latin = any(one.isascii() for one in word[0])
        posing = len(odd) == len(word[0]) and "\u0400" <= word[0][0] <= "\u052f" and not cyrillic
        if odd and (latin or posing):
            yield from (((at, at + 1), _LETTERS[line[at]]) for at in odd)


def _twin(alone: str) -> str:
    return _RADICALS.get(alone) or unicodedata.normalize("NFKC", alone)


def _escaped(line: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    """From where to where a text in double quotes has such a character by its number, itself, and the other one."""
    for found in _ESCAPE.finditer(line):
        one = chr(int(found["four"] or found["eight"], 16))
        if line.count('"', 0, found.start()) % 2 and _ALONE.match(one) and _twin(one) != one:
            name = "four" if found["four"] else "eight"
            yield (found.start(name) - 2, found.end()), one, _twin(one)


def _problem(place: Place, found: str, twin: str) -> Problem:
    name = f"{found} {_numbers(found)}"
    message = Words(
        f"“{name}”只是形似“{twin}”，搜不到，也念不对。",
        f'"{name}" only looks like "{twin}"; a search does not find it.',
    )
    return Problem(
        place,
        "look-alike",
        message,
        Words(f"换成“{twin}”（{_numbers(twin)}）。", f'Write "{twin}" ({_numbers(twin)}).'),
    )


def _numbers(characters: str) -> str:
    return " ".join(f"U+{ord(one):04X}" for one in characters)
