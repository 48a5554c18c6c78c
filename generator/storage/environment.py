"""What this program runs on. Where all of it is the same, the same input makes the same bytes."""

from __future__ import annotations

import hashlib
import platform
import re
import zlib
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.metadata import Distribution

_INSTALLERS = {"pip", "setuptools", "wheel"}
"""They come with a machine's Python, and no byte of ours comes from them."""
_HEADER = re.compile(r"^(Name|Version):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
PROGRAM = "generator"
"""The name of this program in what it runs on."""


@cache
def environment() -> Mapping[str, str]:
    """The version of Python, of every library that may be called, and of this program, which is its code's sum."""
    libraries = dict(map(_named, distributions()))
    return MappingProxyType(
        {
            PROGRAM: _code(),
            "Python": f"{platform.python_implementation()} {platform.python_version()}",
            "system": f"{platform.system()} {platform.machine()}",
            "zlib": zlib.ZLIB_RUNTIME_VERSION,
            **{name: libraries[name] for name in sorted(set(libraries) - _INSTALLERS)},
        }
    )


def _named(library: Distribution) -> tuple[str, str]:
    """Name and version of a library, from the head of what it says of itself: the rest is long, and takes long."""
    said = library.read_text("METADATA") or library.read_text("PKG-INFO") or ""
    head = dict(_HEADER.findall(said.partition("\n\n")[0]))
    return (head["Name"], head["Version"]) if len(head) > 1 else (library.metadata["Name"], library.version)


def _code() -> str:
    digest = hashlib.sha256()
    here = Path(__file__).parents[1]
    for file in sorted(here.rglob("*.py")):
        digest.update(f"{file.relative_to(here).as_posix()}\0".encode() + file.read_bytes())
    return digest.hexdigest()
