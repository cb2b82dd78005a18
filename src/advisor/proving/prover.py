"""Formulas over a rule base in, whether any region fulfils them and which one out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from advisor.errors import Code, Problem, SourceRef
from advisor.model.proof import Answer, Example, Failure
from advisor.model.rulebase import Rule, Rulebase
from advisor.proving.cones import Cones
from advisor.proving.encoding import Encoding, domain_of, judgement_unreported, perhaps_reported, variable_of
from advisor.proving.figures import choose_figures
from advisor.proving.logic import Solution, Solver, Term
from advisor.record import Record


class Question(Record, frozen=True):
    """One statement about the rule base. ``ask`` returns how it fails; None where it is proved."""

    where: SourceRef
    statement: str
    ask: Callable[[], Failure | None]


class Prover:
    """Asks about one rule base in three lights.

    ``complete``: all is reported. ``unjudged``: all but judgements is. ``gappy``: anything may be missing.
    """

    def __init__(self, base: Rulebase) -> None:
        self.base = base
        self.cones = Cones(base)
        self.complete = Encoding(base)
        self.unjudged = Encoding(base, judgement_unreported)
        self.gappy = Encoding(base, perhaps_reported)
        self._solver = Solver()
        self._fires: dict[str, bool] = {}

    def is_possible(self, reads: Iterable[str], *terms: Term) -> bool:
        """Return whether some region whose facts are ``reads`` fulfils every term."""
        return self._solve(reads, terms) is not None

    def can_fire(self, rule: Rule) -> bool:
        """Return whether the rule holds for some region."""
        if rule.id not in self._fires:
            reads = self.cones.of_rules((rule,))
            self._fires[rule.id] = self.is_possible(reads, self.complete.rule(rule).holds)
        return self._fires[rule.id]

    def find_example(self, name: str, told: str, reads: Iterable[str], *terms: Term) -> Example | None:
        """Return a region that fulfils every term, with a fact for each indicator of ``reads``; None if none does."""
        names = tuple(n for n in self.base.indicators if n in set(reads))
        solution = self._solve(names, terms)
        return None if solution is None else Example(name, told, self._read(solution, names))

    def _solve(self, reads: Iterable[str], terms: Iterable[Term]) -> Solution | None:
        domains = [domain_of(self.base.indicators[name]) for name in sorted(reads)]
        return self._solver.solve([*domains, *terms])

    def _read(self, solution: Solution, names: Iterable[str]) -> dict[str, Answer]:
        indicators = [self.base.indicators[name] for name in names]
        numbers = {i.id: solution.number(variable_of(i)) for i in indicators if i.kind == "number"}
        facts: dict[str, Answer] = {}
        figures = choose_figures(self.base, numbers)
        for indicator in indicators:
            if indicator.kind == "number":
                facts[indicator.id] = figures[indicator.id]
            elif indicator.kind == "yes_no":
                facts[indicator.id] = "yes" if solution.truth(variable_of(indicator)) else "no"
            else:
                facts[indicator.id] = indicator.values[solution.place(variable_of(indicator))]
        return facts


def fail(where: SourceRef, code: Code, message: str, hint: str, example: Example | None = None) -> Failure:
    """Return the failure of a statement, with a region that shows it where there is one."""
    return Failure(Problem(where, code, message, hint), example)
