"""A table shown as cards is still a table to who hears it."""

from __future__ import annotations

import pytest

from generator.encoding.table_roles import say_roles


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("<table><tr>", '<table role="table"><tr role="row">'),
        ('<thead><tr><th scope="col">', '<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">'),
        ('<tbody><tr><th scope="row">', '<tbody role="rowgroup"><tr role="row"><th role="rowheader" scope="row">'),
        ('<td data-label="a > b">', '<td role="cell" data-label="a > b">'),
        ('<table class="heat-map"><caption>', '<table class="heat-map"><caption>'),
        ('<td role="presentation">', '<td role="presentation">'),
        ("<template><track><th-x></table></td>", "<template><track><th-x></table></td>"),
    ],
)
def test_each_part_says_what_it_is(written: str, wanted: str) -> None:
    assert say_roles(written) == wanted
