"""Two or more profiles in, their comparison printed or written."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import typer

from advisor import comparisons, output_files
from advisor.model.text import Lang
from advisor.record import to_builtins

Form = Literal["md", "html", "json"]
SUFFIXES: dict[str, Form] = {
    **dict.fromkeys((".md", ".markdown", ".txt"), "md"),
    **dict.fromkeys((".html", ".htm"), "html"),
    ".json": "json",
}


def run_compare(paths: Sequence[Path], output: Path | None, form: Form | None, lang: Lang, rules: Path | None) -> None:
    """Write the comparison of the regions at ``paths`` to ``output``, or print it."""
    if len(paths) < 2:
        raise typer.BadParameter("name two profiles or more", param_hint="PROFILE")
    form = form or _form_of(output)
    if output is not None and any(output.exists() and path.exists() and output.samefile(path) for path in paths):
        raise typer.BadParameter(f"'{output}' is one of the profiles", param_hint="-o")
    text = _write(paths, form, lang, rules)
    if output is None:
        sys.stdout.write(text)
    else:
        output_files.write_output(output, text)
        typer.echo(f"{output}", err=True)


def _form_of(output: Path | None) -> Form:
    suffix = output.suffix.lower() if output else ".md"
    if suffix not in SUFFIXES:
        told = f"no comparison can be written as '{suffix}': use .md, .html or .json, or --format"
        raise typer.BadParameter(told, param_hint="-o")
    return SUFFIXES[suffix]


def _write(paths: Sequence[Path], form: Form, lang: Lang, rules: Path | None) -> str:
    advices, comparison = comparisons.compare(paths, rules)
    if form == "json":
        return json.dumps(to_builtins(comparison), ensure_ascii=False, indent=1) + "\n"
    return comparisons.write_comparison(comparison, advices, lang, form)
