"""Runs every property test again and again with other seeds, for so many minutes; what it finds becomes an example.

`make test` runs the same properties with fixed seeds, so that it is the same every time. A seed that is told here is
run again with `python tests/fuzz.py --seed N`; the falsifying example that hypothesis prints belongs into an
`@example` of the test, where `make test` sees it for ever.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("fuzz", max_examples=400, deadline=None, database=None, print_blob=True)


def main() -> int:
    """Exit code 0 when no seed broke a property."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10, help="how long; the last round ends after that")
    parser.add_argument("--seed", type=int, help="one round with this seed, in place of rounds with random ones")
    wanted = parser.parse_args()
    seeds = [wanted.seed] if wanted.seed is not None else _until(time.monotonic() + 60 * wanted.minutes)
    broken = [seed for seed in seeds if _round(seed)]
    print(f"broken with seeds: {', '.join(map(str, broken))}" if broken else "no property was broken")
    return bool(broken)


def _until(end: float) -> Iterator[int]:
    """Random seeds until it is so late."""
    chance = random.SystemRandom()
    while time.monotonic() < end:
        yield chance.randrange(2**32)


def _round(seed: int) -> bool:
    """Whether any property was broken."""
    print(f"seed {seed}", flush=True)
    options = ["-q", "--no-header", "-p", "no:cacheprovider", "-m", "hypothesis", "--ignore=tests/built"]
    imported_before = "-Wignore::pytest.PytestAssertRewriteWarning"  # hypothesis, for the profile above
    code = pytest.main([*options, imported_before, "--hypothesis-profile=fuzz", f"--hypothesis-seed={seed}"])
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
        sys.exit(f"pytest ended with {code!r}: nothing was tried")
    return code is pytest.ExitCode.TESTS_FAILED


if __name__ == "__main__":
    sys.exit(main())
