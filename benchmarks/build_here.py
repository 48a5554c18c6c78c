"""`handbook` for a handbook that is full of copies."""

from __future__ import annotations

import sys

from generator.command import build_command
from generator.command.cli import main

if __name__ == "__main__":
    build_command.ANEW = "copies_anew"
    sys.exit(main())
