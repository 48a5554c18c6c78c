"""The theme's styles without those of the parts that our pages leave out: its bar, its menus, its search."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tinycss2.ast import Node

OURS = frozenset({"md-typeset", "md-content"})
"""The theme's classes that stand on our pages; what is for any other of them shows nowhere."""
_OF_THE_THEME = re.compile(r"\.(md-[\w-]+)")
_WITH_RULES = {"media", "supports"}


def pruned(styles: str) -> str:
    """The same styles, as far as they are for something on our pages."""
    return "".join(_kept(tinycss2.parse_stylesheet(styles, skip_comments=True, skip_whitespace=True)))


def _kept(rules: Iterable[Node]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            chosen = [one for one in _selectors(rule.prelude) if OURS.issuperset(_OF_THE_THEME.findall(one))]
            if chosen:
                yield f"{','.join(chosen)}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in _WITH_RULES:
            within = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if inside := "".join(_kept(within)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Iterable[Node]) -> Iterator[str]:
    """What stands between the commas of a rule's head; those within brackets are no such commas."""
    one: list[Node] = []
    for part in prelude:
        if part.type == "literal" and part.value == ",":
            yield tinycss2.serialize(one).strip()
            one = []
        else:
            one.append(part)
    yield tinycss2.serialize(one).strip()
