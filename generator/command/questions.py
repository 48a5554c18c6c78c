"""Asks at a terminal what a handbook begins with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import click

from generator.command.reports import said
from generator.model.organisation import Fact
from generator.problems import Words
from generator.text.languages import as_written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Answer = TypeVar("Answer")

_LANGUAGES = Words("用哪些语言？首选的写在前面，用逗号分开", "Which languages? The first one first, commas between")
_ORGANISATION = Words("机构名称，{language}", "Name of the organisation, {language}")
_ADDRESS = Words("手册网站将来的地址", "Address at which the site will stand")
_PLAYBOOKS = Words("要哪些预案？写编号，用逗号分开", "Which playbooks? Their numbers, commas between")
_NUMBER = Words(
    "当地的急救、报警、火警电话，一次一个；没有了就按回车", "An emergency number of yours; Enter if there are no more"
)
_FACTS = Words(
    "本机构属于哪些？写编号，用逗号分开；以后再填就按回车，在那之前什么都不去掉",
    "Which of these are so? Their numbers, commas between; Enter to say it later, and nothing is left out till then",
)
_USERS = Words("有多少用户？不清楚就按回车", "How many users are there? Enter if that is not known")
_NO_NUMBER = Words("写一个整数，例如 120000", "write a whole number, such as 120000")
_CALLED = Words("{phone} 叫什么，{language}", "What {phone} is called, {language}")
_NOT_KNOWN = Words("没有“{given}”；有：{known}", "there is no '{given}'; there are: {known}")
_NO_ADDRESS = Words("要写全，例如 https://crisis.example.org", "write it in full, such as https://crisis.example.org")


def asked(tree: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    """The answers, as a file of answers says them.

    `tree` is what the handbook says that is chosen from; `languages` are those in which to ask. What cannot be is asked
    again.
    """
    ask = partial(_ask, languages)
    known = {as_written(one["id"]): one for one in tree["handbook"]["languages"]}
    tags = ask(_LANGUAGES, _listed(known, as_written, languages), ", ".join(known))
    spoken = [known[as_written(tag)] for tag in tags]
    organisation: dict[str, str] = {one["id"]: ask(_with(_ORGANISATION, language=one["name"])) for one in spoken}
    address = ask(_ADDRESS, partial(_address, languages))
    books = {f"{number}": book for number, book in enumerate(tree["handbook"]["reading_order"], start=1)}
    for number, book in books.items():
        title = tree["playbooks"][book]["playbook"]["title"]
        click.echo(f"{number:>4}  {' / '.join(title[one['id']] for one in spoken)}")
    chosen = ask(_PLAYBOOKS, _listed(books, str, languages), "1")
    return {
        "organisation": organisation,
        "languages": tags,
        "address": address,
        "playbooks": [books[number] for number in chosen],
        "emergency_numbers": _emergency_numbers(ask, spoken),
        **_about_us(ask, tree, [one["id"] for one in spoken], languages),
    }


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
        given = [one.strip() for one in text.replace("，", ",").replace("、", ",").split(",") if one.strip()]
        for one in given:
            if named(one) not in known:
                raise click.BadParameter(said(_with(_NOT_KNOWN, given=one, known=", ".join(known)), languages))
        return given

    return read


def _count(languages: Sequence[str], text: str) -> int | None:
    if text.strip() and not text.strip().isdecimal():
        raise click.BadParameter(said(_NO_NUMBER, languages))
    return int(text) if text.strip() else None


def _address(languages: Sequence[str], text: str) -> str:
    parts = urlsplit(text.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise click.BadParameter(said(_NO_ADDRESS, languages))
    return text.strip()


def _with(words: Words, **given: str) -> Words:
    return Words(words.zh.format(**given), words.en.format(**given))
