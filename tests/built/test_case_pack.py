"""What is printed for a crisis that is going on keeps to 15 pages."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from generator.build import for_a_case
from generator.model.choice import Audience
from generator.model.conditions import Situation
from generator.stages import Unwatched

if TYPE_CHECKING:
    from generator.layout import Layout

MOST = 15


@pytest.fixture
def pages(layout: Layout, playbook: str) -> dict[str, int]:
    """How many pages the pack of a playbook has at level II, by path."""
    files = for_a_case(layout, Audience.INTERNAL, lambda _: Situation(playbook, "level-2"), Unwatched())
    found = {}
    for path, content in files.items():
        command = ["pdfinfo", "-"]
        said = subprocess.run(command, input=content, check=True, capture_output=True).stdout.decode()
        found[path] = int(re.findall(r"Pages: +(\d+)", said)[0])
    return found


def test_a_case_takes_few_pages_in_each_language(pages: dict[str, int], playbook: str) -> None:
    assert pages.keys() == {f"{language}/{playbook}-level-2.pdf" for language in ("zh", "en")}
    assert max(pages.values()) <= MOST, pages
