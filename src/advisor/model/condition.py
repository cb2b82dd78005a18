"""What a rule may ask: atoms over indicators and conclusions, joined by all, any, none and at_least."""

from __future__ import annotations

from typing import Literal

from advisor.record import Record

Operator = Literal["<", "<=", ">", ">="]
ConclusionKind = Literal["diagnosis", "strength", "type", "remedy"]


class HasValue(Record, frozen=True):
    """``IND is LEVEL``, ``IND is VALUE``, ``IND`` (yes) or ``not IND`` (no)."""

    indicator: str
    value: str


class Compares(Record, frozen=True):
    """``IND OP number unit``: the bound is one of the indicator's cut-offs or marks, in its unit."""

    indicator: str
    operator: Operator
    bound: float


class ComparesTo(Record, frozen=True):
    """``IND OP IND``: two indicators of one unit."""

    indicator: str
    operator: Operator
    other: str


class Concluded(Record, frozen=True):
    """``diagnosis X``, ``strength X`` or ``type M is V``; ``target`` is that key."""

    target: str


class AllOf(Record, frozen=True):
    """Holds where every part holds; the empty one holds."""

    parts: tuple[Condition, ...]


class AnyOf(Record, frozen=True):
    """Holds where some part holds."""

    parts: tuple[Condition, ...]


class NoneOf(Record, frozen=True):
    """Holds where every part fails."""

    parts: tuple[Condition, ...]


class AtLeast(Record, frozen=True):
    """Holds where ``count`` parts hold; fails where so many fail that they no longer can."""

    count: int
    parts: tuple[Condition, ...]


Atom = HasValue | Compares | ComparesTo | Concluded
Condition = Atom | AllOf | AnyOf | NoneOf | AtLeast
ATOMS = (HasValue, Compares, ComparesTo, Concluded)
MIRRORED: dict[Operator, Operator] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def atoms_of(condition: Condition) -> tuple[Atom, ...]:
    """Return every atom in ``condition``, left to right, each once."""
    if isinstance(condition, ATOMS):
        return (condition,)
    found = [atom for part in condition.parts for atom in atoms_of(part)]
    return tuple(dict.fromkeys(found))


def indicators_of(atom: Atom) -> tuple[str, ...]:
    """Return the indicators that ``atom`` reads: none, one or two."""
    if isinstance(atom, ComparesTo):
        return (atom.indicator, atom.other)
    return () if isinstance(atom, Concluded) else (atom.indicator,)


def as_written(atom: Atom, unit: str = "") -> str:
    """Return ``atom`` as an author writes it.

    >>> as_written(Compares("local_procurement_rate", "<", 15.0), "%")
    'local_procurement_rate < 15 %'
    """
    if isinstance(atom, Concluded):
        return atom.target
    if isinstance(atom, HasValue):
        special = {"yes": atom.indicator, "no": f"not {atom.indicator}"}
        return special.get(atom.value, f"{atom.indicator} is {atom.value}")
    if isinstance(atom, ComparesTo):
        return f"{atom.indicator} {atom.operator} {atom.other}"
    return f"{atom.indicator} {atom.operator} {atom.bound:g} {unit}".rstrip()
