"""Quotes and brackets that come in pairs, and the first one in a text whose other half is missing."""

from __future__ import annotations

import re

from generator.validating.facts import literals

_CLOSED_BY = {"“": "”", "《": "》", "〈": "〉", "【": "】", "「": "」", "『": "』", "〔": "〕", "（": "）)", "(": ")）"}
_CLOSING = frozenset("".join(_CLOSED_BY.values()))
_HALVES = _CLOSING | _CLOSED_BY.keys()
_NUMBERED = re.compile(r"(?:^|[\s，。；：、,;:])(?:\w{1,2}|[一二三四五六七八九十]{1,3})\Z")
"""What stands before a bracket that has no beginning and needs none: `1）`, `a)`."""


def odd_half(text: str) -> tuple[int, int] | None:
    """Where a quote or bracket stands without its other half; None if all are pairs. Commands and addresses may."""
    if _HALVES.isdisjoint(text):
        return None
    open_: list[int] = []
    plain = literals.read(text)[1]
    for at, mark in enumerate(plain):
        if mark in _CLOSED_BY:
            open_.append(at)
        elif mark in _CLOSING:
            if open_ and mark in _CLOSED_BY[plain[open_[-1]]]:
                open_.pop()
            elif not (mark in "）)" and _NUMBERED.search(plain[:at])):
                begun = any(mark in _CLOSED_BY[plain[one]] for one in open_)
                return (open_[-1], open_[-1] + 1) if begun else (at, at + 1)
    return (open_[0], open_[0] + 1) if open_ else None


def opening(mark: str) -> str | None:
    """What opens where `mark` closes; None for one that opens itself."""
    return None if mark in _CLOSED_BY else next(one for one, closed in _CLOSED_BY.items() if mark == closed[0])
