"""Figures that documents state, and what becomes of those that follow from others."""

from __future__ import annotations

from typing import Literal

from advisor.errors import SourceRef
from advisor.model.text import Text
from advisor.record import Record

Reckoning = Literal["", "sum", "share", "share_of_sum", "growth", "cagr", "change", "proportion"]
Outcome = Literal["agrees", "differs", "stated"]


class PrintedFlag(Record, frozen=True):
    """Why a printed figure is not to be trusted: ``value``, or only the ``year``."""

    kind: Literal["value", "year"]
    why: Text


class StatedFigure(Record, frozen=True):
    """A figure as printed: its digits tell how it was rounded. ``by`` says how it follows from ``of``, if it does.

    ``years`` is the length of the period of a yearly growth rate. ``year`` is as printed, maybe empty.
    """

    id: str
    document: str
    title: Text
    says: Text
    printed: str
    unit: str
    year: str
    locator: str
    by: Reckoning
    of: tuple[str, ...]
    years: int
    flag: PrintedFlag | None
    where: SourceRef

    @property
    def value(self) -> float:
        """The figure."""
        return float(self.printed)

    @property
    def rounding(self) -> float:
        """Half of the last printed digit's unit."""
        return 0.5 * 10.0 ** -len(self.printed.partition(".")[2])


class FigureState(Record, frozen=True):
    """A stated figure beside what its inputs give: the value, and the least and most that their rounding allows."""

    figure: StatedFigure
    outcome: Outcome
    recomputed: float | None = None
    least: float | None = None
    most: float | None = None
