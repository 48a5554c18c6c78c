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
_STAND_INS = re.compile(
    r"(your|my)-?(company|domain|site|org|organi[sz]ation|handbook)|change-?me|x{3,}|todo|foo|company|公司|xn--55qx5d"
)
"""A part of a name, but for the last, that stands for somebody's own; 公司 as browsers write it, too."""
_MADE_UP = re.compile(r"000\d{2,}|\d*0{7,}|\d*12345678\d{0,3}|1234567?|(86)?13800138000|(86|0)?105555\d{4}")
"""Digits of numbers in examples, those of `contacts.example.yml` among them, or in place of what is not known."""
_NOBODY = re.compile(
    r"(某|[XxＸ×])\1+|某人|[\u4e00-\u9fff]某某?|某(先生|女士|经理|总)|张三|李四|(john|jane) doe|a\. ?n\. ?other"
    r"|(你|您)?的?(姓名|名字|全名)|(first |last |full |your )?name",
    re.IGNORECASE,
)
"""What stands where somebody's name belongs."""
_NAME = re.compile(
    r"示例|样例|范例|(某|[XxＸ×])\1|例子|(某|贵|[你您我]的?|我们的|测试|演示)(公司|机构|企业|单位|集团|平台)|(公司|机构|企业|单位)名称?$"
    r"|(example|sample|your|my|our|some|test|demo)\b|a company\b|acme\b"
    r"|(测试|演示)$|foo\b"
    r"|abc ?(公司|company|inc|corp|ltd)|untitled|未命名|[<\[【（(]|(name of |the )?(company|organi[sz]ation)( name)?$",
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


def is_made_up(number: str) -> bool:
    """Whether the digits of a telephone number are no telephone's."""
    return bool(_MADE_UP.fullmatch(re.sub(r"\D", "", number)))


def is_nobody(name: str) -> bool:
    """Whether what stands as a person's name is no name."""
    return bool(_NOBODY.fullmatch(name.strip()))


def _is_sample_host(host: str) -> bool:
    parts = host.rstrip(".").split(".")
    return (
        parts[-1] in _HOSTS
        or "example" in parts
        or any(map(_STAND_INS.fullmatch, parts[:-1] or parts))
        or bool(_NUMBERS.fullmatch(host))
    )
