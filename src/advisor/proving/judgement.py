"""Diagnoses in, questions whether each can be made from data alone, as its author says or doesn't, out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from advisor.errors import Code
from advisor.model.proof import Failure
from advisor.model.rulebase import Diagnosis
from advisor.proving.logic import Undecided
from advisor.proving.prover import Prover, Question, fail


def ask_reach(prover: Prover) -> Iterator[Question]:
    """Ask of every diagnosis that it can be made with all judgements unreported, unless it says that it can't."""
    for diagnosis in prover.base.diagnoses.values():
        statement = f"diagnosis '{diagnosis.id}' is reachable without judgement, or is said not to be"
        yield Question(diagnosis.where, statement, partial(_is_misdeclared, prover, diagnosis))


def count_reachable(prover: Prover) -> int:
    """Return how many diagnoses can be made with all judgements unreported; one that z3 gives up on is not counted."""
    return sum(_is_certain(prover, diagnosis) for diagnosis in prover.base.diagnoses.values())


def _is_certain(prover: Prover, diagnosis: Diagnosis) -> bool:
    try:
        return _is_reachable(prover, diagnosis)
    except Undecided:
        return False


def _is_reachable(prover: Prover, diagnosis: Diagnosis) -> bool:
    key = f"diagnosis {diagnosis.id}"
    return prover.is_possible(prover.cones.of_conclusion(key), prover.unjudged.conclusion(key).holds)


def _is_misdeclared(prover: Prover, diagnosis: Diagnosis) -> Failure | None:
    reachable = _is_reachable(prover, diagnosis)
    if reachable == (diagnosis.judgement_only is None):
        return None
    key, known = f"diagnosis {diagnosis.id}", prover.base.indicators
    reads = prover.cones.of_conclusion(key)
    if reachable:
        name, shows = f"{Code.NOT_JUDGEMENT_ONLY}-{diagnosis.id}", f"it holds without any judgement: {diagnosis.id}"
        reported = [n for n in reads if not known[n].judgement]
        example = prover.find_example(name, shows, reported, prover.unjudged.conclusion(key).holds)
        told = f"diagnosis '{diagnosis.id}' is called judgement-only, but data alone can make it"
        return fail(diagnosis.where, Code.NOT_JUDGEMENT_ONLY, told, "take 'judgement_only:' out", example)
    name, shows = f"{Code.NEEDS_JUDGEMENT}-{diagnosis.id}", f"it holds by judgement: {diagnosis.id}"
    example = prover.find_example(name, shows, reads, prover.complete.conclusion(key).holds)
    if example is None:
        return None  # nothing can make it at all, and each of its rules is told of
    told = f"diagnosis '{diagnosis.id}' can't be made without a judgement"
    hint = "add a rule over data that a planner can obtain, or say why there are none under 'judgement_only:'"
    return fail(diagnosis.where, Code.NEEDS_JUDGEMENT, told, hint, example)
