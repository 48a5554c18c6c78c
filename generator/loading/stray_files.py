"""Names that nothing reads: what an operating system or a program left is passed over, what people left is told."""

from __future__ import annotations

import re
from fnmatch import translate
from typing import TYPE_CHECKING, NamedTuple

from generator.problems import Words, did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Collection

_LEFT_BY_PROGRAMS = (
    *("thumbs.db", "thumbs.db:encryptable", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "$recycle.bin"),
    *("system volume information", "~$*", "~*.tmp", "~wrl*", "__macosx", "icon\r", "icon\uf00d", "lost+found"),
    *("@eadir", "#*#", "__pycache__", "folder.jpg.lnk"),
)
"""Names, in small letters, that Windows, macOS, file servers, office programs and editors leave by themselves."""
_HIDDEN_BY_PROGRAMS = ("._*", ".~*", ".#*", ".*~", ".goutputstream-*")
"""Hidden names that are passed over even if they end like a file that is read."""
_LEFT = re.compile("|".join(map(translate, (*_LEFT_BY_PROGRAMS, *_HIDDEN_BY_PROGRAMS))))
_READABLE = (".yml", ".yaml")
_COPY = re.compile(
    r"""
    ^(?:copy|kopie|backup)\s(?:\(\d+\)\s)?(?:of\s)? | ^(?:复件|副本|备份)
    | \s*-\s*(?:copy|kopie)\b | [\s_.-][(]?copy(?:[\s_-]?\d+)?[)]?$ | (?:副本|拷贝|复件|备份)
    | \s*[(（]\s*\d+\s*[)）]$ | conflict | [\s_.-](?:bak|backup|old|orig)\d*$
    | [._](?:base|local|remote|backup|merged)[._]\d+$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""How desktops, cloud drives, git and people name a second copy, in the name without its ending."""
_COUNTED = re.compile(r"(?: |_v)\d+$")
"""What stands behind a name where copies are counted."""
_SPARE = re.compile(
    r"(?:~|\.(?:orig|rej|bak|backup|old|save|tmp|temp|copy|swp|swo|mine|theirs|r?\d+|#.*))$", re.IGNORECASE
)
"""Endings behind the ending proper that merges and editors give to what was there before."""


class Said(NamedTuple):
    """What is told of a name: which rule it breaks, what is wrong and what to do."""

    rule: str
    message: Words
    cure: Words


def left_by_a_program(name: str) -> bool:
    """Whether no person made the file or folder of this name, so that nobody needs to hear of it."""
    low = name.lower()
    return bool(_LEFT.match(low)) or (low.startswith(".") and not low.endswith(_READABLE))


def is_copy(name: str) -> bool:
    """Whether the name is one that a desktop, a cloud drive or a merge gives to a copy, or people to a backup."""
    if _SPARE.search(name):
        return True
    stem = re.sub(r"\.(?:ya?ml|txt)$", "", name, flags=re.IGNORECASE)
    return bool(_COPY.search(stem))


def is_numbered(name: str, beside: Collection[str]) -> bool:
    """Whether the name is that of another folder beside it and a number, as a Mac or a person counts copies."""
    return _COUNTED.sub("", name) in {*beside} - {name}


def original(stem: str) -> str:
    """What a copy was made of, by its name without its ending: `alpha (1)` is `alpha`, fetched once more."""
    return _COPY.sub("", stem).strip(" -_.")


def stray_file(name: str, known: Collection[str], beside: Collection[str]) -> Said:
    """What is told of a file that is not read. `known` are the names that are, where fixed; `beside` lie next to it."""
    if not name.isprintable():
        message = Words(
            "文件名里有看不见的字符，读不到。", "Its name has characters that cannot be seen; it is never read."
        )
        return Said("file-name", message, Words("重新起个名字。", "Give it a new name."))
    meant = _meant(name, known or {one for one in beside if one != name} if is_copy(name) else known)
    if is_copy(name):
        return _copy(meant if meant in beside else None)
    if meant and meant in beside:
        message = Words(f"这里读的是 {meant}，这个文件不会被读。", f"{meant} is read here; this file is not.")
        cure = Words(f"把有用的内容并入 {meant}，再删去它。", f"Move what you need into {meant}, and delete this file.")
        return Said("file-name", message, cure)
    if meant:
        message = (
            Words("文件名的大小写不对，读不到。", "The name has to be in small letters, or it is never read.")
            if meant.lower() == name.lower()
            else Words("文件扩展名应为 .yml，否则读不到。", "The file has to end in .yml, or it is never read.")
        )
        return Said("file-name", message, _rename(meant))
    if name.lower().endswith(_READABLE) and known:
        message = Words("不认识这个文件。", "No file of this name is known here.")
        stem = name.rpartition(".")[0]
        return Said("unknown-file", message, did_you_mean(stem, [one.removesuffix(".yml") for one in known]))
    message = Words("这里只读 .yml 文件，这个文件不会被读。", "Only .yml files are read here; this one is not.")
    return Said("unknown-file", message, _AWAY)


def stray_folder(name: str, known: Collection[str]) -> Said:
    """What is told of a folder that is not read; `known` are the names of folders that are."""
    if is_copy(name) or _COUNTED.search(name):
        return _copy(None)
    if name.startswith("."):
        message = Words("这是隐藏的文件夹，里面的内容不会被读。", "This folder is hidden; nothing in it is read.")
        return Said("unknown-file", message, _AWAY)
    if nearest(name, known):
        message = Words("不认识这个名字，里面的内容读不到。", "No such name is known here; nothing in it is read.")
        return Said("unknown-file", message, did_you_mean(name, known))
    return Said("unknown-file", Words("这个文件夹里的内容不会被读。", "Nothing in this folder is read."), _AWAY)


_AWAY = Words(
    "删去它，或移到 playbooks/ 以外；要发布的内容写进已有的文件。",
    "Delete it or move it out of playbooks/; what is to be published goes into the files that are read.",
)


def _copy(original: str | None) -> Said:
    message = Words("这是一份副本或备份，不会被读。", "This is a copy or a backup; it is not read.")
    if original:
        cure = Words(
            f"把有用的内容并入 {original}，再删去它，或移到 playbooks/ 以外。",
            f"Move what you need into {original}; then delete this one, or move it out of playbooks/.",
        )
        return Said("stray-copy", message, cure)
    cure = Words(
        "删去它，或移到 playbooks/ 以外；要用它，就按同类的名字改名。",
        "Delete it or move it out of playbooks/; to use it, rename it like those beside it.",
    )
    return Said("stray-copy", message, cure)


def _rename(name: str) -> Words:
    return Words(f"改名为 {name}。", f"Rename it to {name}.")


def _meant(name: str, known: Collection[str]) -> str | None:
    """The name ending in `.yml` that was meant, if one shows through."""
    low = name.strip().lower()
    for one in sorted(known, key=len, reverse=True):
        stem = re.escape(one.removesuffix(".yml"))
        if re.fullmatch(rf"\.?{stem}(?:[.\s].*|~)?", low):
            return one
        if is_copy(name) and re.search(rf"(?<![a-z0-9]){stem}(?![a-z0-9])", low):
            return one
    found = re.fullmatch(r"\.?(?P<stem>[^.]+)(?:\.ya?ml)+(?:\.txt)?\.*", name.strip(), re.IGNORECASE)
    return f"{found['stem'].strip()}.yml" if found and not known else None
