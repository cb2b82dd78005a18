"""Two or more profiles in, their comparison printed or written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import typer

from advisor import comparisons, documents, picturing
from advisor.cli import telling
from advisor.model.document import Office
from advisor.model.effects import Effects
from advisor.model.picture import Kind
from advisor.model.text import Lang
from advisor.profiles.scenario import is_scenario
from advisor.record import Record, to_builtins

Form = Literal["md", "html", "docx", "pdf", "json"]


def run_compare(
    paths: Sequence[Path],
    output: Path | None,
    form: Form | None,
    lang: Lang,
    rules: Path | None,
    office: Path | None = None,
) -> None:
    """Write the comparison of the regions at ``paths`` to ``output``, or print it.

    A region beside a scenario on it is told as what the scenario changes.
    """
    if len(paths) < 2:
        raise typer.BadParameter("name two profiles or more", param_hint="PROFILE")
    form = _check_output(paths, output, form)
    added = telling.open_office(office, form)
    if len(paths) == 2 and comparisons.is_played_on(paths[1], paths[0]):
        played = comparisons.play(paths[1], rules)
        figures = picturing.figure_changes(paths[1], played, lang, rules) if form == "html" else {}
        telling.deliver(_write_effects(played[1], form, lang, figures, added), output)
    else:
        telling.deliver(_write(paths, form, lang, rules, added), output)


def run_whatif(
    path: Path,
    given: Sequence[str],
    unset: Sequence[str],
    output: Path | None,
    form: Form | None,
    lang: Lang,
    rules: Path | None,
    office: Path | None = None,
) -> None:
    """Write what a few changed facts do to ``output``, or print it."""
    if not (given or unset) and not is_scenario(path):
        raise typer.BadParameter("say what to change", param_hint="--set INDICATOR=VALUE")
    form = _check_output([path], output, form)
    added = telling.open_office(office, form)
    played = comparisons.suppose(path, given, unset, rules) if given or unset else comparisons.play(path, rules)
    if unpinned := "" if given or unset else comparisons.find_unpinned_base(path, rules):
        told = f"{path}: hint: add 'base_digest: \"{unpinned}\"' under 'scenario:' to be told when its base changes"
        typer.echo(told, err=True)
    typed = bool(given or unset)
    figures = picturing.figure_changes(path, played, lang, rules, typed) if form == "html" else {}
    telling.deliver(_write_effects(played[1], form, lang, figures, added), output)


def _check_output(paths: Sequence[Path], output: Path | None, form: Form | None) -> Form:
    if output is not None and any(output.exists() and path.exists() and output.samefile(path) for path in paths):
        raise typer.BadParameter(f"'{output}' is one of the profiles", param_hint="-o")
    form = form or form_of(output)
    telling.want_file(form, output)
    return form


def form_of(output: Path | None) -> Form:
    """Return the format that a file's suffix asks for; Markdown where there is no file."""
    suffix = output.suffix.lower() if output else ".md"
    if suffix == ".json":
        return "json"
    if not suffix or suffix not in telling.SUFFIXES:
        told = f"no comparison can be written as '{suffix}': use .md, .html, .docx, .pdf or .json, or --format"
        raise typer.BadParameter(told, param_hint="-o")
    return telling.SUFFIXES[suffix]


def _write(paths: Sequence[Path], form: Form, lang: Lang, rules: Path | None, office: Office | None) -> str | bytes:
    advices, comparison = comparisons.compare(paths, rules)
    match form:
        case "json":
            return _dump(comparison)
        case "docx" | "pdf":
            return documents.write_comparison(comparison, advices, lang, office, form)
        case _:
            figures = picturing.figure_comparison(comparison, lang, rules) if form == "html" else {}
            return comparisons.write_comparison(comparison, advices, lang, form, figures)


def _write_effects(
    effects: Effects, form: Form, lang: Lang, figures: Mapping[Kind, str], office: Office | None
) -> str | bytes:
    match form:
        case "json":
            return _dump(effects)
        case "docx" | "pdf":
            return documents.write_effects(effects, lang, office, form)
        case _:
            return comparisons.write_effects(effects, lang, form, figures)


def _dump(record: Record) -> str:
    return json.dumps(to_builtins(record), ensure_ascii=False, indent=1) + "\n"
