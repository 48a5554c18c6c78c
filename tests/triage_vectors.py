"""Answers to first questions and what follows from them, for Python and the browser alike."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.validating.triage import UNKNOWN, Ask, Effect, Judged, LevelOf, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
VECTORS: dict[str, Any] = json.loads((ROOT / "tests" / "data" / "vectors" / "triage.json").read_text(encoding="utf-8"))
REPLIES = ("no", "yes", UNKNOWN)


def table_of(data: dict[str, Any]) -> Table:
    """The table that JSON says."""
    return Table(
        asks=tuple(
            Ask(
                one["id"],
                tuple((question, reply) for question, reply in one["asked_if"]),
                one["worse"],
                Effect(**one["yes"]),
                Effect(**one["no"]),
            )
            for one in data["asks"]
        ),
        levels=tuple(LevelOf(**one) for one in data["levels"]),
        playbooks={name: Judged(**one) for name, one in data["playbooks"].items()},
        clusters=tuple(data["clusters"]),
        strategies=tuple(data["strategies"]),
        clocks=tuple(data["clocks"]),
        leading=tuple(data["leading"]),
    )


def as_json(data: object) -> Any:  # noqa: ANN401 - what JSON says
    """The same with the lists of JSON."""
    return json.loads(json.dumps(data))


def all_answers(known: Table, step: int = 1) -> Iterator[dict[str, str]]:
    """Every `step`th of all sets of answers."""
    ids = [ask.id for ask in known.asks]
    for number, replies in enumerate(product(REPLIES, repeat=len(ids))):
        if number % step == 0:
            yield dict(zip(ids, replies, strict=True))
