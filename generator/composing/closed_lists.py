"""What format 1 had in closed lists of the program, as data of their own have it since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.loading.source import Data

_EU = [
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
]
_CALENDARS: dict[str, tuple[str, str, list[str]]] = {
    "CN": ("中国", "China", ["CN"]),
    "US-federal": ("美国联邦", "US federal", ["US"]),
    "NYSE": ("纽约证券交易所", "NYSE", ["XNYS"]),
    "HK": ("香港", "Hong Kong", ["HK"]),
    "England": ("英格兰", "England", ["GB-ENG"]),
    "EU": ("欧盟", "EU", _EU),
}
_ZONES = {
    "Asia/Shanghai": ("北京", "Beijing"),
    "UTC": ("UTC", "UTC"),
    "Asia/Hong_Kong": ("香港", "Hong Kong"),
    "Asia/Singapore": ("新加坡", "Singapore"),
    "Asia/Tokyo": ("东京", "Tokyo"),
    "America/Los_Angeles": ("洛杉矶", "Los Angeles"),
    "America/New_York": ("纽约", "New York"),
    "Europe/London": ("伦敦", "London"),
    "Europe/Brussels": ("布鲁塞尔", "Brussels"),
}


def calendars(of_china: dict[str, Any], codes: Collection[str]) -> list[Data]:
    """The calendars; China's with its years, which alone stood in the data."""
    return [
        {"id": name, "title": _said((zh, en), codes), "of": list(places), **(of_china if name == "CN" else {})}
        for name, (zh, en, places) in _CALENDARS.items()
    ]


def zones(codes: Collection[str]) -> list[Data]:
    """The zones of time, with what times in them are called."""
    called = {
        name: words if name == "UTC" else (f"{words[0]}时间", f"{words[1]} time") for name, words in _ZONES.items()
    }
    return [
        {"id": name, "title": _said(called[name], codes), "place": _said(words, codes)}
        for name, words in _ZONES.items()
    ]


def _said(words: tuple[str, str], codes: Collection[str]) -> dict[str, Data]:
    """The words in the languages of a handbook; in any but Chinese and English as English has them."""
    return {code: words[0] if code == "zh" else words[1] for code in codes}
