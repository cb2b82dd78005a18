"""A rules directory in, its knowledge files and their digest out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("indicators", "types", "sources")
THEMES = "themes"
CASES = "cases"


def knowledge_files(root: Path) -> list[Path]:
    """Return the files of a rule base that reasoning reads (its cases are not among them), sorted."""
    return [root.joinpath(*parts) for parts in _list_parts(root)]


def digest_of(root: Path) -> str:
    """Return a digest of the knowledge under ``root``: names and bytes of its files."""
    above, pieces = str(root.resolve()), []
    for parts in _list_parts(root):
        name = "/".join(parts)
        with open(f"{above}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - a command waits for it
            data = file.read()
        pieces += [f"{name}\0{len(data)}\0".encode(), data]
    return hashlib.sha256(b"".join(pieces)).hexdigest()


def _list_parts(root: Path) -> list[tuple[str, ...]]:
    """Return the parts of each file's path under ``root``, sorted."""
    folders = [(name,) for name in FOLDERS] + [(THEMES, name) for name in _names(root / THEMES)]
    return sorted((*folder, name) for folder in folders for name in _names(root.joinpath(*folder)) if _is_read(name))


def _is_read(name: str) -> bool:
    return name.endswith(".yaml") and not name.startswith(CASES)


def _names(folder: Path) -> Iterator[str]:
    try:
        yield from os.listdir(folder)  # noqa: PTH208 - a command waits for it
    except (FileNotFoundError, NotADirectoryError):
        return
