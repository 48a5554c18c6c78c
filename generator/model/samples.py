"""Which values a handbook still has from the sample that it was begun from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.base import Path
    from generator.model.handbook import Settings
    from generator.model.organisation import Organisation

_HOSTS = {"example", "test", "invalid", "localhost"}
"""Last parts of names that are for examples and trials (RFC 2606, RFC 6761) and lead nowhere."""
_NUMBERS = re.compile(r"127(\.\d+){3}|0\.0\.0\.0|::1?|192\.0\.2\.\d+|198\.51\.100\.\d+|203\.0\.113\.\d+")
"""The machine itself, and addresses for examples (RFC 5737)."""
_STAND_INS = re.compile(r"(your|my)-?(company|domain|site|org|organi[sz]ation|handbook)")
"""A part of a name that stands for somebody's own."""
_NAME = re.compile(
    r"示例|样例|范例|(某|[XxＸ×])\1|(某|贵|[你您]的?|测试|演示)(公司|机构|企业|单位|集团|平台)|(公司|机构|企业|单位)名称?$"
    r"|(example|sample|your|test|demo)\b|a company\b|(name of |the )?(company|organi[sz]ation)( name)?$",
    re.IGNORECASE,
)
"""How the name of an organisation begins that is none."""


def samples(settings: Settings, organisation: Organisation) -> Iterator[Path]:
    """Paths in the handbook of what nobody has made their own: the address, the organisation in each language."""
    if _is_sample_host(urlsplit(settings.address).hostname or ""):
        yield ("handbook", "address")
    for code, name in organisation.name.root.items():
        if _NAME.match(name.strip()):
            yield ("organisation", "name", code)


def _is_sample_host(host: str) -> bool:
    parts = host.rstrip(".").split(".")
    return (
        parts[-1] in _HOSTS
        or "example" in parts
        or any(map(_STAND_INS.fullmatch, parts))
        or bool(_NUMBERS.fullmatch(host))
    )
