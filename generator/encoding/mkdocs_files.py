"""The files of a site as MkDocs knows them, none of them on a disk."""

from __future__ import annotations

import io
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, Files, set_exclusions

from generator.encoding.library_warnings import LibraryWarning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig


def files_of(contents: Mapping[str, str | bytes], settings: MkDocsConfig) -> Files:
    """Those of these contents, by path, and the theme's; raises LibraryWarning when two pages would have one place."""
    files = Files([_file(path, content, settings) for path, content in contents.items()])
    theme: Any = _Theme(settings.theme.dirs)
    files.add_files_from_theme(theme, settings)
    set_exclusions(files, settings)
    places = Counter(file.dest_uri for file in files.documentation_pages())
    if twice := [place for place, pages in places.items() if pages > 1]:
        told = f"More than one page would be {', '.join(twice)}."
        raise LibraryWarning(told)
    return files


def _file(path: str, content: str | bytes, settings: MkDocsConfig) -> File:
    """`File.generated` would have a plugin make it."""
    file = File(path, None, settings.site_dir, settings.use_directory_urls)
    if isinstance(content, str):
        file.content_string = content
    elif file.is_documentation_page():
        file.content_string = as_read(content)
    else:
        file.content_bytes = content
    return file


def as_read(content: bytes) -> str:
    """The text of a page as MkDocs reads it from a disk."""
    return io.TextIOWrapper(io.BytesIO(content), "utf-8-sig").read()


class _Theme:
    """What MkDocs asks of Jinja about a theme: the names of its files.

    Those in hidden folders are left out, of which MkDocs takes none: more than ten thousand icons.
    """

    def __init__(self, folders: Iterable[str]) -> None:
        self._folders = tuple(folders)

    def list_templates(self, filter_func: Callable[[str], bool]) -> list[str]:
        """The names that it wants, in their order."""
        return sorted({name for folder in self._folders for name in _below(Path(folder)) if filter_func(name)})


def _below(folder: Path) -> Iterator[str]:
    for at, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from ((Path(at) / name).relative_to(folder).as_posix() for name in names)
