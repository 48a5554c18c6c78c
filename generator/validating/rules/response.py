"""Rules about steps and decisions: time runs forward, and every choice has a way out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.base import ID, Part
from generator.model.playbook import Playbook
from generator.model.response import Bucket, Step
from generator.model.times import Offset
from generator.problems import Words
from generator.validating.facts.reading import facts
from generator.validating.nearly_right import is_wide, one_of, widened
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.base import Path
    from generator.validating.facts.fact import Fact


def no_deadline_before_its_start(book: Book) -> Iterator[Finding]:
    """A step is due after it has begun."""
    for path, step in _steps(book):
        if step.deadline.minutes < step.start.minutes:
            message = Words("期限早于开始时间。", "The deadline is before the start.")
            yield Finding(
                "deadline-before-start", (*path, "deadline"), message, Words("改正其中一个。", "Mend one of them.")
            )


def every_step_stands_in_its_time_bucket(book: Book) -> Iterator[Finding]:
    """A step's deadline lies within its bucket, and steps stand in the order of their deadlines."""
    before: dict[Path, tuple[int, str]] = {}
    for path, step in _steps(book):
        fitting = Bucket.at(step.deadline.minutes)
        if step.bucket != fitting:
            message = Words("期限不在所写的时段内。", "The deadline is not within the time bucket.")
            yield Finding(
                "wrong-bucket",
                (*path, "bucket"),
                message,
                Words(f"时段应为 {fitting.value}。", f"The bucket is {fitting.value}."),
            )
        due, earlier = before.get(path[:-1], (step.deadline.minutes, ""))
        if step.deadline.minutes < due:
            message = Words(
                f"这一步比排在它前面的“{earlier}”先到期。",
                f'This step is due before "{earlier}", which stands above it.',
            )
            yield Finding(
                "out-of-order",
                (*path, "deadline"),
                message,
                Words("按期限先后排列步骤。", "Put steps in the order of their deadlines."),
            )
        before[path[:-1]] = step.deadline.minutes, step.id


def _by_id(book: Book) -> Iterator[tuple[Path, dict[str, Step]]]:
    """Where the steps of each playbook stand, and these by id; none of whose ids two share, as `after` may mean either.

    That is told elsewhere.
    """
    for path, playbook in book.each(Playbook):
        steps = {step.id: step for step in playbook.response.steps}
        if len(steps) == len(playbook.response.steps):
            yield (*path, "response", "steps"), steps


def no_step_waits_for_itself(book: Book) -> Iterator[Finding]:
    """What a step comes after forms no circle, and is due no later than the step."""
    for path, steps in _by_id(book):
        for position, step in enumerate(steps.values()):
            at = (*path, position, "after")
            if circle := _circle(steps, step):
                shown = " → ".join(circle)
                message = Words(f"步骤互相等待：{shown}。", f"Steps wait for each other: {shown}.")
                yield Finding(
                    "cycle", at, message, Words("删去其中一个先后关系。", "Drop one of these links."), key=True
                )
                continue
            for number, earlier in enumerate(step.after):
                other = steps.get(earlier)
                if other and other.deadline.minutes > step.deadline.minutes:
                    message = Words(
                        f"所等的步骤“{earlier}”到期更晚。", f'The step "{earlier}" that it waits for is due later.'
                    )
                    yield Finding(
                        "waits-too-long",
                        (*at, number),
                        message,
                        Words("改正期限，或去掉这个前置步骤。", "Mend a deadline, or drop this precondition."),
                    )


def no_step_begins_before_what_it_waits_for(book: Book) -> Iterator[Finding]:
    """Who waits for a step does not begin before it."""
    for path, steps in _by_id(book):
        for position, step in enumerate(steps.values()):
            late = [steps[one] for one in step.after if one in steps and steps[one].start.minutes > step.start.minutes]
            in_order = step.start.minutes <= step.deadline.minutes
            if (
                late
                and in_order
                and all(one.start.minutes <= one.deadline.minutes <= step.deadline.minutes for one in late)
            ):
                other = max(late, key=lambda one: one.start.minutes)
                yield Finding(
                    "begins-too-soon",
                    (*path, position, "start"),
                    Words(
                        f"所等的步骤“{other.id}”开始得更晚。", f'The step "{other.id}" that it waits for begins later.'
                    ),
                    Words("改正开始时间，或去掉这个前置步骤。", "Mend a start, or drop this precondition."),
                )


def steps_of_a_group_run_at_the_same_time(book: Book) -> Iterator[Finding]:
    """A step that runs beside others is not alone in its group, and waits for none of them."""
    for path, steps in _by_id(book):
        if book.left.out_of(path):
            continue  # some are not known for sure, which is told elsewhere
        for position, step in enumerate(steps.values()):
            others = [other.id for other in steps.values() if other.parallel == step.parallel and other is not step]
            if step.parallel and (message := _not_beside(steps, step, others)):
                yield Finding(
                    "not-parallel",
                    (*path, position, "parallel"),
                    message,
                    Words("改正组名，或删去这一行。", "Mend the group's name, or drop this line."),
                )


def of_two_that_run_at_once_one_leads(book: Book) -> Iterator[Finding]:
    """Where a crisis becomes another one as well, the leading order says whose playbook decides."""
    order = book.handbook.handbook.leading_order
    if book.left.out_of(("handbook", "leading_order")):
        return
    of_type: dict[str, list[str]] = {}
    for name, playbook in book.handbook.playbooks.items():
        of_type.setdefault(playbook.playbook.crisis_type, []).append(name)
    for name, playbook in book.handbook.playbooks.items():
        for position, cascade in enumerate(playbook.response.triage.cascades):
            for other in of_type.get(cascade.becomes, ()):
                missing = [one for one in (name, other) if one not in order]
                if other != name and missing and all(re.fullmatch(ID, one) for one in missing):  # else told as such
                    message = Words(
                        f"“{name}”和“{other}”会同时启动，没有写由谁牵头。",
                        f'"{name}" and "{other}" may run at once, and nothing says which leads.',
                    )
                    shown = ", ".join(missing)
                    cure = Words(
                        f"在 handbook.yml 的 leading_order 里加上 {shown}，牵头的排在前面。",
                        f"Add {shown} to leading_order in handbook.yml, the one that leads before the other.",
                    )
                    at = ("playbooks", name, "response", "triage", "cascades", position, "becomes")
                    yield Finding("no-lead", at, message, cure)


def every_default_is_an_option(book: Book) -> Iterator[Finding]:
    """What holds when nobody decides is one of the options."""
    for path, playbook in book.each(Playbook):
        for position, decision in enumerate(playbook.response.decisions):
            options = [option.id for option in decision.options]
            at = (*path, "response", "decisions", position, "default")
            if decision.default not in options and not book.left.out_of((*at[:-1], "options")):
                meant = one_of(options)(decision.default)
                if is_wide(decision.default):
                    rule, message, cure = widened(decision.default, meant)
                    yield Finding(rule, at, message, cure)
                    continue
                message = Words(
                    f"默认选项“{decision.default}”不在选项中。",
                    f'The default "{decision.default}" is not among the options.',
                )
                yield Finding(
                    "unknown-id",
                    at,
                    message,
                    Words(f"写成“{meant}”。", f'Write "{meant}".')
                    if meant
                    else Words(f"可用的有：{', '.join(options)}。", f"Use one of: {', '.join(options)}."),
                )


def _steps(book: Book) -> Iterator[tuple[Path, Step]]:
    yield from book.each(Step)


def _not_beside(steps: dict[str, Step], step: Step, others: list[str]) -> Words | None:
    """Why `step` cannot run at the same time as the others of its group; nothing where `after` itself is to mend."""
    if not others:
        return Words(f"“{step.parallel}”组里没有别的步骤。", f'There is no other step in the group "{step.parallel}".')
    before = _before(steps, step)
    if step.id in before or any(steps[one].deadline.minutes > step.deadline.minutes for one in before):
        return None
    for other in (one for one in others if one in before):
        return Words(
            f"这一步与“{other}”同组，却要等它做完。",
            f'This step is in one group with "{other}", but waits for it.',
        )
    return None


def _before(steps: dict[str, Step], step: Step) -> set[str]:
    """Ids of all steps that have to be done before `step`."""
    found: set[str] = set()
    waiting = [*step.after]
    while waiting:
        earlier = waiting.pop()
        if earlier in steps and earlier not in found:
            found.add(earlier)
            waiting += steps[earlier].after
    return found


def _circle(steps: dict[str, Step], start: Step) -> list[str]:
    """The way from `start` back to itself, or nothing; told only at the first step of the circle in file order."""
    trails: list[list[str]] = [[start.id]]
    seen: set[str] = set()
    while trails:
        trail = trails.pop()
        for earlier in steps[trail[-1]].after:
            if earlier == start.id:
                order = list(steps)
                return [*trail, start.id] if min(trail, key=order.index) == start.id else []
            if earlier in steps and earlier not in seen:
                seen.add(earlier)
                trails.append([*trail, str(earlier)])
    return []


def no_title_names_a_time_of_day(book: Book) -> Iterator[Finding]:
    """What is due some time after T0 is not called after a time of the clock, which would be another one."""
    for path, text in book.texts:
        part = book.part_at(path[:-1]) if path[-1] == "title" else None
        if isinstance(part, Part) and any(isinstance(value, Offset) for _, value in part):
            found = {code: list(_times_of_day(code, book.without_names(words))) for code, words in text.root.items()}
            # 9 点 may be nine points: it is a time where some language leaves no doubt.
            sure = any(fact.measures == {"clock"} for some in found.values() for fact in some)
            for code, fact in ((code, fact) for code, some in found.items() for fact in some if sure):
                said = text.root[code][fact.start : fact.end]
                message = Words(
                    f"标题里写了“{said}”，时间却从 T0 起算：现场会看到两个钟点。",
                    f'The title says "{said}", and its time counts from T0: people would read two times.',
                )
                cure = Words("标题里不写钟点。", "Leave the time of day out of the title.")
                yield Finding("two-times", (*path, code), message, cure, at=(fact.start, fact.end))


def _times_of_day(code: str, words: str) -> Iterator[Fact]:
    return (fact for fact in facts(code, words) if "clock" in fact.measures)
