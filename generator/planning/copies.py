"""Which printed copies are current: one page a fingerprint, where the code in every footer leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.resolving.added_fields import Copy, CopyFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.planning.printouts import Printout


def copies(printed: Iterable[Printout]) -> list[Copy]:
    """Every copy that is current, each once: who it is (see `sheet`), and its `files`, in the order of printouts.

    Its `name` is what readers know it by; one of a playbook has its `playbook`. A file has its `language`, its `path`
    and its `sheet`. All languages list the same copies, so that each page has the same address in all of them.
    """
    found: dict[str, Copy] = {}
    for one in printed:
        sheet = one.sheet
        copy = found.setdefault(sheet.hash, Copy(**vars(sheet), playbook=one.playbook, files=[]))
        copy.name = sheet.title if one.playbook else sheet.kind
        copy.files.append(CopyFile(language=one.language, path=one.path, sheet=sheet))
    return list(found.values())


def by_first(current: Iterable[Copy], language: str) -> list[tuple[str, list[Copy]]]:
    """The copies under the first character of their fingerprint; those in the reader's language first."""
    found: dict[str, list[Copy]] = {}
    for copy in sorted(current, key=lambda copy: language not in {file.language.id for file in copy.files}):
        found.setdefault(copy.hash[:1], []).append(copy)
    return sorted(found.items())
