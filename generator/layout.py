"""Where everything is. The only module that knows folder names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SHARED = (
    "handbook",
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
    "calendar",
    "checklist",
    "ui",
)
"""Files of `playbooks/_shared/`; every one has to be there."""
OPTIONAL = ("search", "topics", "triage", "waivers")
"""Files of `playbooks/_shared/` that may be there."""
PHASES = ("playbook", "warning", "response", "communication", "recovery", "lessons")
"""Files of a playbook's folder; every one has to be there."""


@dataclass(frozen=True)
class Layout:
    """The project's folders."""

    root: Path
    elsewhere: Path | None = None
    """Where everything generated is, if not among the sources."""

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
    def contacts(self) -> Path:
        """Names and numbers of people; not in git."""
        return self.playbooks / "contacts.private.yml"

    @property
    def templates(self) -> Path:
        """Jinja templates, print styles, theme overrides and the fonts of the printed pages."""
        return self.root / "templates"

    @property
    def docs(self) -> Path:
        """Hand-written pages by language, and the site's static assets."""
        return self.root / "docs"

    @property
    def settings(self) -> Path:
        """What both languages' sites share."""
        return self.root / "mkdocs.yml"

    @property
    def sources(self) -> tuple[str, ...]:
        """Everything that people write, by name from the root."""
        return tuple(self.name(path) for path in (self.playbooks, self.templates, self.docs, self.settings))

    @property
    def build(self) -> Path:
        """Everything generated."""
        return self.elsewhere or self.root / "build"

    def name(self, path: Path) -> str:
        """`path` as messages say it: from the root, with `/`; whole when it is not below."""
        return (path.relative_to(self.root) if path.is_relative_to(self.root) else path).as_posix()


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds a handbook, or None."""
    return next((folder for folder in (start, *start.parents) if Layout(folder).shared.is_dir()), None)
