"""Plain data -> one YAML file, as `reader` reads it."""

from __future__ import annotations

from string import ascii_letters, digits
from typing import TYPE_CHECKING

import yaml

from generator.loading.decode import MAX_BYTES

if TYPE_CHECKING:
    from generator.loading.source import Data

_PLAIN = frozenset(f"{ascii_letters}{digits}-+._")
"""Characters of ids, times and numbers, which need no quotes."""


def write(data: Data) -> str:
    """YAML that `read` takes for `data`. Each text stands on one line, however long, or as a block if it has lines."""
    return yaml.dump(data, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=MAX_BYTES)


def in_line(data: Data) -> str:
    """The same on one line: lists in brackets, mappings in braces."""
    whole = yaml.dump(
        [data], Dumper=_Writer, allow_unicode=True, sort_keys=False, width=MAX_BYTES, default_flow_style=True
    )
    return str(whole).strip()[1:-1]


class _Writer(yaml.CSafeDumper):
    """Writes words as they were typed, and other texts in quotes."""

    def ignore_aliases(self, data: object) -> bool:
        """What is the same twice is written out twice: `read` takes no aliases."""
        del data
        return True


def _written(writer: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None if _PLAIN.issuperset(text) else '"'
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style)


_Writer.add_representer(str, _written)
