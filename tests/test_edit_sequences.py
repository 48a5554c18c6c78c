"""Whatever is edited, in whatever order: what is built is what a clean build makes. A sample of `make sequences`."""

from __future__ import annotations

from edit_sequences import ground, sequence

SEQUENCES = {2: 1, 1015: 3, 2006: 3}
"""By seed how many edits: those that are tried each time. In the last two a text and a page that were kept get lost."""


def test_a_sequence_of_edits_gives_what_a_clean_build_gives() -> None:
    with ground(paper=False) as start:
        for seed, edits in SEQUENCES.items():
            assert sequence(start, seed, edits).said
