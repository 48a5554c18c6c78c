"""What can be found in a whole handbook: playbooks, what cuts across them, chapters, cases, drills and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.search.entry import Entry, words
from generator.search.of_playbook import begun, letter, named, opening, place, rule_at, spoken, told_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.resolving import views


def _beside(view: views.Handbook, pages: Mapping[str, str]) -> Iterator[Entry]:
    """All that readers of a language can find beside playbooks; `pages` are the site's own by name."""
    yield from _people(view)
    yield from _measures(view)
    yield from _ways(view)
    yield from _guide(view)
    yield from _pages(view, pages)


def _people(view: views.Handbook) -> Iterator[Entry]:
    for role in view.roles:
        said = (role.short, *spoken(role.also_said, view.language.id), *_elsewhere(view, "roles", role.id))
        text = words(role.mission, role.department, role.authority, role.do, role.dont, role.deputies, role.training)
        yield Entry(
            "role", role.title, f"reference/roles/{role.id}/", note=role.mission, said=said, text=text, sounds=True
        )
    for channel in view.channels:
        text = words(channel.reach, channel.form, channel.limits, channel.practice, channel.complaints, channel.owner)
        path, said = f"communication/channels/#channel-{channel.id}", tuple(spoken(channel.also_said, view.language.id))
        yield Entry("channel", channel.title, path, said=said, text=text, sounds=True)
    for group in view.stakeholders:
        text = words(group.needs, group.owner)
        path = f"communication/channels/#stakeholder-{group.id}"
        said = tuple(spoken(group.also_said, view.language.id))
        yield Entry("stakeholder", group.title, path, said=said, text=text, sounds=True)


def _measures(view: views.Handbook) -> Iterator[Entry]:
    for level in view.severity:
        title = f"{level.numeral} {level.title} · {level.alias}"
        text = words(level.escalate_if, level.deescalate_if, level.room)
        yield Entry(
            "level",
            title,
            f"response/#{level.id}",
            said=(level.alias, *spoken(level.also_said, view.language.id)),
            text=text,
            sounds=True,
        )
    for measure, tests in view.measures:
        said = tuple(test for _, test in tests)
        colon, semicolon = view.ui["label"]["colon"], view.ui["label"]["semicolon"]
        note = semicolon.join(f"{level.numeral}{colon}{test}" for level, test in tests)
        yield Entry("criterion", str(measure), f"response/#by-{measure.key}", note=note, said=said)
    for one in view.indicators:
        text = words(one.formula, one.source_system, one.false_positive, one.owner, one.unit)
        yield Entry("indicator", one.title, one.address, text=text, sounds=True)
    for risk in view.risks:
        yield Entry("risk", risk.title, f"warning/risks/#risk-{risk.id}", text=words(risk.treatment, risk.owner))
    for metric in view.metrics:
        text = words(metric.definition, metric.source)
        yield Entry("metric", metric.title, f"recovery/metrics/#metric-{metric.id}", text=text, sounds=True)
    for rule in view.regulations:
        called = rule.id.replace("-", " ")  # as those say it who know it: gdpr 33
        said = (
            called,
            rule.instrument,
            rule.article,
            *spoken(rule.also_said, view.language.id),
            *_instruments(view, "regulations", rule.id),
        )
        clocks = [(clock.who, clock.within, clock.start, clock.recipient) for clock in rule.clocks]
        text = words(rule.jurisdiction, rule.trigger, clocks, rule.content, rule.exemptions or "")
        path, where = rule_at(rule), rule.jurisdiction
        clause = view.ui["label"]["clause"]
        limits = [f"{clock.within}{clause}{clock.start} → {clock.recipient}" for clock in rule.clocks[:1]]
        note = "".join(limits) or begun(rule.trigger)
        yield Entry("rule", rule.title, path, where, note, said, text, sounds=True, jurisdiction=where)
    yield from _rules_of_others(view)


def _rules_of_others(view: views.Handbook) -> Iterator[Entry]:
    """As what does not hold here: whoever asks what a rule demands is told of ours, unless a place is named."""
    registry, label = "rules_of_others", view.ui["label"]
    for rule in view.rules_of_others:
        said = (
            rule.id.replace("-", " "),
            rule.instrument,
            *spoken(rule.also_said, view.language.id),
            *_instruments(view, registry, rule.id),
        )
        text = words(rule.trigger, [(clock.who, clock.within, clock.recipient) for clock in rule.clocks])
        why = label["only_for"].replace("{facts}", label["semicolon"].join(rule.lacking))
        path, where = f"reference/regulations/#rule-{rule.id}", rule.jurisdiction
        yield Entry(
            "other-rule",
            rule.title,
            path,
            label[registry],
            why,
            said,
            text,
            sounds=True,
            jurisdiction=where,
        )


def _instruments(view: views.Handbook, registry: str, rule: str) -> Iterator[str]:
    """What a rule and the law that it is from are called in other languages, and that law by its initials."""
    yield from _elsewhere(view, registry, rule)
    yield from (one.instrument for other in view.others for one in getattr(other, registry) if one.id == rule)


def _ways(view: views.Handbook) -> Iterator[Entry]:
    for kind in view.crisis_types:
        text = words(kind.causes, kind.effects, kind.traits)
        yield Entry("type", kind.title, f"reference/crisis-types/#type-{kind.id}", text=text)
    for way in view.strategies:
        text = words(way.summary, way.allowed_when, way.forbidden_when, way.intensified_by)
        yield Entry("strategy", way.title, f"response/strategies/#strategy-{way.id}", text=text, sounds=True)
    for rule in view.principles:
        path = f"response/principles/#principle-{rule.id}"
        yield Entry("principle", rule.title, path, text=words(rule.meaning), sounds=True)
    for message in view.messages:
        path = f"communication/messages/#message-{message.id}"
        yield Entry(
            "message",
            message.title,
            path,
            note=f"{message.to.title}\n{opening(message, view.ui)}",
            text=letter(message),
            sounds=True,
        )
    for term in view.glossary:
        said = tuple(dict.fromkeys(word for word in named(term, view.language.id) if word != term.term))
        path = f"reference/glossary/#term-{term.id}"
        yield Entry("term", term.term, path, said=said, note=begun(term.definition), text=term.definition, sounds=True)


def _guide(view: views.Handbook) -> Iterator[Entry]:
    for chapter in view.guide:
        at = f"{chapter.tab.key}/{chapter.id}-guide/"
        yield Entry("chapter", chapter.title, at, text=chapter.summary, sounds=True)
        for section in chapter.sections:
            text = words(section.intro, [(point.title, point.text) for point in section.points])
            yield Entry("chapter", section.title, f"{at}#{section.id}", chapter.title, text=text)
    for topic in view.topics:
        path = f"reference/topics/#topic-{topic.id}"
        yield Entry("topic", topic.title, path, text=words(topic.covers))
    for case in view.cases:
        events = [(event.at, event.event) for event in case.timeline]
        acts = [one.action for one in case.actions]
        text = words(case.summary, case.period, events, acts, case.worked, case.failed, case.lessons)
        under = next((place(book) for book in view.playbooks if book.meta.crisis_type.id == case.crisis_type.id), "")
        path, said = f"cases/{case.id}/", tuple(spoken(case.also_said, view.language.id))
        yield Entry(
            "case", case.title, path, note=case.crisis_type.title, said=said, text=text, sounds=True, under=under
        )
    for drill in view.drills:
        injects = [(inject.sender, inject.text, inject.note) for inject in drill.injects]
        checks = [(check.look_for, check.met_if) for check in drill.checks]
        goals = [one.text for one in drill.objectives]
        text = words(drill.scenario, goals, drill.rules, injects, checks, drill.debrief)
        path, under = f"cases/{drill.id}/", place(drill.playbook)
        yield Entry("drill", drill.title, path, note=drill.playbook.title, text=text, sounds=True, under=under)


def _pages(view: views.Handbook, pages: Mapping[str, str]) -> Iterator[Entry]:
    sought = {one.page.key: tuple(spoken(one.also_said, view.language.id)) for one in view.search}
    for name, path in pages.items():
        elsewhere = (other.ui["site"][name] for other in view.others)
        yield Entry("page", view.ui["site"][name], path, said=(*sought.get(name, ()), *elsewhere), sounds=True)


def _elsewhere(view: views.Handbook, registry: str, name: str) -> Iterator[str]:
    """What an item of a registry is called in other languages."""
    return (one.title for other in view.others for one in getattr(other, registry) if one.id == name)


def told(view: views.Handbook, pages: Mapping[str, str]) -> dict[str, Any]:
    """All of it as plain data."""
    beside, of_books = told_beside(view, pages), [dict[str, Any](told_of(book, view)) for book in view.playbooks]
    entries = [entry for one in of_books for entry in one["entries"]]
    duties = {book: rules for one in of_books for book, rules in one["duties"].items()}
    return {**beside, "entries": [*entries, *beside["entries"]], "duties": duties}


def told_beside(view: views.Handbook, pages: Mapping[str, str]) -> dict[str, Any]:
    """What is in no playbook, with what its kinds are called, and what may be read in place of what was typed."""
    return {
        "language": view.language.id,
        "kinds": view.ui["search-kind"],
        "entries": [entry.told() for entry in _beside(view, pages)],
        "readings": _readings(view),
        "danger": _danger(view),
        "asked": {one.kind.key if one.kind else "": [*spoken(one.also_said, view.language.id)] for one in view.asked},
        "also": _also(view, pages),
    }


def _also(view: views.Handbook, pages: Mapping[str, str]) -> dict[str, list[str]]:
    """By path, what else leads to hand-written pages."""
    by_hand = (one for one in view.search if one.page.key not in pages)
    return {f"reference/{one.page.key}/": list(spoken(one.also_said, view.language.id)) for one in by_hand}


def _danger(view: views.Handbook) -> dict[str, object]:
    """The numbers that come before any page, what is typed by those who should ring them, and what only sounds so."""
    numbers = [{"phone": one.number.phone, "title": one.number.title, "said": one.said} for one in view.dangers]
    return {"says": view.ui["first"]["danger"], "numbers": numbers, "harmless": view.harmless}


def _readings(view: views.Handbook) -> dict[str, str]:
    """To other words for a term the term, or the terms; a longer form of it, which says more, is no other word."""
    found: dict[str, list[str]] = {}
    for term in view.glossary:
        for word in dict.fromkeys(named(term, view.language.id)):
            if term.term not in word and word not in term.term:
                found.setdefault(word, []).append(term.term)
    return _alike(view) | {word: " ".join(terms) for word, terms in found.items()}


def _alike(view: views.Handbook) -> dict[str, str]:
    """To other words for the same the first of them."""
    groups = (one.said.get(view.language.id, ()) for one in view.alike)
    return {word: first for first, *others in filter(None, groups) for word in others}
