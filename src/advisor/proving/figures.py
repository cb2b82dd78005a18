"""The figures of a solution in, figures that a planner could have written and that mean the same to every rule out.

A solver answers 59/2 or 1.0000001 as soon as 40. What a rule can tell apart is only on which side of which bound a
figure lies, and which of two compared figures is the larger; so any figures in the same order serve.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from math import ceil, floor

from advisor.model.condition import ComparesTo, atoms_of
from advisor.model.rulebase import Rulebase

FINEST = 12  # decimals


def choose_figures(base: Rulebase, numbers: Mapping[str, Fraction]) -> dict[str, float]:
    """Return a figure for each indicator, in the same place among its bounds and those it is compared with."""
    chosen: dict[str, float] = {}
    for group in _group(base, numbers):
        bounds = sorted({bound for name in group for bound in _bounds_of(base, name)})
        figures = _spread(bounds, sorted({numbers[name] for name in group} - set(bounds)))
        chosen |= {name: float(figures.get(numbers[name], numbers[name])) for name in group}
    return chosen


def _group(base: Rulebase, names: Iterable[str]) -> list[list[str]]:
    """Return the indicators in groups such that no rule compares two of different groups."""
    groups = {name: [name] for name in names}
    for first, second in _pairs(base):
        if first in groups and second in groups and groups[first] is not groups[second]:
            groups[first] += groups[second]
            for name in groups[second]:
                groups[name] = groups[first]
    return list({id(group): group for group in groups.values()}.values())


def _pairs(base: Rulebase) -> Iterator[tuple[str, str]]:
    for rule in base.rules.values():
        for condition in (rule.when, *(condition for _, condition in rule.worsen)):
            yield from ((a.indicator, a.other) for a in atoms_of(condition) if isinstance(a, ComparesTo))


def _bounds_of(base: Rulebase, name: str) -> Iterator[Fraction]:
    indicator = base.indicators[name]
    ends = [end for end in indicator.range if end is not None]
    yield from (Fraction(repr(float(b))) for b in (*ends, *(c.at for c in (*indicator.cutoffs, *indicator.marks))))


def _spread(bounds: list[Fraction], numbers: list[Fraction]) -> dict[Fraction, Fraction]:
    """Return, for ascending ``numbers`` beside ascending ``bounds``, short figures between the same bounds."""
    figures: dict[Fraction, Fraction] = {}
    for place, members in groupby(numbers, lambda n: bisect(bounds, n)):
        between = list(members)
        low = bounds[place - 1] if place else None
        high = bounds[place] if place < len(bounds) else None
        figures |= zip(between, _pick(low, high, len(between)), strict=True)
    return figures


def _pick(low: Fraction | None, high: Fraction | None, count: int) -> list[Fraction]:
    """Return ``count`` ascending figures strictly between two bounds, of as few decimals as will do.

    >>> [float(x) for x in _pick(Fraction(15), Fraction(30), 2)], [float(x) for x in _pick(None, None, 1)]
    ([20.0, 25.0], [0.0])
    """
    if low is None:
        low = Fraction(-1) if high is None else high - count - 1
    if high is None:
        high = low + count + 1
    for decimals in range(FINEST):
        step = Fraction(1, 10**decimals)
        first, last = floor(low / step) + 1, ceil(high / step) - 1
        if last - first + 1 >= count:
            gap = Fraction(last - first + 2, count + 1)
            return [(first - 1 + floor(gap * (i + 1))) * step for i in range(count)]
    raise ValueError(f"no {count} figures between {low} and {high}")
