"""What YAML's reader says when it stops, in words that an editor understands. It says it in English only."""

from __future__ import annotations

from generator.problems import Words

_MEANT = {
    "block sequence entries are not allowed in this context": Words("这里不能开始列表", "a list cannot begin here"),
    "control characters are not allowed": Words("有控制字符", "a control character stands here"),
    "could not find expected ':'": Words("字段名后没有冒号", "a key has no colon behind it"),
    "did not find expected ',' or ']'": Words(
        "方括号没有合上，或漏了逗号", "a square bracket is open, or a comma is lost"
    ),
    "did not find expected ',' or '}'": Words("花括号没有合上，或漏了逗号", "a brace is open, or a comma is lost"),
    "did not find expected '-' indicator": Words(
        "列表里有一行不以“- ”开头", 'a line within a list does not begin with "- "'
    ),
    "did not find expected <document start>": Words("文件到这里应当结束", "the file should end here"),
    "did not find expected comment or line break": Words("这一行后面不能再有文字", "nothing may follow on this line"),
    "did not find expected key": Words("这里应当是字段名", "a key should stand here"),
    "did not find expected node content": Words("这里应当有值", "a value should stand here"),
    "found a tab character that violates indentation": Words("缩进里有制表符", "a tab stands in the indentation"),
    "found a tab character where an indentation space is expected": Words(
        "缩进里有制表符", "a tab stands in the indentation"
    ),
    "found character that cannot start any token": Words("值不能以这个字符开头", "no value begins with this character"),
    "found undefined alias": Words("“*”指向的内容不存在", 'what "*" points to is not there'),
    "found undefined tag handle": Words("“!”在开头另有意思", '"!" at the beginning means something else'),
    "found unexpected ':'": Words("这里不能有冒号", "no colon may stand here"),
    "found unexpected document indicator": Words(
        "引号里有一行“---”或“...”", 'a line "---" or "..." stands within quotes'
    ),
    "found unexpected end of stream": Words("到文件末尾也没有合上", "it is not closed before the file ends"),
    "mapping keys are not allowed in this context": Words("这里不能有“?”开头的字段", 'no key with "?" may stand here'),
    "mapping values are not allowed in this context": Words(
        "这一行多了一个冒号，或缩进不对", "there is one colon too many, or the indentation is wrong"
    ),
}
"""What it says most often, as libyaml writes it; of the rest no editor needs more than the place."""


def meant(complaint: str) -> Words:
    """The complaint as a whole sentence in each language; one that is not known stands as it is in English alone."""
    if known := _MEANT.get(complaint):
        return Words(f"YAML 读不通：{known.zh}。", f"This is not valid YAML: {known.en}.")
    return Words("YAML 读不通。", f"This is not valid YAML ({complaint}).")
