"""What templates are compiled to: once in a process, however many handbooks it renders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from types import CodeType

    from jinja2.bccache import Bucket

_MOST = 2_000
"""Templates of which the code is kept; with more it is forgotten, as when one is edited all day long."""


class Compiled(jinja2.BytecodeCache):
    """Keeps code in memory only: on a disk it would be code that anybody runs who is given a cache."""

    def __init__(self) -> None:
        """Nothing is compiled yet."""
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, by its name, file and text."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        if bucket.code is not None:
            if len(self._code) >= _MOST:
                self._code.clear()
            self._code[bucket.key, bucket.checksum] = bucket.code
