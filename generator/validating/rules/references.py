"""Rules about ids: each stands once, each reference means something that its readers may see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.base import ID, Named, Text
from generator.model.choice import Choice
from generator.model.refs import Ref
from generator.problems import Words, did_you_mean, folded
from generator.validating.ids import LOCAL, at_path
from generator.validating.misfit import ONE_ACCOUNTABLE
from generator.validating.nearly_right import is_wide, one_of, parted, several, widened
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.base import Path


def every_id_stands_once(book: Book) -> Iterator[Finding]:
    """Two items of one list never share an id, nor do a playbook's message and a shared one."""
    seen: dict[tuple[Path, str], Path] = {}
    shared = {message.id for message in book.handbook.messages}
    for path, value in book.each(Named):
        if not isinstance(path[-1], int):
            continue
        key = path[:-1], value.id
        local_message = path[0] == "playbooks" and path[2:-1] == ("communication", "messages")
        if key in seen or (local_message and value.id in shared):
            message = Words(f"id“{value.id}”已有别的条目在用。", f'Another item already has the id "{value.id}".')
            yield Finding(
                "duplicate-id",
                (*path, "id"),
                message,
                Words("换一个 id，并改正指向它的引用。", "Choose another id, and mend the references to it."),
            )
        seen.setdefault(key, path)


def nothing_is_listed_twice(book: Book) -> Iterator[Finding]:
    """A list of ids or of choices names each once."""
    seen: set[tuple[Path, str]] = set()
    for path, value in book.values:
        if not isinstance(value, Ref | Choice) or not isinstance(path[-1], int) or path[-2] == "reading_order":
            continue
        if (path[:-1], value) in seen:
            message = Words(f"“{value}”在这个列表里已经有了。", f'"{value}" stands in this list already.')
            yield Finding("duplicate-id", path, message, Words("删去一个。", "Delete one."))
        seen.add((path[:-1], value))


def every_reference_means_something(book: Book) -> Iterator[Finding]:
    """An id that is referred to exists."""
    for path, value in book.each(Ref):
        if "/" in value and value.kind in LOCAL and path[0] == "playbooks":
            message = Words(
                f"“{value}”属于别的预案，这里只能引用本预案的。",
                f'"{value}" stands in another playbook; here only this one\'s can be meant.',
            )
            cure = Words(
                "写本预案里的 id，前面不加预案名。",
                "Write the id of one of this playbook, without a playbook's name before it.",
            )
            yield Finding("foreign-reference", path, message, cure)
        elif not book.written.exists(value.kind, value, path):
            yield _unknown(path, value, list(book.written.known(value.kind, path)), _titled(book, value, path))


def _titled(book: Book, value: Ref, path: Path) -> str | None:
    """The id of what is called in one of the languages as the reference has it."""
    for one in book.standing.known(value.kind, path):
        item = at_path(book.whole or book.handbook, book.standing.find(value.kind, one, path) or ())
        names = [getattr(item, field, None) for field in ("title", "short")]
        said = [words for name in names if isinstance(name, Text) for words in name.root.values()]
        if folded(value) in map(folded, said):
            return one
    return None


def _unknown(path: Path, value: Ref, known: list[str], titled: str | None) -> Finding:
    """What is told of an id that does not exist: several in one, full-width, a title in its place, or unknown."""
    right = one_of(known)
    if found := several(value, right):
        if path[-1] == "accountable":
            return Finding("one-accountable", path, *ONE_ACCOUNTABLE)
        rule, message, cure = parted(found, listed=isinstance(path[-1], int))
        return Finding(rule, path, message, cure, at=found.at)
    if is_wide(value):
        rule, message, cure = widened(value, right(value))
        return Finding(rule, path, message, cure)
    message = Words(f"{value.kind} 里没有“{value}”。", f'There is no "{value}" in {value.kind}.')
    if titled and not right(value) and titled.rpartition("/")[2] != value:
        meant = Words(f"这里写 id，不写名称：{titled}。", f"Write its id here, not its title: {titled}.")
        return Finding("unknown-id", path, message, meant)
    return Finding("unknown-id", path, message, did_you_mean(value, known))


def every_playbook_is_in_the_reading_order(book: Book) -> Iterator[Finding]:
    """Each playbook's folder stands exactly once in the reading order."""
    order = book.handbook.handbook.reading_order
    odd = [folded(name) for name in order if name not in book.handbook.playbooks]  # told as such
    for name in book.handbook.playbooks:
        if any(folded(name) in one for one in odd):
            continue
        if name not in order and not book.left.out_of(("handbook", "reading_order")):
            message = Words(
                f"预案“{name}”不在阅读顺序里，读者找不到它。",
                f'The playbook "{name}" is not in the reading order; nobody would find it.',
            )
            cure = Words(f"把 {name} 加进 reading_order 的列表。", f"Add {name} to the list under reading_order.")
            yield Finding("not-in-reading-order", ("handbook", "reading_order"), message, cure, key=True)
    for position, name in enumerate(order):
        if name in order[:position]:
            message = Words(f"“{name}”在阅读顺序里出现了两次。", f'"{name}" stands twice in the reading order.')
            yield Finding(
                "duplicate-id", ("handbook", "reading_order", position), message, Words("删去一个。", "Delete one.")
            )


def every_folder_of_a_playbook_is_an_id(book: Book) -> Iterator[Finding]:
    """A folder's name becomes an address, so it is written as an id."""
    for name in book.handbook.playbooks:
        if not re.fullmatch(ID, name):
            message = Words(f"文件夹名“{name}”不能用作网址。", f'The folder\'s name "{name}" cannot be an address.')
            cure = Words(
                "用小写字母、数字和连字符，以字母开头，如 product-quality。",
                "Use lower-case letters, digits and hyphens, a letter first, such as product-quality.",
            )
            yield Finding("folder-name", ("playbooks", name, "playbook"), message, cure)


def every_item_is_named_like_its_file(book: Book) -> Iterator[Finding]:
    """The id of a chapter, a case or an exercise is its file's name; references and addresses use it."""
    for kind in ("guide", "cases", "drills"):
        for name, item in getattr(book.handbook, kind).items():
            if item.id != name:
                message = Words(
                    f"id“{item.id}”与文件名“{name}”不同。", f'The id "{item.id}" is not the file\'s name "{name}".'
                )
                cure = (
                    Words(f"改为 {name}。", f"Write {name}.")
                    if re.fullmatch(ID, name)
                    else Words(f"把文件改名为 {item.id}.yml。", f"Rename the file to {item.id}.yml.")
                )
                yield Finding("file-name", (kind, name, "id"), message, cure)
