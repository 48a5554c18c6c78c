"""To each runbook its playbook's data are attached, as its source, and can be read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook_views import book_of
from pypdf import PdfReader

from generator.loading.reader import read

if TYPE_CHECKING:
    from whole import Whole

    from generator.publishing.releases import Release


def test_the_data_are_attached(release: Release, whole: Whole) -> None:
    files = sorted(release.folder.glob("*/pdf/*-runbook.pdf"))
    assert len(files) >= 2, "the test has seen too little to mean anything"
    for file in files:
        name = file.name.removesuffix("-runbook.pdf")
        root: Any = PdfReader(file).root_object
        [attached] = {one.idnum: one.get_object() for one in root["/AF"]}.values()  # the engine lists it twice
        assert (attached["/UF"], attached["/AFRelationship"]) == (f"{name}.yml", "/Source")
        assert attached["/EF"]["/F"]["/Subtype"] == "/application/yaml"
        data: Any = read(f"{name}.yml", attached["/EF"]["/F"].get_data()).data
        steps = [step.id for step in book_of(whole.views, file.parent.parent.name, name).response.steps]
        assert [step["id"] for step in data["response"]["steps"]] == steps
