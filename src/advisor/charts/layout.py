"""Lines of a picture placed one below another: titles, notes and rows, in pixels from the top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil
from typing import Any

from advisor.charts.colours import INK, SOFT
from advisor.charts.outlines import measure, wrap
from advisor.charts.vega import Layer, Row, Sheet, texts
from advisor.model.picture import Caption

TITLE, TEXT, SMALL = 15.0, 12.0, 11.0
LINE = 18.0


class Column:
    """Takes what stands below what, and knows how far down it has come; ``left`` is where whole lines begin."""

    def __init__(self, left: float, width: float) -> None:
        self.left, self.width = left, width
        self.depth = 0.0
        self._titles: list[Row] = []
        self._notes: list[Row] = []

    def add_title(self, caption: Caption) -> None:
        """Put the title at the top, wrapped to the width."""
        for line in wrap(caption.title, TITLE, self.width):
            self._titles.append({"text": line, "y": self.depth + LINE / 2, "fill": INK})
            self.depth += LINE + 4
        self.depth += 8

    def add_notes(self, notes: Iterable[str]) -> None:
        """Put notes here, wrapped to the width, in small letters."""
        for note in notes:
            for line in wrap(note, SMALL, self.width):
                self._notes.append({"text": line, "y": self.depth + LINE / 2, "fill": SOFT})
                self.depth += LINE - 1

    def skip(self, depth: float) -> float:
        """Leave so much room and return where it begins."""
        start = self.depth
        self.depth += depth
        return start

    def layers(self, sheet: Sheet) -> list[Layer]:
        """Return the titles and notes taken so far as layers."""
        drawn = [texts(sheet, self._titles, at=self.left, size=TITLE, bold=True)] if self._titles else []
        return drawn + ([texts(sheet, self._notes, at=self.left, size=SMALL)] if self._notes else [])


def widest(labels: Sequence[str], size: float = TEXT, bold: bool = False) -> float:
    """Return the width of the widest of ``labels`` in whole pixels; 0 without any."""
    return float(ceil(max((measure(label, size, bold) for label in labels), default=0.0)))


def stack(*layers: tuple[Callable[..., Layer], Sequence[Row], dict[str, Any]], sheet: Sheet) -> list[Layer]:
    """Return the layers that have rows, the first at the bottom: how they are drawn, the rows, further settings."""
    return [draw(sheet, rows, **rest) for draw, rows, rest in layers if rows]
