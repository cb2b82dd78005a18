"""Firm lists: origin, size, concentration, research by firm."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from advisor.indicators import firm_sizes, intensity, medians
from advisor.indicators.areas import within
from advisor.indicators.concentration import cr, gini, hhi
from advisor.indicators.firm_list import (
    LARGER,
    LARGER_INDUSTRIAL,
    among,
    answered,
    chosen,
    counted,
    everyone,
    industrial,
    known,
    labelled,
    larger,
    larger_industrial,
    listed,
    year_of,
)
from advisor.indicators.frames import Frame, Numbers, Tables
from advisor.indicators.method import method
from advisor.indicators.shares import count_share, share

SPAN = 10
PILLAR_SALES = 100_000  # ten thousand yuan: one billion yuan
LABOUR_COST = 30
MOST_SALES = 50


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
    classes, names = listed(tables.latest("firms", column), column).codes(column)
    shares = firm_sizes.class_shares(classes, len(names))
    return float(sum(shares[i] for i, name in enumerate(names) if name in labels))


@method("%", "firms.year", "firms.origin", "firms.output", "firms.sales", "firms.founded")
def transferred_output_share(tables: Tables) -> float:
    """Output of firms that moved in or were set up from outside within ten years (%); sales where output is missing.

    Formula: ``100 · Σ output of firms that came in the last ten calendar years ÷ Σ output``. Source: definition of the
    indicator. A firm from outside whose year of founding is unknown is left out.
    """
    rows, measure = _measured(tables, "origin")
    moved = labelled(rows, "origin", "moved_in")
    moved.known("founded")  # ends the method where the column is missing
    if not moved.rows:
        return share(np.zeros(1), rows.numbers(measure))
    dated = moved.complete("founded")
    recent = among(dated, dated.numbers("founded") > year_of(tables, "firms") - SPAN)
    tables.trail.rows = rows.rows - moved.rows + dated.rows
    return share(recent.numbers(measure), rows.where(~moved.keep | dated.keep).numbers(measure))


@method("%", "firms.size", "firms.output", "firms.sales")
def large_firm_output_share(tables: Tables) -> float:
    """Output of large firms in that of all firms (%); sales where output is missing.

    Formula: ``100 · Σ output of large firms ÷ Σ output``. Source: definition of the indicator; size classes of
    统计上大中小微型企业划分办法（2017）.
    """
    rows, measure = _measured(tables, "size")
    classes, names = rows.codes("size")
    shares = firm_sizes.class_shares(classes, len(names), rows.numbers(measure))
    return float(sum(shares[i] for i, name in enumerate(names) if name == "large"))


def _measured(tables: Tables, column: str) -> tuple[Frame, str]:
    """Return the firms with ``column`` and output, or with sales, and a caution, where no output is given."""
    firms = tables.frame("firms")
    if firms.has("output") and firms.where(firms.known("output")).rows:
        return listed(tables.latest("firms", column, "output"), column, "output"), "output"
    rows = listed(tables.latest("firms", column, "sales"), column, "sales")
    tables.trail.warn("sales_for_output")
    return rows, "sales"


@method("%", "firms.year", "firms.left", "firms.founded")
def relocation_rate(tables: Tables) -> float:
    """Firms that left within the year in those there at its start (%); firms founded in the year were not.

    Formula: ``100 · firms that left ÷ (firms that answer − firms founded in the year)``. Source: definition of the
    indicator. Where the year of founding is unknown a firm counts, with a caution.
    """
    rows = _there_at_start(tables, answered(tables.latest("firms", "left"), "left"))
    return count_share(chosen(counted(rows), "left", "yes"))


def _there_at_start(tables: Tables, rows: Frame) -> Frame:
    dated = rows.where(rows.known("founded")).rows if rows.has("founded") else 0
    if undated := rows.rows - dated:
        tables.trail.warn("new_firms_counted", rows=undated)
    return among(rows, ~(rows.numbers("founded") >= year_of(tables, "firms"))) if dated else rows


@method("%", "firms.reinvested", "firms.net_profit")
def reinvestment_rate(tables: Tables) -> float:
    """Profit reinvested locally in net profit (%), of firms that made one; a loss is no profit to reinvest.

    Formula: ``100 · Σ reinvested ÷ Σ net_profit`` over firms with ``net_profit > 0``. Source: definition of the
    indicator.
    """
    rows = listed(tables.latest("firms", "reinvested", "net_profit"), "reinvested", "net_profit", over="net_profit")
    return within(share(rows.numbers("reinvested"), rows.numbers("net_profit")), 0.0, 100.0)


def _sales(tables: Tables) -> Numbers:
    tables.trail.warn("firm_shares_only")
    return listed(tables.latest("firms", "sales"), "sales").numbers("sales")


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
    tables.trail.warn("one_criterion_only")
    sales = listed(tables.latest("firms", "sales"), "sales").numbers("sales")
    return float(np.count_nonzero(sales >= PILLAR_SALES))


@method("%", "firms.leading", "firms.exports", "firms.sales")
def leading_firm_export_share(tables: Tables) -> float:
    """Exports of leading firms in their sales (%).

    Formula: ``100 · Σ exports ÷ Σ sales``, leading firms. Source: definition of the indicator.
    """
    leading = labelled(tables.latest("firms", "leading", "exports", "sales"), "leading", "yes")
    rows = listed(leading, "exports", "sales")
    return within(share(rows.numbers("exports"), rows.numbers("sales")), 0.0, 100.0)


@method("%", "firms.in_park", "firms.park", "firms.industry")
def park_entry_rate(tables: Tables) -> float:
    """Industrial firms in a park among all industrial firms (%). A firm with a park's name is in one.

    Formula: ``100 · firms in a park ÷ firms of which it is known``. Source: definition of the indicator. A blank park
    does not say that the firm is outside: ``in_park`` does.
    """
    firms = industrial(tables.latest("firms", "in_park"))
    firms.codes("in_park")
    inside = firms.is_("in_park", "yes")
    if firms.has("park"):
        firms.codes("park")
        inside |= firms.known("park")
    told = counted(known(firms, inside | firms.is_("in_park", "no"), "in_park"))
    return count_share(np.asarray(inside[told.keep], dtype=bool))


@method("%", "firms.wages", "firms.production_cost", *LARGER)
def labour_intensive_share(tables: Tables) -> float:
    """Larger firms (规上) whose wages are three tenths or more of their production cost (%).

    Formula: ``100 · firms with wages ÷ production_cost ≥ 0.3 ÷ firms that report both``. Source: definition of the
    indicator.
    """
    return intensity.share_reaching(_percentages(tables, larger, "wages", "production_cost"), LABOUR_COST)


@method("%", "firms.contract_sales", "firms.sales", *LARGER)
def firms_contract_for_others(tables: Tables) -> float:
    """Larger firms (规上) with half or more (一半以上) of their sales from work for others' brands (%).

    Formula: ``100 · firms with contract_sales ÷ sales ≥ 0.5 ÷ firms that report both``. Source: definition of the
    indicator.
    """
    return intensity.share_reaching(_percentages(tables, larger, "contract_sales", "sales"), MOST_SALES)


def _percentages(tables: Tables, who: Callable[[Frame], Frame], part: str, whole: str) -> Numbers:
    """Return ``part`` in per cent of ``whole``, firm by firm, of those whose whole is above zero."""
    rows = listed(who(tables.latest("firms", part, whole)), part, whole, over=whole)
    return intensity.percentages(rows.numbers(part), rows.numbers(whole))


@method("件", "firms.known_trademarks")
def well_known_trademarks(tables: Tables) -> float:
    """Well-known trademarks that local firms hold.

    Formula: ``Σ known_trademarks``. Source: definition of the indicator.
    """
    tables.trail.warn("listed_only")
    return float(
        np.sum(listed(tables.latest("firms", "known_trademarks"), "known_trademarks").numbers("known_trademarks"))
    )


@method("家", "firms.srdi")
def srdi_firms(tables: Tables) -> float:
    """Specialised and sophisticated firms in the list; the marked ones count, however many others are blank.

    Formula: ``firms marked srdi``. Source: definition of the indicator.
    """
    rows = tables.latest("firms", "srdi").complete("srdi", need=0.0)
    tables.trail.warn("listed_only")
    return float(np.count_nonzero(chosen(rows, "srdi", "yes")))


def _intensities(tables: Tables) -> Numbers:
    return _percentages(tables, everyone, "rd_spending", "sales")


@method("%", "firms.rd_spending", "firms.sales")
def median_rd_intensity(tables: Tables) -> float:
    """Median over firms of R&D spending in sales (%): what the ordinary firm spends.

    Formula: ``median(100 · rd_spending ÷ sales)``. Source: definition of the median.
    """
    return medians.median(_intensities(tables))


@method("%", "firms.rd_spending", "firms.sales")
def firms_below_3pct_rd(tables: Tables) -> float:
    """Firms that spend less than three per cent of sales on R&D (%).

    Formula: ``100 · firms with rd_spending ÷ sales < 0.03 ÷ firms that report both``. Source: the line of 3 % is that
    of the national study of clusters.
    """
    return intensity.share_below(_intensities(tables), 3)


@method("%", "firms.rd_spending", "firms.sales")
def firms_below_1pct_rd(tables: Tables) -> float:
    """Firms that spend less than one per cent of sales on R&D (%).

    Formula: ``100 · firms with rd_spending ÷ sales < 0.01 ÷ firms that report both``. Source: definition of the
    indicator.
    """
    return intensity.share_below(_intensities(tables), 1)


@method("%", "firms.rd_spending", *LARGER_INDUSTRIAL)
def firms_with_rd_share(tables: Tables) -> float:
    """Larger industrial firms (规上工业) that spent anything on R&D (%).

    Formula: ``100 · firms with rd_spending > 0 ÷ firms that report it``. Source: National Bureau of Statistics,
    有R&D活动企业占比.
    """
    rows = listed(larger_industrial(tables.latest("firms", "rd_spending")), "rd_spending")
    return count_share(rows.numbers("rd_spending") > 0)
