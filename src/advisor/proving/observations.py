"""Indicators in, questions whether each one, its levels and its bounds can make a difference to some region, out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from advisor.errors import Code
from advisor.model.condition import Atom, Compares, as_written, atoms_of, indicators_of
from advisor.model.indicator import CutOff, Indicator
from advisor.model.proof import Failure
from advisor.model.rulebase import Rule
from advisor.proving.encoding import answer_is
from advisor.proving.logic import negate
from advisor.proving.prover import Prover, Question, fail


def ask_indicators(prover: Prover) -> Iterator[Question]:
    """Ask of every indicator that a rule which can fire reads it; context, KPIs and what nothing reads are let be."""
    spared = {kpi.indicator for remedy in prover.base.remedies.values() for kpi in remedy.kpis}
    readers: dict[str, list[Rule]] = {}
    for rule in prover.base.rules.values():
        for name in {name for atom in _atoms_of(rule) for name in indicators_of(atom)}:
            readers.setdefault(name, []).append(rule)
    for indicator in prover.base.indicators.values():
        if indicator.id in readers and indicator.id not in spared and not indicator.context:
            rules = readers[indicator.id]
            statement = f"indicator '{indicator.id}' bears on something"
            yield Question(indicator.where, statement, partial(_is_dead, prover, indicator, rules))


def _atoms_of(rule: Rule) -> list[Atom]:
    return [atom for condition in (rule.when, *(c for _, c in rule.worsen)) for atom in atoms_of(condition)]


def _is_dead(prover: Prover, indicator: Indicator, rules: list[Rule]) -> Failure | None:
    if any(prover.can_fire(rule) for rule in rules):
        return None
    told = f"indicator '{indicator.id}' is read only by rules that can never hold: {', '.join(r.id for r in rules)}"
    return fail(indicator.where, Code.DEAD_INDICATOR, told, "mend those rules, or take the indicator out")


def ask_levels(prover: Prover) -> Iterator[Question]:
    """Ask of every level that some number in the range has it; so has each cut-off numbers on either side."""
    for indicator in prover.base.indicators.values():
        for level in indicator.values if indicator.kind == "number" else ():
            statement = f"'{indicator.id}' can be '{level}'"
            yield Question(indicator.where, statement, partial(_is_empty, prover, indicator, level))


def _is_empty(prover: Prover, indicator: Indicator, level: str) -> Failure | None:
    if prover.is_possible((indicator.id,), answer_is(indicator, level)):
        return None
    told = f"no number in the range of '{indicator.id}' ({_range_of(indicator)}) is '{level}'"
    return fail(indicator.where, Code.EMPTY_LEVEL, told, "move the cut-off that bounds it, or take the level out")


def ask_bounds(prover: Prover) -> Iterator[Question]:
    """Ask of every bound that a rule compares with that numbers lie on either side; of every mark that one does."""
    compared: dict[str, dict[float, list[Compares]]] = {}
    for atom in {atom: None for rule in prover.base.rules.values() for atom in _atoms_of(rule)}:
        if isinstance(atom, Compares):
            compared.setdefault(atom.indicator, {}).setdefault(atom.bound, []).append(atom)
    for indicator in prover.base.indicators.values():
        atoms = compared.get(indicator.id, {})
        for mark in indicator.marks:
            statement = f"a rule compares '{indicator.id}' with {mark.at:g}"
            idle = mark.at not in atoms
            yield Question(indicator.where, statement, partial(_is_idle, indicator, mark, idle))
        for atom in (atom for listed in atoms.values() for atom in listed):
            statement = f"'{as_written(atom, indicator.unit)}' parts the numbers"
            yield Question(indicator.where, statement, partial(_is_one_sided, prover, indicator, atom))


def _is_idle(indicator: Indicator, mark: CutOff, idle: bool) -> Failure | None:
    told = f"no rule compares '{indicator.id}' with its mark {mark.at:g}"
    return fail(indicator.where, Code.IDLE_MARK, told, "use it in a rule, or take it out") if idle else None


def _is_one_sided(prover: Prover, indicator: Indicator, atom: Compares) -> Failure | None:
    holds = prover.complete.condition(atom).holds
    sides = (holds, negate(holds))
    if all(prover.is_possible((indicator.id,), side) for side in sides):
        return None
    told = f"'{as_written(atom, indicator.unit)}' is the same for every number in its range ({_range_of(indicator)})"
    return fail(indicator.where, Code.ONE_SIDED_BOUND, told, "move the bound inside the range")


def _range_of(indicator: Indicator) -> str:
    low, high = ("…" if end is None else f"{end:g}" for end in indicator.range)
    return f"{low} to {high} {indicator.unit}"
