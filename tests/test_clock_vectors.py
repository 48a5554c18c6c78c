"""The vectors that the browser is held to are what the Python side says now."""

from __future__ import annotations

import clock_vectors


def test_the_vectors_are_what_python_says() -> None:
    """Else: `python tests/clock_vectors.py`, after a look at what has changed."""
    assert clock_vectors.FILE.read_text(encoding="utf-8") == clock_vectors.text(clock_vectors.vectors()) + "\n"
