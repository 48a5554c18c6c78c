"""Says of each table's parts what they are: voices forget it where styles show the rows of a table as cards."""

from __future__ import annotations

import re

_ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "td": "cell",
    "th": "columnheader",
}
_PART = re.compile(rf'<({"|".join(_ROLES)})((?:\s[^<>"]*(?:"[^"]*"[^<>"]*)*)?)>')


def say_roles(page: str) -> str:
    """The HTML `page`, in which tables have roles, save those with a caption, and their parts; who has one keeps it."""
    return _PART.sub(_with_role, page)


def _with_role(part: re.Match[str]) -> str:
    name, about = part.groups()
    if " role=" in about or part.string.startswith("<caption", part.end()):  # a caption is no part of such a table
        return part[0]
    role = "rowheader" if name == "th" and 'scope="row"' in about else _ROLES[name]
    return f'<{name} role="{role}"{about}>'
