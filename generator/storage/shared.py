"""A cache that machines share: a folder of all, an object store, whatever fsspec reaches."""

from __future__ import annotations

import re
from threading import Thread
from typing import TYPE_CHECKING, Any

import fsspec

from generator.problems import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

_PATIENCE = 15
"""Seconds until a store has to answer at all. The libraries' own are minutes."""
_WITH_FOLDERS = {"file", "local", "sftp", "ssh", "smb", "ftp", "webdav", "hdfs"}
"""Where a folder has to be made first. Elsewhere it would make a bucket, perhaps of a mistyped name."""
_SECRET = re.compile(r"(?<=:)[^:@/]+(?=@)")
"""A password in an address."""
_TROUBLE = Words(
    "共用缓存 {place} 用不了（{error}）。这次构建不再用它：结果一样，只是慢些。",
    "The shared cache {place} cannot be used ({error}). This build does without: the same result, only later.",
)


class Shared:
    """Archives by their keys. Whatever fails is told once, and from then on it is as if nothing were there."""

    def __init__(self, system: Any, root: str, tell: Callable[[str], None]) -> None:  # noqa: ANN401 - fsspec ships no types
        """`tell` hears why the store cannot be used."""
        self._system, self._root, self._tell = system, root.rstrip("/"), tell
        self._answers: bool | None = None

    def get(self, keys: Collection[str]) -> Mapping[str, bytes]:
        """What lies there under these keys, whatever it is; many at a time where the store gives them so."""
        if not self._in_use():
            return {}
        at = {self._system._strip_protocol(self._at(key)): key for key in keys}  # noqa: SLF001 - how it names what it gives
        try:
            given = self._system.cat(list(at), on_error="return")
        except Exception as error:  # noqa: BLE001 - each library has errors of its own
            self._give_up(error)
            return {}
        if wrong := [one for one in given.values() if _is_trouble(one)]:
            self._give_up(wrong[0])
        return {at[path]: bytes(one) for path, one in given.items() if not isinstance(one, Exception)}

    def put(self, key: str, archive: bytes) -> None:
        """Keep an archive. One of which half is there is no archive, so that nobody need wait for its end."""
        if self._in_use():
            try:
                self._system.pipe_file(self._at(key), archive)
            except Exception as error:  # noqa: BLE001 - as above
                self._give_up(error)

    def _in_use(self) -> bool:
        """Whether the store answers, which is asked once."""
        if self._answers is None:
            self._answers = True
            try:
                _soon(self._begin)
            except Exception as error:  # noqa: BLE001 - as above
                self._give_up(error)
        return self._answers

    def _begin(self) -> None:
        names = {self._system.protocol} if isinstance(self._system.protocol, str) else set(self._system.protocol)
        if names & _WITH_FOLDERS:
            self._system.makedirs(self._root, exist_ok=True)
        try:
            self._system.cat_file(self._at("0" * 64))
        except FileNotFoundError:
            return

    def _give_up(self, error: Exception) -> None:
        if self._answers is not False:
            self._tell(f"{error}" or type(error).__name__)
        self._answers = False

    def _at(self, key: str) -> str:
        return f"{self._root}/{key}"


def opened(address: str, note: Callable[[Words], None]) -> Shared:
    """The cache at a path or at `protocol://…`, with what the environment says of keys and endpoints.

    Raises ValueError when nobody knows such a place, ImportError when the library that reaches it is not here.
    """
    place = _SECRET.sub("…", address)
    system, root = fsspec.core.url_to_fs(address)
    return Shared(system, root, lambda error: note(Words(*(one.format(place=place, error=error) for one in _TROUBLE))))


def _is_trouble(given: object) -> bool:
    """Whether it is more than that nothing lies there."""
    return isinstance(given, Exception) and not isinstance(given, FileNotFoundError)


def _soon(ask: Callable[[], None]) -> None:
    """Have it done within the time that we wait; raises what it raises, or TimeoutError."""
    raised: list[BaseException | None] = []

    def asking() -> None:
        try:
            ask()
            raised.append(None)
        except Exception as error:  # noqa: BLE001 - it is raised below
            raised.append(error)

    thread = Thread(target=asking, daemon=True)
    thread.start()
    thread.join(_PATIENCE)
    if not raised:
        message = f"no answer within {_PATIENCE} s"
        raise TimeoutError(message)
    if raised[0]:
        raise raised[0]
