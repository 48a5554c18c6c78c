"""Every output, in one registry."""

from __future__ import annotations

from generator.formats import runbook, site
from generator.formats.base import Format

FORMATS: dict[str, Format] = {
    "site": Format("site", site.documents, site.assets, site.encode),
    "runbook": Format("runbook", runbook.documents, runbook.assets, runbook.encode),
}
"""By name, in the order in which they are built."""
