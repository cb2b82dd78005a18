"""Input-output flows in long form: how the leading industries draw on, feed and leak from the region's economy."""

from __future__ import annotations

import numpy as np

from advisor.indicators import linkages
from advisor.indicators.frames import Frame, Mask, NotComputable, Numbers, Tables
from advisor.indicators.method import method
from advisor.indicators.shares import fractions
from advisor.record import Record

FINAL = ("最终使用", "最终需求", "最终消费", "资本形成", "final use", "final demand")
EXPORTS = ("调出", "出口", "流出", "exports")
ADDED = ("增加值", "value added")
IMPORTS = ("调入", "进口", "流入", "imports")
OUTSIDE = FINAL + EXPORTS + ADDED + IMPORTS
COLUMNS = ("flows.supplier", "flows.user", "flows.year", "flows.value", "flows.leading")
TOLERANCE = 0.01


class Economy(Record, frozen=True):
    """Flows between sectors (rows supply, columns use), each sector's imports and output, and which are leading."""

    flows: Numbers
    imports: Numbers
    output: Numbers
    leading: Mask

    def weigh(self, values: Numbers) -> float:
        """Return the mean of the leading sectors' ``values``, weighted by output."""
        return float(fractions(self.output[self.leading]) @ values[self.leading])


def read_economy(tables: Tables) -> Economy:
    """Return the last year's table; output is inputs and value added, or else all deliveries.

    A pair of sectors without a row has no flow. Where both totals are there and differ by over 1 % there is a caution.

    Raises:
        NotComputable: where a flow is blank, no sector is leading, or neither total is complete.
    """
    frame = tables.latest("flows", "supplier", "user", "value").complete("supplier", "user", "value", need=1.0)
    cells = _cells(frame)
    sectors = sorted({name for pair in cells for name in pair if name.lower() not in OUTSIDE})
    if not sectors:
        raise NotComputable("no_rows", "flows.supplier")
    codes, labels = frame.where(frame.is_("leading", "yes")).codes("supplier")
    leading = np.isin(sectors, [labels[i] for i in codes])
    frame.codes("leading")
    if not np.any(leading):
        raise NotComputable("no_rows", "flows.leading")
    flows = np.array([[cells.get((i, j), 0.0) for j in sectors] for i in sectors])
    imports = _side(cells, sectors, IMPORTS, suppliers=True)
    return Economy(flows, imports, _output(tables, cells, sectors, flows), leading)


@method("倍", *COLUMNS)
def power_of_dispersion(tables: Tables) -> float:
    """Pull of the leading industries' final demand on all output, over the sectors' mean; weighted by output.

    Formula: column sum of ``(I − A)⁻¹`` ÷ mean column sum. Source: Rasmussen (1956), Studies in
    Inter-Sectoral Relations.
    """
    economy = read_economy(tables)
    return economy.weigh(linkages.power_of_dispersion(linkages.leontief_inverse(economy.flows, economy.output)))


@method("倍", *COLUMNS)
def sensitivity_of_dispersion(tables: Tables) -> float:
    """Demand on the leading industries when every sector's final demand rises by one, over the mean; by output.

    Formula: row sum of ``(I − A)⁻¹`` ÷ mean row sum. Source: Rasmussen (1956), as China's input-output practice has it.
    """
    economy = read_economy(tables)
    return economy.weigh(linkages.sensitivity_of_dispersion(linkages.leontief_inverse(economy.flows, economy.output)))


@method("%", *COLUMNS)
def intermediate_leakage(tables: Tables) -> float:
    """Part of the leading industries' intermediate inputs that comes from other regions and abroad (%).

    Formula: ``100 · Σ imports ÷ Σ (local deliveries + imports)`` over the leading industries. Source: definition;
    Miller and Blair (2009), Input–Output Analysis, ch. 3.
    """
    economy = read_economy(tables)
    if not any(name.lower() in IMPORTS for name in tables.frame("flows").codes("supplier")[1]):
        raise NotComputable("no_rows", "flows.supplier")
    chosen = economy.leading
    flows, imports = np.sum(economy.flows[:, chosen]), np.sum(economy.imports[chosen])
    return float(linkages.leakage(np.array([[flows]]), np.array([imports]))[0])


def _cells(frame: Frame) -> dict[tuple[str, str], float]:
    (suppliers, names), (users, others) = frame.codes("supplier"), frame.codes("user")
    cells: dict[tuple[str, str], float] = {}
    for i, j, flow in zip(suppliers, users, frame.numbers("value"), strict=True):
        pair = names[i].strip(), others[j].strip()
        cells[pair] = cells.get(pair, 0.0) + float(flow)
    return cells


def _side(
    cells: dict[tuple[str, str], float], sectors: list[str], names: tuple[str, ...], *, suppliers: bool
) -> Numbers:
    """Return what the outside ``names`` supply to (or use from) each sector."""
    at, sector = (0, 1) if suppliers else (1, 0)
    totals = dict.fromkeys(sectors, 0.0)
    for pair, flow in cells.items():
        if pair[at].lower() in names and pair[sector] in totals:
            totals[pair[sector]] += flow
    return np.array([totals[name] for name in sectors])


def _output(tables: Tables, cells: dict[tuple[str, str], float], sectors: list[str], flows: Numbers) -> Numbers:
    added = _side(cells, sectors, ADDED, suppliers=True)
    used = _side(cells, sectors, FINAL + EXPORTS, suppliers=False)
    by_inputs = np.sum(flows, axis=0) + _side(cells, sectors, IMPORTS, suppliers=True) + added
    by_uses = np.sum(flows, axis=1) + used - np.abs(_side(cells, sectors, IMPORTS, suppliers=False))
    if np.all(added != 0):
        if np.any(used != 0) and np.any(np.abs(by_uses - by_inputs) > TOLERANCE * np.abs(by_inputs)):
            tables.trail.warn("flows_unbalanced")
        return np.asarray(by_inputs, dtype=np.float64)
    if not np.all(used != 0):
        raise NotComputable("no_rows", "flows.supplier", "flows.user")
    return np.asarray(by_uses, dtype=np.float64)
