"""What authors leave where they still mean to write."""

from __future__ import annotations

import re
from functools import lru_cache

_PATTERN = re.compile(
    r"""(?<![\w-])(?:TODO|TBD|TBC|TBA|FIXME)(?![\w-])
    |(?<![A-Za-z\d_-])(?:X{2,}|×{2,})(?![A-Za-z\d_-])
    |(?i:\blorem\s+ipsum\b|\binsert\ (?:text|here)\b|\b(?:to\ be|will\ be)\ (?:filled\ in|written|completed)\ later\b)
    |[?？]{3,}
    |^\s*(?:\.{2,}|…+|。{2,}|-{2,}|—+|[xX]{2,}|[?？]+|tbd|todo|tbc|n\.?n\.?)\s*[.。]?\s*$
    |(?:^|(?<=[\s，。；：、（(【\[!！?？:,.]))(?:待补充?|待定|待填写?|待写|待完善|待续|未完待续|此处补充|稍后补充)(?=$|[\s，。；、）)】\]!！?？,.…])
    |(?<![“‘"'「])(?:待补充?|待填写?|待完善|待写|待定)(?=\s*(?:$|[。）)】\]；;\n]))
    |^\s*(?i:to\ do|(?:to\ be|will\ be)\ (?:completed|written|done|decided|confirmed|added|filled\ in|continued|defined|determined|advised))\s*\.?\s*$
    |[（(【\[](?:待[^）)】\]]{1,6}|此处[^）)】\]]{0,8}|略|从略)[）)】\]]""",
    re.VERBOSE | re.MULTILINE,
)


@lru_cache(maxsize=65536)
def unfinished(text: str) -> tuple[int, int] | None:
    """From where to where `text` holds a mark of something still to be written; None if it does not."""
    found = _PATTERN.search(text)
    return found.span() if found else None
