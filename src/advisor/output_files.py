"""Files written whole or not at all: beside their place first, then moved into it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from advisor.errors import Code, OutputError, Problem, SourceRef


def write_bytes(path: Path, data: bytes) -> None:
    """Write ``data`` as :func:`write_output` writes text.

    Raises:
        OutputError: if it can't be written; an old file of that name is left as it was.
    """
    _write_whole(path, lambda file: file.write_bytes(data))


def write_output(path: Path, text: str) -> None:
    """Write ``text`` beside ``path`` and move it there, so that no half file is ever seen.

    Raises:
        OutputError: if it can't be written; an old file of that name is left as it was.
    """
    _write_whole(path, lambda file: file.write_text(text, encoding="utf-8", newline="\n"))


def _write_whole(path: Path, write: Callable[[Path], object]) -> None:
    import tempfile

    where = SourceRef(str(path))
    if refusal := _refuse_target(path):
        raise OutputError(Problem(where, Code.UNWRITABLE, *refusal))
    path = path.resolve()  # a link stays a link, and what it leads to is replaced
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(handle)
        beside = Path(name)
        write(beside)
        umask = os.umask(0)
        os.umask(umask)
        beside.chmod(0o666 & ~umask)
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        told = f"'{path}' can't be written: {error.strerror or error}"
        raise OutputError(
            Problem(where, Code.UNWRITABLE, told, "check the folder, its permissions and the disk")
        ) from error


def _refuse_target(path: Path) -> tuple[str, str] | None:
    """Return why ``path`` must not be replaced, and the mend; None if it may be."""
    if path.is_dir():
        return f"'{path}' is a directory", "name a file in it"
    if path.exists() and not path.is_file():
        return f"'{path}' is a device or a pipe, not a file", "leave out -o and redirect the output"
    if path.exists() and not os.access(path, os.W_OK):
        return f"'{path}' is write-protected", "choose another name, or make it writable"
    return None
