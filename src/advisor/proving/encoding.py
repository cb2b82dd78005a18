"""A rule base in, a formula for the holding and one for the failing of every condition, rule and conclusion out.

Kleene's three values ride on two rails: a condition *holds*, or it *fails*, and where neither is so it is unknown. An
atom over an unreported indicator does neither. The formulas mean what ``inference/conditions.py`` means; a test holds
the two together.

A fact here is exact or unreported. Kleene's logic is monotone: what holds over a bound, a bare level or a gap also
holds over every exact figure that fits it. So whatever can happen at all happens to some region of which everything is
known, and complete facts are enough to prove that a rule can fire, or that two measures never meet. Levels are those of
the rule base's own cut-offs; a profile that sets its own benchmarks grades by others.

Every number is real, counts too: some are means (outlets in an average park), and the unit doesn't tell which. Nor does
a formula know that indicators may hang together outside the rules, as shares that add up to a whole do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

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
    indicators_of,
)
from advisor.model.indicator import Indicator
from advisor.model.rulebase import SEVERITIES, Rule, Rulebase, Severity
from advisor.proving.logic import (
    FALSE,
    TRUE,
    Term,
    all_of,
    any_of,
    choice,
    compare,
    count_of,
    figure,
    is_one_of,
    is_place,
    negate,
    number,
    truth,
)


class Rails(NamedTuple):
    """When a condition holds and when it fails. The two exclude each other; where neither is so, it is unknown."""

    holds: Term
    fails: Term


def variable_of(indicator: Indicator) -> Term:
    """Return the variable that stands for an indicator's value."""
    if indicator.kind == "number":
        return number(indicator.id)
    return truth(indicator.id) if indicator.kind == "yes_no" else choice(indicator.id)


def domain_of(indicator: Indicator) -> Term:
    """Return that an indicator's value is one it can have."""
    variable = variable_of(indicator)
    if indicator.kind == "yes_no":
        return TRUE
    if indicator.kind != "number":
        return is_one_of(variable, len(indicator.values))
    low, high = indicator.range
    lowest = TRUE if low is None else compare(variable, ">=", figure(low))
    return all_of([lowest, TRUE if high is None else compare(variable, "<=", figure(high))])


def answer_is(indicator: Indicator, value: str) -> Term:
    """Return that an indicator has this level, category or answer; a number has a level by its cut-offs."""
    variable, place = variable_of(indicator), indicator.values.index(value)
    if indicator.kind == "yes_no":
        return variable if value == "yes" else negate(variable)
    if indicator.kind != "number":
        return is_place(variable, place)
    reached = [compare(variable, ">" if c.strict else ">=", figure(c.at)) for c in indicator.cutoffs]
    return all_of([*reached[place - 1 : place], *(negate(term) for term in reached[place : place + 1])])


class Encoding:
    """The formulas of one rule base; ``reported`` tells of each indicator whether (or when) it is reported."""

    def __init__(self, base: Rulebase, reported: Callable[[Indicator], Term] = lambda _: TRUE) -> None:
        self.base = base
        self.reported = reported
        self._rules: dict[str, Rails] = {}
        self._conclusions: dict[str, Rails] = {}

    def conclusion(self, key: str) -> Rails:
        """Return when a conclusion holds (some rule does) and fails (all do); one without rules fails."""
        if key not in self._conclusions:
            rules = [self.rule(rule) for rule in self.base.rules_for.get(key, ())]
            self._conclusions[key] = Rails(any_of(r.holds for r in rules), all_of(r.fails for r in rules))
        return self._conclusions[key]

    def rule(self, rule: Rule) -> Rails:
        """Return when a rule holds and fails."""
        if rule.id not in self._rules:
            self._rules[rule.id] = self.condition(rule.when)
        return self._rules[rule.id]

    def is_as_grave(self, rule: Rule, severity: Severity) -> Term:
        """Return that a rule of a diagnosis holds with this severity or a worse one."""
        least = SEVERITIES.index(severity)
        worse = [
            self.condition(condition).holds for grade, condition in rule.worsen if SEVERITIES.index(grade) >= least
        ]
        own = rule.severity is not None and SEVERITIES.index(rule.severity) >= least
        return all_of([self.rule(rule).holds, TRUE if own else any_of(worse)])

    def condition(self, condition: Condition) -> Rails:
        """Return when a condition holds and fails."""
        if isinstance(condition, (HasValue, Compares, ComparesTo, Concluded)):
            return self._atom(condition)
        parts = [self.condition(part) for part in condition.parts]
        holds, fails = tuple(part.holds for part in parts), tuple(part.fails for part in parts)
        if isinstance(condition, AllOf):
            return Rails(all_of(holds), any_of(fails))
        if isinstance(condition, AnyOf):
            return Rails(any_of(holds), all_of(fails))
        if isinstance(condition, AtLeast):
            return Rails(count_of(condition.count, holds), count_of(len(parts) - condition.count + 1, fails))
        return Rails(all_of(fails), any_of(holds))

    def _atom(self, atom: Atom) -> Rails:
        if isinstance(atom, Concluded):
            return self.conclusion(atom.target)
        told = self._tell(atom)
        reported = [self.reported(self.base.indicators[name]) for name in indicators_of(atom)]
        return Rails(all_of([*reported, told]), all_of([*reported, negate(told)]))

    def _tell(self, atom: HasValue | Compares | ComparesTo) -> Term:
        indicator = self.base.indicators[atom.indicator]
        if isinstance(atom, HasValue):
            return answer_is(indicator, atom.value)
        other = figure(atom.bound) if isinstance(atom, Compares) else variable_of(self.base.indicators[atom.other])
        return compare(variable_of(indicator), atom.operator, other)


def judgement_unreported(indicator: Indicator) -> Term:
    """Report everything but what only a judgement can answer."""
    return FALSE if indicator.judgement else TRUE


def perhaps_reported(indicator: Indicator) -> Term:
    """Leave it open of each indicator whether it is reported."""
    return truth(f"reported {indicator.id}")
