"""What the system says of a disk that takes nothing more, in words for who builds."""

from __future__ import annotations

import errno

from generator.problems import Words

_FULL = Words(
    "磁盘满了。清出空间再来：handbook prune --keep 0 删去旧发布版；build/cache/ 也可以整个删掉。"
    "或者用 --build 换一个有空间的文件夹。",
    "The disk is full. Make room and try again: handbook prune --keep 0 removes older releases, and build/cache/ may "
    "be deleted. Or give a folder that has room by --build.",
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
    number = error.errno if isinstance(error, OSError) else None
    if number not in _MEANT:
        return None
    file = error.filename if isinstance(error, OSError) else ""
    return Words(*(sentence.format(file=file or "?") for sentence in _MEANT[number]))
