"""The engines of the formats, by the module that does their work. No library of theirs is needed before its turn."""

from __future__ import annotations

from generator.formats.base import Engine

SITE_ENGINE = Engine("site", "generator.formats.site_engine")
ONE_FILE_ENGINE = Engine("one-file", "generator.formats.one_file_engine")
PAPER = Engine("paper", "generator.formats.paper")
FILLABLE = Engine("fillable", "generator.formats.fillable")
