"""A picture's content in, its SVG or PNG out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from advisor.charts.changes_chart import draw_changes
from advisor.charts.indicators_chart import draw_indicators
from advisor.charts.matrix_chart import draw_matrix
from advisor.charts.problems_chart import draw_problems
from advisor.charts.profile_chart import draw_profile
from advisor.charts.sensitivity_chart import draw_sensitivity
from advisor.charts.stages_chart import draw_stages
from advisor.charts.svg import finish_svg
from advisor.charts.timetable_chart import draw_timetable
from advisor.charts.vega import Spec, to_png, to_svg
from advisor.model.picture import (
    CausesPicture,
    ChangesPicture,
    IndicatorsPicture,
    Kind,
    MatrixPicture,
    Picture,
    Plotted,
    ProblemsPicture,
    ProfilePicture,
    SensitivityPicture,
    StagesPicture,
    Still,
    TimetablePicture,
)

Colours = Mapping[str, str]
KINDS: Mapping[type[Any], tuple[Kind, Callable[[Any], Spec]]] = {
    ProfilePicture: ("profile", draw_profile),
    MatrixPicture: ("matrix", draw_matrix),
    ChangesPicture: ("changes", draw_changes),
    SensitivityPicture: ("sensitivity", draw_sensitivity),
    ProblemsPicture: ("problems", draw_problems),
    IndicatorsPicture: ("indicators", draw_indicators),
    StagesPicture: ("stages", draw_stages),
    TimetablePicture: ("timetable", draw_timetable),
}
OWN: Colours = {}


def to_spec(picture: Plotted) -> Spec:
    """Return the Vega-Lite specification of a picture."""
    return KINDS[type(picture)][1](picture)


def kind_of(picture: Picture) -> Kind:
    """Return of which kind a picture is; ids within its SVG begin with it."""
    return "causes" if isinstance(picture, CausesPicture) else KINDS[type(picture)][0]


def draw_picture(picture: Picture, colours: Colours = OWN) -> str:
    """Return a picture as SVG that needs no font; the same picture gives the same bytes.

    Args:
        picture: what it shows.
        colours: an office's own, such as ``{"accent": "#123456"}``, by the roles of :mod:`advisor.charts.colours`.

    Raises:
        MissingExtra: where the fonts are not there.
    """
    drawn = picture.svg if isinstance(picture, CausesPicture) else to_svg(to_spec(picture))
    return finish_svg(drawn, picture.caption, kind_of(picture), colours)


def draw_still(picture: Picture, colours: Colours = OWN) -> Still:
    """Return a picture as PNG at 200 dots an inch, with its title and what it says to those who can't see it.

    Arguments and errors as for :func:`draw_picture`.
    """
    png = to_png(draw_picture(picture, colours))
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    return Still(png=png, width=width, height=height, title=picture.caption.title, alt=picture.caption.alt)
