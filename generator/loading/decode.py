"""The bytes of a file -> its text, with lines as YAML counts them; or why there is none."""

from __future__ import annotations

import re

from generator.problems import Place, Problem, Problems, Words

MAX_BYTES = 2_000_000
"""Longest file read. The longest honest one is a tenth of it."""

_MANY = 8
"""In a text in UTF-16 at least one byte of so many is nought."""
_SAVE = Words(
    "在编辑器中选“以 UTF-8 编码保存”（记事本常存成 GB18030 或 UTF-16）。",
    "Save it as UTF-8 in your editor (Notepad often saves GB18030 or UTF-16).",
)


def decode(file: str, raw: bytes) -> str:
    """The text of `raw`; raises Problems if it is none, or nothing but blanks."""
    if len(raw) > MAX_BYTES:
        raise Problems.of(
            [
                Problem(
                    Place(file),
                    "file-too-big",
                    Words("文件超过 2 MB，不会被读。", "The file is over 2 MB; it is not read."),
                    Words("删去误贴进来的内容，或拆成几个文件。", "Delete what was pasted by mistake, or split it."),
                )
            ]
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:1000].count(0) > len(raw[:1000]) // _MANY:
        message = Words("这个文件存成了 UTF-16 或别的编码。", "This file is saved as UTF-16 or the like.")
        raise Problems.of([Problem(Place(file), "not-utf8", message, _SAVE)])
    # Lines as YAML counts them, whichever system wrote them.
    raw = re.sub(b"\r\n?", b"\n", raw.removeprefix(b"\xef\xbb\xbf"))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").split("\n")
        place = Place(file, len(before), len(before[-1]) + 1, len(before[-1]) + 2)
        message = Words("从这里起不是 UTF-8 编码。", "From here on the file is not UTF-8.")
        raise Problems.of([Problem(place, "not-utf8", message, _SAVE)]) from None
    if not text.strip():
        raise Problems.of(
            [
                Problem(
                    Place(file),
                    "empty-file",
                    Words("文件是空的。", "The file is empty."),
                    Words("填写内容或删去它。", "Fill it or delete it."),
                )
            ]
        )
    return text
