"""A rule base and graded facts in, every rule's finding out, by the three-valued walker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from advisor.inference.conditions import FAILS, HOLDS, UNKNOWN, Walker
from advisor.inference.confidence import join_confidence, rule_confidence
from advisor.model.condition import atoms_of
from advisor.model.finding import Confidence, Finding, Findings, Verdict
from advisor.model.profile import Fact
from advisor.model.rulebase import SEVERITIES, Rule, Rulebase, Severity


def walk_rules(base: Rulebase, facts: Mapping[str, Fact], assumed: Mapping[str, Verdict] | None = None) -> Findings:
    """Return the findings of every rule, stratum by stratum.

    Args:
        base: the checked rule base.
        facts: graded facts by indicator; what is absent is unreported.
        assumed: conclusions taken as given, by key; their own rules are walked but don't count.
    """
    walker = Walker(facts, base.indicators)
    walker.conclusions.update(assumed or {})
    found: dict[str, Finding] = {}
    sure: dict[str, Confidence] = {}
    for key in (key for stratum in base.strata for key in stratum):
        findings = [find(walker, rule, sure) for rule in base.rules_for[key]]
        found.update((finding.rule.id, finding) for finding in findings)
        if key not in (assumed or {}):
            walker.conclusions[key] = conclude(finding.verdict for finding in findings)
        if holding := [finding for finding in findings if finding.verdict is HOLDS]:
            sure[key] = join_confidence(holding)
    return Findings(found, walker.conclusions, sure)


def conclude(verdicts: Iterable[Verdict]) -> Verdict:
    """Return what rules of these verdicts conclude: one that holds suffices; one that is open leaves it open."""
    seen = set(verdicts)
    return HOLDS if HOLDS in seen else UNKNOWN if UNKNOWN in seen else FAILS


def find(walker: Walker, rule: Rule, sure: Mapping[str, Confidence]) -> Finding:
    """Return one rule's finding; ``sure`` has the confidence of the conclusions before it."""
    verdict, deciding = walker.decide(rule.when)
    evidence = tuple(walker.weigh(atom) for atom in atoms_of(rule.when))
    once = tuple({(e.atom, e.negated): e for e in deciding}.values())
    if verdict is not HOLDS:
        return Finding(rule, verdict, evidence, once, None, None)
    confidence = rule_confidence(walker, rule, sure)
    return Finding(rule, verdict, evidence, once, _severity(walker, rule), confidence)


def _severity(walker: Walker, rule: Rule) -> Severity | None:
    if rule.severity is None:
        return None
    grades = [rule.severity]
    grades += [severity for severity, condition in rule.worsen if walker.decide(condition)[0] is HOLDS]
    return max(grades, key=SEVERITIES.index)
