"""Rules about both languages: they say the same numbers, times, addresses and codes, and lists of one length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Words, nearest
from generator.text.languages import as_written
from generator.text.slots import NO_BLANK, OTHER_SIGNS, blanks
from generator.validating.facts import lines
from generator.validating.facts.bounds import counted_once, opposed
from generator.validating.facts.compare import differences
from generator.validating.facts.currencies import lost
from generator.validating.facts.fact import Need
from generator.validating.facts.kept_words import lost_words
from generator.validating.facts.lengths import uneven
from generator.validating.facts.negation import forbidden_once
from generator.validating.facts.opposites import opposites
from generator.validating.facts.parted import parted_once
from generator.validating.facts.reading import abreast, facts
from generator.validating.facts.scripts import kept_words
from generator.validating.rules.book import Book, Finding
from generator.validating.rules.slots import slots_in_other_signs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from generator.model.base import Path
    from generator.validating.facts.bounds import Opposed
    from generator.validating.facts.fact import Fact
    from generator.validating.facts.opposites import Opposite

_CURE = Words(
    "改成一致；都没有错的，在 waivers.yml 里说明理由。",
    "Make them agree; if neither is wrong, give the reason in waivers.yml.",
)

_SHOWN = 60
"""Characters of a sentence that a message repeats."""


def every_fact_stands_in_every_language(book: Book) -> Iterator[Finding]:
    """Addresses, commands and blanks are the same in every language; numbers and times in all that have a grammar."""
    for path, text, codes in book.pairs:
        said = abreast({code: book.without_names(text.root[code]) for code in codes})
        texts = [text.root[code] for code in codes]
        # A message's blanks have rules of their own.
        is_told = _is_a_blank if path[-1] == "body" else _is_no_blank_there
        said = [
            tuple(fact for fact in side if not is_told(fact, ours, theirs))
            for side, ours, theirs in zip(said, texts, reversed(texts), strict=True)
        ]
        for side, fact, instead in differences(said[0], said[1]):
            here, there = codes[side], codes[1 - side]
            if _is_unknown(fact, texts[side], book.slots) or (
                instead and _is_unknown(instead, texts[1 - side], book.slots)
            ):
                continue
            yield _difference(
                fact, (*path, here), text.root[here], there, instead and _quoted(text.root[there], instead)
            )


def every_sum_has_its_currency(book: Book) -> Iterator[Finding]:
    """What is money in one language is no mere number in another: 5 万元 is not 50,000."""
    for path, text, codes in book.pairs:
        texts = [text.root[code] for code in codes]
        said = abreast({code: book.without_names(words) for code, words in zip(codes, texts, strict=True)})
        for side, amount, number in lost(texts, said):
            ours, theirs = _quoted(texts[side], amount), _quoted(texts[1 - side], number)
            for here, fact, mine, yours in ((side, amount, ours, theirs), (1 - side, number, theirs, ours)):
                message = _message(mine, codes[1 - here], yours)
                yield Finding("other-number", (*path, codes[here]), message, _CURE, at=(fact.start, fact.end))


def _is_a_blank(fact: Fact, ours: str, theirs: str) -> bool:
    """Whether a fact of a message is a blank, or stands between other signs for one that the other text has."""
    meant = OTHER_SIGNS.fullmatch(ours, fact.start, fact.end)
    name = meant and (meant["bracketed"] or meant["behind"])
    there = {piece.words for piece in blanks(theirs)} | {found["bracketed"] for found in OTHER_SIGNS.finditer(theirs)}
    missing = there - {piece.words for piece in blanks(ours)}
    return "slot" in fact.families or name in there or bool(name and nearest(name, filter(None, missing)))


def _is_unknown(fact: Fact, text: str, slots: Mapping[str, Collection[str]]) -> bool:
    """Whether a fact is a slot that nobody knows, as far as any is known: that is told by itself."""
    known = frozenset[str]().union(*slots.values())
    return "slot" in fact.families and bool(known) and text[fact.start + 1 : fact.end - 1] not in known


def _is_no_blank_there(fact: Fact, ours: str, theirs: str) -> bool:
    """Whether a fact is a blank that the other text has in a form that is none, or is in that form: that is told."""
    if "slot" not in fact.families:
        return any(one.span() == (fact.start, fact.end) for one in slots_in_other_signs(ours, [theirs]))
    wrong = [*NO_BLANK.finditer(theirs), *slots_in_other_signs(theirs, [ours])]
    return ours[fact.start + 1 : fact.end - 1] in {name for found in wrong for name in found.groups()}


def every_bound_is_on_one_side(book: Book) -> Iterator[Finding]:
    """Within 5 minutes in one language is not after them in another, and more than 500 not fewer."""
    for path, codes, both, quoted in _bounds(book, opposed):
        for side, bound in enumerate(both):
            rule = "other-time" if "time" in bound.fact.families else "other-number"
            message = _message(quoted[side], codes[1 - side], quoted[1 - side])
            yield Finding(rule, (*path, codes[side]), message, _CURE, at=(bound.start, bound.end))


def every_bound_counts_its_number_alike(book: Book) -> Iterator[Finding]:
    """What starts at five in one language does not start at six in another: 5 家以上, and more than 5."""
    for path, codes, both, quoted in _bounds(book, counted_once):
        message = Words(
            f"这里是“{quoted[0]}”，{codes[1]} 里是“{quoted[1]}”：只有一边含本数。",
            f'"{quoted[0]}" is said here, and "{quoted[1]}" in {codes[1]}: only one of them counts the number itself.',
        )
        cure = Words(
            "都含本数：以上、以下、至少、至多，or more、at most；都不含：超过、不足，more than、fewer than。",
            "Count it in, 以上, 以下, at least, at most, or leave it out, 超过, 不足, more than, fewer than, in both.",
        )
        yield Finding("other-edge", (*path, codes[0]), message, cure, at=(both.here.start, both.here.end))


def _bounds(
    book: Book, compared: Callable[[Sequence[str], Sequence[str], Sequence[Sequence[Fact]]], Iterator[Opposed]]
) -> Iterator[tuple[Path, Sequence[str], Opposed, list[str]]]:
    """The bounds that do not agree as they are compared: where the text stands, its languages, both, their words."""
    for path, text, codes in book.pairs:
        texts = [text.root[code] for code in codes]
        said = abreast({code: book.without_names(words) for code, words in zip(codes, texts, strict=True)})
        for both in compared(codes, texts, said):
            quoted = [" ".join(words[one.start : one.end].split()) for words, one in zip(texts, both, strict=True)]
            yield path, codes, both, quoted


def _difference(fact: Fact, path: Path, text: str, there: str, instead: str | None) -> Finding:
    message, kind = _message(_quoted(text, fact), there, instead), fact.families
    at = fact.start, fact.end
    if "time" in kind:
        return Finding("other-time", path, message, _CURE, at=at)
    if kind & {"number", "money"} and not kind & {"roman"}:
        return Finding("other-number", path, message, _CURE, at=at)
    return Finding("other-literal", path, message, _CURE, at=at)


def _message(mine: str, there: str, instead: str | None) -> Words:
    if instead:
        return Words(
            f"这里是“{mine}”，{there} 里是“{instead}”。", f'"{mine}" is said here, and "{instead}" in {there}.'
        )
    return Words(f"这里有“{mine}”，{there} 里没有。", f'"{mine}" is said here, and nothing like it in {there}.')


def _quoted(text: str, fact: Fact) -> str:
    return " ".join(text[fact.start : fact.end].split())


def every_command_stands_in_every_language(book: Book) -> Iterator[Finding]:
    """A Latin word in a Chinese text, such as a command or a name, stands in the English one too."""
    for path, text, (first, other) in book.pairs:
        if (as_written(first), as_written(other)) != ("zh", "en"):
            continue
        zh, en = text.root[first], text.root[other]
        for at, instead in kept_words(zh, en):
            mine, theirs = zh[slice(*at)], en[slice(*instead)] if instead else None
            yield Finding("other-literal", (*path, first), _message(mine, other, theirs), _CURE, at=at)
            if theirs:
                yield Finding("other-literal", (*path, other), _message(theirs, first, mine), _CURE, at=instead)


def every_language_forbids_the_same(book: Book) -> Iterator[Finding]:
    """What one language forbids no other calls for: `不要重启` is not `Restart it`."""
    for path, text, codes in book.pairs:
        texts = [text.root[code] for code in codes]
        for side, at, instead in forbidden_once(codes, texts):
            (here, ours), (there, theirs) = _put_beside(codes, texts, side, at, instead)
            shown = theirs if len(theirs) <= _SHOWN else None
            yield Finding("other-negation", (*path, here), _message(ours, there, shown), _CURE, at=at)
            yield Finding(
                "other-negation", (*path, there), _message(shown or theirs[:_SHOWN], here, ours), _CURE, at=instead
            )


def every_language_keeps_who_alone_is_meant(book: Book) -> Iterator[Finding]:
    """What one language says of nobody else and nothing else, another does not say of all: 只能由法务签字."""
    for path, text, codes in book.pairs:
        texts = [text.root[code] for code in codes]
        for side, at, instead in lost_words(codes, texts):
            (here, ours), (there, theirs) = _put_beside(codes, texts, side, at, instead)
            yield Finding("other-meaning", (*path, here), _message(ours, there, None), _CURE, at=at)
            yield Finding("other-meaning", (*path, there), _message(theirs[:_SHOWN], here, ours), _CURE, at=instead)


def _put_beside(
    codes: Sequence[str], texts: Sequence[str], side: int, at: tuple[int, int], instead: tuple[int, int]
) -> tuple[tuple[str, str], tuple[str, str]]:
    """The language that says something and its words, and the other with what stands in their place, on one line."""
    theirs = " ".join(texts[1 - side][slice(*instead)].split())
    return (codes[side], texts[side][slice(*at)]), (codes[1 - side], theirs)


def no_language_says_the_opposite(book: Book) -> Iterator[Finding]:
    """What goes up in one language does not go down in another, and what is opened is not shut."""
    for path, text, codes in book.pairs:
        texts = [text.root[code] for code in codes]
        for both in opposites(codes, texts):
            if _told_as_facts(book, codes, texts, both):
                continue
            quoted = [words[slice(*at)] for words, at in zip(texts, both, strict=True)]
            for side, at in enumerate(both):
                message = _message(quoted[side], codes[1 - side], quoted[1 - side])
                yield Finding("other-meaning", (*path, codes[side]), message, _CURE, at=at)


def _told_as_facts(book: Book, codes: Sequence[str], texts: Sequence[str], words: Opposite) -> bool:
    """Whether numbers or times differ where these words stand, which is told already."""
    said = abreast({code: book.without_names(text) for code, text in zip(codes, texts, strict=True)})
    spans = [(one.side, one.fact.start, one.fact.end) for one in differences(said[0], said[1])]
    for both in opposed(codes, texts, said):
        spans += [(side, bound.start, bound.end) for side, bound in enumerate(both)]
    return any(start < words[side][1] and words[side][0] < end for side, start, end in spans)


def every_list_has_one_length(book: Book) -> Iterator[Finding]:
    """A text's lists have as many items in every language, and the text as many paragraphs."""
    for path, text, (first, other) in book.pairs:
        if "\n" not in text.root[first] + text.root[other]:
            continue
        for find, zh, en in ((lines.items, "项", "Items"), (lines.paragraphs, "段", "Paragraphs")):
            spans = {code: find(text.root[code]) for code in (first, other)}
            short, long = sorted(spans, key=lambda code: len(spans[code]))
            if len(spans[short]) == len(spans[long]):
                continue
            gap = lines.odd(*(_known(code, text.root[code], spans[code]) for code in (long, short)))
            for here, there, at in ((long, short, gap), (short, long, max(0, gap - 1))):
                ours, theirs = len(spans[here]), len(spans[there])
                message = Words(
                    f"这里有 {ours} {zh}，{there} 里有 {theirs} {zh}。", f"{en} here: {ours}; in {there}: {theirs}."
                )
                span = spans[here][min(at, ours - 1)] if ours else None
                yield Finding("other-length", (*path, here), message, _CURE, at=span)
            break


def no_line_is_far_shorter(book: Book) -> Iterator[Finding]:
    """A line says in every language about as much: where it is far shorter, a clause was left out."""
    for path, text, codes in book.pairs:
        for one in uneven(codes, [text.root[code] for code in codes]):
            for side, (zh, en) in ((one.shorter, ("短", "shorter")), (1 - one.shorter, ("长", "longer"))):
                there = codes[1 - side]
                message = Words(
                    f"这一行比 {there} 里的{zh}得多，可能漏译或多译了。",
                    f"This line is far {en} than in {there}: something may be left out or added.",
                )
                yield Finding("other-length", (*path, codes[side]), message, _CURE, at=one.spans[side])


def every_sentence_has_as_many_items(book: Book) -> Iterator[Finding]:
    """What semicolons part in a sentence is as many in every language: with an item an order is lost."""
    for path, text, codes in book.pairs:
        for side, at, instead, (ours, theirs) in parted_once([text.root[code] for code in codes]):
            here, there = codes[side], codes[1 - side]
            for code, other, span, mine, yours in (
                (here, there, at, ours, theirs),
                (there, here, instead, theirs, ours),
            ):
                message = Words(
                    f"这句用分号分成 {mine} 项，{other} 里是 {yours} 项。",
                    f"Items between semicolons here: {mine}; in {other}: {yours}.",
                )
                yield Finding("other-length", (*path, code), message, _CURE, at=span)


def _known(code: str, text: str, spans: list[tuple[int, int]]) -> list[lines.Line]:
    """What is known of each line of a text."""
    said = [fact for fact in facts(code, text) if fact.need == Need.MUST]
    return [lines.Line(end - start, [fact for fact in said if start <= fact.start < end]) for start, end in spans]
