"""A rule base and its cases in; every small change of a rule or cut-off that no case notices, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from advisor.casework import Case, compare_case, observed, regrade
from advisor.inference.conditions import HOLDS, Walker
from advisor.inference.walk import walk_rules
from advisor.model.condition import (
    MIRRORED,
    AllOf,
    AnyOf,
    AtLeast,
    Compares,
    ComparesTo,
    Concluded,
    Condition,
    HasValue,
    NoneOf,
    Operator,
)
from advisor.model.finding import Finding, Findings
from advisor.model.indicator import Indicator
from advisor.model.rulebase import SEVERITIES, Rule, Rulebase
from advisor.record import Record, replace

BOUNDARY: dict[Operator, Operator] = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}


class Mutant(Record, frozen=True):
    """One change: of a rule's condition or worsening (``rule``), or of a cut-off (``indicator``)."""

    told: str
    rule: Rule | None = None
    indicator: Indicator | None = None


def mutate_rules(base: Rulebase) -> Iterator[Mutant]:
    """Yield each rule with one operator, level, negation or number changed, or one condition dropped."""
    for rule in base.rules.values():
        for told, when in _mutate(rule.when, base.indicators):
            yield Mutant(f"{rule.where}: {rule.id}: {told}", rule=replace(rule, when=when))
        for index, (severity, condition) in enumerate(rule.worsen):
            for told, changed in _mutate(condition, base.indicators):
                worsen = (*rule.worsen[:index], (severity, changed), *rule.worsen[index + 1 :])
                yield Mutant(f"{rule.where}: {rule.id}: worsen: {told}", rule=replace(rule, worsen=worsen))
        if rule.severity:
            other = SEVERITIES[SEVERITIES.index(rule.severity) - 1]
            yield Mutant(f"{rule.where}: {rule.id}: severity {other}", rule=replace(rule, severity=other))


def mutate_cutoffs(base: Rulebase) -> Iterator[Mutant]:
    """Yield each indicator with one cut-off moved up or down a little, or turned strict.

    Those that inform but decide nothing are left out: no case of a rule can notice them.
    """
    for indicator in (i for i in base.indicators.values() if not i.context):
        for index, cutoff in enumerate(indicator.cutoffs):
            step = _step(indicator, cutoff.at)
            for told, changed in (
                (f"{cutoff.at:g} moved up", replace(cutoff, at=cutoff.at + step)),
                (f"{cutoff.at:g} moved down", replace(cutoff, at=cutoff.at - step)),
                (f"{cutoff.at:g} strictness turned", replace(cutoff, strict=not cutoff.strict)),
            ):
                cutoffs = (*indicator.cutoffs[:index], changed, *indicator.cutoffs[index + 1 :])
                place = f"{indicator.where}: {indicator.id}: cut-off"
                yield Mutant(f"{place} {told}", indicator=replace(indicator, cutoffs=cutoffs))


def _step(indicator: Indicator, at: float) -> float:
    """Return a twentieth of the bound: far enough that a case a little off it must notice."""
    low, high = indicator.range
    span = high - low if low is not None and high is not None else abs(at)
    return max(abs(at), 0.2 * span, 1e-6) / 20


def _mutate(condition: Condition, indicators: Mapping[str, Indicator]) -> Iterator[tuple[str, Condition]]:
    if isinstance(condition, (AllOf, AnyOf, NoneOf, AtLeast)):
        yield from _mutate_group(condition, indicators)
    elif isinstance(condition, HasValue):
        indicator = indicators[condition.indicator]
        for value in indicator.values:
            if value != condition.value:
                yield f"{condition.indicator} is {value}", replace(condition, value=value)
    elif isinstance(condition, Compares):
        step = _step(indicators[condition.indicator], condition.bound)
        yield (
            f"{condition.indicator} {BOUNDARY[condition.operator]}",
            replace(condition, operator=BOUNDARY[condition.operator]),
        )
        yield f"{condition.indicator} turned", replace(condition, operator=MIRRORED[condition.operator])
        yield f"{condition.indicator} bound up", replace(condition, bound=condition.bound + step)
        yield f"{condition.indicator} bound down", replace(condition, bound=condition.bound - step)
    elif isinstance(condition, ComparesTo):
        yield (
            f"{condition.indicator} {BOUNDARY[condition.operator]}",
            replace(condition, operator=BOUNDARY[condition.operator]),
        )
        yield f"{condition.indicator} turned", replace(condition, operator=MIRRORED[condition.operator])
    elif isinstance(condition, Concluded):
        yield f"not {condition.target}", NoneOf((condition,))


def _mutate_group(
    group: AllOf | AnyOf | NoneOf | AtLeast, indicators: Mapping[str, Indicator]
) -> Iterator[tuple[str, Condition]]:
    for index, part in enumerate(group.parts):
        for told, changed in _mutate(part, indicators):
            yield told, replace(group, parts=(*group.parts[:index], changed, *group.parts[index + 1 :]))
        rest = (*group.parts[:index], *group.parts[index + 1 :])
        if rest and not (isinstance(group, AtLeast) and group.count > len(rest)):
            yield f"part {index + 1} dropped", replace(group, parts=rest)
        elif isinstance(group, NoneOf) and not rest:
            yield "none dropped", AllOf(())
    if isinstance(group, AllOf) and len(group.parts) > 1:
        yield "all → any", AnyOf(group.parts)
    elif isinstance(group, AnyOf) and len(group.parts) > 1:
        yield "any → all", AllOf(group.parts)
    elif isinstance(group, NoneOf):
        yield "none → any", AnyOf(group.parts)
    elif isinstance(group, AtLeast):
        if group.count > 1:
            yield "one fewer", replace(group, count=group.count - 1)
        if group.count < len(group.parts):
            yield "one more", replace(group, count=group.count + 1)


class Hunt:
    """Runs mutants against cases that pass on the rule base as it is."""

    def __init__(self, base: Rulebase, cases: Iterable[Case]) -> None:
        self.base = base
        self.cases = list(cases)
        self.findings: dict[int, Findings] = {
            index: walk_rules(base, case.facts, case.assume) for index, case in enumerate(self.cases)
        }
        self.by_rule: dict[str, list[int]] = {}
        self.by_indicator: dict[str, list[int]] = {}
        for index, case in enumerate(self.cases):
            for key in case.expect:
                self.by_rule.setdefault(key, []).append(index)
            for name in case.facts:
                self.by_indicator.setdefault(name, []).append(index)

    def survives(self, mutant: Mutant) -> bool:
        """Return whether no case notices ``mutant``."""
        if mutant.rule is not None:
            return not any(self._rule_noticed(index, mutant.rule) for index in self._cases_of(mutant.rule))
        assert mutant.indicator is not None
        cases = self.by_indicator.get(mutant.indicator.id, ())
        return not any(self._cutoff_noticed(index, mutant.indicator) for index in cases)

    def _cases_of(self, rule: Rule) -> list[int]:
        return [*self.by_rule.get(rule.id, ()), *self.by_rule.get(rule.concludes, ())]

    def _rule_noticed(self, index: int, rule: Rule) -> bool:
        case, findings = self.cases[index], self.findings[index]
        walker = Walker(case.facts, self.base.indicators)
        walker.conclusions = findings.conclusions
        verdict, _ = walker.decide(rule.when)
        if rule.id not in case.expect:
            return self._conclusion_noticed(case, findings, rule, verdict is HOLDS)
        graded = [rule.severity] if rule.severity else []
        graded += [severity for severity, condition in rule.worsen if walker.decide(condition)[0] is HOLDS]
        severity = max(graded, key=SEVERITIES.index) if graded and verdict is HOLDS else None
        changed = Finding(rule, verdict, (), (), severity, None)
        told = observed(rule.id, case.facts, replace(findings, by_rule={**findings.by_rule, rule.id: changed}))
        return told != case.expect[rule.id] and told.partition(" ")[0] != case.expect[rule.id]

    def _conclusion_noticed(self, case: Case, findings: Findings, rule: Rule, holds: bool) -> bool:
        others = [r for r in self.base.rules_for[rule.concludes] if r.id != rule.id]
        held = any(findings.by_rule[r.id].verdict is HOLDS for r in others)
        return rule.concludes not in case.assume and (held or holds) != (case.expect[rule.concludes] == "holds")

    def _cutoff_noticed(self, index: int, indicator: Indicator) -> bool:
        case = self.cases[index]
        facts = regrade(case, indicator, indicator.cutoffs)
        if facts[indicator.id] == case.facts[indicator.id]:
            return False
        return bool(compare_case(case, facts, walk_rules(self.base, facts, case.assume)))
