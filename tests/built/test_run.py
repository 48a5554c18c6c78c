"""What runs a crisis, in a real Chromium: clock, ticks, message sheets, incident log, what folds and filters."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from built.silent import silent
from built.workshop import LANGUAGES, PLAYBOOKS
from generator.text.lengths import length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "docs" / "assets" / "run"
VECTORS = json.loads((ROOT / "tests" / "data" / "vectors" / "clock.json").read_text(encoding="utf-8"))
LENGTHS = json.loads((ROOT / "tests" / "data" / "vectors" / "lengths.json").read_text(encoding="utf-8"))
ZONES = [{"id": "Asia/Shanghai", "names": ["Beijing time", "北京时间"]}, {"id": "UTC", "names": ["UTC"]}]
RESPONSE = "playbooks/product-quality/response/"
NAMES = (
    *("moment-words", "moment", "workdays", "clock", "times", "typed", "log", "letter", "store", "tasks", "due"),
    "log-panel",
)
SCREENS = 12
MANY = 20
PHONE: ViewportSize = {"width": 390, "height": 844}
LAST_OF_ALL = {
    "id": "1", "at": "9999-12-31T23:59:59.999Z", "kind": "note", "of": "", "what": "", "text": "", "who": "",
}  # fmt: skip
NO_SUCH_DAY = LAST_OF_ALL | {"at": "2026-02-31T00:00:00Z"}
NO_SUCH_START = NO_SUCH_DAY | {"at": "2026-02-28T00:00:00Z", "kind": "start", "what": "2026-02-31T00:00:00Z"}
YESTERDAY = {"id": "1", "at": "yesterday", "kind": "note", "of": "", "what": "", "text": "", "who": ""}
COLLECTING = ("communication/", "reference/", "warning/", "recovery/", "communication/messages/")
FOLDED = (
    *("reference/a-z/", "reference/glossary/", "reference/regulations/", "warning/risks/"),
    *("reference/how-to-use/", "reference/how-to-edit/", "reference/how-to-check/", "reference/how-it-works/"),
)


@pytest.fixture(scope="module")
def logic(browser: Browser) -> Iterator[Page]:
    """An empty page with everything that touches no document."""
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto("http://device.test/")
    for name in NAMES:
        if name == "due":  # and the panel of the log, which stand on a page
            page.evaluate("handbook.run = {onChange: () => {}}")
        page.add_script_tag(path=str(SCRIPTS / f"{name}.js"))
    yield page
    page.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A fresh telephone; a message on its console fails the test."""
    with silent(browser.new_context(viewport=PHONE, has_touch=True, accept_downloads=True)) as page:
        yield page


def test_the_browser_reads_moments_as_python_does(logic: Page) -> None:
    read = """([texts, now, zones]) => texts.map((text) => {
        const found = handbook.moment.read(text, new Date(Date.parse(now) + 12000), zones);
        return found && found.toISOString().slice(0, 16) + "Z";
    })"""
    assert logic.evaluate(read, [list(VECTORS["read"]), VECTORS["now"], ZONES]) == list(VECTORS["read"].values())
    for there in VECTORS["elsewhere"].values():
        asked = [list(there["read"]), VECTORS["now"], there["zones"]]
        assert logic.evaluate(read, asked) == list(there["read"].values()), there["zones"]


def test_the_browser_counts_times_as_python_does(logic: Page) -> None:
    count = """({tables, planned, legal, elsewhere}) => {
        const {limit} = handbook.clock, utc = (at) => new Date(at).toISOString().slice(0, 16) + "Z";
        const told = (due) =>
            due.unknownYear ? [due.unknownYear] : [utc(due.first), utc(due.last), due.zone, due.later];
        const start = (text) => Date.parse(text.replace(" ", "T") + "Z"), wrong = [];
        const compare = (found, expected, what) => {
            if (JSON.stringify(told(found)) !== JSON.stringify(expected)) { wrong.push([what, told(found), expected]); }
        };
        const ours = (planned, here) => {
            for (const [from, by] of Object.entries(planned)) {
                for (const [at, due] of Object.entries(by)) {
                    compare(handbook.clock.planned(start(from), limit(at), here), due, [from, at, here.zone]);
                }
            }
        };
        ours(planned, {zone: "Asia/Shanghai", table: tables.CN});
        for (const [zone, there] of Object.entries(elsewhere)) { ours(there.planned, {zone, table: tables.England}); }
        for (const [clock, by] of Object.entries(legal)) {
            const [within, calendar, zone] = clock.split(" ");
            const rule = {within: limit(within), calendar, zone, later: calendar !== "CN"};
            for (const [from, due] of Object.entries(by)) {
                compare(handbook.clock.legal(start(from), rule, tables), due, [from, clock]);
            }
        }
        return wrong;
    }"""
    assert logic.evaluate(count, VECTORS) == []


def test_logs_of_one_incident_merge_in_any_order(logic: Page) -> None:
    """Of three logs drawn by a fixed rule, with entries in common and at one moment."""
    merge = """() => {
        let seed = 7;
        const draw = (n) => (seed = (seed * 48271) % 2147483647) % n;
        const {merge, empty, add, json, parse, start, level} = handbook.log;
        const kinds = ["start", "tick", "untick", "decision", "level", "note"];
        const entry = (number) => ({
            id: "e" + number + (draw(3) ? "" : "~e" + draw(30)), at: new Date(1764e9 + draw(4) * 1000).toISOString(),
            kind: kinds[draw(6)], of: ["", "a", "b"][draw(3)], what: "", text: "t" + draw(3), who: ["", "甲"][draw(2)],
        });
        const moment = () => new Date(1764e9 + draw(9) * 1e6).toISOString();
        const timed = (one) => one.kind === "start" ? {...one, what: moment()} : one;
        const once = Array.from({length: 30}, (_, number) => timed(entry(number)));
        const pool = [...once, ...once.map((one) => ({...one, text: "t" + draw(3)}))], wrong = [];
        const held = (one) => [start(one, ""), start(one, "a"), level(one, (each) => "ab".indexOf(each.of))];
        const log = () => add(empty("x"), Array.from({length: draw(12)}, () => pool[draw(60)]));
        for (let turn = 0; turn < 300; turn += 1) {
            const [a, b, c] = [log(), log(), log()], whole = merge(merge(a, b), c);
            const same = (one) => json(one) === json(whole);
            const ids = new Set([a, b, c].flatMap((one) => one.entries.map((each) => each.id)));
            const lost = [a, b, c].flatMap((one) => one.entries).filter((each) => {
                const kept = whole.entries.find((one) => one.id === each.id);
                return !handbook.log.ways(each.text).every((way) => handbook.log.ways(kept.text).includes(way));
            });
            const again = [merge(a, merge(b, c)), merge(merge(c, a), b), merge(whole, b), parse(json(whole))];
            const alike = again.every((one) => JSON.stringify(held(one)) === JSON.stringify(held(whole)));
            if (!again.every(same) || !alike || whole.entries.length !== ids.size || lost.length) { wrong.push(turn); }
        }
        return wrong;
    }"""
    assert logic.evaluate(merge) == []


def test_of_two_t0_the_earlier_counts_until_somebody_who_has_seen_both_says_another(logic: Page) -> None:
    """The same of the level, whose more severe one counts; and a tick undone leaves the one before of what repeats."""
    held = """() => {
        const {add, empty, instead, level, levels, merge, start, starts, ticked} = handbook.log;
        const entry = (id, kind, what, of) => ({
            id, at: "2026-11-28T0" + id.charAt(0) + ":00:00.000Z", kind, of: of || "", what, text: "", who: "",
        });
        const at = (hour) => "2026-11-28T" + hour + ":00:00.000Z";
        const severity = (one) => ["II", "III"].indexOf(one.what);
        const ours = add(empty("x"), [entry("1", "start", at("05")), entry("2", "level", "III")]);
        const theirs = add(empty("x"), [entry("3", "start", at("04")), entry("4", "level", "II")]);
        const both = merge(ours, theirs), changed = add(both, [
            entry(instead("5", starts(both, "")), "start", at("06")), entry(instead("6", levels(both)), "level", "III"),
        ]);
        const told = (log) => [new Date(start(log, "")).toISOString().slice(11, 13), level(log, severity).what];
        const undone = add(empty("x"), ["tick", "tick", "untick"].flatMap((kind, number) => [
            entry(number + "a", kind, "", "again"), entry(number + "b", kind, "", "once"),
        ]));
        const ticks = ticked(undone, ["again"]), logs = [both, merge(theirs, ours), changed, merge(theirs, changed)];
        return [...logs.map(told), Object.keys(ticks), ticks.again.id];
    }"""
    both, changed = ["04", "II"], ["06", "III"]
    assert logic.evaluate(held) == [both, both, changed, changed, ["again"], "0a"]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("22:15", "2026-11-28 Sat 22:15 · yesterday · 3h 45 ago"),
        ("1:00", "2026-11-29 Sun 01:00 · 1h ago"),
        ("tomorrow 10:00", "2026-11-30 Mon 10:00 · to come"),
        ("2026-12-29 10:00", "2026-12-29 Tue 10:00 · to come"),
        ("2028-02-29 10:00", "far"),
        ("2026-12-30 10:00", "far"),
        ("3/4 10:00", "two days"),
        ("yesterday", "no time"),
        ("11/28", "no time"),
        ("whenever", "wrong"),
        ("last Friday 9:00", "two weeks"),
    ],
)
def test_a_time_that_is_typed_is_told_back_with_its_day_or_why_it_is_none(logic: Page, typed: str, heard: str) -> None:
    """At two o'clock at night; no more than 31 days ahead, whichever way it is said."""
    tell = """([typed, zones]) => {
        const named = (day, number) => ["weekday_" + (number + 1), day];
        const days = Object.fromEntries("Mon Tue Wed Thu Fri Sat Sun".split(" ").map(named));
        const words = {
            ...days, zones, t0_is: "{time}", t0_ahead: "to come", t0_yesterday: "yesterday", t0_ago: "{passed} ago",
            t0_far: "far", t0_no_time: "no time", t0_two_days: "two days", t0_two_weeks: "two weeks", t0_wrong: "wrong",
            unit_min: "{n}", unit_h: "{n}h", unit_d: "{n}d", two_units: "{a} {b}",
        };
        return handbook.typed.read(typed, words, new Date("2026-11-28T18:00:00Z")).heard;
    }"""
    assert logic.evaluate(tell, [typed, ZONES]) == heard


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"format": "handbook-log", "version": 2, "playbook": "x", "entries": []}',
        '{"format": "handbook-log", "version": 1, "playbook": "x", "entries": [{}]}',
        json.dumps({"format": "handbook-log", "version": 1, "playbook": "x", "entries": [YESTERDAY]}),
        json.dumps({"format": "handbook-log", "version": 1, "playbook": "x", "entries": [LAST_OF_ALL]}),
        json.dumps({"format": "handbook-log", "version": 1, "playbook": "x", "entries": [NO_SUCH_DAY]}),
        json.dumps({"format": "handbook-log", "version": 1, "playbook": "x", "entries": [NO_SUCH_START]}),
    ],
)
def test_what_is_no_log_is_not_merged(logic: Page, text: str) -> None:
    assert logic.evaluate("text => handbook.log.parse(text)", text) is None


def test_a_log_that_was_written_ahead_of_time_can_be_read_after_the_next_entry(logic: Page) -> None:
    write = """([last, now]) => {
        const {add, empty, json, parse, nextAt, isAhead} = handbook.log, at = Date.parse(now);
        const entry = (id, at) => ({id, at, kind: "tick", of: "__proto__", what: "", text: "", who: ""});
        const log = add(empty("x"), [entry("1", last)]), next = nextAt(log, at);
        const read = parse(json(add(log, [entry("2", next)])));
        return [isAhead(log, at), next, read.entries.length, Object.keys(handbook.log.ticked(read))];
    }"""
    now = "2026-11-28T06:00:00.000Z"
    for last, ahead, at in (
        ("2026-11-27T06:00:00.000Z", False, now),
        ("2026-11-28T06:30:00.000Z", False, "2026-11-28T06:30:00.001Z"),
        ("2026-11-30T06:00:00.000Z", True, "2026-11-30T06:00:00.001Z"),
        ("2199-12-31T23:59:59.999Z", True, "2199-12-31T23:59:59.999Z"),
    ):
        assert logic.evaluate(write, [last, now]) == [ahead, at, 2, ["__proto__"]]


def test_exports_are_safe_in_spreadsheets_and_markdown(logic: Page) -> None:
    cells = ["=1+1", "+1", "-1", "@x", "\t=1", "＝1", 'a "b", c\nd', "T+15"]
    csv = logic.evaluate("row => handbook.log.csv([row])", cells)
    assert csv == '\ufeff"\'=1+1","\'+1","\'-1","\'@x","\'\t=1","\'＝1","a ""b"", c\nd","T+15"\r\n'
    told = logic.evaluate("row => handbook.log.markdown('x', [['h'], row])", ["a|b\n<script>*c*"])
    assert told == "# x\n\n| h |\n| --- |\n| a\\|b<br>\\<script\\>\\*c\\* |\n"


def test_open_blanks_stay_marked_and_length_counts_what_people_see(logic: Page) -> None:
    compose = """() => {
        const {compose, missing, length, shaped, spoken} = handbook.letter;
        const body = [{words: "于"}, {slot: "when"}, {words: "前，"}, {slot: "what"}];
        const slots = {when: {label: "钟点"}, what: {label: "事"}};
        const script = [{cue: "Open"}, {words: "Hello. "}, {cue: "Not", aside: true}, {words: "Why.", aside: true}];
        const told = {when: "8【注】", what: "[a] b"}, labels = {when: "【钟点】", what: " [Scope] 【事】"};
        return [
            compose(body, slots, {when: " 8:00 ", what: " \\u200b "}, {sign: "【{label}】"}),
            missing(body, {when: "8"}),
            length("\\u{1f468}\\u200d\\u{1f469}字e\\u0301"), shaped("a\\n\\nb", 70), shaped("a\\n\\nb", null),
            missing(body, labels).length, missing(body, told).length,
            ...[script, spoken(script)].map((pieces) => compose(pieces, {}, {}, {cue: "{label}: "})),
        ];
    }"""
    assert logic.evaluate(compose) == [
        "于8:00前，【事】",
        ["what"],
        3,
        "a b",
        "a\n\nb",
        2,
        0,
        "Open: Hello. Not: Why.",
        "Hello. ",
    ]


@pytest.mark.parametrize("row", LENGTHS, ids=lambda row: row["text"])
def test_a_channel_counts_in_its_own_way(logic: Page, row: dict[str, str | int]) -> None:
    for counts in ("characters", "units", "widths"):
        found = logic.evaluate("([text, counts]) => handbook.letter.length(text, counts)", [row["text"], counts])
        assert found == row[counts] == length(str(row["text"]), counts)


def test_what_a_device_refuses_to_keep_lives_on_with_what_it_keeps(logic: Page) -> None:
    """Full from the second entry on; another window adds a third; cleared there, nothing is left here."""
    refuse = """() => {
        const {add, empty} = handbook.log, {store} = handbook, told = [];
        const entry = (id) => ({
            id, at: "2026-11-28T00:00:0" + id + ".000Z", kind: "note", of: "", what: "", text: id, who: "",
        });
        const ids = () => store.log("x").entries.map((one) => one.id).join("");
        const put = (id) => store.keep(add(store.log("x"), [entry(id)]));
        store.onChange(() => told.push(ids()));
        const set = Storage.prototype.setItem;
        told.push(put("1"));
        Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
        told.push(put("2"), put("3"), ids());
        Storage.prototype.setItem = set;
        localStorage.setItem("handbook-run-x", handbook.log.json(add(empty("x"), [entry("1"), entry("4")])));
        told.push(ids(), put("5"), ids());
        localStorage.removeItem("handbook-run-x");
        dispatchEvent(new StorageEvent("storage", {key: "handbook-run-x", newValue: null}));
        localStorage.setItem("handbook-run-x", '{"format": "handbook-log", "version": 9}');
        told.push(put("6"), localStorage.getItem("handbook-run-x").includes("9"), ids());
        ["handbook-one-x", "handbook-role", "handbook-incident", "handbook-language"].forEach((key) => {
            localStorage.setItem(key, "x");
        });
        store.clear();
        return [...told, ids(), Object.keys(localStorage).join()];
    }"""
    expected = ["", "not_kept", "not_kept", "123", "1234", "", "12345", "", "unreadable", True, "6"]
    assert logic.evaluate(refuse) == [*expected, "", "handbook-language"]


@pytest.mark.parametrize(
    ("within", "now", "told"),
    [
        ("10min", "2026-12-31T15:49:30Z", ["by 23:50", "UTC 15:50", "0 min left", False]),
        ("10min", "2026-12-31T15:50:00Z", ["by 23:50", "UTC 15:50", "due now", True]),
        ("10min", "2026-12-31T15:51:00Z", ["by 23:50", "UTC 15:50", "1 min overdue", True]),
        ("10min", "2026-12-31T16:20:00Z", ["by 2026-12-31 Thu 23:50", "UTC 15:50", "30 min overdue", True]),
        ("10min", "2026-12-28T15:50:00Z", ["by 12-31 Thu 23:50", "UTC 15:50", "3 d left", False]),
        ("0min", "2026-12-31T15:30:00Z", ["by 23:40", "UTC 15:40", "10 min left", False]),
        ("0min", "2026-12-31T15:40:00Z", ["by 23:40", "UTC 15:40", "do it now", False]),
        ("0min", "2026-12-31T15:41:00Z", ["by 23:40", "UTC 15:40", "do it now", False]),
        ("0min", "2026-12-31T15:54:59Z", ["by 23:40", "UTC 15:40", "do it now", False]),
        ("0min", "2026-12-31T15:55:00Z", ["by 23:40", "UTC 15:40", "15 min overdue", True]),
    ],
)
def test_a_time_is_told_by_the_clock_and_by_what_is_left(
    logic: Page, within: str, now: str, told: list[object]
) -> None:
    """What is due at once is to be done now for as long as people need to meet; then it is overdue since it was due."""
    tell = """([within, now]) => {
        const start = Date.parse("2026-12-31T15:40:00Z"), {limit, planned, legal} = handbook.clock;
        const rule = {within: limit(within), calendar: "CN", zone: "Asia/Shanghai", later: false};
        const [due, law] = [planned(start, limit("T+" + within), {zone: "Asia/Shanghai"}), legal(start, rule, {})];
        const words = {
            due: "by {time}", beside: "{zone} {time}", left: "{time} left", over: "{time} overdue", due_now: "due now",
            now: "do it now", unit_d: "{n} d", unit_h: "{n} h", unit_min: "{n} min",
            two_units: "{a} {b}", weekday_4: "Thu", zones: [{id: "Asia/Shanghai"}, {id: "UTC", title: "UTC"}],
        };
        return [due, law].map((one) => {
            const said = handbook.due.tell(one, Date.parse(now), words, "");
            return [said.told, said.beside, said.left, said.late];
        });
    }"""
    assert logic.evaluate(tell, [within, now]) == [told, told]


def test_what_repeats_opens_again_before_it_is_due(logic: Page) -> None:
    opens = "pairs => pairs.map(([done, next]) => handbook.clock.opens(done * 60000, next * 60000) / 60000)"
    assert logic.evaluate(opens, [[0, 30], [0, 240], [100, 110], [0, 0]]) == [15, 225, 105, 0]


FIRST = {
    "": "ol.first-hour li:first-child .move, ol.first-hour li:first-child .facts > :not(:empty)",
    "response/": ".first-move > a, .first-move .facts > :not(:empty)",
}
"""What to do first, who, and by when."""
TO_RING = ".brief > div:first-child dd, .brief > div:first-child a"
CURRENT = ".brief dd"
BELOW = """(wanted) => [...document.querySelectorAll(wanted)].map(
    (one) => [one.textContent.trim(), one.getBoundingClientRect()]
).filter(([, box]) => !box.height || box.bottom > innerHeight || box.top < 0).map(([text]) => text)"""
SMALL: ViewportSize = {"width": 360, "height": 640}


def below_the_first_screen(phone: Page, address: str, playbooks: tuple[str, ...]) -> dict[str, list[str]]:
    """What of the first action, of whom to ring and of the version one does not see at once, by the page.

    On a small phone the version may wait; the banner of a sample stands above it all.
    """
    hidden = {}
    for language in LANGUAGES:
        for at in (f"{book}/{phase}" for book in playbooks for phase in FIRST):
            first = FIRST[at.partition("/")[2]]
            phone.goto(f"{address}/{language}/playbooks/{at}", wait_until="domcontentloaded")
            assert phone.locator(first).count() >= len(("what", "who", "when"))
            assert phone.locator(TO_RING).count() > 1
            phone.set_viewport_size(PHONE)
            hidden[f"{language}/{at}"] = phone.evaluate(BELOW, f"{first}, {TO_RING}, {CURRENT}")
            phone.set_viewport_size(SMALL)
            hidden[f"{language}/{at} small"] = phone.evaluate(BELOW, f"{first}, {TO_RING}")
    return {where: texts for where, texts in hidden.items() if texts}


def test_the_first_screen_says_what_to_do_whom_to_ring_and_whether_it_is_current(phone: Page, address: str) -> None:
    assert below_the_first_screen(phone, address, PLAYBOOKS[:1]) == {}


@pytest.mark.browser_all
def test_the_first_screen_of_every_playbook_says_it(phone: Page, address: str) -> None:
    assert below_the_first_screen(phone, address, PLAYBOOKS) == {}


@pytest.mark.browser_all
def test_pages_are_short_when_they_are_closed(phone: Page, address: str) -> None:
    for language in ("zh", "en"):
        for path in (*(f"playbooks/{book}/response/" for book in PLAYBOOKS), *COLLECTING, *FOLDED):
            phone.goto(f"{address}/{language}/{path}")
            height = phone.evaluate("document.documentElement.scrollHeight") / PHONE["height"]
            assert height <= SCREENS, (language, path)


@pytest.mark.browser_all
def test_pages_are_short_while_the_clock_runs_and_no_time_breaks(phone: Page, address: str) -> None:
    broken = """() => [...document.querySelectorAll('.when :is(.at, .ticked, .left, .beside)')].filter((one) => {
        const line = parseFloat(getComputedStyle(one).lineHeight) || 30;
        const longer = one.textContent.length > 24; // a day of another zone, which has a line and more
        return !longer && one.getClientRects().length > 1 || !longer && one.getBoundingClientRect().height > 1.9 * line;
    }).map((one) => one.textContent)"""
    phone.clock.set_fixed_time("2026-11-28T06:00:00Z")
    for book in PLAYBOOKS:
        phone.goto(f"{address}/zh/playbooks/{book}/response/")
        phone.fill("[name=t0]", "13:00")
        phone.press("[name=t0]", "Enter")
        for language in ("zh", "en"):
            phone.goto(f"{address}/{language}/playbooks/{book}/response/")
            phone.locator(".run.is-running").wait_for()
            assert phone.locator("summary > .when .left").count() > MANY
            assert phone.evaluate("document.documentElement.scrollHeight") / PHONE["height"] <= SCREENS, (
                language,
                book,
            )
            assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
            assert phone.evaluate(broken) == [], (language, book)


def test_the_clock_runs_on_all_pages_and_a_tick_stays(phone: Page, address: str) -> None:
    phone.clock.set_fixed_time("2026-11-28T17:30:00Z")
    phone.goto(f"{address}/zh/{RESPONSE}")
    phone.fill("input[name=t0]", "昨晚 23:50")
    assert "2026-11-28 周六 23:50" in phone.inner_text(".run-heard")
    phone.click(".run-start button")
    assert "已过 1 小时 40 分钟" in phone.inner_text(".run-now")
    first = phone.locator("details.step-body").first
    assert "UTC 15:55" in first.inner_text()
    assert first.locator(".when.late").count() == 1
    phone.locator("input[data-ticks]").first.check()
    assert first.locator(".when.late").count() == 0
    phone.goto(f"{address}/en/playbooks/product-quality/")
    assert "2026-11-28 Sat 23:50 · 1 h 40 min ago" in phone.inner_text(".run-now")
    assert phone.locator("ol.first-hour input:checked").count() == 1
    phone.evaluate("document.querySelector('.run-log').open = true")
    phone.click(".run-clear")
    phone.click(".run-yes")
    assert phone.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('handbook-run'))") == []
    assert phone.locator("input:checked").count() == 0


def test_an_incident_has_one_t0_and_the_first_page_says_what_is_late_in_each_playbook(
    phone: Page, address: str
) -> None:
    phone.clock.set_fixed_time("2026-11-28T17:30:00Z")
    phone.goto(f"{address}/en/index.html")
    assert phone.locator("section.incident").is_hidden()
    phone.goto(f"{address}/en/{RESPONSE}")
    phone.fill("input[name=t0]", "last night 23:50")
    phone.click(".run-start button[type=submit]")
    assert phone.locator(".run-same button").count() == 0
    late = phone.inner_text(".run-next .late").split()[0]
    phone.goto(f"{address}/en/playbooks/privacy-leak/")
    assert phone.inner_text(".run-same") == "Same incident as “Product quality crisis”: use its T0, 11-28 Sat 23:50"
    phone.click(".run-same button")
    assert "2026-11-28 Sat 23:50" in phone.inner_text(".run-now")
    phone.goto(f"{address}/en/index.html")
    phone.locator(".incident li:nth-child(2) .late").wait_for()
    assert phone.locator(".incident-title").all_inner_texts() == ["Product quality crisis", "Privacy leak"]
    rows = [text.split()[0] for text in phone.locator(".incident li .late").all_inner_texts()]
    assert int(rows[0]) >= int(late) > 1, "no page of a playbook knows of more than the list"
    phone.locator(".incident li .late").first.click()
    phone.wait_for_url("**/en/playbooks/product-quality/**")


def test_the_list_of_the_first_page_times_each_task_as_its_own_page_does(phone: Page, address: str) -> None:
    phone.clock.set_fixed_time("2026-11-28T17:30:00Z")
    phone.goto(f"{address}/en/{RESPONSE}")
    phone.fill("input[name=t0]", "last night 23:50")
    phone.click(".run-start button[type=submit]")
    there: dict[str, int] = {}
    for path in (RESPONSE, RESPONSE.replace("response", "communication")):
        phone.goto(f"{address}/en/{path}")
        there |= phone.evaluate("Object.fromEntries(handbook.run.tasks().map((task) => [task.id, task.due]))")
    phone.goto(f"{address}/en/index.html")
    phone.locator(".incident .late").wait_for()
    known = (
        "{log: handbook.store.log('product-quality'), ticks: {}, calendars: handbook.calendars, here: handbook.here}"
    )
    each = f"(task) => [task.task, handbook.tasks.moments(task, {known})]"
    listed = phone.evaluate(f"Object.fromEntries(handbook.tasks.of['product-quality'].map({each}))")
    assert listed == there


@pytest.mark.browser_all
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata", "Asia/Shanghai"])
def test_everything_with_a_time_has_it_by_the_clock_wherever_the_device_is(
    browser: Browser, address: str, zone: str
) -> None:
    """T0 is two minutes before a year ends in Beijing; New York is thirteen hours behind."""
    with silent(browser.new_context(viewport=PHONE, timezone_id=zone)) as page:
        page.clock.set_fixed_time("2026-12-31T15:59:00Z")
        page.goto(f"{address}/en/{RESPONSE}")
        page.fill("input[name=t0]", "23:58")
        page.click(".run-start button")
        for path in ("response/", "communication/", "recovery/", "lessons/"):
            page.goto(f"{address}/en/playbooks/product-quality/{path}")
            told = page.locator("main .when").evaluate_all("all => all.map((one) => one.textContent)")
            assert told
            assert all(re.search(r"\d\d:\d\d|\d{4}-\d\d-\d\d", one) for one in told), (path, told)
        page.goto(f"{address}/en/{RESPONSE}")
        said = page.locator("details.step-body").first.inner_text().split()
        assert "by 2027-01-01 Fri 00:03 (UTC 12-31 16:03) 4 min left" in " ".join(said)


@pytest.mark.browser_all
def test_what_repeats_is_told_again_from_its_last_tick(phone: Page, address: str) -> None:
    phone.clock.set_fixed_time("2026-11-28T06:00:00Z")
    phone.goto(f"{address}/en/{RESPONSE}")
    phone.click(".run-start button")
    meeting = phone.locator("[data-task^=meeting-][data-every]").first
    name = meeting.get_attribute("data-task")
    phone.clock.set_fixed_time("2026-11-28T07:30:00Z")
    meeting.locator("input").check()
    assert "again by" in meeting.inner_text()
    phone.clock.set_fixed_time("2026-11-30T07:30:00Z")
    phone.reload()
    meeting = phone.locator(f"[data-task='{name}']")
    assert meeting.locator("input").is_checked() is False
    assert meeting.locator(".when.late").count() == 1


@pytest.mark.browser_all
def test_two_windows_of_one_device_write_one_log(browser: Browser, address: str) -> None:
    with silent(browser.new_context(viewport=PHONE)) as page:
        page.goto(f"{address}/en/{RESPONSE}")
        page.click(".run-start button")
        other = page.context.new_page()
        other.goto(f"{address}/zh/{RESPONSE}")
        other.locator("input[data-ticks]").nth(1).check()
        page.wait_for_function("document.querySelectorAll('input[data-ticks]')[1].checked")
        page.locator("input[data-ticks]").nth(2).check()
        other.wait_for_function("document.querySelectorAll('input[data-ticks]')[2].checked")
        other.goto(f"{address}/zh/playbooks/service/response/")
        assert other.locator("input:checked").count() == 0, "another playbook has a run of its own"
        page.evaluate("document.querySelector('.run-log').open = true")
        page.click(".run-clear")
        page.click(".run-yes")
        other.goto(f"{address}/zh/{RESPONSE}")
        assert other.locator("input:checked").count() == 0


@pytest.mark.browser_all
def test_on_paper_in_the_middle_of_it_ticks_and_times_stand(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/{RESPONSE}")
    phone.click(".run-start button")
    phone.locator("input[data-ticks]").first.check()
    phone.emulate_media(media="print")
    for seen in (".run-now", ".run-printed", ".when .at"):
        assert phone.locator(seen).first.is_visible(), seen
    box = "all => all.map((one) => getComputedStyle(one, '::before').content)"
    first, *others = phone.locator(".check + h3.step").evaluate_all(box)
    assert (first, set(others)) == ('"✓"', {'""'}), "a box is part of its heading: no sheet parts them"
    assert phone.locator(".run button:visible, .filters:visible").count() == 0


READ_OUT = """() => {
  globalThis.readOut = [];
  const line = document.querySelector(".run-next");
  new MutationObserver(() => readOut.push(line.textContent)).observe(line, {childList: true, subtree: true});
}"""
"""Notes what a reader of the screen hears of what is next."""


@pytest.mark.browser_all
def test_what_is_overdue_is_read_out_once_and_not_each_minute(phone: Page, address: str) -> None:
    phone.clock.install(time="2026-11-28T06:00:00Z")
    phone.goto(f"{address}/en/{RESPONSE}")
    assert phone.locator(".run-next").get_attribute("role") == "status"
    phone.evaluate(READ_OUT)
    phone.click(".run-start button")
    phone.clock.run_for("04:00")
    assert [told.partition(" · ")[0] for told in phone.evaluate("readOut")] == [
        "First, by 14:05: 1. Open the war room at a provisional level"
    ]
    phone.clock.run_for("03:00")
    assert [told.partition(" · ")[0] for told in phone.evaluate("readOut")][1:] == ["1 overdue on this page"]


@pytest.mark.browser_all
def test_a_device_that_keeps_nothing_says_so_and_goes_on(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };"
    )
    with silent(context) as page:
        page.goto(f"{address}/en/{RESPONSE}")
        page.click(".run-start button")
        for number in (0, 1):
            page.locator("input[data-ticks]").nth(number).check()
        assert page.locator("input:checked").count() == 2
        assert "lost when the page closes" in page.locator(".run-kept").inner_text()


@pytest.mark.browser_all
def test_both_filters_together_say_what_is_left_and_why_nothing_is(phone: Page, address: str) -> None:
    phone.clock.set_fixed_time("2026-11-28T06:00:00Z")
    phone.goto(f"{address}/en/{RESPONSE}")
    phone.check("input[name=soon]")
    assert "has not been started" in phone.inner_text(".filters output")
    phone.click(".run-start button")
    phone.select_option("select[name=role]", "incident-commander")
    told = phone.inner_text(".filters output")
    assert "Incident commander · Next 15 minutes only – " in told
    shown = phone.locator("main [data-task]:visible").evaluate_all("all => all.map((one) => one.dataset.roles)")
    assert shown
    assert all("incident-commander" in roles for roles in shown)


@pytest.mark.browser_all
def test_a_log_goes_out_and_comes_back_once(phone: Page, address: str, tmp_path: Path) -> None:
    phone.goto(f"{address}/en/{RESPONSE}")
    phone.evaluate("document.querySelector('.run-log').open = true")
    phone.fill("[name=note]", "=HYPERLINK(1)")
    phone.click(".run-note button")
    files: dict[str, Path] = {}
    for ending in ("md", "csv", "json"):
        with phone.expect_download() as download:
            phone.click(f"[data-export={ending}]")
        download.value.save_as(files.setdefault(ending, tmp_path / f"log.{ending}"))
    assert '"\'=HYPERLINK(1)"' in files["csv"].read_text(encoding="utf-8-sig")
    assert "| =HYPERLINK(1) |" in files["md"].read_text(encoding="utf-8")
    phone.evaluate("localStorage.clear()")
    phone.reload()
    phone.evaluate("document.querySelector('.run-log').open = true")
    for told in ("New entries: 1", "New entries: 0"):
        phone.set_input_files(".run-import input", files["json"])
        phone.wait_for_function("told => document.querySelector('.run-said').textContent.includes(told)", arg=told)
    assert phone.locator(".run-entries li").count() == 1


NEUTRAL = ("20:12", "268", "+86 10-6500 0000", "https://example.com/recall", "info@example.com", "2026-11-30 20:12")
IN_WORDS = ("11 月 30 日 20:12", "268 元", "30 Nov 20:12", "Wang Li", "14:05（北京时间）")


def test_only_what_says_the_same_in_every_language_fills_a_blank_in_another(logic: Page) -> None:
    carry = "typed => handbook.letter.filledIn({zh: {when: typed}}, 'en', ['when'])"
    assert {text: logic.evaluate(carry, text) for text in NEUTRAL} == {text: {"when": text} for text in NEUTRAL}
    assert {text: logic.evaluate(carry, text) for text in IN_WORDS} == {text: {} for text in IN_WORDS}
    own = "() => handbook.letter.filledIn({zh: {when: '20:12', what: '1'}, en: {when: ''}}, 'en', ['when'])"
    assert logic.evaluate(own) == {"when": ""}
    foreign = "language => handbook.letter.isForeign('268 元', language)"
    assert [logic.evaluate(foreign, language) for language in ("en", "fr", "zh-CN", "zh-Hant", "ja")] == [
        *(True, True),
        *(False, False, False),
    ]


def test_a_sheet_carries_no_chinese_into_an_english_text_and_says_what_holds_now(phone: Page, address: str) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(f"{address}/zh/playbooks/service-outage/communication/#message-stuck-payment-notice")
    sheet = phone.locator("details.letter-sheet[data-letter='service-outage/stuck-payment-notice']")
    said, length = sheet.locator(".letter-said"), sheet.locator(".letter-length")
    copy = sheet.locator(".letter-tools button").first
    money, hotline = (sheet.locator(f"[data-slot={slot}] input") for slot in ("amount", "contact"))
    money.fill("268 元")
    hotline.fill("95188")
    channel = sheet.locator(".letter-tools select").nth(1)
    channel.select_option(index=1)
    copy.click()
    said.filter(has_text="处没填").wait_for()
    sheet.locator(".letter-tools select").first.select_option("1")
    assert said.inner_text() == ""
    assert (money.input_value(), money.get_attribute("placeholder"), hotline.input_value()) == ("", "268 元", "95188")
    assert "元" not in sheet.locator(".letter-text").inner_text()
    assert channel.input_value() == "1"
    assert re.search("[a-z]{3}", length.inner_text()) is None, "words of one language"
    money.fill("268 元")
    copy.click()
    said.filter(has_text="发送前请译好").wait_for()
    assert said.locator("span[lang=en]").last.inner_text() == "Sum"


def test_a_message_is_filled_in_and_copied_in_either_language_and_kept_nowhere(phone: Page, address: str) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(f"{address}/zh/playbooks/product-quality/communication/")
    sheet = phone.locator("details.letter-sheet").first
    sheet.locator("summary").click()
    sheet.locator(".slots input, .slots textarea").first.fill("三百件")
    sheet.locator(".letter-tools button").first.click()
    sheet.locator(".letter-said:not(:empty)").wait_for()
    copied = phone.evaluate("navigator.clipboard.readText()")
    assert "三百件" in copied
    assert "【" in copied
    sheet.locator(".letter-tools select").first.select_option("1")
    sheet.locator(".letter-tools button").first.click()
    phone.wait_for_function("() => navigator.clipboard.readText().then((text) => text.includes('['))")
    assert "【" not in phone.evaluate("navigator.clipboard.readText()")
    assert "三百件" not in phone.evaluate("JSON.stringify(localStorage)")


@pytest.mark.browser_all
def test_who_comes_back_to_a_message_copies_the_language_that_is_chosen(phone: Page, address: str) -> None:
    phone.goto(f"{address}/zh/playbooks/product-quality/communication/")
    sheet = phone.locator("details.letter-sheet").first
    sheet.locator("summary").click()
    sheet.locator(".letter-tools select").first.select_option("1")
    assert sheet.locator(".letter").first.get_attribute("lang") == "en"
    phone.goto(f"{address}/zh/playbooks/product-quality/")
    phone.go_back()
    sheet.locator(".letter-tools").wait_for()
    assert sheet.locator(".letter-tools select").first.input_value() == "0"
    assert sheet.locator(".letter").first.get_attribute("lang") == "zh-CN"


def test_a_link_opens_what_it_leads_to_and_filters_let_it_through(phone: Page, address: str) -> None:
    phone.goto(f"{address}/zh/{RESPONSE}#step-stop-sale")
    opened = phone.locator("#step-stop-sale + details[open]")
    assert opened.count() == 1
    phone.select_option("select[name=role]", index=len(phone.locator("select[name=role] option").all()) - 1)
    hidden = phone.evaluate("document.querySelector('h3.step.filtered').id")
    phone.evaluate("id => { location.hash = id; }", hidden)
    phone.locator(f"#{hidden} + details[open]").wait_for()
    assert phone.locator("details[open] .detail").last.is_visible()


@pytest.mark.browser_all
def test_who_comes_back_to_a_page_finds_it_as_it_was_and_what_was_ticked_meanwhile(phone: Page, address: str) -> None:
    """A browser fills the fields of a page that one comes back to as they were when it was left."""
    overview, response = f"{address}/en/playbooks/product-quality/", f"{address}/en/{RESPONSE}"
    phone.goto(response)
    phone.click(".run-start button[type=submit]")
    steps = phone.locator("details.step-body")
    for number in (1, 4):
        steps.nth(number).locator("summary").click()
    phone.check("input[name=soon]")
    phone.goto(overview)
    phone.locator("ol.first-hour input").first.check()
    phone.go_back()
    kept = "all => all.map((one, number) => one.open ? number : -1).filter((number) => number >= 0)"
    phone.locator(".filters output", has_text="Next 15 minutes only – ").wait_for()
    assert phone.is_checked("input[name=soon]")
    for _ in ("come back", "load anew"):
        phone.locator("input[data-ticks]:checked").wait_for(state="attached")
        assert steps.evaluate_all(kept) == [1, 4]
        phone.reload()
    phone.goto(f"{address}/en/communication/")
    phone.select_option("select[name=playbook]", "service")
    phone.goto(overview)
    phone.go_back()
    phone.wait_for_function("document.querySelector('.filters output').textContent")
    assert phone.locator("h2:visible").count() == 1


@pytest.mark.browser_all
def test_an_address_that_means_nothing_is_no_fault(phone: Page, address: str) -> None:
    for hash_ in ("#100%", "#%E4", "#__proto__"):
        phone.goto(f"{address}/zh/{RESPONSE}{hash_}")
        phone.evaluate("scrollBy(0, 900)")
        phone.wait_for_url(re.compile("#[a-z][a-z-]+$"))


@pytest.mark.browser_all
def test_collecting_pages_filter_by_playbook_role_and_level(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/communication/")
    phone.select_option("select[name=playbook]", "service")
    assert phone.locator("h2:visible").count() == 1
    phone.select_option("select[name=playbook]", "")
    phone.select_option("select[name=role]", "legal-lead")
    assert phone.locator("details.fold[open]").count() == 0, "much that fits stays in lines"
    phone.select_option("select[name=playbook]", "service")
    phone.select_option("select[name=role]", "incident-commander")
    assert phone.locator("details.fold[open]").count() == 1, "all that was asked for is in it"
    rows = phone.locator("details.fold[open] tbody tr:visible")
    assert rows.count() > 0
    assert all("incident-commander" in str(row.get_attribute("data-roles")) for row in rows.all())
    for path in ("communication/", "recovery/"):
        phone.goto(f"{address}/en/{path}")
        every = phone.locator("tbody tr[data-levels]").count()
        phone.select_option("select[name=level]", "level-4")
        assert 0 < phone.locator("tbody tr[data-levels]:not(.filtered)").count() < every, path


@pytest.mark.browser_all
def test_what_is_said_of_an_indicator_is_hidden_with_it(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/warning/")
    phone.select_option("select[name=playbook]", "information-security")
    phone.select_option("select[name=role]", "technical-lead")
    rows = phone.locator("details.fold[open] tbody tr:visible").count()
    assert 0 < rows == phone.locator("details.fold[open] dl.more dt:visible").count()


@pytest.mark.browser_all
def test_a_rule_leads_to_the_steps_it_drives_and_a_step_to_its_rule(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/reference/regulations/#rule-cn-recall-order-19")
    link = "playbooks/product-quality/response/#step-report-regulator"
    phone.locator(f"#rule-cn-recall-order-19 + details a[href$='{link}']").first.click()
    step = phone.locator("#step-report-regulator + details[open]")
    step.locator("a[href='#rule-cn-recall-order-19']").click()
    assert phone.locator("#rule-cn-recall-order-19[open] .when").count() == 1


@pytest.mark.browser_all
def test_every_page_of_a_playbook_reads_whole_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    for language in ("zh", "en"):
        for path in ("", "response/", "communication/"):
            page.goto(f"{address}/{language}/playbooks/product-quality/{path}")
            assert page.locator(".run, .filters").filter(visible=True).count() == 0
            fold = page.locator("details.fold").first
            fold.locator("summary").first.click()
            assert fold.get_attribute("open") is not None
    context.close()
