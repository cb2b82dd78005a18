"""A rule base compiled to experta's network, once; graded facts in, experta's conclusions and firing record out.

Kleene's three values run as two modes of one network: a fact says what it makes true *for certain* and what it
leaves *possible*, and every rule binds the mode of its facts to one variable. A conclusion present for certain
holds, one present only as possible is unknown, any other fails. An unreported indicator is declared as a fact that
leaves everything possible, so no rule ever asks for the absence of a datum; NOT guards only the facts that declare
a conclusion absent, after its stratum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from inspect import Parameter, Signature
from itertools import combinations
from math import inf, nextafter
from operator import ge, gt, le, lt
from typing import Any

from advisor.inference.experta_shim import (
    MATCH,
    NOT,
    TEST,
    IndexedMatcher,
    KnowledgeEngine,
    P,
    Slot,
    SoundStrategy,
    make_rule,
)
from advisor.inference.normal_form import Both, Normal, Term, push_negation
from advisor.model.condition import (
    Compares,
    ComparesTo,
    Concluded,
    Condition,
    HasValue,
    Operator,
    atoms_of,
    indicators_of,
)
from advisor.model.finding import Verdict
from advisor.model.profile import Fact as KnownFact
from advisor.model.rulebase import Rule, Rulebase, Severity
from advisor.record import Record

CERTAIN, POSSIBLE = "certain", "possible"
COMPARE: dict[Operator, Callable[[float, float], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
Effect = Callable[[Any, str], None]


@dataclass
class Trace:
    """What experta fired: conclusions and rules by mode, in no order that anything may rely on."""

    conclusions: dict[str, set[str]] = field(default_factory=dict)
    rules: dict[str, set[str]] = field(default_factory=dict)
    worsened: dict[str, set[Severity]] = field(default_factory=dict)

    def verdict_of(self, table: Mapping[str, set[str]], name: str) -> Verdict:
        """Return the verdict that the modes recorded under ``name`` amount to."""
        modes = table.get(name, set())
        return Verdict.HOLDS if CERTAIN in modes else Verdict.UNKNOWN if modes else Verdict.FAILS


class _Engine(KnowledgeEngine):  # type: ignore[misc]
    """experta's engine over compiled rules."""

    __strategy__ = SoundStrategy
    __matcher__ = IndexedMatcher

    def __init__(self, rules: list[Any]) -> None:
        self.compiled = rules
        self.trace = Trace()
        self.assumed: Mapping[str, Verdict] = {}
        super().__init__()

    def get_rules(self) -> list[Any]:
        """Return the compiled rules."""
        return self.compiled

    def run(self) -> None:
        """Fire until nothing waits, as experta does, without writing each firing out for a log."""
        self.running = True
        activation: Any = True
        while activation is not None:
            self.strategy.update_agenda(self.agenda, *self.get_activations())
            activation = self.agenda.get_next()
            if activation is not None:
                activation.rule(self, **activation.context)
        self.running = False

    def get_deffacts(self) -> list[Any]:
        """Return the one that declares the initial fact."""
        initial = self._declare_initial_fact
        initial.ke = self
        return [initial]


class _Compiler:
    """Turns rules into experta's, with slots for each indicator, conclusion and group."""

    def __init__(self, base: Rulebase) -> None:
        self.groups: dict[tuple[Normal, int], str] = {}
        self.rules: list[Any] = []
        self.normal: dict[int, Normal] = {}
        self.predicates: dict[object, Any] = {}
        self.patterns: dict[Term, list[Any]] = {}
        self.stratum_of = {key: index for index, stratum in enumerate(base.strata) for key in stratum}
        self.last = len(base.strata)
        for key in sorted(self.stratum_of):
            for rule in base.rules_for[key]:
                self._compile_rule(rule, self._salience(key))
        for key in sorted(self._negated()):
            self._compile_absence(key)

    def _salience(self, key: str) -> int:
        return 10 * (self.last - self.stratum_of[key])

    def _negated(self) -> set[str]:
        found: set[str] = set()

        def look(normal: Normal) -> None:
            if isinstance(normal, Term):
                if not normal.positive and isinstance(normal.atom, Concluded):
                    found.add(normal.atom.target)
            else:
                for part in normal.parts:
                    look(part)

        for normal in self.normal.values():
            look(normal)
        return found

    def _normal(self, condition: Condition) -> Normal:
        """Return the normal form of a rule's condition, made once."""
        if id(condition) not in self.normal:  # the rule base keeps each of them alive
            self.normal[id(condition)] = push_negation(condition)
        return self.normal[id(condition)]

    def _compile_rule(self, rule: Rule, salience: int) -> None:
        present = f"present {rule.concludes}"
        key, name = rule.concludes, rule.id

        def conclude(engine: Any, mode: str) -> None:
            engine.trace.rules.setdefault(name, set()).add(mode)
            if key not in engine.assumed and mode not in engine.trace.conclusions.setdefault(key, set()):
                engine.trace.conclusions[key].add(mode)
                engine.declare(Slot(name=present, mode=mode))

        self._add(name, self._normal(rule.when), salience, conclude)
        for severity, condition in rule.worsen:
            self._add(f"{name} worse", self._normal(condition), salience, _note_worse(name, severity))

    def _compile_absence(self, key: str) -> None:
        """Once a conclusion's stratum is through: not possible makes it absent for certain, not certain possibly so."""
        absent = f"absent {key}"
        salience = self._salience(key) - 5 if key in self.stratum_of else 10 * self.last + 5
        for without, mode in ((POSSIBLE, CERTAIN), (CERTAIN, POSSIBLE)):

            def declare(engine: Any, _: str, mode: str = mode) -> None:
                engine.declare(Slot(name=absent, mode=mode))

            patterns = [Slot(name="start", m=MATCH.m), NOT(Slot(name=f"present {key}", mode=without))]
            self.rules.append(make_rule(f"no {key}", patterns, salience, declare))

    def _add(self, name: str, normal: Normal, salience: int, effect: Effect) -> None:
        for patterns in self._alternatives(normal, salience):
            self.rules.append(make_rule(name, patterns, salience, effect))

    def _alternatives(self, normal: Normal, salience: int) -> list[list[Any]]:
        """Return the conjunctions of patterns, any of which makes ``normal`` true."""
        if isinstance(normal, Term):
            return [self._patterns(normal)]
        chosen = [normal.parts] if isinstance(normal, Both) else list(combinations(normal.parts, normal.count))
        return [[p for part in parts for p in self._conjunct(part, salience)] for parts in chosen]

    def _conjunct(self, normal: Normal, salience: int) -> list[Any]:
        if isinstance(normal, Term):
            return self._patterns(normal)
        if isinstance(normal, Both):
            return [p for part in normal.parts for p in self._conjunct(part, salience)]
        return [Slot(name=self._group(normal, salience), mode=MATCH.m)]

    def _group(self, normal: Normal, salience: int) -> str:
        """Return the name of a fact that is declared wherever ``normal`` is true, so that no choice multiplies out."""
        if (normal, salience) not in self.groups:
            name = f"met {len(self.groups)}"
            self.groups[normal, salience] = name

            def declare(engine: Any, mode: str) -> None:
                engine.declare(Slot(name=name, mode=mode))

            self._add(name, normal, salience, declare)
        return self.groups[normal, salience]

    def _patterns(self, term: Term) -> list[Any]:
        """Return the patterns that make ``term`` true: the same objects wherever it stands."""
        if term not in self.patterns:
            self.patterns[term] = self._make_patterns(term)
        return self.patterns[term]

    def _make_patterns(self, term: Term) -> list[Any]:
        atom = term.atom
        if isinstance(atom, Concluded):
            return [Slot(name=f"{'present' if term.positive else 'absent'} {atom.target}", mode=MATCH.m)]
        reading = f"reading {atom.indicator}"
        if isinstance(atom, HasValue):
            answers = {"yields" if term.positive else "denies": self._predicate(_Contains(atom.value))}
            return [Slot(name=reading, mode=MATCH.m, **answers)]
        if isinstance(atom, Compares):
            end = "floor" if atom.operator in (">", ">=") else "ceiling"
            return [Slot(name=reading, mode=MATCH.m, **{end: self._predicate(_Passes(atom.operator, atom.bound))})]
        return self._pair_patterns(atom, reading)

    def _predicate(self, test: _Contains | _Passes) -> Any:
        """Return experta's constraint for ``test``: one object for equal tests, so that their nodes are shared."""
        return self.predicates.setdefault(test, P(test))

    def _pair_patterns(self, atom: ComparesTo, reading: str) -> list[Any]:
        ends = ("floor", "ceiling") if atom.operator in (">", ">=") else ("ceiling", "floor")
        names = (f"{ends[0]}_of_{atom.indicator}", f"{ends[1]}_of_{atom.other}")
        return [
            Slot(name=reading, mode=MATCH.m, **{ends[0]: getattr(MATCH, names[0])}),
            Slot(name=f"reading {atom.other}", mode=MATCH.m, **{ends[1]: getattr(MATCH, names[1])}),
            TEST(_PairPasses(atom.operator, *names)),
        ]


def _note_worse(name: str, severity: Severity) -> Effect:
    def note(engine: Any, mode: str) -> None:
        if mode == CERTAIN:
            engine.trace.worsened.setdefault(name, set()).add(severity)

    return note


class _Contains(Record, frozen=True):
    value: str

    def __call__(self, answers: frozenset[str]) -> bool:
        return self.value in answers


class _Passes(Record, frozen=True):
    operator: Operator
    bound: float

    def __call__(self, number: float) -> bool:
        return COMPARE[self.operator](number, self.bound)


class _PairPasses:
    """Compares two bound variables. Their names are of their own, or two pairs in a rule would have to be equal."""

    def __init__(self, operator: Operator, left: str, right: str) -> None:
        self.operator, self.left, self.right = operator, left, right
        parameters = [Parameter(name, Parameter.KEYWORD_ONLY) for name in (left, right)]
        self.__signature__ = Signature(parameters)  # experta binds a test's parameters by their names

    def __call__(self, **bound: float) -> bool:
        return COMPARE[self.operator](bound[self.left], bound[self.right])


class Rete:
    """A rule base's network: built once, reset for each region."""

    def __init__(self, base: Rulebase) -> None:
        compiler = _Compiler(base)
        self.engine = _Engine(compiler.rules)
        self.values = {name: frozenset(indicator.values) for name, indicator in base.indicators.items()}
        self.read = sorted(
            {
                name
                for rule in base.rules.values()
                for condition in (rule.when, *(condition for _, condition in rule.worsen))
                for atom in atoms_of(condition)
                for name in indicators_of(atom)
            }
        )

    def run(
        self,
        facts: Mapping[str, KnownFact],
        assumed: Mapping[str, Verdict] | None = None,
        left_open: Iterable[str] = (),
    ) -> Trace:
        """Run experta over one region's graded facts and return what it fired.

        Args:
            facts: by indicator; what is absent is declared as unreported.
            assumed: conclusions taken as given, by key.
            left_open: conclusions that rules outside the network leave possible; its own may make them certain.
        """
        engine = self.engine
        engine.trace, engine.assumed = Trace(), assumed or {}
        engine.reset()
        engine.running = True  # declarations are gathered and matched in one go when it runs
        engine.declare(Slot(name="start", m=CERTAIN))
        for name in self.read:
            for fields in _readings(facts.get(name), self.values[name]):
                engine.declare(Slot(name=f"reading {name}", **fields))
        for key, verdict in engine.assumed.items():
            self._assume(key, verdict)
        for key in left_open:
            self._assume(key, Verdict.UNKNOWN)
        engine.run()
        return engine.trace

    def _assume(self, key: str, verdict: Verdict) -> None:
        modes = {Verdict.HOLDS: (CERTAIN, POSSIBLE), Verdict.UNKNOWN: (POSSIBLE,), Verdict.FAILS: ()}[verdict]
        self.engine.trace.conclusions[key] = set(modes)
        if self.engine.matcher.reads(f"present {key}"):
            for mode in modes:
                self.engine.declare(Slot(name=f"present {key}", mode=mode))


def _readings(fact: KnownFact | None, values: frozenset[str]) -> list[dict[str, object]]:
    """Return the fields of the facts that state one indicator in each mode."""
    if fact is None:
        return [{"mode": POSSIBLE, "yields": values, "denies": values, "floor": inf, "ceiling": -inf}]
    possible = frozenset(fact.possible)
    known = possible if len(possible) == 1 else frozenset()
    certain = {"yields": known, "denies": values - possible}
    if not possible:
        possible = values
    open_ = {"yields": possible, "denies": values - known if known else values}
    low, high = _ends(fact)
    return [
        {"mode": CERTAIN, **certain, "floor": low, "ceiling": high},
        {"mode": POSSIBLE, **open_, "floor": high, "ceiling": low},
    ]


def _ends(fact: KnownFact) -> tuple[float, float]:
    """Return the ends of a number; an open end is the float next to it, so that plain comparison respects it."""
    if fact.number is None:
        return -inf, inf
    number = fact.number
    low = nextafter(number.low, inf) if number.low_open else number.low
    high = nextafter(number.high, -inf) if number.high_open else number.high
    return low, high
