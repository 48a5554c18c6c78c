"""Of the theme's styles only what can show on our pages is published."""

from __future__ import annotations

import pytest

from generator.encoding.theme_styles import pruned


@pytest.mark.parametrize(
    ("styles", "kept"),
    [
        (".md-search{a:b}p{c:d}", "p{c:d}"),
        (".md-nav a,.md-typeset a{a:b}", ".md-typeset a{a:b}"),
        ("@media print{.md-nav{a:b}}p{c:d}", "p{c:d}"),
        ("@media print{.md-nav{a:b}.md-typeset p{c:d}}", "@media print{.md-typeset p{c:d}}"),
        (":is(.md-typeset,b) p,.md-typeset:not(.md-nav) p{a:b}", ":is(.md-typeset,b) p{a:b}"),
        ("@font-face{src:x}@keyframes k{to{a:b}}", "@font-face{src:x}@keyframes k{to{a:b}}"),
        (':root{--md-x:";,{}"}', ':root{--md-x:";,{}"}'),
    ],
)
def test_what_is_for_parts_that_we_leave_out_goes(styles: str, kept: str) -> None:
    assert pruned(styles) == kept
