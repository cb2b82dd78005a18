"""Problems before and after in, the chart out: a hollow sign for before, a full one for after, a line between them."""

from __future__ import annotations

from advisor.charts.colours import BANDS, HEAVIER, INK, LIGHTER, LINE, PAPER, SOFT
from advisor.charts.layout import SMALL, TEXT, Column, widest
from advisor.charts.outlines import measure
from advisor.charts.vega import Layer, Row, Sheet, Spec, bars, lines, points, texts, to_spec
from advisor.model.picture import ChangedRow, ChangesPicture, End, EndState

STEP = 38.0
GAP = 14.0
ROW = 26.0
HEAVIEST = 9
SHAPES: dict[EndState, str] = {"holds": "circle", "fails": "square", "unknown": "diamond"}


def draw_changes(picture: ChangesPicture) -> Spec:
    """Return the specification of the chart; an undecided problem stands apart from the scale, a ruled-out one at 0."""
    chart = _Chart(picture)
    width = (HEAVIEST + 0.7 + chart.below) * STEP
    left, right = widest([row.label for row in picture.rows]) + GAP, widest([row.told for row in picture.rows]) + GAP
    chart.column = Column(-left, left + width + right)
    chart.column.add_title(picture.caption)
    chart.add_legend(picture)
    for row in picture.rows:
        chart.add(row)
    chart.add_axis(picture)
    chart.column.add_notes(picture.caption.notes)
    sheet = Sheet(width=width, height=chart.column.depth, across=(-chart.below, HEAVIEST + 0.7))
    return to_spec(sheet, chart.layers(sheet, width))


class _Chart:
    """Gathers the rows of each layer, problem by problem."""

    def __init__(self, picture: ChangesPicture) -> None:
        open_word = picture.states.get("unknown", "")
        self.open_at = -max(1.5, (measure(open_word, SMALL) + 12) / STEP)
        self.below = (0.8 - self.open_at) if open_word else 0.8
        self.column = Column(0, 0)
        self.ways: list[Row] = []
        self.starts: list[Row] = []
        self.ends: list[Row] = []
        self.labels: list[Row] = []
        self.told: list[Row] = []
        self.legend: list[Row] = []
        self.ticks: list[Row] = []
        self.marks: list[Row] = []
        self.aside: list[Row] = []
        self.top = 0.0

    def _place(self, end: End) -> float:
        return self.open_at if end.state == "unknown" else float(end.weight)

    def add_legend(self, picture: ChangesPicture) -> None:
        """Put the two signs and their words side by side."""
        y = self.column.depth + ROW / 2
        left = -self.below + 0.4
        for word, fill, signs in ((picture.before, PAPER, self.starts), (picture.after, INK, self.ends)):
            signs.append({"legend": word, "x": left, "y": y, "shape": "circle", "fill": fill, "stroke": INK})
            self.legend.append({"legend": word, "x": left + 0.3, "y": y, "text": word, "fill": INK})
            left += (measure(word, TEXT) + 50) / STEP
        self.column.skip(ROW + 4)
        self.top = self.column.depth

    def add(self, row: ChangedRow) -> None:
        """Put a problem below what is there; where both signs fall on one place, the hollow one is the larger."""
        y = self.column.skip(ROW) + ROW / 2
        start, end = self._place(row.before), self._place(row.after)
        colour = _colour(row)
        about = {"problem": row.label, "y": y}
        self.labels.append({**about, "text": row.label, "fill": INK})
        self.told.append({**about, "text": row.told, "fill": INK})
        if start != end:
            self.ways.append({**about, "x": start, "x2": end, "y2": y, "stroke": colour})
        before = {"shape": SHAPES[row.before.state], "fill": PAPER, "stroke": colour, "x": start, "side": "before"}
        after = {"shape": SHAPES[row.after.state], "fill": colour, "stroke": colour, "x": end, "side": "after"}
        self.starts.append({**about, **before, "state": row.before.state, "weight": row.before.weight})
        self.ends.append({**about, **after, "state": row.after.state, "weight": row.after.weight})

    def add_axis(self, picture: ChangesPicture) -> None:
        """Put the scale under the problems: 0 for what is ruled out, and what is open apart from it."""
        below = self.column.depth + 4
        if "unknown" in picture.states:
            ends = {"x": -self.below, "x2": self.open_at + 0.75, "y": self.top, "y2": below}
            self.aside.append({**ends, "fill": BANDS[1], "stroke": BANDS[1]})
            self.marks.append({"x": self.open_at, "y": below + 10, "text": picture.states["unknown"], "fill": INK})
        for at in range(HEAVIEST + 1):
            self.ticks.append({"x": at, "x2": at, "y": self.top, "y2": below, "stroke": LINE})
            self.marks.append({"x": at, "y": below + 10, "text": str(at), "fill": INK})
        if "fails" in picture.states:
            self.marks.append({"x": 0, "y": below + 25, "text": picture.states["fails"], "fill": INK})
        self.marks.append({"x": (1 + HEAVIEST) / 2, "y": below + 27, "text": picture.axis, "fill": SOFT})
        self.column.skip(48)

    def layers(self, sheet: Sheet, width: float) -> list[Layer]:
        """Return the layers, the first at the bottom."""
        drawn = [bars(sheet, self.aside)] if self.aside else []
        drawn += [lines(sheet, self.ticks, width=0.8)]
        drawn += [lines(sheet, self.ways, width=3)] if self.ways else []
        return [
            *drawn,
            points(sheet, self.starts, size=150, width=2),
            points(sheet, self.ends, size=80, width=2),
            texts(sheet, self.legend),
            texts(sheet, self.labels, at=-GAP, align="right"),
            texts(sheet, self.told, at=width + GAP),
            texts(sheet, self.marks, align="center", size=SMALL),
            *self.column.layers(sheet),
        ]


def _colour(row: ChangedRow) -> str:
    """Return the colour of a change: what can no longer be judged has not become lighter."""
    if row.after.weight > row.before.weight:
        return HEAVIER
    return LIGHTER if row.after.weight < row.before.weight and row.after.state != "unknown" else SOFT
