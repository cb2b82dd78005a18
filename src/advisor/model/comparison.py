"""Regions side by side: where they stand, what each has, what differs and why, what one could take from another.

Every row has one cell a region, in the order of ``regions``; ``None`` is a cell for which nothing is known.
"""

from __future__ import annotations

from typing import Literal

from advisor.model.advice import ClaimRecord, DocumentRecord, RegionRecord, RulebaseRecord
from advisor.model.derived import Caution
from advisor.model.records import DemandRecord, EvidenceRecord, FactRecord
from advisor.model.text import Text
from advisor.record import Record

SCHEMA_VERSION = 1
State = Literal["holds", "fails", "unknown"]
Doubt = Literal["missing", "other_year", "other_basis", "approximate", "flagged", "judged", "bounded", "undated"]


class NamedRecord(Record, frozen=True, kw_only=True):
    """Something by its id and its label."""

    id: str
    label: Text


class IndicatorRow(Record, frozen=True, kw_only=True):
    """One indicator in each region. ``gap`` is the first region's figure less the second's, of two exact ones.

    ``doubts`` say what stands in the way of comparing; an indicator is ``comparable`` where nothing does.
    """

    indicator: str
    label: Text
    subject: Text
    unit: str
    cells: tuple[FactRecord | None, ...]
    gap: float | None
    doubts: tuple[Doubt, ...]

    @property
    def comparable(self) -> bool:
        """Whether the cells may be set against one another as they stand."""
        return not self.doubts


class ProblemCell(Record, frozen=True, kw_only=True):
    """How one region stands to a problem. ``unknown`` is never absence: ``missing`` would decide it.

    ``evidence`` is what makes it so, where it holds or fails; ``elsewhere`` marks one that the spatial level alone
    rules out. ``causes`` are those found in this region.
    """

    state: State
    severity: Literal["mild", "moderate", "severe"] | None = None
    confidence: Literal["low", "medium", "high"] | None = None
    evidence: tuple[EvidenceRecord, ...] = ()
    causes: tuple[NamedRecord, ...] = ()
    missing: tuple[NamedRecord, ...] = ()
    elsewhere: bool = False


class ProblemRow(Record, frozen=True, kw_only=True):
    """One diagnosis across the regions."""

    id: str
    label: Text
    theme: Text
    role: Literal["problem", "cause"]
    cells: tuple[ProblemCell, ...]

    def having(self, state: State) -> tuple[int, ...]:
        """Return the places of the regions in which it comes out so."""
        return tuple(at for at, cell in enumerate(self.cells) if cell.state == state)


class StrengthRow(Record, frozen=True, kw_only=True):
    """One strength across the regions."""

    id: str
    label: Text
    theme: Text
    cells: tuple[State, ...]


class TypeRow(Record, frozen=True, kw_only=True):
    """One classification: the values that hold in each region; an empty tuple where none was found."""

    model: str
    label: Text
    cells: tuple[tuple[Text, ...], ...]


class MeasureRow(Record, frozen=True, kw_only=True):
    """One measure: its place in each region's programme, from 1; 0 where it is not recommended."""

    id: str
    label: Text
    theme: Text
    cells: tuple[int, ...]


class JudgedMeasure(Record, frozen=True, kw_only=True):
    """How a measure stands in a region to which it is not recommended.

    ``fits``: its gate is not closed, and what it treats is there (``held``) or some datum points to it: ``bears_on``
    are problems found here that it would bring about.
    ``open``: its gate is not closed, and ``missing`` would decide whether what it treats is there.
    ``lacking``: what it treats may be there, but the conditions ``lacks`` keep it out.
    ``needless``: what it treats is not there.
    """

    id: str
    state: Literal["fits", "open", "lacking", "needless"]
    treats: tuple[NamedRecord, ...] = ()
    held: tuple[NamedRecord, ...] = ()
    bears_on: tuple[NamedRecord, ...] = ()
    missing: tuple[NamedRecord, ...] = ()
    lacks: tuple[DemandRecord, ...] = ()


class Transfer(Record, frozen=True, kw_only=True):
    """A measure that the region at ``giver`` has in its programme and the one at ``taker`` could take up, or can't."""

    giver: int
    taker: int
    label: Text
    judged: JudgedMeasure


class Lesson(Record, frozen=True, kw_only=True):
    """A strength of ``giver`` in a field in which ``taker`` has problems."""

    giver: int
    taker: int
    strength: NamedRecord
    problems: tuple[NamedRecord, ...]


class StructureSide(Record, frozen=True, kw_only=True):
    """Where one region's structure comes from: the year, what the planner says of the table, its cells."""

    year: str
    source: str
    cells: tuple[str, ...]


class Overlap(Record, frozen=True, kw_only=True):
    """A two-digit industry and its share (%) in each of two regions."""

    code: str
    label: Text
    shares: tuple[float, float]


class Structures(Record, frozen=True, kw_only=True):
    """How alike the industrial structures of two regions (by their places) are, from their tables.

    ``similarity`` is UNIDO's, 0 to 1; ``krugman`` 0 (the same) to 2 (nothing in common). ``level`` is that of the
    similarity, ``""`` where no cut-off grades it. ``overlaps`` weigh most in both; ``warnings`` word the ``cautions``.
    """

    one: int
    other: int
    measure: str
    sides: tuple[StructureSide, StructureSide]
    industries: int
    similarity: float
    krugman: float
    level: str
    overlaps: tuple[Overlap, ...]
    cautions: tuple[Caution, ...]
    warnings: tuple[Text, ...] = ()


class StructureGap(Record, frozen=True, kw_only=True):
    """Why a region's industrial structure can't be compared with another's: what is wrong, and what is wanted."""

    region: int
    reason: str
    wants: tuple[str, ...]


class IndustryRow(Record, frozen=True, kw_only=True):
    """An industry by what it is: its names in each region; an empty tuple where it is not among those named.

    ``same`` where those of two regions are told by the same words; else they are of one broad field at most.
    """

    tag: str
    cells: tuple[tuple[Text, ...], ...]
    same: bool = False


class Comparison(Record, frozen=True, kw_only=True):
    """Two or more regions, compared under one rule base.

    ``problems`` are those found in some region; ``undecided`` those found nowhere, ruled out in one region and open in
    another; ``open_everywhere`` counts those that are open in every region.
    """

    schema_version: int
    regions: tuple[RegionRecord, ...]
    indicators: tuple[IndicatorRow, ...]
    types: tuple[TypeRow, ...]
    strengths: tuple[StrengthRow, ...]
    problems: tuple[ProblemRow, ...]
    undecided: tuple[ProblemRow, ...]
    open_everywhere: int
    measures: tuple[MeasureRow, ...]
    transfers: tuple[Transfer, ...]
    lessons: tuple[Lesson, ...]
    industries: tuple[IndustryRow, ...]
    structures: tuple[Structures, ...]
    structure_gaps: tuple[StructureGap, ...]
    claims: tuple[ClaimRecord, ...]
    documents: tuple[DocumentRecord, ...]
    rulebase: RulebaseRecord
