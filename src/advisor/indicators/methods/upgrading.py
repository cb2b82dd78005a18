"""Growth of what a worker in industry produces."""

from __future__ import annotations

from advisor.indicators.areas import over_years
from advisor.indicators.by_industry import is_industrial, region_sizes
from advisor.indicators.frames import Frame, NotComputable, Tables
from advisor.indicators.method import method
from advisor.indicators.shares import cagr

COLUMNS = ("area", "scope", "year", "industry", "value_added", "employment")


@method("%", *(f"industries.{name}" for name in COLUMNS))
def productivity_growth(tables: Tables) -> float:
    """Average yearly growth over three years of industrial value added per worker (%), at current prices.

    Formula: ``100 · ((p_t ÷ p_(t−3))^(1/3) − 1)``, p = ``Σ value_added ÷ Σ employment`` over the divisions 06 to 46
    that have both in both years. Source: National Bureau of Statistics, 全员劳动生产率, 平均增长速度.
    """
    span = over_years(tables, "industries", _both)
    codes = [code for code in span.start if code in span.end]
    if not codes:
        raise NotComputable("no_rows", "industries.industry")
    tables.trail.warn("current_prices")
    return cagr(_per_worker(span.start, codes), _per_worker(span.end, codes), span.years)


def _both(frame: Frame) -> dict[str, tuple[float, float]]:
    added, workers = (
        dict(zip(*region_sizes(frame, name, divisions=True), strict=True)) for name in ("value_added", "employment")
    )
    return {c: (float(added[c]), float(workers[c])) for c in added if c in workers and is_industrial(c)}


def _per_worker(sizes: dict[str, tuple[float, float]], codes: list[str]) -> float:
    added, workers = (sum(sizes[code][i] for code in codes) for i in (0, 1))
    if workers <= 0:
        raise NotComputable("zero_whole", "industries.employment")
    return added / workers
