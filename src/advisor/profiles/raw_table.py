"""A table before it is understood: headings and cells with their places, whatever file they came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from advisor.errors import SourceRef
from advisor.record import Record

Cell = tuple[object, str]  # a value as the file holds it, and its number format


class RawColumn(Record, frozen=True):
    """A column of cells. Either ``numbers`` (float64, NaN for blank) or ``codes``, indices into distinct ``cells``."""

    heading: str
    place: SourceRef
    span: str
    place_of: Callable[[int], SourceRef]
    numbers: NDArray[np.float64] | None = None
    codes: NDArray[np.int32] | None = None
    cells: tuple[Cell, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows it has."""
        values = self.numbers if self.numbers is not None else self.codes
        return 0 if values is None else len(values)


class RawTable(Record, frozen=True):
    """A table of ``kind`` (``""`` if not yet told) as it stands in a file; ``where`` is its sheet or file."""

    kind: str
    where: SourceRef
    columns: tuple[RawColumn, ...]
    source: str = ""
    year: str = ""


def encode_cells(cells: Iterable[Cell]) -> tuple[NDArray[np.int32], tuple[Cell, ...]]:
    """Return the cells as indices into the distinct ones, so that each is understood once."""
    seen: dict[tuple[type, object, str], int] = {}
    distinct: list[Cell] = []
    codes: list[int] = []
    for value, form in cells:
        key = (type(value), value, form)
        index = seen.get(key)
        if index is None:
            index = seen[key] = len(distinct)
            distinct.append((value, form))
        codes.append(index)
    return np.array(codes, dtype=np.int32), tuple(distinct)


def sheet_column(
    heading: str, place: SourceRef, span: str, cells: Sequence[Cell], place_of: Callable[[int], SourceRef]
) -> RawColumn:
    """Return a column of plain cells, as a workbook or a YAML list gives them."""
    codes, distinct = encode_cells(cells)
    return RawColumn(heading, place, span, place_of, codes=codes, cells=distinct)
