"""The graph command's arguments in, the drawing printed or written."""

from __future__ import annotations

from pathlib import Path

import typer

from advisor import drawing, output_files
from advisor.model.advice import Advice
from advisor.model.text import Lang

FORMS: dict[str, drawing.GraphFormat] = {
    "": "mmd",
    ".mmd": "mmd",
    ".mermaid": "mmd",
    ".svg": "svg",
    ".html": "html",
    ".htm": "html",
}


def run_graph(advice: Advice | None, focus: str, output: Path | None, lang: Lang, rules: Path | None) -> str:
    """Write the graph to ``output`` and return its name; return the graph itself where there is no ``output``."""
    suffix = output.suffix.lower() if output else ""
    if suffix not in FORMS:
        raise typer.BadParameter(f"no graph can be written as '{suffix}': use .svg, .html or .mmd", param_hint="-o")
    text = drawing.draw(advice, focus, rules, lang, FORMS[suffix])
    if output is None:
        return text
    output_files.write_output(output, text)
    return ""
