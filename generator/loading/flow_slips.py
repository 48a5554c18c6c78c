"""Slips inside of brackets on one line: a comma, colon, bracket or quote amiss in `{zh: …, en: …}` or `[a, b]`."""

from __future__ import annotations

import re

from generator.loading.key_habits import names
from generator.loading.line_faults import (
    Told,
    before_the_next_key,
    bracket_in_text,
    colon_in_text,
    comma_behind,
    comma_twice,
    no_beginning,
    no_colon,
    no_comma,
    no_end,
    no_space,
    quote_all,
    run_together,
    stray_closing,
    swallowed,
    typed_twice,
    unclosed_bracket,
    unclosed_quote,
    wide,
    wide_colon,
    wide_comma,
)
from generator.problems import Words
from generator.text.languages import is_language

OPEN = {"{": "}", "[": "]"}
WIDE = {"｛": "}", "［": "]", "【": "]", "｝": "}", "］": "]", "】": "]"}
SPECIAL = re.compile(r"[@`%]|[&*!](?=\S*[^A-Za-z0-9_\s-])|&(?= |$)|\*|[|>](?![+-]?\d?[+-]?\s*(?:#|$))|[-?](?= )")
"""Characters that YAML keeps for itself where a value begins."""
COLONS, COMMAS = "：﹕︰∶", "，、；﹐﹑﹔"
"""What is typed in place of a colon and of a comma."""
_KEY = re.compile(rf"\s*(?P<key>[A-Za-z_][\w-]*)(?P<mark>\s*[{COLONS}]|:)")
_FIRST_KEY = re.compile(rf"\s*(?P<key>[^\W\d_]{{1,8}})(?P<mark>\s*[{COLONS}])")
"""The first key in braces: nothing of a text stands before it, so that it may be a Chinese word."""
_NO_COLON = re.compile(r"[a-z_][\w-]*(?= *[ ;；=] *[^\s,:{}\[\]#][^,:{}\[\]#]*[,}])")
_NEXT_KEY = re.compile(
    rf"(?P<comma>\s*[{COMMAS};])\s*[A-Za-z_][\w-]*\s*[:{COLONS}]"
    rf"|(?P<gap>\s+)[a-z_][\w-]*[:{COLONS}](?=\s|[^\x00-\x7f])"
)
_CURLY = {
    **dict.fromkeys("“„‟", "”“"),
    **dict.fromkeys("‘‚", "’‘"),
    "”": "”",
    "’": "’",
    "「": "」",
    "『": "』",
    "″": "″",
    "＂": "＂",
    "〝": "〞〟",
}
"""Quotes that are none for YAML where they open, each with what may close it."""
_END = re.compile(r"[,\]}]| #")
"""What ends a text without quotes."""
_GAP = re.compile(r"(?<=[\u3400-\u9fff）》】」”’]) +(?=[\u3400-\u9fff（《【「“‘])")
"""Blanks that nobody puts into a Chinese word."""
_TWICE = re.compile(
    r"(?P<start>^)?\b(?P<word>[a-z]{4,})(?P<first> )"
    r"(?:(?!(?:after|and|as|at|by|for|from|if|in|is|no|not|of|on|or|the|then|to|too|with|without)\b)[^\s,]+ )*?"
    r"(?<=(?P<second> ))(?P=word)\b(?P<end>$)?"
)
"""A word that stands twice in a few, none of which would join both: what two items say of one thing."""
_NO_CLOSING = re.compile(r"^[^［【｛]*(?P<at>[］】｝]) *$|^[^(（]*(?P<at2>[)）]) *$")
"""A bracket at a line's end that is no bracket of YAML, and none that the text opens."""
_BOTH = re.compile(r"(?<![\w-])[a-z]{2}: [^{}]*,\s*[a-z]{2}:(?= )")
"""A text's two languages, behind which no third entry comes: what looks like one is the text's own."""


def flow_slip(line: str, start: int) -> Told | None:
    """The first slip in the brackets that open at `start`, or None."""
    return _Flow(line).read(start)


def end_of_quote(line: str, start: int) -> int | None:
    """Where the text that is quoted from `start` on has ended; None if not on this line."""
    pattern = r"'(?:[^']|'')*'" if line[start] == "'" else r'"(?:[^"\\]|\\.)*"'
    found = re.compile(pattern).match(line, start)
    return found.end() if found else None


class _Flow:
    """Reads one line's brackets from left to right."""

    def __init__(self, line: str) -> None:
        self.line, self.open = line, list[int]()
        self.gap: Told | None = None
        """Two items of a list with nothing but a blank between; told of what is a list to its end."""

    def read(self, start: int) -> Told | None:
        at = start
        while True:
            told, at = self._value(at)
            if told or at < 0:
                return told
            told, at = self._after(at)
            if told or at < 0:
                return told or self.gap

    def _value(self, at: int) -> tuple[Told | None, int]:
        """Read what stands where a value (or an entry's key) begins, with the brackets that open before it."""
        while True:
            at = self._from(at)
            keyed = False
            if self.open and self.line[self.open[-1]] == "{":
                before = at
                told, at = self._key(at)
                if told:
                    return told, -1
                keyed = at > before
            if self.line[at : at + 1] not in OPEN:
                return self._words(at, keyed=keyed)
            self.open.append(at)
            at += 1

    def _from(self, at: int) -> int:
        """Where the next character stands that is no blank."""
        return next(n for n in range(at, len(self.line) + 1) if self.line[n : n + 1] != " ")

    def _words(self, at: int, *, keyed: bool) -> tuple[Told | None, int]:
        """Read a value of words; `keyed` if it stands behind a key."""
        if told := self._misread(at) or (self._odd_quote(at) if keyed else None):
            return told, -1
        first = self.line[at : at + 1]
        if first and first in "\"'":
            return self._quoted(at)
        return self._curly(at) if first and first in _CURLY else self._plain(at)

    def _misread(self, at: int) -> Told | None:
        """A text in brackets that begins with what YAML keeps for itself."""
        if self.open and self.line[at - 1 : at + 1] in {" #", "[#"}:
            return swallowed(at)
        if self.open and self.line[at : at + 1] == ",":
            return comma_twice(at)
        return quote_all(at) if self.open and SPECIAL.match(self.line, at) else None

    def _odd_quote(self, at: int) -> Told | None:
        """A double quote in the text at `at` that has no other half before the text ends nor behind it."""
        words = re.compile(r"""[^"'{}\[\],“‘「『][^{}\[\],]*""").match(self.line, at)
        odd = words and words[0].count('"') % 2 and not re.search(r'\d"(?!\w)[^"]*$', words[0])
        if not words or not odd or self.line.count('"', words.end()) % 2:
            return None
        last = words[0].rindex('"')
        return no_beginning(at + last) if not words[0][last + 1 :].strip() else no_end(at + last)

    def _key(self, at: int) -> tuple[Told | None, int]:
        """Read the key of an entry in braces, up to its value."""
        line = self.line
        first = line[self.open[-1] + 1 : at].strip() == ""
        found = _KEY.match(line, at) or (_FIRST_KEY.match(line, at) if first else None)
        if not found:
            word = None if _BOTH.search(line, self.open[-1], at) else _NO_COLON.match(line, at)
            known = word and (is_language(word[0]) or word[0] in names() or ": " in line[self.open[-1] :])
            return (no_colon(word.end(), word[0]), -1) if word and known else (None, at)
        if found["mark"].strip() in COLONS:
            return wide_colon(found.end() - 1), -1
        if line[found.end() : found.end() + 1] not in {" ", "", ",", "}"}:
            return no_space(found.end() - 1), -1
        return None, self._from(found.end())

    def _quoted(self, at: int) -> tuple[Told | None, int]:
        end = end_of_quote(self.line, at)
        if end is None:
            return unclosed_quote(at), -1
        rest = self.line[end:].lstrip(" ")
        if self.line[end : end + 1] == "#":  # no comment: the quote that ends here was meant to begin a value
            return unclosed_quote(at), -1
        if rest[:1] in {*COMMAS}:
            return wide_comma(len(self.line) - len(rest)), -1
        if rest and rest[0] not in ",]}｝］】#:":
            return (no_comma(end) if rest[0] in "\"'" or _KEY.match(rest) else quote_all(at)), -1
        return None, end

    def _curly(self, at: int) -> tuple[Told | None, int]:
        """A smart quote does not quote: a comma inside it ends the text."""
        closing = _CURLY[self.line[at]]
        close = re.compile(rf"[^{closing}]*[{closing}]").match(self.line, at + 1)
        if close and ("," in close[0] or re.match(r" *[,}\]]", self.line[close.end() :])):
            return Told(
                at,
                "curly-quotes",
                Words(
                    "弯引号不起引号的作用，里面的半角逗号会把文字切断。",
                    "Curly quotes quote nothing: a comma inside cuts the text.",
                ),
                Words('改成半角双引号 "…"。', 'Write plain double quotes, "…".'),
            ), -1
        return self._plain(at)

    def _plain(self, at: int) -> tuple[Told | None, int]:
        found = _END.search(self.line, at)
        end = found.start() if found else len(self.line)
        words = self.line[at:end]
        mapping = bool(self.open) and self.line[self.open[-1]] == "{"
        if told := self._parted(at, words, mapping=mapping):
            return told, -1
        if not (mapping or self.gap):
            self.gap = self._run_together(at, words)
        if end == len(self.line) and (last := _NO_CLOSING.search(words)):
            return wide(at + last.start(last.lastgroup or 0), last[last.lastgroup or 0]), -1
        if colon := re.search(r":(?= )", words):
            return colon_in_text(at + colon.start()), -1
        return None, end

    def _parted(self, at: int, words: str, *, mapping: bool) -> Told | None:
        """What parts the text at `at`, though it is no comma: one of another form, the next key, another bracket."""
        if mapping and (found := _NEXT_KEY.search(words)):
            if found["comma"] is not None:
                return wide_comma(at + found.end("comma") - 1)
            own = _BOTH.search(self.line, self.open[-1], at)
            return colon_in_text(at + found.end() - 1) if own else no_comma(at + found.start("gap"))
        if not mapping and (found := re.search("[，、﹐﹑]", words)):
            return wide_comma(at + found.start())
        if not mapping and "{" in {self.line[n] for n in self.open[-2:-1]} and _KEY.match(words):
            return before_the_next_key(self._unclosed(self.open[-1]))
        opening = re.search(r"[\[{]", words)
        return bracket_in_text(at + opening.start(), opening[0]) if opening else None

    @staticmethod
    def _run_together(at: int, words: str) -> Told | None:
        """Where an item of a list is two, as far as its form shows."""
        if gap := _GAP.search(words):
            return run_together(at + gap.start())
        if twice := _TWICE.search(words.rstrip()):
            ends_both = twice["start"] is None and twice["end"] is not None
            return run_together(at + twice.start("first" if ends_both else "second"))
        return None

    def _after(self, at: int) -> tuple[Told | None, int]:
        """Read the comma or the closing brackets behind a value."""
        line = self.line
        while True:
            at = self._from(at)
            here = line[at : at + 1]
            if not here or here == "#":
                return self._ended(at, here)
            if here == ",":
                return None, at + 1
            if here not in "]}":
                return (wide(at, here) if here in WIDE else wide_comma(at) if here in COMMAS else None), -1
            opened = self.open.pop()
            if OPEN[line[opened]] != here:
                return stray_closing(at), -1
            at += 1
            goes_on = re.match(r" *[^\s,\]}#:｝］】]", line[at:])
            if goes_on or not self.open:
                return (self._two(at, opened) if self.open else self._outside(at, opened)), -1

    def _two(self, at: int, opened: int) -> Told:
        """What is told of more words behind a bracket that has closed: another entry, or the rest of a text."""
        behind = self._from(at)
        if self.line[behind] in COMMAS:
            return wide_comma(behind)
        entry = _KEY.match(self.line, at) or self.line[behind] in OPEN
        return no_comma(at) if entry else quote_all(opened)

    def _ended(self, at: int, here: str) -> tuple[Told | None, int]:
        if here == "#" and set("]}") & set(self.line[at:]):
            return swallowed(at), -1
        opened = self.open[-1]
        told = typed_twice(opened) if self.line[opened : opened + 2] == "[[" else self._unclosed(opened)
        return told, -1

    def _unclosed(self, opened: int) -> Told:
        return unclosed_bracket(opened, self.line[opened], OPEN[self.line[opened]])

    def _outside(self, at: int, opened: int) -> Told | None:
        """Read what stands behind the last bracket: nothing, or a comment."""
        rest = self.line[at:].strip()
        if not rest or rest[0] in "#:":
            return None
        at = self._from(at)
        if rest in COMMAS + ",;。.":
            return comma_behind(at)
        return stray_closing(at) if rest[0] in "]}" else wide(at, rest[0]) if rest in WIDE else quote_all(opened)
