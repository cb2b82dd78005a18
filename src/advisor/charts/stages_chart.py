"""Stages in order in, the ladder out: the present one filled, the next in a broken line, below it what it asks.

The stages stand level, for a later one need not be a better one: some end in decline.
"""

from __future__ import annotations

from advisor.charts.colours import ACCENT, INK, LINE, PAPER, SOFT
from advisor.charts.layout import SMALL, TEXT, Column, stack, widest
from advisor.charts.outlines import wrap
from advisor.charts.vega import Row, Sheet, Spec, bars, points, texts, to_spec
from advisor.model.picture import EndState, Ladder, Rung, StagesPicture

WIDTH = 720.0
BETWEEN = 26.0
BOX = 40.0
ROW = 20.0
INDENT = 22.0
SHAPES: dict[EndState, str] = {"holds": "circle", "fails": "square", "unknown": "diamond"}
FILLS: dict[EndState, str] = {"holds": ACCENT, "fails": PAPER, "unknown": PAPER}


def draw_stages(picture: StagesPicture) -> Spec:
    """Return the specification of the ladders, one below another; an unknown condition looks unlike a lacking one."""
    chart = _Chart(picture)
    chart.column.add_title(picture.caption)
    for ladder in picture.ladders:
        chart.add(ladder)
    chart.column.add_notes(picture.caption.notes)
    sheet = Sheet(width=WIDTH, height=chart.column.depth, across=(0.0, WIDTH))
    drawn = stack(
        (bars, chart.boxes, {}),
        (bars, chart.dashed, {"dash": (5, 3)}),
        (points, chart.ways, {"size": 50}),
        (points, chart.signs, {"size": 90}),
        (texts, chart.models, {"at": 0, "bold": True}),
        (texts, chart.names, {"align": "center", "bold": True}),
        (texts, chart.marks, {"align": "center", "size": SMALL}),
        (texts, chart.told, {}),
        sheet=sheet,
    )
    return to_spec(sheet, [*drawn, *chart.column.layers(sheet)])


class _Chart:
    """Gathers the rows of each layer, ladder by ladder."""

    def __init__(self, picture: StagesPicture) -> None:
        self.column = Column(0, WIDTH)
        self.words, self.present = picture.words, picture.present
        self.word_wide = widest(list(picture.words.values())) + 14
        self.boxes: list[Row] = []
        self.dashed: list[Row] = []
        self.ways: list[Row] = []
        self.signs: list[Row] = []
        self.models: list[Row] = []
        self.names: list[Row] = []
        self.marks: list[Row] = []
        self.told: list[Row] = []

    def add(self, ladder: Ladder) -> None:
        """Put a ladder below what is there, and under it what the next stage asks."""
        self.models.append({"y": self.column.skip(24) + 9, "text": ladder.model, "fill": INK})
        count = len(ladder.rungs)
        top, wide = self.column.depth + 16, (WIDTH + BETWEEN) / count
        lines = [wrap(rung.label, TEXT, wide - BETWEEN - 12) for rung in ladder.rungs]
        high = max(BOX, max(map(len, lines)) * 16.0 + 12)
        for at, rung in enumerate(ladder.rungs):
            self._add_rung(ladder, rung, lines[at], (at * wide, wide - BETWEEN, top, high))
            if at:
                way = {"x": at * wide - BETWEEN / 2, "y": top + high / 2, "shape": "triangle-right"}
                self.ways.append({**way, "fill": SOFT, "stroke": SOFT})
        self.column.skip(high + 30)
        if ladder.goal:
            for line in wrap(ladder.goal, TEXT, WIDTH):
                self.told.append({"x": 0, "y": self.column.skip(ROW) + ROW / 2, "text": line, "fill": INK})
        for state, told in ladder.conditions:
            self._add_condition(ladder, state, told)
        self.column.skip(16)

    def _add_rung(self, ladder: Ladder, rung: Rung, lines: list[str], box: tuple[float, float, float, float]) -> None:
        left, wide, top, high = box
        about = {"model": ladder.model, "stage": rung.label, "state": rung.state}
        here = rung.state == "present"
        ends = {"x": left, "x2": left + wide, "y": top, "y2": top + high}
        look = {"fill": ACCENT if here else PAPER, "stroke": LINE if rung.state == "other" else ACCENT}
        (self.dashed if rung.state == "next" else self.boxes).append({**about, **ends, **look})
        for at, line in enumerate(lines):
            y = top + high / 2 + (at - (len(lines) - 1) / 2) * 16
            fill = PAPER if here else SOFT if rung.state == "other" else INK
            self.names.append({"x": left + wide / 2, "y": y, "text": line, "fill": fill})
        if here:
            self.marks.append({"x": left + wide / 2, "y": top - 9, "text": self.present, "fill": INK})

    def _add_condition(self, ladder: Ladder, state: EndState, told: str) -> None:
        start = INDENT + self.word_wide
        for at, line in enumerate(wrap(told, TEXT, WIDTH - start)):
            y = self.column.skip(ROW) + ROW / 2
            if at == 0:
                about = {"of": ladder.model, "condition": told, "verdict": state}
                look = {"shape": SHAPES[state], "fill": FILLS[state], "stroke": ACCENT}
                self.signs.append({**about, **look, "x": 8, "y": y})
                self.told.append({"x": INDENT, "y": y, "text": self.words[state], "fill": INK})
            self.told.append({"x": start, "y": y, "text": line, "fill": INK})
