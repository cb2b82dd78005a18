"""Export orientation and the change of shares over three years."""

from __future__ import annotations

from collections.abc import Callable

from advisor.indicators.areas import in_latest, over_years, region, within
from advisor.indicators.frames import Frame, Tables
from advisor.indicators.method import method
from advisor.indicators.shares import change_in_points, share

TRADE = tuple(f"trade.{name}" for name in ("area", "scope", "year", "product", "export_deliveries", "exports", "sales"))
TECH = ("area", "scope", "year", "high_tech_output", "industrial_output")


def _share(part: str, whole: str) -> Callable[[Frame], float]:
    def reckon(frame: Frame) -> float:
        rows = region(_totals(frame), part, whole).complete(part, whole, need=1.0)
        return within(share(rows.numbers(part), rows.numbers(whole)), 0.0, 100.0)

    return reckon


def _totals(frame: Frame) -> Frame:
    """Return the rows without a product, which are totals, where the region has any; else all."""
    if not frame.has("product"):
        return frame
    totals = frame.where(~frame.known("product"))
    return totals if totals.where(frame.is_("scope", "region", "part")).rows else frame


def _deliveries(tables: Tables) -> str:
    """Return the column of export deliveries; where it is empty that of exports, with a caution."""
    trade = tables.frame("trade")
    if trade.has("export_deliveries") and trade.where(trade.known("export_deliveries")).rows:
        return "export_deliveries"
    trade.known("exports")
    tables.trail.warn("exports_for_deliveries")
    return "exports"


@method("%", *TRADE)
def export_share(tables: Tables) -> float:
    """Export deliveries (出口交货值) in industrial sales (%).

    Formula: ``100 · Σ export_deliveries ÷ Σ sales``; a row without a product is the total, else products are summed.
    Source: definition of the indicator. Exports stand in for deliveries, with a caution.
    """
    return in_latest(tables, "trade", _share(_deliveries(tables), "sales"))


@method("百分点", *TRADE)
def export_share_change(tables: Tables) -> float:
    """Change over three years of the share of export deliveries in sales (percentage points).

    Formula: ``share_t − share_(t−3)``, as export_share. Source: definition of the indicator.
    """
    span = over_years(tables, "trade", _share(_deliveries(tables), "sales"))
    return change_in_points(span.start, span.end)


@method("百分点", *(f"innovation.{name}" for name in TECH))
def high_tech_share_change(tables: Tables) -> float:
    """Change over three years of the share of high-tech output (percentage points).

    Formula: ``share_t − share_(t−3)``. Source: definition of the indicator.
    """
    span = over_years(tables, "innovation", _share("high_tech_output", "industrial_output"))
    return change_in_points(span.start, span.end)
