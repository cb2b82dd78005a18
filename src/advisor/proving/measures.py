"""Measures in, questions whether they can be recommended, meet where they must not, and treat all they should, out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from advisor.errors import Code
from advisor.model.proof import Failure
from advisor.model.rulebase import Clash, Diagnosis, Remedy
from advisor.proving.logic import negate
from advisor.proving.prover import Prover, Question, fail


def ask_recommended(prover: Prover) -> Iterator[Question]:
    """Ask of every measure that some region is recommended it; one that no rule calls for is told of elsewhere."""
    for remedy in prover.base.remedies.values():
        if prover.base.rules_for.get(f"remedy {remedy.id}"):
            statement = f"remedy '{remedy.id}' can be recommended"
            yield Question(remedy.where, statement, partial(_is_never_recommended, prover, remedy))


def _is_never_recommended(prover: Prover, remedy: Remedy) -> Failure | None:
    rules = prover.base.rules_for[f"remedy {remedy.id}"]
    if any(prover.can_fire(rule) for rule in rules):
        return None
    told = f"remedy '{remedy.id}' can never be recommended: none of its {len(rules)} rules can hold"
    return fail(remedy.where, Code.NEVER_RECOMMENDED, told, "mend the rules under its 'for:'")


def ask_clashes(prover: Prover) -> Iterator[Question]:
    """Ask of every clash that settles how to choose that it can arise, and of every other that it can't."""
    for remedy in prover.base.remedies.values():
        for clash in remedy.clashes:
            statement = f"the clash of '{remedy.id}' with '{clash.remedy}' is as declared"
            yield Question(remedy.where, statement, partial(_is_misdeclared, prover, remedy, clash))


def _is_misdeclared(prover: Prover, remedy: Remedy, clash: Clash) -> Failure | None:
    keys = (f"remedy {remedy.id}", f"remedy {clash.remedy}")
    told = f"'{remedy.id}' clashes with '{clash.remedy}'"
    both = f"both are recommended: {remedy.id}, {clash.remedy}"
    reads = prover.cones.of_conclusion(keys[0]) | prover.cones.of_conclusion(keys[1])
    name = f"{Code.CLASH_ARISES}-{remedy.id}-{clash.remedy}"
    example = prover.find_example(name, both, reads, *(prover.complete.conclusion(key).holds for key in keys))
    if (example is None) == (clash.settle is None):
        return None
    if example is None:
        told = f"{told}, but no region is ever recommended both"
        return fail(remedy.where, Code.DEAD_CLASH, told, "leave 'settle:' out: it is proved that none need choose")
    told = f"{told} and nothing settles it, though a region may be recommended both"
    hint = "make their 'when:' exclude each other, or say under 'settle:' how to choose"
    return fail(remedy.where, Code.CLASH_ARISES, told, hint, example)


def ask_treatment(prover: Prover) -> Iterator[Question]:
    """Ask of every diagnosis that a measure treats it wherever it holds; one without any is told of elsewhere."""
    treated = {rule.treats for rule in prover.base.rules.values()}
    for diagnosis in prover.base.diagnoses.values():
        if f"diagnosis {diagnosis.id}" in treated:
            statement = f"diagnosis '{diagnosis.id}' is treated wherever it holds"
            yield Question(diagnosis.where, statement, partial(_is_left_untreated, prover, diagnosis))


def _is_left_untreated(prover: Prover, diagnosis: Diagnosis) -> Failure | None:
    """Return a region, described in full, that has the problem and is recommended nothing for it."""
    key = f"diagnosis {diagnosis.id}"
    calls = tuple(rule for rule in prover.base.rules.values() if rule.treats == key)
    none = [negate(prover.complete.rule(rule).holds) for rule in calls]
    reads = prover.cones.of_conclusion(key) | prover.cones.of_rules(calls)
    name = f"{Code.LEFT_UNTREATED}-{diagnosis.id}"
    told = f"it holds and nothing treats it: {diagnosis.id}"
    example = prover.find_example(name, told, reads, prover.complete.conclusion(key).holds, *none)
    if example is None:
        return None
    told = f"diagnosis '{diagnosis.id}' may hold where none of the {len(calls)} rules that treat it does"
    return fail(diagnosis.where, Code.LEFT_UNTREATED, told, "call for a measure without 'when:', or widen one", example)
