"""A condition in, the same condition with every negation pushed down to the atoms out."""

from __future__ import annotations

from advisor.model.condition import MIRRORED, AllOf, AnyOf, AtLeast, Atom, Compares, ComparesTo, Condition, NoneOf
from advisor.record import Record


class Term(Record, frozen=True):
    """An atom, asked to hold or (only for values and conclusions) to fail."""

    atom: Atom
    positive: bool


class Both(Record, frozen=True):
    """Every part holds."""

    parts: tuple[Normal, ...]


class Some(Record, frozen=True):
    """``count`` of the parts hold."""

    count: int
    parts: tuple[Normal, ...]


Normal = Term | Both | Some


def push_negation(condition: Condition, positive: bool = True) -> Normal:
    """Return ``condition``, or its negation, without ``none``. In Kleene's logic the two mean the same."""
    if isinstance(condition, NoneOf):
        return push_negation(AnyOf(condition.parts), not positive)
    if isinstance(condition, (AllOf, AnyOf, AtLeast)):
        parts = tuple(push_negation(part, positive) for part in condition.parts)
        count = _count(condition)
        needed = count if positive else len(parts) - count + 1
        return Both(parts) if needed == len(parts) else Some(needed, parts)
    if isinstance(condition, (Compares, ComparesTo)) and not positive:
        mirrored = MIRRORED[condition.operator]
        if isinstance(condition, Compares):
            return Term(Compares(condition.indicator, mirrored, condition.bound), True)
        return Term(ComparesTo(condition.indicator, mirrored, condition.other), True)
    return Term(condition, positive)


def _count(condition: AllOf | AnyOf | AtLeast) -> int:
    if isinstance(condition, AtLeast):
        return condition.count
    return len(condition.parts) if isinstance(condition, AllOf) else 1
