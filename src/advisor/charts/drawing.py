"""A picture's content in, its SVG out."""

from __future__ import annotations

from advisor.charts.changes_chart import draw_changes
from advisor.charts.matrix_chart import draw_matrix
from advisor.charts.profile_chart import draw_profile
from advisor.charts.sensitivity_chart import draw_sensitivity
from advisor.charts.svg import finish_svg
from advisor.charts.vega import Spec, to_svg
from advisor.model.picture import ChangesPicture, Kind, MatrixPicture, Picture, ProfilePicture


def to_spec(picture: Picture) -> Spec:
    """Return the Vega-Lite specification of a picture."""
    if isinstance(picture, ProfilePicture):
        return draw_profile(picture)
    if isinstance(picture, MatrixPicture):
        return draw_matrix(picture)
    return draw_changes(picture) if isinstance(picture, ChangesPicture) else draw_sensitivity(picture)


def kind_of(picture: Picture) -> Kind:
    """Return of which kind a picture is; ids within its SVG begin with it."""
    if isinstance(picture, ProfilePicture):
        return "profile"
    if isinstance(picture, MatrixPicture):
        return "matrix"
    return "changes" if isinstance(picture, ChangesPicture) else "sensitivity"


def draw_picture(picture: Picture) -> str:
    """Return a picture as SVG that needs no font; the same picture gives the same bytes.

    Raises:
        MissingExtra: where the fonts are not there.
    """
    return finish_svg(to_svg(to_spec(picture)), picture.caption, kind_of(picture))
