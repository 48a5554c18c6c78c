"""Text in the one form in which it is compared: as `docs/assets/search/fold.js` folds what readers type."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from generator.text.traditional import simplified, words_of_taiwan

_MARKS = dict.fromkeys(range(0x300, 0x370))
"""Accents that stand behind their letters."""
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_QUOTES = {0x2018: "'", 0x2019: "'"}
_SPELLED = (
    ("(?<![a-z])(practi)c", r"\1s", "e|es|ed|ing"),
    ("(?<=[b-df-hj-np-tv-z])is", "iz", "e|ed|es|er|ers|ing|able|ation|ations"),
    ("(?<=[a-z])lys", "lyz", "e|ed|es|er|ers|ing"),
    ("(?<=[a-z][a-z])our", "or", "|s|ed|ing|er|ers|al|able|ite|ites|hood|less|ful|y"),
    ("(?<![a-z])(cent|met|lit|fib|theat|calib)re", r"\1er", "|s|d"),
    ("(?<![a-z])(catal|dial|anal)ogue", r"\1og", "|s"),
    ("(?<![a-z])(def|off|lic|pret)enc", r"\1ens", "e|es|ed|eless"),
    ("(?<![a-z])(program)me", r"\1", "|s"),
    ("(?<![a-z])cheque", "check", "|s"),
    ("(?<![a-z])grey", "gray", ""),
    ("(?<![a-z])mould", "mold", "|s|y"),
    ("(?<![a-z])tyre", "tire", "|s"),
    ("(?<![a-z])disc", "disk", "|s"),
    ("(?<![a-z])jewellery", "jewelry", ""),
    ("(?<![a-z])(counsel|travel|cancel|label|model|fuel|dial)l", r"\1", "ed|ing|or|ors|er|ers"),
    ("(?<![a-z])(enrol|fulfil|instal)", r"\1l", "|s|ment|ments"),
    ("(?<![a-z])(judg|acknowledg)e", r"\1", "ment|ments"),
    ("(?<![a-z])age", "ag", "ing"),
    ("(?<![a-z])diarrhoea", "diarrhea", ""),
    ("(?<![a-z])cannot", "can't", ""),
    ("(?<![a-z])(ca|wo|do|does|did|is|are|was|were|could|would|should|have|has)n't", r"\1nt", ""),
)
"""What British and American spell otherwise, made one: a stem, what stands for it, its endings.

A rule may meet other words too: on both sides alike.
"""
_SPELLINGS = tuple((re.compile(f"{stem}(?=(?:{ends})(?![a-z]))"), put) for stem, put, ends in _SPELLED)


def fold(text: str) -> str:
    """`text` without the differences that no reader means: width, case, accents, Traditional characters, spelling."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(_UNSEEN | _QUOTES)
    bare = unicodedata.normalize("NFD", plain).translate(_MARKS)
    folded = unicodedata.normalize("NFC", bare).translate(simplified())
    for pattern, put in _SPELLINGS:
        folded = pattern.sub(put, folded)
    return folded


@cache
def regional() -> dict[str, str]:
    """Words of Taiwan, folded, to those of the mainland: 软体 is 软件."""
    pairs = ((fold(old), fold(new)) for old, new in words_of_taiwan().items())
    return {old: new for old, new in pairs if old != new and len(old) > 1}
