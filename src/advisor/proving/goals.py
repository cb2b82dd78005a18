"""One region's facts and what is wished of its advice in, the smallest sets of changed facts that bring it out.

A fact may stay as it is, with whatever it leaves open, or be changed to any exact value in its range. The sets are
found by their size: the solver first proves that no smaller one will do, then gives those of the next size one after
the other, never one that contains another. Of two facts that a rule compares with one another, an unchanged one counts
only if it is exact.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from fractions import Fraction
from typing import Literal

from advisor.model.condition import Atom, Compares, ComparesTo, Concluded, HasValue, atoms_of, indicators_of
from advisor.model.finding import Verdict
from advisor.model.indicator import Indicator
from advisor.model.proof import Answer
from advisor.model.rulebase import Rulebase
from advisor.proving.cones import Cones
from advisor.proving.encoding import Encoding, Rails, domain_of, variable_of
from advisor.proving.logic import (
    FALSE,
    TRUE,
    Solution,
    Solver,
    Term,
    all_of,
    any_of,
    at_most,
    compare,
    figure,
    negate,
    truth,
)
from advisor.record import Record

MOST_CHANGES = 8
Weigh = Callable[[Atom], Verdict]


class Wish(Record, frozen=True):
    """A conclusion and how it is to come out: ``holds``, ``not found`` (it fails or is open), ``ruled out``."""

    key: str
    wanted: Literal["holds", "not found", "ruled out"]


class Way(Record, frozen=True):
    """Changed facts that bring about all that is wished, by indicator."""

    values: dict[str, Answer]


class Goals:
    """Searches for one region. ``weigh`` tells how each condition comes out as things are."""

    def __init__(
        self, base: Rulebase, weigh: Weigh, numbers: Mapping[str, float], fixed: Set[str], wishes: Sequence[Wish]
    ) -> None:
        """Open the search.

        Args:
            base: the rule base; its indicators have the cut-offs that grade this region.
            weigh: the verdict of a condition over the facts as they are.
            numbers: the facts that are exact numbers now.
            fixed: the indicators that may not change.
            wishes: what is to come about, all of it.
        """
        self.base = base
        self._paired = {
            name
            for rule in base.rules.values()
            for atom in atoms_of(rule.when)
            if isinstance(atom, ComparesTo)
            for name in indicators_of(atom)
        }
        self._numbers = numbers
        self._formulas = _Changing(base, weigh, numbers, fixed)
        self._solver = Solver()
        cone = frozenset[str]().union(*(Cones(base).of_conclusion(wish.key) for wish in wishes))
        self.reads = [name for name in base.indicators if name in cone and name not in fixed]
        self._terms = [*(domain_of(base.indicators[name]) for name in self.reads), *map(self._wish, wishes)]

    def _wish(self, wish: Wish) -> Term:
        rails = self._formulas.conclusion(wish.key)
        if wish.wanted == "holds":
            return rails.holds
        return rails.fails if wish.wanted == "ruled out" else negate(rails.holds)

    def find(self) -> Iterator[Way]:
        """Yield the ways by their size, the smallest first; none contains another. Nothing where there is none.

        Raises:
            Undecided: if the solver gives up.
        """
        changes = [change_of(name) for name in self.reads]
        blocked: list[Term] = []
        for size in range(min(MOST_CHANGES, len(changes)) + 1):
            while (solution := self._solve([*blocked, at_most(size, changes)])) is not None:
                names = [name for name in self.reads if solution.truth(change_of(name))]
                yield Way({name: self._read(solution, name) for name in names})
                if not names:
                    return
                blocked.append(negate(all_of([change_of(name) for name in names])))

    def is_possible(self) -> bool:
        """Return whether any change at all, however many facts it touches, does it."""
        return self._solve([]) is not None

    def _solve(self, terms: Sequence[Term]) -> Solution | None:
        return self._solver.solve([*self._terms, *terms])

    def _read(self, solution: Solution, name: str) -> Answer:
        indicator = self.base.indicators[name]
        variable = variable_of(indicator)
        if indicator.kind == "yes_no":
            return "yes" if solution.truth(variable) else "no"
        if indicator.kind != "number":
            return indicator.values[solution.place(variable)]
        found = solution.number(variable)
        return float(found) if name in self._paired else _plain(found, indicator, self._numbers.get(name))


def change_of(name: str) -> Term:
    """Return the variable that says that an indicator is changed."""
    return truth(f"change {name}")


class _Changing(Encoding):
    """The formulas of a rule base over facts that stay as they are, or are changed to an exact value."""

    def __init__(self, base: Rulebase, weigh: Weigh, numbers: Mapping[str, float], fixed: Set[str]) -> None:
        super().__init__(base)
        self._weigh = weigh
        self._numbers = numbers
        self._fixed = fixed

    def _atom(self, atom: Atom) -> Rails:
        if isinstance(atom, Concluded):
            return self.conclusion(atom.target)
        verdict = self._weigh(atom)
        stays = [negate(self._changed(name)) for name in indicators_of(atom)]
        holds = [all_of([*stays, TRUE if verdict is Verdict.HOLDS else FALSE])]
        fails = [all_of([*stays, TRUE if verdict is Verdict.FAILS else FALSE])]
        for when, told in self._changes(atom):
            holds.append(all_of([when, told]))
            fails.append(all_of([when, negate(told)]))
        return Rails(any_of(holds), any_of(fails))

    def _changed(self, name: str) -> Term:
        return FALSE if name in self._fixed else change_of(name)

    def _changes(self, atom: HasValue | Compares | ComparesTo) -> Iterator[tuple[Term, Term]]:
        """Yield what may be changed of an atom's data, and that the atom is so then."""
        if not isinstance(atom, ComparesTo):
            yield self._changed(atom.indicator), self._tell(atom)
            return
        first, second = self._changed(atom.indicator), self._changed(atom.other)
        left, right = (variable_of(self.base.indicators[name]) for name in (atom.indicator, atom.other))
        yield all_of([first, second]), compare(left, atom.operator, right)
        if atom.other in self._numbers:
            told = compare(left, atom.operator, figure(self._numbers[atom.other]))
            yield all_of([first, negate(second)]), told
        if atom.indicator in self._numbers:
            told = compare(figure(self._numbers[atom.indicator]), atom.operator, right)
            yield all_of([negate(first), second]), told


def _plain(found: Fraction, indicator: Indicator, now: float | None) -> float:
    """Return a figure as a planner writes it, between the same bounds as ``found`` or on the same bound.

    Of those between the bounds it is one near the figure ``now``; the middle where there is none.
    """
    bounds = sorted({Fraction(repr(float(cut.at))) for cut in (*indicator.cutoffs, *indicator.marks)})
    if found in bounds:
        return float(found)
    lowest, highest = (None if end is None else Fraction(repr(float(end))) for end in indicator.range)
    below = max((bound for bound in bounds if bound < found), default=lowest)
    above = min((bound for bound in bounds if bound > found), default=highest)
    if below is None and above is None:
        return float(round(found))
    ends = [end for end in (below, above) if end is not None]
    margin = (ends[-1] - ends[0]) / 10 or max(abs(ends[0]) / 10, Fraction(1))
    low = below if below is not None else ends[0] - 2 * margin
    high = above if above is not None else ends[0] + 2 * margin
    if low == high:
        return float(found)
    wanted = (low + high) / 2 if now is None else min(max(Fraction(now), low + margin), high - margin)
    for digits in range(12):
        scale = 10**digits
        for count in (round(wanted * scale), math.floor(wanted * scale), math.ceil(wanted * scale)):
            if low < Fraction(count, scale) < high:
                return float(Fraction(count, scale))
    return float(found)
