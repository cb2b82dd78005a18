"""A rule base, its blank outcome and graded facts in, findings out, reasoned out only where the facts touch the rules.

The walker goes first. A rule is touched if it reads a reported indicator or a conclusion that is decided; experta's
network is built for the touched rules alone, and is told which conclusions the other rules leave open. Both must
agree on every touched rule and conclusion. The others read nothing that differs from the blank profile, so they come
out as in it, where both evaluators agreed too (docs/decisions/0005-what-a-profile-touches.md).
"""

from __future__ import annotations

from collections.abc import Mapping

from advisor.inference.agreement import check_agreement
from advisor.inference.blank import Blank
from advisor.inference.conditions import Walker
from advisor.inference.confidence import join_confidence
from advisor.inference.reasoner import leave_out_corrupt
from advisor.inference.rete import Rete
from advisor.inference.walk import conclude, find
from advisor.model.finding import Confidence, Finding, Findings, Verdict
from advisor.model.profile import Fact
from advisor.model.rulebase import Rule, Rulebase
from advisor.record import replace


def reason_touched(
    base: Rulebase, blank: Blank, facts: Mapping[str, Fact], assumed: Mapping[str, Verdict] | None = None
) -> Findings:
    """Return the findings over graded facts, those of untouched rules made when they are asked for.

    Args:
        base: the checked rule base.
        blank: how it comes out where nothing is reported.
        facts: graded facts by indicator; what is absent is unreported.
        assumed: conclusions taken as given, by key; their own rules are walked but don't count.

    Raises:
        EngineDisagreement: if experta and the walker differ on what is touched.
    """
    trusted = leave_out_corrupt(facts)
    findings = walk_touched(base, blank, trusted, assumed)
    part = take_part(base, findings)
    trace = Rete(part).run(trusted, assumed, [key for key in find_left_open(base, part) if key not in (assumed or {})])
    check_agreement(part, findings, trace)
    return findings


def walk_touched(
    base: Rulebase, blank: Blank, facts: Mapping[str, Fact], assumed: Mapping[str, Verdict] | None = None
) -> Findings:
    """Return the walker's findings: those of the touched rules at once, in the order of the strata."""
    assumed = assumed or {}
    walker = Walker(facts, base.indicators)
    walker.conclusions.update(assumed)
    sure: dict[str, Confidence] = {}
    found = _Found(base, walker)
    touched = {*blank.decided, *(rule for name in (*facts, *assumed) for rule in blank.readers.get(name, ()))}
    for key in (key for stratum in base.strata for key in stratum):
        rules = base.rules_for[key]
        findings = [find(walker, rule, sure) for rule in rules if rule.id in touched]
        found.update((finding.rule.id, finding) for finding in findings)
        open_ = [Verdict.UNKNOWN] * (len(rules) - len(findings))
        if key not in assumed:
            walker.conclusions[key] = conclude([*open_, *(finding.verdict for finding in findings)])
        if walker.conclusions[key] is not Verdict.UNKNOWN:
            touched.update(blank.readers.get(key, ()))
        if holding := [finding for finding in findings if finding.verdict is Verdict.HOLDS]:
            sure[key] = join_confidence(holding)
    return Findings(found, walker.conclusions, sure)


def take_part(base: Rulebase, findings: Findings) -> Rulebase:
    """Return ``base`` with no rules but those that have been found."""
    rules = {name: base.rules[name] for name in findings.by_rule}
    rules_for: dict[str, tuple[Rule, ...]] = {}
    for rule in rules.values():
        rules_for[rule.concludes] = (*rules_for.get(rule.concludes, ()), rule)
    strata = tuple(tuple(key for key in stratum if key in rules_for) for stratum in base.strata)
    return replace(base, rules=rules, rules_for=rules_for, strata=strata)


def find_left_open(base: Rulebase, part: Rulebase) -> list[str]:
    """Return the conclusions that rules of ``base`` outside its ``part`` leave open."""
    return [key for key, rules in base.rules_for.items() if len(part.rules_for.get(key, ())) < len(rules)]


class _Found(dict[str, Finding]):
    """The findings of the touched rules by id; that of another rule is made when it is looked up."""

    def __init__(self, base: Rulebase, walker: Walker) -> None:
        super().__init__()
        self.base, self.walker = base, walker

    def __missing__(self, name: str) -> Finding:
        self[name] = find(self.walker, self.base.rules[name], {})
        return self[name]
