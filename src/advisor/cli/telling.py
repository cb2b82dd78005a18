"""What the commands have in common: how far a reading has come, doubts on standard error, text on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import typer

from advisor import service
from advisor.errors import Problem

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


def form_of(output: Path | None) -> Literal["md", "html"]:
    """Return the format that a file's suffix asks for; Markdown where there is no file."""
    suffix = output.suffix.lower() if output else ""
    if suffix in ("", ".md", ".markdown", ".txt"):
        return "md"
    if suffix in (".html", ".htm"):
        return "html"
    raise typer.BadParameter(f"no memo can be written as '{suffix}': use .md or .html, or --format", param_hint="-o")


def print_text(text: str) -> None:
    """Print ``text`` with one line end."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()
