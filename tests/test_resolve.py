"""A view holds what its readers may see, in their language, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from any_view import View, everything
from hypothesis import given
from hypothesis import strategies as st
from mini_checked import found_good

from generator.layout import Layout
from generator.loading.load import load
from generator.model.base import Text
from generator.model.choice import Audience
from generator.model.times import Offset, Span
from generator.resolving.resolve import resolve
from generator.resolving.view import View as Seen
from generator.text.typography import space
from generator.validating.audience import Sight, readers
from generator.validating.ids import Index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.loading.load import Sources

pytest_plugins = ["mini_project"]

CANARY = re.compile(r"CANARY-[A-Z]+-\d+|金丝雀(?:内部|机密|联系人)[一二三四五六七八九十]+")
ABOVE = {
    Audience.PUBLIC: r"INTERNAL|内部|CONFIDENTIAL|机密|CONTACT|联系人",
    Audience.INTERNAL: r"CONFIDENTIAL|机密",
    Audience.CONFIDENTIAL: r"(?!)",
}
"""By audience, the canaries that it must never see."""
LANGUAGES = ("zh", "en")


def look(
    sources: Sources, printable: frozenset[str], language: str, audience: Audience, *, drafts: bool = False
) -> Any:  # noqa: ANN401 - a view has any attribute
    handbook = found_good(sources, printable)
    [speech] = [one for one in handbook.handbook.languages if one.id == language]
    return resolve(Sight(handbook, Index(sources.tree), audience, drafts), speech, str)


@pytest.fixture
def see(mini_sources: Sources, printable: frozenset[str]) -> Callable[..., Any]:
    """Mini as readers of a language and audience see it."""
    return lambda language, audience: look(mini_sources, printable, language, audience)


def edited(mini: Path, file: str, find: str, replace: str) -> Sources:
    """Mini with one text changed."""
    path = mini / "playbooks" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(find) == 1
    path.write_text(text.replace(find, replace), encoding="utf-8")
    return load(Layout(mini))


def test_the_organisations_values_stand_in_every_kind_of_text(mini: Path, printable: frozenset[str]) -> None:
    edit = [
        ("alpha/communication.yml", "{zh: 说时间, en: Say the time}", '{zh: "{{a}}打{police}", en: "{{a}} {police}"}'),
        (
            "alpha/communication.yml",
            "{zh: 我们正在抢修, en: We are working on it}",
            '{zh: "{hotline}", en: "{hotline}"}',
        ),
        ("alpha/communication.yml", "{day}再通知", "{{{day}}}，{organisation}"),
        ("alpha/communication.yml", "on {day}.", "on {{{day}}}, {organisation}."),
        ("_shared/organisation.yml", "en: Mini Company", 'en: "Mini {{x}}"'),
        (
            "_shared/handbook.yml",
            "title: {zh: 迷你手册, en: Mini handbook}",
            'title: {zh: "{fire}", en: "{fire} {{f}}"}',
        ),
    ]
    for file, find, replace in edit:
        sources = edited(mini, file, find, replace)
    seen = look(sources, printable, "en", Audience.INTERNAL)
    talk = seen.playbooks[0].communication
    assert talk.do == ["{a} 117"]
    assert talk.lines_to_take == ["the Mini line"]
    assert talk.care == ["Hand out torches in the small room, keep the Mini line open"]
    assert "on {{{day}}}, Mini {{x}}." in talk.messages[0].body, "a blank is still one, a brace is none"
    assert seen.handbook.title == "112 {f}"
    assert seen.organisation.name == "Mini {x}"
    assert seen.ui["time"]["min"] == "{n} min", "the program fills its own words"
    assert look(sources, printable, "zh", Audience.INTERNAL).playbooks[0].communication.do == ["{a}打 117"]


def strings(view: View, without: str = "") -> list[str]:
    """Every text of a view, however deep, but for an attribute; views hold each other in circles."""
    found: list[str] = []
    seen: set[int] = set()
    waiting: list[object] = [view]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found += [value, getattr(value, "key", "")]
        elif id(value) not in seen:
            seen.add(id(value))
            if isinstance(value, Seen):
                waiting += (inner for name, inner in everything(value).items() if name != without)
            elif isinstance(value, dict):
                waiting += [*value.keys(), *value.values()]
            elif isinstance(value, list | tuple):
                waiting += value
    return found


def canaries(texts: list[str]) -> set[str]:
    return {canary for text in texts for canary in CANARY.findall(text)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", list(Audience))
def test_nobody_sees_what_is_for_narrower_readers(see: Callable[..., Any], language: str, audience: Audience) -> None:
    seen = canaries(strings(see(language, audience)))
    assert {canary for canary in seen if re.search(ABOVE[audience], canary)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", list(Audience))
def test_everybody_sees_all_that_is_for_them(
    see: Callable[..., Any], mini: Path, language: str, audience: Audience
) -> None:
    written = canaries([file.read_text(encoding="utf-8") for file in mini.rglob("*.yml")])
    own = {canary for canary in written if canary.isascii() is (language == "en")}
    assert len(own) > 15
    wanted = {canary for canary in own if not re.search(ABOVE[audience], canary)}
    assert wanted - canaries(strings(see(language, audience))) == set()


@pytest.mark.parametrize("audience", list(Audience))
def test_a_view_speaks_one_language(see: Callable[..., Any], audience: Audience) -> None:
    view = see("en", audience)
    view.glossary, view.handbook.languages = [], []  # the two places where the other language has to stand
    view.checklist = view.alike = view.handbook.never_spaced = None  # words to be looked for, which no page shows
    view.organisation.dangers, view.dangers = {}, []  # the same, and what is typed in any language
    for zone in view.zones:
        zone.names = []  # as it may be typed in any language
    texts = strings(view, without="also_said")  # what people of any language type, which no page shows
    chinese = [text for text in texts if re.search(r"[\u4e00-\u9fff]", text)]
    assert [text for text in chinese if "CANARY-CONTACT" not in text] == []


@pytest.mark.parametrize("audience", list(Audience))
def test_every_audience_can_change_the_language(see: Callable[..., Any], audience: Audience) -> None:
    assert [language.id for language in see("en", audience).handbook.languages] == ["zh", "en"]


def test_a_hidden_role_is_none_alone_and_left_out_of_lists(see: Callable[..., Any]) -> None:
    public, confidential = see("en", Audience.PUBLIC), see("en", Audience.CONFIDENTIAL)
    assert public.roles[0].reports_to is None
    assert [role.id for role in public.roles[0].deputies] == ["checker"]
    assert confidential.roles[0].reports_to is confidential.roles[4]
    assert confidential.roles[0].deputies == [confidential.roles[2], confidential.roles[3]]


def test_a_hidden_playbook_is_none_alone_and_left_out_of_lists(see: Callable[..., Any]) -> None:
    public, internal = see("en", Audience.PUBLIC), see("en", Audience.INTERNAL)
    assert [book.id for book in public.playbooks] == ["alpha"]
    assert public.playbooks[0].meta.related == []
    assert public.playbooks[0].meta.scope.out_of_scope[0].see is None
    assert internal.playbooks[0].meta.related == [internal.playbooks[1]]
    assert internal.playbooks[0].meta.scope.out_of_scope[0].see is internal.playbooks[1]


def test_an_item_that_needs_something_hidden_is_left_out(mini: Path, printable: frozenset[str]) -> None:
    sources = edited(mini, "beta/playbook.yml", "status: reviewed", "status: draft")
    view = look(sources, printable, "en", Audience.INTERNAL)
    assert [book.id for book in view.playbooks] == ["alpha"]
    assert view.indicators[1].triggers == []
    shown = look(sources, printable, "en", Audience.INTERNAL, drafts=True)
    assert [book.id for book in shown.playbooks] == ["alpha", "beta"]
    assert shown.indicators[1].triggers[0].playbook is shown.playbooks[1]


def test_a_line_of_the_first_hour_knows_the_numbers_that_it_says_to_ring(mini: Path, printable: frozenset[str]) -> None:
    said = '{zh: "打 {police} 或 {fire}，再打 {police}；117 秒内", en: "Ring {police} or {fire}, {police}; 117 s"}'
    sources = edited(mini, "alpha/playbook.yml", "{zh: 接管, en: Take charge}", said)
    for language in LANGUAGES:
        shown = look(sources, printable, language, Audience.PUBLIC)
        [first, *others] = shown.playbooks[0].first_hour
        assert first.rings == [shown.organisation.emergency_numbers[1], shown.organisation.emergency_numbers[0]]
        assert [one.rings for one in others] == [[] for _ in others]


def test_an_item_is_never_wider_than_what_it_stands_in(mini: Path, printable: frozenset[str]) -> None:
    sources = edited(mini, "beta/warning.yml", "id: buckets", "id: buckets\n    audience: public")
    at = ("playbooks", "beta", "warning", "readiness", 0)
    assert readers(found_good(sources, printable), at) is Audience.INTERNAL


def test_what_is_meant_twice_is_one_view(see: Callable[..., Any]) -> None:
    view = see("zh", Audience.INTERNAL)
    alpha = view.playbooks[0]
    assert alpha.response.steps[0].accountable is view.roles[0]
    assert alpha.meta.first_hour[0].step is alpha.response.steps[0]
    assert alpha.response.steps[1].after == [alpha.response.steps[0]]
    assert alpha.response.steps[1].decision is alpha.response.decisions[0]
    assert alpha.communication.matrix[1].message is alpha.communication.messages[0]
    assert alpha.communication.matrix[0].message is view.messages[0]


def test_numbers_and_dates_are_written_plainly(see: Callable[..., Any]) -> None:
    view = see("en", Audience.INTERNAL)
    assert view.indicators[0].thresholds["red"] == "20.5"
    assert view.playbooks[0].recovery.goals[0].target == "20.5"
    assert view.indicators[1].baseline == "200"
    assert view.playbooks[0].meta.created == "2026-01-01"
    assert view.playbooks[0].review_by == "2027-03-30"


def test_steps_are_numbered_as_their_readers_count_them(see: Callable[..., Any]) -> None:
    assert [step.number for step in see("en", Audience.INTERNAL).playbooks[0].response.steps] == [1, 2, 3]
    assert [step.number for step in see("en", Audience.PUBLIC).playbooks[0].response.steps] == [1, 2]


TIME = {
    "min": "{n} minutes",
    "min-one": "{n} minute",
    "min-each": "every minute",
    "h": "{n} hours",
    "h-one": "{n} hour",
    "h-each": "every hour",
    "d": "{n} days",
    "d-one": "{n} day",
    "d-each": "every day",
    "wd": "{n} workdays",
    "wd-one": "{n} workday",
    "wd-each": "every workday",
    "mo": "{n} months",
    "mo-one": "{n} month",
    "mo-each": "every month",
    "t0": "T0",
    "at-once": "at once",
    "after": "{time} after T0",
    "before": "{time} before T0",
    "each": "every {time}",
}


@pytest.mark.parametrize(
    ("typed", "words", "minutes"),
    [
        ("T+0min", "T0", 0),
        ("T-0min", "T0", 0),
        ("T+0d", "T0", 0),
        ("T+1min", "1 minute after T0", 1),
        ("T+30min", "30 minutes after T0", 30),
        ("T+1h", "1 hour after T0", 60),
        ("T+4 h", "4 hours after T0", 240),
        ("T+7d", "7 days after T0", 7 * 1440),
        ("T-1d", "1 day before T0", -1440),
        ("T+2wd", "2 workdays after T0", 2 * 1440),
        ("T+1wd", "1 workday after T0", 1440),
        ("0min", "at once", 0),
        ("1h", "1 hour", 60),
        ("15min", "15 minutes", 15),
        ("T+1mo", "1 month after T0", 28 * 1440),
        ("3mo", "3 months", 84 * 1440),
        ("99999wd", "99999 workdays", 99999 * 1440),
    ],
)
def test_times_are_said_in_words(
    typed: str, words: str, minutes: int, mini_sources: Sources, printable: frozenset[str]
) -> None:
    kind = Offset if typed.startswith("T") else Span
    handbook = found_good(mini_sources, printable)
    spoken = {key: Text({"zh": word, "en": word}) for key, word in TIME.items()}
    english = handbook.handbook.languages[1]
    channel = handbook.channels[0].model_copy(update={"latency": kind.parse(typed)})
    changed = handbook.model_copy(
        update={"ui": handbook.ui | {"time": spoken}, "channels": (channel, *handbook.channels[1:])}
    )
    view: Any = resolve(Sight(changed, Index(mini_sources.tree), Audience.PUBLIC, drafts=False), english, str)
    latency = view.channels[0].latency
    assert latency == words
    assert latency.minutes == minutes
    often = {"1h": "every hour"} | dict.fromkeys(("15min", "3mo", "99999wd"), f"every {words}")
    assert latency.each == often.get(typed, words)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (
            {"zh": "T+30min 前报，T-1d起等", "en": "By T+30min, from T-1d on"},
            {"zh": "T+30 分钟前报，T−1 天起等", "en": "By T+30 min, from T−1 day on"},
        ),
        (
            {"zh": "T0 到 T+0min，XT+4h、T+4hz", "en": "T+0min, XT+4h, T+4hours"},
            {"zh": "T0 到 T+0min，XT+4h、T+4hz", "en": "T+0min, XT+4h, T+4hours"},
        ),
    ],
)
def test_a_moment_in_a_sentence_is_said_as_in_a_field(
    typed: dict[str, str], shown: dict[str, str], mini_sources: Sources, printable: frozenset[str]
) -> None:
    handbook = found_good(mini_sources, printable)
    units = {"min": ("分钟", "min"), "d-one": ("天", "day")}
    said = {key: Text({"zh": f"{{n}} {zh}", "en": f"{{n}} {en}"}) for key, (zh, en) in units.items()}
    said |= {
        key: Text({"zh": f"T{sign}{{time}}", "en": f"T{sign}{{time}}"})
        for key, sign in (("after", "+"), ("before", "−"))
    }
    channel = handbook.channels[0].model_copy(update={"title": Text(typed)})
    changed = handbook.model_copy(
        update={
            "ui": handbook.ui | {"time": {**handbook.ui["time"], **said}},
            "channels": (channel, *handbook.channels[1:]),
        }
    )
    for language in handbook.handbook.languages:
        view = resolve(Sight(changed, Index(mini_sources.tree), Audience.INTERNAL, drafts=False), language, str)
        assert view.channels[0].title == shown[language.id]


@pytest.mark.parametrize(
    ("typed", "spaced"),
    [
        ("𠮷田Ken到了𪚥3点", "𠮷田 Ken 到了𪚥 3 点"),
        ("用App下单", "用 App 下单"),
        ("退款100%到账", "退款 100% 到账"),
        ("气温30℃以上", "气温 30℃ 以上"),
        ("第3条", "第 3 条"),
        ("T+4h之内", "T+4h 之内"),
        ("18岁以上（18+）", "18 岁以上（18+）"),
        ("已有 App 了", "已有 App 了"),
        ("“App”与《App》，App。", "“App”与《App》，App。"),
        ("Tell users, 30%", "Tell users, 30%"),
        ("㐀A豈B", "㐀 A 豈 B"),
        ("", ""),
    ],
)
def test_a_space_stands_between_chinese_and_latin(typed: str, spaced: str) -> None:
    assert space(typed) == spaced


@given(st.text(st.sampled_from("中文㐀Az09%℃+- ，“{}\n"), max_size=20))
def test_spacing_adds_nothing_but_spaces_and_only_once(text: str) -> None:
    assert space(text).replace(" ", "") == text.replace(" ", "")
    assert space(space(text)) == space(text)
    names = frozenset(["中A", "A文", "09中", "文%中"])
    assert space(text, names).replace(" ", "") == text.replace(" ", "")
    assert space(space(text, names), names) == space(text, names)


@pytest.mark.parametrize(
    ("typed", "spaced"),
    [
        ("58同城、36氪与e袋洗用户", "58同城、36氪与 e袋洗用户"),
        ("在58同城买T恤3件", "在 58同城买 T恤 3 件"),
        ("158同城、xT恤、T恤X", "158 同城、xT 恤、T恤 X"),
        ("T恤衫的T恤", "T恤衫的 T恤"),
    ],
)
def test_no_space_is_put_into_a_name(typed: str, spaced: str) -> None:
    assert space(typed, frozenset(["58同城", "36氪", "e袋洗", "T恤", "T恤衫"])) == spaced


def test_what_is_sent_stands_as_it_was_typed(mini: Path, printable: frozenset[str]) -> None:
    file = "alpha/communication.yml"
    typed = "58同城、36氪与e袋洗用户：T恤18件、用App下单"
    edited(mini, file, "Do not come today.", "36 firms, 18 shirts, come tomorrow.")
    view = look(edited(mini, file, "今天不用来。", f"{typed}。"), printable, "zh", Audience.INTERNAL)
    assert view.playbooks[0].communication.messages[0].body.startswith(typed)
    edited(mini, file, "en: We are working on it", "en: 36 firms work on 18 of them")
    view = look(edited(mini, file, "zh: 我们正在抢修,", f"zh: {typed},"), printable, "zh", Audience.PUBLIC)
    assert view.playbooks[0].communication.lines_to_take == [typed]


def test_texts_of_a_view_are_spaced(mini: Path, printable: frozenset[str]) -> None:
    sources = edited(mini, "alpha/response.yml", "zh: 发首次回应", "zh: 用App发首次回应")
    view = look(sources, printable, "zh", Audience.PUBLIC)
    assert view.playbooks[0].response.steps[1].detail == "用 App 发首次回应"
