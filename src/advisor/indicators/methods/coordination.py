"""Systems measured item by item: whether they stand level, and whether they move together."""

from __future__ import annotations

import numpy as np

from advisor.indicators import coordination
from advisor.indicators.areas import in_latest, over_years
from advisor.indicators.frames import Frame, Mask, NotComputable, Numbers, Tables
from advisor.indicators.method import method

NEEDED = ("system", "item", "value", "floor", "ceiling", "more_is_better")
COLUMNS = ("systems.year", *(f"systems.{name}" for name in NEEDED), "systems.weight")


@method("系数", *COLUMNS)
def coupling_coordination(tables: Tables) -> float:
    """Coupling coordination degree of the systems in the last year (0 to 1).

    Formula: ``D = √(C · T)``, ``C = n · (∏u)^(1/n) ÷ Σu``, ``T`` the mean of u. Source: 王淑佳等 (2021), 自然资源学报
    36(3):793. Items of a system weigh alike where no weights are given. Always a caution: it is relative.
    """
    tables.trail.warn("coupling_is_relative")
    degrees = in_latest(tables, "systems", _degrees)
    return coordination.coordination(np.array(list(degrees.values())))


@method("系数", *COLUMNS)
def synergy_degree(tables: Tables) -> float:
    """Synergy degree of the systems from the first to the last year of the table (−1 to 1).

    Formula: ``θ · (∏ |u' − u|)^(1/k)``, θ −1 where an order degree fell. Source: 孟庆松、韩文秀 (2000), 天津大学学报
    33(4):444. Both years need the same systems and items. Always a caution: it is relative.
    """
    tables.trail.warn("coupling_is_relative")
    span = over_years(tables, "systems", lambda frame: (_items(frame), _degrees(frame)), None)
    if span.start[0] != span.end[0]:
        raise NotComputable("too_few_rows", "systems.item")
    before, after = (np.array([found[name] for name in sorted(found)]) for _, found in (span.start, span.end))
    return coordination.synergy(before, after)


def _degrees(frame: Frame) -> dict[str, float]:
    """Return each system's order degree in one year; a blank among its cells ends the method."""
    rows = frame.complete(*NEEDED, need=1.0)
    systems, names = rows.codes("system")
    better, answers = rows.codes("more_is_better")
    values, floors, ceilings = (rows.numbers(name) for name in ("value", "floor", "ceiling"))
    parameters = coordination.order_parameters(
        values, floors, ceilings, np.array([answers[i] == "yes" for i in better])
    )
    weights = rows.numbers("weight") if rows.has("weight") else np.full(len(values), np.nan)
    return {
        names[i]: coordination.order_degree(parameters[systems == i], _weights(weights, systems == i))
        for i in np.unique(systems)
    }


def _weights(weights: Numbers, mask: Mask) -> Numbers | None:
    given = weights[mask]
    if np.all(np.isnan(given)):
        return None
    if np.any(np.isnan(given)):
        raise NotComputable("no_rows", "systems.weight")
    return given


def _items(frame: Frame) -> set[tuple[str, str]]:
    rows = frame.complete(*NEEDED, need=1.0)
    (systems, names), (items, labels) = rows.codes("system"), rows.codes("item")
    return {(names[i], labels[j]) for i, j in zip(systems, items, strict=True)}
