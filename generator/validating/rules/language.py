"""Rules about words: every language is there, and every character can be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Words, did_you_mean
from generator.text.graphemes import signs
from generator.text.languages import is_language
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.base import Path


def every_text_has_every_language(book: Book) -> Iterator[Finding]:
    """A text says the same in all languages of the handbook; what it says in another language is not looked at."""
    if book.left.out_of(("handbook", "languages")):
        return
    for path, text in book.texts:
        unknown = sorted(set(text.root) - set(book.languages))
        missing = [code for code in book.required if not text.root.get(code, "").strip()]
        unknown = [code for code in unknown if code not in book.extract.unspoken]
        misspelt = len(unknown) == len(missing) and not set(missing) & set(text.root)
        for code in missing if not misspelt else ():
            if book.left.beside(path, code):  # moved out of the text, and told there
                continue
            at = (*path, code) if code in text.root else path
            message = Words(f"缺少语言“{code}”的文字。", f'The text in "{code}" is missing.')
            yield Finding("missing-language", at, message, Words(f"补上 {code}: …", f"Add {code}: …"))
        yield from _unknown(book, path, unknown)


def every_language_of_a_list_is_known(book: Book) -> Iterator[Finding]:
    """What stands under a language that is none is never used; a list may lack a language, and nothing else tells.

    It may have further languages, too; one whose code has the letters of another that is missing is misspelt.
    """
    if book.left.out_of(("handbook", "languages")):
        return
    for path, codes in book.by_language:
        missing = [sorted(code) for code in book.languages if code not in codes]
        unknown = sorted(codes.difference(book.languages))
        yield from _unknown(book, path, [one for one in unknown if not is_language(one) or sorted(one) in missing])


def _unknown(book: Book, path: Path, codes: list[str]) -> Iterator[Finding]:
    for code in codes:
        message = Words(f"手册没有语言“{code}”。", f'The handbook has no language "{code}".')
        yield Finding("unknown-language", (*path, code), message, did_you_mean(code, book.languages), key=True)


def every_language_is_spoken(book: Book) -> Iterator[Finding]:
    """What texts say in languages that the handbook does not speak is seen by nobody."""
    for code, paths in book.extract.unspoken.items():
        if own := [path for path in paths if path[0] != "ui"]:
            texts = "1 text is" if len(own) == 1 else f"{len(own)} texts are"
            message = Words(
                f"{len(own)} 处文字另有语言“{code}”，手册没有这种语言，不会显示。",
                f'{texts} in "{code}" too, which the handbook does not speak; nobody sees it there.',
            )
            cure = Words(
                f"要显示，在 _shared/handbook.yml 的 languages 里加上 {code}；否则不必管。",
                f"To show it, add {code} to languages in _shared/handbook.yml; else let it be.",
            )
            yield Finding("unspoken-language", (*own[0], code), message, cure, key=True)


def every_character_can_be_printed(book: Book) -> Iterator[Finding]:
    """The handbook's typefaces have a glyph for every character, so that paper shows no empty boxes."""
    for path, name, at in _not_printable(book, (one for one in book.words if not _is_name(one[0]))):
        yield Finding(
            "missing-glyph",
            path,
            Words(
                f"字体里没有字符“{name}”，印出来会是空框。",
                f'The typeface has no glyph for "{name}"; paper would show an empty box.',
            ),
            Words("换一个字，或用文字说出来。", "Use another character, or say it in words.")
            if name.count("U+") < len(name.split())
            else Words("它看不见，删去它。", "It cannot be seen: delete it."),
            at=at,
        )


def every_name_can_be_printed(book: Book) -> Iterator[Finding]:
    """What the typefaces lack of people's names is written in by hand: nobody can be asked to change a name."""
    for path, name, at in _not_printable(book, (one for one in book.words if _is_name(one[0]))):
        yield Finding(
            "written-by-hand",
            path,
            Words(
                f"字体里没有字符“{name}”，纸上印成“〓”，后面留空。",
                f'The typeface has no glyph for "{name}"; paper shows "〓" and a blank behind it.',
            ),
            Words("打印后用笔补写。", "Write it in by hand once it is printed."),
            at=at,
        )


def _is_name(path: Path) -> bool:
    """Whether people's names stand there: in the contacts, and where somebody has approved."""
    return path[0] == "contacts" or (path[-1] == "by" and "approvals" in path)


def _not_printable(book: Book, said: Iterable[tuple[Path, str]]) -> Iterator[tuple[Path, str, tuple[int, int]]]:
    """Every character that paper cannot show, once for each text: the text's path, the sign's name, its place."""
    shown = book.printable | {"\n"}
    for path, words in said:
        if shown.issuperset(words):
            continue
        told = set[str]()
        for sign in signs(words):
            if sign.characters not in told and sign.without(book.printable):
                told.add(sign.characters)
                yield path, sign.name, (sign.start, sign.end)
