"""Problems by region in, the matrix out: the darker, the graver; what can't be judged is hatched, never blank."""

from __future__ import annotations

from advisor.charts.colours import FILLS, INK, INKS, LINE
from advisor.charts.layout import TEXT, Column, widest
from advisor.charts.outlines import measure, wrap
from advisor.charts.vega import Layer, Row, Sheet, Spec, bars, points, texts, to_spec
from advisor.model.picture import CellState, MatrixPicture

ROW = 24.0
GAP = 10.0
SAMPLE = 34.0
NARROWEST, WIDEST = 56.0, 104.0
SIGNS: dict[CellState, str] = {"unknown": "?", "fails": "×", "other": "·"}
"""What stands in a cell that has no severity, besides its ground."""


def draw_matrix(picture: MatrixPicture) -> Spec:
    """Return the specification of the matrix; every cell says its state in a word or a sign."""
    heads = [wrap(region, TEXT, WIDEST - 8) for region in picture.regions]
    words = [word for state, word in picture.words.items() if state not in SIGNS]
    wide = max(widest([line for lines in heads for line in lines]) + 12, widest(words) + 14, NARROWEST)
    left = widest([row.label for row in picture.rows]) + GAP
    width = wide * len(picture.regions)
    chart = _Chart(Column(-left, max(left + width, 420.0)), wide, picture.words)
    chart.column.add_title(picture.caption)
    chart.add_legend()
    chart.add_heads(heads)
    for row in picture.rows:
        chart.add(row.label, picture.regions, row.cells)
    chart.column.skip(8)
    chart.column.add_notes(picture.caption.notes)
    sheet = Sheet(width=width, height=chart.column.depth, across=(0.0, width))
    return to_spec(sheet, chart.layers(sheet))


class _Chart:
    """Gathers the rows of each layer, row by row of the matrix."""

    def __init__(self, column: Column, wide: float, words: dict[CellState, str]) -> None:
        self.column, self.wide, self.words = column, wide, words
        self.grounds: list[Row] = []
        self.hatched: dict[float, list[Row]] = {}
        self.signs: list[Row] = []
        self.labels: list[Row] = []
        self.heads: list[Row] = []
        self.legend: list[Row] = []

    def add_legend(self) -> None:
        """Put a sample of each state and its word beside one another, on as many lines as it takes."""
        left = self.column.left
        for state, word in self.words.items():
            room = measure(word, TEXT) + SAMPLE + 26
            if left > self.column.left and left + room > self.column.left + self.column.width:
                left = self.column.left
                self.column.skip(ROW)
            about = {"legend": word}
            self._add_cell(about, state, SIGNS.get(state, ""), left, SAMPLE)
            y = self.column.depth + ROW / 2
            self.legend.append({**about, "x": left + SAMPLE + 6, "y": y, "text": word, "fill": INK})
            left += room
        self.column.skip(ROW + 14)

    def add_heads(self, heads: list[list[str]]) -> None:
        """Put the names of the regions above their columns, the last lines level."""
        most = max(map(len, heads))
        for place, lines in enumerate(heads):
            for at, line in enumerate(lines, most - len(lines)):
                y = self.column.depth + at * 15 + 8
                self.heads.append({"x": (place + 0.5) * self.wide, "y": y, "text": line, "fill": INK})
        self.column.skip(most * 15 + 5)

    def add(self, label: str, regions: tuple[str, ...], states: tuple[CellState, ...]) -> None:
        """Put a row below what is there."""
        self.labels.append({"y": self.column.depth + ROW / 2, "text": label, "fill": INK})
        for place, (region, state) in enumerate(zip(regions, states, strict=True)):
            about = {"region": region, "problem": label, "state": state}
            self._add_cell(about, state, SIGNS.get(state, self.words[state]), place * self.wide, self.wide)
        self.column.skip(ROW)

    def _add_cell(self, about: Row, state: CellState, sign: str, left: float, wide: float) -> None:
        top = self.column.depth
        ends = {"x": left, "x2": left + wide, "y": top, "y2": top + ROW}
        self.grounds.append({**about, **ends, "fill": FILLS[state], "stroke": LINE})
        middle = {"x": left + wide / 2, "y": top + ROW / 2}
        if sign:
            self.signs.append({**about, **middle, "text": sign, "fill": INKS.get(state, INK)})
        if state == "unknown":
            shape = _hatch(wide, ROW)
            self.hatched.setdefault(wide, []).append({**about, **middle, "shape": shape, "fill": None, "stroke": LINE})

    def layers(self, sheet: Sheet) -> list[Layer]:
        """Return the layers, the first at the bottom."""
        return [
            bars(sheet, self.grounds),
            *(points(sheet, rows, size=4, width=1) for rows in self.hatched.values()),
            texts(sheet, self.signs, align="center"),
            texts(sheet, self.legend),
            texts(sheet, self.heads, align="center"),
            texts(sheet, self.labels, at=-GAP, align="right"),
            *self.column.layers(sheet),
        ]


def _hatch(width: float, height: float, step: float = 6.0) -> str:
    """Return slanting lines that fill a rectangle but for its middle, where the sign stands, as a path from its centre.

    Sizes are in pixels; a point of four square pixels draws a path at its own scale.
    """
    told = []
    right, low = width / 2 - 1, height / 2 - 1
    offset = -(right + low) + step
    while offset < right + low:
        start, end = max(-right, offset - low), min(right, offset + low)
        for left, far in ((start, min(end, -7.0)), (max(start, 7.0), end)):
            if far > left:
                told.append(f"M{left:g},{offset - left:g}L{far:g},{offset - far:g}")
        offset += step
    return "".join(told)
