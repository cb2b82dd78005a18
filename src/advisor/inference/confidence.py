"""How sure a conclusion is: the basis of the evidence that decided it, and who makes the link from it.

The table of docs/confidence.md, as code. Firmness is 3 for a statistic or a record, 2 for a survey, 1 for a judgement;
a figure whose year is in doubt counts one less. ``all`` is as firm as its weakest part, ``any`` as its firmest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.inference.conditions import Walker
from advisor.model.condition import AllOf, AnyOf, AtLeast, Concluded, Condition, NoneOf
from advisor.model.finding import CONFIDENCES, Confidence, Finding, Verdict
from advisor.model.profile import Fact
from advisor.model.rulebase import LINKS, Link, Rule

FIRMNESS = {"statistic": 3, "record": 3, "survey": 2, "judgement": 1, "assumed": 3}
TABLE: dict[tuple[int, Link], Confidence] = {
    (3, "stated"): "high",
    (3, "implied"): "high",
    (3, "analyst"): "medium",
    (2, "stated"): "medium",
    (2, "implied"): "medium",
    (2, "analyst"): "low",
    (1, "stated"): "medium",
    (1, "implied"): "low",
    (1, "analyst"): "low",
}


def rule_confidence(walker: Walker, rule: Rule, sure: Mapping[str, Confidence]) -> Confidence:
    """Return the confidence of a rule that holds; ``sure`` has that of the conclusions before it."""
    links: list[Link] = [cite.link for cite in rule.cites]
    link = max(links, key=LINKS.index, default=LINKS[0])
    return TABLE[_firmness(walker, rule.when, Verdict.HOLDS, sure), link]


def join_confidence(holding: Sequence[Finding]) -> Confidence:
    """Return the confidence of a conclusion from its holding rules: the best, and one more if two are independent.

    Two rules are independent where no fact decides both.
    """
    best = max((f.confidence or "low" for f in holding), key=CONFIDENCES.index)
    facts = [{fact.indicator for e in f.deciding for fact in e.facts} for f in holding]
    independent = any(a and b and not a & b for i, a in enumerate(facts) for b in facts[i + 1 :])
    return CONFIDENCES[min(CONFIDENCES.index(best) + independent, 2)]


def _firmness(walker: Walker, condition: Condition, wanted: Verdict, sure: Mapping[str, Confidence]) -> int:
    """Return how firmly ``condition`` has the verdict ``wanted``."""
    if isinstance(condition, NoneOf):
        turned = Verdict.FAILS if wanted is Verdict.HOLDS else Verdict.HOLDS
        return _firmness(walker, AnyOf(condition.parts), turned, sure)
    if isinstance(condition, (AllOf, AnyOf, AtLeast)):
        parts = [p for p in condition.parts if walker.decide(p)[0] is wanted]
        grades = sorted((_firmness(walker, p, wanted, sure) for p in parts), reverse=True)
        return grades[_needed(condition, wanted) - 1] if grades else 3
    evidence = walker.weigh(condition)
    if isinstance(condition, Concluded):
        return CONFIDENCES.index(sure[condition.target]) + 1 if condition.target in sure else 3
    return min((_firmness_of(fact) for fact in evidence.facts), default=3)


def _needed(condition: AllOf | AnyOf | AtLeast, wanted: Verdict) -> int:
    size = len(condition.parts)
    count = condition.count if isinstance(condition, AtLeast) else size if isinstance(condition, AllOf) else 1
    return count if wanted is Verdict.HOLDS else size - count + 1


def _firmness_of(fact: Fact) -> int:
    doubtful = fact.flag is not None and fact.flag.kind == "year"
    return max(FIRMNESS[fact.basis] - doubtful, 1)
