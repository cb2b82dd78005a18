"""A fact and the cut-offs of its indicator in, the levels it may have out."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from advisor.model.indicator import CutOff, Indicator
from advisor.model.profile import Fact, Interval, Profile
from advisor.record import replace


def grade_profile(profile: Profile, indicators: Mapping[str, Indicator]) -> Profile:
    """Return the profile with every fact graded, by the region's own benchmarks where it sets them."""
    facts = {
        name: grade_fact(fact, indicators[name], profile.benchmarks.get(name) or indicators[name].cutoffs)
        for name, fact in profile.facts.items()
    }
    return replace(profile, facts=facts)


def grade_fact(fact: Fact, indicator: Indicator, cutoffs: tuple[CutOff, ...]) -> Fact:
    """Return ``fact`` with the answers it leaves open, the cut-offs used and, for a bare level, its band as number."""
    if indicator.kind != "number":
        return replace(fact, possible=(fact.value,))
    if fact.number is None:
        band = band_of(fact.value, indicator, cutoffs)
        return replace(fact, possible=(fact.value,), number=band, cutoffs=cutoffs)
    if not indicator.values:
        return fact
    return replace(fact, possible=levels_of(fact.number, indicator.values, cutoffs), cutoffs=cutoffs)


def levels_of(number: Interval, levels: tuple[str, ...], cutoffs: tuple[CutOff, ...]) -> tuple[str, ...]:
    """Return every level that ``number`` may have: one for an exact number.

    A number at a cut-off has the level that it opens, or the one below where the cut-off is strict.
    """
    lowest = sum(_reaches(number.low, number.low_open, cutoff) for cutoff in cutoffs)
    highest = sum(_may_reach(number.high, number.high_open, cutoff) for cutoff in cutoffs)
    return levels[lowest : max(highest, lowest) + 1]


def _reaches(low: float, low_open: bool, cutoff: CutOff) -> bool:
    if cutoff.strict:
        return low > cutoff.at or (low == cutoff.at and low_open)
    return low >= cutoff.at


def _may_reach(high: float, high_open: bool, cutoff: CutOff) -> bool:
    if cutoff.strict or high_open:
        return high > cutoff.at
    return high >= cutoff.at


def band_of(level: str, indicator: Indicator, cutoffs: tuple[CutOff, ...]) -> Interval:
    """Return the numbers that have ``level``."""
    index = indicator.values.index(level)
    start, end = indicator.range
    low, low_open = (-inf if start is None else start), start is None
    high, high_open = (inf if end is None else end), end is None
    if index > 0:
        low, low_open = cutoffs[index - 1].at, cutoffs[index - 1].strict
    if index < len(cutoffs):
        high, high_open = cutoffs[index].at, not cutoffs[index].strict
    return Interval(low, high, low_open, high_open)
