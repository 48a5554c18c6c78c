"""Rules about who may read: nothing wide needs something narrow; every choice has its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

from generator.model.choice import Choice
from generator.model.times import TIME_WORDS
from generator.model.walk import types_in
from generator.problems import Words
from generator.validating.audience import readers, required_refs
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def nothing_needs_what_its_readers_may_not_see(book: Book) -> Iterator[Finding]:
    """What an item cannot do without is open to everyone who may read the item."""
    for path, part in book.each(BaseModel):
        if not path:
            continue
        for name in required_refs(part):
            ref = getattr(part, name)
            target = book.find(ref.kind, ref, path)
            if target is None or book.left.out_of(target):  # who may read it was perhaps said, and misspelt
                continue
            here, there = readers(book.handbook, path), readers(book.handbook, target)
            if there.rank > here.rank:
                message = Words(
                    f"读者级别为 {here.value} 的条目离不开级别为 {there.value} 的“{ref}”。",
                    f'An item for {here.value} readers cannot do without "{ref}", which is {there.value}.',
                )
                cure = Words(
                    "放宽被引用者的 audience，或收紧这一条的。",
                    "Widen the audience of what is referred to, or narrow this item's.",
                )
                yield Finding("hidden-reference", (*path, name), message, cure)


def every_choice_has_its_words(book: Book) -> Iterator[Finding]:
    """`ui.yml` says in every language what each fixed choice is called."""
    if book.left.out_of(("ui",)):
        return
    choices = (choice for choice in types_in(type(book.handbook)) if issubclass(choice, Choice))
    needed = {choice.ui_group(): [member.value for member in choice] for choice in choices} | {"time": list(TIME_WORDS)}
    for group, keys in needed.items():
        for key in keys:
            if key not in book.handbook.ui.get(group, {}):
                message = Words(f"ui.yml 缺少 {group} 的“{key}”。", f'ui.yml has no words for "{key}" under {group}.')
                cure = Words(
                    f"在 {group} 下加 {key}: {{zh: …, en: …}}。", f"Add {key}: {{zh: …, en: …}} under {group}."
                )
                yield Finding("missing-words", ("ui", group), message, cure)
