"""A template of the user's own in, the memo that it makes printed or written; and a template to start from."""

from __future__ import annotations

from pathlib import Path

import typer

from advisor import output_files
from advisor.cli import telling
from advisor.model.advice import Advice
from advisor.model.text import Lang
from advisor.own_templates import WORD, write_by_template, write_starter


def run_template(advice: Advice, template: Path, output: Path | None, lang: Lang) -> None:
    """Write the memo that ``template`` makes to ``output``, or print it.

    Raises:
        OutputError: as :func:`write_by_template` does, or if it can't be written.
    """
    is_word = template.suffix.lower() in WORD
    if is_word and (output is None or output.suffix.lower() != ".docx"):
        raise typer.BadParameter("a Word template makes a Word file: name one that ends in .docx", param_hint="-o")
    if output is not None and output.exists() and template.exists() and output.samefile(template):
        raise typer.BadParameter(f"'{output}' is the template itself", param_hint="-o")
    made = write_by_template(advice, template, lang)
    if isinstance(made, bytes):
        assert output is not None
        output_files.write_bytes(output, made)
    elif output is not None:
        output_files.write_output(output, made)
    else:
        telling.print_text(made)
        return
    typer.echo(f"{output}", err=True)


def run_starter(output: Path, lang: Lang, force: bool) -> None:
    """Write a template to start from: a Word file, or text for any other name."""
    if output.exists() and not force:
        raise typer.BadParameter(f"'{output}' exists; add --force to replace it", param_hint="-o")
    made = write_starter(output.suffix.lower() in WORD, lang)
    if isinstance(made, bytes):
        output_files.write_bytes(output, made)
    else:
        output_files.write_output(output, made)
    typer.echo(f"{output}", err=True)
