"""Formulas in, whether something satisfies them and what out. The one module that knows z3.

A ``Term`` is a z3 expression. Other modules pass terms on and never look inside.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import z3

from advisor.model.condition import Operator

Term = Any
TRUE: Term = z3.BoolVal(True)
FALSE: Term = z3.BoolVal(False)
EFFORT = 50_000_000  # in z3's own units rather than in seconds, so that every machine gives up at the same place


class Undecided(Exception):
    """z3 gave up: neither a solution nor the proof that there is none."""


def number(name: str) -> Term:
    """Return the variable that stands for a figure."""
    return z3.Real(name)


def choice(name: str) -> Term:
    """Return the variable that stands for one of several answers, by its place among them."""
    return z3.Int(name)


def truth(name: str) -> Term:
    """Return the variable that stands for a yes or a no."""
    return z3.Bool(name)


def figure(value: float) -> Term:
    """Return ``value`` exactly as its author wrote it: 0.1 is a tenth, not the nearest binary fraction."""
    return z3.RealVal(str(Fraction(repr(float(value)))))


def compare(left: Term, operator: Operator, right: Term) -> Term:
    """Return ``left OP right``."""
    if operator in ("<", "<="):
        return left < right if operator == "<" else left <= right
    return left > right if operator == ">" else left >= right


def is_place(variable: Term, place: int) -> Term:
    """Return that a choice falls on the answer at ``place``."""
    return variable == place


def is_one_of(variable: Term, count: int) -> Term:
    """Return that a choice falls on one of its ``count`` answers."""
    return z3.And(variable >= 0, variable < count)


def negate(term: Term) -> Term:
    """Return that ``term`` is not so."""
    if z3.is_true(term):
        return FALSE
    if z3.is_false(term):
        return TRUE
    return z3.Not(term)


def all_of(terms: Iterable[Term]) -> Term:
    """Return that every term is so; constants are folded away, so that a formula says what it rests on."""
    kept = [term for term in terms if not z3.is_true(term)]
    if any(z3.is_false(term) for term in kept):
        return FALSE
    return z3.And(*kept) if len(kept) > 1 else kept[0] if kept else TRUE


def any_of(terms: Iterable[Term]) -> Term:
    """Return that some term is so."""
    kept = [term for term in terms if not z3.is_false(term)]
    if any(z3.is_true(term) for term in kept):
        return TRUE
    return z3.Or(*kept) if len(kept) > 1 else kept[0] if kept else FALSE


def count_of(count: int, terms: tuple[Term, ...]) -> Term:
    """Return that ``count`` of the terms are so; 0 of them always are."""
    if count <= 1:
        return any_of(terms) if count == 1 else TRUE
    if count >= len(terms):
        return all_of(terms) if count == len(terms) else FALSE
    return z3.AtLeast(*terms, count)


def at_most(count: int, terms: list[Term]) -> Term:
    """Return that no more than ``count`` of the terms are so."""
    return z3.AtMost(*terms, count) if terms else TRUE


class Solution:
    """One way in which formulas are satisfied."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def number(self, variable: Term) -> Fraction:
        """Return the figure that a variable takes."""
        return Fraction(self._model.eval(variable, model_completion=True).as_fraction())

    def place(self, variable: Term) -> int:
        """Return the place of the answer that a choice takes."""
        return int(self._model.eval(variable, model_completion=True).as_long())

    def truth(self, variable: Term) -> bool:
        """Return whether a variable, or any formula, is so."""
        return bool(z3.is_true(self._model.eval(variable, model_completion=True)))


class Solver:
    """Answers one question after another; none leaves a trace for the next."""

    def __init__(self) -> None:
        self._solver = z3.Solver()
        self._solver.set("rlimit", EFFORT)

    def solve(self, terms: Iterable[Term]) -> Solution | None:
        """Return a way in which all ``terms`` are so, or None where there is provably none.

        Raises:
            Undecided: if z3 gives up.
        """
        self._solver.push()
        try:
            self._solver.add(*terms)
            outcome = self._solver.check()
            if outcome == z3.unknown:
                raise Undecided(self._solver.reason_unknown())
            return Solution(self._solver.model()) if outcome == z3.sat else None
        finally:
            self._solver.pop()
