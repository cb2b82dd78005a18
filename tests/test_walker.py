"""The meaning of conditions: Kleene's three values over exact, bounded, graded and missing facts."""

from __future__ import annotations

import pytest

from advisor.errors import SourceRef
from advisor.indicators.grades import band_of, grade_fact, levels_of
from advisor.inference.conditions import Walker, compare
from advisor.inference.normal_form import push_negation
from advisor.knowledge.loader import load_rulebase
from advisor.model.condition import AllOf, AnyOf, AtLeast, Compares, ComparesTo, Concluded, Condition, HasValue, NoneOf
from advisor.model.finding import Verdict
from advisor.model.indicator import CutOff
from advisor.model.profile import Fact, Interval
from advisor.model.text import Text
from tests.conftest import SMALL_RULES

H, F, U = Verdict.HOLDS, Verdict.FAILS, Verdict.UNKNOWN
INDICATORS = load_rulebase(SMALL_RULES).indicators
INF = float("inf")
YES = HasValue("upstream_output_sold_outside", "yes")
NO = HasValue("upstream_output_sold_outside", "no")
OPEN = HasValue("spatial_level", "city")


def number(low: float, high: float | None = None, low_open: bool = False) -> Fact:
    interval = Interval(low, low if high is None else high, low_open, high == INF)
    fact = Fact("local_procurement_rate", interval, "", False, "", "", "record", "", "", None, None, SourceRef("x"))
    return grade_fact(fact, INDICATORS[fact.indicator], INDICATORS[fact.indicator].cutoffs)


def verdict(condition: Condition, **facts: Fact) -> Verdict:
    return Walker(facts, INDICATORS).decide(condition)[0]


def answered(value: str) -> Fact:
    name = "upstream_output_sold_outside"
    return Fact(name, None, value, False, value, "", "record", "", "", None, None, SourceRef("x"), (value,))


@pytest.mark.parametrize(
    ("bound", "expected"), [(40.0, H), (50.0, H), (60.0, U)]
)  # fmt: skip
def test_a_bound_stays_a_bound(bound: float, expected: Verdict) -> None:
    fact = number(50, INF, low_open=True)
    assert verdict(Compares("local_procurement_rate", ">", bound), local_procurement_rate=fact) is expected


@pytest.mark.parametrize(
    ("left", "operator", "right", "expected"),
    [
        (Interval(15, 15), "<", Interval(15, 15), F),
        (Interval(15, 15), "<=", Interval(15, 15), H),
        (Interval(15, 15), ">", Interval(15, 15), F),
        (Interval(15, 15), ">=", Interval(15, 15), H),
        (Interval(10, 15, high_open=True), "<", Interval(15, 15), H),
        (Interval(10, 15), "<", Interval(15, 15), U),
        (Interval(15, 20, low_open=True), "<=", Interval(15, 15), F),
        (Interval(15, 20), "<=", Interval(15, 15), U),
        (Interval(10, 20), ">=", Interval(30, 40), F),
        (Interval(10, 35), ">=", Interval(30, 40), U),
    ],
)
def test_intervals_compare_for_all_some_or_none(
    left: Interval, operator: str, right: Interval, expected: Verdict
) -> None:
    assert compare(left, operator, right) is expected  # type: ignore[arg-type]


def test_groups_follow_kleene() -> None:
    facts = {"upstream_output_sold_outside": answered("yes")}
    table: list[tuple[Condition, Verdict]] = [
        (AllOf((YES, OPEN)), U),
        (AllOf((NO, OPEN)), F),
        (AllOf((YES, YES)), H),
        (AnyOf((YES, OPEN)), H),
        (AnyOf((NO, OPEN)), U),
        (AnyOf((NO, NO)), F),
        (NoneOf((YES, OPEN)), F),
        (NoneOf((NO, OPEN)), U),
        (NoneOf((NO, NO)), H),
        (AtLeast(2, (YES, OPEN, NO)), U),
        (AtLeast(2, (YES, YES, OPEN)), H),
        (AtLeast(2, (NO, NO, OPEN)), F),
        (Concluded("diagnosis nothing_concludes_it"), F),
    ]
    for condition, expected in table:
        assert verdict(condition, **facts) is expected, condition


def test_missing_is_neither_yes_nor_no_nor_zero() -> None:
    assert verdict(YES) is verdict(NO) is U
    assert verdict(Compares("local_procurement_rate", "<", 15.0)) is U
    assert verdict(HasValue("local_procurement_rate", "low")) is U
    pair = ComparesTo("park_procurement_rate", "<", "local_procurement_rate")
    assert verdict(pair, local_procurement_rate=number(20)) is U


def test_a_bare_level_decides_only_what_its_band_decides() -> None:
    rate = INDICATORS["local_procurement_rate"]
    fact = Fact(rate.id, None, "low", False, "low", "", "judgement", "", "", None, None, SourceRef("x"))
    low = grade_fact(fact, rate, rate.cutoffs)
    assert verdict(HasValue(rate.id, "low"), local_procurement_rate=low) is H
    assert verdict(Compares(rate.id, "<", 15.0), local_procurement_rate=low) is U
    assert verdict(Compares(rate.id, ">=", 60.0), local_procurement_rate=low) is F


def test_a_level_flips_exactly_at_its_bound_and_strictness_says_on_which_side() -> None:
    rate = INDICATORS["local_procurement_rate"]
    assert levels_of(Interval(29.999, 29.999), rate.values, rate.cutoffs) == ("low",)
    assert levels_of(Interval(30, 30), rate.values, rate.cutoffs) == ("medium",)
    strict = tuple(CutOff(c.at, c.opens, c.basis, Text("", ""), strict=True) for c in rate.cutoffs)
    assert levels_of(Interval(30, 30), rate.values, strict) == ("low",)
    assert levels_of(Interval(30, 30.001), rate.values, strict) == ("low", "medium")
    assert levels_of(Interval(30, 60, high_open=True), rate.values, rate.cutoffs) == ("medium",)
    assert levels_of(Interval(20, INF, high_open=True), rate.values, rate.cutoffs) == ("low", "medium", "high")
    assert band_of("medium", rate, strict) == Interval(30, 60, True, False)


@pytest.mark.parametrize("positive", [True, False])
def test_pushing_negation_inward_keeps_the_number_of_parts(positive: bool) -> None:
    condition = AllOf((YES, NoneOf((OPEN, Compares("local_procurement_rate", "<", 30.0)))))
    normal = push_negation(condition, positive)
    assert "NoneOf" not in repr(normal)
    assert repr(normal).count("atom=") == 3


def test_evidence_names_what_decided_and_what_is_missing() -> None:
    walker = Walker({"upstream_output_sold_outside": answered("yes")}, INDICATORS)
    outcome, evidence = walker.decide(AllOf((YES, OPEN)))
    assert outcome is U
    assert [e.missing for e in evidence] == [("spatial_level",)]
    outcome, evidence = walker.decide(NoneOf((NO, YES)))
    assert (outcome, [e.negated for e in evidence]) == (F, [True])
