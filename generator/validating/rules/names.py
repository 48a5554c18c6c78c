"""A rule about names: one thing has one name, wherever it stands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def a_playbook_is_called_like_its_crisis(book: Book) -> Iterator[Finding]:
    """A crisis type is called as in its playbook's title, where it has but one: `停电` in `停电预案`."""
    playbooks = book.handbook.playbooks
    counts = Counter(one.playbook.crisis_type for one in playbooks.values())
    types = {one.id: (n, one) for n, one in enumerate(book.handbook.crisis_types)}
    for name, one in playbooks.items():
        n, kind = types.get(one.playbook.crisis_type, (0, None))
        if kind is None or counts[one.playbook.crisis_type] > 1:
            continue
        for code, title in one.playbook.title.root.items():
            if kind.title.root.get(code, title) not in title:
                message = Words(
                    f"这类危机只有预案“{name}”一份，那里却叫“{title}”。",
                    f'The only playbook of this crisis, "{name}", calls it "{title}".',
                )
                cure = Words("两处写成一样。", "Write the same in both places.")
                yield Finding("two-names", ("crisis_types", n, "title", code), message, cure)
