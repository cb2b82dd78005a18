"""A condition in, the reasons why it can never hold out: contradictions among atoms that must hold together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from advisor.model.condition import MIRRORED, AllOf, AnyOf, AtLeast, Compares, Concluded, Condition, HasValue, NoneOf
from advisor.model.indicator import Indicator


class Span(NamedTuple):
    """The numbers between two ends."""

    low: float
    low_open: bool
    high: float
    high_open: bool


@dataclass
class Demands:
    """What a conjunction asks of each indicator and conclusion, as it is walked."""

    values: dict[str, set[str]] = field(default_factory=dict)
    bounds: dict[str, Span] = field(default_factory=dict)
    concluded: dict[str, bool] = field(default_factory=dict)

    def copy(self) -> Demands:
        """Return an independent copy for one branch of an ``any``."""
        return Demands({k: set(v) for k, v in self.values.items()}, dict(self.bounds), dict(self.concluded))


def find_impossible(condition: Condition, indicators: Mapping[str, Indicator]) -> list[str]:
    """Return a sentence for each contradiction; an empty list where none was found.

    Looks at conjunctions, and at each branch of an ``any`` beside the conjunction around it.
    """
    return list(dict.fromkeys(_walk(condition, True, Demands(), indicators)))


def _walk(condition: Condition, positive: bool, demands: Demands, known: Mapping[str, Indicator]) -> Iterator[str]:
    branches: list[tuple[Condition, bool]] = []
    yield from _demand(condition, positive, demands, known, branches)
    for branch, sign in branches:
        for part in branch.parts if isinstance(branch, (AllOf, AnyOf, NoneOf, AtLeast)) else ():
            yield from _walk(part, sign, demands.copy(), known)


def _demand(
    condition: Condition,
    positive: bool,
    demands: Demands,
    known: Mapping[str, Indicator],
    branches: list[tuple[Condition, bool]],
) -> Iterator[str]:
    if isinstance(condition, AllOf if positive else AnyOf):
        for part in condition.parts:
            yield from _demand(part, positive, demands, known, branches)
    elif isinstance(condition, NoneOf) and positive:
        for part in condition.parts:
            yield from _demand(part, False, demands, known, branches)
    elif isinstance(condition, (AllOf, AnyOf, NoneOf)):
        branches.append((condition, positive if not isinstance(condition, NoneOf) else True))
    elif isinstance(condition, AtLeast):
        if positive:
            branches.append((condition, True))
    elif isinstance(condition, Concluded):
        if demands.concluded.setdefault(condition.target, positive) != positive:
            yield f"'{condition.target}' must both hold and not hold"
    elif isinstance(condition, HasValue):
        yield from _demand_value(condition, positive, demands, known)
    elif isinstance(condition, Compares):
        yield from _demand_bound(condition, positive, demands, known)


def _demand_value(atom: HasValue, positive: bool, demands: Demands, known: Mapping[str, Indicator]) -> Iterator[str]:
    indicator = known.get(atom.indicator)
    if indicator is None or atom.value not in indicator.values:
        return
    left = demands.values.setdefault(atom.indicator, set(indicator.values))
    left &= {atom.value} if positive else set(indicator.values) - {atom.value}
    if not left:
        yield f"no answer of '{atom.indicator}' is left"
    elif indicator.kind == "number":
        yield from _demand_level(indicator, left, demands)


def _demand_level(indicator: Indicator, left: set[str], demands: Demands) -> Iterator[str]:
    starts = [-inf, *(c.at for c in indicator.cutoffs), inf]
    indexes = [i for i, level in enumerate(indicator.values) if level in left]
    yield from _narrow(indicator, Span(starts[min(indexes)], False, starts[max(indexes) + 1], True), demands)


def _demand_bound(atom: Compares, positive: bool, demands: Demands, known: Mapping[str, Indicator]) -> Iterator[str]:
    indicator = known.get(atom.indicator)
    if indicator is None:
        return
    operator = atom.operator if positive else MIRRORED[atom.operator]
    if operator in ("<", "<="):
        yield from _narrow(indicator, Span(-inf, False, atom.bound, operator == "<"), demands)
    else:
        yield from _narrow(indicator, Span(atom.bound, operator == ">", inf, False), demands)


def _narrow(indicator: Indicator, span: Span, demands: Demands) -> Iterator[str]:
    start, end = indicator.range
    had = demands.bounds.get(
        indicator.id, Span(-inf if start is None else start, False, inf if end is None else end, False)
    )
    low, low_open = max((had.low, had.low_open), (span.low, span.low_open))
    high, high_shut = min((had.high, not had.high_open), (span.high, not span.high_open))
    demands.bounds[indicator.id] = Span(low, low_open, high, not high_shut)
    if low > high or (low == high and (low_open or not high_shut)):
        yield f"no number of '{indicator.id}' is left"
