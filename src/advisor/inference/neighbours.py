"""A graded fact and what the rules set it against in, the nearest answers below and above that may change one out.

Between two bounds that some rule asks for, every number comes out alike: such a stretch is one step. A yes or no has
one neighbour, a level the next one on either side; the answers of a category have no order and no neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf

from advisor.model.condition import Compares, ComparesTo, Operator, atoms_of
from advisor.model.indicator import Indicator
from advisor.model.profile import Fact, Interval
from advisor.model.rulebase import Rulebase
from advisor.model.sensitivity import Direction
from advisor.record import replace

Bound = tuple[float, bool]
"""Where a stretch begins, and whether the bound itself still belongs to the stretch below."""
Neighbour = tuple[Direction, Fact]


def find_bounds(base: Rulebase, facts: Mapping[str, Fact]) -> dict[str, tuple[Bound, ...]]:
    """Return, by indicator, the bounds that tell its numbers apart, in ascending order.

    They are the cut-offs that graded it, the bounds that rules name, and the exact figures of the indicators that
    rules set it against; an unreported one sets no bound.
    """
    found = {name: {(cutoff.at, cutoff.strict) for cutoff in fact.cutoffs} for name, fact in facts.items()}
    conditions = (c for rule in base.rules.values() for c in (rule.when, *(worse for _, worse in rule.worsen)))
    for atom in (atom for condition in conditions for atom in atoms_of(condition)):
        if isinstance(atom, Compares) and atom.indicator in found:
            found[atom.indicator].add(_bound(atom.operator, atom.bound))
        elif isinstance(atom, ComparesTo):
            pairs = ((atom.indicator, atom.operator, atom.other), (atom.other, _turn(atom.operator), atom.indicator))
            for name, operator, other in pairs:
                number = facts[other].number if other in facts else None
                if name in found and number is not None and number.exact:
                    found[name].add(_bound(operator, number.low))
    return {name: tuple(sorted(bounds)) for name, bounds in found.items()}


def _bound(operator: Operator, at: float) -> Bound:
    return at, operator in (">", "<=")


def _turn(operator: Operator) -> Operator:
    """Return the operator as it reads from the other side: of ``a < b``, that of ``b > a``."""
    turned: dict[Operator, Operator] = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
    return turned[operator]


def find_neighbours(fact: Fact, indicator: Indicator, bounds: tuple[Bound, ...]) -> Iterator[Neighbour]:
    """Yield ``fact`` moved one step below and one above, where there is such a step; ungraded.

    It keeps its basis and its year, so that what comes of the move comes of the answer alone; how it was seen and
    computed is no longer true of it and left out.

    Args:
        fact: a graded fact, exact or bounded.
        indicator: what it is a fact of.
        bounds: those that :func:`find_bounds` gives for it.
    """
    if indicator.kind == "yes_no":
        turned = "no" if fact.value == "yes" else "yes"
        yield ("above" if turned == "yes" else "below"), _answer(fact, turned)
    elif fact.value and indicator.kind != "category":
        at = indicator.values.index(fact.value)
        if at > 0:
            yield "below", _answer(fact, indicator.values[at - 1])
        if at + 1 < len(indicator.values):
            yield "above", _answer(fact, indicator.values[at + 1])
    elif fact.number is not None:
        yield from _stretches(fact, fact.number, _within(bounds, indicator))


def _within(bounds: tuple[Bound, ...], indicator: Indicator) -> list[Bound]:
    """Return the bounds on both sides of which the indicator's range has numbers."""
    low, high = (-inf if indicator.range[0] is None else indicator.range[0]), indicator.range[1]
    last = inf if high is None else high
    return [(at, strict) for at, strict in bounds if (low <= at < last if strict else low < at <= last)]


def _stretches(fact: Fact, number: Interval, bounds: list[Bound]) -> Iterator[Neighbour]:
    reached = [bound for bound in bounds if _is_below(bound, number.low, number.low_open)]
    ahead = [bound for bound in bounds if _is_above(bound, number.high, number.high_open)]
    if reached:
        yield "below", _stretch(fact, reached[-2] if len(reached) > 1 else None, reached[-1])
    if ahead:
        yield "above", _stretch(fact, ahead[0], ahead[1] if len(ahead) > 1 else None)


def _is_below(bound: Bound, low: float, low_open: bool) -> bool:
    """Return whether every number from ``low`` upward has passed ``bound``."""
    at, strict = bound
    return low > at or (low == at and (low_open or not strict))


def _is_above(bound: Bound, high: float, high_open: bool) -> bool:
    """Return whether no number up to ``high`` has passed ``bound``."""
    at, strict = bound
    return high < at or (high == at and (high_open or strict))


def _stretch(fact: Fact, start: Bound | None, end: Bound | None) -> Fact:
    low, low_open = start if start else (-inf, True)
    high, high_open = (end[0], not end[1]) if end else (inf, True)
    number = Interval(low, high, low_open, high_open)
    return _changed(replace(fact, number=number, value="", as_written=_write(number)))


def _write(number: Interval) -> str:
    if number.exact:
        return f"{number.low:g}"
    if number.low == -inf:
        return f"{'<' if number.high_open else '<='}{number.high:g}"
    if number.high == inf:
        return f"{'>' if number.low_open else '>='}{number.low:g}"
    return f"{number.low:g}..{number.high:g}"


def _answer(fact: Fact, value: str) -> Fact:
    return _changed(replace(fact, number=None, value=value, as_written=value))


def _changed(fact: Fact) -> Fact:
    return replace(fact, detail=None, derived=None, approximate=False, possible=())
