"""Rules about a handbook that is not yet anybody's own: its sample values, and whom nobody can phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.response import FIRST_HOUR
from generator.model.samples import is_made_up, is_nobody, samples
from generator.problems import Words
from generator.text.telephone import tel
from generator.validating.facts.unfinished import unfinished
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.base import Path

_MAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)*")


def nothing_is_the_samples(book: Book) -> Iterator[Finding]:
    """The organisation and the address are its own: codes on paper lead to the address."""
    for path in samples(book.handbook.handbook, book.handbook.organisation):
        if path[1] == "address":
            message = Words(
                "这还是示例网址，打印件上的二维码扫了打不开。",
                "This is still a sample address; the codes on printed pages lead nowhere.",
            )
            cure = Words("换成你们网站的网址。", "Write the address of your own site.")
        else:
            message = Words("这还是示例名称。", "This is still a sample name.")
            cure = Words("换成本机构的名称。", "Write the name of your own organisation.")
        yield Finding("sample-value", path, message, cure)


def everybody_who_is_called_first_has_a_number(book: Book) -> Iterator[Finding]:
    """Who acts in a first hour stands in the contacts, under the role itself."""
    people = book.handbook.contacts.people
    if not people:
        yield Finding(
            "no-contacts",
            ("contacts",),
            Words(
                "通讯录里没有人，预案上没有电话号码。", "The contacts are empty; no playbook shows a telephone number."
            ),
            Words(
                "把 playbooks/contacts.example.yml 复制为 playbooks/contacts.private.yml，再填写。",
                "Copy playbooks/contacts.example.yml to playbooks/contacts.private.yml and fill it in.",
            ),
        )
        return
    reached = {str(person.role) for person in people}
    books = book.handbook.playbooks.values()
    steps = (step for one in books for step in one.response.steps if step.deadline.minutes <= FIRST_HOUR)
    first = dict.fromkeys(str(step.accountable) for step in steps)
    for role in first:
        if role not in reached:
            yield Finding(
                "no-contacts",
                ("contacts", "people"),
                Words(
                    f"“{role}”在第一小时就要行动，通讯录里却没有人担任。",
                    f'"{role}" acts in the first hour, and nobody in the contacts holds that role.',
                ),
                Words(
                    f"加一个人：role: {role}，写姓名和电话。", f"Add a person with role: {role}, a name and a number."
                ),
                key=True,
            )


def every_contact_can_be_reached(book: Book) -> Iterator[Finding]:
    """Each number can be dialled, each address written to, each person called: what is not known yet is left out."""
    contacts = book.handbook.contacts
    numbers: list[tuple[Path, str | None]] = [(("duty_number",), contacts.duty_number)]
    for at, authority in enumerate(contacts.authorities):
        numbers.append((("authorities", at, "phone"), authority.phone))
    for at, person in enumerate(contacts.people):
        numbers += [(("people", at, name), getattr(person, name)) for name in ("phone", "backup_phone")]
        if is_nobody(person.name) or unfinished(person.name):
            yield _unreachable(("contacts", "people", at, "name"), person.name)
        if person.email and not _MAIL.fullmatch(person.email):
            yield _unreachable(("contacts", "people", at, "email"), person.email)
    for path, number in numbers:
        if number and (not tel(number) or is_made_up(number)):
            yield _unreachable(("contacts", *path), number)


def _unreachable(path: Path, written: str) -> Finding:
    message = Words(
        f"“{written}”拨不通，也寄不到，却会印在纸上。",
        f'Nobody is reached at "{written}"; paper would show it all the same.',
    )
    cure = Words("写全；还不知道就先删去这一项。", "Write it in full; leave it out while it is not known.")
    return Finding("no-contacts", path, message, cure)
