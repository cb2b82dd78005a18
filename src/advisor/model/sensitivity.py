"""What the advice on a region hangs on: how far the weight of its problems moves when one datum does."""

from __future__ import annotations

from typing import Literal

from advisor.model.advice import RegionRecord, RulebaseRecord
from advisor.model.comparison import NamedRecord
from advisor.model.records import FactRecord
from advisor.record import Record

SCHEMA_VERSION = 1
Direction = Literal["below", "above"]


class Move(Record, frozen=True, kw_only=True):
    """One datum moved one step, and what comes of it.

    ``weight`` is the weight of all problems then, ``change`` what it is more than before; ``opened`` is the part of
    the change (0 or less) that comes of problems which can no longer be judged: that is no relief.
    ``appears`` hold now, ``goes`` are ruled out now, ``opens`` are undecided now; ``worsens`` and ``eases`` hold
    before and after, with more weight or less.
    """

    direction: Direction
    fact: FactRecord
    weight: int
    change: int
    opened: int
    appears: tuple[NamedRecord, ...]
    goes: tuple[NamedRecord, ...]
    opens: tuple[NamedRecord, ...]
    worsens: tuple[NamedRecord, ...]
    eases: tuple[NamedRecord, ...]

    @property
    def idle(self) -> bool:
        """Whether no problem comes out otherwise."""
        return not (self.appears or self.goes or self.opens or self.worsens or self.eases)


class Sensitivity(Record, frozen=True, kw_only=True):
    """One datum as it is known, and its moves: one or two, those that change nothing left out."""

    indicator: str
    known: FactRecord
    moves: tuple[Move, ...]

    @property
    def swing(self) -> int:
        """How far apart the lowest and the highest weight lie, the present one among them."""
        changes = (0, *(move.change for move in self.moves))
        return max(changes) - min(changes)


class Sensitivities(Record, frozen=True, kw_only=True):
    """The data on which the advice on a region hangs most, the widest swing first.

    ``weight`` is the weight of all problems as it is. ``tried`` data were moved, ``idle`` of them without effect;
    ``rows`` are the first of the others, ``rest`` the number of those not listed. ``fixed`` were not moved because the
    profile says so, ``unordered`` because their answers have no order.
    """

    schema_version: int
    region: RegionRecord
    weight: int
    tried: int
    idle: int
    rest: int
    rows: tuple[Sensitivity, ...]
    fixed: tuple[NamedRecord, ...]
    unordered: tuple[NamedRecord, ...]
    rulebase: RulebaseRecord
