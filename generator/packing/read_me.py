"""The go-bag's read-me: what is in it, and what to print first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.planning.printouts import PrintSet, kinds, sheets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.planning.printouts import Printout
    from generator.resolving import views

_END = "\r\n"
"""Of a line, as the simplest editor of Windows wants it."""


def read_me(
    view: views.Handbook, made: Sequence[Printout], folders: Mapping[PrintSet, str], on_top: Mapping[str, str]
) -> str:
    """The text, from the printouts in the bag, the names of its `folders`, and of what lies `on_top` by its kind."""
    words = view.ui["bag"]
    kind = {one.name: one.sheet.kind for one in kinds(made)}
    lines = [
        f"{view.handbook.title} · {view.organisation.name}",
        words["what"].format(language=view.language.name, n=len(made)),
        "",
        words["happened"],
    ]
    to_do = [view.handbook.emergency]
    if "signs" in on_top:
        to_do.append(words["find"].format(file=on_top["signs"]))
    to_do.append(_take(view, made, folders))
    to_do.append(words["then"].format(folder=folders[PrintSet.DO]))
    lines += [f"{number}. {text}" for number, text in enumerate(to_do, start=1)]
    if "print-list" in on_top:
        lines += ["", words["ready"], words["list"].format(file=on_top["print-list"]), view.ui["printouts"]["how_text"]]
    lines += ["", words["folders"]]
    for one, name in folders.items():
        inside = [each for each in made if each.advice.set is one]
        told = words["folder"].format(
            folder=name,
            purpose=view.ui["printouts"][f"set_{one}"],
            n=len(inside),
            sheets=sheets((each for each in inside if each.advice.copies), view),
        )
        shown = (text for each, text in kind.items() if any(other.name == each for other in inside))
        lines += [told, f"  {view.ui['label']['comma'].join(shown)}"]
    lines += ["", words["numbers"], *(f"{book.number:02} {book.title}" for book in view.playbooks)]
    return _END.join([*lines, ""])


def _take(view: views.Handbook, made: Sequence[Printout], folders: Mapping[PrintSet, str]) -> str:
    """What to print of a playbook at once, and how many sheets that is."""
    act = [one for one in made if one.advice.set is PrintSet.ACT and one.playbook]
    counts = [sheets((one for one in act if one.playbook == book), view) or 0 for book in {one.playbook for one in act}]
    least, most = min(counts, default=0), max(counts, default=0)
    return view.ui["bag"]["take"].format(folder=folders[PrintSet.ACT], least=least, most=most)
