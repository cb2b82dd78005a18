"""What the commands have in common: how far a reading has come, doubts on standard error, text on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from advisor import output_files, service
from advisor.errors import Problem

if TYPE_CHECKING:
    from advisor.model.document import Office

MemoForm = Literal["md", "html", "docx", "pdf"]
SUFFIXES: dict[str, MemoForm] = {
    **dict.fromkeys(("", ".md", ".markdown", ".txt"), "md"),
    **dict.fromkeys((".html", ".htm"), "html"),
    ".docx": "docx",
    ".pdf": "pdf",
}
LONG_READING = 5000  # rows


def tell_progress() -> service.Progress | None:
    """Return what tells a person at a terminal how far a long reading has come; None where nobody watches."""
    if not sys.stderr.isatty():
        return None

    def tell(done: int, total: int) -> None:
        if total >= LONG_READING:
            sys.stderr.write(f"\r{done:,}/{total:,}" + ("\n" if done >= total else ""))
            sys.stderr.flush()

    return tell


def tell_notices(notices: Iterable[Problem]) -> None:
    """Print to standard error what was read with a doubt; it stops nothing."""
    for notice in notices:
        typer.echo(f"{notice}", err=True)


def form_of(output: Path | None) -> MemoForm:
    """Return the format that a file's suffix asks for; Markdown where there is no file."""
    suffix = output.suffix.lower() if output else ""
    if suffix not in SUFFIXES:
        told = f"no memo can be written as '{suffix}': use .md, .html, .docx or .pdf, or --format"
        raise typer.BadParameter(told, param_hint="-o")
    return SUFFIXES[suffix]


def want_file(form: str, output: Path | None) -> None:
    """Refuse to print what only a file can hold."""
    if form in ("docx", "pdf") and output is None:
        raise typer.BadParameter(f"a .{form} file is not printed: say where to write it", param_hint="-o")


def open_office(path: Path | None, form: str) -> Office | None:
    """Return what the office adds to a Word file or a PDF; None where no file is named.

    Raises:
        ProfileError: as :func:`advisor.documents.read_office` does.
    """
    if path is None:
        return None
    if form not in ("docx", "pdf"):
        raise typer.BadParameter("it is for .docx and .pdf files", param_hint="--office")
    from advisor.documents import read_office

    return read_office(path)


def deliver(written: str | bytes, output: Path | None) -> None:
    """Write a text or a file's bytes to ``output`` and name it on standard error, or print it."""
    if output is None:
        assert isinstance(written, str)  # want_file has seen to it
        print_text(written)
        return
    if isinstance(written, bytes):
        output_files.write_bytes(output, written)
    else:
        output_files.write_output(output, written)
    typer.echo(f"{output}", err=True)


def print_text(text: str) -> None:
    """Print ``text`` with one line end."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()
