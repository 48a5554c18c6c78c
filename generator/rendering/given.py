"""What templates are given by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.planning.bilingual import Abreast
    from generator.planning.case_pack import CasePack
    from generator.planning.form_parts import Layout
    from generator.planning.print_list import PrintList
    from generator.planning.printouts import Printout
    from generator.resolving import views
    from generator.resolving.added_fields import BookPart, Copy, Lead, Moved, Sheet, Side, Spoken, Ui


class Given:
    """Each page has some of it."""

    handbook: views.Handbook
    ui: Ui
    language: Spoken
    place: str
    """Stands before ids where one page shows several playbooks."""
    depth: str
    """The way up to the top of the language's site."""
    playbook: views.Playbook
    sheet: Sheet
    printouts: Callable[[], list[Printout]]
    printouts_of: Callable[[], dict[str, list[Printout]]]
    """Those of each playbook, by its id."""
    kinds: Callable[[], list[Printout]]
    chapter: views.Chapter
    drill: views.Drill
    case: views.Case
    role: views.Role
    book: views.Playbook | None
    """Whose messages these are; nothing for those that all share."""
    calendars: Callable[[], dict[str, dict[str, dict[str, str]]]]
    """Which days are worked, as `day_tables` says."""
    copies: Callable[[], list[Copy]]
    copies_by_first: Callable[[], list[tuple[str, list[Copy]]]]
    copy: Copy
    content: str
    """Its fingerprint."""
    moved: Moved
    alphabet: Callable[[], list[tuple[str, list[Lead]]]]
    """What people say, by the letter that it stands under."""
    by_letter: Callable[[], list[tuple[str, list[views.Term]]]]
    """The terms of the glossary, likewise."""
    nav: str
    base: str
    """Where a site that may stand below a host's root begins."""
    site: str
    """The address of the language's site."""
    told: Callable[[], str]
    """What can be searched for, as JSON."""
    pack: CasePack
    parts: list[BookPart]
    terms: list[views.Term]
    forms: list[tuple[str, Layout]]
    listed: Callable[[], PrintList]
    """What there is to print."""
    edges: list[list[views.Playbook | None]]
    both: Abreast[Side]
    views: list[views.Handbook]
