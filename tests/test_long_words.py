"""Whatever an author writes stands inside its cell and on the paper; what readers type as it stands gets no hyphen."""

from __future__ import annotations

import re
import subprocess
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from cells import crossed
from mini_copy import copy_mini

from generator import reading
from generator.build import Order, see
from generator.encoding.marks import marked
from generator.encoding.paper import assets, encode
from generator.layout import Layout
from generator.model.base import Text
from generator.model.walk import walk
from generator.planning.formats import FORMATS
from generator.planning.pack import PACK
from generator.planning.plan import Wish, plan
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched
from generator.text.code_words import is_code
from generator.text.command_words import commands
from generator.validating.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.loading.load import Sources
    from generator.model.people import Contacts
    from generator.planning.plan import Job
    from generator.validating.validate import Verdict

ROOT = Path(__file__).parents[1]
LONG = (
    "sha256:" + "0123456789abcdef" * 8,
    "运行kubectl_rollout_restart_deployment_payment_gateway_production_with_every_replica_of_the_cluster",
    "https://status.internationalinformationcompany.example/incidents/2026/11/28/gateway?token=abcdefghij&lang=en#top",
    "securityincidentcoordination@internationalinformationcompany.example",
    "W" * 120,
    "断" * 120,
    "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft",
)
SAMPLE = (
    *(("first-hour", language) for language in ("zh", "en")),
    *(
        ("pocket", "en"),
        ("poster", "zh"),
        ("clock", "zh"),
        ("runbook", "en"),
        ("annex", "zh"),
        ("role-cards", "zh"),
        ("drill", "zh"),
        ("forms", "zh"),
        ("print-list", "en"),
    ),
)
"""What is printed without `--whole`: formats, most in one language. The others are made of the same parts."""
FOR_ALL = frozenset({("bilingual", "en")})
"""What is one document for all languages, and stands under the first."""
PRINTED = tuple((one.name, code) for one in PACK for code in ("zh", "en") if (one.name, code) not in FOR_ALL)
EDGE = 5 * 72 / 25.4
LEADING = 3
"""Points by which a word's box is higher than its letters, above and below."""


class Word(NamedTuple):
    """A word on a page, with its box and the page's size, in points."""

    page: int
    size: tuple[float, float]
    left: float
    top: float
    right: float
    bottom: float
    words: str

    @property
    def outside(self) -> bool:
        """Whether it reaches too near the paper's edge."""
        wide, high = self.size
        level = self.left < EDGE - 0.6 or self.right > wide - EDGE + 0.6
        return level or self.top < EDGE - LEADING or self.bottom > high - EDGE + LEADING

    def follows(self, other: Word) -> bool:
        """Whether it stands behind another word, on the same line."""
        return self.page == other.page and abs(self.top - other.top) < 2 and 0 <= self.left - other.right < 8

    def on(self, other: Word) -> bool:
        """Whether it is printed over another word."""
        slack = [0.22 * (one.bottom - one.top) for one in (self, other)]
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom - slack[0], other.bottom - slack[1]) - max(self.top + slack[0], other.top + slack[1])
        return self.page == other.page and across > 1.5 and down > 1.5


def words_of(pdf: bytes) -> Iterator[Word]:
    command = ["pdftotext", "-bbox", "-", "-"]
    said = subprocess.run(command, input=pdf, check=True, capture_output=True).stdout.decode()
    for page, part in enumerate(said.split("<page ")[1:], start=1):
        wide, high = map(float, re.findall(r'="([\d.]+)"', part.partition(">")[0]))
        for found in re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', part):
            left, top, right, bottom = map(float, found[:4])
            yield Word(page, (wide, high), left, top, right, bottom, found[4])


def faults(pdf: bytes) -> list[str]:
    """Words off the paper, words on each other, and letters that leave their cell."""
    words = list(words_of(pdf))
    found = [f"{word.words[:20]} is outside on page {word.page}" for word in words if word.outside]
    for number, word in enumerate(words):
        near = words[max(0, number - 60) : number]
        found += [f"{word.words[:20]} on {one.words[:20]} on page {word.page}" for one in near if word.on(one)]
    return found + crossed(pdf)


def lengthened(sources: Sources, printable: frozenset[str], *_: object) -> Verdict:
    """The handbook with a long word behind every text of it, and with long names and numbers."""
    verdict, more = validate(sources, printable), cycle(LONG)
    verdict = verdict._replace(handbook=verdict.handbook.model_copy(deep=True))  # what fitted is kept for the next
    for path, text in walk(verdict.handbook):
        if isinstance(text, Text) and path[0] != "ui":
            text.root.update({language: f"{words} {next(more)}" for language, words in text.root.items()})
    contacts = crowded(verdict.handbook.contacts)
    return verdict._replace(handbook=verdict.handbook.model_copy(update={"contacts": contacts}))


def crowded(contacts: Contacts) -> Contacts:
    """Four people a role, with names and numbers as long as there are, and one that no line holds."""
    name, number = "Maximilian-Alexander von Hohenzollern-Sigmaringen", "+86 10 6655 1234 ext. 88888, then 9"
    long = {"name": name, "phone": number, "backup_phone": number}
    people = [one.model_copy(update=long) for one in contacts.people for _ in range(3)]
    people += [one.model_copy(update={"name": "W" * 60, "phone": "1" * 40}) for one in contacts.people]
    codes = {"duty_number": number, "bridge": LONG[2], "passcode": "9" * 40, "safe_word": "密" * 40}
    return contacts.model_copy(update={"people": tuple(people), **codes})


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Job]:
    """The first document of each format and language of mini, with long words everywhere."""
    layout = Layout(copy_mini(tmp_path_factory.mktemp("long")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "validate", lengthened)
        views = see(layout, Order(), Unwatched())
    found: dict[tuple[str, str], Job] = {}
    for name in dict.fromkeys(name for name, _ in PRINTED):
        for job in plan(views, Wish((name,))):
            found.setdefault((name, job.language), job)
    return found


@pytest.mark.parametrize(("name", "language"), PRINTED)
def test_no_word_is_outside_its_cell(
    jobs: dict[tuple[str, str], Job], name: str, language: str, request: pytest.FixtureRequest
) -> None:
    if (name, language) not in SAMPLE and not request.config.getoption("--whole"):
        pytest.skip("printed with --whole")
    layout, job = Layout(ROOT), jobs[name, language]
    engine = FORMATS[name].engine.start()
    texts = render(job, Renderer(layout.templates))
    files = engine.encode(texts, engine.prepare(engine.assets(layout), [texts]))
    pdfs = [content for path, content in files.items() if path.endswith(".pdf")]
    assert [fault for pdf in pdfs for fault in faults(pdf)] == []
    assert sum(len(list(words_of(pdf))) for pdf in pdfs) > 40, "the test has seen too little to mean anything"


def test_a_register_of_the_book_holds_long_names(jobs: dict[tuple[str, str], Job]) -> None:
    """The book takes a minute to print; in this register names stand in a row."""
    book = render(jobs["book", "zh"], Renderer(Layout(ROOT).templates))["pdf/book.pdf"]
    [register] = re.findall(r'(<h3 id="channels">.*?)<h3 ', book, re.DOTALL)
    assert 'class="ranked"' in register
    styles = Layout(ROOT).templates.find("print/book.css").read_text(encoding="utf-8")
    assert faults(set_in(f'<section class="part">{register}</section>', styles)) == []


def test_the_heads_of_the_book_stay_above_its_text() -> None:
    """They say in which part and section a page begins, however long these are called."""
    styles = Layout(ROOT).templates.find("print/book.css").read_text(encoding="utf-8")
    parts = "".join(
        f'<section class="part"><h2>{one}</h2><h3>{two}</h3>{"<p>a line of it</p>" * 60}</section>'
        for one, two in zip(LONG[4:6], LONG[5:3:-1], strict=True)
    )
    assert faults(set_in(parts, styles)) == []
    assert faults(set_in(parts, styles.replace("line-clamp: 2;", "", 1)))


NUMBER = re.compile(r"{{((?:(?!}}).)*\b(?:person|authority)\.(?:backup_)?phone\b(?:(?!}}).)*)}}")


def test_no_template_prints_a_number_as_one_long_word() -> None:
    """Each goes through what parts it between its groups; pages on a screen through what dials it."""
    files = [file for file in Layout(ROOT).templates.files().values() if file.suffix in {".html", ".md"}]
    said = [(file.name, one) for file in files for one in NUMBER.findall(file.read_text(encoding="utf-8"))]
    assert len(said) > 8, "the test has seen too little to mean anything"
    assert [one for one in said if not re.search(r"\b(?:dialled|phone)\(", one[1])] == []
    assert NUMBER.findall("{{ person.name }} {{ person.phone }}") == [" person.phone "]


def test_the_foot_of_a_poster_lies_over_nothing() -> None:
    styles = Layout(ROOT).templates.find("print/poster.css").read_text(encoding="utf-8")
    copy = "information-security-and-privacy · Version 1.1 · Content 00000000 · Contacts 00000000 · Build 00000000"
    foot = f'<div class="foot-left"><span class="identity">{copy}</span></div>'
    marking = '<div class="head-right">TLP:AMBER (internal and partners who need it) · Internal</div>'
    page = f"{foot}{marking}<p>all is well</p>"
    size = "@page { size: A3 landscape }"
    assert faults(set_in(page, f"{styles}{size}")) == []
    assert faults(set_in(page, f"{styles}{size}".replace("@bottom-right", "@bottom-center", 1)))


def test_a_pocket_card_says_which_copy_it_is_within_its_edge(tmp_path: Path) -> None:
    """However many lines that takes, in the marking with most words."""
    layout = Layout(copy_mini(tmp_path))
    file = layout.playbooks / "alpha" / "playbook.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("marking: clear", "marking: amber"), encoding="utf-8")
    job = next(job for job in plan(see(layout, Order(), Unwatched()), Wish(("pocket",))) if job.language == "en")
    page = render(job, Renderer(layout.templates))["pdf/alpha-pocket.pdf"]
    assert "TLP:AMBER" in page
    longer = page.replace("· alpha ·", f"· {'information-security-' * 3} ·")
    assert longer != page
    printed = encode({"x.pdf": longer}, assets(layout))["x.pdf"]
    assert faults(printed) == []
    [said] = set(re.findall("<p>Pocket card.*?</p>", page))
    words = list(words_of(set_in("".join(f"<div style='width: {wide}mm'>{said}</div>" for wide in range(40, 80, 3)))))
    marks = [word for word in words if "·" in word.words and len(word.words.strip("\u2060")) == 1]
    assert len(marks) > 60, "the test has seen too little to mean anything"
    assert [mark for mark in marks if not any(mark.follows(word) for word in words)] == []


def set_in(body: str, style: str = "") -> bytes:
    head = f'<title>t</title><link rel="stylesheet" href="base.css"><style>{style}</style>'
    page = f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'
    return encode({"x.pdf": page}, assets(Layout(ROOT)))["x.pdf"]


def test_planted_faults_are_seen() -> None:
    assert faults(set_in("<p>all is well here</p>")) == []
    assert faults(set_in(f"<p style='white-space: nowrap'>{'W' * 120}</p>"))
    cells = "<tr><td style='width: 30mm'>{}</td><td></td></tr>"
    assert faults(set_in(f"<table class='grid'>{cells.format('words that are broken')}</table>")) == []
    long = cells.format("<span style='white-space: nowrap'>words that are not broken at all</span>")
    assert faults(set_in(f"<table class='grid'>{long}</table>", "table { table-layout: fixed; width: 60mm }"))
    assert faults(set_in("<p>first</p><p style='margin-top: -8mm'>second</p>"))


CODES = (
    "securityincidentcoordination@internationalinformationcompany.example",
    "https://www.internationalorganisation.example/administration",
    "communicationresponsibilities_documentation.pdf",
    "/usr/share/documentation/administration/configuration",
    "payment-gateway-production-environment",
    "--kubernetes-configuration-administration",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "InternationalAdministrationConfiguration",
    "#communicationsadministration",
    "@communicationsadministration",
    "administration/configuration",
    "%ADMINISTRATION%",
    "{administration-configuration}",
    "Übertragungsverschlüsselung_Internationalisierung.docx",
    "zusammenfassung-übertragungsverschlüsselung.pdf",
    r"C:\International Communications Administration\configuration.yml",
    r"\\fileserver\International Communications\responsibilities",
    r"HKLM\SOFTWARE\International Communications\administration",
    "https://例子.example/internationalisation?administration=communications",
    "--configuration=administration",
    "2001:0db8:85a3:0000:0000:8a2e:0370:7334",
    "550e8400-e29b-41d4-a716-446655440000",
)


def test_a_code_is_never_hyphenated() -> None:
    """In columns of many widths: what is copied from the page is what was typed."""
    widths = range(20, 60, 6)
    rows = (f"<tr><td style='width: {wide}mm'>to {code} now</td><td></td></tr>" for code in CODES for wide in widths)
    said = bare(set_in("".join(f"<table class='grid'>{row}</table>" for row in rows)))
    found = {code: said.count("".join(f"to {code} now".split())) for code in CODES}
    assert found == dict.fromkeys(CODES, len(widths))


def test_a_single_letter_keeps_its_hyphen() -> None:
    names = ("A-shares", "K-12", "Plan-B", "e-mail", "T-shirts,", "X-ray")
    rows = "".join(
        f"<tr><td style='width: {n}mm'>on {' and '.join(names)}</td><td></td></tr>" for n in range(20, 60, 3)
    )
    said = " ".join(word.words for word in words_of(set_in(f"<table class='grid'>{rows}</table>")))
    assert {name: said.count(name) for name in names} == dict.fromkeys(names, 14)


COMMANDS = (
    ("run kubectl rollout restart deployment administration", "first"),
    ("enter net stop authentication administration", "on the server"),
    ("type: show configuration authentication", "and look"),
    ("execute “docker compose restart authentication”", "first"),
    ("use `systemctl restart administration` here", "first"),
    ("运行 terraform destroy authentication", "后再看"),
    ("sudo systemctl restart administration", "then wait"),
    ("backupagent --environment communications", "and wait"),
    ("Restart-Service Authentication -Force", "first"),
    ("DELETE FROM communications WHERE authentication", "first"),
    ("openssl verify intermediatecertificate", "then"),
    ("执行：service authentication restart", "后再看"),
    ("“International Communications.docx”", "to all"),
)


def test_a_command_of_ordinary_words_is_never_hyphenated() -> None:
    widths = range(24, 60, 6)
    rows = (
        f"<tr><td style='width: {wide}mm'>{command} {after}</td><td></td></tr>"
        for command, after in COMMANDS
        for wide in widths
    )
    said = bare(set_in("".join(f"<table class='grid'>{row}</table>" for row in rows)))
    wanted = {command: "".join(f"{command}{after}".split()) for command, after in COMMANDS}
    assert {command: said.count(words) for command, words in wanted.items()} == dict.fromkeys(wanted, len(widths))


@pytest.mark.parametrize(
    "text",
    [
        "Run the first drill",
        "Enter your initials here",
        "Type in a number",
        "a second type of crisis",
        "输入密码",
        "campaign running, promise sold",
        "Typed notes",
        "Entering data",
        "Who runs it",
    ],
)
def test_an_instruction_is_no_command(text: str) -> None:
    assert list(commands(text)) == []


def test_an_ordinary_word_still_is() -> None:
    row = "<tr><td style='width: 27mm'>an internationalisation</td><td></td></tr>"
    assert "internationalisation" not in bare(set_in(f"<table class='grid'>{row}</table>"))


def bare(pdf: bytes) -> str:
    """The words of a PDF in their order, without the spaces between them."""
    return "".join(word.words for word in words_of(pdf))


def test_a_row_higher_than_a_page_has_the_head_on_each() -> None:
    head = "<thead><tr><th class='bucket'>BUCKET</th><th class='write-name'>INITIALS</th></tr></thead>"
    rows = "".join(f"<tr><td>{words}</td><td></td></tr>" for words in ("short", "word " * 3000, "short"))
    words = list(words_of(set_in(f"<table class='checklist'>{head}<tbody>{rows}</tbody></table>")))
    pages = {word.page for word in words}
    assert len(pages) > 2
    assert {word.page for word in words if word.words == "BUCKET"} == pages


def test_a_blank_is_not_parted_in_its_label() -> None:
    label = "the areas and the hours that are affected"
    texts = (f"<div class='letter'><p>{'x ' * n}<span class='blank'>{label}</span></p></div>" for n in range(0, 60, 4))
    words = list(words_of(set_in("".join(texts))))
    starts = [word for word in words if word.words == "the"][::2]
    ends = [word for word in words if word.words == "affected"]
    assert len(starts) == len(ends) == 15
    assert [one.words for one, other in zip(starts, ends, strict=True) if abs(one.top - other.top) > 1] == []


@pytest.mark.parametrize(
    "word", ["e-commerce", "and/or", "internationalisation", "don't", "24/7", "T+30", "(word).", "100%", "#"]
)
def test_ordinary_words_are_no_codes(word: str) -> None:
    assert not is_code(word)


def test_marks_change_no_word_and_no_tag() -> None:
    page = '<title>a_b</title><p class="x_y">See https://a.example/?a=1&amp;b=2 or 上海·北京，￥ 100 &lt;b&gt;</p>'
    assert re.sub("</?span.*?>|\u2060", "", marked(page)) == page
    assert re.findall(r'<span class="([\w-]+)">(.*?)</span>', marked(page)) == [
        ("code-like", "https://a.example/?a=1&amp;b=2")
    ]
    assert re.findall("..\u2060.", marked(page)) == ["上海\u2060·", "￥ \u20601"]
