"""Traditional Chinese characters, and the Simplified ones that stand for them, from OpenCC's tables."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import opencc

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = Path(opencc.__file__).parent / "dictionary"
_LEFT_IN_THE_STANDARD = "後於徵夥麽"
"""GB 2312 or OpenCC has them as Simplified too, though but for a surname or a musical note nobody writes them."""

_TERMS = {
    "预案": "應變計畫",
    "质量": "品質",
    "批量": "整批",
    "首小时": "第一小時",
    "利益相关方": "利害關係人",
    "渠道": "管道",
    "口径": "對外說法",
    "复盘": "檢討",
    "指挥长": "指揮官",
    "打印件": "紙本文件",
    "打印": "列印",
    "联系人": "聯絡人",
    "级别": "等級",
    "模板": "範本",
    "审核": "審核",
    "响应": "回應",
    "运营": "營運",
    "对象": "對象",
    "文本": "文本",
    "监管部门": "主管機關",
    "个人信息": "個人資料",
    "应急": "緊急應變",
    "作战室": "戰情室",
    "类型": "類型",
    "权限": "權限",
    "演练": "演練",
    "项目": "項目",
    "赔付": "賠償",
    "脚本": "腳本",
    "阈值": "門檻值",
    "计划": "計畫",
    "短信": "簡訊",
    "公布": "公布",
    "文件": "文件",
    "发布": "發布",
}
"""What this handbook's own words are called in Taiwan, beyond what OpenCC knows."""


@cache
def simplified() -> dict[int, str]:
    """To each Traditional character the Simplified one that stands first: for `str.translate`."""
    table = {ord(old): new[0] for old, new in _rows("TSCharacters.txt") if len(old) == len(new[0]) == 1}
    return {old: new for old, new in table.items() if chr(old) != new}


@cache
def never_simplified() -> frozenset[str]:
    """Traditional characters that no text in Simplified Chinese has: 請, but neither 乾 (乾隆) nor 摺 (摺扇)."""
    also = {old for old, new in _rows("TSCharacters.txt") if old in new}
    return frozenset(one for one in map(chr, simplified()) if one not in also and not _standard(one)) | frozenset(
        _LEFT_IN_THE_STANDARD
    )


def as_in_taiwan(text: str) -> str:
    """A text in Simplified Chinese as it is written in Taiwan: a draft, which somebody has to read."""
    for mainland, taiwan in _TERMS.items():
        text = text.replace(mainland, taiwan)
    found: str = _converter().convert(text)
    return found.replace("臺", "台").replace("“", "「").replace("”", "」")


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2twp")


def words_of_taiwan() -> dict[str, str]:
    """Words that are others on the mainland: 軟體 is 软件."""
    return {old: new[0] for old, new in _rows("TWPhrasesRev.txt")}


def _rows(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if "\t" in line:
            old, new = line.split("\t")
            yield old, new.split(" ")


def _standard(character: str) -> bool:
    """Whether it is in GB 2312, the mainland's characters of every day."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
