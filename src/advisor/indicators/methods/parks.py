"""Park lists: how many, how old, how large, how full; what the land yields."""

from __future__ import annotations

import numpy as np

from advisor.indicators.areas import within
from advisor.indicators.firm_list import among, chosen, year_of
from advisor.indicators.frames import Frame, NotComputable, Numbers, Tables
from advisor.indicators.intensity import per_unit
from advisor.indicators.method import method
from advisor.indicators.shares import count_share, share

RECENT = 3


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
    return float(np.count_nonzero(chosen(rows, "tier", "national", "provincial")))


@method("年", "parks.founded", "parks.year")
def park_age(tables: Tables) -> float:
    """Mean age of the parks in the table's year.

    Formula: ``mean(year − founded)``. Source: definition of the indicator. A park younger than the table ends it.
    """
    ages = _age(tables, _parks(tables, "founded"))
    if np.any(ages < 0):
        raise NotComputable("undefined", "parks.founded")
    return float(np.mean(ages))


def _age(tables: Tables, rows: Frame) -> Numbers:
    return year_of(tables, "parks") - rows.numbers("founded")


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
    """Parks two years old or more in which no firm produces; the year of founding matters for such parks only.

    Formula: ``parks with producing = 0 and year − founded ≥ 2``. Source: definition of the indicator.
    """
    rows = _parks(tables, "producing")
    rows.known("founded")  # ends the method where the column is missing
    idle = among(rows, rows.numbers("producing") == 0)
    if not idle.rows:
        return 0.0
    return float(np.count_nonzero(_age(tables, idle.complete("founded")) >= 2))


@method("%", "parks.treatment_plant", "parks.producing")
def parks_without_treatment_plant(tables: Tables) -> float:
    """Producing parks without a treatment plant they can use (%).

    Formula: ``100 · parks with producing > 0 and no treatment_plant ÷ parks with producing > 0``. Source: definition of
    the indicator.
    """
    rows = _parks(tables, "producing", "treatment_plant")
    return count_share(chosen(among(rows, rows.numbers("producing") > 0), "treatment_plant", "no"))


@method("", "parks.treatment_plant", "parks.producing")
def treatment_plant_missing(tables: Tables) -> bool:
    """Whether some producing park has no treatment plant it can use; no only where every producing park has one.

    Formula: ``any park with producing > 0 and no treatment_plant``. Source: definition of the indicator.
    """
    rows = _parks(tables, "producing")
    working = among(rows, rows.numbers("producing") > 0)
    if np.any(chosen(working, "treatment_plant", "no")):
        return True
    if not working.rows or tables.trail.left_out:
        raise NotComputable("too_few_rows", "parks.producing")
    working.complete("treatment_plant", need=1.0)
    return False


@method("", "parks.facilities_built", "parks.facilities_planned")
def supporting_facilities_complete(tables: Tables) -> bool:
    """Whether every park has all the facilities that its plan lists; yes only where all parks are known.

    Formula: ``facilities_built ≥ facilities_planned`` in every park. Source: definition of the indicator.
    """
    rows = _parks(tables, "facilities_built", "facilities_planned")
    if np.any(rows.numbers("facilities_built") < rows.numbers("facilities_planned")):
        return False
    if tables.trail.left_out or not np.any(rows.numbers("facilities_planned") > 0):
        raise NotComputable("too_few_rows", "parks.facilities_built", "parks.facilities_planned")
    return True


@method("%", "parks.small_producing", "parks.small_tenants", "parks.producing", "parks.tenants")
def small_project_share(tables: Tables) -> float:
    """Producing firms of five million yuan of fixed investment or less in all producing firms (%).

    Formula: ``100 · Σ small_producing ÷ Σ producing``; tenants stand in for producing firms, above and below the line,
    with a caution. Source: definition of the indicator.
    """
    return _of_producing(tables, "small")


@method("%", "parks.polluting_producing", "parks.polluting_tenants", "parks.producing", "parks.tenants")
def polluting_firm_share(tables: Tables) -> float:
    """Producing firms of high pollution or high energy use in all producing firms (%).

    Formula: ``100 · Σ polluting_producing ÷ Σ producing``; tenants stand in for producing firms, above and below the
    line, with a caution. Source: definition of the indicator.
    """
    return _of_producing(tables, "polluting")


def _of_producing(tables: Tables, kind: str) -> float:
    parks = tables.frame("parks")
    part, whole = f"{kind}_producing", "producing"
    if not parks.has(part) or not parks.where(parks.known(part)).rows:
        part, whole = f"{kind}_tenants", "tenants"
        parks.known(part, whole)
        tables.trail.warn("tenants_for_producing")
    rows = _parks(tables, part, whole)
    return within(share(rows.numbers(part), rows.numbers(whole)), 0.0, 100.0)


@method("%", "parks.year", "parks.projects_on_time", "parks.projects_due")
def projects_on_schedule(tables: Tables) -> float:
    """Projects started on time in those due, over the last three years together (%).

    Formula: ``100 · Σ projects_on_time ÷ Σ projects_due`` over the table's last three years; a table without years
    holds the sum of three. Source: definition of the indicator.
    """
    rows = _last_years(tables, "projects_on_time", "projects_due").complete("projects_on_time", "projects_due")
    return within(share(rows.numbers("projects_on_time"), rows.numbers("projects_due")), 0.0, 100.0)


def _last_years(tables: Tables, *columns: str) -> Frame:
    parks = tables.frame("parks")
    parks.known(*columns)  # ends the method where a column is missing
    if not parks.has("year"):
        return tables.latest("parks", *columns)
    years = [year for year in parks.years(*columns) if year > max(parks.years(*columns)) - RECENT]
    if not years:
        raise NotComputable("no_rows", *(f"parks.{name}" for name in columns))
    if len(years) < RECENT:
        tables.trail.warn("short_series", first=f"{years[0]:g}", last=f"{years[-1]:g}", wanted=RECENT)
    tables.note_year(f"{years[0]:g}—{years[-1]:g}" if len(years) > 1 else f"{years[0]:g}")
    numbers = parks.table.columns["year"].numbers
    assert numbers is not None
    return parks.where(np.isin(numbers, years))


def _per(tables: Tables, column: str, land: str) -> float:
    rows = _parks(tables, column, land)
    return per_unit(rows.numbers(column), rows.numbers(land))


@method("万元/亩", "parks.value_added", "parks.industrial_land")
def land_output(tables: Tables) -> float:
    """Industrial value added per mu of industrial land supplied.

    Formula: ``Σ value_added ÷ Σ industrial_land``. Source: definition of the indicator.
    """
    return _per(tables, "value_added", "industrial_land")


@method("万元/亩", "parks.tax", "parks.industrial_land")
def tax_per_mu(tables: Tables) -> float:
    """Tax per mu of industrial land supplied.

    Formula: ``Σ tax ÷ Σ industrial_land``. Source: definition of the indicator, as in 亩均论英雄 assessments.
    """
    return _per(tables, "tax", "industrial_land")


@method("万元/亩", "parks.investment", "parks.industrial_land")
def investment_per_mu(tables: Tables) -> float:
    """Fixed investment of the year per mu of industrial land supplied.

    Formula: ``Σ investment ÷ Σ industrial_land``. Source: definition of the indicator. Not the investment intensity of
    工业项目建设用地控制指标, which sets a project's whole investment against its own land.
    """
    return _per(tables, "investment", "industrial_land")


@method("万元", "parks.investment", "parks.producing")
def investment_per_firm(tables: Tables) -> float:
    """Fixed investment of the year per producing firm.

    Formula: ``Σ investment ÷ Σ producing``. Source: definition of the indicator.
    """
    return _per(tables, "investment", "producing")
