"""How many seeded disagreements between the languages the rules find, and at which place. Run: make disagreements.

Each seed is sown into a text of its own, chosen by its order among the texts of the playbooks. It is found if something
is told of that text, and found exactly if it is told at the characters that were changed. Then the same rules read all
texts of the playbooks, and pairs that say the same in different ways: there they have to be silent. With
ORDERS=8 the texts are put in so many orders, and each is sown anew: every one has to be good.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from seeds import EACH, PAIRS, SEEDS, WHOLE, Pair, Seed

from generator.layout import Layout
from generator.loading.load import load
from generator.model.base import Text
from generator.validating.rules import WAIVABLE
from generator.validating.rules.book import Book, Extract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.loading.source import Data
    from generator.model.base import Path as At
    from generator.validating.rules.book import Finding

HERE = Path(__file__).parent
LANGUAGES = ("zh", "en")
ENOUGH = 0.98
"""Of the seeds are to be found at their place."""
_HAN = re.compile("[\u3400-\u9fff]")
"""Without it a text is a name, such as `NIST SP 800-61`: copied or swapped it says what it said before."""
ASIDE = {"glossary", "ui", "regulations", "handbook", "waivers", "languages", "checklist"}
"""Files whose texts are no sentences."""


class Sown(NamedTuple):
    """A text with a seed, and where in it a finding is exact: by language, from where to where."""

    kind: str
    text: dict[str, str]
    exact: tuple[tuple[str, int, int], ...]


class _Texts(Book):
    """A book of nothing but texts."""

    texts: Any = None
    languages: Any = LANGUAGES
    in_simplified: Any = LANGUAGES[:1]
    slots: Any = {}  # noqa: RUF012 - nobody changes it
    handbook: Any = SimpleNamespace(
        handbook=SimpleNamespace(
            never_spaced=("58同城",), languages=[SimpleNamespace(id=code, tag=code) for code in LANGUAGES]
        ),
        glossary=(),
    )

    def __init__(self, texts: list[tuple[At, Text]], beside: list[tuple[At, Text]]) -> None:
        """Some texts; words that also stand in those `beside` are no names."""
        object.__setattr__(self, "texts", [*texts, *beside])
        object.__setattr__(self, "extract", Extract(self.own_common_words))
        object.__setattr__(self, "texts", texts)


def texts(tree: Data, path: At = ()) -> Iterator[tuple[At, dict[str, str]]]:
    """Every text in both languages below `tree`."""
    if isinstance(tree, dict):
        if set(tree) == set(LANGUAGES) and all(isinstance(words, str) for words in tree.values()):
            yield path, {code: str(words) for code, words in tree.items()}
            return
        for key, inner in tree.items():
            yield from texts(inner, (*path, key))
    elif isinstance(tree, list):
        for number, inner in enumerate(tree):
            yield from texts(inner, (*path, number))


def told(pairs: list[dict[str, str]], beside: list[dict[str, str]]) -> dict[int, list[Finding]]:
    """What the rules find in `pairs`, by position; words that also stand `beside` are no names."""
    looked_at, others = (_numbered(some) for some in (pairs, beside))
    book: Any = _Texts(looked_at, others)
    found: dict[int, list[Finding]] = {}
    for rule in WAIVABLE:
        for finding in rule(book):
            found.setdefault(int(finding.path[0]), []).append(finding)
    return found


def _numbered(pairs: list[dict[str, str]]) -> list[tuple[At, Text]]:
    return [((number,), Text(pair)) for number, pair in enumerate(pairs)]


def sow(plain: list[dict[str, str]]) -> list[Sown]:
    """Every seed in texts of its own."""
    free = dict(enumerate(plain))
    sown: list[Sown] = []
    for number, seed in enumerate(SEEDS):
        fits = [n for n, text in free.items() if _fits(text, seed)]
        step = max(1, len(fits) // EACH)
        chosen = [free.pop(n) for n in fits[number % step :: step][:EACH]]
        sown += [_changed(text, seed) for text in chosen]
    short = [
        n
        for n, text in free.items()
        if "\n" not in text["zh"] and len(text["zh"]) > 8 and text["zh"][-1] not in "。？！" and _HAN.search(text["zh"])
    ]
    for number, pair in enumerate(PAIRS):
        sown.append(_appended(free.pop(short.pop(number * 41 % len(short))), pair))
    for number, (kind, words) in enumerate(WHOLE):
        text = free.pop(short.pop(number * 43 % len(short)))
        sown.append(_rewritten(text, kind, words, LANGUAGES[number % 2]))
    for kind, pattern in (("item left out", r"^- .+\n(?=- )"), ("paragraph left out", r"(?<=\n\n)[^-\n].+\n\n")):
        fits = [n for n, t in free.items() if all(re.search(pattern, words, re.MULTILINE) for words in t.values())]
        for number, n in enumerate(fits[:: max(1, len(fits) // EACH)][:EACH]):
            sown.append(_dropped(free.pop(n), kind, LANGUAGES[number % 2], pattern))
    return sown


def _fits(text: dict[str, str], seed: Seed) -> bool:
    other = LANGUAGES[seed.language == LANGUAGES[0]]
    return bool(re.search(seed.pattern, text[seed.language]) and re.search(seed.beside, text[other]))


def _changed(text: dict[str, str], seed: Seed) -> Sown:
    kind, code, pattern, change, _ = seed
    found = re.search(pattern, text[code])
    assert found
    old, new = found[0], change(found)
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = found.start() + same
    words = text[code][: found.start()] + new + text[code][found.end() :]
    return Sown(kind, text | {code: words}, ((code, start, max(start + 1, found.start() + len(new))),))


def _appended(text: dict[str, str], pair: Pair) -> Sown:
    kind, zh, en, was, now = pair
    code, tail = ("zh", zh) if was in zh and not (was in en and len(text["zh"]) % 2) else ("en", en)
    whole = {"zh": text["zh"] + zh, "en": text["en"] + en}
    other = "en" if code == "zh" else "zh"
    changed = tail.replace(was, now, 1)
    start = len(text[code]) + tail.index(was)
    exact = [(code, start, max(start + len(now), start + 1))]
    if len(now) < 2 or kind == "left out":  # what is gone can only be shown where it still stands
        exact.append((other, len(text[other]), len(whole[other])))
    return Sown(kind, whole | {code: text[code] + changed}, tuple(exact))


def _rewritten(text: dict[str, str], kind: str, words: str, code: str) -> Sown:
    other = "en" if code == "zh" else "zh"
    match kind:
        case "swapped":
            new = {"zh": text["en"], "en": text["zh"]}
        case "copied":
            new = text | {code: text[other]}
        case "unfinished at the end":
            new = text | {code: f"{text[code]} {words}"}
        case _:
            new = text | {code: words}
    if kind == "swapped":  # one problem, of whichever of the two
        return Sown(kind, new, tuple((one, 0, len(words)) for one, words in new.items()))
    start = len(text[code]) if kind == "unfinished at the end" else 0
    return Sown(kind, new, ((code, start, len(new[code])),))


def _dropped(text: dict[str, str], kind: str, code: str, pattern: str) -> Sown:
    found = list(re.finditer(pattern, text[code], re.MULTILINE))
    gone = found[len(found) // 2]
    other = "en" if code == "zh" else "zh"
    beside = len(re.findall(pattern, text[code][: gone.start()], re.MULTILINE))
    there = list(re.finditer(pattern, text[other], re.MULTILINE))[beside]
    words = text[code][: gone.start()] + text[code][gone.end() :]
    before = words.rfind("\n", 0, max(gone.start() - 2, 0)) + 1
    return Sown(kind, text | {code: words}, ((code, before, gone.start() + 1), (other, there.start(), there.end())))


def is_exact(sown: Sown, finding: Finding) -> bool:
    """Whether the finding stands where the text was changed."""
    start, end = finding.at or (0, 0)
    return any(finding.path[-1] == code and start < last and first < end for code, first, last in sown.exact)


def read_playbooks() -> list[dict[str, str]]:
    """Every text of the playbooks, each once."""
    tree = load(Layout(HERE.parent)).tree
    kept = {tuple(text.values()): text for path, text in texts(tree) if str(path[0]) not in ASIDE}
    return list(kept.values())


def read_pairs(name: str) -> list[dict[str, str]]:
    """Pairs of texts from a file."""
    lines = yaml.load((HERE / "data" / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return [dict(zip(LANGUAGES, map(str, line), strict=True)) for line in lines]


def main(orders: int) -> int:
    """Print what was found in each order, and by kind in the first; 1 if it is not enough."""
    plain = read_playbooks()
    poor = [_is_poor(plain, order) for order in range(orders)]
    for name, pairs in (("playbooks", plain), ("agreeing.yml", read_pairs("agreeing.yml"))):
        alarms = told(pairs, plain)
        print(f"false alarms in {name}: {len(alarms)} texts of {len(pairs)}")
        for findings in alarms.values():
            print(f"    {findings[0].message.en}")
        poor.append(len(alarms) > 1)
    return int(any(poor))


def _is_poor(plain: list[dict[str, str]], order: int) -> bool:
    """Whether too little of what is sown into texts in this order is found; prints how much it is."""
    shuffled = Random(order).sample(plain, len(plain)) if order else plain  # noqa: S311 - to be the same every time
    sown = sow(shuffled)
    found = told([seed.text for seed in sown], plain)
    hits = [any(is_exact(seed, finding) for finding in found.get(number, [])) for number, seed in enumerate(sown)]
    for number, seed in enumerate(sown):
        if not hits[number]:
            print(f"{'elsewhere' if found.get(number) else 'missed'}: {seed.kind}: {seed.text}")
    if not order:
        _print_kinds(sown, found, hits)
    exact = sum(hits)
    print(f"order {order}: {exact} of {len(sown)} at the exact place ({exact / len(sown):.1%}), {len(found)} found")
    return exact / len(sown) < ENOUGH


def _print_kinds(sown: list[Sown], found: dict[int, list[Finding]], hits: list[bool]) -> None:
    count = {name: Counter[str]() for name in ("seeds", "found", "exact")}
    for number, seed in enumerate(sown):
        count["seeds"][seed.kind] += 1
        count["found"][seed.kind] += number in found
        count["exact"][seed.kind] += hits[number]
    print(f"{'kind':<24}{'seeds':>7}{'found':>7}{'exact':>7}{'missed':>8}")
    for kind, seeds in count["seeds"].items():
        print(
            f"{kind:<24}{seeds:>7}{count['found'][kind]:>7}{count['exact'][kind]:>7}{seeds - count['found'][kind]:>8}"
        )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
