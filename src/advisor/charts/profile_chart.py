"""Where regions stand on indicators in, the chart out: one strip an indicator, divided into its levels."""

from __future__ import annotations

from advisor.charts.colours import BANDS, INK, LINE, PALE, PAPER, SOFT, SPAN
from advisor.charts.layout import SMALL, Column, widest
from advisor.charts.outlines import wrap
from advisor.charts.vega import Layer, Row, Sheet, Spec, bars, lines, points, texts, to_spec
from advisor.model.picture import ProfilePicture, Strip

WIDTH = 420.0
GAP = 10.0
ROW = 22.0


def draw_profile(picture: ProfilePicture) -> Spec:
    """Return the specification of the chart; a region without the datum is named, and has no place on the scale."""
    left = widest(picture.regions) + GAP
    right = max(widest([span.told for strip in picture.strips for span in strip.spans if span]) + GAP, 60.0)
    chart = _Chart(Column(-left, left + WIDTH + right), picture.regions)
    chart.column.add_title(picture.caption)
    for strip in picture.strips:
        chart.add(strip)
    chart.column.add_notes(picture.caption.notes)
    sheet = Sheet(width=WIDTH, height=chart.column.depth, across=(0.0, 1.0))
    return to_spec(sheet, chart.layers(sheet))


class _Chart:
    """Gathers the rows of each layer, strip by strip."""

    def __init__(self, column: Column, regions: tuple[str, ...]) -> None:
        self.column, self.regions = column, regions
        self.bands: list[Row] = []
        self.cuts: list[Row] = []
        self.spans: list[Row] = []
        self.dots: list[Row] = []
        self.labels: list[Row] = []
        self.remarks: list[Row] = []
        self.names: list[Row] = []
        self.levels: list[Row] = []
        self.told: list[Row] = []

    def add(self, strip: Strip) -> None:
        """Put a strip below what is there."""
        self.labels.append({"text": strip.label, "y": self.column.skip(20) + 9, "fill": INK})
        self._add_levels(strip)
        top = self.column.depth
        for region, span in zip(self.regions, strip.spans, strict=True):
            if span is None:
                continue
            y = self.column.skip(ROW) + ROW / 2
            about = {"indicator": strip.label, "region": region, "y": y}
            low, high = span.low / len(strip.levels), span.high / len(strip.levels)
            self.names.append({**about, "text": region, "fill": INK})
            self.told.append({**about, "text": span.told, "fill": INK})
            if low == high:
                self.dots.append({**about, "x": low, "shape": "circle", "fill": SPAN, "stroke": PAPER})
            else:
                ends = {"x": low, "x2": high, "y": y - 5, "y2": y + 5}
                self.spans.append({**about, **ends, "fill": PALE, "stroke": SPAN})
        self._add_bands(strip, top)
        for line in wrap(strip.remark, SMALL, self.column.width) if strip.remark else ():
            self.remarks.append({"text": line, "y": self.column.skip(17) + 10, "fill": SOFT})
        self.column.skip(16)

    def _add_levels(self, strip: Strip) -> None:
        y, count = self.column.skip(17) + 8, len(strip.levels)
        for at, level in enumerate(strip.levels):
            self.levels.append({"text": level, "x": (at + 0.5) / count, "y": y, "fill": SOFT})
        for at, cutoff in enumerate(strip.cutoffs, 1):
            self.levels.append({"text": cutoff, "x": at / count, "y": y, "fill": INK})

    def _add_bands(self, strip: Strip, top: float) -> None:
        count, below = len(strip.levels), self.column.depth
        for at in range(count):
            ends = {"x": at / count, "x2": (at + 1) / count, "y": top, "y2": below}
            self.bands.append({**ends, "fill": BANDS[at % len(BANDS)], "stroke": BANDS[at % len(BANDS)]})
        for at in range(1, count):
            self.cuts.append({"x": at / count, "x2": at / count, "y": top - 2, "y2": below, "stroke": LINE})

    def layers(self, sheet: Sheet) -> list[Layer]:
        """Return the layers, the first at the bottom."""
        drawn = [bars(sheet, self.bands), lines(sheet, self.cuts)]
        drawn += [bars(sheet, self.spans, corner=4)] if self.spans else []
        drawn += [points(sheet, self.dots, size=110)] if self.dots else []
        drawn += [
            texts(sheet, self.labels, at=self.column.left, bold=True),
            texts(sheet, self.levels, align="center", size=SMALL),
            texts(sheet, self.names, at=-GAP, align="right"),
            texts(sheet, self.told, at=WIDTH + GAP),
        ]
        drawn += [texts(sheet, self.remarks, at=self.column.left, size=SMALL)] if self.remarks else []
        return [*drawn, *self.column.layers(sheet)]
