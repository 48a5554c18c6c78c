"""Nothing that readers may not know gets into a release: a page that reads it, and a file that tells it, end a build."""

from __future__ import annotations

import io
import json
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from mini_copy import copy_mini
from test_remembered import texts

from generator import build as building
from generator.build import BuildFailed, Order, Unwatched, build, look, make
from generator.encoding import paper
from generator.layout import Layout
from generator.model.base import Audience, Text
from generator.model.handbook import Handbook
from generator.planning.plan import Wish
from generator.publishing.leaks import leaks
from generator.rendering.render import Renderer
from generator.storage.shelf import Shelf
from generator.validating.audience import Sight
from generator.validating.validate import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.loading.load import Sources
    from generator.validating.withheld import Withheld
