"""The data that go with a printout -> the files of the playbook that they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.composing.migrations import as_now
from generator.layout import PHASES
from generator.loading.reader import read
from generator.loading.writer import write
from generator.problems import Place, Problem, Problems, Words, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path


def restored(file: str, raw: bytes) -> dict[str, str]:
    """The text of each file of a playbook by its name, from the attached data `raw`, which is called `file`.

    What the readers of the printout could not see is not in it, nor are comments. What was printed of data in an older
    format is written as now. Raises Problems when it is no YAML, or holds something else than the files of a playbook.
    """
    source = read(file, raw)
    phases = source.data if isinstance(source.data, dict) else {}
    odd = [name for name, data in phases.items() if name not in PHASES or not isinstance(data, dict)]
    strange = [source.marks.keys[name,] for name in odd] or ([] if phases else [Place(file)])
    if strange:
        message = Words("这不是一份预案的附带数据。", "These are not the data of a playbook.")
        cure = did_you_mean("", PHASES)
        raise Problems.of(Problem(place, "not-a-playbook", message, cure) for place in strange)
    now = as_now(phases)
    return {f"{phase}.yml": write(now[phase]) for phase in PHASES if phase in now}


def put_back(files: dict[str, str], folder: Path) -> list[str]:
    """Write the files into `folder`; returns their names. Raises FileExistsError, and writes none, if one is there."""
    if there := [folder.name] if folder.is_file() else [name for name in files if (folder / name).exists()]:
        raise FileExistsError(", ".join(there))
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return list(files)
