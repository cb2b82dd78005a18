"""Where one region stands on its indicators in, the chart out: a strip each, judgements in a broken line and hollow."""

from __future__ import annotations

from math import ceil

from advisor.charts.colours import ACCENT, BANDS, INK, LINE, PALE, PAPER, SOFT
from advisor.charts.layout import SMALL, TEXT, Column, stack, widest
from advisor.charts.outlines import measure, wrap
from advisor.charts.vega import Row, Sheet, Spec, bars, lines, points, texts, to_spec
from advisor.model.picture import IndicatorsPicture, Standing

NARROWEST = 330.0
MOST_LEFT, RIGHT = 230.0, 310.0
GAP = 12.0
INSET = 6.0
LINE_HIGH = 16.0
STRIP = 16.0
LIFT = 10.0


def draw_indicators(picture: IndicatorsPicture) -> Spec:
    """Return the specification of the chart; what is not reported has no row."""
    left = min(widest([row.label for row in picture.rows], bold=True), MOST_LEFT) + GAP
    width = max(NARROWEST, *map(_need, picture.rows))
    chart = _Chart(Column(-left, left + width + GAP + RIGHT), width)
    chart.column.add_title(picture.caption)
    chart.add_legend(picture)
    for row in picture.rows:
        chart.add(row)
    chart.column.add_notes(picture.caption.notes)
    sheet = Sheet(width=width, height=chart.column.depth, across=(0.0, width))
    drawn = stack(
        (bars, chart.bands, {}),
        (lines, chart.cuts, {}),
        (bars, chart.known, {"corner": 3}),
        (bars, chart.judged, {"corner": 3, "dash": (3, 2)}),
        (points, chart.dots, {"size": 100}),
        (points, chart.hollow, {"size": 90}),
        (texts, chart.labels, {"at": -GAP, "align": "right", "bold": True}),
        (texts, chart.levels, {"align": "center", "size": SMALL}),
        (texts, chart.told, {}),
        (texts, chart.origins, {"size": SMALL}),
        (texts, chart.legend, {}),
        sheet=sheet,
    )
    return to_spec(sheet, [*drawn, *chart.column.layers(sheet)])


def _need(row: Standing) -> float:
    """Return how wide a strip must be for its levels and the cut-offs between them to stand on one line."""
    cutoffs = ["", *row.cutoffs, *[""] * (len(row.levels) - len(row.cutoffs))]
    ends = [measure(cutoff, SMALL) / 2 for cutoff in cutoffs]
    needs = [measure(level, SMALL) + ends[at] + ends[at + 1] + 2 * INSET for at, level in enumerate(row.levels)]
    return ceil(max(needs)) * len(row.levels)


class _Chart:
    """Gathers the rows of each layer, indicator by indicator."""

    def __init__(self, column: Column, width: float) -> None:
        self.column, self.width = column, width
        self.bands: list[Row] = []
        self.cuts: list[Row] = []
        self.known: list[Row] = []
        self.judged: list[Row] = []
        self.dots: list[Row] = []
        self.hollow: list[Row] = []
        self.labels: list[Row] = []
        self.levels: list[Row] = []
        self.told: list[Row] = []
        self.origins: list[Row] = []
        self.legend: list[Row] = []

    def add_legend(self, picture: IndicatorsPicture) -> None:
        """Put a sample of each way of drawing and its word beside one another."""
        y, left = self.column.skip(28) + 10, self.column.left
        for sample, word in picture.words.items():
            about = {"legend": word}
            ends = {"x": left, "x2": left + 28, "y": y - 5, "y2": y + 5}
            if sample == "figure":
                middle = {"x": left + 14, "y": y, "shape": "circle"}
                self.dots.append({**about, **middle, "fill": ACCENT, "stroke": PAPER})
            elif sample == "known":
                self.known.append({**about, **ends, "fill": PALE, "stroke": ACCENT})
            else:
                self.judged.append({**about, **ends, "fill": PAPER, "stroke": ACCENT})
            self.legend.append({**about, "x": left + 36, "y": y, "text": word, "fill": INK})
            left += measure(word, TEXT) + 60

    def add(self, row: Standing) -> None:
        """Put an indicator below what is there: its levels above the strip where it has cut-offs, else within."""
        top = self.column.depth
        labels = wrap(row.label, TEXT, -self.column.left - GAP)
        strip = (LINE_HIGH if row.cutoffs else 2) + STRIP
        deep = max(strip, len(labels) * LINE_HIGH + 2, self._add_words(row, top))
        for at, line in enumerate(labels):
            y = top + at * LINE_HIGH + LIFT
            self.labels.append({"indicator": row.label, "y": y, "text": line, "fill": INK})
        start = top + (LINE_HIGH if row.cutoffs else 2)
        self._add_levels(row, top, start)
        self._add_place(row, start)
        self.column.skip(deep + 8)

    def _add_words(self, row: Standing, top: float) -> float:
        """Put what is known and what it rests on beside the strip, on one line if that has room; return the depth."""
        beside = measure(row.span.told, TEXT) + GAP
        if not row.cutoffs and beside + measure(row.origin, SMALL) <= RIGHT:
            told, origins, start = [row.span.told], [row.origin], 0
        else:
            told, beside = wrap(row.span.told, TEXT, RIGHT), 0.0
            origins, start = wrap(row.origin, SMALL, RIGHT), len(told)
        for at, line in enumerate(told):
            y = top + at * LINE_HIGH + LIFT
            self.told.append({"told": row.label, "x": self.width + GAP, "y": y, "text": line, "fill": INK})
        for at, line in enumerate(origins, start):
            y = top + at * LINE_HIGH + LIFT
            self.origins.append({"of": row.label, "x": self.width + GAP + beside, "y": y, "text": line, "fill": SOFT})
        return max(len(told), start + len(origins)) * LINE_HIGH + 2

    def _add_levels(self, row: Standing, top: float, start: float) -> None:
        count = len(row.levels)
        wide = self.width / count
        y = top + 6 if row.cutoffs else start + STRIP / 2
        for at, level in enumerate(row.levels):
            ends = {"x": at * wide, "x2": (at + 1) * wide, "y": start, "y2": start + STRIP}
            self.bands.append({**ends, "fill": BANDS[at % len(BANDS)], "stroke": BANDS[at % len(BANDS)]})
            self.levels.append({"x": (at + 0.5) * wide, "y": y, "text": level, "fill": SOFT})
        for at in range(1, count):
            self.cuts.append({"x": at * wide, "x2": at * wide, "y": start - 2, "y2": start + STRIP, "stroke": LINE})
        for at, cutoff in enumerate(row.cutoffs, 1):
            self.levels.append({"x": at * wide, "y": y, "text": cutoff, "fill": INK})

    def _add_place(self, row: Standing, start: float) -> None:
        wide = self.width / len(row.levels)
        low, high = row.span.low * wide, row.span.high * wide
        about = {"placed": row.label, "judged": row.judged}
        fill = PAPER if row.judged else ACCENT
        if low == high:
            spot = {"x": low, "y": start + STRIP / 2, "shape": "circle", "fill": fill}
            (self.hollow if row.judged else self.dots).append(
                {**about, **spot, "stroke": ACCENT if row.judged else PAPER}
            )
            return
        ends = {"x": low + 1, "x2": high - 1, "y": start, "y2": start + STRIP, "stroke": ACCENT}
        (self.judged if row.judged else self.known).append({**about, **ends, "fill": PAPER if row.judged else PALE})
