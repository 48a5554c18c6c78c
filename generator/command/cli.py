"""The command `handbook`: its commands, each in a module that is imported when it is called."""

from __future__ import annotations

import atexit
import gc
import sys
from importlib import import_module
from pathlib import Path
from typing import cast

import click

from generator.command.options import FAILED, PROBLEMS, TRACEBACK, WITH_TRACEBACK
from generator.command.terminal import Speaker, say_anything, tell_cause
from generator.layout import find_root
from generator.problems import Problems
from generator.stages import BuildFailed
from generator.storage.disk_trouble import in_words

OBJECTS = 200_000
"""Made between two searches for garbage. A handbook is a million objects that all live to the end of a command; with
Python's own 700, a fifth of the time goes into looking through them."""
COMMANDS = {
    "check": "check_command",
    "build": "build_command",
    "clock": "clock_command",
    "case": "case_command",
    "approve": "approve_command",
    "restore": "restore_command",
    "init": "init_command",
    "add": "add_command",
    "remove": "remove_command",
    "upgrade": "upgrade_command",
    "migrate": "migrate_command",
    "serve": "serve_command",
    "history": "release_commands",
    "rollback": "release_commands",
    "verify": "release_commands",
    "prune": "release_commands",
    "diff": "release_commands",
    "publish": "publish_command",
}
"""The module of each command, in the order in which the help lists them. It calls the command `<name>_command`."""


class _Group(click.Group):
    """Ends every command with the exit code that fits and without a traceback.

    A command's module is imported when it is called: going back to an earlier release waits for no library of printing
    or of languages.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All of them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None when there is none of this name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"generator.command.{COMMANDS[cmd_name]}")
        return cast("click.Command", getattr(module, f"{cmd_name}_command"))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; tell what went wrong."""
        speaker = Speaker(find_root(Path.cwd()) or Path.cwd())
        try:
            return super().invoke(ctx)
        except Problems as found:
            speaker.problems(found.problems)
            sys.exit(PROBLEMS)
        except BuildFailed as failed:
            if TRACEBACK in ctx.meta:
                tell_cause(failed)
            speaker.failure(failed)
            sys.exit(FAILED)
        except OSError as error:
            if not (meant := in_words(error)):
                raise
            speaker.trouble(meant)
            sys.exit(FAILED)
        except KeyboardInterrupt:
            sys.exit(130)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="crisis-handbook")
@WITH_TRACEBACK
def main() -> None:
    """Crisis playbooks in YAML, out as a bilingual handbook and printable runbooks.

    Exit codes: 0 good, 1 problems in the data or in a release, 2 wrong use, 3 the build or publication itself failed.
    """
    gc.set_threshold(OBJECTS)
    atexit.register(gc.freeze)  # else the interpreter looks through all that is left, which ends with the process
    say_anything()
