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
    rf"^[^/]*$|^(zh|en)/(assets/|index|handbook|reference/(contacts|readiness)|playbooks/{BOOK}/|copies/[ci])"
)
"""A release with one playbook, so that a test keeps it within seconds."""
KEPT = ".kept:not([hidden])"
OFFER = ".offline-news button"
TAKEN_OVER = """() => {
  navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data: { takesOver: true } }));
  navigator.serviceWorker.dispatchEvent(new Event("controllerchange"));
}"""
"""What a page that is alone hears when the newer release takes over."""
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
    page.goto(f"{host.address}/zh/nowhere/")
    assert urlsplit(page.url).path == "/offline.html"
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
    with page.expect_navigation():
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
    with page.expect_navigation():
        page.evaluate(TAKEN_OVER)


@pytest.mark.browser_all
def test_beside_another_open_page_nothing_changes_by_itself(page: Page, host: Host, few: dict[str, bytes]) -> None:
    meet_newer(page, host, few)
    page.locator(OFFER).wait_for()
    other = page.context.new_page()
    other.goto(f"{host.address}/en/playbooks/{BOOK}/")
    other.locator(OFFER).wait_for()
    assert (page.title(), other.title()) == ("first", "first")
    with other.expect_navigation():
        other.locator(OFFER).click()
    assert (page.title(), other.title()) == ("first", "second"), "what is written on the other page stays"
    with page.expect_navigation():
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
    assert {path for path in told["asked"] if not path.endswith((".pdf", ".zip"))} == set()


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
        ("p.pdf", "https://example.com/zh/p.pdf"),
        ("nowhere/", "https://example.com/zh/nowhere/index.html"),
        ("https://other.example/b/", "https://other.example/b/"),
        ("tel:+86", "tel:+86"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_a_link_on_a_disk(link: str, there: str) -> None:
    files = {"zh/index.html": f'<a href="{link}">'.encode(), "zh/b/index.html": b"", "zh/x.css": b"", "zh/p.pdf": b""}
    made = for_disk(files, "https://example.com")
    with ZipFile(io.BytesIO(made[FILE])) as packed:
        assert packed.read("handbook/zh/index.html").decode() == f'<a href="{there}">'
    assert for_disk(files, "https://example.com") == made


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
