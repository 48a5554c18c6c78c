"""A blank in a text is seen as one, on pages and on paper alike; what only looks like one is left as it is."""

from __future__ import annotations

import re

import pytest

from generator.encoding.open_blanks import show_blanks

SHOWN = '<span class="blank in-text">'


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>下次通报在【钟点】</p>", ["【钟点】"]),
        ("<li>【时刻】发现，【时刻】切断</li>", ["【时刻】", "【时刻】"]),
        ("<dd>As of [time], [yes / no / not yet]</dd>", ["[time]", "[yes / no / not yet]"]),
        ("<p>【【平台】】您的包裹</p>", ["【平台】"]),
        ('<td data-what="在【钟点】">在【钟点】</td>', ["【钟点】"]),
        ('<div class="letter"><p>【开头】您好<span class="blank">【姓名】</span></p></div>在【钟点】', ["【钟点】"]),
        ('<div class="text" data-level="I"><p>【开头】您好</p></div>', []),
        ('<p>到<span class="blank">【商品】<span class="line"></span></span></p>', []),
        ("<p>先填【】里的待填项 [ ] [1] [x](y) 〔2017〕</p>", []),
        ("<pre>[time]</pre><code>[time]</code><svg><text>[time]</text></svg>", []),
        ("<template><p>At [time]</p><script>[time]</script></template>", ["[time]"]),
    ],
)
def test_a_blank_is_shown_and_keeps_its_brackets(page: str, shown: list[str]) -> None:
    told = show_blanks(page)
    assert re.findall(rf"{SHOWN}(.*?)</span>", told) == shown
    assert re.sub(rf"{SHOWN}(.*?)</span>", r"\1", told) == page, "what is copied is what was written"
