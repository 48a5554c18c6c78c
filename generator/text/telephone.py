"""A telephone number as a link dials it."""

from __future__ import annotations

import re
from unicodedata import normalize

_NUMBER = re.compile(
    r"(?P<plus>\+?)(?P<digits>[\d ()./-]*\d[\d ()./-]*)(?:(?:ext\.?|x|转|分机|#) ?(?P<inner>\d{1,8}))?", re.IGNORECASE
)
_FEWEST = 3
"""Digits of the shortest number: that of an ambulance."""


def tel(number: str) -> str:
    """What stands behind `tel:` for a number as written; empty for what cannot be dialled, such as one with gaps."""
    found = _NUMBER.fullmatch(normalize("NFKC", number).strip())
    digits = re.sub(r"\D", "", found["digits"]) if found else ""
    if not found or ".." in found["digits"] or len(digits) < _FEWEST:
        return ""
    return f"{found['plus']}{digits}{';ext=' + found['inner'] if found['inner'] else ''}"
