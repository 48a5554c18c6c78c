"""The search in a real Chromium: from a server and from a disk, typed, pasted, by keyboard, and what it answers."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from built.host import Host
from built.silent import silent
from built.workshop import ROOT
from generator.packing.links import target
from generator.publishing.releases import read_manifest
from generator.search.index import script
from generator.search.packed import BLOCK, front_coded, packed
from generator.search.sound import read
from generator.search.terms import APART, FORMS, stem
from generator.text.traditional import simplified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Route

    from generator.publishing.releases import Release

LISTS = ("queries", "held")
"""Questions with what answers them: those by which the search was tuned, and some that were kept back from it."""


def asked(name: str, language: str) -> list[dict[str, Any]]:
    """The questions of a list in a language."""
    lines = (ROOT / f"tests/data/search/{name}.jsonl").read_text("utf-8").splitlines()
    return [one for one in map(json.loads, lines) if one["lang"] == language]


NO_DANGER = {"says": "", "numbers": [], "harmless": []}
ON_SCREEN = 5
"""Hits that a telephone shows at once."""
SAMPLE = 24
"""Of so many questions one is asked in the sample."""
VECTORS: dict[str, Any] = json.loads((ROOT / "tests/data/vectors/search.json").read_text("utf-8"))
KB = 1000
ASK = """async (question) => {
  const field = document.querySelector("input[type=search]");
  const list = document.querySelector(".search-list"), status = document.querySelector(".search-status");
  list.replaceChildren();
  status.textContent = "";
  const says = new Promise((done) => new MutationObserver((_, watch) => {
    if (status.textContent && status.textContent !== field.form.dataset.loading) { watch.disconnect(); done(); }
  }).observe(status, { childList: true }));
  field.value = question;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await says;
  return Array.from(list.querySelectorAll("[data-hit]"), (link) => link.dataset.hit);
}"""
"""Asks as a paste or a voice does: without a key; gives what the hits lead to."""


READ = """([packed, many]) => {
  const { at, place } = handbook.search.unpacked.terms(packed);
  const read = Array.from({ length: many }, (_, number) => at(number));
  return at(many) === undefined && read.every((term, number) => place(term) === number) ? read : [];
}"""
"""Every term of an index, if each is also found where it stands."""


@pytest.fixture(params=["http", "file"])
def where(request: pytest.FixtureRequest, address: str, release: Release) -> str:
    """The handbook on a server, and in a folder of a disk."""
    return address if request.param == "http" else release.folder.as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of a telephone; a message on its console fails the test."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def recall(page: Page, where: str, language: str, queries: list[dict[str, Any]]) -> tuple[float, float]:
    """How many of the questions have the right answer first, and among the first five."""
    page.goto(f"{where}/{language}/index.html")
    places = []
    for one in queries:
        hits = page.evaluate(ASK, one["query"])
        right = [*map(answers(one), hits)]
        places.append(right.index(True) if True in right else 99)
    return tuple(sum(place < n for place in places) / len(places) for n in (1, 5))  # type: ignore[return-value]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sample_of_questions_is_answered(page: Page, where: str, language: str) -> None:
    first, five = recall(page, where, language, asked("queries", language)[::SAMPLE])
    assert first >= 0.7
    assert five >= 0.9


@pytest.mark.parametrize("where", ["http", pytest.param("file", marks=pytest.mark.browser_all)], indirect=True)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_where_a_life_is_in_danger_the_call_comes_before_any_page(page: Page, where: str, language: str) -> None:
    cases = [json.loads(line) for line in (ROOT / "tests/data/search/danger.jsonl").read_text("utf-8").splitlines()]
    page.goto(f"{where}/{language}/index.html")
    told = [{**case, "rings": rings(page, case["query"])} for case in cases if case["language"] == language]
    assert told == [case for case in cases if case["language"] == language]


@pytest.mark.parametrize("where", ["file", pytest.param("http", marks=pytest.mark.browser_all)], indirect=True)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_question_at_night_is_answered_on_the_first_screen(page: Page, where: str, language: str) -> None:
    page.goto(f"{where}/{language}/index.html")
    found = {one["query"]: page.evaluate(ASK, one["query"])[:ON_SCREEN] for one in asked("night", language)}
    answered = {one["query"] for one in asked("night", language) if any(map(answers(one), found[one["query"]]))}
    assert {query: hits for query, hits in found.items() if query not in answered} == {}


def answers(one: dict[str, Any]) -> Callable[[str], bool]:
    """Whether a hit is what a question looks for."""
    return lambda hit: any(name in part for part in hit.split("/") for name in one["any_of"])


def rings(page: Page, question: str) -> list[str]:
    """The numbers that the search says to ring first."""
    page.evaluate(ASK, question)
    links = page.locator(".search-danger a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    return [link.removeprefix("tel:") for link in links]


@pytest.mark.parametrize("where", ["file"], indirect=True)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_hit_tells_what_fits_the_question(page: Page, where: str, language: str) -> None:
    page.goto(f"{where}/{language}/index.html")
    for one in asked("told", language):
        [hit] = [path for path in page.evaluate(ASK, one["query"]) if path.endswith(one["hit"])]
        told = page.inner_text(f'[data-hit="{hit}"]')
        assert one["says"] in told, one["query"]
        assert not one["not"] or one["not"] not in told, one["query"]


@pytest.mark.browser_all
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", LISTS)
def test_all_questions_are_answered(page: Page, where: str, language: str, name: str) -> None:
    first, five = recall(page, where, language, asked(name, language))
    assert first >= 0.9
    assert five >= 0.98


def test_a_browser_folds_and_cuts_as_the_build_does(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/index.html")
    page.evaluate(ASK, "召回")
    table = ["".join(map(chr, simplified())), "".join(simplified().values())]
    texts = [case["text"] for case in VECTORS["cases"]]
    fold = "([texts, table]) => texts.map((text) => handbook.search.fold(text, handbook.search.table(table)))"
    folded = page.evaluate(fold, [texts, table])
    assert folded == [case["folded"] for case in VECTORS["cases"]]
    heard = page.evaluate("all => all.map(([sound]) => handbook.search.soft(sound))", VECTORS["sounds"])
    assert heard == [told for _, told in VECTORS["sounds"]]
    cut = page.evaluate("texts => texts.map(handbook.search.terms)", folded)
    assert cut == [case["terms"] for case in VECTORS["cases"]]


HEARD = """async ([index, runs]) => {
  const told = index.slice(index.indexOf("(") + 1, index.lastIndexOf(")"));
  const { sounds } = handbook.search.opened(JSON.parse(told)), letters = Array.from("abcdefghijklmnopqrstuvwxyz");
  const terms = letters.flatMap(sounds.begin);
  return [terms, terms.filter((term) => sounds.whole(term)), runs.map((run) => sounds.read(run).join(" "))];
}"""
"""The terms of an index that are heard, those that are the whole of what something is called, and how runs are read."""


def heard_index(title: str, said: list[str]) -> str:
    """An index of one thing that is found by its sound."""
    entry = {"kind": "role", "title": title, "path": "", "said": said, "sounds": True}
    told = {"language": "zh", "kinds": {"role": ""}, "entries": [entry], "readings": {}, "asked": {}, "also": {}}
    return script({**told, "danger": NO_DANGER, "duties": {}}, [])


def test_a_browser_hears_by_which_terms_something_is_found(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/index.html")
    page.evaluate(ASK, "召回")
    for case in VECTORS["heard"]:
        terms, whole, _ = page.evaluate(HEARD, [heard_index(case["title"], case["said"]), []])
        assert (terms, whole) == (case["terms"], case["whole"]), case
    said = [run for run, _ in VECTORS["read"]]
    _, _, aloud = page.evaluate(HEARD, [heard_index("甲", said), said])
    assert aloud == [sounds for _, sounds in VECTORS["read"]]


ALOUD = """async ([language, sounding]) => {
  const { search } = handbook, { entries, sounds } = await search.ready(language, "");
  const all = search.unpacked.distances(sounding).map((number) => entries[number]);
  const texts = all.flatMap(({ title, said }) => [title, ...said.split("\\n").filter(({ length }) => length <= 5)]);
  const runs = Array.from(new Set(texts.flatMap((text) => text.match(/[\\u4e00-\\u9fff]+/g) || [])));
  return runs.map((run) => [run, sounds.read(run).join(" ")]);
}"""
"""All runs of Chinese that are found by their sound, and how a browser reads them aloud."""


def test_a_browser_reads_all_that_is_found_by_its_sound_as_the_build_does(
    page: Page, address: str, release: Release, language: str
) -> None:
    page.goto(f"{address}/{language}/index.html")
    page.evaluate(ASK, "召回")
    aloud = page.evaluate(ALOUD, [language, index_of(release, language)["sounding"]])
    assert len(aloud) > 3000
    assert [told for told in aloud if told[1] != " ".join(read(told[0]))] == []


def test_a_browser_stems_as_the_build_does(page: Page, address: str) -> None:
    data = (file.read_text("utf-8") for file in (ROOT / "playbooks").rglob("*.yml"))
    words = sorted({word for text in data for word in re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower())})
    assert len(words) > 5000
    words = sorted({*words, *APART, *FORMS})  # the lists of exceptions stand in both
    page.goto(f"{address}/en/index.html")
    page.evaluate(ASK, "recall")
    stems = page.evaluate("words => words.map((word) => handbook.search.terms(word))", words)
    assert [(word, found) for word, found in zip(words, stems, strict=True) if found != [stem(word)]] == []


def test_a_browser_unpacks_what_the_build_packs(page: Page, address: str) -> None:
    page.goto(f"{address}/en/index.html")
    page.evaluate(ASK, "recall")
    assert (
        page.evaluate(READ, [VECTORS["terms"]["packed"], len(VECTORS["terms"]["given"])]) == VECTORS["terms"]["given"]
    )
    given, digits = VECTORS["postings"]["given"], VECTORS["postings"]["packed"]
    many = [f"{number:04}" for number in range(3 * BLOCK + 5)]
    assert page.evaluate(READ, [front_coded(many), len(many)]) == many, "across blocks"
    unpack = """([digits, terms, fields]) => {
      const of = handbook.search.unpacked.postings(digits);
      return Array.from({ length: terms }, (_, term) => {
        const found = of(term);
        return Array.from({ length: fields }, (_, field) => Array.from(found.get(field) || []));
      });
    }"""
    assert page.evaluate(unpack, [digits, len(given), len(given[0])]) == given
    long = [
        row
        for number in range(BLOCK)
        for row in ([[number], [], [40, 2000 + number]], [[], list(range(number + 1)), []])
    ]
    assert page.evaluate(unpack, [packed(long), len(long), 3]) == long, "across blocks"


def index_of(release: Release, language: str) -> dict[str, Any]:
    """The index that a browser gets, by way of the slip."""
    assets = release.folder / language / "assets"
    slip = (assets / "search-index.js").read_text("utf-8")
    [name] = re.findall(r'handbook\.search\.at\("(search-index\.[0-9a-f]{8}\.js)", \{', slip)
    content = (assets / name).read_bytes()
    assert len(gzip.compress(content, 9)) <= 600 * KB
    told: dict[str, Any] = json.loads(content.decode().removeprefix("handbook.search.take(").removesuffix(");\n"))
    return told


def test_all_that_can_be_found_is_there(release: Release, language: str) -> None:
    index, ids = index_of(release, language), dict[str, set[str]]()
    files = {file.relative_to(release.folder).as_posix() for file in release.folder.rglob("*") if file.is_file()}
    lost = []
    for _, _, path, *_ in index["entries"]:
        page, _, place = path.partition("#")
        file = target(f"{language}/index.html", page, files)
        if file in files and file not in ids:
            ids[file] = set(re.findall(r'\sid="([^"]+)"', (release.folder / file).read_text("utf-8")))
        if file not in files or (place and place not in ids[file]):
            lost.append(path)
    assert len(index["entries"]) > 1300
    assert lost == []


def test_an_index_is_in_its_language_and_knows_no_printed_copy(release: Release) -> None:
    titles = [title for _, title, *_ in index_of(release, "en")["entries"]]
    assert [title for title in titles if re.search("[\u4e00-\u9fff]", title)] == []
    assert [path for _, _, path, *_ in index_of(release, "zh")["entries"] if path.startswith("copies")] == []


MANY = 3000
"""Entries of a big handbook, of which all have the words of a question."""
WEIGHED = """async (index) => {
  const told = index.slice(index.indexOf("(") + 1, index.lastIndexOf(")"));
  const { search } = handbook, own = search.opened(JSON.parse(told));
  const ask = own.mini.search.bind(own.mini);
  let weighed = 0;
  own.mini.search = (terms, options) => ask(terms, {
    ...options, filter: (hit) => { weighed += 1; return options.filter(hit); },
  });
  const [first] = search.find(own, "stop the sale of kettles at once");
  return [first.title, weighed];
}"""


def test_of_a_big_handbook_what_may_come_first_is_weighed_and_no_more(page: Page, address: str) -> None:
    entry = {"kind": "step", "place": "Sales", "text": "Stop a sale at once, whatever the kettles cost."}
    entries = [{**entry, "title": f"Step {n}", "path": f"steps/{n}/"} for n in range(MANY)]
    entries[MANY - 7]["title"] = "Stop the sale of kettles"
    told = {"language": "en", "kinds": {"step": ""}, "entries": entries, "readings": {}, "asked": {}, "also": {}}
    page.goto(f"{address}/en/index.html")
    page.evaluate(ASK, "recall")
    index = script({**told, "danger": NO_DANGER, "duties": {}}, [])
    first, weighed = page.evaluate(WEIGHED, index)
    assert first == "Stop the sale of kettles"
    assert 0 < weighed < MANY / 4


CORRECTED = """async ([language, typed]) => {
  const { search } = handbook, index = await search.ready(language, [], "");
  return typed.map((one) => search.reheard(index, search.corrected(index, search.fold(one, index.simplified))));
}"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_slip_is_read_as_the_word_that_was_meant(page: Page, address: str, language: str) -> None:
    lines = (ROOT / "tests/data/search/slips.jsonl").read_text("utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if case["language"] == language]
    page.goto(f"{address}/{language}/index.html")
    page.evaluate(ASK, "recall")
    meant = page.evaluate(CORRECTED, [language, [case["typed"] for case in cases]])
    assert meant == [case["meant"] for case in cases]


SLIPS = [
    ("leak", "leak", 0),
    ("leek", "leak", 0.5),  # a vowel for another
    ("week", "leak", 1.5),
    ("outtage", "outage", 0.5),  # doubled
    ("phising", "phishing", 0.5),  # hardly heard
    ("braech", "breach", 0.5),  # two that changed places
    ("recll", "recall", 0.75),
    ("turtle", "recall", None),
]
"""Two words, and how many slips make one of the other: none when there are more than one and a half."""


def test_slips_that_are_heard_or_seen_alike_count_for_less(page: Page, address: str) -> None:
    page.goto(f"{address}/en/index.html")
    page.evaluate(ASK, "recall")
    count = "pairs => pairs.map(([one, other]) => [handbook.search.slips(one, other, 1.5), "
    count += "handbook.search.slips(other, one, 1.5)].map(many => Number.isFinite(many) ? many : null))"
    assert page.evaluate(count, SLIPS) == [[many, many] for _, _, many in SLIPS], "in either direction"


NEAR = """([index, questions]) => {
  const told = index.slice(index.indexOf("(") + 1, index.lastIndexOf(")")), { search } = handbook;
  const own = search.opened(JSON.parse(told)), worths = (question) => new Map(
    search.naming(search.fold(question, own.simplified)).map((term) => [term, search.worth(own, term)]));
  return questions.map((question) => own.entries.map((entry) => search.nearness(own, entry, worths(question))));
}"""


def said_index(*said: tuple[str, ...], readings: dict[str, str] | None = None) -> str:
    """An index of playbooks of which people say this."""
    entries = [
        {"kind": "playbook", "title": f"Book {n}", "path": f"{n}/", "said": list(one)} for n, one in enumerate(said)
    ]
    told = {"language": "en", "kinds": {"playbook": ""}, "entries": entries, "readings": readings or {}}
    return script({**told, "asked": {}, "also": {}, "danger": NO_DANGER, "duties": {}}, [])


def test_words_that_are_said_together_come_nearer_than_the_same_words_apart(page: Page, address: str) -> None:
    page.goto(f"{address}/en/index.html")
    page.evaluate(ASK, "recall")
    index = said_index(
        ("money taken twice", "parcel lost", "late"), ("money gone", "taken ill", "twice as long"), ("kettle on fire",)
    )
    whole, turned, longer, other = page.evaluate(
        NEAR, [index, ["money taken twice", "twice they took my money", "money taken twice by the bank", "smoke"]]
    )
    assert whole == turned == [1, pytest.approx(whole[1]), 0], "whatever the order and the form of the words"
    assert 0 < whole[1] < 0.5
    assert whole[1] < longer[0] < 1
    assert other == [0, 0, 0]


REREAD = """([index, question]) => {
  const told = index.slice(index.indexOf("(") + 1, index.lastIndexOf(")")), { search } = handbook;
  const { text, parts, dense } = search.reread(search.opened(JSON.parse(told)), question);
  return [text, Object.fromEntries(parts), dense];
}"""


def test_other_words_weigh_no_more_than_those_they_stand_for(page: Page, address: str) -> None:
    page.goto(f"{address}/en/index.html")
    page.evaluate(ASK, "recall")
    readings = {"how to respond": "situational theory", "billed": "charged", "respond": "answer"}
    saids = [("respond to it",), ("respond to them",), ("respond to us",), ("situational theory",), ("charged twice",)]
    index = said_index(*saids, readings=readings)
    text, parts, dense = page.evaluate(REREAD, [index, "riders late, how to respond"])
    assert text == "riders late situational theory", "the longest is read"
    assert set(parts) == {"situat", "theori"}
    assert 0 < parts["situat"] == parts["theori"] < 0.5, "rare words for a common one"
    assert 0 < dense < 1
    text, parts, _ = page.evaluate(REREAD, [index, "billed, charged"])
    assert (text, parts) == ("charged charged", {}), "asked for themselves"
    assert page.evaluate(REREAD, [index, "parcel lost"]) == ["parcel lost", {}, 1]


FOUND = """([index, questions]) => {
  const told = index.slice(index.indexOf("(") + 1, index.lastIndexOf(")")), { search } = handbook;
  const own = search.opened(JSON.parse(told));
  return questions.map((question) => search.find(own, question).map(({ path }) => path));
}"""


def kinds_index() -> str:
    """An index with rules of three places, two channels, two drills and a playbook."""
    rules = [("Leak to the authority", place, place.lower()) for place in ("Korea", "Singapore", "Mainland")]
    entries: list[dict[str, Any]] = [
        {"kind": "playbook", "title": "Privacy", "path": "leak/", "said": ["customer data leaked", "posted by staff"]},
        {"kind": "playbook", "title": "Warehouse", "path": "fire/", "said": ["smoke", "Korea office burns"]},
        {"kind": "page", "title": "Rules", "path": "rules/"},
        {"kind": "page", "title": "Training", "path": "training/", "said": ["drill"]},
        *({"kind": "rule", "title": a, "path": f"rules/#{c}", "text": b, "jurisdiction": b} for a, b, c in rules),
        {"kind": "channel", "title": "Weibo", "path": "channels/#weibo"},
        {"kind": "drill", "title": "Friday night", "path": "friday/", "under": "fire/"},
        {"kind": "drill", "title": "Monday noon", "path": "monday/", "under": "leak/"},
    ]
    told = {"language": "en", "kinds": dict.fromkeys(entry["kind"] for entry in entries), "entries": entries}
    asked = {"rule": ["deadline"], "drill": ["drill"], "channel": ["characters"]}
    return script(
        {**told, "readings": {"Seoul": "Korea"}, "asked": asked, "also": {}, "danger": NO_DANGER, "duties": {}}, []
    )


def test_a_question_tells_what_kind_it_asks_for_and_of_which_place(page: Page, address: str) -> None:
    page.goto(f"{address}/en/index.html")
    page.evaluate(ASK, "recall")
    questions = [
        "leak deadline Singapore",
        "leak deadline in Seoul",
        "Korea office burns",
        "customer data leaked on Weibo",
        "Weibo",
        "drill",
    ]
    singapore, seoul, burning, seen, channel, drills = page.evaluate(FOUND, [kinds_index(), questions])
    assert singapore[0] == "rules/#singapore"
    assert seoul[0] == "rules/#korea"
    assert burning[0] == "fire/", "a place alone asks for no rule"
    assert seen[0] == "leak/", "a channel beside something else is where it was seen"
    assert channel[0] == "channels/#weibo"
    assert drills == ["training/", "friday/", "monday/"], "all of a kind behind the page on it"


def test_arrows_walk_and_enter_opens(page: Page, where: str) -> None:
    page.goto(f"{where}/en/index.html")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") != "search", "a sign alone may be dictated at any time"
    page.keyboard.press("Control+/")
    page.keyboard.type("stop sale")
    page.locator("[data-hit]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('li:nth-child(2) > [data-hit]')")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.matches('input[type=search]')")
    page.keyboard.press("Escape")
    assert page.locator(".search-found").is_hidden()
    page.keyboard.type(" now")
    page.locator("[data-hit]").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/playbooks/product-quality/**")


def test_what_was_found_comes_back_and_enter_does_not_wait(page: Page, where: str) -> None:
    page.goto(f"{where}/en/index.html")
    field = page.locator("input[type=search]")
    field.fill("stop sale")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/playbooks/product-quality/**")
    page.go_back()
    page.wait_for_function("document.querySelector('input[type=search]').value === 'stop sale'")  # from the wrong one
    field.click()
    hits = page.locator("[data-hit]")
    hits.first.wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".search-found").is_hidden()
    page.keyboard.press("ArrowDown")
    hits.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('input[type=search]')")
    page.wait_for_timeout(100)
    assert page.locator(".search-found").is_hidden(), "closed from a hit it stays closed"
    field.click()
    hits.first.wait_for()


def test_that_an_index_is_on_its_way_is_said(page: Page, address: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search-index.*.js", hold)
    page.goto(f"{address}/en/index.html")
    with page.expect_request("**/search-index.*.js"):
        page.locator("input[type=search]").click()
    page.keyboard.type("refund")
    status = page.locator(".search-status")
    status.wait_for()
    assert status.text_content() == page.locator("form.search").get_attribute("data-loading")
    for route in held:
        route.continue_()
    page.locator("[data-hit]").first.wait_for()


def test_an_input_method_asks_with_what_it_writes(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/index.html")
    field = page.locator("input[type=search]")
    field.focus()
    session = page.context.new_cdp_session(page)
    for written in ("zhao", "zhaohui", "召回"):
        session.send("Input.imeSetComposition", {"text": written, "selectionStart": 0, "selectionEnd": len(written)})
        page.wait_for_timeout(50)
        assert page.locator(".search-found").is_hidden(), "nothing flickers while a word is being written"
    session.send("Input.insertText", {"text": "召回"})
    page.locator("[data-hit='zh/playbooks/product-quality/']").wait_for()
    assert field.input_value() == "召回"


def test_what_only_another_language_finds_comes_after_and_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/index.html")
    hits = page.evaluate(ASK, "envelope")
    assert hits
    page.wait_for_function("document.querySelector('.hit-language')")
    rows = page.locator(".search-list li:has([data-hit])").evaluate_all("rows => rows.map((row) => row.lang)")
    assert rows == sorted(rows), "the reader's language first"
    assert rows[-1] == "en"
    assert page.locator(".hit-language").first.text_content() == "English"


SENTENCES = {
    "zh": {
        "a customer says our power bank burned her hand": "zh/playbooks/product-quality/",
        "half of the buyers are charged twice and the hotline is jammed": "zh/playbooks/service",
    },
    "en": {
        "有人在群里传我们老板的假视频怎么办": "en/playbooks/rumour-attack/",
        "仓库着火了有人没出来先打给谁": "en/playbooks/logistics-failure/",
    },
}
"""By a reader's language, sentences in another, and what answers each in the reader's."""


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_in_another_language_is_answered_in_the_readers(page: Page, where: str, language: str) -> None:
    page.goto(f"{where}/{language}/index.html")
    for sentence, answer in SENTENCES[language].items():
        hits = page.evaluate(ASK, sentence)
        assert hits[0].startswith(answer), sentence
        assert all(hit.startswith(f"{language}/") for hit in hits[:3]), sentence


def test_a_page_that_outlives_its_release_finds_what_the_next_one_has(browser: Browser, release: Release) -> None:
    own = re.compile(r"(assets/(?:search/|vendor/|search-index).*?)\.[0-9a-f]{8}\.js$")
    files = {path: (release.folder / path).read_bytes() for path in read_manifest(release.folder) if path[:3] == "en/"}
    newer = {own.sub(r"\1.00000000.js", path): content for path, content in files.items()}
    slip = "en/assets/search-index.js"
    newer[slip] = re.sub(rb"\.[0-9a-f]{8}\.js", b".00000000.js", files[slip])
    assert len(newer.keys() - files.keys()) > 10
    host = Host(files)
    with silent(browser.new_context(service_workers="block")) as page:
        page.goto(f"{host.address}/en/index.html")
        host.files = newer
        assert page.evaluate(ASK, "money taken twice")
    host.close()


def test_nothing_found_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}/en/index.html")
    assert page.evaluate(ASK, "qqqqqq xxxxxx") == []
    assert "Nothing found" in str(page.locator(".search-status").text_content())
    page.locator("input[type=search]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/reference/contacts/")
    page.evaluate(ASK, "recall")
    assert page.locator(".search-next").is_hidden()


ODD = {
    "“stop sale”": True,
    "ｒｅｃａｌｌ": True,
    "\u202erecall": True,
    "<b>recall</b>": True,
    "<img src=x onerror=alert(1)> recall": True,
    "🔥 recall": True,
    "recall " * 3000: True,
    "x" * 20_000: False,
    "🔥🔥": False,
    "hasOwnProperty": False,
    "\\": False,
}
"""What somebody may type or paste, and whether it is answered."""


def test_whatever_is_typed_is_answered_or_said_to_be_found_nowhere(page: Page, strict_address: str) -> None:
    page.goto(f"{strict_address}/en/index.html")
    found = {text: bool(page.evaluate(ASK, text)) for text in ODD}
    assert found == ODD
    page.locator("input[type=search]").fill(" " * 30)
    assert page.locator(".search-found").is_hidden()


def test_a_strict_policy_takes_nothing_from_the_search(page: Page, strict_address: str) -> None:
    page.goto(f"{strict_address}/zh/playbooks/service/")
    assert "zh/playbooks/product-quality/" in page.evaluate(ASK, "產品召回")[:1]


def test_a_hit_opens_what_it_leads_to(page: Page, address: str) -> None:
    page.goto(f"{address}/en/playbooks/product-quality/response/")
    page.evaluate(
        "document.querySelector('#decisions').insertAdjacentHTML('beforebegin', '<details id=\"shut\"></details>')"
    )
    page.evaluate("document.querySelector('#shut').append(document.querySelector('#decisions'))")
    page.evaluate("handbook.reveal('#decisions')")
    assert page.locator("#shut").get_attribute("open") is not None
