"""The engines of the formats, by the module that does their work. No library of theirs is needed before its turn."""

from __future__ import annotations

from generator.planning.base import Engine

SITE_ENGINE = Engine("site", "generator.encoding.site")
ONE_FILE_ENGINE = Engine("one-file", "generator.encoding.one_file")
PAPER = Engine("paper", "generator.encoding.paper")
FILLABLE = Engine("fillable", "generator.encoding.fillable")
