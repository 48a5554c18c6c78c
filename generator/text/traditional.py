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
    "应急预案": "緊急應變計畫",
    "应急行动手册": "緊急行動手冊",
    "应急响应": "緊急應變",
    "应急": "緊急應變",
    "预案": "應變計畫",
    "应对": "應變",
    "首小时": "第一小時",
    "利益相关方": "利害關係人",
    "渠道": "管道",
    "口径": "對外說法",
    "复盘": "檢討",
    "指挥长": "指揮官",
    "打印件": "紙本文件",
    "打印": "列印",
    "通讯录": "聯絡人名冊",
    "联系人": "聯絡人",
    "级别": "等級",
    "模板": "範本",
    "审核": "審核",
    "审批": "核准",
    "批准": "核准",
    "起草": "擬稿",
    "待填项": "待填欄位",
    "响应": "回應",
    "运营": "營運",
    "对象": "對象",
    "文本": "原文",
    "监管部门": "主管機關",
    "个人信息": "個人資料",
    "作战室": "戰情室",
    "类型": "類型",
    "权限": "權限",
    "项目": "項目",
    "赔付": "賠償",
    "脚本": "腳本",
    "阈值": "門檻值",
    "计划": "計畫",
    "短信": "簡訊",
    "公布": "公布",
    "文件夹": "資料夾",
    "文件名": "檔名",
    "ZIP 文件": "ZIP 檔",
    "一个文件": "一個檔案",
    "文件": "文件",
    "发布": "發布",
    "质量": "品質",
    "批量": "整批",
    "核实": "查證",
    "报送": "通報",
    "构建": "建置",
    "断网": "離線",
    "评审": "審查",
    "值守": "值勤",
    "导演组": "引導組",
    "导演": "引導員",
    "牵头": "主導",
    "沒把握": "不確定",
    "拿不准": "不確定",
    "没把握": "不確定",
    "二维码": "QR Code",
    "U 盘": "隨身碟",
    "办公楼": "辦公大樓",
    "压缩包": "壓縮檔",
    "术语表": "詞彙表",
    "术语": "用語",
    "钟点": "時刻",
    "怎样": "如何",
}
"""What this handbook's own words are called in Taiwan, beyond what OpenCC knows."""
_ASIDE = 0xE000
"""The first of the characters that mean nothing, which stand for those words meanwhile."""


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
    for number, mainland in enumerate(_TERMS):
        text = text.replace(mainland, chr(_ASIDE + number))  # else OpenCC would take these for other words
    found: str = _converter().convert(text)
    for number, taiwan in enumerate(_TERMS.values()):
        found = found.replace(chr(_ASIDE + number), taiwan)
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
