"""What the site offers to print, and which copies are current: told when a page asks, because few pages do."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.planning.copies import by_first, copies
from generator.planning.pack import PACK
from generator.planning.printouts import by_playbook, in_all_languages, kinds, offered

if TYPE_CHECKING:
    from generator.planning.printouts import Printout
    from generator.resolving import views
    from generator.resolving.added_fields import Copy


class OnOffer:
    """Of one language's site. Who lists the pages of a big handbook would wait for all its printouts otherwise."""

    def __init__(self, handbook: views.Handbook) -> None:
        """Nothing is listed yet."""
        self._handbook = handbook

    @property
    def hashes(self) -> list[str]:
        """The fingerprints of all copies that are current, each once, in the same order for every language."""
        marks = (mark.content for view in self._languages for mark in view.marks.values())
        return list(dict.fromkeys(marks))

    def printouts(self) -> list[Printout]:
        """Those of all languages that are for the readers of this one."""
        return self._offered

    def kinds(self) -> list[Printout]:
        """The first of each kind."""
        return kinds(self._offered)

    def of_each(self) -> dict[str, list[Printout]]:
        """Those of each playbook, by its id."""
        return self._by_playbook

    def of(self, playbook: str) -> list[Printout]:
        """Those of the playbook of an id."""
        return self._by_playbook.get(playbook, [])

    def copies(self) -> list[Copy]:
        """All copies that are current."""
        return list(self._copies.values())

    def copies_by_first(self) -> list[tuple[str, list[Copy]]]:
        """The same, under the first character of their fingerprint; without those that stand at their playbook."""
        listed = [copy for copy in self._copies.values() if self._handbook.written_out or not copy.playbook]
        return by_first(listed, self._handbook.language.id)

    def copy(self, content: str) -> Copy:
        """The one of a fingerprint."""
        return self._copies[content]

    @cached_property
    def _languages(self) -> list[views.Handbook]:
        """The views of all languages that are built, in the same order for each."""
        known = {view.language.id: view for view in (self._handbook, *self._handbook.others)}
        return [known[language.id] for language in self._handbook.handbook.languages if language.id in known]

    @cached_property
    def _made(self) -> list[Printout]:
        return in_all_languages(PACK, self._handbook)

    @cached_property
    def _offered(self) -> list[Printout]:
        return offered(self._made, self._handbook)

    @cached_property
    def _by_playbook(self) -> dict[str, list[Printout]]:
        return by_playbook(self._offered)

    @cached_property
    def _copies(self) -> dict[str, Copy]:
        ordered = (one for view in self._languages for one in self._made if one.language is view.language)
        return {copy.hash: copy for copy in copies(ordered)}
