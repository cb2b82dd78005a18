"""Random gappy facts for a rule base: figures on, beside and between the bounds, open bounds, levels, blanks."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from advisor.errors import SourceRef
from advisor.indicators.grades import grade_fact
from advisor.model.indicator import Indicator
from advisor.model.profile import Fact, FactBasis, Interval
from advisor.model.rulebase import Rulebase

INF = float("inf")


def facts_of(base: Rulebase) -> st.SearchStrategy[dict[str, Fact]]:
    chosen = st.sets(st.sampled_from(sorted(base.indicators)), max_size=40)
    return chosen.flatmap(
        lambda names: st.fixed_dictionaries({name: _fact(base.indicators[name]) for name in sorted(names)})
    )


def _fact(indicator: Indicator) -> st.SearchStrategy[Fact]:
    bases = st.sampled_from(["statistic", "record", "survey", "judgement"])
    if indicator.kind != "number":
        answers = st.tuples(st.none(), st.sampled_from(indicator.values))
    else:
        numbers = st.tuples(_interval(indicator), st.just(""))
        levels = st.tuples(st.none(), st.sampled_from(indicator.values or ("",)))
        answers = st.one_of(numbers, levels) if indicator.values else numbers
    return st.builds(lambda answer, basis: _build(indicator, answer, basis), answers, bases)


def _build(indicator: Indicator, answer: tuple[Interval | None, str], basis: FactBasis) -> Fact:
    number, value = answer
    fact = Fact(indicator.id, number, value, False, value, "", basis, "", "", None, None, SourceRef("random", 1))
    return grade_fact(fact, indicator, indicator.cutoffs)


def _interval(indicator: Indicator) -> st.SearchStrategy[Interval]:
    bounds = [c.at for c in (*indicator.cutoffs, *indicator.marks)] or [1.0]
    points = st.one_of(
        st.sampled_from([p for b in bounds for p in (b - 0.1, b, b + 0.1)]),
        st.floats(min_value=0, max_value=100, allow_nan=False, width=32),
    )
    return st.one_of(
        points.map(lambda p: Interval(p, p)),
        st.tuples(points, points).map(lambda pair: Interval(min(pair), max(pair))),
        points.map(lambda p: Interval(p, INF, low_open=True, high_open=True)),
        points.map(lambda p: Interval(-INF, p, low_open=True, high_open=False)),
    )


def exact_facts(base: Rulebase, chance: random.Random, share: float) -> dict[str, Fact]:
    """Return facts without any doubt in them, for about ``share`` of the indicators; the others are unreported."""
    reported = [indicator for indicator in base.indicators.values() if chance.random() < share]
    return {indicator.id: _build(indicator, _exact_answer(indicator, chance), "record") for indicator in reported}


def _exact_answer(indicator: Indicator, chance: random.Random) -> tuple[Interval | None, str]:
    if indicator.kind != "number":
        return None, chance.choice(indicator.values)
    bounds = [c.at for c in (*indicator.cutoffs, *indicator.marks)] or [1.0]
    number = chance.choice([p for b in bounds for p in (b - 0.1, b, b + 0.1)])
    return Interval(number, number), ""
