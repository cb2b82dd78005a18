"""An ordered classification and the stage that holds in; the next stage with its conditions met and missing out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.advising.demands import to_demand
from advisor.advising.records import to_sources
from advisor.model.condition import (
    AllOf,
    AnyOf,
    AtLeast,
    Atom,
    Concluded,
    Condition,
    NoneOf,
)
from advisor.model.finding import Finding, Findings, Verdict
from advisor.model.records import StepCondition, StepRecord
from advisor.model.rulebase import Rulebase, TypeModel

Leaf = tuple[Verdict, tuple[tuple[Atom, bool], ...]]
TURNED = {Verdict.HOLDS: Verdict.FAILS, Verdict.FAILS: Verdict.HOLDS, Verdict.UNKNOWN: Verdict.UNKNOWN}


def find_step(base: Rulebase, findings: Findings, model: TypeModel, value: str) -> StepRecord | None:
    """Return what separates ``value`` from the stage after it.

    None where the classification has no order, ``value`` is its last stage, or the next one holds too.
    """
    stages = list(model.values)
    after = stages[stages.index(value) + 1 :] if model.ordered else []
    if not after or any(_holds(findings, model, stage) for stage in after):
        return None
    rules = [r for r in base.rules_for.get(f"type {model.id} is {after[0]}", ()) if not _asks_for_problem(r.when)]
    if not rules:
        return None
    nearest = min((findings.by_rule[rule.id] for rule in rules), key=_distance)
    return _record(base, model, after[0], nearest)


def find_traits(base: Rulebase, holding: Iterable[Finding], model: TypeModel, value: str) -> StepRecord | None:
    """Return how the conditions of ``value`` come out where so many of them suffice and not all are met; else None."""
    whens = ((finding, finding.rule.when) for finding in holding)
    counted = [finding for finding, when in whens if isinstance(when, AtLeast) and not _asks_for_problem(when)]
    open_ = [finding for finding in counted if any(_distance(finding)[:2])]
    return _record(base, model, value, min(open_, key=_distance)) if open_ else None


def _record(base: Rulebase, model: TypeModel, value: str, finding: Finding) -> StepRecord:
    leaves = list(_leaves(finding.rule.when, _verdicts(finding), False))
    needed = finding.rule.when.count if isinstance(finding.rule.when, AtLeast) else len(leaves)
    return StepRecord(
        value=value,
        label=model.values[value].label,
        rule=finding.rule.id,
        needed=needed,
        conditions=tuple(
            StepCondition(verdict=verdict.value, demands=tuple(to_demand(base, *atom) for atom in atoms))
            for verdict, atoms in leaves
        ),
        sources=to_sources(finding.rule.cites),
    )


def _holds(findings: Findings, model: TypeModel, stage: str) -> bool:
    return findings.conclusions.get(f"type {model.id} is {stage}") is Verdict.HOLDS


def _asks_for_problem(condition: Condition) -> bool:
    """Return whether a rule knows its stage by a problem: a sign of the stage, but no way to it."""
    if isinstance(condition, NoneOf):
        return False
    if isinstance(condition, AllOf | AnyOf | AtLeast):
        return any(_asks_for_problem(part) for part in condition.parts)
    return isinstance(condition, Concluded) and condition.target.startswith("diagnosis ")


def _distance(finding: Finding) -> tuple[int, int, str]:
    """Return how far a rule is from holding: the share of the work that fails, then what is unknown."""
    verdicts = [verdict for verdict, _ in _leaves(finding.rule.when, _verdicts(finding), False)]
    return verdicts.count(Verdict.FAILS), verdicts.count(Verdict.UNKNOWN), finding.rule.id


def _verdicts(finding: Finding) -> dict[Atom, Verdict]:
    return {evidence.atom: evidence.verdict for evidence in finding.evidence}


def _leaves(condition: Condition, known: dict[Atom, Verdict], negated: bool) -> Iterator[Leaf]:
    """Yield the conditions that must hold side by side, each with the atoms any of which meets it."""
    if isinstance(condition, NoneOf):
        for part in condition.parts:
            yield from _leaves(part, known, not negated)
    elif isinstance(condition, AnyOf if negated else AllOf) or (isinstance(condition, AtLeast) and not negated):
        for part in condition.parts:
            yield from _leaves(part, known, negated)
    elif isinstance(condition, AllOf | AnyOf | AtLeast):
        parts = [leaf for part in condition.parts for leaf in _leaves(part, known, negated)]
        yield _any([verdict for verdict, _ in parts]), tuple(atom for _, atoms in parts for atom in atoms)
    else:
        verdict = known.get(condition, Verdict.UNKNOWN)
        yield TURNED[verdict] if negated else verdict, ((condition, negated),)


def _any(verdicts: list[Verdict]) -> Verdict:
    best = (v for v in (Verdict.HOLDS, Verdict.UNKNOWN) if v in verdicts)
    return next(best, Verdict.FAILS)
