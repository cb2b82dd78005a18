"""Measures by horizon in, the Gantt chart out: a bar in the band of its horizon, the leading body beside it."""

from __future__ import annotations

from advisor.charts.colours import ACCENT, BANDS, INK, LINE, PALE, PAPER
from advisor.charts.layout import SMALL, TEXT, Column, stack, widest
from advisor.charts.outlines import wrap
from advisor.charts.vega import Row, Sheet, Spec, bars, lines, texts, to_spec
from advisor.model.picture import TimedMeasure, TimetablePicture

BAND = 152.0
GAP = 12.0
LINE_HIGH = 16.0
BAR = 16.0
MOST_LEFT, MOST_RIGHT = 300.0, 250.0
LOOKS = ((ACCENT, PAPER), (PALE, INK), (PAPER, INK))
"""The fill of the bars and the ink on them, from the first horizon to the last: ever lighter."""


def draw_timetable(picture: TimetablePicture) -> Spec:
    """Return the specification of the chart; bands are as wide as one another, whatever time they span."""
    left = min(widest([row.label for row in picture.rows]), MOST_LEFT) + GAP
    right = min(widest([picture.lead, *(row.lead for row in picture.rows)], bold=True), MOST_RIGHT)
    width = BAND * len(picture.horizons)
    chart = _Chart(Column(-left, left + width + GAP + right), right)
    chart.column.add_title(picture.caption)
    chart.add_heads(picture)
    for row in picture.rows:
        chart.add(row, len(picture.horizons))
    chart.close(picture)
    chart.column.add_notes(picture.caption.notes)
    sheet = Sheet(width=width, height=chart.column.depth, across=(0.0, width))
    drawn = stack(
        (bars, chart.bands, {}),
        (lines, chart.rules, {"width": 0.6}),
        (bars, chart.bars, {"corner": 3}),
        (texts, chart.heads, {"align": "center", "bold": True}),
        (texts, chart.over, {"at": width + GAP, "bold": True}),
        (texts, chart.leads, {"at": width + GAP}),
        (texts, chart.labels, {"at": -GAP, "align": "right"}),
        (texts, chart.marks, {"align": "center", "size": SMALL}),
        sheet=sheet,
    )
    return to_spec(sheet, [*drawn, *chart.column.layers(sheet)])


class _Chart:
    """Gathers the rows of each layer, measure by measure."""

    def __init__(self, column: Column, right: float) -> None:
        self.column, self.right = column, right
        self.bands: list[Row] = []
        self.rules: list[Row] = []
        self.bars: list[Row] = []
        self.heads: list[Row] = []
        self.over: list[Row] = []
        self.leads: list[Row] = []
        self.labels: list[Row] = []
        self.marks: list[Row] = []
        self.top = 0.0

    def add_heads(self, picture: TimetablePicture) -> None:
        """Put the words for the horizons above their bands."""
        heads = [wrap(word, TEXT, BAND - 8) for word in picture.horizons]
        most = max(map(len, heads))
        y = self.column.skip(most * LINE_HIGH + 6) + 8
        for at, found in enumerate(heads):
            for place, line in enumerate(found, most - len(found)):
                self.heads.append({"x": (at + 0.5) * BAND, "y": y + place * LINE_HIGH, "text": line, "fill": INK})
        self.over.append({"y": y + (most - 1) * LINE_HIGH, "text": picture.lead, "fill": INK})
        self.top = self.column.depth

    def add(self, row: TimedMeasure, count: int) -> None:
        """Put a measure below what is there."""
        top = self.column.depth
        labels = wrap(row.label, TEXT, -self.column.left - GAP)
        leads = wrap(row.lead, TEXT, self.right)
        deep = max(len(labels), len(leads)) * LINE_HIGH + 8
        self.rules.append({"x": 0, "x2": count * BAND, "y": top, "y2": top, "stroke": LINE})
        for kept, found in ((self.labels, labels), (self.leads, leads)):
            for at, line in enumerate(found):
                y = top + deep / 2 + (at - (len(found) - 1) / 2) * LINE_HIGH
                kept.append({"of": row.label, "y": y, "text": line, "fill": INK})
        fill, ink = LOOKS[row.horizon % len(LOOKS)]
        left = row.horizon * BAND
        ends = {"x": left + 4, "x2": left + BAND - 4, "y": top + deep / 2 - BAR / 2, "y2": top + deep / 2 + BAR / 2}
        self.bars.append({"measure": row.label, "horizon": row.horizon, **ends, "fill": fill, "stroke": ACCENT})
        if row.after:
            y = top + deep / 2
            self.marks.append({"after": row.label, "x": left + BAND / 2, "y": y, "text": row.after, "fill": ink})
        self.column.skip(deep)

    def close(self, picture: TimetablePicture) -> None:
        """Put below the bars how many more there are in each band, and the bands behind them."""
        if any(picture.rest):
            y = self.column.skip(24) + 12
            for at, told in enumerate(picture.rest):
                if told:
                    self.marks.append({"rest": at, "x": (at + 0.5) * BAND, "y": y, "text": told, "fill": INK})
        for at in range(len(picture.horizons)):
            ends = {"x": at * BAND, "x2": (at + 1) * BAND, "y": self.top, "y2": self.column.depth}
            self.bands.append({**ends, "fill": BANDS[at % 2], "stroke": BANDS[at % 2]})
        self.column.skip(8)
