"""A conclusion in, why it holds, why it does not, or what is missing out: a tree down to facts, cut-offs and claims."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.inference.conditions import Walker
from advisor.inference.reasoner import leave_out_corrupt
from advisor.model.condition import AllOf, AnyOf, AtLeast, Compares, Concluded, Condition, HasValue, NoneOf
from advisor.model.finding import Confidence, Evidence, Findings, Verdict
from advisor.model.indicator import Indicator
from advisor.model.profile import Fact
from advisor.model.rulebase import Rule, Rulebase, Severity
from advisor.record import Record


class Weighed(Record, frozen=True):
    """One condition of a rule. ``group`` is ``all``, ``any``, ``none``, ``at least n`` or, for an atom, ``""``.

    ``gap`` says, for a figure, how far it lies from the bound that decides the atom, in the indicator's unit;
    ``conclusion`` explains an earlier conclusion that the atom reads.
    """

    group: str
    verdict: Verdict
    parts: tuple[Weighed, ...] = ()
    evidence: Evidence | None = None
    gap: float | None = None
    conclusion: Explanation | None = None


class ExplainedRule(Record, frozen=True):
    """One rule of a conclusion, with its conditions weighed."""

    rule: Rule
    verdict: Verdict
    severity: Severity | None
    confidence: Confidence | None
    when: Weighed


class Explanation(Record, frozen=True):
    """A conclusion and each of its rules, those that decide it first."""

    key: str
    verdict: Verdict
    rules: tuple[ExplainedRule, ...]


class Explainer:
    """Explains one region's findings."""

    def __init__(self, base: Rulebase, facts: Mapping[str, Fact], findings: Findings) -> None:
        self.base = base
        self.findings = findings
        self.walker = Walker(leave_out_corrupt(facts), base.indicators)
        self.walker.conclusions = findings.conclusions

    def explain(self, key: str) -> Explanation:
        """Return the explanation of the conclusion ``key``; one that no rule concludes fails with no rules."""
        verdict = self.findings.conclusions.get(key, Verdict.FAILS)
        rules = [self._explain_rule(rule) for rule in self.base.rules_for.get(key, ())]
        rules.sort(key=lambda explained: explained.verdict is not verdict)
        return Explanation(key, verdict, tuple(rules))

    def _explain_rule(self, rule: Rule) -> ExplainedRule:
        finding = self.findings.by_rule[rule.id]
        return ExplainedRule(rule, finding.verdict, finding.severity, finding.confidence, self._weigh(rule.when))

    def _weigh(self, condition: Condition) -> Weighed:
        verdict = self.walker.decide(condition)[0]
        if isinstance(condition, (AllOf, AnyOf, NoneOf, AtLeast)):
            return Weighed(_name(condition), verdict, tuple(self._weigh(part) for part in condition.parts))
        evidence = self.walker.weigh(condition)
        inner = self.explain(condition.target) if isinstance(condition, Concluded) else None
        gap = None
        if isinstance(condition, (HasValue, Compares)):
            gap = gap_of(evidence, self.base.indicators[condition.indicator])
        return Weighed("", verdict, evidence=evidence, gap=gap, conclusion=inner)


def _name(condition: AllOf | AnyOf | NoneOf | AtLeast) -> str:
    if isinstance(condition, AtLeast):
        return f"at least {condition.count}"
    return {AllOf: "all", AnyOf: "any", NoneOf: "none"}[type(condition)]


def gap_of(evidence: Evidence, indicator: Indicator) -> float | None:
    """Return how far an exact figure lies from the nearest bound that decides the atom; None where there is none."""
    if indicator.kind != "number" or not evidence.facts or not evidence.cutoffs:
        return None
    number = evidence.facts[0].number
    if number is None or not number.exact:
        return None
    return round(min(abs(number.low - cutoff.at) for cutoff in evidence.cutoffs), 9)
