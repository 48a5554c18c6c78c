"""What this program runs on. Where all of it is the same, the same input makes the same bytes."""

from __future__ import annotations

import hashlib
import platform
import zlib
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_INSTALLERS = {"pip", "setuptools", "wheel"}
"""They come with a machine's Python, and no byte of ours comes from them."""
PROGRAM = "generator"
"""The name of this program in what it runs on."""


@cache
def environment() -> Mapping[str, str]:
    """The version of Python, of every library that may be called, and of this program, which is its code's sum."""
    libraries = {found.metadata["Name"]: found.version for found in distributions()}
    return MappingProxyType(
        {
            PROGRAM: _code(),
            "Python": f"{platform.python_implementation()} {platform.python_version()}",
            "system": f"{platform.system()} {platform.machine()}",
            "zlib": zlib.ZLIB_RUNTIME_VERSION,
            **{name: libraries[name] for name in sorted(set(libraries) - _INSTALLERS)},
        }
    )


def _code() -> str:
    digest = hashlib.sha256()
    here = Path(__file__).parents[1]
    for file in sorted(here.rglob("*.py")):
        digest.update(f"{file.relative_to(here).as_posix()}\0".encode() + file.read_bytes())
    return digest.hexdigest()
