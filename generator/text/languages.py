"""What the tag of a language says (BCP 47). Only here is Babel, which knows what CLDR knows."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import get_timezone_location

if TYPE_CHECKING:
    from collections.abc import Collection

TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
"""Form of a tag: language, script, region, in the letters that BCP 47 advises."""


@cache
def is_language(tag: str) -> bool:
    """Whether a tag, such as `en` or `zh-Hant`, is well written and that of a language that is known."""
    try:
        return bool(re.fullmatch(TAG, tag, re.ASCII) and Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return False


@cache
def as_written(tag: str) -> str:
    """The language of a tag, with its script where that is not its usual one: `zh` of `zh-Hans-CN`, else `zh-Hant`."""
    if not is_language(tag):
        return tag
    here, usual = (Locale.parse(one, sep="-") for one in (tag, tag.split("-", maxsplit=1)[0]))
    script, usually = (one.script or _likely(one.language) for one in (here, usual))
    return here.language if script == usually else f"{here.language}-{script}"


def nearest(tag: str, known: Collection[str]) -> str | None:
    """The one of `known` that readers of a language read best: in their country, script, language; None if none is."""
    language = tag.split("-", maxsplit=1)[0]
    return next((one for one in (tag, as_written(tag), language) if one in known), None)


def place_of(zone: str, tag: str) -> str:
    """What the place of a zone of time is called in a language: London for `Europe/London`."""
    return get_timezone_location(zone, locale=Locale.parse(tag, sep="-"), return_city=True)


def time_in(zone: str, tag: str) -> str:
    """What a time in a zone is called in a language."""
    if "/" not in zone:  # UTC is nowhere
        return zone
    form: str = Locale.parse(tag, sep="-").zone_formats["region"]
    return form % place_of(zone, tag)


def territory(code: str, tag: str) -> str:
    """What the country of a code is called in a language, with the code of its part; the code where it is none."""
    country, _, part = code.partition("-")
    name = Locale.parse(tag, sep="-").territories.get(country, country)
    return f"{name} ({part})" if part else name


def autonym(tag: str) -> str:
    """What a language is called in itself."""
    return str(Locale.parse(tag, sep="-").get_display_name())


def is_in_latin(tag: str) -> bool:
    """Whether a language is written in Latin letters: English, Vietnamese."""
    here = Locale.parse(tag, sep="-")
    return (here.script or _likely(here.language)) == "Latn"


def _likely(language: str) -> str | None:
    script: str = get_global("likely_subtags").get(language, "__").split("_")[1]
    return script
