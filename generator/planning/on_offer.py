"""What the site offers to print, and which copies are current: told when a page asks, because few pages do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.planning.copies import by_first, copies
from generator.planning.pack import PACK
from generator.planning.printouts import by_playbook, in_all_languages, kinds, of_handbook, of_playbook, offered
from generator.resolving.trace import Told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.planning.printouts import Printout
    from generator.resolving import views
    from generator.resolving.added_fields import Copy


class OnOffer:
    """Of one language's site. Who lists the pages of a big handbook would wait for all its printouts otherwise."""

    def __init__(self, handbook: views.Handbook) -> None:
        """Nothing is listed yet."""
        self._handbook = handbook
        made = Told(partial(in_all_languages, PACK, handbook))
        self.printouts = Told(lambda: offered(made(), handbook))
        """Those of all languages that are for the readers of this one."""
        self.kinds = Told(lambda: kinds(self.printouts()))
        """The first of each kind."""
        self.of_each = Told(lambda: by_playbook(self.printouts()))
        """Those of each playbook, by its id."""
        self.copies = Told(lambda: self._copies(made()))
        """All copies that are current."""
        self.copies_by_first = Told(self._by_first)
        """The same, under the first character of their fingerprint; without those that stand at their playbook."""

    def of(self, book: views.Playbook) -> Told[list[Printout]]:
        """The printouts of a playbook."""
        return Told(lambda: offered(of_playbook(PACK, book, self._handbook), self._handbook))

    def of_none(self) -> list[Copy]:
        """The current copies of what is about no single playbook, in the same order for every language."""
        return self._copies(of_handbook(PACK, self._handbook))

    def copies_of(self, book: views.Playbook) -> list[Copy]:
        """Those of a playbook, likewise."""
        return self._copies(of_playbook(PACK, book, self._handbook))

    def _copies(self, made: Iterable[Printout]) -> list[Copy]:
        printed = list(made)
        return copies(one for view in self._languages for one in printed if one.language is view.language)

    def _by_first(self) -> list[tuple[str, list[Copy]]]:
        listed = [copy for copy in self.copies() if self._handbook.written_out or not copy.playbook]
        return by_first(listed, self._handbook.language.id)

    @property
    def _languages(self) -> list[views.Handbook]:
        """The views of all languages that are built, in the same order for each."""
        known = {view.language.id: view for view in (self._handbook, *self._handbook.others)}
        return [known[language.id] for language in self._handbook.handbook.languages if language.id in known]
