"""The meaning of a condition: facts and earlier conclusions in, one of Kleene's three values and its evidence out."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.model.condition import (
    AllOf,
    AnyOf,
    AtLeast,
    Atom,
    Compares,
    ComparesTo,
    Concluded,
    Condition,
    HasValue,
    NoneOf,
    Operator,
)
from advisor.model.finding import Evidence, Verdict
from advisor.model.indicator import CutOff, Indicator
from advisor.model.profile import Fact, Interval
from advisor.record import replace

HOLDS, FAILS, UNKNOWN = Verdict.HOLDS, Verdict.FAILS, Verdict.UNKNOWN
Decided = tuple[Verdict, tuple[Evidence, ...]]


class Walker:
    """Evaluates conditions over one region's facts (by indicator; an absent one is unreported, hence unknown).

    ``conclusions`` grows stratum by stratum while the rules are walked.
    """

    def __init__(self, facts: Mapping[str, Fact], indicators: Mapping[str, Indicator]) -> None:
        self.facts = facts
        self.indicators = indicators
        self.conclusions: dict[str, Verdict] = {}

    def decide(self, condition: Condition) -> Decided:
        """Return the verdict and the evidence that decided it; for *unknown*, what left it open."""
        if isinstance(condition, AllOf):
            return self._tally(condition.parts, len(condition.parts))
        if isinstance(condition, AnyOf):
            return self._tally(condition.parts, 1)
        if isinstance(condition, AtLeast):
            return self._tally(condition.parts, condition.count)
        if isinstance(condition, NoneOf):
            verdict, evidence = self._tally(condition.parts, 1)
            turned = {HOLDS: FAILS, FAILS: HOLDS, UNKNOWN: UNKNOWN}[verdict]
            return turned, tuple(replace(e, negated=not e.negated) for e in evidence)
        evidence_of_atom = self.weigh(condition)
        return evidence_of_atom.verdict, (evidence_of_atom,)

    def _tally(self, parts: tuple[Condition, ...], needed: int) -> Decided:
        """Decide whether ``needed`` of the parts hold: 1 is *any*, all of them *all*."""
        decided = [self.decide(part) for part in parts]
        holding = [evidence for verdict, evidence in decided if verdict is HOLDS]
        open_ = [evidence for verdict, evidence in decided if verdict is UNKNOWN]
        if len(holding) >= needed:
            return HOLDS, tuple(e for evidence in holding for e in evidence)
        if len(holding) + len(open_) >= needed:
            return UNKNOWN, tuple(e for evidence in open_ for e in evidence)
        return FAILS, tuple(e for verdict, evidence in decided if verdict is FAILS for e in evidence)

    def weigh(self, atom: Atom) -> Evidence:
        """Return how one atom comes out, with its facts and cut-offs, or the indicators that are missing."""
        if isinstance(atom, Concluded):
            return Evidence(atom, self.conclusions.get(atom.target, FAILS), (), (), ())
        if isinstance(atom, ComparesTo):
            return self._weigh_pair(atom)
        fact = self.facts.get(atom.indicator)
        if fact is None:
            return Evidence(atom, UNKNOWN, (), (atom.indicator,), self._bounds_of(atom, None))
        verdict = _has(fact, atom.value) if isinstance(atom, HasValue) else _lies(fact, atom.operator, atom.bound)
        missing = (atom.indicator,) if verdict is UNKNOWN else ()
        return Evidence(atom, verdict, (fact,), missing, self._bounds_of(atom, fact))

    def _weigh_pair(self, atom: ComparesTo) -> Evidence:
        names = (atom.indicator, atom.other)
        facts = tuple(self.facts[name] for name in names if name in self.facts)
        if len(facts) < 2 or facts[0].number is None or facts[1].number is None:
            missing = tuple(name for name in names if name not in self.facts)
            return Evidence(atom, UNKNOWN, facts, missing or names, ())
        verdict = compare(facts[0].number, atom.operator, facts[1].number)
        return Evidence(atom, verdict, facts, names if verdict is UNKNOWN else (), ())

    def _bounds_of(self, atom: HasValue | Compares, fact: Fact | None) -> tuple[CutOff, ...]:
        indicator = self.indicators[atom.indicator]
        if isinstance(atom, Compares):
            return tuple(c for c in (*indicator.cutoffs, *indicator.marks) if c.at == atom.bound)[:1]
        cutoffs = fact.cutoffs if fact and fact.cutoffs else indicator.cutoffs
        if not cutoffs:
            return ()
        index = indicator.values.index(atom.value)
        return cutoffs[max(index - 1, 0) : index + 1]


def _has(fact: Fact, value: str) -> Verdict:
    if value not in fact.possible:
        return FAILS
    return HOLDS if len(fact.possible) == 1 else UNKNOWN


def _lies(fact: Fact, operator: Operator, bound: float) -> Verdict:
    return UNKNOWN if fact.number is None else compare(fact.number, operator, Interval(bound, bound))


def compare(left: Interval, operator: Operator, right: Interval) -> Verdict:
    """Return whether ``left OP right`` holds for all, some or none of the numbers they may be.

    >>> compare(Interval(50, float("inf"), low_open=True), ">=", Interval(40, 40))
    <Verdict.HOLDS: 'holds'>
    """
    if operator in (">", ">="):
        return compare(right, "<" if operator == ">" else "<=", left)
    touching_holds = operator == "<="
    if _below(left.high, left.high_open, right.low, right.low_open, touching_holds):
        return HOLDS
    if _below(right.high, right.high_open, left.low, left.low_open, not touching_holds):
        return FAILS
    return UNKNOWN


def _below(high: float, high_open: bool, low: float, low_open: bool, touching: bool) -> bool:
    return high < low or (high == low and (touching or high_open or low_open))
