"""The facts of two or more advices in, each indicator's figures side by side, with what speaks against it, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.model.advice import Advice
from advisor.model.comparison import Doubt, IndicatorRow
from advisor.model.records import FactRecord

GIVEN = "spatial_level"
"""What the planner states himself; it is no datum."""


def compare_indicators(advices: Sequence[Advice]) -> tuple[IndicatorRow, ...]:
    """Return every indicator that any region reports: those that all report first, then by subject."""
    facts = [{fact.indicator: fact for fact in advice.facts if fact.indicator != GIVEN} for advice in advices]
    seen = {name: fact for of_region in facts for name, fact in of_region.items()}
    rows = []
    for name, fact in seen.items():
        cells = tuple(of_region.get(name) for of_region in facts)
        rows.append(
            IndicatorRow(
                indicator=name,
                label=fact.label,
                subject=fact.subject,
                unit=fact.unit,
                cells=cells,
                gap=_gap(cells),
                doubts=tuple(_doubts(cells)),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.cells.count(None), row.subject.zh, row.indicator)))


def _exact(fact: FactRecord | None) -> float | None:
    if fact is None or fact.number is None or fact.number.low != fact.number.high:
        return None
    return fact.number.low


def _gap(cells: tuple[FactRecord | None, ...]) -> float | None:
    first, second = _exact(cells[0]), _exact(cells[1])
    return round(first - second, 9) if first is not None and second is not None else None


def _doubts(cells: tuple[FactRecord | None, ...]) -> Iterator[Doubt]:
    facts = [fact for fact in cells if fact is not None]
    if len(facts) < len(cells):
        yield "missing"
    if len({fact.year for fact in facts}) > 1:
        yield "other_year"
    if len({fact.basis for fact in facts}) > 1 or len({fact.cutoffs for fact in facts}) > 1:
        yield "other_basis"
    if any(fact.approximate for fact in facts):
        yield "approximate"
    if any(fact.flag for fact in facts):
        yield "flagged"
    if any(fact.number is None and fact.basis == "judgement" for fact in facts):
        yield "judged"
    if any(fact.number is not None and _exact(fact) is None and not fact.approximate for fact in facts):
        yield "bounded"
    if any(not fact.year for fact in facts):
        yield "undated"
