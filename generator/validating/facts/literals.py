"""What is written the same in every language: addresses, telephone numbers, commands, names of files, codes, blanks."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

import phonenumbers

from generator.text.slots import blanks
from generator.validating.facts.fact import Fact, Need

if TYPE_CHECKING:
    from generator.validating.facts.fact import Value

_END = r"com|cn|org|net|io|gov|edu|app|dev|eu|uk|de|fr|info|example|test|local|internal"
_FILES = (
    "ya?ml|json|csv|tsv|xlsx?|docx?|pptx?|pdf|py|sh|bat|ps1|log|txt|sql|conf|cfg|ini|html?|js|ts|zip|tar|gz|tgz|7z|rar|png|jpe?g|"
    "svg|mp[34]|mov|eml|msg|exe|dll|md|toml|xml|key|pem|crt|cer|bak|env|pcap|iso|apk"
)
_PATTERN = re.compile(
    rf"""
    (?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    |(?P<url>(?:https?://|www\.)[\w./?=&%\#~:@+,;!-]*[\w/=&\#-]|(?<![\w.-])(?:[\w-]+\.)+(?:{_END})\b(?:/[\w./?=&%\#~:@+-]*[\w/=-])?)
    |(?P<share>\\\\[\w.$-]+(?:\\[\w.$-]+)+|(?<![\w:/])//[\w.-]+(?:/[\w.$-]+)+|(?<!\w)[A-Za-z]:\\(?:[\w.$-]+\\)*[\w.$-]*\w)
    |(?P<blank>_{{3,}}|【[^】{{}}\n]*】|\[(?!\d+\])[^\]{{}}\n]*\]|〔[^〕\d\n]+〕|<[A-Za-z\u3400-\u9fff](?:[^<>\n/]{{0,30}}[^<>\n/\s])?>)
    |(?P<format>(?<!\d)%(?:[sd](?!\w)|[A-Z][A-Z_]+%))
    |(?P<code>`[^`\n]+`)
    |(?P<file>(?<![\w.-])[\w./-]*\w\.(?:{_FILES})\b)
    |(?P<word>(?<![\w$-])(?:\$?\w*[A-Za-z]\w*_\w+|_\w+_\w*|\$[A-Z]\w+)(?:[.-]\w+)*)
    |(?P<option>(?:(?<=[ (])-|(?<![\w-])--)[a-z][\w-]*(?:=\S*[\w/])?(?<=[a-z\d])(?=$|[^\w-]))
    |(?P<path>(?<![\w/])/(?:[a-z][\w.-]*/)+[\w.-]*\w)
    |(?P<ip>(?<![\w.])\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?:[:/]\d+)?(?![\w.]*\d))
    |(?P<roman>(?<![A-Za-z-])(?:I{{2,3}}|IV|VI{{0,3}}|IX|[\u2160-\u2168])(?![A-Za-z]|\.[A-Za-z])
       |(?<![A-Za-z-])I(?=\s?[\u7ea7\u3001\u548c\u81f3])      # I 级
       |(?:(?<=[Ll]evel\ )|(?<=[Ll]evels\ ))I\b
       |(?:(?<=\b(?:at|to|is|as)\ )|(?<=\bfrom\ )|(?<=%\ ))I(?=[,;:.]|\ (?:and|or|to|\()|$)
       |(?<![A-Za-z-])I(?=(?:,|\ and|\ or|\ to|–|-)\ ?I*[IV]+\b))
    |(?P<circled>[\u2460-\u2473\u2776-\u277f\u2780-\u2789])
    |(?P<keys>(?i:(?<![\w+])(?:Ctrl|Control|Alt|Cmd|Command|Shift|Win)(?:\s?\+\s?\w+)+))
    |(?P<ticket>\#\d+)
    |(?P<phone>(?<![\w.+-])(?:\+\d{{1,3}}[ -]?)?(?:\(\d{{2,4}}\)[ -]?|\d{{2,4}}[ -])?\d{{3,4}}[ -]\d{{4}}(?![\w-])
       |(?<![\w.])1[3-9]\d{{9}}(?!\w)
       |(?<![\w.])(?:400|800)\d{{7}}(?!\w)
       |(?<!\w)\+\d{{8,14}}(?!\w)
       |(?<![\w.-])0\d{{2,3}}-?\d{{7,8}}(?![\w-]))
    |(?P<hash>(?<![\w-])(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{{7,64}}(?![\w-]))
    |(?P<mixed>(?<![\w.+-])(?!T[+-]?\d|(?:Q\d|H[12])\b|FY\d|\d+(?:KG|ML|KM|MM|CM|KB|MB|GB|TB|KW|HZ)(?![A-Za-z]))
       (?:(?:(?<=\u7b2c)|(?<=\u7b2c\s))\d+(?:\.\d+)+[A-Z]?(?=[\s\d()a-z]*[\u6761\u6b3e\u8282\u9879\u7ae0])   # 第 13.10 条
         |(?:(?<=[Rr]ule\s)|(?<=[Ss]ection\s)|(?<=[Aa]rticle\s)|(?<=[Ii]tem\s)|(?<=[Cc]lause\s)|(?<=[Pp]aragraph\s)|(?<=§)|(?<=§\s))\d+(?:\.\d+)+[A-Z]?
         |\d+(?:\.\d+)+[A-Z]+                                # 13.10A
         |(?!(?:19|20)\d\d\.)\d{{1,3}}(?:\.\d{{1,3}}){{2}}(?![.\d])   # 2.4.1
         |(?:[A-Z]+-|[A-Za-z]+)\d\w*(?:[-.]\w+)*           # CVE-2026-1234, v2.3.1
         |\d+-?[A-Z]+\d*(?:-\w+)*(?<!\dH)                   # 2609A
         |\d+(?:-\d+)+(?:-[A-Z]\w*))(?!\w))
    """,
    re.VERBOSE | re.ASCII,
)
_HINT = re.compile(
    r"[@`_\[【〔<%{#$\\]|//|\d-?[A-Za-z]|[A-Za-z]-?\d|(?<!\w)--?[a-z]|\.[A-Za-z\d]|[IV\u2160-\u2168\u2460-\u2473\u2776-\u2789]|/[a-z]|[a-z]\s?\+|\d{7}|\d[ )-]+\d{3}"
)
"""What every text with a literal has; most have none."""
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_DIGITS = 9
"""A telephone number with an area has at least so many; a shorter one with a hyphen may be a range."""


def read(text: str) -> tuple[list[Fact], str]:
    """The literals of `text`, and the text with them blanked out, its places unchanged."""
    facts: list[Fact] = []
    if not _HINT.search(text):
        return facts, text

    for slot in blanks(text):
        facts.append(Fact(slot.start, slot.end, frozenset({("slot", text[slot.start : slot.end])}), need=Need.MUST))
        text = text[: slot.start] + "\0" * (slot.end - slot.start) + text[slot.end :]

    def blank(found: re.Match[str]) -> str:
        kind, written = str(found.lastgroup), found[0]
        if kind == "phone" and (number := _telephone(written)) is None:
            return written
        value = (
            number
            if kind == "phone"
            else ""
            if kind == "blank"
            else unicodedata.normalize("NFKC", written)
            if kind == "roman"
            else written.lower()
            if kind == "mixed"
            else re.sub(r"\s", "", written.lower())
            if kind == "keys"
            else written
        )
        label = written.startswith("【") and not text[: found.start()].rpartition("\n")[2].strip()
        need = Need.MAY if label else Need.MUST  # 【重要】 at the head of a line is no blank
        values: set[Value] = {(kind, str(value))}
        if kind == "roman":  # II 级 is also written 二级
            values.add(("number", Fraction(_ROMAN.index(str(value)))))
        if kind == "circled":
            values, need = {("number", Fraction(int(unicodedata.numeric(written))))}, Need.SAME
        facts.append(Fact(found.start(), found.end(), frozenset(values), _bare(values), need=need))
        return "\0" * len(written)

    return facts, _PATTERN.sub(blank, text)


def _bare(values: set[Value]) -> frozenset[Fraction]:
    return frozenset(number for _, number in values if isinstance(number, Fraction))


def _telephone(written: str) -> str | None:
    """The number as the world dials it, or None for two numbers with a hyphen between."""
    if sum(map(str.isdigit, written)) < _DIGITS:
        return None
    try:
        return phonenumbers.format_number(phonenumbers.parse(written, "CN"), phonenumbers.PhoneNumberFormat.E164)
    except phonenumbers.NumberParseException:
        return None
