"""A region as it was described: facts with their provenance, and the entities a memo may name."""

from __future__ import annotations

from typing import Literal

from advisor.errors import Problem, SourceRef
from advisor.model.derived import Derived, NotDerived
from advisor.model.indicator import CutOff
from advisor.model.table import Table
from advisor.model.text import Text
from advisor.record import Record, field

FactBasis = Literal["statistic", "record", "survey", "judgement", "assumed"]
"""``assumed`` only in a scenario."""
FlagKind = Literal["year", "value"]
EntityKind = Literal["firm", "park", "industry", "institution", "place"]


class Interval(Record, frozen=True):
    """A number as far as it is known: ``low == high`` for an exact one; open ends are excluded."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    @property
    def exact(self) -> bool:
        """Whether the number is known exactly."""
        return self.low == self.high


class Flag(Record, frozen=True):
    """Why a figure is not to be trusted. ``value``: it decides nothing; ``year``: it counts, with less confidence."""

    kind: FlagKind
    why: Text


class Fact(Record, frozen=True):
    """What is known of one indicator. ``number`` for figures, ``value`` for levels, yes/no and categories.

    ``possible`` lists the answers (levels, yes/no, categories) that the datum leaves open, after grading; it is
    empty for a number that has no levels. ``cutoffs`` are those that graded it. ``derived`` tells how it was computed.
    """

    indicator: str
    number: Interval | None
    value: str
    approximate: bool
    as_written: str
    year: str
    basis: FactBasis
    claim: str
    source: str
    detail: Text | None
    flag: Flag | None
    where: SourceRef
    possible: tuple[str, ...] = ()
    cutoffs: tuple[CutOff, ...] = ()
    derived: Derived | None = None


class Entity(Record, frozen=True):
    """A park, firm, industry, institution or place that a memo may name."""

    kind: EntityKind
    name: Text
    tags: tuple[str, ...]
    note: Text | None
    claim: str


class Region(Record, frozen=True):
    """Who the advice is for. ``as_of`` is free text, such as a year."""

    id: str
    name: Text
    spatial_level: str
    as_of: Text | None
    note: Text | None


class PeerBenchmark(Record, frozen=True):
    """How cut-offs follow from the table of peers: its quartiles, or multiples of its mean or median."""

    by: Literal["quartiles", "mean", "median"]
    multiples: tuple[float, ...]
    source: Text
    where: SourceRef


class Profile(Record, frozen=True):
    """One region's facts by indicator (only reported ones), its entities, and the warnings of the reading.

    ``benchmarks`` holds, by indicator, the cut-offs that the profile sets against the rule base's own;
    ``peer_benchmarks`` those that are yet to be computed from ``tables``. ``notices`` tell what was read with a doubt.
    ``fixed`` are the indicators that no goal may change.
    """

    region: Region
    facts: dict[str, Fact]
    entities: tuple[Entity, ...]
    benchmarks: dict[str, tuple[CutOff, ...]]
    file: str
    tables: dict[str, Table] = field(default_factory=dict)
    peer_benchmarks: dict[str, PeerBenchmark] = field(default_factory=dict)
    not_derived: dict[str, NotDerived] = field(default_factory=dict)
    fixed: tuple[str, ...] = ()
    notices: tuple[Problem, ...] = ()
