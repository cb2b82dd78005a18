"""Problems by severity and confidence in, the field out: the darker, the graver; the further left, the surer."""

from __future__ import annotations

from advisor.charts.colours import FILLS, INK, INKS, LINE, PAPER
from advisor.charts.layout import SMALL, TEXT, Column, stack, widest
from advisor.charts.outlines import wrap
from advisor.charts.vega import Row, Sheet, Spec, bars, texts, to_spec
from advisor.model.picture import FieldCell, Grade, ProblemsPicture

WIDE, NARROW = 268.0, 112.0
INSET = 10.0
ROW = 17.0
GAP = 12.0


def draw_problems(picture: ProblemsPicture) -> Spec:
    """Return the specification of the field; a cell without a problem stays empty, and says so by being white."""
    left = widest(list(picture.severities.values()), bold=True) + GAP
    chart = _Chart(picture)
    width = sum(chart.widths)
    chart.column = Column(-left, left + width)
    chart.column.add_title(picture.caption)
    chart.add_heads(picture.confidences)
    for grade, row in zip(picture.severities, picture.cells, strict=True):
        chart.add(grade, picture.severities[grade], row)
    chart.column.skip(8)
    chart.column.add_notes(picture.caption.notes)
    sheet = Sheet(width=width, height=chart.column.depth, across=(0.0, width))
    drawn = stack(
        (bars, chart.grounds, {}),
        (texts, chart.heads, {"align": "center", "bold": True}),
        (texts, chart.grades, {"at": -GAP, "align": "right", "bold": True}),
        (texts, chart.counts, {"bold": True}),
        (texts, chart.labels, {}),
        (texts, chart.rests, {"size": SMALL}),
        sheet=sheet,
    )
    return to_spec(sheet, [*drawn, *chart.column.layers(sheet)])


class _Chart:
    """Gathers the rows of each layer, severity by severity; a column without any problem is narrow."""

    def __init__(self, picture: ProblemsPicture) -> None:
        self.column = Column(0, 0)
        narrow = max(NARROW, widest(picture.confidences, bold=True) + 2 * INSET)
        columns = zip(*picture.cells, strict=True)
        self.widths = [WIDE if any(cell.told for cell in cells) else narrow for cells in columns]
        self.confidences = picture.confidences
        self.grounds: list[Row] = []
        self.heads: list[Row] = []
        self.grades: list[Row] = []
        self.counts: list[Row] = []
        self.labels: list[Row] = []
        self.rests: list[Row] = []

    def add_heads(self, confidences: tuple[str, ...]) -> None:
        """Put the words for the columns above them."""
        y, left = self.column.skip(24) + 10, 0.0
        for wide, word in zip(self.widths, confidences, strict=True):
            self.heads.append({"x": left + wide / 2, "y": y, "text": word, "fill": INK})
            left += wide

    def add(self, grade: Grade, word: str, cells: tuple[FieldCell, ...]) -> None:
        """Put the cells of one severity below what is there, all as high as the fullest."""
        top, left = self.column.depth, 0.0
        depth = max(
            self._fill(grade, cell, at, sum(self.widths[:at]) + INSET, top + INSET) for at, cell in enumerate(cells)
        )
        below = self.column.skip(max(depth - top + INSET, 40.0)) - top + self.column.depth
        for wide, cell, confidence in zip(self.widths, cells, self.confidences, strict=True):
            ends = {"x": left, "x2": left + wide, "y": top, "y2": below}
            about = {"grade": grade, "confidence": confidence}
            self.grounds.append({**about, **ends, "fill": FILLS[grade] if cell.told else PAPER, "stroke": LINE})
            left += wide
        self.grades.append({"y": (top + below) / 2, "text": word, "fill": INK})

    def _fill(self, grade: Grade, cell: FieldCell, at: int, left: float, y: float) -> float:
        """Put what a cell says at ``left`` from ``y`` on, and return how far down that comes."""
        ink = INKS.get(grade, INK)
        about = {"grade": grade, "confidence": self.confidences[at], "x": left, "fill": ink}
        if cell.told:
            self.counts.append({**about, "y": y + ROW / 2, "text": cell.told})
            y += ROW + 2
        for label in cell.labels:
            for place, line in enumerate(wrap(label, TEXT, self.widths[at] - 2 * INSET - 8)):
                named = {"problem": label} if place == 0 else {}
                self.labels.append({**about, **named, "x": left + (8 if place else 0), "y": y + ROW / 2, "text": line})
                y += ROW
        if cell.rest:
            self.rests.append({**about, "y": y + ROW / 2, "text": cell.rest})
            y += ROW
        return y
