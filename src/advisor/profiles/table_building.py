"""Raw tables in, checked tables out; whatever can't be understood in them is reported, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from advisor.errors import Code, did_you_mean
from advisor.marked_yaml import Reading
from advisor.model.table import Column, Table, TableBook, TableKind
from advisor.profiles.column_reading import Lexicon, read_column
from advisor.profiles.headings import match_headings
from advisor.profiles.raw_table import RawColumn, RawTable
from advisor.profiles.table_checks import check_table
from advisor.record import replace


def build_tables(
    reading: Reading, raws: Iterable[tuple[RawTable, Mapping[str, str]]], book: TableBook, lexicon: Lexicon
) -> dict[str, Table]:
    """Return the tables by kind. Each raw one comes with a translation of its headings, usually empty."""
    tables: dict[str, Table] = {}
    for raw, translation in raws:
        if raw.kind in tables:
            told = f"'{book.kinds[raw.kind].label.zh}' is given twice, also at {tables[raw.kind].where}"
            reading.report(raw.where, Code.DUPLICATE_NAME, told, "put the rows into one table")
            continue
        table = build_table(reading, raw, book.kinds[raw.kind], translation, lexicon)
        if table is not None:
            tables[raw.kind] = table
    return tables


def build_table(
    reading: Reading, raw: RawTable, kind: TableKind, translation: Mapping[str, str], lexicon: Lexicon
) -> Table | None:
    """Return the table that ``raw`` holds; None, with the reasons reported, where it holds none."""
    found = _find_columns(reading, raw, kind, translation)
    if found is None:
        return None
    columns: dict[str, Column] = {}
    for name, (column, unit) in found.items():
        read = read_column(reading, column, kind.columns[name], unit, lexicon)
        if read is not None and column.rows:
            columns[name] = read
    rows = max((column.rows for column, _ in found.values()), default=0)
    table = Table(kind.id, rows, _drop_blank(columns), raw.where, raw.source, raw.year)
    check_table(reading, table, kind, {name: column for name, (column, _) in found.items()})
    return table


def _find_columns(
    reading: Reading, raw: RawTable, kind: TableKind, translation: Mapping[str, str]
) -> dict[str, tuple[RawColumn, str]] | None:
    matched = match_headings([column.heading for column in raw.columns], kind, translation)
    found: dict[str, tuple[RawColumn, str]] = {}
    for index, name, unit in matched.columns:
        column = raw.columns[index]
        if name in found:
            told = f"'{column.heading}' and '{found[name][0].heading}' are both {kind.columns[name].label.zh} ({name})"
            reading.report(column.place, Code.DUPLICATE_NAME, told, "keep one of the two columns")
        else:
            found[name] = (column, unit)
    for index, suggestion in matched.unknown:
        column = raw.columns[index]
        hint = f"is it '{suggestion}'?" if suggestion else f"'{kind.label.zh}' knows no such column; it is left aside"
        told = f"the column '{column.heading}' is not used"
        if column.heading.strip():
            reading.notice(column.place, Code.UNKNOWN_COLUMN, told, hint)
    return found if _has_required(reading, raw, kind, found) else None


def _has_required(reading: Reading, raw: RawTable, kind: TableKind, found: Mapping[str, tuple[RawColumn, str]]) -> bool:
    missing = [column for column in kind.columns.values() if column.required and column.id not in found]
    if not missing:
        return True
    if not raw.columns:
        reading.report(raw.where, Code.EMPTY_TABLE, f"'{kind.label.zh}' is empty", "fill it in, or take it out")
        return False
    if _lies_on_its_side(raw, kind):
        told = f"'{kind.label.zh}' has its headings down the first column"
        reading.report(raw.where, Code.WRONG_ORIENTATION, told, "transpose it: one row a case, headings across")
        return False
    headings = [column.heading for column in raw.columns]
    for column in missing:
        hint = did_you_mean(column.label.zh, headings) or f"add a column headed '{column.label.zh}' ({column.id})"
        told = f"'{kind.label.zh}' lacks the column '{column.label.zh}' ({column.id})"
        reading.report(raw.where, Code.MISSING_COLUMN, told, hint)
    return False


def _lies_on_its_side(raw: RawTable, kind: TableKind) -> bool:
    """Whether the first column's cells, rather than the headings, name the columns of ``kind``."""
    first = raw.columns[0]
    down = [first.heading, *(str(value) for value, _ in first.cells if value is not None)][:60]
    across = [column.heading for column in raw.columns]
    return len(match_headings(down, kind, {}).columns) >= max(2, 2 * len(match_headings(across, kind, {}).columns))


def _drop_blank(columns: Mapping[str, Column]) -> dict[str, Column]:
    """Return the columns that have anything in them: an empty one is as good as absent."""
    return {name: column for name, column in columns.items() if _has_anything(column)}


def _has_anything(column: Column) -> bool:
    if column.numbers is not None:
        return bool((column.numbers == column.numbers).any())  # NaN differs from itself
    if column.codes is not None:
        return bool((column.codes >= 0).any())
    return any(column.lists or ())


def with_origin(raw: RawTable, kind: str, year: str, source: str) -> RawTable:
    """Return ``raw`` with what the planner says of it, where he says something."""
    return replace(raw, kind=kind, year=year or raw.year, source=source or raw.source)
