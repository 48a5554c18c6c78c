"""A rule about legal duties that start together: a playbook that has the one has the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.base import Path
    from generator.model.refs import RegulationRef


def duties_that_start_together_stand_together(book: Book) -> Iterator[Finding]:
    """Wherever a rule starts, in a playbook or by an answer on the home page, those start that it names."""
    for name, playbook in book.handbook.playbooks.items():
        at: Path = ("playbooks", name, "response", "regulatory")
        named = [((*at, n, "regulation"), duty.regulation) for n, duty in enumerate(playbook.response.regulatory)]
        if not book.left.out_of(at):
            yield from _alone(book, named)
    for n, question in enumerate(book.handbook.triage):
        for answer, meaning in (("yes", question.yes), ("no", question.no)):
            at = ("triage", n, answer, "clocks")
            if not book.left.out_of(at):
                yield from _alone(book, [((*at, place), ref) for place, ref in enumerate(meaning.clocks)])


def _alone(book: Book, named: Iterable[tuple[Path, RegulationRef]]) -> Iterator[Finding]:
    """Rules beside which another one starts that is not named with them."""
    beside = {rule.id: rule.alongside for rule in book.handbook.regulations}
    known = {ref for _, ref in named}
    for path, ref in named:
        for other in beside.get(ref, ()):
            if other in beside and other not in known:
                message = Words(
                    f"“{ref}”一开始，“{other}”也开始，这里却没有。",
                    f'Where "{ref}" starts, "{other}" starts too, and it is not here.',
                )
                cure = Words(
                    f"把“{other}”也加上；两者并不一起开始的，从 regulations.yml 里“{ref}”的 alongside 删去。",
                    f'Add "{other}"; if they do not start together, drop it from alongside of "{ref}" '
                    "in regulations.yml.",
                )
                yield Finding("missing-duty", path, message, cure)
