"""Tables in; arrays for a formula out, with the cells they came from and what had to be left out.

A method asks a :class:`Frame` for the columns it needs. What is missing ends the method (:class:`NotComputable`);
rows with a gap in a needed column are left out and counted; nothing is ever filled in.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from advisor.model.derived import Caution, CautionCode, ReasonCode
from advisor.model.table import NOT_REPORTED, Column, Table
from advisor.record import Record, field, replace

Numbers = NDArray[np.float64]
Codes = NDArray[np.int32]
Mask = NDArray[np.bool_]
FEWEST_USABLE = 0.5
SMALL_SAMPLE = 30


class NotComputable(ValueError):
    """A figure that its inputs don't give. Raised by formulas and by frames; never leaves the stage."""

    def __init__(self, reason: ReasonCode, *wants: str) -> None:
        self.reason = reason
        self.wants = wants
        super().__init__(f"{reason} {' '.join(wants)}".strip())


@dataclasses.dataclass
class Trail:
    """What a method has used so far: cells, years, rows, cautions."""

    cells: list[str] = dataclasses.field(default_factory=list)
    years: list[str] = dataclasses.field(default_factory=list)
    rows: int = 0
    left_out: int = 0
    cautions: list[Caution] = dataclasses.field(default_factory=list)

    def warn(self, code: CautionCode, **figures: object) -> None:
        """Add a caution once."""
        caution = Caution(code, tuple((name, str(value)) for name, value in figures.items()))
        if caution not in self.cautions:
            self.cautions.append(caution)


class Frame(Record, frozen=True):
    """A table, the rows of it that count, and the record of what is used."""

    table: Table
    trail: Trail
    keep: Mask

    @property
    def rows(self) -> int:
        """How many rows count."""
        return int(self.keep.sum())

    def has(self, *names: str) -> bool:
        """Whether the table has these columns with anything in them."""
        return all(name in self.table.columns for name in names)

    def where(self, mask: Mask) -> Frame:
        """Return the frame with only the rows of ``mask`` (over the whole table) that also counted before."""
        return replace(self, keep=self.keep & mask)

    def is_(self, name: str, *labels: str) -> Mask:
        """Return which rows have one of ``labels`` in the column ``name``; a blank is none of them."""
        column = self._column(name)
        wanted = [i for i, label in enumerate(column.labels) if label in labels]
        return np.isin(_codes(column), wanted)

    def known(self, *names: str) -> Mask:
        """Return which rows have a value in every column of ``names``."""
        mask = np.ones(self.table.rows, dtype=bool)
        for name in names:
            column = self._column(name)
            if column.numbers is not None:
                mask &= ~np.isnan(column.numbers)
            elif column.codes is not None:
                mask &= column.codes != NOT_REPORTED
            else:
                mask &= np.array([bool(items) for items in column.lists or ()], dtype=bool)
        return mask

    def years(self, *needed: str) -> list[float]:
        """Return the years, ascending, that have a row that counts with a value in every column of ``needed``."""
        column = self._column("year").numbers
        assert column is not None
        found = column[self.keep & self.known("year", *needed)]
        return [float(year) for year in np.unique(found)]

    def in_year(self, year: float) -> Frame:
        """Return the rows of one year; rows that count but have no year are a caution."""
        numbers = self._column("year").numbers
        assert numbers is not None
        undated = int((self.keep & np.isnan(numbers)).sum())
        if undated:
            self.trail.warn("rows_undated", rows=undated)
        return self.where(numbers == year)

    def complete(self, *names: str, need: float = FEWEST_USABLE) -> Frame:
        """Return the rows that have every column of ``names``; count the others as left out.

        Raises:
            NotComputable: where a column is missing, or fewer than the share ``need`` of the rows are complete.
        """
        for name in names:
            self._column(name)
        kept = self.where(self.known(*names))
        if kept.rows == 0 or kept.rows < need * self.rows:
            raise NotComputable("too_few_rows" if kept.rows else "no_rows", *self._wants(names))
        left = self.rows - kept.rows
        self.trail.rows = max(self.trail.rows, kept.rows)
        if left:
            self.trail.left_out = max(self.trail.left_out, left)
            self.trail.warn("rows_left_out", left=left, rows=self.rows)
        approximate = sum(self.table.columns[name].approximate for name in names)
        if approximate:
            self.trail.warn("approximate_cells", cells=approximate)
        return kept

    def numbers(self, name: str) -> Numbers:
        """Return the numbers of a column over the rows that count, NaN where blank; their cells are recorded."""
        column = self._column(name)
        self._note(column)
        if column.numbers is None:
            raise NotComputable("no_column", *self._wants([name]))
        return column.numbers[self.keep]

    def codes(self, name: str) -> tuple[Codes, tuple[str, ...]]:
        """Return the indices of a column over the rows that count, and the labels they stand for."""
        column = self._column(name)
        self._note(column)
        return _codes(column)[self.keep], column.labels

    def lists(self, name: str) -> list[tuple[str, ...]]:
        """Return the lists of a column over the rows that count."""
        column = self._column(name)
        self._note(column)
        return [items for items, kept in zip(column.lists or (), self.keep, strict=True) if kept]

    def _column(self, name: str) -> Column:
        if name not in self.table.columns:
            raise NotComputable("no_column", *self._wants([name]))
        return self.table.columns[name]

    def _note(self, column: Column) -> None:
        if column.place not in self.trail.cells:
            self.trail.cells.append(column.place)

    def _wants(self, names: object) -> list[str]:
        assert isinstance(names, list | tuple)
        return [f"{self.table.kind}.{name}" for name in names]


class Tables(Record, frozen=True):
    """All tables of a region, and the record of one method's use of them."""

    tables: Mapping[str, Table]
    trail: Trail = field(default_factory=Trail)

    def frame(self, kind: str) -> Frame:
        """Return the table of ``kind``, all rows.

        Raises:
            NotComputable: where the planner gave none.
        """
        table = self.tables.get(kind)
        if table is None:
            raise NotComputable("no_table", kind)
        if not table.rows:
            raise NotComputable("no_rows", kind)
        return Frame(table, self.trail, np.ones(table.rows, dtype=bool))

    def latest(self, kind: str, *needed: str) -> Frame:
        """Return the rows of the last year in which every column of ``needed`` has something; the year is recorded."""
        frame = self.frame(kind)
        frame.known(*needed)  # ends the method where a column is missing
        if not frame.has("year"):
            self.note_year(frame.table.year)
            return frame
        years = frame.years(*needed)
        if not years:
            raise NotComputable("no_rows", *(f"{kind}.{name}" for name in needed))
        self.note_year(f"{years[-1]:g}")
        return frame.in_year(years[-1])

    def note_year(self, year: str) -> None:
        """Record a year; a second, different one is a caution."""
        if year and year not in self.trail.years:
            self.trail.years.append(year)
            if len(self.trail.years) > 1:
                self.trail.warn("mixed_years", years="、".join(sorted(self.trail.years)))


def _codes(column: Column) -> Codes:
    if column.codes is None:
        raise NotComputable("no_column", column.id)
    return column.codes
