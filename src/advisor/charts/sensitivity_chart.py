"""Data and their moves in, the tornado out: the widest swing first, with the problems that each move turns."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.charts.colours import INK, LINE, MOVES, PAPER, SOFT
from advisor.charts.layout import SMALL, TEXT, Column, widest
from advisor.charts.outlines import measure, wrap
from advisor.charts.vega import Layer, Row, Sheet, Spec, bars, lines, texts, to_spec
from advisor.model.picture import MovedDatum, MovedRow, SensitivityPicture

WIDTH = 460.0
GAP = 12.0
ROW = 22.0
INDENT = 14.0


def draw_sensitivity(picture: SensitivityPicture) -> Spec:
    """Return the specification of the chart; the part of a change that comes of open problems is hollow."""
    low, high = _reach(picture)
    column = Column(-INDENT - GAP - widest([move.to for row in picture.rows for move in row.moves]), 0)
    column.width = WIDTH + 40 - column.left
    chart = _Chart(column, WIDTH / (high - low))
    column.add_title(picture.caption)
    chart.add_legend(picture, low)
    for row in picture.rows:
        chart.add(row, low)
    chart.add_axis(picture, low, high)
    column.add_notes(picture.caption.notes)
    sheet = Sheet(width=WIDTH, height=column.depth, across=(low, high))
    return to_spec(sheet, chart.layers(sheet))


def _parts(move: MovedRow) -> Iterator[tuple[float, float, bool]]:
    """Yield the parts of a bar, from and to, and whether hollow; those of one sign lie end to end."""
    if move.settled:
        yield 0.0, float(move.settled), False
    if move.opened:
        start = float(min(move.settled, 0))
        yield start, start + move.opened, True


def _reach(picture: SensitivityPicture) -> tuple[float, float]:
    """Return the ends of the scale, with room for the figures beside the bars; 0 lies between them."""
    ends = [end for row in picture.rows for move in row.moves for part in _parts(move) for end in part[:2]]
    low, high = min(0.0, *ends), max(0.0, *ends)
    room = 0.09 * ((high - low) or 1.0)
    return low - room, high + room


class _Chart:
    """Gathers the rows of each layer, datum by datum; ``pixel`` is the width of one unit of weight."""

    def __init__(self, column: Column, pixel: float) -> None:
        self.column, self.pixel = column, pixel
        self.solid: list[Row] = []
        self.hollow: list[Row] = []
        self.labels: list[Row] = []
        self.moves: list[Row] = []
        self.figures: dict[bool, list[Row]] = {True: [], False: []}
        self.told: list[Row] = []
        self.legend: list[Row] = []
        self.marks: list[Row] = []
        self.ticks: list[Row] = []
        self.rules: list[Row] = []

    def add_legend(self, picture: SensitivityPicture, low: float) -> None:
        """Put a sample of each colour, and of the hollow part, with its word, below the title."""
        across = self.column.left
        for word, told in picture.words.items():
            room = measure(told, TEXT) + 60
            if across > self.column.left and across + room > self.column.left + self.column.width:
                across = self.column.left
                self.column.skip(ROW)
            start, y = low + across / self.pixel, self.column.depth + ROW / 2
            ends = {"x": start, "x2": start + 26 / self.pixel, "y": y - 6, "y2": y + 6, "legend": told}
            if word == "opened":
                self.hollow.append({**ends, "fill": PAPER, "stroke": SOFT})
            else:
                self.solid.append({**ends, "fill": MOVES[word], "stroke": MOVES[word]})
            self.legend.append({"x": start + 34 / self.pixel, "y": y, "text": told, "fill": INK})
            across += room
        self.column.skip(ROW + 8)

    def add(self, row: MovedDatum, low: float) -> None:
        """Put a datum and its moves below what is there, with the problems that they turn."""
        self.rules.append(self._rule(low))
        for line in wrap(row.label, TEXT, self.column.width):
            self.labels.append({"text": line, "y": self.column.skip(18) + 11, "fill": INK})
        for move in row.moves:
            self._add_move(row, move)
        self.column.skip(5)

    def _rule(self, low: float) -> Row:
        y, start = self.column.depth, low + self.column.left / self.pixel
        return {"x": start, "x2": start + self.column.width / self.pixel, "y": y, "y2": y, "stroke": LINE}

    def _add_move(self, row: MovedDatum, move: MovedRow) -> None:
        y, colour = self.column.skip(ROW) + ROW / 2, MOVES[move.direction]
        about = {"datum": row.label, "direction": move.direction, "change": move.settled + move.opened}
        for start, end, hollow in _parts(move):
            ends = {"x": min(start, end), "x2": max(start, end), "y": y - 7, "y2": y + 7}
            (self.hollow if hollow else self.solid).append(
                {**about, **ends, "fill": PAPER if hollow else colour, "stroke": colour}
            )
        reached = [end for start, end, _ in _parts(move)]
        upward = bool(reached) and max(reached) > 0
        at = max(reached) if upward else min([0.0, *reached])
        figure = {"x": at + (5 if upward else -5) / self.pixel, "y": y, "text": move.change, "fill": INK}
        self.figures[upward].append({**about, **figure})
        self.ticks.append({"x": 0, "x2": 0, "y": y - 10, "y2": y + 10, "stroke": INK})
        self.moves.append({**about, "y": y, "text": move.to, "fill": INK})
        for line in wrap(move.told, SMALL, self.column.width - INDENT):
            self.told.append({**about, "y": self.column.skip(16) + 7, "text": line, "fill": SOFT})

    def add_axis(self, picture: SensitivityPicture, low: float, high: float) -> None:
        """Put the scale under the bars; 0 is the weight as it is."""
        below = self.column.depth + 4
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if (high - low) / step <= 12)
        at = -(int(-low) // step) * step
        while at <= high:
            self.marks.append(
                {"x": at, "y": below + 10, "text": f"+{at}" if at > 0 else f"{at}".replace("-", "−"), "fill": INK}
            )
            at += step
        self.ticks.append({"x": 0, "x2": 0, "y": below - 4, "y2": below, "stroke": INK})
        self.marks.append({"x": (low + high) / 2, "y": below + 28, "text": picture.axis, "fill": SOFT})
        self.column.skip(50)

    def layers(self, sheet: Sheet) -> list[Layer]:
        """Return the layers, the first at the bottom."""
        drawn = [lines(sheet, self.rules, width=0.6), bars(sheet, self.solid)]
        drawn += [bars(sheet, self.hollow, dash=(3, 2))] if self.hollow else []
        drawn += [lines(sheet, self.ticks)]
        for upward, rows in self.figures.items():
            drawn += [texts(sheet, rows, align="left" if upward else "right", bold=True)] if rows else []
        return [
            *drawn,
            texts(sheet, self.labels, at=self.column.left, bold=True),
            texts(sheet, self.moves, at=self.column.left + INDENT),
            texts(sheet, self.told, at=self.column.left + INDENT, size=SMALL),
            texts(sheet, self.legend),
            texts(sheet, self.marks, align="center", size=SMALL),
            *self.column.layers(sheet),
        ]
