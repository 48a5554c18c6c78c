"""Asks at a terminal what a handbook begins with."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import click

from generator.command.reports import said
from generator.composing.own import SOME_ZONES
from generator.composing.own_script import brought, drafted
from generator.composing.own_team import FEWEST
from generator.model.brand import LEAST_CONTRAST, WHITE, Brand, contrast
from generator.model.calendars import is_calendar
from generator.model.organisation import Fact
from generator.model.zones import is_zone
from generator.problems import Words
from generator.text.languages import as_written, autonym, is_language
from generator.validating.rules.numbers import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

Answer = TypeVar("Answer")

_LANGUAGES = Words(
    "用哪些语言？写 {known}，至少一种；还没有译文的也可以加；首选的写在前面，用逗号分开",
    "Which languages? {known}, one at least, and others to translate into; the first one first, commas between",
)
_ORGANISATION = Words("机构名称，{language}", "Name of the organisation, {language}")
_ADDRESS = Words("手册网站将来的地址", "Address at which the site will stand")
_PLAYBOOKS = Words("要哪些预案？写编号，用逗号分开", "Which playbooks? Their numbers, commas between")
_ROLES = Words("危机团队有几个角色？至少 3 个", "How many roles has your crisis team? At least 3")
_LEVELS = Words("分几级？3 到 5", "How many levels of severity? 3 to 5")
_ZONES = Words(
    "时刻按哪里的时间报？写 IANA 名字，最多两个，用逗号分开",
    "Whose time do the clocks tell? IANA names, at most two, commas between",
)
_CALENDAR = Words(
    "按哪里的工作日算？写 {known}，或国家、地区的代码，例如 TW、GB-SCT",
    "Whose working days are counted? {known}, or the code of a country or its part, such as TW or GB-SCT",
)
_COLOUR = Words("标题栏用什么颜色？写成 #rrggbb", "Colour of bars and heads, as #rrggbb")
_NO_COLOUR = Words(
    "要一个深色，写成 #14213d 这样，白字在上面才看得清", "a dark colour such as #14213d, on which white can be read"
)
_NO_NUMBER = Words("要一个 {first} 到 {last} 的数", "a number from {first} to {last}")
_NUMBER = Words(
    "当地的急救、报警、火警电话，一次一个；没有了就按回车", "An emergency number of yours; Enter if there are no more"
)
_FACTS = Words(
    "本机构属于哪些？写编号，用逗号分开；以后再填就按回车，在那之前什么都不去掉",
    "Which of these are so? Their numbers, commas between; Enter to say it later, and nothing is left out till then",
)
_USERS = Words("有多少用户？不清楚就按回车", "How many users are there? Enter if that is not known")
_NO_COUNT = Words("写一个整数，例如 120000", "write a whole number, such as 120000")
_CALLED = Words("{phone} 叫什么，{language}", "What {phone} is called, {language}")
_NOT_KNOWN = Words("没有“{given}”；有：{known}", "there is no '{given}'; there are: {known}")
MOST_ZONES = 2
_NO_ADDRESS = Words("要写全，例如 https://crisis.example.org", "write it in full, such as https://crisis.example.org")


def asked(tree: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    """The answers, as a file of answers says them.

    `tree` is what the handbook says that is chosen from; `languages` are those in which to ask. What cannot be is asked
    again.
    """
    ask = partial(_ask, languages)
    known = {as_written(one["id"]): one for one in tree["handbook"]["languages"]}
    tags = ask(_with(_LANGUAGES, known=", ".join(brought(known))), partial(_tags, known, languages), ", ".join(known))
    spoken = [known.get(as_written(tag)) or {"id": tag, "name": autonym(tag)} for tag in tags]
    shown = list(dict.fromkeys(known[code]["id"] for tag in tags if (code := _in_pack(tag, known))))
    organisation: dict[str, str] = {one["id"]: ask(_with(_ORGANISATION, language=one["name"])) for one in spoken}
    address = ask(_ADDRESS, partial(_address, languages))
    books = {f"{number}": book for number, book in enumerate(tree["handbook"]["reading_order"], start=1)}
    for number, book in books.items():
        title = tree["playbooks"][book]["playbook"]["title"]
        click.echo(f"{number:>4}  {' / '.join(title[code] for code in shown)}")
    chosen = ask(_PLAYBOOKS, _listed(books, str, languages), "1")
    return {
        "organisation": organisation,
        "languages": tags,
        "address": address,
        "playbooks": [books[number] for number in chosen],
        **_team_and_time(ask, tree, languages),
        "emergency_numbers": _emergency_numbers(ask, spoken),
        **_about_us(ask, tree, shown, languages),
    }


def _team_and_time(ask: Callable[..., Any], tree: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    """What is as in the pack is not answered, so that it stays as it is there."""
    usual = {
        "roles": len(tree["roles"]),
        "levels": len(tree["severity"]),
        "zones": list(tree["handbook"]["zones"]),
        "calendar": tree["handbook"]["calendar"],
        "brand": Brand().model_dump(),
    }
    calendars = ", ".join(one["id"] for one in tree["calendars"])
    answered = {
        "roles": ask(_ROLES, _from_to(FEWEST, usual["roles"], languages), str(usual["roles"])),
        "levels": ask(_LEVELS, _from_to(LEVELS[0], LEVELS[-1], languages), str(usual["levels"])),
        "zones": ask(_ZONES, partial(_zones, languages), ", ".join(usual["zones"])),
        "calendar": ask(_with(_CALENDAR, known=calendars), partial(_calendar, languages, calendars), usual["calendar"]),
        "brand": {**usual["brand"], "colour": ask(_COLOUR, partial(_colour, languages), usual["brand"]["colour"])},
    }
    return {key: value for key, value in answered.items() if value != usual[key]}


def _from_to(first: int, last: int, languages: Sequence[str]) -> Callable[[str], int]:
    """What reads a number between two."""

    def read(text: str) -> int:
        if not text.strip().isdecimal() or not first <= int(text) <= last:
            raise click.BadParameter(said(_with(_NO_NUMBER, first=f"{first}", last=f"{last}"), languages))
        return int(text)

    return read


def _zones(languages: Sequence[str], text: str) -> list[str]:
    zones = _parts(text)
    wrong = next((one for one in zones if not is_zone(one)), "" if 0 < len(zones) <= MOST_ZONES else text)
    if wrong or not zones:
        raise click.BadParameter(said(_with(_NOT_KNOWN, given=wrong, known=", ".join(SOME_ZONES)), languages))
    return zones


def _calendar(languages: Sequence[str], known: str, text: str) -> str:
    if text.strip() not in known.split(", ") and not is_calendar(text.strip()):
        raise click.BadParameter(said(_with(_NOT_KNOWN, given=text, known=f"{known}, TW, GB-SCT"), languages))
    return text.strip()


def _colour(languages: Sequence[str], text: str) -> str:
    colour = text.strip().lower()
    if not re.fullmatch("#[0-9a-f]{6}", colour, re.ASCII) or contrast(colour, WHITE) < LEAST_CONTRAST:
        raise click.BadParameter(said(_NO_COLOUR, languages))
    return colour


def _parts(text: str) -> list[str]:
    return [one.strip() for one in text.replace("，", ",").replace("、", ",").split(",") if one.strip()]


def _about_us(
    ask: Callable[..., Any], tree: Mapping[str, Any], spoken: Sequence[str], languages: Sequence[str]
) -> dict[str, Any]:
    """The facts and the number of users, as far as they are said."""
    facts = {f"{number}": fact.value for number, fact in enumerate(Fact, start=1)}
    for number, fact in facts.items():
        click.echo(f"{number:>4}  {' / '.join(tree['ui'][Fact.ui_group()][fact][code] for code in spoken)}")
    chosen = ask(_FACTS, _listed(facts, str, languages), "")
    users = ask(_USERS, partial(_count, languages), "")
    said = {"facts": [facts[number] for number in chosen], "users": users}
    return {name: value for name, value in said.items() if value not in ([], None)}


def _emergency_numbers(ask: Callable[..., Any], spoken: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
    found = []
    while phone := ask(_NUMBER, default=""):
        title = {one["id"]: ask(_with(_CALLED, phone=phone, language=one["name"])) for one in spoken}
        found.append({"phone": phone, "title": title})
    return found


def _ask(
    languages: Sequence[str], words: Words, read: Callable[[str], Answer] | None = None, default: str | None = None
) -> Answer:
    """What is answered, as `read` understands it; asked again where that is a wrong parameter."""
    answer: Answer = click.prompt(
        said(words, languages), default=default, value_proc=read, show_default=default not in {None, ""}
    )
    return answer


def _listed(
    known: Mapping[str, object], named: Callable[[str], str], languages: Sequence[str]
) -> Callable[[str], list[str]]:
    """What reads a list of names, each of which is known as it is `named`."""

    def read(text: str) -> list[str]:
        given = _parts(text)
        for one in given:
            if named(one) not in known:
                raise click.BadParameter(said(_with(_NOT_KNOWN, given=one, known=", ".join(known)), languages))
        return given

    return read


def _tags(known: Collection[str], languages: Sequence[str], text: str) -> list[str]:
    """Tags of languages, of which the pack speaks one at least."""
    tags = _parts(text)
    wrong = next((tag for tag in tags if not is_language(tag)), None)
    if wrong or not any(_in_pack(tag, known) for tag in tags):
        raise click.BadParameter(
            said(_with(_NOT_KNOWN, given=wrong or text, known=", ".join(brought(known))), languages)
        )
    return tags


def _in_pack(tag: str, known: Collection[str]) -> str | None:
    """The code of a language in the pack, or of that which its texts are drafted from."""
    script = drafted(tag, known)
    return as_written(tag) if as_written(tag) in known else script.of if script else None


def _count(languages: Sequence[str], text: str) -> int | None:
    if text.strip() and not text.strip().isdecimal():
        raise click.BadParameter(said(_NO_COUNT, languages))
    return int(text) if text.strip() else None


def _address(languages: Sequence[str], text: str) -> str:
    parts = urlsplit(text.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise click.BadParameter(said(_NO_ADDRESS, languages))
    return text.strip()


def _with(words: Words, **given: str) -> Words:
    return Words(words.zh.format(**given), words.en.format(**given))
