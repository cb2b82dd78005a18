"""What a picture shows, all its words made in one language: what is drawn, and the same as a table to read."""

from __future__ import annotations

from typing import Literal

from advisor.model.sensitivity import Direction
from advisor.model.text import Lang
from advisor.record import Record

Kind = Literal["profile", "matrix", "changes", "sensitivity", "problems", "indicators", "stages", "timetable", "causes"]
CellState = Literal["severe", "moderate", "mild", "unknown", "fails", "other"]
EndState = Literal["holds", "fails", "unknown"]
Grade = Literal["severe", "moderate", "mild"]
RungState = Literal["present", "next", "other"]


class Caption(Record, frozen=True, kw_only=True):
    """What a picture is called, what it shows to those who can't see it, and its content as a table.

    ``notes`` are the sentences drawn below it; ``more`` is the word that opens the table.
    """

    lang: Lang
    title: str
    alt: str
    notes: tuple[str, ...]
    more: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Span(Record, frozen=True, kw_only=True):
    """Where a region stands on an indicator: from ``low`` to ``high``, in bands from the lowest; equal for a figure.

    A bare level spans its band; an open end reaches the edge of the last band.
    """

    low: float
    high: float
    told: str


class Strip(Record, frozen=True, kw_only=True):
    """One indicator: its levels, the cut-offs between them, and a span a region; None where nothing is known.

    ``remark`` says of which regions nothing is known, and what keeps the places from being compared to the letter.
    """

    label: str
    levels: tuple[str, ...]
    cutoffs: tuple[str, ...]
    spans: tuple[Span | None, ...]
    remark: str


class ProfilePicture(Record, frozen=True, kw_only=True):
    """Regions side by side on indicators of many units, each placed by the levels of the indicator."""

    caption: Caption
    regions: tuple[str, ...]
    strips: tuple[Strip, ...]


class MatrixRow(Record, frozen=True, kw_only=True):
    """One problem and how it comes out in each region."""

    label: str
    cells: tuple[CellState, ...]


class MatrixPicture(Record, frozen=True, kw_only=True):
    """Regions by problems. ``words`` has the word for each state that a cell may have, in the order of a legend."""

    caption: Caption
    regions: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    words: dict[CellState, str]


class End(Record, frozen=True, kw_only=True):
    """How a problem comes out: its weight (severity times confidence, 1 to 9), 0 unless it holds."""

    state: EndState
    weight: int


class ChangedRow(Record, frozen=True, kw_only=True):
    """One problem before and after; ``told`` says how it turned."""

    label: str
    before: End
    after: End
    told: str


class ChangesPicture(Record, frozen=True, kw_only=True):
    """What changed facts do to problems. ``states`` has the words for an undecided and a ruled-out problem."""

    caption: Caption
    rows: tuple[ChangedRow, ...]
    axis: str
    before: str
    after: str
    states: dict[EndState, str]


class MovedRow(Record, frozen=True, kw_only=True):
    """One datum moved: ``settled`` and ``opened`` are the two parts of the change in weight; ``told`` says of what."""

    direction: Direction
    to: str
    change: str
    settled: int
    opened: int
    told: str


class MovedDatum(Record, frozen=True, kw_only=True):
    """One datum, its label with what is known of it, and its moves."""

    label: str
    moves: tuple[MovedRow, ...]


class SensitivityPicture(Record, frozen=True, kw_only=True):
    """On which data the weight of a region's problems hangs most. ``words`` are those of the legend."""

    caption: Caption
    rows: tuple[MovedDatum, ...]
    axis: str
    words: dict[Literal["below", "above", "opened"], str]


class FieldCell(Record, frozen=True, kw_only=True):
    """The problems of one severity and one confidence: how many (``told``), some by name, and what ``rest`` is left.

    ``told`` is ``""`` where there is none, ``rest`` where all are named.
    """

    labels: tuple[str, ...]
    told: str
    rest: str


class ProblemsPicture(Record, frozen=True, kw_only=True):
    """A region's problems in a field: a row of ``cells`` a severity, gravest first; the surest to the left.

    ``severities`` has the word for each row, by grade; ``confidences`` the word for each column.
    """

    caption: Caption
    severities: dict[Grade, str]
    confidences: tuple[str, ...]
    cells: tuple[tuple[FieldCell, ...], ...]


class Standing(Record, frozen=True, kw_only=True):
    """Where a region stands on one indicator, what that rests on (``origin``), and whether it is ``judged``.

    ``cutoffs`` lie between the levels; there are none where only a level is known, for none was used.
    """

    label: str
    levels: tuple[str, ...]
    cutoffs: tuple[str, ...]
    span: Span
    origin: str
    judged: bool


class IndicatorsPicture(Record, frozen=True, kw_only=True):
    """A region against its cut-offs, figures first. ``words`` are those of the legend."""

    caption: Caption
    rows: tuple[Standing, ...]
    words: dict[Literal["figure", "known", "judged"], str]


class Rung(Record, frozen=True, kw_only=True):
    """One stage of a ladder."""

    label: str
    state: RungState


class Ladder(Record, frozen=True, kw_only=True):
    """Stages in order, the present one among them; ``goal`` and ``conditions`` are ``""`` and none at the last."""

    model: str
    rungs: tuple[Rung, ...]
    goal: str
    conditions: tuple[tuple[EndState, str], ...]


class StagesPicture(Record, frozen=True, kw_only=True):
    """At which stages a region is. ``words`` say of a condition whether it is met; ``present`` marks a stage."""

    caption: Caption
    ladders: tuple[Ladder, ...]
    words: dict[EndState, str]
    present: str


class TimedMeasure(Record, frozen=True, kw_only=True):
    """A measure, the place of its ``horizon`` among those of the picture, who leads it, and what must come before."""

    label: str
    horizon: int
    lead: str
    after: str


class TimetablePicture(Record, frozen=True, kw_only=True):
    """Measures by horizon; ``rest`` says for each horizon how many more there are, ``""`` if none."""

    caption: Caption
    horizons: tuple[str, ...]
    rows: tuple[TimedMeasure, ...]
    rest: tuple[str, ...]
    lead: str


class CausesPicture(Record, frozen=True, kw_only=True):
    """What the root causes bring about, laid out elsewhere: SVG whose texts are still texts."""

    caption: Caption
    svg: str


Plotted = (
    ProfilePicture
    | MatrixPicture
    | ChangesPicture
    | SensitivityPicture
    | ProblemsPicture
    | IndicatorsPicture
    | StagesPicture
    | TimetablePicture
)
Picture = Plotted | CausesPicture


class Still(Record, frozen=True, kw_only=True):
    """A picture as PNG for a word processor, its width and height in pixels, and what it says to who can't see it."""

    png: bytes
    width: int
    height: int
    title: str
    alt: str
