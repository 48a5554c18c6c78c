"""Whatever stands in a file, reading it gives its texts as typed, or problems with places inside it; never a crash."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.loading.decode import MAX_BYTES
from generator.loading.reader import read
from generator.loading.source import Data, Source
from generator.loading.typing_slips import CHARACTERS
from generator.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.problems import Place, Problem

CORPORA = Path(__file__).parents[1].parent / "shared" / "corpora"
SECONDS = 30.0
"""Longest time for one small file; honest ones take a hundredth of it."""

PIECES = (
    *("a", "title", "zh", "甲", "停电", "é", "1", "0", " ", "  ", "\n", "\n  ", "\t", "\r", "\r\n", "\u3000", "\xa0"),
    *(":", ": ", "：", "-", "- ", "－", "•", "?", "? ", ",", "，", "、", "[", "]", "{", "}", "【", "】", "#", " #"),
    *("&", "&a ", "*", "*a", "!", "!!str ", "|", "|-\n", ">", ">2", "'", '"', "“", "”", "%", "@", "`", "\\", "\\x"),
    *("<<", "<<: ", "---\n", "...\n", "~", "null", "<<<<<<< ", "=======\n", "\ufeff", "\u200b", "e\u0301", "\x07"),
)
SAFE = "".join(piece for piece in PIECES if len(piece) == 1 and piece not in "\n\t\r\u3000\xa0\ufeff\u200b\x07")


def texts(characters: str) -> st.SearchStrategy[str]:
    return st.text(st.sampled_from(characters), max_size=12)


def trees(leaves: st.SearchStrategy[str]) -> st.SearchStrategy[Data]:
    def larger(inner: st.SearchStrategy[Data]) -> st.SearchStrategy[Data]:
        return st.lists(inner, max_size=4) | st.dictionaries(leaves, inner, max_size=4)

    return larger(st.recursive(leaves, larger, max_leaves=12))


def outcome(raw: bytes) -> Source | tuple[Problem, ...]:
    try:
        return read("f.yml", raw)
    except Problems as found:
        return found.problems


def places(found: Source | tuple[Problem, ...]) -> list[Place]:
    if isinstance(found, Source):
        return [*found.marks.keys.values(), *found.marks.values.values()]
    return [problem.place for problem in found]


def assert_places_lie_inside(raw: bytes) -> None:
    """There is a place, and all lie in the file; an end is at most just past the line's."""
    lines = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = places(outcome(raw))
    assert found
    for place in found:
        assert 1 <= place.line <= len(lines), place
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, place
        assert place.column < place.end <= len(lines[place.line - 1]) + 2, place


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"\r\x80")
@example(b"\r---\n")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: b")
@example("停电: 甲".encode("gb18030"))
@example("a: b".encode("utf-16"))
def test_any_bytes_are_read_or_refused_at_a_place_inside(raw: bytes) -> None:
    assert_places_lie_inside(raw)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example('a: "b\rc"')
@example('a: 1\rb: "x\ry"')
@example("a:\n- b\nc")
@example("---\n ")
@example("? [a]\n: b")
@example("*a : b")
@example("{a: b, <<: *c}")
@example('a: "b')
def test_anything_like_yaml_is_read_or_refused_at_a_place_inside(text: str) -> None:
    assert_places_lie_inside(text.encode())


@pytest.mark.parametrize("piece", ["[", "{", "- ", "? ", "[a, ", "{a: ", "- ? ", "[{", "a:\n ", ": "])
def test_a_bomb_of_brackets_is_refused_at_once(piece: str) -> None:
    raw = (piece * (100_000 // len(piece))).encode()
    began = time.perf_counter()
    found = outcome(raw)
    assert time.perf_counter() - began < SECONDS
    assert not isinstance(found, Source)
    assert_places_lie_inside(raw)


@pytest.mark.parametrize("piece", ["，", ": [，，", ": “", ": 【", "- ", "a #", "：", "“", "&a ", "'", "e\u0301"])
def test_a_long_line_is_looked_through_at_once(piece: str) -> None:
    """Ten times as long as the longest line of the handbook."""
    raw = ("a: [" + piece * (5_000 // len(piece))).encode()
    began = time.perf_counter()
    outcome(raw)
    assert time.perf_counter() - began < SECONDS


def test_a_file_of_the_greatest_size_is_read_and_one_byte_more_is_refused() -> None:
    line = b"- text text text\n"
    raw = line * (MAX_BYTES // len(line))
    raw += b"#" * (MAX_BYTES - len(raw))
    assert isinstance(outcome(raw), Source)
    assert isinstance(outcome(raw + b"#"), tuple)


def may_be_written(text: str) -> bool:
    """Whether it holds no character that is refused even by its number."""
    return not any(slip.pattern.search(text) for slip in CHARACTERS)


ANY = st.characters(exclude_categories=["Cs", "Cc", "Cf"], include_characters="\n\t")


@given(trees(st.text(ANY, max_size=12).filter(may_be_written)))
def test_quoted_text_is_read_back_exactly(tree: Data) -> None:
    written = yaml.safe_dump(tree, default_style='"', width=10**9)
    assert read("f.yml", written.encode()).data == tree


@given(st.lists(texts(SAFE), min_size=1))
def test_text_between_either_quotes_is_read_back_exactly(words: list[str]) -> None:
    """What a slip would be outside quotes is text inside them."""
    doubled = (word.replace("'", "''") for word in words)
    single = "".join(f"- zh: '{word}'\n" for word in doubled)
    double = "".join(f"- zh: {json.dumps(word, ensure_ascii=False)}\n" for word in words)
    assert read("f.yml", double.encode()).data == [{"zh": word} for word in words]
    assert read("f.yml", single.encode()).data == [{"zh": word} for word in words]


@given(st.lists(texts(SAFE), min_size=1))
def test_a_comment_may_say_anything(words: list[str]) -> None:
    comments = [" ".join(word.split()) for word in words]
    beside = "".join(f'- zh: "text" # {comment}\n  # {comment}\n#{comment}\n' for comment in comments)
    assert read("f.yml", beside.encode()).data == [{"zh": "text"} for _ in words]


@given(trees(texts(SAFE)))
def test_the_place_of_a_value_is_what_was_typed(tree: Data) -> None:
    written = yaml.safe_dump(tree, default_style='"', allow_unicode=True, width=10**9)
    assume("? " not in written)  # so long a key that it is written on a line of its own
    source = read("f.yml", written.encode())
    lines = written.split("\n")

    def typed(place: Place) -> object:
        return yaml.load(lines[place.line - 1][place.column - 1 : place.end - 1], Loader=yaml.BaseLoader)  # noqa: S506

    values = {path: value for path, value in nodes(source.data) if isinstance(value, str)}
    assert {path: typed(source.marks.values[path]) for path in values} == values
    assert {path: typed(place) for path, place in source.marks.keys.items()} == {
        path: path[-1] for path in source.marks.keys
    }
    assert set(source.marks.values) == {path for path, _ in nodes(source.data)}


def nodes(tree: Data, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Data]]:
    yield path, tree
    if isinstance(tree, dict | list):
        for key, inner in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from nodes(inner, (*path, key))


@pytest.mark.parametrize(
    "word",
    [
        *(
            "12:30",
            "1:30:00",
            "no",
            "NO",
            "on",
            "yes",
            "True",
            "NULL",
            "=",
            "010",
            "0898",
            "0x1F",
            "1_000",
            "1.10",
            "1e3",
        ),
        *(".inf", "+8613800000001", "2026-01-01", "2026-13-45", "第#1号", "https://example.com/a?b=c#d"),
    ],
)
def test_a_word_stays_the_text_that_was_typed(word: str) -> None:
    source = read("f.yml", f"a: {word}\nb: [{word}]\n".encode())
    assert source.data == {"a": word, "b": [word]}
    assert source.marks.values["a",] == ("f.yml", 1, 4, 4 + len(word))


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_line_ends_and_a_byte_order_mark_move_no_place(start: bytes, end: bytes) -> None:
    source = read("f.yml", start + end.join(["甲: 一".encode(), "乙:".encode(), b"  - |-", b"    x", b"  - y", b""]))
    assert source.data == {"甲": "一", "乙": ["x", "y"]}
    assert source.marks.values["甲",] == ("f.yml", 1, 4, 5)
    assert source.marks.keys["乙",] == ("f.yml", 2, 1, 2)
    assert source.marks.values["乙", 1] == ("f.yml", 5, 5, 6)


def test_an_unknown_escape_is_not_taken_for_an_open_quote() -> None:
    found = outcome(r'a: "D:\手册"'.encode())
    assert isinstance(found, tuple)
    assert [problem.rule for problem in found] == ["bad-yaml"]


def corpus(name: str) -> Path:
    path = CORPORA / name
    if not path.exists():
        pytest.skip(f"the corpus {name} is not beside this repository")
    return path


def records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in corpus(name).read_text(encoding="utf-8").splitlines()]


def test_mistakes_of_chinese_editors_are_found_where_they_are() -> None:
    wrong = []
    for record in records("zh-editor-mistakes.dev.jsonl"):
        text = record["yaml"]
        gb = text.removeprefix("GB18030:")
        found = outcome(text.encode() if gb == text else gb.encode("gb18030"))
        refused = isinstance(found, tuple)
        verbatim = isinstance(found, Source) and record.get("verbatim") in [value for _, value in nodes(found.data)]
        here = (record["line"], record["col"]) in [(place.line, place.column) for place in places(found)]
        fine = {
            "reject": refused and here,
            "verbatim-or-reject": verbatim or (refused and here),
            "accept": not refused,
        }[record["expect"]]
        if not fine and record["rule"] != "fullwidth-ascii":  # an id's form is the model's: broken/wrong-value-id-wide
            wrong.append((record["id"], record["rule"], found))
    assert wrong == []


def test_the_yaml_test_suite_is_read_or_refused_at_a_place_inside() -> None:
    cases = records("yaml-test-suite/cases.jsonl")
    assert len(cases) > 400
    for case in cases:
        assert_places_lie_inside(case["in_yaml"].encode())


def test_json_that_breaks_parsers_is_read_or_refused_at_a_place_inside() -> None:
    files = sorted(corpus("jsontestsuite").glob("*.json"))
    assert len(files) > 300
    for file in files:
        assert_places_lie_inside(file.read_bytes())
