"""What YAML's reader says when it stops is told in words of both languages, as long as the library says it so."""

from __future__ import annotations

import pytest
import yaml

from generator.loading.yaml_complaints import meant

REFUSED = {
    "a: - b": "这里不能开始列表",
    "a: b\nc\nd: e": "字段名后没有冒号",
    "a: [b c: d": "方括号没有合上，或漏了逗号",
    "a: {b: c": "花括号没有合上，或漏了逗号",
    "a:\n  - b\n  c: d": "列表里有一行不以“- ”开头",
    "a: |- b\n": "这一行后面不能再有文字",
    'a: "b" c\n': "这里应当是字段名",
    "a: [b, }": "这里应当有值",
    "\ta: b": "值不能以这个字符开头",
    "a: @b": "值不能以这个字符开头",
    "a: !b!c d": "“!”在开头另有意思",
    'a: "b\n---\nc"': "引号里有一行“---”或“...”",
    "a: 'b": "到文件末尾也没有合上",
    "a: b: c": "这一行多了一个冒号，或缩进不对",
}
"""Texts that are no YAML, with why."""


@pytest.mark.parametrize("text", REFUSED)
def test_it_says_why_in_both_languages(text: str) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as refused:
        list(yaml.parse(text, Loader=yaml.CBaseLoader))
    said = meant(f"{refused.value.problem}")
    assert said.zh == f"YAML 读不通：{REFUSED[text]}。"
    assert f"{refused.value.problem}" not in said.en


def test_what_is_not_known_is_kept_for_who_reads_english() -> None:
    assert meant("found a dragon").en == "This is not valid YAML (found a dragon)."
    assert "dragon" not in meant("found a dragon").zh
