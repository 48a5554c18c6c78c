"""A telephone number as a link dials it, and as it is read out: in groups."""

from __future__ import annotations

import re
from unicodedata import normalize

_NUMBER = re.compile(
    r"(?P<plus>\+?)(?P<digits>[\d ()./-]*\d[\d ()./-]*)(?:(?:ext\.?|x|转|分机|#) ?(?P<inner>\d{1,8}))?", re.IGNORECASE
)
_OWN = re.compile(r"(?<=[-–/.,;)）、，；])(?=[^\s])|(?<=\d)(?=[(（]|ext|x|转|分机|#)|(?<= )(?=\S)", re.IGNORECASE)
"""Where a number is parted as it is written: behind a mark or a space, before an extension."""
_LONG_RUN = re.compile(r"\d{9,}")
_FOUR = re.compile(r"(?<=\d)(?=(?:\d{4})+$)")
"""Where a run of digits that nobody parted is read out in fours, from its end."""
_FEWEST = 3
"""Digits of the shortest number: that of an ambulance."""


def tel(number: str) -> str:
    """What stands behind `tel:` for a number as written; empty for what cannot be dialled, such as one with gaps."""
    found = _NUMBER.fullmatch(normalize("NFKC", number).strip())
    digits = re.sub(r"\D", "", found["digits"]) if found else ""
    if not found or ".." in found["digits"] or len(digits) < _FEWEST:
        return ""
    return f"{found['plus']}{digits}{';ext=' + found['inner'] if found['inner'] else ''}"


def groups(number: str) -> list[str]:
    """The parts of a number between which a line may end where none holds it whole."""
    return [
        part
        for own in _OWN.split(number)
        for part in (_FOUR.split(own) if _LONG_RUN.fullmatch(own.lstrip("+")) else [own])
    ]
