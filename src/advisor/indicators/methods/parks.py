"""Park lists: how many, how old, how large, how full; what the land yields."""

from __future__ import annotations

import numpy as np

from advisor.indicators.frames import Frame, NotComputable, Tables
from advisor.indicators.method import method
from advisor.indicators.shares import count_share


def _parks(tables: Tables, *columns: str) -> Frame:
    return tables.latest("parks", *columns).complete(*columns)


def _mean(tables: Tables, column: str) -> float:
    return float(np.mean(_parks(tables, column).numbers(column)))


@method("个", "parks.name")
def park_count(tables: Tables) -> float:
    """Parks in the list. Formula: ``rows of the last year``. Source: definition of the indicator."""
    return float(_all_parks(tables).rows)


def _all_parks(tables: Tables) -> Frame:
    frame = tables.latest("parks", "name").complete("name", need=1.0)
    frame.codes("name")
    return frame


@method("个", "parks.tier")
def upper_tier_parks(tables: Tables) -> float:
    """National and provincial parks.

    Formula: ``parks of tier national or provincial``. Source: definition of the indicator.
    """
    rows = tables.latest("parks", "tier").complete("tier", need=1.0)
    rows.codes("tier")
    return float(np.count_nonzero(rows.is_("tier", "national", "provincial") & rows.keep))


@method("年", "parks.founded", "parks.year")
def park_age(tables: Tables) -> float:
    """Mean age of the parks in the table's year.

    Formula: ``mean(year − founded)``. Source: definition of the indicator.
    """
    rows = _parks(tables, "founded")
    years = [year for year in tables.record.years if year.isdigit()]
    if not years:
        raise NotComputable("no_column", "parks.year")
    return float(np.mean(float(years[-1]) - rows.numbers("founded")))


@method("平方公里", "parks.planned_area")
def park_area(tables: Tables) -> float:
    """Mean planned area of the parks. Formula: ``mean(planned_area)``. Source: definition of the indicator."""
    return _mean(tables, "planned_area")


@method("家", "parks.producing")
def producing_firms_per_park(tables: Tables) -> float:
    """Producing firms a park. Formula: ``Σ producing ÷ parks``. Source: definition of the indicator."""
    return _mean(tables, "producing")


@method("个", "parks.service_outlets")
def park_service_outlets(tables: Tables) -> float:
    """Service outlets a park. Formula: ``mean(service_outlets)``. Source: definition of the indicator."""
    return _mean(tables, "service_outlets")


@method("个", "parks.producing", "parks.founded", "parks.year")
def empty_parks(tables: Tables) -> float:
    """Parks two years old or more in which no firm produces.

    Formula: ``parks with producing = 0 and year − founded ≥ 2``. Source: definition of the indicator.
    """
    rows = _parks(tables, "producing", "founded")
    years = [year for year in tables.record.years if year.isdigit()]
    if not years:
        raise NotComputable("no_column", "parks.year")
    old = float(years[-1]) - rows.numbers("founded") >= 2
    return float(np.count_nonzero((rows.numbers("producing") == 0) & old))


@method("%", "parks.treatment_plant", "parks.producing")
def parks_without_treatment_plant(tables: Tables) -> float:
    """Producing parks without a treatment plant they can use (%).

    Formula: ``100 · parks with producing > 0 and no treatment_plant ÷ parks with producing > 0``. Source: definition of
    the indicator.
    """
    rows = _parks(tables, "treatment_plant", "producing")
    rows.codes("treatment_plant")
    working = rows.numbers("producing") > 0
    return count_share(rows.is_("treatment_plant", "no")[rows.keep][working])


def _per_mu(tables: Tables, kind: str, column: str, land: str) -> float:
    rows = tables.latest(kind, column, land).complete(column, land)
    total = float(np.sum(rows.numbers(land)))
    if total <= 0:
        raise NotComputable("zero_whole", f"{kind}.{land}")
    return float(np.sum(rows.numbers(column))) / total


@method("万元/亩", "parks.value_added", "parks.industrial_land")
def land_output(tables: Tables) -> float:
    """Industrial value added per mu of industrial land supplied.

    Formula: ``Σ value_added ÷ Σ industrial_land``. Source: definition of the indicator.
    """
    return _per_mu(tables, "parks", "value_added", "industrial_land")


@method("万元/亩", "parks.tax", "parks.industrial_land")
def tax_per_mu(tables: Tables) -> float:
    """Tax per mu of industrial land supplied.

    Formula: ``Σ tax ÷ Σ industrial_land``. Source: definition of the indicator, as in 亩均论英雄 assessments.
    """
    return _per_mu(tables, "parks", "tax", "industrial_land")


@method("万元/亩", "parks.investment", "parks.industrial_land")
def investment_per_mu(tables: Tables) -> float:
    """Fixed investment per mu of industrial land supplied.

    Formula: ``Σ investment ÷ Σ industrial_land``. Source: 工业项目建设用地控制指标 (investment intensity).
    """
    return _per_mu(tables, "parks", "investment", "industrial_land")


@method("万元", "parks.investment", "parks.producing")
def investment_per_firm(tables: Tables) -> float:
    """Fixed investment of the year per producing firm.

    Formula: ``Σ investment ÷ Σ producing``. Source: definition of the indicator.
    """
    return _per_mu(tables, "parks", "investment", "producing")
