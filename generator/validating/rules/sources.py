"""A rule about sources: what a regulation says of how far it was read, its texts bear out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.model.reference import Compared, Verification
from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.reference import Reading, Regulation

_NEEDED = {Verification.UNVERIFIED: 0, Verification.READ_IN_REPOSTS: 2, Verification.OFFICIAL_TEXT_READ: 1}
"""How many independent texts each step takes. One repost may have lost a figure; a second shows it."""
_SHARED_HOSTS = {"github.com", "gist.github.com"}
"""Where everybody publishes under an own name, the first part of the path."""


def every_step_of_reading_has_its_texts(book: Book) -> Iterator[Finding]:
    """Reposts count from two that are independent: of different publishers and from different sites."""
    for position, rule in enumerate(book.handbook.regulations):
        found, needed = _independent(rule.read), _NEEDED[rule.verification]
        if found < needed and not book.left.out_of(("regulations", position, "read")):
            message = Words(
                f"写了“{rule.verification.value}”，要有 {needed} 份互相独立的文本，这里有 {found} 份。",
                f'"{rule.verification.value}" takes independent texts: {needed}; here: {found}.',
            )
            cure = Words(
                "在 read 里补上读过的文本，发布者和网站都不同才算独立；读不到就写 unverified。",
                "Add what was read to read; texts are independent if both publisher and site differ. "
                "If none can be read, write unverified.",
            )
            yield Finding("too-few-texts", ("regulations", position, "verification"), message, cure)
        missing = [one.value for one in _hangs_on(rule) if needed and one not in rule.compared]
        if missing and not book.left.out_of(("regulations", position, "compared")):
            message = Words(
                f"写了“{rule.verification.value}”，却没核对：{'、'.join(missing)}。",
                f'"{rule.verification.value}", but not compared: {", ".join(missing)}.',
            )
            cure = Words(
                "逐项对照文本，写进 compared；没对照过就写 unverified。",
                "Compare them with the texts and name them in compared; if that was not done, write unverified.",
            )
            yield Finding("not-compared", ("regulations", position, "verification"), message, cure)


def _hangs_on(rule: Regulation) -> tuple[Compared, ...]:
    """What sets the rule going, its clocks, exemptions and date if it has any: wrong there, wrong at two at night."""
    clock = (Compared.CLOCK, Compared.START, Compared.RECIPIENT) if rule.clocks else ()
    exempt = (Compared.EXEMPTIONS,) if rule.exemptions else ()
    dated = (Compared.IN_FORCE,) if rule.in_force_from else ()
    return (Compared.TRIGGER, *clock, *exempt, *dated)


def _independent(texts: tuple[Reading, ...]) -> int:
    """How many texts are of different publishers and from different sites: the fewer of the two."""
    return min(len({_site(text.url) for text in texts}), len({str(text.publisher.root) for text in texts}))


def _site(url: str) -> str:
    """The host without the forms for telephones and the web; where a host is shared, with the owner's name."""
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    return f"{host}/{parts.path.split('/')[1]}" if host in _SHARED_HOSTS else host
