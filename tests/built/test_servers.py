"""The header lines of a release in the servers that they are for, at a host's root and below it."""

from __future__ import annotations

import getpass
import os
import re
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from any_view import View
from site_measures import kinds

from built.silent import silent
from built.workshop import LANGUAGES, ROOT, SAMPLE
from generator.layout import Layout
from generator.packing.headers import FOR_EVER, FRESH, NAMED, POLICY, headers
from generator.publishing.releases import read_manifest
from generator.rendering.render import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import APIResponse, Browser, BrowserContext, Page

    from generator.publishing.releases import Release

pytestmark = pytest.mark.browser_all
PATHS = (os.environ["PATH"], "/usr/sbin", "/usr/local/sbin")
"""Servers stand where only administrators look."""
NGINX = """
daemon off; pid {own}/pid; error_log {own}/errors; user {user};
events {{}}
http {{
  access_log off; include /etc/nginx/mime.types;
  client_body_temp_path {own}/1; proxy_temp_path {own}/2; fastcgi_temp_path {own}/3;
  uwsgi_temp_path {own}/4; scgi_temp_path {own}/5;
  include {site}/headers/nginx-http.conf;
  server {{ listen 127.0.0.1:{port}; location {base} {{ alias {site}/; }} include {site}/headers/nginx-server.conf; }}
}}
"""
CADDY = """
{{
  admin off
  auto_https off
  storage file_system {own}
}}
http://127.0.0.1:{port} {{
  import {site}/headers/Caddyfile
  handle_path {base}* {{
    root * {site}
    file_server
  }}
}}
"""
SERVERS = {
    "nginx": (NGINX, ("-c", "{settings}", "-e", "{own}/errors")),
    "caddy": (CADDY, ("run", "--adapter", "caddyfile", "--config", "{settings}")),
}


@dataclass(frozen=True)
class Served:
    """A release behind a server."""

    address: str
    """Where its site begins, with a slash at the end."""
    files: tuple[str, ...]

    def path(self, pattern: str) -> str:
        """The first file like this."""
        return next(path for path in self.files if re.fullmatch(pattern, path))


@pytest.fixture(scope="module", params=["/", "/handbook/"], ids=["root", "below"])
def site(
    release: Release, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """The folder of the release, as made for an address with this path, and the path."""
    base: str = request.param
    folder = tmp_path_factory.mktemp("site") / "release"
    shutil.copytree(release.folder, folder)
    view = View(handbook=View(address=f"https://handbook.example{base.rstrip('/')}"))
    made = headers(dict.fromkeys(LANGUAGES, view), read_manifest(release.folder), Renderer(Layout(ROOT).templates))
    gone = (folder / "404.html").read_bytes()
    assert gone.count(b'<base href="/">') == 1
    made["404.html"] = gone.replace(b'<base href="/">', b'<base href="%s">' % base.encode())
    for path, content in made.items():
        (folder / path).write_bytes(content)
    return folder, base


@pytest.fixture(scope="module", params=SERVERS)
def served(
    site: tuple[Path, str], request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The site behind each server that this machine has."""
    name: str = request.param
    program = shutil.which(name, path=os.pathsep.join(PATHS))
    if not program:
        pytest.skip(f"no {name} here: apt-get install {name}")
    (folder, base), own, port = site, tmp_path_factory.mktemp(name), free_port()
    settings, arguments = SERVERS[name]
    about = {"own": own, "site": folder, "base": base, "port": port, "user": getpass.getuser()}
    (own / "settings").write_text(settings.format(**about), encoding="utf-8")
    command = [program, *(one.format(settings=own / "settings", **about) for one in arguments)]
    with (own / "said").open("wb") as said:
        server = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, "HOME": str(own)})
        try:
            wait_for(port, server, own / "said")
            yield Served(f"http://127.0.0.1:{port}{base}", tuple(read_manifest(folder)))
        finally:
            server.terminate()
            server.wait(10)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int, server: subprocess.Popen[bytes], said: Path) -> None:
    for _ in range(600):
        assert server.poll() is None, said.read_text(encoding="utf-8")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(said.read_text(encoding="utf-8"))


def phone(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may complain."""
    context = phone(browser)
    yield context.new_page()
    context.close()


def test_pages_work_under_the_policy(browser: Browser, served: Served) -> None:
    with silent(phone(browser)) as page:
        for path in ("", "zh/", f"en/playbooks/{SAMPLE[0]}/response/", "zh/copies/"):
            answer = page.goto(served.address + path)
            assert answer
            assert answer.headers["content-security-policy"] == POLICY
            assert answer.headers["cache-control"] == "no-cache"
        field = page.locator("input[type=search]")
        field.fill("勒索")
        page.locator("[data-hit]").first.wait_for()
        page.locator("[data-hit]").first.click()
        page.wait_for_url(f"{served.address}zh/**")


@pytest.mark.browser_all
def test_every_kind_of_page_works_under_the_policy(browser: Browser, served: Served) -> None:
    with silent(phone(browser)) as page:
        for language in LANGUAGES:
            own = (path.removeprefix(f"{language}/") for path in served.files if path.startswith(f"{language}/"))
            looked = kinds(own, SAMPLE[0])
            assert len(looked) > 35
            for path in looked.values():
                answer = page.goto(f"{served.address}{language}/{path.removesuffix('index.html')}")
                assert answer
                assert answer.headers["content-security-policy"] == POLICY


def test_an_address_that_is_not_there_is_answered_in_looks_and_with_ways_home(page: Page, served: Served) -> None:
    answer = page.goto(f"{served.address}zh/nowhere/at/all/")
    assert answer
    assert answer.status == 404
    assert answer.headers["content-security-policy"] == POLICY
    assert page.locator("h1.bad").count() == len(LANGUAGES)
    assert page.evaluate("getComputedStyle(document.querySelector('.go')).display") != "inline", "with its looks"
    page.locator("section[lang^=zh] a.go").last.click()
    page.wait_for_url(f"{served.address}zh/**")
    assert page.locator(".bar").count() == 1


def test_a_folder_without_a_page_is_answered_like_what_is_not_there(page: Page, served: Served) -> None:
    answer = page.goto(f"{served.address}zh/assets/")
    assert answer
    assert answer.status == 404
    assert page.locator("h1.bad").count() == len(LANGUAGES)


def asked(page: Page, served: Served, path: str) -> APIResponse:
    answer = page.request.get(served.address + path, headers={"Accept-Encoding": "gzip"})
    assert answer.ok, path
    assert answer.headers["x-content-type-options"] == "nosniff"
    return answer


def test_what_changes_its_name_is_kept_and_all_else_asked_for_again(page: Page, served: Served) -> None:
    lasting = [path for path in served.files if re.search(NAMED, path)]
    assert len(lasting) > 60
    assert any(".min." in path for path in lasting), "the theme's own too"
    for path in lasting[::7] + [path for path in lasting if ".min." in path]:
        assert asked(page, served, path).headers["cache-control"] == FOR_EVER, path
    for path in ("sw.js", "zh/assets/favicon.svg", "zh/assets/search-index.js", "zh/handbook.webmanifest"):
        assert asked(page, served, path).headers["cache-control"] == "no-cache", path
    assert asked(page, served, "en/copies/current.json").headers["cache-control"] == FRESH


def test_text_is_packed_and_a_playbook_in_one_file_is_saved(page: Page, served: Served) -> None:
    for path in ("zh/index.html", served.path(r"zh/assets/search-index\.[0-9a-f]{8}\.js"), "en/copies/current.json"):
        assert asked(page, served, path).headers["content-encoding"] == "gzip", path
    saved = asked(page, served, f"zh/one/{SAMPLE[0]}.html")
    assert saved.headers["content-disposition"] == "attachment"
    whole = asked(page, served, f"zh/one/{SAMPLE[0]}.html").body()
    assert whole.startswith(b"<!doctype html>")


def test_hosts_that_know_no_patterns_are_told_each_name(site: tuple[Path, str], browser: Browser) -> None:
    del browser  # belongs to what is tried with servers
    folder, _ = site
    rules = re.findall(
        r"^/(\S+)\n  Cache-Control: (.*)$", (folder / "_headers").read_text(encoding="utf-8"), re.MULTILINE
    )
    lasting = [path for path, value in rules if value == FOR_EVER]
    assert 10 < len(rules) < 90, "Cloudflare reads a hundred"
    for path in read_manifest(folder):
        kept = any(re.fullmatch(one.replace(".", r"\.").replace("*", ".*"), path) for one in lasting)
        assert kept == bool(re.search(NAMED, path)), path
