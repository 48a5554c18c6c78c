"""Where everything is: the handbook's files, laid over the program's own. The only module that knows folder names."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass
from os import walk
from pathlib import Path

SHARED = (
    "handbook",
    "organisation",
    "roles",
    "severity",
    "crisis-types",
    "strategies",
    "principles",
    "stakeholders",
    "channels",
    "messages",
    "indicators",
    "risks",
    "regulations",
    "metrics",
    "glossary",
    "zones",
    "calendars",
    "checklist",
    "ui",
)
"""Files of `playbooks/_shared/`; every one has to be there."""
OPTIONAL = ("alike", "asked", "search", "topics", "triage", "unread-rules", "waivers")
"""Files of `playbooks/_shared/` that may be there."""
CONTACTS = "contacts.private.yml"
"""File of `playbooks/` with names and numbers of people; git passes it over."""
PHASES = ("playbook", "warning", "response", "communication", "recovery", "lessons")
"""Files of a playbook's folder; every one has to be there."""
TEMPLATES, DOCS, SETTINGS = "templates", "docs", "mkdocs.yml"
WORDS = "playbooks/_shared/ui.yml"
_PACKED = Path(__file__).parent / "own"
"""Where the program's own files are once it is installed; `pyproject.toml` puts them there."""
PROGRAM = _PACKED if _PACKED.is_dir() else Path(__file__).parents[1]
"""The folder of the program's own files: in its repository the top level, which is a handbook's folder, too."""
_OWN = (TEMPLATES, DOCS, SETTINGS, WORDS)
"""What the program brings, by name from its folder. A handbook's file of the same name is taken in its place; the words
of the interface one by one."""


@dataclass(frozen=True)
class Layers:
    """A folder that lies in several places: each file is that of the first place which has it."""

    folders: tuple[Path, ...]
    name: str
    """The folder as messages say it."""

    def find(self, name: str) -> Path:
        """The file of a name; where there is none, where it would be in the first place."""
        there = (folder / name for folder in self.folders)
        return next((file for file in there if file.is_file()), self.folders[0] / name)

    def files(self) -> dict[str, Path]:
        """Every file by its name from the folder, in the order of names; no hidden one, and none of Python's."""
        return dict(sorted(ChainMap(*(_below(folder) for folder in self.folders)).items()))

    def below(self, name: str) -> Layers:
        """A folder inside."""
        return Layers(tuple(folder / name for folder in self.folders), f"{self.name}/{name}")

    def said(self, name: str) -> str:
        """A file as messages say it: below the folder's name, whole where it is not in the first place."""
        file = self.find(name)
        return f"{self.name}/{name}" if file.is_relative_to(self.folders[0]) else file.as_posix()

    def inside(self, file: str) -> str | None:
        """The name of a file that lies in one of the places, whose path is without links; None for any other."""
        homes = (folder.resolve() for folder in self.folders)
        home = next((home for home in homes if Path(file).is_relative_to(home)), None)
        return Path(file).relative_to(home).as_posix() if home else None


@dataclass(frozen=True)
class Layout:
    """The folders of a handbook."""

    root: Path
    elsewhere: Path | None = None
    """Where everything generated is, if not among the sources."""
    program: Path = PROGRAM
    """The folder of the program's own files."""

    @property
    def playbooks(self) -> Path:
        """All data."""
        return self.root / "playbooks"

    @property
    def shared(self) -> Path:
        """The registries."""
        return self.playbooks / "_shared"

    @property
    def guide(self) -> Path:
        """The handbook's chapters, one file each."""
        return self.playbooks / "_guide"

    @property
    def drills(self) -> Path:
        """One file an exercise."""
        return self.playbooks / "_drills"

    @property
    def cases(self) -> Path:
        """One file a case."""
        return self.playbooks / "_cases"

    @property
    def taken(self) -> Path:
        """What was taken of other handbooks, as it was then; the program writes it."""
        return self.playbooks / "_taken"

    @property
    def contacts(self) -> Path:
        """Names and numbers of people; not in git."""
        return self.playbooks / CONTACTS

    @property
    def templates(self) -> Layers:
        """Jinja templates, print styles, theme overrides and the fonts of the printed pages."""
        return Layers(tuple(folder / TEMPLATES for folder in self._layers), TEMPLATES)

    @property
    def words(self) -> Layers:
        """Words of the interface in languages beyond those of `ui.yml`, one file each."""
        return self.templates.below("words")

    @property
    def fonts(self) -> Layers:
        """The typefaces of the printed pages."""
        return self.templates.below("print/fonts")

    @property
    def settings(self) -> Path:
        """What the sites of all languages share."""
        return self.files(SETTINGS)[SETTINGS]

    @property
    def sources(self) -> tuple[str, ...]:
        """Everything that people write, by name from the root."""
        return (self.name(self.playbooks), TEMPLATES, DOCS, SETTINGS)

    @property
    def places(self) -> tuple[Path, ...]:
        """Where everything is that a handbook is made from: its own files and folders, and the program's."""
        own = (self.program / name for name in _OWN)
        return tuple(
            dict.fromkeys(path for path in (*(self.root / name for name in self.sources), *own) if path.exists())
        )

    @property
    def _layers(self) -> tuple[Path, ...]:
        """The handbook's folder over the program's; one, when they are the same."""
        return tuple(dict.fromkeys((self.root, self.program)))

    @property
    def build(self) -> Path:
        """Everything generated."""
        return self.elsewhere or self.root / "build"

    @property
    def cache(self) -> Path:
        """What builds keep for the next ones: finished documents."""
        return self.build / "cache"

    @property
    def shelves(self) -> Path:
        """What they keep of smaller things, a file a kind."""
        return self.cache / "shelves"

    def files(self, *names: str) -> dict[str, Path]:
        """Every file at or below `names`, by its name from the root: the handbook's, else the program's own."""
        found: dict[str, Path] = {}
        for folder in reversed(self._layers):
            there = {name: file for wanted in names for name, file in _below(folder, wanted).items()}
            found |= {name: file for name, file in there.items() if folder == self.root or _is_own(name)}
        return dict(sorted(found.items()))

    def name(self, path: Path) -> str:
        """`path` as messages say it: from the root, with `/`; whole when it is not below."""
        return (path.relative_to(self.root) if path.is_relative_to(self.root) else path).as_posix()


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds a handbook, or None."""
    return next((folder for folder in (start, *start.parents) if Layout(folder).shared.is_dir()), None)


def _is_own(name: str) -> bool:
    """Whether the program brings a file of this name; what else lies beside it in its repository is a sample."""
    return any(name == own or name.startswith(f"{own}/") for own in _OWN)


def _below(folder: Path, name: str = "") -> dict[str, Path]:
    """The file `name` of a folder, or all below the folder `name`, by name from `folder`."""
    start = folder / name
    found = [(start.parent, [start.name])] if start.is_file() else [(Path(at), files) for at, _, files in walk(start)]
    within = [(at, at.relative_to(folder), files) for at, files in found]
    named = {
        (inner / name).as_posix(): at / name
        for at, inner, files in within
        if "__pycache__" not in inner.parts
        for name in files
        if not name.startswith(".")
    }
    return {name: file for name, file in named.items() if file.is_file()}
