"""The handbooks of whole organisations, begun from the pack that comes with the program: they check and build at once.

What takes long runs with `--whole`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner
from mini_copy import ROOT

from generator.build import Order, preview
from generator.command.cli import main
from generator.layout import Layout
from generator.planning.plan import Wish
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

HOSPITAL: dict[str, Any] = {
    "organisation": {"en": "St Anne Hospitals"},
    "languages": ["en-GB"],
    "address": "https://crisis.stanne.org",
    "playbooks": ["information-security", "service-outage"],
    "emergency_numbers": [{"phone": "999", "title": {"en": "Emergency services"}}],
    "zones": ["Europe/London"],
    "calendar": "England",
    "levels": 3,
    "brand": {"colour": "#003087", "accent": "#ffb81c"},
    "roles": [
        {"id": "gold", "title": "Gold commander", "takes": ["incident-commander", "executive-sponsor"]},
        {"id": "silver", "title": "Silver commander", "takes": ["deputy-commander", "operations-lead", "finance-lead"]},
        {"id": "loggist", "title": "Loggist", "takes": ["scribe", "hr-lead"]},
        {"id": "communications", "title": "Communications officer", "takes": ["communications-lead", "spokesperson"]},
        {"id": "liaison", "title": "Patient liaison", "takes": ["customer-service-lead", "monitoring-lead"]},
        {"id": "legal", "title": "Legal counsel", "takes": ["legal-lead", "privacy-officer"]},
        {"id": "digital", "title": "Digital lead", "takes": ["technical-lead", "security-lead"]},
        {"id": "supplies", "title": "Supplies lead", "takes": ["supply-chain-lead", "product-quality-lead"]},
    ],
}
RETAILER: dict[str, Any] = {
    "organisation": {"zh-Hant": "大安百貨", "en": "Daan Stores"},
    "languages": ["zh-Hant", "en"],
    "address": "https://crisis.daan.com.tw",
    "playbooks": ["product-quality", "service"],
    "emergency_numbers": [
        {"phone": "119", "title": {"zh-Hant": "救護車、火警", "en": "Ambulance"}, "fills": ["ambulance", "fire"]},
        {"phone": "110", "title": {"zh-Hant": "報警", "en": "Police"}, "fills": ["police"]},
    ],
    "zones": ["Asia/Taipei"],
    "calendar": "TW",
    "facts": ["seat-taiwan", "users-taiwan", "food"],
    "roles": 8,
}


@pytest.fixture
def whole_only(request: pytest.FixtureRequest) -> None:
    """For what takes longer than everybody's tests may."""
    if not request.config.getoption("--whole", default=False):
        pytest.skip("with --whole")


def begun(folder: Path, answers: dict[str, Any]) -> Layout:
    """The handbook that `handbook init` makes of the answers; there is no problem in it."""
    file = folder / "answers.yml"
    file.write_text(yaml.safe_dump(answers, allow_unicode=True, sort_keys=False), encoding="utf-8")
    arguments = ["init", str(folder / "own"), "--answers", str(file), "--from", str(ROOT), "--lang", "en"]
    done = CliRunner().invoke(main, arguments)
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "Written. The data are good."), done.output
    return Layout(folder / "own")


def pages(layout: Layout) -> dict[str, str]:
    """The pages of its sites, by name."""
    preview(layout, Order(Wish(("site",))), Unwatched())
    made = layout.build / "preview"
    return {file.relative_to(made).as_posix(): file.read_text(encoding="utf-8") for file in made.rglob("*.html")}


@pytest.mark.usefixtures("whole_only")
def test_a_hospital_group_in_english_alone(tmp_path: Path) -> None:
    found = pages(begun(tmp_path, HOSPITAL))
    home = found["en/index.html"]
    assert "St Anne Hospitals" in home
    assert 'href="tel:999"' in home
    roles = found["en/reference/index.html"]
    assert all(role["title"] in roles for role in HOSPITAL["roles"])
    response = found["en/playbooks/information-security/response/index.html"]
    assert "Gold commander" in response
    ours = {name: text for name, text in found.items() if "/how-" not in name}
    assert [name for name, text in ours.items() if "Example Internet Company" in text or "示例" in text] == []
    assert [name for name, text in ours.items() if "Incident commander</" in text] == []
    assert set(re.findall(r'class="level (\w+)"', " ".join(ours.values()))) == {"red", "orange", "yellow"}


@pytest.mark.usefixtures("whole_only")
def test_a_retailer_in_traditional_chinese_and_english(tmp_path: Path) -> None:
    found = pages(begun(tmp_path, RETAILER))
    home = found["zh-Hant/index.html"]
    assert '<html lang="zh-Hant"' in home
    assert "大安百貨" in home
    assert "Daan Stores" in found["en/index.html"]
    calendar = found["zh-Hant/reference/calendar/index.html"]
    assert "台灣" in calendar
    assert re.search("中秋節", calendar)
    assert "Mid-Autumn Festival" in found["en/reference/calendar/index.html"]


@pytest.mark.usefixtures("whole_only")
@pytest.mark.parametrize(("roles", "levels"), [(5, 3), (8, 5), (20, 4)])
def test_all_playbooks_with_a_team_of_any_size(tmp_path: Path, roles: int, levels: int) -> None:
    books = sorted(path.parent.name for path in (ROOT / "playbooks").glob("[a-z]*/playbook.yml"))
    asked = {"languages": ["zh", "en"], "playbooks": books, "roles": roles, "levels": levels, "emergency_numbers": []}
    begun(tmp_path, {**HOSPITAL, "organisation": "Mini", **asked})


def test_a_playbook_of_the_pack_begins_with_an_own_team(tmp_path: Path) -> None:
    begun(tmp_path, {**HOSPITAL, "playbooks": ["service-outage"]})
