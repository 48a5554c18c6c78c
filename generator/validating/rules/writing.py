"""Rules about what is written at all: each text in its own language, with its marks, and to its end."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.problems import Words
from generator.text.letters import HAN
from generator.validating.facts.pairs import odd_half, opening
from generator.validating.facts.traditional import in_simplified
from generator.validating.facts.unfinished import cut_off, unfinished
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = f"[{HAN}]"
_HALF_WIDTH = re.compile(rf"(?<={_HAN})[ ]?[,;!?(]|(?<={_HAN}):(?={_HAN})|[,;!?)](?={_HAN})|\((?={_HAN})")
_FULL_WIDTH = str.maketrans(",;:!?()", "，；：！？（）")
_OF_HAN = rf"{_HAN[1:-1]}\u3001-\u303f\uff00-\uffef“”‘’"
_WIDE = re.compile(rf"(?<![{_OF_HAN}])[\u3000、。，；：！？（）％＋－Ａ-Ｚａ-ｚ０-９](?![{_OF_HAN}])")
"""A full-width mark, letter or digit with nothing beside it that is written with such: a quotation in Chinese."""


def every_text_is_in_its_language(book: Book) -> Iterator[Finding]:
    """No Chinese stands under `en` and no English under `zh`; names, acronyms and codes are of every language."""
    for path, text in book.texts:
        wrong = {code: book.foreign(code, text.root.get(code, "")) for code in book.languages}
        if all(wrong.values()):  # they are swapped: told once, of the first as a whole
            wrong = {book.languages[0]: (0, len(text.root.get(book.languages[0], "")))}
        for code, at in wrong.items():
            if at:
                message = Words(f"{code} 里写的是别的语言。", f"This is not in the language of {code}.")
                cure = Words(
                    "译成这种语言；写反了就换过来。", "Translate it; if the languages are swapped, swap them back."
                )
                yield Finding("wrong-language", (*path, code), message, cure, at=at)


def simplified_chinese_has_no_traditional_characters(book: Book) -> Iterator[Finding]:
    """A text for readers of Simplified Chinese is not in Traditional; names on the list and quotations may be."""
    for path, text in book.doubtful:
        for code in book.in_simplified:
            said = text.root.get(code, "")
            if at := book.traditional(said):
                ours = said[slice(*at)]
                message = Words(f"“{ours}”里有繁体字。", f'"{ours}" is in Traditional characters.')
                cure = Words(
                    f"写成“{in_simplified(ours)}”；名称列进 handbook.yml 的 never_spaced。",
                    f'Write "{in_simplified(ours)}"; a name goes into never_spaced in handbook.yml.',
                )
                yield Finding("traditional-characters", (*path, code), message, cure, at=at)


def chinese_has_full_width_marks(book: Book) -> Iterator[Finding]:
    """Beside a Chinese character stand full-width commas and brackets: on paper, half-width ones look like a slip."""
    for path, text in book.texts:
        for code in book.in_chinese:
            if found := _HALF_WIDTH.search(text.root.get(code, "")):
                half = found[0][-1]
                full = half.translate(_FULL_WIDTH)
                message = Words(f"中文里用了半角的“{half}”。", f'"{half}" is half-width, beside Chinese.')
                cure = Words(f"改成全角“{full}”，前后不留空格。", f'Write "{full}", without a space beside it.')
                yield Finding("half-width-mark", (*path, code), message, cure, at=(found.end() - 1, found.end()))


def latin_has_half_width_marks(book: Book) -> Iterator[Finding]:
    """Languages in Latin letters have half-width marks, letters and digits: full-width ones part words like a blank."""
    for path, text in book.texts:
        for code in book.in_latin:
            if found := _WIDE.search(text.root.get(code, "")):
                half = {"、": ",", "。": "."}.get(found[0], unicodedata.normalize("NFKC", found[0]))
                message = Words(f"{code} 里用了全角的“{found[0]}”。", f'"{found[0]}" is full-width, in {code}.')
                cure = Words(f"改成半角“{half}”。", f'Write "{half}".')
                yield Finding("full-width-mark", (*path, code), message, cure, at=found.span())


def every_quote_has_its_other_half(book: Book) -> Iterator[Finding]:
    """What a quote or a bracket opens it closes: else words are lost, or nobody knows where the quotation ends."""
    for path, text in book.doubtful:
        for code in book.languages:
            if at := odd_half(text.root.get(code, "")):
                mark = text.root[code][slice(*at)]
                if other := opening(mark):
                    message = Words(f"“{mark}”之前没有开头。", f'Nothing opens what "{mark}" closes.')
                    cure = Words(
                        f"在开头处补上“{other}”，或删去它。", f'Write "{other}" where it begins, or delete this one.'
                    )
                else:
                    message = Words(f"“{mark}”没有收尾。", f'Nothing closes what "{mark}" opens.')
                    cure = Words("补上另一半，或删去它。", "Write the other half, or delete this one.")
                yield Finding("unpaired-mark", (*path, code), message, cure, at=at)


def nothing_is_left_to_be_written(book: Book) -> Iterator[Finding]:
    """No text holds a mark such as TODO, room to write in, or stops in the midst; words of the interface are pieces."""
    for path, text in book.doubtful:
        for code in book.languages:
            said = text.root.get(code, "")
            if at := unfinished(said) or (None if path[0] == "ui" else cut_off(said)):
                message = Words(
                    f"“{said[slice(*at)].strip()}”：这里还没有写完。",
                    f'"{said[slice(*at)].strip()}": this is not finished.',
                )
                yield Finding("unfinished", (*path, code), message, Words("写完它。", "Finish it."), at=at)
