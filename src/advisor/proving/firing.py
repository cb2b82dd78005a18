"""Rules in, questions whether each can ever hold, and whether each says what no other one says already, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import combinations, permutations

from advisor.errors import Code
from advisor.model.condition import Condition
from advisor.model.proof import Failure
from advisor.model.rulebase import SEVERITIES, Rule
from advisor.proving.encoding import Encoding
from advisor.proving.logic import Term, all_of, any_of, negate
from advisor.proving.prover import Prover, Question, fail
from advisor.proving.wording import split, write


def ask_firing(prover: Prover) -> Iterator[Question]:
    """Ask of every rule that it can hold."""
    for rule in prover.base.rules.values():
        yield Question(rule.where, f"rule '{rule.id}' can fire", partial(_cannot_fire, prover, rule))


def _cannot_fire(prover: Prover, rule: Rule) -> Failure | None:
    if prover.can_fire(rule):
        return None
    parts = _smallest_conflict(prover, list(split(rule.when)))
    told = "; ".join(f"'{write(part, prover.base.indicators)}'" for part in parts)
    clash = f"no region meets all of {told}" if len(parts) > 1 else f"no region meets {told}"
    return fail(rule.where, Code.CANNOT_FIRE, f"rule '{rule.id}' can never hold: {clash}", "mend one of them")


def _smallest_conflict(prover: Prover, parts: list[Condition]) -> list[Condition]:
    """Return as few of the parts as no region meets together.

    First whatever can be left out is left out, one by one; what remains is a conflict of which no part is idle, but an
    other conflict may be smaller still.
    """
    kept = list(parts)
    for part in parts:
        fewer = [other for other in kept if other is not part]
        if not _are_possible(prover, fewer):
            kept = fewer
    for size in range(1, len(kept)):
        for few in combinations(parts, size):
            if not _are_possible(prover, list(few)):
                return list(few)
    return kept


def _are_possible(prover: Prover, parts: list[Condition]) -> bool:
    reads = frozenset().union(*(prover.cones.of_condition(part) for part in parts))
    return prover.is_possible(reads, *(prover.complete.condition(part).holds for part in parts))


def ask_repetition(prover: Prover) -> Iterator[Question]:
    """Ask of every two rules with one conclusion (and one call) that neither holds only where the other does."""
    groups: dict[tuple[str, str], list[Rule]] = defaultdict(list)
    for rule in prover.base.rules.values():
        groups[rule.concludes, rule.treats].append(rule)
    for group in groups.values():
        for rule, other in permutations(group, 2):
            statement = f"rule '{rule.id}' is not implied by '{other.id}'"
            yield Question(rule.where, statement, partial(_is_implied, prover, rule, other))


def _is_implied(prover: Prover, rule: Rule, other: Rule) -> Failure | None:
    """Return the failure of ``rule`` to add to ``other``; of two that mean the same, only the later one adds nothing.

    A rule adds something if it holds, for some region, where the other does not or is less grave. Whatever may be
    unreported counts here: a rule that decides with fewer data is worth having.
    """
    if not prover.can_fire(rule) or _adds(prover, rule, other):
        return None
    later = list(prover.base.rules).index(rule.id) > list(prover.base.rules).index(other.id)
    if not later and prover.can_fire(other) and not _adds(prover, other, rule):
        return None
    holds = prover.complete.rule(rule).holds
    told = f"rule '{rule.id}' holds only where '{other.id}' ({other.where}) holds as gravely"
    name = f"{Code.IMPLIED_RULE}-{rule.id}-{other.id}"
    example = prover.find_example(
        name, f"both hold: {rule.id}, {other.id}", prover.cones.of_rules((rule, other)), holds
    )
    hint = "keep the wider one, with both citations, or ask for something else"
    return fail(rule.where, Code.IMPLIED_RULE, told, hint, example)


def _adds(prover: Prover, rule: Rule, other: Rule) -> bool:
    reads = prover.cones.of_grades(rule) | prover.cones.of_grades(other)
    encodings = (prover.complete, prover.gappy)  # the first finds most differences, and sooner
    return any(prover.is_possible(reads, _goes_beyond(encoding, rule, other)) for encoding in encodings)


def _goes_beyond(encoding: Encoding, rule: Rule, other: Rule) -> Term:
    """Return that ``rule`` holds and ``other`` does not, or less gravely."""
    if rule.severity is None:
        return all_of([encoding.rule(rule).holds, negate(encoding.rule(other).holds)])
    grades = [grade for grade in SEVERITIES if grade in (rule.severity, *(worse for worse, _ in rule.worsen))]
    return any_of(
        all_of([encoding.is_as_grave(rule, grade), negate(encoding.is_as_grave(other, grade))]) for grade in grades
    )
