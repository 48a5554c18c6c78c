"""Where in a text stands what readers type as it stands: addresses, paths, names for machines, commands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.text.command_words import commands

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"(?:[!-~]|[^\W\u2e80-\U0010ffff])+")
"""Signs and letters without a space, those of all alphabets, but no Chinese."""
_AROUND = "()[]{}<>\"'.,;:!?*"
_CODE = re.compile(
    r"://|\w@\w|_|\\|=|\w\"?[.:#]\"?\w|^[/~$-]|^[@#%]\w|/.*/|\w{4}/\w{4}|-.*-|[a-z][A-Z]|[A-Za-z][0-9]"
    r"|[0-9][A-Za-z]{2}|^[\w+/]{41,}$|^[0-9a-f]{20,}$"
)
"""What no ordinary word has in it: an address, a path, a file, an option, a fingerprint, a name."""
_TO_FILL = re.compile(r"[<{]\w[^<>{}]{7,}[>}]", re.ASCII)
"""What stands for a name that is typed in its place."""
_PATH = re.compile(r'(?:[A-Za-z]:|\\|\bHK[A-Z_]+|%\w+%)\\(?:[^\\/:*?"<>|\n]+\\)*[^\s\\/:*?"<>|]*')
r"""On Windows, where folders have names of several words: `C:\Program Files\x`, `\\server\share`, `HKLM\SOFTWARE`."""
_FILE = re.compile(r"[“\"「《]((?:[^\s“”\"「」《》]+ ){0,4}[^\s“”\"「」《》]+\.[A-Za-z][A-Za-z0-9]{1,4})[”\"」》]")
"""The name of a file in quotes, which may have some words."""


def codes(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each code stands in `text`, in no order; they may overlap."""
    yield from commands(text)
    yield from (one.span() for one in _TOKEN.finditer(text) if is_code(one[0]))
    yield from (one.span() for one in _PATH.finditer(text))
    yield from (one.span(1) for one in _FILE.finditer(text))


def is_code(word: str) -> bool:
    """Whether a word, taken out of the marks around it, is one for machines, or for readers to type as it stands."""
    return bool(_CODE.search(word.strip(_AROUND)) or _TO_FILL.search(word))
