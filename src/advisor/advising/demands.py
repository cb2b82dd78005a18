"""An atom of a condition in, what it asks of a region, in words and bounds, out."""

from __future__ import annotations

from typing import Literal

from advisor.advising.records import to_cutoff
from advisor.model.condition import Atom, Compares, ComparesTo, Concluded, HasValue, as_written
from advisor.model.indicator import CutOff, Indicator
from advisor.model.records import DemandRecord
from advisor.model.rulebase import Rulebase


def to_demand(base: Rulebase, atom: Atom, negated: bool) -> DemandRecord:
    """Return what an atom of a condition asks, as a record."""
    indicator = None if isinstance(atom, Concluded) else base.indicators[atom.indicator]
    unit = indicator.unit if indicator else ""
    wanted = atom.value if isinstance(atom, HasValue) else atom.other if isinstance(atom, ComparesTo) else ""
    words = indicator.states.get(wanted) if indicator else None
    if isinstance(atom, ComparesTo):
        words = base.indicators[atom.other].label
    return DemandRecord(
        atom=as_written(atom, unit),
        indicator=indicator.id if indicator else "",
        label=indicator.label if indicator else base.label(atom.target),  # type: ignore[union-attr]
        kind=_kind(atom, indicator),
        wanted=wanted,
        words=words,
        operator="" if isinstance(atom, Concluded | HasValue) else atom.operator,
        cutoffs=tuple(to_cutoff(cutoff, unit) for cutoff in _bounds(atom, indicator)),
        conclusion=atom.target if isinstance(atom, Concluded) else "",
        negated=negated,
    )


def _bounds(atom: Atom, indicator: Indicator | None) -> tuple[CutOff, ...]:
    """Return the bounds between which a wanted level lies, or the one that a figure is compared with."""
    if indicator is None or isinstance(atom, Concluded | ComparesTo):
        return ()
    if isinstance(atom, Compares):
        return tuple(c for c in (*indicator.cutoffs, *indicator.marks) if c.at == atom.bound)[:1]
    at = indicator.values.index(atom.value) if indicator.cutoffs else 0
    return indicator.cutoffs[max(at - 1, 0) : at + 1]


def _kind(
    atom: Atom, indicator: Indicator | None
) -> Literal["level", "answer", "category", "bound", "pair", "conclusion"]:
    if indicator is None:
        return "conclusion"
    if isinstance(atom, Compares):
        return "bound"
    if isinstance(atom, ComparesTo):
        return "pair"
    kinds: dict[str, Literal["level", "answer", "category"]] = {"yes_no": "answer", "category": "category"}
    return kinds.get(indicator.kind, "level")
