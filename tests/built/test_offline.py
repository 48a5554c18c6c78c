"""Without a network: the worker keeps one release whole and never mixes two; the zip opens from a folder on a disk."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from built.host import Host
from built.workshop import LANGUAGES, ROOT, SAMPLE
from generator.layout import Layout
from generator.packing.for_disk import FILE, for_disk
from generator.packing.links import target
from generator.packing.offline import WORKER, offline
from generator.publishing.releases import read_manifest
from generator.rendering.render import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from generator.publishing.releases import Release

BOOK = SAMPLE[0]
PARTS = re.compile(
    rf"^[^/]*$|^(zh|en)/(assets/|run/|letters/|index|handbook|reference/(contacts|readiness)|playbooks/{BOOK}/|copies/[ci])"
)
"""A release with one playbook, so that a test keeps it within seconds."""
KEPT = ".kept:not([hidden])"
OFFER = ".offline-news button"
TAKEN_OVER = """() => {
  setTimeout(() => {
    navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data: { takesOver: true } }));
    navigator.serviceWorker.dispatchEvent(new Event("controllerchange"));
  });
}"""
"""What a page that is alone hears when the newer release takes over; later, so that who says so is not gone with it."""
LIST = re.compile(r"^offline\.[0-9a-f]{8}\.json$")


@pytest.fixture(scope="module")
def files(release: Release) -> dict[str, bytes]:
    """Every file of the release by path."""
    return {path: (release.folder / path).read_bytes() for path in read_manifest(release.folder)}


@pytest.fixture(scope="module")
def few(files: dict[str, bytes]) -> dict[str, bytes]:
    """What of it the worker is tried with."""
    return {path: content for path, content in files.items() if PARTS.match(path)} | {
        f"{language}/pdf/{BOOK}-runbook.pdf": b"%PDF of the first release" for language in LANGUAGES
    }


def released(files: Mapping[str, bytes], title: bytes = b"") -> dict[str, bytes]:
    """These files as a release, of which each English page is called `title`."""
    content = {path: one for path, one in files.items() if path != WORKER and not LIST.match(path)}
    if title:
        for path, page in content.items():
            if path.startswith("en/") and path.endswith(".html"):
                content[path] = re.sub(rb"<title>.*?</title>", b"<title>%s</title>" % title, page)
    renderer = Renderer(Layout(ROOT).templates)
    return {**content, **offline(content, dict.fromkeys(LANGUAGES), renderer)}


@pytest.fixture
def host(few: dict[str, bytes]) -> Iterator[Host]:
    """A host of the first release."""
    host = Host(released(few, b"first"))
    yield host
    host.close()


@pytest.fixture
def page(browser: Browser, host: Host) -> Iterator[Page]:
    """A phone that has visited the handbook once, and waited until it was kept."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{host.address}/en/index.html")
    page.locator(KEPT).wait_for()
    yield page
    context.close()


def meet_newer(page: Page, host: Host, few: dict[str, bytes]) -> None:
    """Have a second release published while the page is open."""
    host.files = released(few, b"second")
    page.evaluate("navigator.serviceWorker.ready.then(one => one.update()).then(() => null)")


def test_visited_once_everything_opens_without_a_network(page: Page, host: Host) -> None:
    host.is_down = True
    for path in (
        "",
        "en/",
        f"en/playbooks/{BOOK}/",
        f"en/playbooks/{BOOK}/response/#steps",
        "en/reference/contacts/index.html",
        f"zh/playbooks/{BOOK}/response/",
        f"zh/playbooks/{BOOK}/communication/?from=paper",
    ):
        page.goto(f"{host.address}/{path}")
        assert page.locator("main").inner_text()
        assert "offline.html" not in page.url
    page.reload()
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).position") == "sticky", "with its looks"
    for nowhere in ("zh/nowhere/", "zh/%E0%A4%A/"):
        page.goto(f"{host.address}/{nowhere}")
        assert urlsplit(page.url).path == "/offline.html", nowhere
        assert page.locator("h1").count() == len(LANGUAGES)


def test_whether_a_copy_is_current_is_never_answered_from_the_device(page: Page, host: Host) -> None:
    page.goto(f"{host.address}/en/copies/")
    page.locator("[data-checked]:visible").wait_for()
    host.is_down = True
    page.reload()
    page.locator("[data-when=unknown]:visible").wait_for()
    page.wait_for_timeout(200)
    assert page.locator("[data-checked]:visible").count() == 0
    kept = page.evaluate(
        "caches.keys().then(keys => Promise.all(keys.map(key => caches.open(key).then(one => one.keys()))))"
        ".then(all => all.flat().map(one => one.url))"
    )
    assert len(kept) > 50
    assert [url for url in kept if "current.json" in url or "/sw.js" in url] == []


@pytest.mark.browser_all
def test_a_printed_document_is_kept_once_it_was_opened(page: Page, host: Host) -> None:
    ask = "path => fetch(path).then(one => one.text(), () => 'none')"
    pdf = f"{host.address}/en/pdf/{BOOK}-runbook.pdf"
    other = f"{host.address}/zh/pdf/{BOOK}-runbook.pdf"
    assert page.evaluate(ask, pdf).startswith("%PDF")
    host.is_down = True
    assert page.evaluate(ask, pdf).startswith("%PDF")
    assert page.evaluate(ask, other) == "none", "nobody has opened it"


def test_an_open_page_tells_of_a_newer_release_and_stays_until_the_reader_wants_it(
    page: Page, host: Host, few: dict[str, bytes]
) -> None:
    meet_newer(page, host, few)
    page.locator(OFFER).wait_for()
    assert page.title() == "first"
    assert page.evaluate("fetch('reference/contacts/').then(one => one.text())").count("<title>first") == 1
    with page.expect_event("load"):
        page.locator(OFFER).click()
    assert page.title() == "second"
    host.is_down = True
    for path in ("en/", f"en/playbooks/{BOOK}/", "en/reference/readiness/"):
        page.goto(f"{host.address}/{path}")
        assert page.title() == "second"
    assert len(page.evaluate("caches.keys()")) == 1, "nothing of the first is left"


@pytest.mark.browser_all
def test_the_next_page_alone_is_of_the_newer_release(page: Page, host: Host, few: dict[str, bytes]) -> None:
    meet_newer(page, host, few)
    page.locator(OFFER).wait_for()
    page.goto(f"{host.address}/en/playbooks/{BOOK}/")
    expect(page).to_have_title("second", timeout=60_000)
    page.goto(f"{host.address}/en/reference/contacts/")
    assert page.title() == "second"


def test_a_page_alone_opens_anew_unless_something_was_done_on_it(page: Page) -> None:
    page.evaluate("globalThis.written = true")
    page.keyboard.press("Tab")
    page.evaluate(TAKEN_OVER)
    page.wait_for_timeout(200)
    assert page.evaluate("globalThis.written")
    page.reload()
    with page.expect_event("load"):  # no mere navigation: that of a page is also that it notes which folds are open
        page.evaluate(TAKEN_OVER)


@pytest.mark.browser_all
def test_beside_another_open_page_nothing_changes_by_itself(page: Page, host: Host, few: dict[str, bytes]) -> None:
    meet_newer(page, host, few)
    page.locator(OFFER).wait_for()
    other = page.context.new_page()
    other.goto(f"{host.address}/en/playbooks/{BOOK}/")
    other.locator(OFFER).wait_for()
    assert (page.title(), other.title()) == ("first", "first")
    with other.expect_event("load"):
        other.locator(OFFER).click()
    assert (page.title(), other.title()) == ("first", "second"), "what is written on the other page stays"
    with page.expect_event("load"):
        page.locator(OFFER).click()
    assert page.title() == "second"


def test_a_release_that_changes_while_it_is_fetched_is_not_kept(page: Page, host: Host, few: dict[str, bytes]) -> None:
    second, third = released(few, b"second"), released(few, b"third")
    host.files = {**third, WORKER: second[WORKER], **{path: one for path, one in second.items() if LIST.match(path)}}
    page.evaluate("navigator.serviceWorker.ready.then(one => one.update()).then(() => null, () => null)")
    page.wait_for_timeout(800)
    assert page.locator(OFFER).count() == 0, "half a release is none"
    host.is_down = True
    page.goto(f"{host.address}/en/playbooks/{BOOK}/")
    assert page.title() == "first"
    host.is_down, host.files = False, third
    page.evaluate("navigator.serviceWorker.ready.then(one => one.update()).then(() => null)")
    page.locator(OFFER).wait_for()


# What servers and devices do besides

SW = "navigator.serviceWorker.ready.then(one => one.update()).then(() => null, () => null)"
CONTROLLED = """() => new Promise((done, failed) => {
  setTimeout(failed, 20000);
  if (navigator.serviceWorker.controller) { done(); }
  navigator.serviceWorker.addEventListener("controllerchange", () => done());
})"""
SETTLED = 2500
"""Milliseconds after which a browser has asked for itself whether there is a newer worker."""
HOW_OFTEN_ASKED = """() => {
  const own = ServiceWorkerRegistration.prototype.update;
  globalThis.asked = 0;
  ServiceWorkerRegistration.prototype.update = function () { globalThis.asked += 1; return own.call(this); };
}"""
"""Counts how often the page itself asks whether there is a newer release."""
NEEDED = re.compile(
    r"^[^/]*$|^en/(index|reference/contacts/index|playbooks/([^/]+/)?index)\.html$"
    r"|^en/(run/|assets/(?!search-index))|^en/.*\.webmanifest$|/offline/worker\."
)
"""What of a release one cannot read in English without."""
PORTAL = b"<!doctype html><title>portal</title><main>Please log in to the network</main>"


def forget(page: Page, host: Host, path: str) -> None:
    """As on a device that has not yet come to keep this file."""
    page.evaluate(
        "async address => { for (const key of await caches.keys()) { (await caches.open(key)).delete(address); } }",
        f"{host.address}/{path}",
    )


def visited(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{address}/en/index.html")
    page.locator(KEPT).wait_for()
    return page


def test_nothing_is_kept_that_is_for_the_server(files: dict[str, bytes]) -> None:
    [kept] = [json.loads(content)["files"] for path, content in files.items() if LIST.match(path)]
    assert not kept.keys() & {WORKER, "_headers", "addresses.json"}
    assert not [path for path in kept if path.startswith("headers/")]
    assert len(kept) > 200


@pytest.mark.browser_all
def test_a_release_as_it_was_made_is_kept_whole_and_hears_of_a_newer(browser: Browser, files: dict[str, bytes]) -> None:
    host = Host(files)
    page = visited(browser, host.address)
    [kept] = [json.loads(content)["files"] for path, content in files.items() if LIST.match(path)]
    count = "async () => (await (await caches.open((await caches.keys())[0])).keys()).length"
    assert page.evaluate(count) == len(kept) + 1, "and the list"
    host.is_down = True
    for path in kept:
        if path.endswith("/response/index.html") and path.startswith("zh/"):
            page.goto(f"{host.address}/{path}")
            assert page.locator("main h1").count() == 1
            assert "offline.html" not in page.url
    host.is_down = False
    page.goto(f"{host.address}/en/index.html")
    host.files = released(files, b"second")
    page.evaluate("navigator.serviceWorker.ready.then(one => one.update()).then(() => null)")
    page.locator(OFFER).wait_for()
    page.context.close()
    host.close()


@pytest.mark.browser_all
def test_a_page_of_a_network_that_asks_for_a_login_is_no_newer_release(page: Page, host: Host) -> None:
    late, files = f"en/playbooks/{BOOK}/response/index.html", host.files
    forget(page, host, late)
    host.files = dict.fromkeys(files, PORTAL)
    page.goto(f"{host.address}/{late}")
    assert page.title() == "portal", "nothing better is there"
    page.goto(f"{host.address}/en/reference/contacts/")
    assert page.title() == "first", "what is kept stays what is shown"
    host.files = files
    page.goto(f"{host.address}/{late}")
    assert page.title() == "first"
    host.is_down = True
    page.reload()
    assert page.title() == "first", "and is kept now"


@pytest.mark.browser_all
def test_a_login_page_in_place_of_the_list_keeps_no_release_from_being_kept(browser: Browser, host: Host) -> None:
    files = host.files
    host.files = {path: PORTAL if LIST.match(path) else content for path, content in files.items()}
    page = browser.new_context().new_page()
    page.goto(f"{host.address}/en/index.html")
    page.wait_for_timeout(1500)
    assert page.locator(KEPT).count() == 0
    host.files = files
    page.reload()
    page.locator(KEPT).wait_for()
    page.context.close()


@pytest.mark.browser_all
def test_while_another_release_is_there_and_its_server_fails_what_is_kept_is_shown(
    page: Page, host: Host, few: dict[str, bytes]
) -> None:
    late = f"en/playbooks/{BOOK}/response/index.html"
    forget(page, host, late)
    newer = released(few, b"second")
    host.files = {path: one for path, one in newer.items() if not LIST.match(path)}  # a list that cannot be had
    page.goto(f"{host.address}/{late}")
    assert page.title() == "second", "it is not kept, so the server is asked"
    page.goto(f"{host.address}/en/reference/contacts/")
    assert page.title() == "second", "two releases are not mixed: one page of the newer, and all are"
    host.status = 503
    page.goto(f"{host.address}/en/reference/contacts/")
    assert page.title() == "first", "a server that fails is as good as none"
    host.status = 200
    host.files = released(few, b"first")
    page.goto(f"{host.address}/en/reference/contacts/")
    page.locator(KEPT).wait_for()
    host.asked.clear()
    page.goto(f"{host.address}/en/reference/readiness/")
    assert "en/reference/readiness/" not in host.asked, "the release that came back is answered from the device again"


@pytest.mark.browser_all
def test_a_device_without_room_reads_on_from_the_server_and_still_hears_of_a_newer_release(
    page: Page, host: Host, few: dict[str, bytes]
) -> None:
    late = f"en/playbooks/{BOOK}/response/index.html"
    forget(page, host, late)
    devtools = page.context.new_cdp_session(page)
    used = page.evaluate("navigator.storage.estimate().then(one => one.usage)")
    allow = "Storage.overrideQuotaForOrigin"
    devtools.send(allow, {"origin": host.address, "quotaSize": used})
    page.goto(f"{host.address}/{late}")
    assert page.title() == "first", "what cannot be kept is shown all the same"
    devtools.send(allow, {"origin": host.address, "quotaSize": int(used * 1.2)})  # for one release, not for two
    meet_newer(page, host, few)
    page.locator(OFFER).wait_for()
    with page.expect_event("load"):
        page.locator(OFFER).click()
    assert page.title() == "second"
    assert len(page.evaluate("caches.keys()")) == 1, "the first has left its room"
    page.wait_for_timeout(SETTLED)  # a browser takes a while to clear it
    page.reload()
    page.locator(KEPT).wait_for()


@pytest.mark.browser_all
def test_a_device_that_has_room_for_a_part_says_so_and_one_whose_server_is_gone_too(
    browser: Browser, few: dict[str, bytes]
) -> None:
    host = Host(released(few, b"first"))
    context = browser.new_context()
    page = context.new_page()
    allow = {"origin": host.address, "quotaSize": 1_500_000}
    context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", allow)
    page.goto(f"{host.address}/en/index.html")
    page.locator(KEPT, has_text="no room for all").wait_for()
    context.close()
    page = visited(browser, host.address)
    page.goto(f"{host.address}/en/reference/contacts/")
    host.close()
    page.goto(f"{page.url.rpartition('/en/')[0]}/en/reference/readiness/")
    page.locator(".offline-news", has_text="No network").wait_for()
    assert page.evaluate("navigator.onLine")
    page.context.close()


@pytest.mark.browser_all
def test_two_handbooks_on_one_host_keep_each_its_own(browser: Browser, few: dict[str, bytes]) -> None:
    ours, theirs = released(few, b"ours"), released(few, b"theirs")
    both = {f"a b/手册/{path}": one for path, one in ours.items()} | {f"b/{path}": one for path, one in theirs.items()}
    host = Host(both)
    page = visited(browser, f"{host.address}/a b/手册")
    other = page.context.new_page()
    other.goto(f"{host.address}/b/en/index.html")
    other.locator(KEPT).wait_for()
    host.files = both | {f"b/{path}": one for path, one in released(few, b"newer").items()}
    other.evaluate(SW)
    other.locator(OFFER).wait_for()
    with other.expect_event("load"):
        other.locator(OFFER).click()
    assert other.title() == "newer"
    host.is_down = True
    page.goto(f"{host.address}/a b/手册/en/reference/contacts/")
    assert page.title() == "ours"
    other.goto(f"{host.address}/b/en/reference/contacts/")
    assert other.title() == "newer"
    page.context.close()
    host.close()


class Pretty(Host):
    """A host that leads `x/index.html` to `x/` and `x.html` to `x`, as those do that read `_headers`."""

    def led(self, path: str) -> str | None:
        """Where a path is moved to."""
        return None if path == "index.html" else re.sub(r"(^|/)index\.html$|\.html$", r"\1", path)

    def found(self, path: str) -> str:
        """The file that a path shows."""
        return f"{path}.html" if f"{path}.html" in self.files else super().found(path)


@pytest.mark.browser_all
def test_it_is_kept_from_a_host_that_leads_to_shorter_addresses(browser: Browser, few: dict[str, bytes]) -> None:
    host = Pretty(released(few, b"first"))
    page = visited(browser, host.address)
    host.is_down = True
    page.goto(f"{host.address}/en/reference/contacts/index.html")
    assert page.title() == "first"
    page.goto(f"{host.address}/en/reference/contacts?from=paper#x")
    assert page.title() == "first"
    assert urlsplit(page.url)[2:] == ("/en/reference/contacts/", "from=paper", "x"), "a folder's name without its slash"
    page.context.close()
    host.close()


def test_a_page_that_stays_open_hears_of_a_newer_release(page: Page, host: Host, few: dict[str, bytes]) -> None:
    page.clock.install()
    page.reload()
    page.locator(KEPT).wait_for()
    page.evaluate(HOW_OFTEN_ASKED)
    host.files = released(few, b"second")
    page.clock.fast_forward("14:00")
    assert page.evaluate("asked") == 0
    page.clock.fast_forward("02:00")
    assert page.evaluate("asked") == 1, "the page asks, and not the browser for itself"
    page.locator(OFFER).wait_for()
    assert page.title() == "first"


@pytest.mark.browser_all
def test_the_numbers_and_cards_of_the_reader_open_before_the_rest_has_come(browser: Browser, host: Host) -> None:
    host.files = {path: one for path, one in host.files.items() if NEEDED.search(path)}
    page = browser.new_context().new_page()
    page.goto(f"{host.address}/en/index.html")
    page.evaluate(CONTROLLED)
    host.is_down = True
    for path in ("reference/contacts/", f"playbooks/{BOOK}/"):
        page.goto(f"{host.address}/en/{path}")
        assert page.title() == "first"
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).position") == "sticky", "with its looks"
    page.context.close()


def test_equal_files_are_an_equal_list_and_a_change_is_another_release(few: dict[str, bytes]) -> None:
    assert released(few) == released(dict(reversed(few.items())))
    changed = released({**few, "en/index.html": few["en/index.html"] + b" "})
    assert changed[WORKER] != released(few)[WORKER]


def test_what_is_needed_first_is_kept_first(files: dict[str, bytes]) -> None:
    [path] = [path for path in files if LIST.match(path)]
    told = json.loads(files[path])
    for language in LANGUAGES:
        first = {"index.html", "reference/contacts/index.html", f"playbooks/{BOOK}/index.html"}
        assert {f"{language}/{one}" for one in first} <= set(told["first"])
    assert len(told["first"]) < len(told["files"]) / 2
    assert {path for path in told["files"] if path.endswith((".pdf", ".zip", "current.json"))} == set()
    assert {path for path in told["asked"] if not path.endswith(".pdf")} == set()
    assert [path for path in told["first"] if "/search-index" in path] == []
    pages = [path.endswith(".html") for path in told["files"] if path.endswith((".html", ".js", ".css"))]
    assert pages == sorted(pages), "no page is kept before what belongs to it"


# The zip


def links(page: bytes) -> list[str]:
    return [one.decode() for one in re.findall(rb'\s(?:href|src)="([^"]*)"', page)]


def test_every_link_of_the_zip_names_a_file_that_is_inside(files: dict[str, bytes]) -> None:
    with ZipFile(io.BytesIO(files[FILE])) as packed:
        inside = {name: packed.read(name) for name in packed.namelist()}
    assert len(inside) > 300
    assert {name.partition("/")[0] for name in inside} == {"handbook"}
    wrong = []
    for name, page in inside.items():
        if name.endswith(".html"):
            for link in links(page):
                url = urlsplit(link)
                if (
                    not url.scheme
                    and url.path
                    and (url.path.endswith(("/", ".")) or target(name, link, ()) not in inside)
                ):
                    wrong.append(f"{name}: {link}")
    assert wrong == []


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("b/", "b/index.html"),
        ("b/#x", "b/index.html#x"),
        ("b/?q=1#x", "b/index.html?q=1#x"),
        ("b", "b/index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("b/index.html", "b/index.html"),
        ("b/../b/", "b/../b/index.html"),
        ("#x", "#x"),
        ("x.css", "x.css"),
        ("https://other.example/b/", "https://other.example/b/"),
        ("tel:+86", "tel:+86"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_a_link_on_a_disk(link: str, there: str) -> None:
    files = {"zh/index.html": f'<a href="{link}">'.encode(), "zh/b/index.html": b"", "zh/x.css": b"", "zh/p.pdf": b""}
    made = for_disk(files, "https://example.com", {})
    with ZipFile(io.BytesIO(made[FILE])) as packed:
        assert packed.read("handbook/zh/index.html").decode() == f'<a href="{there}">'
    assert for_disk(files, "https://example.com", {}) == made


@pytest.mark.parametrize(
    ("address", "link", "there"),
    [
        ("https://example.com", "p.pdf", 'href="https://example.com/zh/p.pdf" data-elsewhere="要联网"'),
        ("https://example.com", "nowhere/", 'href="https://example.com/zh/nowhere/index.html" data-elsewhere="要联网"'),
        ("", "p.pdf", 'data-elsewhere="要联网"'),
    ],
)
def test_what_is_not_on_the_disk_says_so_at_its_link(address: str, link: str, there: str) -> None:
    files = {"zh/index.html": f'<a class="x" href="{link}">'.encode(), "zh/p.pdf": b""}
    with ZipFile(io.BytesIO(for_disk(files, address, {"zh": "要联网"})[FILE])) as packed:
        assert packed.read("handbook/zh/index.html").decode() == f'<a class="x" {there}>'


def test_from_a_folder_with_any_name_one_reads_on(files: dict[str, bytes], browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "危机 手册 #1 100%"
    with ZipFile(io.BytesIO(files[FILE])) as packed:
        packed.extractall(folder)
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto((folder / "handbook" / "zh" / "index.html").as_uri())
    page.locator(f"a[href*='playbooks/{BOOK}/index.html']").first.click()
    page.wait_for_url(f"**/playbooks/{BOOK}/index.html*")
    page.locator("a.language-switch").click()
    page.wait_for_url(f"**/en/playbooks/{BOOK}/index.html*")
    page.locator("a[href='response/index.html']:visible").first.click()
    page.wait_for_url(f"**/en/playbooks/{BOOK}/response/index.html")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<a id=made href=\"../warning/\">x</a>')"
    )
    page.locator("#made").click()
    page.wait_for_url(f"**/en/playbooks/{BOOK}/warning/index.html")
    copies = folder / "handbook" / "en" / "copies"
    for asked in (copies, min(one for one in copies.iterdir() if one.is_dir())):
        page.goto((asked / "index.html").as_uri())
        told = page.locator("[data-when]:visible")
        assert told.count() == 1
        assert "opened from a folder" in told.inner_text(), "there is nobody to ask"
    page.close()
    assert complaints == []


def test_the_icons_of_the_manifest_have_the_sizes_that_it_tells(files: dict[str, bytes]) -> None:
    for language in LANGUAGES:
        told = json.loads(files[f"{language}/handbook.webmanifest"])
        for icon in told["icons"]:
            content = files[f"{language}/{icon['src']}"]
            if icon["type"] == "image/png":
                sizes = int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
                assert "{}x{}".format(*sizes) == icon["sizes"]
