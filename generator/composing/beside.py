"""What lies beside the data of a handbook that is begun: how contacts are written, and what git passes over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.layout import CONTACTS
from generator.loading.extent import composed, yaml_data
from generator.loading.writer import write
from generator.model.choice import Audience
from generator.text.languages import as_written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.layout import Layout

_HEAD = (
    "# 复制为 contacts.private.yml 后填写；还不知道的就删去。该文件不进入 git，也不进入公开版本。\n"
    "# Copy to contacts.private.yml and fill in; leave out what is not known. That file never enters git,"
    " nor a public build.\n"
)
_NUMBER = "+00 000 0000 0000"
_NAMES = {"zh": "姓名", "zh-Hant": "姓名"}
"""What stands where a person's name belongs; the check knows it for none."""
_DUTY_DESK = {"zh": "当地主管部门值班室", "zh-Hant": "當地主管機關值班室", "en": "Duty desk of the local authority"}
_PASSED_OVER = ("/build/", f"/playbooks/{CONTACTS}")


def beside(layout: Layout, texts: Mapping[str, str]) -> dict[str, str]:
    """The text of each such file, by name; `texts` are those of the data."""
    return {
        layout.name(layout.playbooks / "contacts.example.yml"): _HEAD + write(_contacts(layout, texts)),
        ".gitignore": _ignored(layout),
    }


def _contacts(layout: Layout, texts: Mapping[str, str]) -> dict[str, Any]:
    """What contacts say most, with a person for each role that their readers know."""
    shared = layout.name(layout.shared)
    roles: Any = yaml_data(composed(texts[f"{shared}/roles.yml"]))
    settings: Any = yaml_data(composed(texts[f"{shared}/handbook.yml"]))
    seen = [role for role in roles if role.get("audience") != Audience.CONFIDENTIAL]  # as the contacts are
    codes = [one["id"] for one in settings["languages"] if "stand_in" not in one]
    desk = {code: _DUTY_DESK.get(as_written(code), _DUTY_DESK["en"]) for code in codes}
    name = _NAMES.get(as_written(codes[0]), "Name")
    return {
        "duty_number": _NUMBER,
        "bridge": _NUMBER,
        "authorities": [{"name": desk, "phone": _NUMBER}],
        "people": [{"role": role["id"], "name": name, "phone": _NUMBER} for role in seen],
    }


def _ignored(layout: Layout) -> str:
    """What git passes over, behind what it does already."""
    file = layout.root / ".gitignore"
    there = file.read_text(encoding="utf-8") if file.is_file() else ""
    known = there.splitlines()
    lines = [*known, *(line for line in _PASSED_OVER if line not in known)]
    return "".join(f"{line}\n" for line in lines)
