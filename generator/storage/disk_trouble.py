"""What the system says of a disk that takes nothing more, in words for who builds."""

from __future__ import annotations

import errno

from generator.problems import Words
from generator.storage.scratch import is_temporary

_FULL = Words(
    "磁盘满了。清出空间再来：handbook prune --keep 0 删去旧发布版；build/cache/ 也可以整个删掉。"
    "或者用 --build 换一个有空间的文件夹。",
    "The disk is full. Make room and try again: handbook prune --keep 0 removes older releases, and build/cache/ may "
    "be deleted. Or give a folder that has room by --build.",
)
_TEMPORARY = Words(
    "放临时文件的磁盘满了：{file}。在那里清出空间，或用环境变量 TMPDIR 另指一个有空间的文件夹。",
    "The disk for temporary files is full: {file}. Make room there, or name a folder that has room in the environment "
    "variable TMPDIR.",
)
_NOWHERE = Words(
    "没有放临时文件的地方。用环境变量 TMPDIR 指一个能写、有空间的文件夹。",
    "There is no place for temporary files. Name a folder that may be written and has room in the environment variable "
    "TMPDIR.",
)
_CLOSED = Words(
    "这里不许写：{file}。用 --build 换一个可以写的文件夹，或改它的权限。",
    "Nothing may be written here: {file}. Give a folder that may be written by --build, or change its permissions.",
)
_MEANT = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _CLOSED,
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
}


def in_words(error: BaseException) -> Words | None:
    """What an error of the system means, and what to do; None when it is about something else."""
    if not isinstance(error, OSError):
        return None
    if isinstance(error, FileNotFoundError) and "usable temporary directory" in f"{error.strerror}":  # tempfile's words
        return _NOWHERE
    meant, file = _MEANT.get(error.errno or 0), error.filename
    if meant is _FULL and file and is_temporary(f"{file}"):
        meant = _TEMPORARY
    return meant and Words(*(sentence.format(file=file or "?") for sentence in meant))
