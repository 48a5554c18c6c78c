"""A place that releases are sent to: what it can do, and which kind of place an address means."""

from __future__ import annotations

import re
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from generator.problems import Words
from generator.storage.disk_trouble import in_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path


class NotInstalled(Exception):  # noqa: N818 - said as users would say it
    """What reaches the place is lacking on this machine; `words` say what to install."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.words = words


class Unsent(Exception):  # noqa: N818 - said as users would say it
    """The place, or the way there, has failed; says what it said."""


class Destination(Protocol):
    """A place. Each file comes whole at once; whatever fails raises what the system or the library raises."""

    def read(self, path: str) -> bytes | None:
        """A file of the place; None when it is not there."""

    def sizes(self) -> Mapping[str, int]:
        """Every file that is there by its path, with its bytes."""

    def write(self, path: str, content: bytes) -> None:
        """Make this a file of the place, whole at once."""

    def put(self, folder: Path, paths: Collection[str]) -> None:
        """Send these files of `folder`, to the same paths; in any order, each whole at once."""

    def remove(self, paths: Collection[str]) -> None:
        """Remove these files, which are there."""


_KINDS = (
    (re.compile(r"rsync://|([^/@:]+@)?[^/:@]{2,}:(?!//)"), "rsync"),
    (re.compile(r"[a-z0-9+]+://"), "store"),
    (re.compile(r""), "folder"),
)
"""By how the address begins, the module that knows such places; it is imported when it is wanted. `C:` is a drive."""
_LIBRARY = Words(
    "这里缺少通到 {place} 要用的库。安装：pip install {package}",
    "A library that reaches {place} is missing here. Install it: pip install {package}",
)
_PACKAGES = {
    "s3": "s3fs",
    "oss": "ossfs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "az": "adlfs",
    "abfs": "adlfs",
    "sftp": "paramiko",
}


def destination(address: str) -> Destination:
    """The place at an address: a folder, `user@host:folder`, `rsync://…`, or whatever fsspec knows, such as `s3://…`.

    Raises NotInstalled when this machine cannot reach such places, ValueError when nobody knows any, and Unsent.
    """
    kind = next(kind for begins, kind in _KINDS if begins.match(address))
    with installed(address), reaching(ImportError, ValueError):
        opened: Destination = import_module(f"generator.publishing.{kind}").opened(address)
    return opened


@contextmanager
def installed(address: str) -> Iterator[None]:
    """A library that is lacking within is the one that reaches an address of fsspec's; raises NotInstalled."""
    scheme, has, _ = address.partition("://")
    try:
        yield
    except ImportError as missing:
        package = f"fsspec {_PACKAGES.get(scheme, scheme)}" if has else "fsspec"
        raise NotInstalled(
            Words(*(one.format(place=address if not has else f"{scheme}://", package=package) for one in _LIBRARY))
        ) from missing


def is_folder(address: str) -> bool:
    """Whether the address means a folder of this machine."""
    return next(kind for begins, kind in _KINDS if begins.match(address)) == "folder"


@contextmanager
def reaching(*others: type[Exception]) -> Iterator[None]:
    """Whatever the system or a library says of a place that fails, in one form; each has errors of its own.

    `others` go through as they are.
    """
    try:
        yield
    except others:
        raise
    except Exception as error:
        meant = in_words(error)
        raise Unsent(f"{meant.zh} {meant.en}" if meant else f"{error}" or type(error).__name__) from error
