"""A checked rule base in, everything proved of it out, with what fails and a region that shows it.

Each statement is about the rules alone, whatever the region: it holds of all that could ever be described.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from advisor.errors import Code
from advisor.model.proof import Failure, Proofs
from advisor.model.rulebase import Rulebase
from advisor.proving.firing import ask_firing, ask_repetition
from advisor.proving.judgement import ask_reach, count_reachable
from advisor.proving.logic import Undecided
from advisor.proving.measures import ask_clashes, ask_recommended, ask_treatment
from advisor.proving.observations import ask_bounds, ask_indicators, ask_levels
from advisor.proving.prover import Prover, Question, fail

PROOFS = (
    *(ask_firing, ask_repetition, ask_clashes, ask_reach, ask_treatment, ask_recommended),
    *(ask_indicators, ask_levels, ask_bounds),
)


def prove(base: Rulebase, progress: Callable[[int, int], None] | None = None) -> Proofs:
    """Try every statement about ``base``.

    Args:
        base: a rule base without problems of its own: every name it reads exists.
        progress: told the statements tried so far, and in all.
    """
    prover = Prover(base)
    questions = list(chain.from_iterable(ask(prover) for ask in PROOFS))
    failures = []
    for done, question in enumerate(questions, 1):
        failures.append(_answer(question))
        if progress is not None:
            progress(done, len(questions))
    found = tuple(failure for failure in failures if failure is not None)
    return Proofs(len(questions), found, count_reachable(prover), len(base.diagnoses))


def _answer(question: Question) -> Failure | None:
    try:
        return question.ask()
    except Undecided as gave_up:
        told = f"z3 could neither prove nor refute that {question.statement} ({gave_up})"
        return fail(question.where, Code.UNPROVEN, told, "split the rules it rests on")
