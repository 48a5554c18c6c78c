"""The first questions as one table, and what follows from any answers; `docs/assets/triage/evaluate.js` says the same.

The table holds ids only, so that the browser evaluates what the check has evaluated.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from generator.model.conditions import Reply
from generator.model.crises import Cluster
from generator.model.severity import Dimension

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model.base import Path
    from generator.model.handbook import Handbook
    from generator.model.reference import Clock
    from generator.model.refs import Ref
    from generator.model.triage import FirstQuestion, Meaning
    from generator.validating.audience import Sight

UNKNOWN = "unknown"
"""The third answer, beside those of Reply."""


@dataclass(frozen=True)
class Effect:
    """What follows from an answer."""

    level: int | None
    """Position in the table's levels."""
    life: bool
    """Whether somebody may be hurt: then life comes first."""
    playbooks: tuple[str, ...]
    if_alone: tuple[str, ...]
    call: tuple[str, ...]
    clocks: tuple[str, ...]
    forbid: tuple[str, ...]


@dataclass(frozen=True)
class Ask:
    """A question, with the earlier answers that it waits for."""

    id: str
    asked_if: tuple[tuple[str, str], ...]
    worse: str
    yes: Effect
    no: Effect

    def effect(self, reply: str) -> Effect:
        """What follows from `yes` or `no`."""
        return self.yes if reply == Reply.YES else self.no


@dataclass(frozen=True)
class LevelOf:
    """What a level asks for."""

    id: str
    call: tuple[str, ...]
    """Who is phoned first; nobody, where these readers see no role of it."""
    print: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """How people judge the crisis of a playbook, and whom it belongs to."""

    owner: str
    cluster: int
    """From the least responsibility to the most."""
    use: tuple[str, ...]
    avoid: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """All that an evaluation needs."""

    asks: tuple[Ask, ...]
    levels: tuple[LevelOf, ...]
    """The most severe first."""
    playbooks: dict[str, Judged]
    clusters: tuple[str, ...]
    strategies: tuple[str, ...]
    """In the order in which they are shown."""
    clocks: tuple[str, ...]
    """The same: the shortest first."""
    leading: tuple[str, ...]
    """Of two playbooks that run at once, the one that stands earlier here leads."""


@dataclass(frozen=True)
class Outcome:
    """What follows from all answers together. Everything is ids."""

    asked: tuple[str, ...]
    """The questions that were to be answered, in their order."""
    open: tuple[str, ...]
    """Those of them without an answer: what follows holds as far as it goes."""
    level: str
    reasons: tuple[str, ...]
    """The answers that ask for this level, as `question.yes`; none means that nothing is known to be worse."""
    life: bool
    """Whether life comes first."""
    playbooks: tuple[str, ...]
    """Those that an answer names, the one that leads first."""
    maybe: tuple[str, ...]
    """Playbooks that are not ruled out: an answer of "unknown" may lead there; or one asks for a level and none names a
    playbook. Where this is empty, too, nothing of this fits what has happened."""
    call: tuple[str, ...]
    clocks: tuple[str, ...]
    cluster: str | None
    """None where nothing says how people will judge us."""
    allowed: tuple[str, ...]
    forbidden: tuple[str, ...]
    print: tuple[str, ...]
    worst: Outcome | None
    """What would follow if all that is open were unknown; None when nothing is open."""


def table(handbook: Handbook, sight: Sight) -> Table:
    """The table of what these readers see."""

    def seen(refs: Iterable[Ref], at: Path) -> tuple[str, ...]:
        return tuple(str(ref) for n, ref in enumerate(refs) if sight.target(ref, (*at, n)))

    def effect(meaning: Meaning, at: Path) -> Effect:
        levels = [one.id for one in handbook.severity]
        level = levels.index(meaning.grade.level) if meaning.grade else None
        lists = (meaning.playbooks, meaning.if_alone, meaning.call, meaning.clocks, meaning.forbid)
        life = meaning.grade is not None and meaning.grade.by is Dimension.SAFETY
        return Effect(level, life, *(seen(refs, at) for refs in lists))

    def ask(one: FirstQuestion, at: Path) -> Ask:
        first = tuple((str(given.question), given.answer.value) for given in one.asked_if)
        return Ask(one.id, first, one.worse.value, effect(one.yes, (*at, "yes")), effect(one.no, (*at, "no")))

    def running(clocks: Iterable[Clock], at: Path) -> Iterator[Clock]:
        return (clock for n, clock in enumerate(clocks) if not sight.hidden((*at, n), clock))

    shown = [(one, ("triage", n)) for n, one in enumerate(handbook.triage)]
    books = {name: book for name, book in handbook.playbooks.items() if not sight.hidden(("playbooks", name), book)}
    limits = {
        one.id: min((clock.within.minutes for clock in running(one.clocks, ("regulations", n, "clocks"))), default=0)
        for n, one in enumerate(handbook.regulations)
        if not sight.hidden(("regulations", n), one)
    }
    ranks = {cluster: rank for rank, cluster in enumerate(Cluster)}
    return Table(
        asks=tuple(ask(one, at) for one, at in shown if not sight.hidden(at, one)),
        levels=tuple(
            LevelOf(one.id, seen(one.room, ("severity", n, "room"))[:1], tuple(paper.value for paper in one.print))
            for n, one in enumerate(handbook.severity)
        ),
        playbooks={
            name: Judged(
                str(book.playbook.owner),
                ranks[book.response.triage.scct.cluster],
                seen(book.response.triage.scct.strategies, ("playbooks", name)),
                seen(book.response.triage.scct.avoid, ("playbooks", name)),
            )
            for name, book in books.items()
        },
        clusters=tuple(cluster.value for cluster in Cluster),
        strategies=tuple(
            one.id for n, one in enumerate(handbook.strategies) if not sight.hidden(("strategies", n), one)
        ),
        clocks=tuple(sorted(limits, key=lambda one: limits[one])),
        leading=tuple(str(ref) for ref in handbook.handbook.leading_order if str(ref) in books),
    )


def evaluate(known: Table, answers: Mapping[str, str]) -> Outcome:
    """What follows from `answers`: `yes`, `no` or `unknown` by question. What is not asked does not count."""
    asked = list(_asked(known, answers))
    replies = [(ask, ask.worse if said == UNKNOWN else said, said) for ask, said in asked if said]
    taken = [(f"{ask.id}.{reply}", ask.effect(reply), said) for ask, reply, said in replies]
    effects = [effect for _, effect, _ in taken]
    level = min((one.level for one in effects if one.level is not None), default=len(known.levels) - 1)
    reasons = tuple(answer for answer, effect, _ in taken if effect.level == level)
    waiting = tuple(ask.id for ask, said in asked if not said)
    sure = _led(known, _each(one.playbooks for _, one, said in taken if said != UNKNOWN))
    possible = _each(one.playbooks for one in _possible(known, {ask.id: said for ask, said in asked}))
    lost = bool(reasons) and not (possible or waiting)
    alone = _each(one.if_alone for one in effects) if lost else ()
    maybe = _led(known, (one for one in alone or (known.playbooks if lost else possible) if one not in sure))
    judged = [known.playbooks[one] for one in alone or _each(one.playbooks for one in effects)]
    forbidden = {one for book in judged for one in book.avoid} | {one for effect in effects for one in effect.forbid}
    allowed = {one for book in judged for one in book.use} - forbidden
    clocks = {one for effect in effects for one in effect.clocks}
    owners = (known.playbooks[one].owner for one in sure or maybe[:1])
    return Outcome(
        asked=tuple(ask.id for ask, _ in asked),
        open=waiting,
        level=known.levels[level].id,
        reasons=reasons,
        life=any(effect.life for effect in effects),
        playbooks=sure,
        maybe=maybe,
        call=_each((known.levels[level].call, *(one.call for one in effects), owners)),
        clocks=tuple(one for one in known.clocks if one in clocks),
        cluster=known.clusters[max(one.cluster for one in judged)] if judged else None,
        allowed=tuple(one for one in known.strategies if one in allowed),
        forbidden=tuple(one for one in known.strategies if one in forbidden),
        print=known.levels[level].print,
        worst=_worst(known, {**answers, **dict.fromkeys(waiting, UNKNOWN)}) if waiting else None,
    )


def _worst(known: Table, answers: Mapping[str, str]) -> Outcome:
    """What follows from `answers` when further questions that they bring up are unknown, too."""
    found = evaluate(known, answers)
    return found.worst or found


def _asked(known: Table, answers: Mapping[str, str]) -> Iterator[tuple[Ask, str | None]]:
    """The questions that come up, with their answers."""
    replies: dict[str, str] = {}
    for ask in known.asks:
        if all(replies.get(question) == reply for question, reply in ask.asked_if):
            said = answers.get(ask.id)
            if said:
                replies[ask.id] = ask.worse if said == UNKNOWN else said
            yield ask, said


def _possible(known: Table, asked: Mapping[str, str | None]) -> Iterator[Effect]:
    """What may follow: where nobody knows, from both answers, and from what either of them would bring up."""
    may: dict[str, tuple[str, ...]] = {}
    for ask in known.asks:
        if all(reply in may.get(question, ()) for question, reply in ask.asked_if):
            said = asked.get(ask.id, UNKNOWN)  # what only the answer that does not count brings up is unknown, too
            may[ask.id] = tuple(Reply) if said == UNKNOWN else (said,) if said else ()
            yield from (ask.effect(reply) for reply in may[ask.id])


def _led(known: Table, playbooks: Iterable[str]) -> tuple[str, ...]:
    """The playbooks, the one that leads first; those of which nothing says so behind, in their order."""
    ranks = {name: rank for rank, name in enumerate(known.leading)}
    return tuple(sorted(playbooks, key=lambda one: ranks.get(one, len(ranks))))


def _each(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Everything in the lists, once, in its first order."""
    return tuple(dict.fromkeys(one for found in lists for one in found))


def as_data(known: Table | Outcome) -> dict[str, object]:
    """The same as JSON can say it."""
    return asdict(known)
