"""The three sectors by area and year: shares, their shifts, the place in nation and province, growth, core cities."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from advisor.indicators import sector_structure
from advisor.indicators.areas import (
    Span,
    amount,
    in_latest,
    nation,
    over_years,
    parts,
    province,
    region,
    within,
    years_of,
)
from advisor.indicators.frames import Frame, NotComputable, Numbers, Tables
from advisor.indicators.method import method
from advisor.indicators.sector_structure import SECTORS
from advisor.indicators.shares import cagr, change_in_points, contribution_to_growth
from advisor.indicators.specialisation import mean_of_pairs, similarity

Place = Callable[..., Frame]
BY_YEAR = ("sectors.area", "sectors.scope", "sectors.year")
GDP = (*BY_YEAR, "sectors.gdp")
ALL = tuple(f"sectors.{name}" for name in ("gdp", *SECTORS))


def value(frame: Frame, place: Place, name: str) -> float:
    """Return an amount of the region, nation or province in one year."""
    return amount(place(frame, name), name)


def gdp(frame: Frame, place: Place) -> float:
    """Return the gross product; the sum of the three sectors, which is the same by definition, where it isn't given."""
    try:
        return value(frame, place, "gdp")
    except NotComputable as missing:
        try:
            return sum(value(frame, place, sector) for sector in SECTORS)
        except NotComputable:
            raise missing from None


def _ratio(part: float, whole: float) -> float:
    return within(sector_structure.national_share(part, whole), 0.0, 100.0)


def _share(name: str) -> Callable[[Frame], float]:
    return lambda frame: _ratio(value(frame, region, name), gdp(frame, region))


def _national(name: str) -> Callable[[Frame], float]:
    return lambda frame: _ratio(value(frame, region, name), value(frame, nation, name))


def _change(tables: Tables, reckon: Callable[[Frame], float], wanted: int | None = None) -> float:
    span = over_years(tables, "sectors", reckon, wanted)
    return change_in_points(span.start, span.end)


def _growth(tables: Tables, reckon: Callable[[Frame], float]) -> float:
    span = over_years(tables, "sectors", reckon)
    tables.trail.warn("current_prices")
    return cagr(span.start, span.end, span.years)


@method("%", *GDP, "sectors.primary")
def primary_share(tables: Tables) -> float:
    """Primary value added in gross product (%).

    Formula: ``100 · primary ÷ GDP``. Source: definition, as 向玲 (2024), section 3.2.1.
    """
    return in_latest(tables, "sectors", _share("primary"))


@method("%", *GDP, "sectors.secondary")
def secondary_share(tables: Tables) -> float:
    """Secondary value added in gross product (%).

    Formula: ``100 · secondary ÷ GDP``. Source: definition, as 向玲 (2024), section 3.2.1.
    """
    return in_latest(tables, "sectors", _share("secondary"))


@method("%", *GDP, "sectors.tertiary")
def tertiary_share(tables: Tables) -> float:
    """Tertiary value added in gross product (%).

    Formula: ``100 · tertiary ÷ GDP``. Source: definition, as 向玲 (2024), section 3.2.1.
    """
    return in_latest(tables, "sectors", _share("tertiary"))


@method("百分点", *GDP, "sectors.primary")
def primary_share_shift(tables: Tables) -> float:
    """Change of the primary share from the first to the last year of the table (percentage points).

    Formula: ``share_last − share_first``. Source: 向玲 (2024), section 3.2.1.
    """
    return _change(tables, _share("primary"))


@method("百分点", *GDP, "sectors.secondary")
def secondary_share_shift(tables: Tables) -> float:
    """Change of the secondary share from the first to the last year of the table (percentage points).

    Formula: ``share_last − share_first``. Source: 向玲 (2024), section 3.2.1.
    """
    return _change(tables, _share("secondary"))


@method("百分点", *GDP, "sectors.tertiary")
def tertiary_share_shift(tables: Tables) -> float:
    """Change of the tertiary share from the first to the last year of the table (percentage points).

    Formula: ``share_last − share_first``. Source: 向玲 (2024), section 3.2.1.
    """
    return _change(tables, _share("tertiary"))


@method("百分点", *BY_YEAR, *ALL)
def gdp_national_share_change(tables: Tables) -> float:
    """Change of the share of the nation's gross product, first to last year of the table (percentage points).

    Formula: ``100 · (g_last ÷ G_last − g_first ÷ G_first)``. Source: 向玲 (2024), Table 2.
    """
    return within(_change(tables, lambda frame: _ratio(gdp(frame, region), gdp(frame, nation))), -20.0, 20.0)


@method("百分点", *BY_YEAR, "sectors.primary")
def primary_national_share_change(tables: Tables) -> float:
    """Change of the share of the nation's primary value added, first to last year of the table (percentage points).

    Formula: ``100 · (v_last ÷ V_last − v_first ÷ V_first)``. Source: 向玲 (2024), Table 2.
    """
    return within(_change(tables, _national("primary")), -20.0, 20.0)


@method("百分点", *BY_YEAR, "sectors.secondary")
def secondary_national_share_change(tables: Tables) -> float:
    """Change of the share of the nation's secondary value added, first to last year of the table (percentage points).

    Formula: ``100 · (v_last ÷ V_last − v_first ÷ V_first)``. Source: 向玲 (2024), Table 2.
    """
    return within(_change(tables, _national("secondary")), -20.0, 20.0)


@method("百分点", *BY_YEAR, "sectors.tertiary")
def tertiary_national_share_change(tables: Tables) -> float:
    """Change of the share of the nation's tertiary value added, first to last year of the table (percentage points).

    Formula: ``100 · (v_last ÷ V_last − v_first ÷ V_first)``. Source: 向玲 (2024), Table 2.
    """
    return within(_change(tables, _national("tertiary")), -20.0, 20.0)


@method("", *BY_YEAR, "sectors.tertiary")
def tertiary_share_past_peak(tables: Tables) -> bool:
    """Whether the share of the nation's tertiary value added rose, then fell, and ended no higher than it began.

    Formula: some year between exceeds both ends, and last ≤ first; at least four years. Source: 向玲 (2024), section
    4.1.
    """
    frame = tables.frame("sectors")
    reckon = _national("tertiary")
    years = years_of(frame, reckon)
    tables.note_year(f"{years[0]:g}—{years[-1]:g}")
    return sector_structure.past_peak([reckon(frame.in_year(year)) for year in years])


@method("", *BY_YEAR, *ALL[1:])
def sector_order(tables: Tables) -> str:
    """Which sector leads, follows and trails, such as tertiary_secondary_primary (三二一).

    Formula: the three in descending order of value added. Source: common usage.
    """

    def added(frame: Frame) -> Numbers:
        return np.array([value(frame, region, sector) for sector in SECTORS])

    return sector_structure.sector_order(in_latest(tables, "sectors", added))


@method("系数", *BY_YEAR, *ALL[1:])
def three_sector_similarity(tables: Tables) -> float:
    """Likeness of the parts' three-sector shares, averaged over pairs (0 to 1).

    Formula: ``Σ x·y ÷ √(Σx² · Σy²)``. Source: UNIDO (1979). Always a caution: on three sectors it is nearly
    always high.
    """

    def added(frame: Frame) -> Numbers:
        listed = parts(frame).complete(*SECTORS)
        return np.column_stack([listed.numbers(sector) for sector in SECTORS])

    tables.trail.warn("three_sectors_only")
    return in_latest(tables, "sectors", lambda frame: mean_of_pairs(added(frame), similarity))


def _core_share(frame: Frame) -> float:
    cores = parts(frame).where(frame.is_("core", "yes"))
    if not cores.rows:
        raise NotComputable("no_rows", "sectors.core")
    cores.codes("core")
    return _ratio(gdp(cores, lambda rows, *needed: rows.complete(*needed, need=1.0)), gdp(frame, region))


@method("%", *GDP, "sectors.core")
def core_share_of_gdp(tables: Tables) -> float:
    """The core cities' gross product in the region's (%).

    Formula: ``100 · Σ GDP of core cities ÷ GDP of the region``. Source: definition.
    """
    return in_latest(tables, "sectors", _core_share)


@method("百分点", *GDP, "sectors.core")
def core_share_change(tables: Tables) -> float:
    """Change of the core cities' share in gross product over three years (percentage points).

    Formula: ``share_t − share_(t−3)``. Source: definition.
    """
    return _change(tables, _core_share, 3)


@method("%", *GDP, "sectors.producer_services")
def producer_service_share(tables: Tables) -> float:
    """Value added of producer services in gross product (%).

    Formula: ``100 · producer services ÷ GDP``. Source: National Bureau of Statistics,
    生产性服务业统计分类（2019）.
    """
    return in_latest(tables, "sectors", _share("producer_services"))


@method("%", *BY_YEAR, "sectors.park_industry", "sectors.industry")
def park_share_of_industry(tables: Tables) -> float:
    """Industrial value added of parks in that of the city (%).

    Formula: ``100 · parks' ÷ the city's``. Source: definition.
    """
    return in_latest(
        tables, "sectors", lambda frame: _ratio(value(frame, region, "park_industry"), value(frame, region, "industry"))
    )


@method("%", *BY_YEAR, "sectors.park_industry")
def park_output_growth(tables: Tables) -> float:
    """Average yearly growth of the parks' industrial value added over three years (%), at current prices.

    Formula: ``100 · ((V_t ÷ V_(t−3))^(1/3) − 1)``. Source: National Bureau of Statistics, 平均增长速度.
    """
    return _growth(tables, lambda frame: value(frame, region, "park_industry"))


@method("%", *BY_YEAR, "sectors.industry")
def region_output_growth(tables: Tables) -> float:
    """Average yearly growth of industrial value added over three years (%), at current prices.

    Formula: ``100 · ((V_t ÷ V_(t−3))^(1/3) − 1)``. Source: National Bureau of Statistics, 平均增长速度.
    """
    return _growth(tables, lambda frame: value(frame, region, "industry"))


@method("%", *GDP)
def gdp_growth(tables: Tables) -> float:
    """Average yearly growth of gross product over three years (%), at current prices.

    Formula: ``100 · ((G_t ÷ G_(t−3))^(1/3) − 1)``. Source: National Bureau of Statistics, 平均增长速度.
    """
    return _growth(tables, lambda frame: gdp(frame, region))


@method("%", *GDP)
def share_of_province_gdp(tables: Tables) -> float:
    """The region's gross product in the province's (%).

    Formula: ``100 · GDP here ÷ GDP of the province``. Source: definition.
    """
    return in_latest(tables, "sectors", lambda frame: _ratio(gdp(frame, region), gdp(frame, province)))


@method("%", *GDP)
def contribution_to_province_growth(tables: Tables) -> float:
    """The region's increase in gross product over three years in the province's (%), at current prices.

    Formula: ``100 · Δ here ÷ Δ province``. Source: National Bureau of Statistics, 贡献率. Where the province didn't
    grow, or one of the two shrank, there is none.
    """
    span: Span[tuple[float, float]] = over_years(
        tables, "sectors", lambda frame: (gdp(frame, region), gdp(frame, province))
    )
    tables.trail.warn("current_prices")
    here, there = zip(span.start, span.end, strict=True)
    return within(contribution_to_growth(here, there), 0.0, 100.0)


@method("倍", *GDP, "people.area", "people.scope", "people.year", "people.residents")
def gdp_per_capita_ratio(tables: Tables) -> float:
    """Gross product per resident over the nation's.

    Formula: ``(GDP ÷ residents) ÷ (national GDP ÷ national residents)``, of one year, by residents at its end.
    Source: definition; the official figure divides by the year's mean of residents.
    """

    def heads(frame: Frame) -> tuple[float, float]:
        return amount(region(frame, "residents"), "residents"), amount(nation(frame, "residents"), "residents")

    def gdps(frame: Frame) -> tuple[float, float]:
        return gdp(frame, region), gdp(frame, nation)

    sectors, people = tables.frame("sectors"), tables.frame("people")
    years = years_of(sectors, gdps)
    if people.has("year"):
        counted = years_of(people, heads)
        years = [year for year in years if year in counted]
        people = people.in_year(years[-1]) if years else people
    else:
        tables.note_year(people.table.year)
    if not years:
        raise NotComputable("no_rows", "sectors.year", "people.year")
    tables.note_year(f"{years[-1]:g}")
    ratios = [_per_head(g, n) for g, n in zip(gdps(sectors.in_year(years[-1])), heads(people), strict=True)]
    return ratios[0] / ratios[1]


def _per_head(amount_: float, heads: float) -> float:
    if heads <= 0 or amount_ <= 0:
        raise NotComputable("zero_whole")
    return amount_ / heads
