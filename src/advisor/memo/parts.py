"""The parts of a memo, all of whose sentences are made: what a template may print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.model.text import Lang


@dataclass(frozen=True, slots=True)
class Cite:
    """Numbers of notes; ``remark`` says so where their text doesn't make the link itself."""

    remark: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Sentences and the notes that bear them out."""

    text: str
    notes: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A heading word and what is told under it."""

    label: str
    told: Told
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table without empty columns: one heading a column, rows of as many cells; the first cell names the row."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Told, ...], ...]


@dataclass(frozen=True, slots=True)
class RegionPart:
    """The region: its actors, its figures, what is to be known about them, its strengths."""

    opening: str
    entities: tuple[Point, ...]
    figures: Table | None
    warnings: tuple[str, ...]
    others: tuple[Point, ...]
    strengths: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class TypePart:
    """One classification and the values that hold; ``next`` tells what would bring the next stage.

    ``step`` tells which conditions of the next stage are met, lacking and unknown; None where there is none.
    """

    model: str
    values: tuple[Point, ...]
    next: str
    step: Told | None


@dataclass(frozen=True, slots=True)
class CausePart:
    """A cause told under the problem that it feeds; ``depth`` is 0 for a direct one."""

    label: str
    told: Told
    depth: int


@dataclass(frozen=True, slots=True)
class ProblemPart:
    """A problem told in full."""

    anchor: str
    ordinal: str
    label: str
    theme: str
    severity: str
    confidence: str
    soft: str
    means: str
    evidence: Told
    causes: tuple[CausePart, ...]
    links: Told | None
    matters: Told


@dataclass(frozen=True, slots=True)
class ProblemsPart:
    """The problems: by theme in one view, what is at the root of several, the gravest in full, the rest as a table.

    ``ruled_out`` tells what the data exclude.
    """

    overview: tuple[Point, ...]
    roots: tuple[Point, ...]
    full: tuple[ProblemPart, ...]
    rest: Table | None
    ruled_out: str


@dataclass(frozen=True, slots=True)
class MeasurePart:
    """A measure; ``rank`` says why it stands where it stands."""

    anchor: str
    ordinal: str
    label: str
    text: Told
    here: str
    instrument: str
    treats: str
    builds_on: str
    lead: str
    join: str
    horizon: str
    kpis: str
    needs: str
    rank: str


@dataclass(frozen=True, slots=True)
class MeasuresPart:
    """The programme: the first measures in full, the rest briefly."""

    full: tuple[MeasurePart, ...]
    rest: tuple[MeasurePart, ...]


@dataclass(frozen=True, slots=True)
class ChoicesPart:
    """What is left to the reader's judgement."""

    clashes: tuple[Point, ...]
    proposed: str
    both_ways: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class OutlookPart:
    """What can't be decided yet, which judgements want checking, and which data to find first."""

    undecided: tuple[Point, ...]
    verify: tuple[Point, ...]
    data: Table | None


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note: whose words, where, and what they say, in ours."""

    number: int
    place: str
    says: str


@dataclass(frozen=True, slots=True)
class AppendixPart:
    """How it was reasoned, with which definitions, from which documents."""

    chain: tuple[Point, ...]
    concepts: tuple[Point, ...]
    definitions: Table | None
    documents: tuple[str, ...]
    notes: tuple[Note, ...]
    version: str


@dataclass(frozen=True, slots=True)
class MemoContext:
    """A memo in one language. A part that would be empty is None; ``numbers`` holds the numbers of the others."""

    lang: Lang
    title: str
    basis: tuple[str, ...]
    summary: str
    numbers: Mapping[str, str]
    region: RegionPart | None
    types: tuple[TypePart, ...]
    problems: ProblemsPart | None
    measures: MeasuresPart | None
    timetable: Table | None
    choices: ChoicesPart | None
    outlook: OutlookPart | None
    appendix: AppendixPart
