"""A long hand-written page folds what follows the first paragraph of each section, if its title asks for it."""

from __future__ import annotations

import re

import markdown
import pytest

EXTENSIONS = ["attr_list", "tables", "toc", "generator.encoding.sections"]
FOLD = '<details class="fold section"><summary>Read on</summary>'


def page(title: str, body: str) -> str:
    """The page without line breaks."""
    return re.sub(r"\n\s*", "", markdown.markdown(f"{title}\n\n{body}", extensions=EXTENSIONS))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Lead.\n\nMore.", "<p>Lead.</p><p>More.</p>"),
        ("## A {: #a }\n\nOne.", '<h2 id="a">A</h2><p>One.</p>'),
        ("## A {: #a }\n\nOne.\n\nTwo.", f'<h2 id="a">A</h2><p>One.</p>{FOLD}<p>Two.</p></details>'),
        ("## A {: #a }\n\n- One", f'<h2 id="a">A</h2>{FOLD}<ul><li>One</li></ul></details>'),
        ("## A {: #a }\n\n## B {: #b }\n\nOne.", '<h2 id="a">A</h2><h2 id="b">B</h2><p>One.</p>'),
        (
            "## A {: #a }\n\nOne.\n\n### C {: #c }\n\nTwo.\n\n## B {: #b }\n\nThree.\n\nFour.",
            (
                f'<h2 id="a">A</h2><p>One.</p>{FOLD}<h3 id="c">C</h3><p>Two.</p></details>'
                f'<h2 id="b">B</h2><p>Three.</p>{FOLD}<p>Four.</p></details>'
            ),
        ),
    ],
)
def test_sections_fold_below_their_first_paragraph_and_no_word_is_lost(body: str, told: str) -> None:
    assert page('# T {: #t folds="Read on" }', body) == f'<h1 id="t">T</h1>{told}'


def test_a_page_that_does_not_ask_for_it_stays_as_it_is() -> None:
    assert "<details" not in page("# T {: #t }", "## A\n\nOne.\n\nTwo.")
