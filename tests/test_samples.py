"""What is known as a sample's value, and what is somebody's own; and that the site says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.build import Order, site_texts
from generator.layout import Layout
from generator.model.base import Text
from generator.model.handbook import Settings
from generator.model.organisation import Organisation
from generator.model.refs import CalendarRef
from generator.model.samples import samples

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]


def found(address: str = "https://crisis.acme.cn", zh: str = "本公司", en: str = "Orchard") -> list[str]:
    name = Text({"zh": zh, "en": en})
    settings = Settings.model_construct(
        zones=(),
        calendar=CalendarRef("CN"),
        title=name,
        subtitle=name,
        emergency=name,
        languages=(),
        reading_order=(),
        address=address,
    )
    return ["/".join(map(str, path[1:])) for path in samples(settings, Organisation(name=name))]


@pytest.mark.parametrize(
    "host",
    ["example.com", "handbook.EXAMPLE.org", "www.example.com.cn", "a.example", "localhost:8000", "x.localhost",
     "a.invalid", "intern.test", "127.0.0.1", "[::1]:80", "198.51.100.9", "192.0.2.7", "example.com.",
     "your-company.com", "handbook.yourdomain.cn", "handbook.company.com", "handbook.公司.cn", "foo.bar"],
)  # fmt: skip
def test_addresses_that_lead_nowhere_are_known(host: str) -> None:
    assert found(f"https://{host}/handbook") == ["address"]


@pytest.mark.parametrize(
    "host",
    [
        "examples.com",
        "test.acme.com",
        "localhost.acme.cn",
        "10.0.0.7",
        "wiki",
        "bestexample.cn",
        "yours.com",
        "hong.公司",
    ],
)
def test_addresses_of_ones_own_are_left_alone(host: str) -> None:
    assert found(f"https://{host}/example") == []


@pytest.mark.parametrize(
    "name",
    [
        "示例互联网公司",
        "某某公司",
        "XX公司",
        "Example Internet Company",
        "your company",
        "Sample Ltd",
        "某公司",
        "贵公司",
        "公司名称",
        "您的单位",
        "测试公司",
        "A company",
        "Company name",
        "Name of organisation",
        "Demo Inc",
        "演示",
        "Foo Ltd",
    ],
)
def test_names_of_a_sample_are_known(name: str) -> None:
    assert found(zh=name, en=name) == ["name/zh", "name/en"]


@pytest.mark.parametrize(
    "name",
    [
        "Exemplar",
        "Samplers Ltd",
        "Yours & Co",
        "北京示范公司",
        "X公司",
        "ExampleSoft",
        "测试云科技",
        "Testa",
        "公司名录网",
    ],
)
def test_names_of_ones_own_are_left_alone(name: str) -> None:
    assert found(zh=name, en=name) == []


def test_the_site_says_that_it_is_a_sample_and_stops_when_it_is_none(mini: Path) -> None:
    own = json.loads(site_texts(Layout(mini), "en", Order())["mkdocs.json"])["extra"]
    settings = mini / "playbooks" / "_shared" / "organisation.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("en: Mini Company", "en: Example Co"), encoding="utf-8"
    )
    sample = json.loads(site_texts(Layout(mini), "en", Order())["mkdocs.json"])["extra"]
    assert (own["sample"], sample["sample"]) == (False, True)
    assert sample["words"]["sample"].startswith("Sample: ")
