"""Firm lists: origin, size, concentration, research by firm."""

from __future__ import annotations

import numpy as np

from advisor.indicators.concentration import cr, gini, hhi
from advisor.indicators.frames import Frame, NotComputable, Numbers, Tables
from advisor.indicators.method import method
from advisor.indicators.methods.plain_shares import listed
from advisor.indicators.shares import count_share, share

PILLAR_SALES = 100_000  # ten thousand yuan: one billion yuan
LABOUR_COST = 0.3


@method("%", "firms.origin")
def local_founder_share(tables: Tables) -> float:
    """Firms founded by local people or split off from local firms (%).

    Formula: ``100 · firms of local origin ÷ firms whose origin is known``. Source: definition of the indicator.
    """
    return _labelled(tables, "origin", "local_founder")


@method("%", "firms.size")
def small_firm_share(tables: Tables) -> float:
    """Small and micro firms among firms (%).

    Formula: ``100 · small and micro firms ÷ firms of known size``. Source: National Bureau of Statistics,
    统计上大中小微型企业划分办法（2017）.
    """
    return _labelled(tables, "size", "small", "micro")


def _labelled(tables: Tables, column: str, *labels: str) -> float:
    rows = listed(tables, "firms", column)
    rows.codes(column)
    return count_share(rows.is_(column, *labels)[rows.keep])


@method("%", "firms.origin", "firms.output", "firms.sales", "firms.founded")
def transferred_output_share(tables: Tables) -> float:
    """Output of firms that moved in or were set up from outside within ten years (%); sales where output is missing.

    Formula: ``100 · Σ output of such firms ÷ Σ output``. Without years of founding all that came from outside count.
    Source: definition of the indicator.
    """
    measure = "output" if tables.frame("firms").has("output") else "sales"
    rows = listed(tables, "firms", "origin", measure)
    rows.codes("origin")
    moved = rows.is_("origin", "moved_in")
    if rows.has("founded") and tables.record.years and tables.record.years[-1].isdigit():
        founded = rows.table.columns["founded"].numbers
        assert founded is not None
        moved &= ~(founded < float(tables.record.years[-1]) - 10)
    return share(rows.numbers(measure)[moved[rows.keep]], rows.numbers(measure))


@method("%", "firms.size", "firms.output", "firms.sales")
def large_firm_output_share(tables: Tables) -> float:
    """Output of large firms in that of all firms (%); sales where output is missing.

    Formula: ``100 · Σ output of large firms ÷ Σ output``. Source: definition of the indicator; size classes of
    统计上大中小微型企业划分办法（2017）.
    """
    measure = "output" if tables.frame("firms").has("output") else "sales"
    rows = listed(tables, "firms", "size", measure)
    rows.codes("size")
    return share(rows.numbers(measure)[rows.is_("size", "large")[rows.keep]], rows.numbers(measure))


def _sales(tables: Tables) -> Numbers:
    rows = listed(tables, "firms", "sales")
    if rows.table.rows < 10:
        tables.record.warn("firm_shares_only")
    return rows.numbers("sales")


@method("%", "firms.sales")
def cr4(tables: Tables) -> float:
    """Sales of the four largest firms in those of all listed (%).

    Formula: ``100 · Σ of the four largest ÷ Σ all``. Source: Bain (1959), Industrial Organization.
    """
    return cr(_sales(tables), 4)


@method("点", "firms.sales")
def firm_hhi(tables: Tables) -> float:
    """Herfindahl–Hirschman index of the listed firms' sales, 0 to 10,000.

    Formula: ``Σ (100 · sales ÷ Σ sales)²``. Source: Hirschman (1964), American Economic Review 54(5):761.
    """
    tables.record.warn("firm_shares_only")
    return hhi(_sales(tables))


@method("系数", "firms.sales")
def firm_size_gini(tables: Tables) -> float:
    """Gini coefficient of the listed firms' sales, 0 to 1.

    Formula: ``Σ (2i − n − 1) · x_i ÷ (n · Σ x)``, x ascending. Source: Gini (1914); Dixon et al. (1987), Ecology
    68(5):1548. The 0.4 of income distribution is no line for firms.
    """
    return gini(_sales(tables))


@method("家", "firms.sales")
def pillar_firm_count(tables: Tables) -> float:
    """Firms with sales of one billion yuan or more; a national rank, which also makes a pillar, is not in the list.

    Formula: ``firms with sales ≥ 100,000 (ten thousand yuan)``. Source: definition of the indicator.
    """
    return float(np.count_nonzero(listed(tables, "firms", "sales").numbers("sales") >= PILLAR_SALES))


@method("%", "firms.leading", "firms.exports", "firms.sales")
def leading_firm_export_share(tables: Tables) -> float:
    """Exports of leading firms in their sales (%).

    Formula: ``100 · Σ exports ÷ Σ sales``, leading firms. Source: definition of the indicator.
    """
    frame = tables.latest("firms", "leading", "exports", "sales")
    rows = frame.where(frame.is_("leading", "yes")).complete("exports", "sales")
    return share(rows.numbers("exports"), rows.numbers("sales"))


@method("%", "firms.park")
def park_entry_rate(tables: Tables) -> float:
    """Firms in a park among all firms (%); a firm without a park counts as outside, if any firm has one.

    Formula: ``100 · firms with a park ÷ firms``. Source: definition of the indicator.
    """
    frame = tables.latest("firms", "park")
    frame.codes("park")
    tables.record.rows = frame.rows
    return count_share(frame.known("park")[frame.keep])


@method("%", "firms.wages", "firms.production_cost")
def labour_intensive_share(tables: Tables) -> float:
    """Firms whose wages are three tenths or more of their production cost (%).

    Formula: ``100 · firms with wages ÷ production_cost ≥ 0.3 ÷ firms that report both``. Source: definition of the
    indicator.
    """
    rows = listed(tables, "firms", "wages", "production_cost")
    cost = rows.numbers("production_cost")
    return count_share(rows.numbers("wages")[cost > 0] >= LABOUR_COST * cost[cost > 0])


@method("%", "firms.contract_sales", "firms.sales")
def firms_contract_for_others(tables: Tables) -> float:
    """Firms with over half of their sales from work for others' brands (%).

    Formula: ``100 · firms with contract_sales > 0.5 · sales ÷ firms that report both``. Source: definition of the
    indicator.
    """
    rows = listed(tables, "firms", "contract_sales", "sales")
    return count_share(rows.numbers("contract_sales") > 0.5 * rows.numbers("sales"))


@method("件", "firms.known_trademarks")
def well_known_trademarks(tables: Tables) -> float:
    """Well-known trademarks that local firms hold.

    Formula: ``Σ known_trademarks``. Source: definition of the indicator.
    """
    return float(np.sum(listed(tables, "firms", "known_trademarks").numbers("known_trademarks")))


@method("家", "firms.srdi")
def srdi_firms(tables: Tables) -> float:
    """Specialised and sophisticated small firms.

    Formula: ``firms marked srdi``. Source: definition of the indicator.
    """
    rows = listed(tables, "firms", "srdi")
    rows.codes("srdi")
    return float(np.count_nonzero(rows.is_("srdi", "yes") & rows.keep))


def _intensities(tables: Tables) -> Numbers:
    """Return R&D spending in per cent of sales, firm by firm, of those that sell anything."""
    rows: Frame = listed(tables, "firms", "rd_spending", "sales")
    sales, spent = rows.numbers("sales"), rows.numbers("rd_spending")
    if not np.any(sales > 0):
        raise NotComputable("zero_whole", "firms.sales")
    return np.asarray(100.0 * spent[sales > 0] / sales[sales > 0], dtype=np.float64)


@method("%", "firms.rd_spending", "firms.sales")
def median_rd_intensity(tables: Tables) -> float:
    """Median over firms of R&D spending in sales (%): what the ordinary firm spends.

    Formula: ``median(100 · rd_spending ÷ sales)``. Source: definition of the median.
    """
    return float(np.median(_intensities(tables)))


@method("%", "firms.rd_spending", "firms.sales")
def firms_below_3pct_rd(tables: Tables) -> float:
    """Firms that spend less than three per cent of sales on R&D (%).

    Formula: ``100 · firms with rd_spending ÷ sales < 0.03 ÷ firms that report both``. Source: the line of 3 % is that
    of the national study of clusters.
    """
    return count_share(_intensities(tables) < 3.0)


@method("%", "firms.rd_spending", "firms.sales")
def firms_below_1pct_rd(tables: Tables) -> float:
    """Firms that spend less than one per cent of sales on R&D (%).

    Formula: ``100 · firms with rd_spending ÷ sales < 0.01 ÷ firms that report both``. Source: definition of the
    indicator.
    """
    return count_share(_intensities(tables) < 1.0)


@method("%", "firms.rd_spending")
def firms_with_rd_share(tables: Tables) -> float:
    """Firms that spent anything on R&D (%).

    Formula: ``100 · firms with rd_spending > 0 ÷ firms that report it``. Source: National Bureau of Statistics,
    有R&D活动企业占比.
    """
    return count_share(listed(tables, "firms", "rd_spending").numbers("rd_spending") > 0)
