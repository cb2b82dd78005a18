"""Industrial structure, from tables by area and industry: likeness, specialisation, crowding, growth against others."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from advisor.indicators import agglomeration, concentration, shift_share, specialisation
from advisor.indicators.areas import amount, by_first, in_latest, over_years, region, within, world
from advisor.indicators.by_industry import (
    Compared,
    Grid,
    compared,
    industry_grid,
    is_industrial,
    leading_codes,
    part_structures,
    region_sizes,
)
from advisor.indicators.frames import Frame, NotComputable, Numbers, Tables
from advisor.indicators.method import method
from advisor.indicators.shares import cagr, fractions, share

BY_AREA = ("industries.area", "industries.scope", "industries.year", "industries.industry")
BY_SIZE = ("industries.leading", "industries.employment", "industries.output")
REST = ""
BY_PRODUCT = ("trade.area", "trade.scope", "trade.year", "trade.product", "trade.exports")


@method("系数", *BY_AREA, "industries.output")
def krugman_specialisation(tables: Tables) -> float:
    """Difference of the parts' two-digit output shares, averaged over pairs (0 to 2).

    Formula: ``Σ |s_i − s*_i|``. Source: Krugman (1991), Geography and Trade.
    """
    grid = in_latest(tables, "industries", lambda frame: part_structures(frame, "output"))
    return specialisation.mean_of_pairs(grid.sizes, specialisation.krugman)


@method("系数", *BY_AREA, "industries.output")
def intercity_structure_similarity(tables: Tables) -> float:
    """Likeness of the parts' two-digit output shares, averaged over pairs (0 to 1).

    Formula: ``Σ x·y ÷ √(Σx² · Σy²)``. Source: UNIDO (1979), World Industry since 1960.
    """
    grid = in_latest(tables, "industries", lambda frame: part_structures(frame, "output"))
    return specialisation.mean_of_pairs(grid.sizes, specialisation.similarity)


@method("倍", *BY_AREA, *BY_SIZE)
def location_quotient(tables: Tables) -> float:
    """Leading industries' share here over their share in the nation, weighted by size; by employment, else output.

    Formula: ``Σ e_i · LQ_i ÷ Σ e_i`` with ``LQ_i = (e_i ÷ Σe) ÷ (E_i ÷ ΣE)``. Source: Haig (1928), Isard (1960). The
    province stands in for a missing nation, with a caution.
    """

    def by(tables: Tables, measure: str) -> float:
        both, chosen = in_latest(tables, "industries", lambda frame: _with_leading(frame, measure))
        return specialisation.location_quotient(both.local, both.reference, chosen)

    return by_first(tables, by, "employment", "output")


@method("倍", *BY_AREA, *BY_SIZE)
def location_quotient_change(tables: Tables) -> float:
    """Change of the leading industries' location quotient over three years, for those leading in the last year.

    Formula: ``LQ_t − LQ_(t−3)``, each as in location_quotient, over the industries listed in both years. Source: Isard
    (1960), Methods of Regional Analysis.
    """

    def by(tables: Tables, measure: str) -> float:
        start, end, leading = _two_years(tables, measure, leading_codes)
        pairs = (start.local, start.reference), (end.local, end.reference)
        return specialisation.location_quotient_change(*pairs, _chosen(end, leading))

    return by_first(tables, by, "employment", "output")


@method("%", *BY_AREA, "industries.employment", "industries.output")
def competitive_shift(tables: Tables) -> float:
    """What the region's industries grew beyond the same industries of the nation over three years, in % of the start.

    Formula: ``100 · Σ (e'_i − e_i · E'_i ÷ E_i) ÷ Σ e_i``; by employment, else output. Source: Dunn (1960), Papers of
    the Regional Science Association 6:97.
    """

    def by(tables: Tables, measure: str) -> float:
        start, end, _ = _two_years(tables, measure, lambda _: [])
        if measure == "output":
            tables.trail.warn("current_prices")
        return shift_share.shift_share((start.local, end.local), (start.reference, end.reference)).competitive_rate

    return by_first(tables, by, "employment", "output")


@method("点", *BY_AREA, "industries.output")
def industry_hhi(tables: Tables) -> float:
    """Concentration of the region's output on few two-digit industries (0 to 10,000).

    Formula: ``Σ (100 · s_i)²``. Source: Hirschman (1964), American Economic Review 54(5):761. Not the index of firms'
    market shares, whose bounds don't apply.
    """
    return concentration.hhi(
        in_latest(tables, "industries", lambda frame: region_sizes(frame, "output", divisions=True))[1]
    )


@method("系数", *BY_AREA, *BY_SIZE)
def spatial_gini(tables: Tables) -> float:
    """Unevenness of the leading industries among the parts against all industry (0 to 1), weighted by size.

    Formula: ``1 − Σ (X_k − X_(k−1)) · (Y_k + Y_(k−1))``; by employment, else output. Source: Krugman (1991), Geography
    and Trade.
    """

    def by(tables: Tables, measure: str) -> float:
        grid, leading = in_latest(tables, "industries", lambda frame: _parts_and_leading(frame, measure))
        total = np.sum(grid.sizes, axis=1)
        return _weighted([(float(np.sum(s)), agglomeration.spatial_gini(s, total)) for s in grid.sizes.T[leading]])

    return by_first(tables, by, "employment", "output")


@method("系数", *BY_AREA, "industries.leading", "industries.employment", "firms.industry", "firms.employees")
def ellison_glaeser(tables: Tables) -> float:
    """Crowding of the leading industries in some counties, net of plant size, weighted by employment (−1 to 1).

    Formula: ``(G − (1 − Σx²) · H) ÷ ((1 − Σx²) · (1 − H))``, G by county from the industry table, H from the firm list.
    Source: Ellison and Glaeser (1997), Journal of Political Economy 105(5):889. Industries with fewer than two listed
    firms are left out.
    """
    grid, leading = in_latest(tables, "industries", lambda frame: _parts_and_leading(frame, "employment"))
    total, found = np.sum(grid.sizes, axis=1), []
    for code, sizes in zip(np.array(grid.codes)[leading], grid.sizes.T[leading], strict=True):
        plants = _plants(tables, str(code))
        if len(plants) > 1 and np.sum(sizes) > 0:
            found.append((float(np.sum(sizes)), agglomeration.ellison_glaeser(sizes, total, plants)))
    tables.trail.warn("firms_as_plants")
    return within(_weighted(found), -1.0, 1.0)


@method("%", *BY_AREA, "industries.value_added", "industries.output")
def value_added_rate(tables: Tables) -> float:
    """Value added of industrial firms in their gross output, in one year (%).

    Formula: ``100 · Σ value added ÷ Σ output`` over divisions 06 to 46 that have both. Source: National Bureau of
    Statistics, 工业增加值率.
    """

    def both(frame: Frame) -> float:
        added, output = (dict(zip(*region_sizes(frame, name), strict=True)) for name in ("value_added", "output"))
        codes = [code for code in added if code in output and is_industrial(code)]
        return share(np.array([added[c] for c in codes]), np.array([output[c] for c in codes]))

    return within(in_latest(tables, "industries", both), 0.0, 100.0)


@method("倍", *BY_PRODUCT, "trade.leading")
def revealed_comparative_advantage(tables: Tables) -> float:
    """Leading products' share in local exports over their share in the world's.

    Formula: ``(Σx_c ÷ Σx) ÷ (ΣX_c ÷ ΣX)``. Source: Balassa (1965), The Manchester School 33(2):99. The nation stands in
    for a missing world, with a caution.
    """

    def reckon(frame: Frame) -> float:
        leading = set(_names(frame.where(frame.is_("leading", "yes") & frame.known("product"))))
        frame.codes("leading")
        here, there = _exports(region(frame, "exports")), _exports(world(frame))
        if lost := [name for name in here if name not in there and REST not in there]:
            frame.trail.warn("industries_unmatched", industries=len(lost))
        names = sorted({*here, *there} - set(lost))
        chosen = np.array([float(name in leading) for name in names])
        local, whole = (np.array([amounts.get(name, 0.0) for name in names]) for amounts in (here, there))
        return specialisation.revealed_comparative_advantage(local, whole, chosen)

    return in_latest(tables, "trade", reckon)


@method("%", *BY_PRODUCT)
def export_growth(tables: Tables) -> float:
    """Average yearly growth of exports over three years (%).

    Formula: ``100 · ((X_t ÷ X_(t−3))^(1/3) − 1)``; a row without a product is the total, else products are summed.
    Source: National Bureau of Statistics, 平均增长速度.
    """
    table = tables.frame("trade")
    here = table.is_("scope", "region", "part")
    totals = ~table.known("product") if table.has("product") else here
    listed = totals if table.where(here & totals).rows else here
    span = over_years(tables, "trade", lambda frame: amount(region(frame.where(listed), "exports"), "exports"))
    return within(cagr(span.start, span.end, span.years), -100.0, 500.0)


def _with_leading(frame: Frame, measure: str) -> tuple[Compared, Numbers]:
    both = compared(frame, measure)
    return both, _chosen(both, leading_codes(frame))


def _chosen(both: Compared, leading: list[str]) -> Numbers:
    chosen = np.isin(both.codes, leading).astype(np.float64)
    if not np.any(chosen * both.local > 0):
        raise NotComputable("no_rows", "industries.leading")
    return chosen


def _two_years(
    tables: Tables, measure: str, mark: Callable[[Frame], list[str]]
) -> tuple[Compared, Compared, list[str]]:
    """Return two years over the industries that both have, and what ``mark`` makes of the last."""
    span = over_years(tables, "industries", lambda frame: (compared(frame, measure), mark(frame)))
    (start, _), (end, marked) = span.start, span.end
    codes = tuple(code for code in start.codes if code in end.codes)
    if not codes:
        raise NotComputable("no_rows", "industries.industry")
    return start.only(codes), end.only(codes), marked


def _parts_and_leading(frame: Frame, measure: str) -> tuple[Grid, list[int]]:
    grid = industry_grid(frame.where(frame.is_("scope", "part")), measure)
    wanted = leading_codes(frame)
    leading = [i for i, code in enumerate(grid.codes) if code in wanted and np.any(grid.sizes[:, i] > 0)]
    if not leading:
        raise NotComputable("no_rows", "industries.leading")
    if len(grid.areas) < 2:
        raise NotComputable("too_few_rows", "industries.area")
    return grid, leading


def _plants(tables: Tables, code: str) -> Numbers:
    listed = tables.latest("firms", "industry", "employees").complete("industry", "employees")
    kinds, codes = listed.codes("industry")
    return listed.numbers("employees")[[codes[kind].startswith(code) for kind in kinds]]


def _weighted(found: list[tuple[float, float]]) -> float:
    if not found:
        raise NotComputable("too_few_rows", "firms.employees")
    sizes, values = np.array(found).T
    return float(fractions(sizes) @ values)


def _names(frame: Frame) -> list[str]:
    codes, labels = frame.codes("product")
    return [labels[i] for i in codes]


def _exports(frame: Frame) -> dict[str, float]:
    """Return exports by product; where a row without a product gives the total, what is left of it is one more."""
    amounts: dict[str, float] = {}
    listed = frame.where(frame.known("product")).complete("exports", need=1.0)
    for name, value in zip(_names(listed), listed.numbers("exports"), strict=True):
        amounts[name] = amounts.get(name, 0.0) + float(value)
    total = frame.where(~frame.known("product"))
    if total.rows:
        amounts[REST] = float(np.sum(total.complete("exports", need=1.0).numbers("exports"))) - sum(amounts.values())
    return amounts
