"""Whatever is edited, in whatever order: what is built is what a clean build makes. A sample of `make sequences`."""

from __future__ import annotations

from edit_sequences import ground, sequence

SEEDS = (2,)
"""Sequences that are tried each time."""


def test_a_sequence_of_edits_gives_what_a_clean_build_gives() -> None:
    with ground(paper=False) as start:
        for seed in SEEDS:
            assert sequence(start, seed, edits=1).said
