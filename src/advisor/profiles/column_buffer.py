"""Cells of a column in, one by one; a raw column out. A plain number takes eight bytes, other cells are kept once."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from advisor.errors import SourceRef
from advisor.profiles.number_cells import Layout, read_layout
from advisor.profiles.raw_table import Cell, RawColumn

PLAIN = Layout()


@lru_cache(maxsize=1000)
def _is_plain(number_format: str) -> bool:
    return read_layout(number_format) == PLAIN


class ColumnBuffer:
    """Collects a column's cells. It holds numbers until a cell comes that is none, then distinct cells and codes."""

    def __init__(self) -> None:
        self._numbers: array[float] | None = array("d")
        self._codes = array("i")
        self._seen: dict[tuple[type, object, str], int] = {}
        self._cells: list[Cell] = []

    def add(self, cell: Cell) -> None:
        """Add the cell below the last one."""
        value, form = cell
        if self._numbers is not None:
            if value is None:
                self._numbers.append(math.nan)
                return
            if type(value) in (int, float) and _is_plain(form):
                try:
                    self._numbers.append(float(value))  # type: ignore[arg-type]
                    return
                except OverflowError:
                    pass
            self._switch()
        self._encode(cell)

    def _switch(self) -> None:
        """Go over from numbers to cells."""
        numbers, self._numbers = self._numbers or array("d"), None
        for number in numbers:
            plain = int(number) if number.is_integer() and abs(number) < 1e15 else number
            self._encode((None, "") if math.isnan(number) else (plain, "General"))

    def _encode(self, cell: Cell) -> None:
        key = (type(cell[0]), *cell)
        index = self._seen.get(key)
        if index is None:
            index = self._seen[key] = len(self._cells)
            self._cells.append(cell)
        self._codes.append(index)

    def column(self, heading: str, place: SourceRef, sheet: str, letters: str, rows: Sequence[int]) -> RawColumn:
        """Return the column; ``rows`` are the sheet's numbers of its rows."""
        index = place.column

        def place_of(row: int) -> SourceRef:
            return SourceRef(place.file, rows[row], index, f"{sheet}!{letters}{rows[row]}")

        span = f"{sheet}!{letters}{rows[0]}:{letters}{rows[-1]}"
        if self._numbers is not None:
            return RawColumn(heading, place, span, place_of, numbers=np.frombuffer(self._numbers, np.float64).copy())
        codes = np.frombuffer(self._codes, np.int32).copy()
        return RawColumn(heading, place, span, place_of, codes=codes, cells=tuple(self._cells))
