"""What is told of a fault in a line of YAML, in the reader's words, wherever it is found."""

from __future__ import annotations

from typing import NamedTuple

from generator.problems import Place, Problem, Words


class Told(NamedTuple):
    """What is wrong on a line, and from which character on, counted from 0."""

    at: int
    rule: str
    message: Words
    cure: Words

    def on(self, file: str, number: int) -> Problem:
        """What is told of the line `number`, at its place in the file."""
        return Problem(Place(file, number, self.at + 1, self.at + 2), self.rule, self.message, self.cure)


def wide(at: int, character: str) -> Told:
    """A full-width bracket where a plain one is meant."""
    return Told(
        at,
        "fullwidth-brackets",
        Words(f"“{character}”不是 YAML 的括号。", f'"{character}" is no bracket in YAML.'),
        Words(
            "改成半角括号 [ ] 或 { }；若是文字，整个值加半角双引号。",
            "Write the plain bracket, [ ] or { }; put plain quotes around the value if it is text.",
        ),
    )


def quote_all(at: int) -> Told:
    """A value that YAML takes apart at a special character."""
    return Told(
        at,
        "quote-the-value",
        Words("以这个符号开头的文字，YAML 会读错。", "YAML misreads a text that begins with this character."),
        Words(
            '给整个值加半角双引号（里面的双引号写成 \\"）。',
            'Put plain double quotes around the whole value (a double quote inside is written \\").',
        ),
    )


def list_on_line(at: int) -> Told:
    """A list that begins on the line of its key; or a text that looks so."""
    return Told(
        at,
        "quote-the-value",
        Words("列表不能从字段名这一行开始。", "A list cannot begin on the line of its key."),
        Words(
            "从“- ”起另起一行，缩进两个空格；若是文字，整个值加半角双引号。",
            'Begin a new line at the "- ", indented by two spaces; put plain quotes around the value if it is text.',
        ),
    )


def bracket_in_text(at: int, character: str) -> Told:
    """A text inside of brackets that holds another one, such as a blank to be filled in."""
    return Told(
        at,
        "quote-the-value",
        Words(
            f"括号里的文字含有“{character}”，YAML 会读错。",
            f'YAML misreads a text in brackets that holds a "{character}".',
        ),
        Words("给这一项的整段文字加半角双引号。", "Put plain double quotes around the whole text of this entry."),
    )


def bad_escape(at: int) -> Told:
    """A backslash in double quotes before a character with which it means nothing."""
    return Told(
        at,
        "bad-yaml",
        Words(
            "双引号里的“\\”是转义符，后面不能是这个字符。",
            "A backslash in double quotes escapes what follows, which cannot be this.",
        ),
        Words("写成“\\\\”，或换成单引号。", "Write two backslashes, or put single quotes around the value."),
    )


def beside_its_key(at: int, key: str) -> Told:
    """What belongs to a key, but stands as far to the left as the key itself."""
    return Told(
        at,
        "bad-indent",
        Words(f"这一行属于上面的“{key}”，却与它左对齐。", f'This line belongs to "{key}" above, but stands beside it.'),
        Words("多缩进两个空格，同组的行也一样。", "Indent it by two more spaces, and the lines that go with it."),
    )


def value_below_its_key(at: int, key: str) -> Told:
    """A value on a line of its own, as far to the left as its key."""
    return beside_its_key(at, key)._replace(
        cure=Words(f"写到“{key}:”后面，隔一个空格。", f'Write it behind "{key}:" and a space.')
    )


def out_of_block(at: int) -> Told:
    """A line of a text of several, which is not indented as far as the others."""
    return Told(
        at,
        "text-goes-on",
        Words(
            "这一行是上面多行文字里的，却缩进得不够。",
            "This line belongs to the text of several lines above, but is not indented as far.",
        ),
        Words(
            "与那段文字左对齐，比它的字段名多两个空格。",
            "Align it with that text, two spaces deeper than the text's key.",
        ),
    )


def comma_behind(at: int) -> Told:
    """A comma at a line's end, behind a value that has ended."""
    return Told(
        at,
        "wrong-separator",
        Words(
            "值已经结束，行末的这个标点什么也不分隔。",
            "The value has ended: this mark at the line's end separates nothing.",
        ),
        Words("删去它。", "Delete it."),
    )


def comma_twice(at: int) -> Told:
    """A comma where an entry in brackets belongs."""
    return Told(
        at,
        "wrong-separator",
        Words("这里多了一个逗号，前面没有内容。", "A comma too many: there is nothing before it."),
        Words("删去它。", "Delete it."),
    )


def no_pairs(at: int) -> Told:
    """Words in braces without a colon."""
    return Told(
        at,
        "empty-value",
        Words("花括号里要写“字段名: 值”，这里没有值。", 'Braces hold pairs, "key: value", and here are no values.'),
        Words(
            "列表写成 [甲, 乙]；若是文字，整个值加半角双引号。",
            "Write a list as [a, b]; put plain quotes around the value if it is text.",
        ),
    )


def two_keys(at: int) -> Told:
    """A key with its value behind another one."""
    return Told(
        at,
        "colon-in-text",
        Words("两个字段写在了同一行。", "Two keys stand on one line."),
        Words("第二个另起一行，与第一个左对齐。", "Give the second a line of its own, aligned with the first."),
    )


def torn_date(at: int) -> Told:
    """The rest of a date, which stands on the line above."""
    return Told(
        at,
        "text-goes-on",
        Words("这一行是上一行日期的后半截。", "This line is the rest of the date above."),
        Words("接到上一行的末尾。", "Write it at the end of the line above."),
    )


def uneven_quotes(at: int) -> Told:
    """A value that a curly quote opens and a plain one ends."""
    return Told(
        at,
        "curly-quotes",
        Words(
            "开头是弯引号，末尾是半角引号，配不成一对。",
            "A curly quote opens this value and a plain one ends it: no pair.",
        ),
        Words('两头都写成半角双引号 "。', 'Write a plain double quote, ", at both ends.'),
    )


def unclosed_quote(at: int) -> Told:
    """A quote without its other half."""
    return Told(
        at,
        "unclosed-quote",
        Words("这里开始的引号没有结束。", "The quote that begins here never ends."),
        Words("在值的末尾补上引号。", "Close it at the end of the value."),
    )


def no_end(at: int) -> Told:
    """A quote inside a text that opens and is not closed."""
    return unclosed_quote(at)._replace(
        cure=Words("补上另一半，或删去它。", "Write its other half, or delete this one.")
    )


def no_beginning(at: int) -> Told:
    """A quote at the end of a text that none opens."""
    return Told(
        at,
        "unclosed-quote",
        Words("末尾的引号没有开头的一半。", "The quote at the end has no beginning."),
        Words("在值的开头补上引号，或删去它。", "Put a quote at the beginning of the value too, or delete this one."),
    )


def wide_colon(at: int) -> Told:
    """A key with a full-width colon, or one of another shape."""
    return Told(
        at,
        "fullwidth-colon",
        Words("字段名后用了全角冒号。", "The key is followed by a full-width colon."),
        Words("改成半角冒号加一个空格“: ”。", 'Write an ordinary colon and a space, ": ".'),
    )


def no_space(at: int) -> Told:
    """A key whose colon is followed by no blank."""
    return Told(
        at,
        "no-space-after-colon",
        Words("字段名的冒号后缺少空格。", "There is no space after the key's colon."),
        Words("在冒号后加一个空格。", "Put a space after the colon."),
    )


def wide_comma(at: int) -> Told:
    """A comma in brackets that is none of YAML's."""
    return Told(
        at,
        "fullwidth-comma",
        Words("括号里用了全角逗号，两项会合成一项。", "A full-width comma in brackets makes one item of two."),
        Words("改成半角逗号加空格“, ”。", 'Write an ordinary comma and a space, ", ".'),
    )


def no_comma(at: int) -> Told:
    """Two entries in brackets without a comma between."""
    return Told(
        at,
        "missing-comma",
        Words("括号里的两项之间缺少逗号。", "There is no comma between two entries in brackets."),
        Words("在这里加半角逗号和空格“, ”。", 'Put a comma and a space, ", ", here.'),
    )


def run_together(at: int) -> Told:
    """Two items of a list with nothing but a blank between."""
    return Told(
        at,
        "items-run-together",
        Words("列表里的两项之间只有空格，会合成一项。", "Only a space parts two items of this list: they make one."),
        Words(
            "在这里加半角逗号和空格“, ”；本来就是一项的，加半角双引号。",
            'Put a comma and a space, ", ", here; if it is one item, put plain quotes around it.',
        ),
    )


def no_colon(at: int, word: str) -> Told:
    """A word that was to be a key."""
    return Told(
        at,
        "missing-colon",
        Words(f"“{word}”后面缺少冒号。", f'There is no colon after "{word}".'),
        Words("字段写成“字段名: 值”。", 'Write a key as "key: value".'),
    )


def colon_in_text(at: int) -> Told:
    """A colon that makes a key of what stands before it."""
    return Told(
        at,
        "colon-in-text",
        Words("文字里的半角冒号加空格会被当作另一个字段。", "A colon and a space inside a text look like another key."),
        Words("给整个值加半角双引号，或改用全角冒号。", "Put plain quotes around the whole value."),
    )


def unclosed_bracket(at: int, opening: str, closing: str) -> Told:
    """A bracket that nothing closes on its line."""
    return Told(
        at,
        "unclosed-bracket",
        Words(f"这里的“{opening}”没有对应的右括号。", f'The "{opening}" here is never closed.'),
        Words(f"在末尾补上“{closing}”。", f'Write "{closing}" at the end.'),
    )


def before_the_next_key(told: Told) -> Told:
    """A bracket of which the list is not over where the next key of the braces around it begins."""
    return told._replace(cure=Words("在下一个字段之前补上。", "Close it before the next key."))


def typed_twice(at: int) -> Told:
    """One bracket too many where a list begins: no list holds lists."""
    return Told(
        at,
        "stray-bracket",
        Words("括号打了两次。", "The bracket is typed twice."),
        Words("删去一个。", "Delete one."),
    )


def stray_closing(at: int) -> Told:
    """A closing bracket that none opens."""
    return Told(
        at,
        "stray-bracket",
        Words("这个右括号没有对应的左括号。", "This closing bracket belongs to no opening one."),
        Words("删去它，或换成对应的括号。", "Delete it, or write the one that belongs to the opening bracket."),
    )


def swallowed(at: int) -> Told:
    """A text of which the rest is taken for a comment."""
    return Told(at, "comment-swallows-text", *SWALLOWED)


SWALLOWED = (
    Words("空格加 # 之后的文字会被当作注释丢掉。", 'The text after " #" is taken for a comment and lost.'),
    Words(
        "给整个值加半角双引号；注释请另起一行。",
        "Put plain quotes around the value; give a comment a line of its own.",
    ),
)
"""What `comment-swallows-text` says and advises."""
