"""Layers of bars, points, lines and texts in, a Vega-Lite specification and its SVG out.

The only module that knows altair and vl-convert. Every row says where and how it is drawn, so that nothing depends on
the defaults of scales: they would sort Chinese names by code point.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypeVar

import altair as alt
import vl_convert

from advisor.charts.colours import PAPER
from advisor.charts.texts import put_texts
from advisor.open_font import FAMILY
from advisor.record import Record

Row = Mapping[str, Any]
Rows = Sequence[Row]
Layer = alt.Chart
Align = Literal["left", "center", "right"]
Spec = dict[str, Any]
Channel = TypeVar("Channel")
PADDING = 12
DOTS = 200
"""How many dots of a PNG lie on an inch of paper."""


class Sheet(Record, frozen=True, kw_only=True):
    """What is drawn on, in pixels. ``across`` are the numbers at its left and right end; downward, it is pixels."""

    width: float
    height: float
    across: tuple[float, float]


def _across(sheet: Sheet, field: str = "x") -> alt.X:
    scale = alt.Scale(domain=list(sheet.across), nice=False, zero=False)
    return alt.X(field=field, type="quantitative", axis=None, scale=scale)


def _down(sheet: Sheet, field: str = "y") -> alt.Y:
    scale = alt.Scale(domain=[0, sheet.height], nice=False, zero=False, reverse=True)
    return alt.Y(field=field, type="quantitative", axis=None, scale=scale)


def _own(channel: Callable[..., Channel], field: str) -> Channel:
    """Return a channel that takes what the row says as it stands."""
    return channel(field=field, type="nominal", scale=None, legend=None)


def _chart(rows: Rows) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))


def bars(sheet: Sheet, rows: Rows, *, dash: Sequence[float] = (), corner: float = 0) -> Layer:
    """Return one rectangle a row, between ``x`` and ``x2``, ``y`` and ``y2``: ``fill``, ``stroke``."""
    mark = _chart(rows).mark_rect(strokeWidth=1.4, strokeDash=list(dash), cornerRadius=corner)
    drawn: Layer = mark.encode(
        x=_across(sheet),
        x2=alt.X2(field="x2"),
        y=_down(sheet),
        y2=alt.Y2(field="y2"),
        fill=_own(alt.Fill, "fill"),
        stroke=_own(alt.Stroke, "stroke"),
    )
    return drawn


def lines(sheet: Sheet, rows: Rows, *, width: float = 1, dash: Sequence[float] = ()) -> Layer:
    """Return one straight line a row, from ``x``, ``y`` to ``x2``, ``y2``: ``stroke``."""
    mark = _chart(rows).mark_rule(strokeWidth=width, strokeDash=list(dash))
    drawn: Layer = mark.encode(
        x=_across(sheet),
        x2=alt.X2(field="x2"),
        y=_down(sheet),
        y2=alt.Y2(field="y2"),
        stroke=_own(alt.Stroke, "stroke"),
    )
    return drawn


def points(sheet: Sheet, rows: Rows, *, size: float, width: float = 1.6) -> Layer:
    """Return one sign a row at ``x``, ``y``: ``shape`` (a name, or a path between -1 and 1), ``fill``, ``stroke``.

    ``size`` is its area in square pixels.
    """
    mark = _chart(rows).mark_point(size=size, strokeWidth=width, opacity=1, fillOpacity=1)
    drawn: Layer = mark.encode(
        x=_across(sheet),
        y=_down(sheet),
        shape=_own(alt.Shape, "shape"),
        fill=_own(alt.Fill, "fill"),
        stroke=_own(alt.Stroke, "stroke"),
    )
    return drawn


def texts(
    sheet: Sheet, rows: Rows, *, at: float | None = None, align: Align = "left", size: float = 12, bold: bool = False
) -> Layer:
    """Return one text a row at ``x``, ``y``: ``text``, ``fill``; all ``at`` one place across, in pixels, where given.

    Texts stand in one line; what is too long must be wrapped before.
    """
    mark = _chart(rows).mark_text(
        align=align, baseline="middle", fontSize=size, fontWeight="bold" if bold else "normal", limit=0
    )
    across = _across(sheet) if at is None else alt.X(value=at)
    drawn: Layer = mark.encode(
        x=across, y=_down(sheet), text=alt.Text(field="text", type="nominal"), fill=_own(alt.Fill, "fill")
    )
    return drawn


def to_spec(sheet: Sheet, layers: Sequence[Layer]) -> Spec:
    """Return the Vega-Lite specification of the layers, the first at the bottom."""
    whole = alt.layer(*layers).properties(width=sheet.width, height=sheet.height)
    whole = whole.configure(font=FAMILY, background=PAPER, padding=PADDING, aria=False)
    return dict(whole.configure_view(stroke=None).to_dict(validate=False))


def to_svg(spec: Spec) -> str:
    """Return the SVG of a specification, its texts still texts, with room for them in the font that will outline them.

    The renderer is given blank texts and the words are put in afterwards, for it takes milliseconds to measure each.

    Raises:
        MissingExtra: where the font is not there.
    """
    words: list[str] = []
    layers = [_blank(layer, spec, words) for layer in spec["layer"]]
    blank = {name: part for name, part in spec.items() if name not in ("layer", "datasets")}
    return put_texts(vl_convert.vegalite_to_svg({**blank, "layer": layers}), words, PADDING)


def _blank(layer: Spec, spec: Spec, words: list[str]) -> Spec:
    """Return a layer with its rows within and their texts blank; ``words`` takes the texts in the order of drawing."""
    data = layer["data"]
    rows = data["values"] if "values" in data else spec["datasets"][data["name"]]
    if layer["mark"]["type"] == "text":
        words += [row["text"] for row in rows]
        rows = [{**row, "text": ""} for row in rows]
    return {**layer, "data": {"values": rows}}


def to_png(svg: str) -> bytes:
    """Return SVG that needs no font as PNG at :data:`DOTS` dots an inch, a pixel of the SVG being 1/96 of one."""
    return bytes(vl_convert.svg_to_png(svg, scale=72 / 96, ppi=DOTS))
