"""A table as read in; what contradicts itself in it reported with its cells: parts, sums, duplicates, emptiness."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from advisor.errors import Code, SourceRef
from advisor.marked_yaml import Reading
from advisor.model.table import Column, Table, TableKind
from advisor.profiles.raw_table import RawColumn

SLACK = 0.005  # of the whole: figures are rounded one by one
SHOWN = 5
Raws = Mapping[str, RawColumn]


def check_table(reading: Reading, table: Table, kind: TableKind, raws: Raws) -> None:
    """Report rows whose parts exceed their whole, sums that don't add up, duplicate rows, and a table without rows."""
    if table.rows == 0:
        told = f"'{kind.label.zh}' has headings but no rows"
        reading.report(table.where, Code.EMPTY_TABLE, told, "fill it in, or take it out")
        return
    for name, column in table.columns.items():
        whole = kind.columns[name].within
        if whole in table.columns:
            _check_within(reading, kind, column, table.columns[whole], raws)
    if kind.adds_up:
        _check_sum(reading, table, kind, raws)
    if kind.id == "industries" or "scope" in table.columns:
        _check_region_total(reading, table, kind, raws)
    _check_duplicates(reading, table, kind, raws)


def _check_within(reading: Reading, kind: TableKind, part: Column, whole: Column, raws: Raws) -> None:
    if part.numbers is None or whole.numbers is None:
        return
    with np.errstate(invalid="ignore"):
        bad = part.numbers > whole.numbers * (1 + SLACK) + 1e-9
    labels = kind.columns

    def tell(row: int) -> str:
        assert part.numbers is not None and whole.numbers is not None
        return (
            f"{labels[part.id].label.zh} {part.numbers[row]:g} is more than "
            f"{labels[whole.id].label.zh} {whole.numbers[row]:g}, of which it is a part"
        )

    _report_rows(reading, bad, raws[part.id].place_of, Code.PART_ABOVE_WHOLE, tell, "one of the two is wrong: mend it")


def _check_sum(reading: Reading, table: Table, kind: TableKind, raws: Raws) -> None:
    assert kind.adds_up
    parts, whole = kind.adds_up
    columns = [table.columns.get(name) for name in (*parts, whole)]
    if any(column is None or column.numbers is None for column in columns):
        return
    numbers = [column.numbers for column in columns if column is not None and column.numbers is not None]
    total = np.sum(numbers[:-1], axis=0)
    with np.errstate(invalid="ignore"):
        bad = np.abs(total - numbers[-1]) > np.abs(numbers[-1]) * 2 * SLACK + 1e-9

    def tell(row: int) -> str:
        percent = 100 * total[row] / numbers[-1][row] if numbers[-1][row] else float("inf")
        return f"the parts of {kind.columns[whole].label.zh} add up to {percent:.1f} % of it"

    _report_rows(
        reading, bad, raws[whole].place_of, Code.SUM_MISMATCH, tell, "mend the part or the whole that is wrong"
    )


def _check_region_total(reading: Reading, table: Table, kind: TableKind, raws: Raws) -> None:
    """Report a part of the region that is larger than the region itself, in the same year (and industry)."""
    scope = table.columns.get("scope")
    if scope is None or scope.codes is None:
        return
    keys = _row_keys(table, [name for name in kind.same if name != "area"])
    regions = scope.codes == scope.labels.index("region")
    parts = scope.codes == scope.labels.index("part")
    for name, column in table.columns.items():
        if column.numbers is None or kind.columns[name].form != "number":
            continue
        totals = {keys[row]: column.numbers[row] for row in np.flatnonzero(regions)}
        bad = np.zeros(table.rows, dtype=bool)
        for row in np.flatnonzero(parts):
            total = totals.get(keys[row], np.nan)
            bad[row] = column.numbers[row] > total * (1 + SLACK) + 1e-9

        def tell(row: int, column: Column = column, totals: dict[bytes, float] = totals) -> str:
            assert column.numbers is not None
            label = kind.columns[column.id].label.zh
            return f"{label} {column.numbers[row]:g} of a part is more than the region's {totals[keys[row]]:g}"

        hint = "mend one, or the area's role"
        _report_rows(reading, bad, raws[name].place_of, Code.PART_ABOVE_WHOLE, tell, hint)


def _check_duplicates(reading: Reading, table: Table, kind: TableKind, raws: Raws) -> None:
    names = [name for name in kind.same if name in table.columns]
    if not names or not all(kind.columns[n].form == "year" or n in table.columns for n in kind.same[:1]):
        return
    matrix = np.column_stack([_as_codes(table.columns[name]) for name in names])
    _, first, inverse = np.unique(matrix, axis=0, return_index=True, return_inverse=True)
    firsts = first[inverse.reshape(-1)]
    bad = firsts != np.arange(table.rows)
    labels = "、".join(kind.columns[name].label.zh for name in names)
    place_of = raws[names[0]].place_of

    def tell(row: int) -> str:
        return f"this row has the same {labels} as {_bare(place_of(int(firsts[row])))}"

    _report_rows(reading, bad, place_of, Code.DUPLICATE_ROW, tell, "keep one of the two, or add what tells them apart")


def _bare(where: SourceRef) -> str:
    return where.cell or f"line {where.line}"


def _as_codes(column: Column) -> NDArray[np.float64]:
    if column.numbers is not None:
        return np.nan_to_num(column.numbers, nan=-1.0)
    if column.codes is not None:
        return column.codes.astype(np.float64)
    return np.zeros(len(column.lists or ()))


def _row_keys(table: Table, names: list[str]) -> list[bytes]:
    present = [_as_codes(table.columns[name]) for name in names if name in table.columns]
    if not present:
        return [b""] * table.rows
    return [row.tobytes() for row in np.column_stack(present)]


def _report_rows(
    reading: Reading,
    bad: NDArray[np.bool_],
    place_of: Callable[[int], SourceRef],
    code: Code,
    tell: Callable[[int], str],
    hint: str,
) -> None:
    """Report the first rows one by one, and say how many more there are."""
    rows = [int(row) for row in np.flatnonzero(bad)]
    for count, row in enumerate(rows[:SHOWN], 1):
        more = f" (and {len(rows) - SHOWN} more rows like it)" if count == SHOWN < len(rows) else ""
        reading.report(place_of(row), code, tell(row) + more, hint)
