"""The parts of a memo, all of whose sentences are made: what a template may print."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.model.text import Lang
from advisor.record import Record


class Cite(Record, frozen=True):
    """Numbers of notes; ``remark`` says so where their text doesn't make the link itself."""

    remark: str
    numbers: tuple[int, ...]


class GroundsLine(Record, frozen=True):
    """One line of what stands behind a figure, such as its definition."""

    label: str
    text: str


class Grounds(Record, frozen=True):
    """What stands behind a figure: definition, cut-offs and their basis, source; only an HTML page shows it."""

    title: str
    lines: tuple[GroundsLine, ...]


class Told(Record, frozen=True):
    """Sentences, the notes that bear them out, and what stands behind their figures."""

    text: str
    notes: tuple[Cite, ...] = ()
    grounds: tuple[Grounds, ...] = ()


class Point(Record, frozen=True):
    """A heading word and what is told under it."""

    label: str
    told: Told
    remark: str = ""


class Table(Record, frozen=True):
    """A table without empty columns: one heading a column, rows of as many cells; the first cell names the row."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Told, ...], ...]


class RegionPart(Record, frozen=True):
    """The region: its actors, its figures, what is to be known about them, its strengths."""

    opening: str
    entities: tuple[Point, ...]
    figures: Table | None
    warnings: tuple[str, ...]
    others: tuple[Point, ...]
    strengths: tuple[Point, ...]


class TypePart(Record, frozen=True):
    """One classification and the values that hold; ``next`` tells what would bring the next stage.

    ``step`` tells which conditions of the next stage are met, lacking and unknown; None where there is none.
    """

    model: str
    values: tuple[Point, ...]
    next: str
    step: Told | None


class CausePart(Record, frozen=True):
    """A cause told under the problem that it feeds; ``depth`` is 0 for a direct one."""

    label: str
    told: Told
    depth: int


class ProblemPart(Record, frozen=True):
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


class ProblemsPart(Record, frozen=True):
    """The problems: by theme in one view, what is at the root of several, the gravest in full, the rest as a table.

    ``ruled_out`` tells what the data exclude.
    """

    overview: tuple[Point, ...]
    roots: tuple[Point, ...]
    full: tuple[ProblemPart, ...]
    rest: Table | None
    ruled_out: str


class MeasurePart(Record, frozen=True):
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


class MeasuresPart(Record, frozen=True):
    """The programme: the first measures in full, the rest briefly."""

    full: tuple[MeasurePart, ...]
    rest: tuple[MeasurePart, ...]


class ChoicesPart(Record, frozen=True):
    """What is left to the reader's judgement."""

    clashes: tuple[Point, ...]
    proposed: str
    both_ways: tuple[Point, ...]


class OutlookPart(Record, frozen=True):
    """What can't be decided yet, which judgements want checking, and which data to find first."""

    undecided: tuple[Point, ...]
    verify: tuple[Point, ...]
    data: Table | None


class Note(Record, frozen=True):
    """A numbered note: whose words, where, and what they say, in ours."""

    number: int
    place: str
    says: str


class AppendixPart(Record, frozen=True):
    """How it was reasoned, with which definitions, from which documents."""

    chain: tuple[Point, ...]
    concepts: tuple[Point, ...]
    definitions: Table | None
    documents: tuple[str, ...]
    notes: tuple[Note, ...]
    version: str


class MemoContext(Record, frozen=True):
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


class Section(Record, frozen=True):
    """A heading and what stands under it: paragraphs, a table, points, a figure, further sections; each may be missing.

    ``figure`` is HTML as it stands in a page, with a table of its own; Markdown leaves it out.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    points: tuple[Point, ...] = ()
    sections: tuple[Section, ...] = ()
    number: str = ""
    figure: str = ""


class ComparisonContext(Record, frozen=True):
    """A comparison memo, all of whose sentences are made."""

    lang: Lang
    title: str
    basis: tuple[str, ...]
    summary: str
    sections: tuple[Section, ...]
    documents: tuple[str, ...]
    notes: tuple[Note, ...]
    version: str
