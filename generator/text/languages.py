"""What the tag of a language says (BCP 47). Only here is Babel, which knows what CLDR knows."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError

TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
"""Form of a tag: language, script, region, in the letters that BCP 47 advises."""


@cache
def is_language(tag: str) -> bool:
    """Whether a tag, such as `en` or `zh-Hant`, is well written and that of a language that is known."""
    try:
        return bool(re.fullmatch(TAG, tag, re.ASCII) and Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return False
