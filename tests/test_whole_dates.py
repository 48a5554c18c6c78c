"""A date of a page stays in one line, and nothing else is touched."""

from __future__ import annotations

import pytest

from generator.encoding.whole_dates import keep_dates


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("<p>2026-11-28</p>", '<p><span class="day">2026-11-28</span></p>'),
        ("到2026-11-28，", '到<span class="day">2026-11-28</span>，'),
        ("2026-11-28 to 2026-12-01", '<span class="day">2026-11-28</span> to <span class="day">2026-12-01</span>'),
        *(
            (one, one)
            for one in (
                '<time datetime="2026-11-28">',
                '<td data-label="a > 2026-11-28">',
                '<a href="a/2026-11-28.html">',
                "<title>2026-11-28</title><code>2026-11-28</code><select><option>2026-11-28</option></select>",
                "<!-- 2026-11-28 --><svg><text>2026-11-28</text></svg>",
                '<script type="application/json">"2026-11-28"</script>',
                "GB 2026-11-281, 12026-11-28, a-2026-11-28, 2026-11-28-1, 138-2026-11",
            )
        ),
    ],
)
def test_a_date_takes_no_line_break(written: str, wanted: str) -> None:
    assert keep_dates(f"<body>{written}</body>") == f"<body>{wanted}</body>"
