"""Linkage from firm lists and chain maps: who buys and sells where, which links are filled."""

from __future__ import annotations

from advisor.indicators.frames import SMALL_SAMPLE, Frame, Tables
from advisor.indicators.method import method
from advisor.indicators.shares import share


def firms(tables: Tables, *columns: str) -> Frame:
    """Return the last year's firms that have these columns, with a caution where they are few."""
    frame = tables.latest("firms", *columns).complete(*columns)
    if frame.rows < SMALL_SAMPLE:
        tables.record.warn("small_sample", rows=frame.rows)
    return frame


@method("%", "firms.purchases", "firms.local_purchases")
def local_procurement_rate(tables: Tables) -> float:
    """Purchases made in the region ÷ all purchases, over firms that report both (%).

    Formula: ``100 · Σ local_purchases ÷ Σ purchases``. Source: definition of the local supply rate (本地配套率).
    """
    listed = firms(tables, "purchases", "local_purchases")
    return share(listed.numbers("local_purchases"), listed.numbers("purchases"))
