"""The draw command's arguments in, the pictures written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from advisor import comparisons, memo_pictures, output_files, picturing
from advisor.charts.extra import require_extra
from advisor.model.advice import Advice
from advisor.model.picture import Kind
from advisor.model.text import Lang
from advisor.profiles.scenario import is_scenario

FORMS: dict[str, picturing.PictureFormat] = {".svg": "svg", ".html": "html", ".htm": "html"}


def run_draw(
    paths: Sequence[Path],
    kind: Kind | None,
    output: Path,
    lang: Lang,
    rules: Path | None,
    colours: Path | None = None,
) -> None:
    """Write the pictures of the regions at ``paths`` to ``output``; what was left out is told on standard error."""
    form = FORMS.get(output.suffix.lower())
    if form is None:
        told = f"no picture can be written as '{output.suffix}': use .svg or .html"
        raise typer.BadParameter(told, param_hint="-o")
    if any(output.exists() and path.exists() and output.samefile(path) for path in paths):
        raise typer.BadParameter(f"'{output}' is one of the profiles", param_hint="-o")
    _check_kind(paths, kind)
    drawn = picturing.draw(paths, kind, lang, form, rules, colours)
    for sentence in drawn.left_out:
        typer.echo(sentence, err=True)
    output_files.write_output(output, drawn.text)
    typer.echo(f"{output}", err=True)


def _check_kind(paths: Sequence[Path], kind: Kind | None) -> None:
    played = len(paths) == 2 and comparisons.is_played_on(paths[1], paths[0])
    if kind in ("profile", "matrix") and len(paths) < 2:
        told = f"'{kind}' sets regions side by side: name two profiles or more"
    elif kind not in (None, "profile", "matrix", "changes") and len(paths) > 1:
        told = f"'{kind}' is of one region: name one profile"
    elif kind == "changes" and not played and (len(paths) > 1 or not is_scenario(paths[0])):
        told = "'changes' needs a scenario: name one, or draw it by 'advisor whatif ... -o x.html'"
    else:
        return
    raise typer.BadParameter(told, param_hint="--as")


def figure_memo(
    advice: Advice, lang: Lang, rules: Path | None, sections: Sequence[str], colours: Path | None
) -> dict[Kind, str]:
    """Return the pictures of an HTML memo, by kind; none where the extra ``charts`` is not installed.

    Raises:
        MissingExtra: where it is not, and colours are given for what can't be drawn.
        ProfileError: with every problem of the file of colours.
    """
    if colours is not None:
        require_extra()
    own = memo_pictures.read_colours(colours)
    return memo_pictures.figure_memo(advice, lang, rules, sections, own)
