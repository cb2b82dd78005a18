"""Export orientation and the change of shares over three years."""

from __future__ import annotations

from collections.abc import Callable

from advisor.indicators.areas import amount, in_latest, over_years, region
from advisor.indicators.frames import Frame, NotComputable, Tables
from advisor.indicators.method import method
from advisor.indicators.shares import change_in_points

TRADE = ("trade.area", "trade.scope", "trade.year", "trade.exports", "trade.sales")
TECH = ("area", "scope", "year", "high_tech_output", "industrial_output")


def _share(part: str, whole: str) -> Callable[[Frame], float]:
    def reckon(frame: Frame) -> float:
        rows = region(frame, part, whole)
        total = amount(rows, whole)
        if total <= 0:
            raise NotComputable("zero_whole")
        return 100.0 * amount(rows, part) / total

    return reckon


@method("%", *TRADE)
def export_share(tables: Tables) -> float:
    """Export deliveries in industrial sales (%).

    Formula: ``100 · Σ exports ÷ Σ sales``. Source: definition of the indicator.
    """
    return in_latest(tables, "trade", _share("exports", "sales"))


@method("百分点", *TRADE)
def export_share_change(tables: Tables) -> float:
    """Change over three years of the share of exports in sales (percentage points).

    Formula: ``share_t − share_(t−3)``. Source: definition of the indicator.
    """
    span = over_years(tables, "trade", _share("exports", "sales"))
    return change_in_points(span.start, span.end)


@method("百分点", *(f"innovation.{name}" for name in TECH))
def high_tech_share_change(tables: Tables) -> float:
    """Change over three years of the share of high-tech output (percentage points).

    Formula: ``share_t − share_(t−3)``. Source: definition of the indicator.
    """
    span = over_years(tables, "innovation", _share("high_tech_output", "industrial_output"))
    return change_in_points(span.start, span.end)
