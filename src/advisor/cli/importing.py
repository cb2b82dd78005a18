"""``advisor import``: a planner's own table, its headings asked for where they tell nothing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from advisor import output_files, service
from advisor.errors import did_you_mean
from advisor.model.table import TableKind
from advisor.table_import import Ask, Imported, import_table


def run_import(
    path: Path, kind: str, output: Path | None, sheet: str, mapping: Path | None, ask: bool, rules: Path | None
) -> None:
    """Import the table and write it to ``output``, or print it; tell on standard error what became of each heading."""
    asking: Ask | None = _ask if ask and sys.stdin.isatty() else None
    found = import_table(path, service.load_tables(rules), kind, sheet, mapping, asking)
    for notice in found.notices:
        typer.echo(str(notice), err=True)
    if output is None:
        sys.stdout.write(found.text)
    else:
        output_files.write_output(output, "\ufeff" + found.text)
    _tell(found, output)


def _tell(found: Imported, output: Path | None) -> None:
    label = found.kind.label
    typer.echo(f"{label.zh} {label.en}: {found.rows} rows, {len(found.taken)} columns", err=True)
    for heading, column in found.taken.items():
        typer.echo(f"  {heading} → {found.kind.columns[column].label.zh} ({column})", err=True)
    if found.aside:
        typer.echo(f"  left aside: {'、'.join(found.aside)}", err=True)
    if output is not None:
        shown = f"tables:\n  {found.kind.id}: {{file: {output}}}"
        typer.echo(f"to use it, write into the profile:\n{shown}", err=True)


def _ask(heading: str, samples: Sequence[str], suggestion: str, kind: TableKind) -> str:
    """Ask what a heading means until the answer is a column, or nothing."""
    labels = {column.label.zh: column.id for column in kind.columns.values()}
    shown = f" ({'、'.join(samples)})" if samples else ""
    while True:
        question = f"「{heading}」{shown} 是哪一栏？填栏名或代号，? 列出全部，回车跳过。Which column is it?"
        answer = str(typer.prompt(question, default=suggestion, show_default=bool(suggestion), err=True)).strip()
        if answer in ("", "-"):
            return ""
        if answer in kind.columns:
            return answer
        if answer in labels:
            return labels[answer]
        listed = "、".join(f"{column.label.zh} ({column.id})" for column in kind.columns.values())
        hint = did_you_mean(answer, [*kind.columns, *labels])
        typer.echo(listed if answer == "?" or not hint else hint, err=True)
