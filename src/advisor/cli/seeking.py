"""A profile and a goal in, what would have to change printed or written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import typer

from advisor import documents, goals
from advisor.cli import telling
from advisor.cli.comparing import Form, form_of
from advisor.errors import Code, OutputError, Problem, SourceRef
from advisor.model.goal import Wanted
from advisor.model.text import Lang
from advisor.record import to_builtins


def run_goal(
    path: Path,
    wished: Sequence[tuple[str, Wanted]],
    fixed: Sequence[str],
    output: Path | None,
    form: Form | None,
    lang: Lang,
    rules: Path | None,
    office: Path | None = None,
) -> None:
    """Write the ways to a goal to ``output``, or print them."""
    if not wished:
        raise typer.BadParameter("say what is wished", param_hint="--clear, --rule-out, --reach, --avoid")
    form = form or form_of(output)
    telling.want_file(form, output)
    added = telling.open_office(office, form)
    try:
        goal = goals.seek(path, wished, fixed, rules)
    except ModuleNotFoundError as error:
        if error.name != "z3":
            raise
        told = "goals are sought by a solver, z3, which is not installed"
        hint = "pip install 'cluster-advisor[proofs]'"
        raise OutputError(Problem(SourceRef("goal"), Code.MISSING_EXTRA, told, hint)) from None
    match form:
        case "json":
            made: str | bytes = json.dumps(to_builtins(goal), ensure_ascii=False, indent=1) + "\n"
        case "docx" | "pdf":
            made = documents.write_goal(goal, lang, added, form)
        case _:
            made = goals.write_goal(goal, lang, form)
    telling.deliver(made, output)
