"""The handbooks of whole organisations, begun from the pack that comes with the program: they check and build at once.

What takes long runs with `--whole`.
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner
from mini_copy import ROOT

from generator.build import Order, build, preview
from generator.command.cli import main
from generator.layout import Layout
from generator.model.choice import Audience
from generator.planning.plan import Wish
from generator.publishing.readable import unpacked
from generator.reading import check
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not (ROOT / "tests" / "content").is_dir(), reason="the pack is another handbook than the sample"
)

HOSPITAL: dict[str, Any] = {
    "organisation": {"en": "St Anne Hospitals"},
    "languages": ["en-GB"],
    "address": "https://crisis.stanne.org",
    "playbooks": ["information-security", "service-outage"],
    "emergency_numbers": [{"phone": "999", "title": {"en": "Emergency services"}}],
    "zones": ["Europe/London"],
    "calendar": "England",
    "facts": ["seat-uk", "users-uk"],
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


SOFTWARE: dict[str, Any] = {
    "organisation": {"zh-Hans": "云帆软件", "en": "Yunfan Software", "ja": "雲帆ソフトウェア"},
    "languages": ["zh-Hans", "en", "ja"],
    "address": "https://crisis.yunfan.sg",
    "playbooks": ["service-outage", "information-security"],
    "emergency_numbers": [
        {
            "phone": "995",
            "title": {"zh-Hans": "急救、火警", "en": "Ambulance and fire", "ja": "救急・消防"},
            "fills": ["ambulance", "fire"],
        },
        {"phone": "999", "title": {"zh-Hans": "报警", "en": "Police", "ja": "警察"}, "fills": ["police"]},
    ],
    "zones": ["Asia/Singapore"],
    "calendar": "SG",
    "facts": ["seat-singapore", "users-singapore"],
    "roles": 8,
}
FEW: dict[str, Any] = {
    "organisation": {"zh": "青木软件", "en": "Qingmu Software"},
    "languages": ["zh", "en"],
    "address": "https://crisis.qingmu.com",
    "playbooks": ["service", "executive-scandal"],
    "emergency_numbers": [
        {"phone": "110", "title": {"zh": "报警", "en": "Police"}, "fills": ["police"]},
        {"phone": "120", "title": {"zh": "急救", "en": "Ambulance"}, "fills": ["ambulance", "fire"]},
    ],
    "facts": ["seat-mainland", "users-mainland"],
}
NOT_FOR_THEM = re.compile(
    r"示例|Example|\bEU\b|欧盟|\bDORA\b|\bNIS ?2\b|\bGDPR\b|European (?:Union|Commission)|Brussels|布鲁塞尔"
)
"""The sample, and laws of elsewhere."""


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
def test_a_software_company_in_three_languages_one_of_which_is_not_translated_yet(tmp_path: Path) -> None:
    layout = begun(tmp_path, SOFTWARE)
    gaps = {one.place.file for one in check(layout).advice if one.rule == "not-translated"}
    assert len(gaps) > 20, "a file each"
    found = pages(layout)
    assert '<html lang="ja"' in found["ja/index.html"]
    assert "雲帆ソフトウェア" in found["ja/index.html"]
    assert "Yunfan Software" in found["en/index.html"]
    assert "云帆软件" in found["zh/index.html"]
    assert {name[: name.index("/")] for name in found if "/" in name} == {"zh", "en", "ja"}
    assert sorted(re.findall(r'hreflang="([\w-]+)"', found["index.html"]))[:3] == ["en", "ja", "zh-Hans"]
    preview(layout, Order(Wish(("runbook",), ("service-outage",))), Unwatched())
    printed = layout.build / "preview" / "ja" / "pdf" / "service-outage-runbook.pdf"
    command = ["pdffonts", str(printed)]
    fonts = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"\+([\w-]+) ", fonts)) == {"Japanese", "Japanese-Bold"}


@pytest.mark.usefixtures("whole_only")
def test_of_what_is_not_for_them_there_is_no_byte(tmp_path: Path) -> None:
    """Two of the playbooks, no cases, no exercises, not in the EU; dead links would keep it from being published."""
    layout = begun(tmp_path, FEW)
    build(layout, Audience.INTERNAL, Unwatched())
    made = layout.build / "current"
    told: dict[str, set[str]] = {}
    for file in (path for path in made.rglob("*") if path.is_file()):
        for name, content in unpacked(file.relative_to(made).as_posix(), file.read_bytes()):
            if words := set(NOT_FOR_THEM.findall(said(name, content))):
                told[name] = words
    assert told == {}
    assert len(list(made.rglob("*.pdf"))) > 20
    assert not list(made.rglob("cases/*/index.html"))


def said(name: str, content: bytes) -> str:
    """What a file says, of a PDF its text and metadata; what is packed comes by itself."""
    if name.endswith((".zip", ".png")):
        return ""
    if not name.endswith(".pdf"):
        return content.decode(errors="replace")
    asked = (["pdftotext", "-", "-"], ["pdfinfo", "-"], ["pdfinfo", "-meta", "-"])
    parts = (subprocess.run(one, input=content, capture_output=True, check=True).stdout for one in asked)
    return "\n".join(part.decode() for part in parts)


@pytest.mark.usefixtures("whole_only")
@pytest.mark.parametrize(("roles", "levels"), [(5, 3), (8, 5), (20, 4)])
def test_all_playbooks_with_a_team_of_any_size(tmp_path: Path, roles: int, levels: int) -> None:
    books = sorted(path.parent.name for path in (ROOT / "playbooks").glob("[a-z]*/playbook.yml"))
    asked = {"languages": ["zh", "en"], "playbooks": books, "roles": roles, "levels": levels, "emergency_numbers": []}
    begun(tmp_path, {**HOSPITAL, "organisation": "Mini", **asked})


def test_a_playbook_of_the_pack_begins_with_an_own_team(tmp_path: Path) -> None:
    begun(tmp_path, {**HOSPITAL, "playbooks": ["service-outage"]})
