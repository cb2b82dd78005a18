"""Indicators that inform but decide nothing have no rule's case to guard their cut-offs; these do."""

from __future__ import annotations

import pytest

from advisor.indicators.grades import levels_of
from advisor.model.profile import Interval
from advisor.model.rulebase import Rulebase

LINES = {
    "coupling_coordination": ((0.5, "medium"), (0.8, "medium"), (0.81, "high"), (0.49, "low")),
    "firm_hhi": ((1499, "low"), (1500, "medium"), (2499, "medium"), (2500, "high")),
    "four_city_primacy": ((0.99, "low"), (1, "high")),
}


def test_every_graded_one_is_guarded(base: Rulebase) -> None:
    assert {i.id for i in base.indicators.values() if i.context and i.cutoffs} == set(LINES)


@pytest.mark.parametrize("name", LINES)
def test_a_grade_flips_exactly_at_its_bound(base: Rulebase, name: str) -> None:
    indicator = base.indicators[name]
    for at, level in LINES[name]:
        assert levels_of(Interval(at, at), indicator.values, indicator.cutoffs) == (level,)
