"""What the help pages quote from the site is what stands there: a button, a heading, a mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whole import Whole

QUOTED = {"en": r'"([^"]+)"', "zh": "“([^”]+)”", "zh-Hant": "「([^」]+)」"}
SAID = {
    *("do 6", "T+30 min", "tomorrow", "money taken twice", "warehouse on fire, who do I call"),
    *("做第 6 步", "T+30 分钟", "明天", "扣了两次钱", "仓库着火先打给谁"),
    *("T+30 分鐘", "扣了兩次錢", "倉庫著火先打給誰"),
}
"""What people say and type."""
MARKED = re.compile(r"\{[^}]*\}|`[^`]*`|\*\*")


def texts(words: object, language: str) -> Iterator[str]:
    """All texts of the interface in a language; those of a language beside the data are no mappings."""
    if isinstance(words, str):
        yield words
    elif isinstance(words, dict):
        for name, value in words.items():
            if name not in {"zh", "en"} or name == language:
                yield from texts(value, language)


def bare(text: str) -> str:
    """Without what the end of a sentence and the gaps of a word of the interface add."""
    return re.sub(r"\{\w+\}|[\s?？。：:]", "", text)


@pytest.mark.parametrize("language", QUOTED)
def test_what_the_manual_quotes_stands_on_the_site(whole: Whole, language: str) -> None:
    ui: Any = whole.sources.tree["ui"]
    if language == "zh-Hant":
        ui = yaml.safe_load((whole.layout.root / "templates/words/zh-Hant.yml").read_text(encoding="utf-8"))
    handbook: Any = whole.sources.tree["handbook"]
    names = [one[name] for one in handbook["languages"] for name in ("name", "short")]
    known = [bare(text) for text in (*texts(ui, language), *names)]
    manual = (whole.layout.root / f"docs/{language}/reference/how-to-use.md").read_text(encoding="utf-8")
    quoted = {*re.findall(QUOTED[language], MARKED.sub("", manual))} - SAID
    assert len(quoted) > 10
    assert [one for one in sorted(quoted) if not any(bare(one) in text for text in known)] == []
