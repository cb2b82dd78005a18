"""Sheets that hold tables in, raw tables out: where the headings are, what to skip, what a cell's place is called."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Mapping
from pathlib import Path

from advisor.errors import Code
from advisor.marked_yaml import Reading
from advisor.model.table import TableBook, TableKind
from advisor.profiles.column_buffer import ColumnBuffer
from advisor.profiles.raw_table import Cell, RawColumn, RawTable
from advisor.profiles.workbook import Progress, Sheet, check_sheet, open_workbook, report_damage
from advisor.profiles.workbook_scan import column_letters
from advisor.profiles.workbook_sheets import Role, bare, find_roles, known_headings
from advisor.profiles.workbook_words import Words, fold, load_workbook_words, unit_word
from advisor.record import Record

HEADER_WITHIN = 10
STEP = 1000


class Head(Record, frozen=True):
    """Where a table's headings are: the row, and the heading by column number."""

    row: int
    headings: Mapping[int, str]


def read_sheet_tables(
    path: Path, reading: Reading, book: TableBook, progress: Progress | None = None
) -> list[RawTable]:
    """Return all tables of a workbook; the kind of those that can't be told is ``""``.

    What is wrong with a sheet of unknown kind is only noticed: it may be none that is wanted.
    """
    opened = open_workbook(path, reading)
    if opened is None:
        return []
    words, aside = load_workbook_words(), Reading()
    roles = find_roles(aside, opened.sheets, book, words)
    known = {id(sheet) for sheet, _ in roles}
    others = [(sheet, Role("table")) for sheet in opened.sheets if id(sheet) not in known]
    sheets = [(sheet, role) for sheet, role in (*roles, *others) if role.kind == "table"]
    tables = read_tables_of(reading, sheets, book, words, progress)
    opened.close()
    return tables


def read_tables_of(
    reading: Reading, sheets: list[tuple[Sheet, Role]], book: TableBook, words: Words, progress: Progress | None
) -> list[RawTable]:
    """Return the tables of these sheets, reporting the rows read after every thousand."""
    total, done = sum(sheet.scan.rows for sheet, _ in sheets), 0
    tables = []
    for sheet, role in sheets:
        before = done
        table = _read_guarded(reading, sheet, role, book, words, _counter(progress, before, total))
        if table is not None:
            tables.append(table)
        done = before + sheet.scan.rows
        if progress:
            progress(done, total)
    return tables


def _counter(progress: Progress | None, before: int, total: int) -> Callable[[int], None]:
    return lambda row: progress(min(before + row, total), total) if progress and row % STEP == 0 else None


def _read_guarded(
    reading: Reading, sheet: Sheet, role: Role, book: TableBook, words: Words, count: Callable[[int], None]
) -> RawTable | None:
    kind, own = book.kinds.get(role.of), Reading()
    table = None
    if role.of and kind is None:
        told = f"the sheet '{sheet.name}' is for tables of the kind '{role.of}', which is not known"
        reading.notice(sheet.where, Code.UNKNOWN_TABLE, told, "write a new template: the rule base has changed")
        return None
    try:
        table = _read_table(own, sheet, kind, role, words, count)
    except Exception as error:  # a damaged file makes openpyxl raise anything
        report_damage(own, sheet.where, error)
    reading.notices += own.notices if role.of else own.notices + own.problems
    reading.problems += own.problems if role.of else []
    return table


def _read_table(
    reading: Reading, sheet: Sheet, kind: TableKind | None, role: Role, words: Words, count: Callable[[int], None]
) -> RawTable | None:
    head = find_head(sheet, kind, words)
    if head is None:
        if any(cells for _, cells in sheet.head) and role.of:
            told = f"no row of headings is found in the first {HEADER_WITHIN} rows of '{sheet.name}'"
            reading.report(sheet.where, Code.MISSING_COLUMN, told, "put the headings into one row above the data")
        return None
    buffers = {column: ColumnBuffer() for column in head.headings}
    rows = _fill(reading, sheet, head, buffers, words, count)
    if not rows:
        if role.row == 0 and role.of:
            told = f"the sheet '{sheet.name}' has headings but no rows, so it is not used"
            reading.notice(sheet.where, Code.EMPTY_TABLE, told, "fill it in, or take it out")
        return None
    columns = _build_columns(sheet, head, buffers, rows)
    check_sheet(reading, sheet, head.row, range(min(head.headings), max(head.headings) + 1), frozenset())
    return RawTable(
        kind.id if kind else "",
        sheet.where,
        columns,
        _note(sheet, head, words, "source"),
        _note(sheet, head, words, "year"),
    )


def find_head(sheet: Sheet, kind: TableKind | None, words: Words) -> Head | None:
    """Return the row that has most of the kind's headings; if none has any, the first with two texts."""
    known = known_headings(kind) if kind else {}
    best: tuple[int, int, list[Cell]] = (0, 0, [])
    for number, cells in sheet.head[:HEADER_WITHIN]:
        found = len({known[name] for value, _ in cells if isinstance(value, str) and (name := bare(value)) in known})
        if found > best[0]:
            best = (found, number, cells)
    if not best[0]:
        for number, cells in sheet.head[:HEADER_WITHIN]:
            if sum(isinstance(value, str) and bool(value.strip()) for value, _ in cells) >= 2:
                best = (1, number, cells)
                break
    if not best[0]:
        return None
    shown = {i: str(value).strip() for i, (value, _) in enumerate(best[2], 1) if value is not None}
    return Head(best[1], {i: _in_chinese_units(said, kind, known, words) for i, said in shown.items() if said})


def _in_chinese_units(heading: str, kind: TableKind | None, known: Mapping[str, str], words: Words) -> str:
    """Return a heading with the rule base's unit in place of its English name, as the English template writes it."""
    match = re.fullmatch(r"(.*?)\s*[（(](.+)[)）]", heading)
    column = kind.columns[known[bare(heading)]] if kind and bare(heading) in known else None
    if match and column and column.unit and fold(match[2]) == fold(unit_word(words, column.unit, "en")):
        return f"{match[1]}（{column.unit}）"
    return heading


def _fill(
    reading: Reading,
    sheet: Sheet,
    head: Head,
    buffers: Mapping[int, ColumnBuffer],
    words: Words,
    count: Callable[[int], None],
) -> array[int]:
    """Put the rows below the headings into the buffers; return the numbers of those that count."""
    rows, stray = array("i"), set[int]()
    nothing: Cell = (None, "")
    for number, cells in sheet.rows():
        count(number)
        if number <= head.row or not _counts(reading, sheet, number, cells, words):
            continue
        rows.append(number)
        for column, buffer in buffers.items():
            buffer.add(cells[column - 1] if column <= len(cells) else nothing)
        if len(cells) > len(stray) + len(buffers):
            stray |= {i for i, (value, _) in enumerate(cells, 1) if value is not None and i not in buffers}
    for column in sorted(stray)[:5]:
        told = f"column {column_letters(column)} has no heading and is not used"
        reading.notice(sheet.place(head.row, column), Code.UNKNOWN_COLUMN, told, "give it a heading if it matters")
    return rows


def _counts(reading: Reading, sheet: Sheet, number: int, cells: list[Cell], words: Words) -> bool:
    """Whether a row is data: not blank, no example, no footnote."""
    filled = [value for value, _ in cells if value is not None and not (isinstance(value, str) and not value.strip())]
    if not filled:
        return False
    if not isinstance(filled[0], str):
        return True
    first = filled[0].strip()
    if first.startswith(tuple(words["format"]["ignored"])):
        return False
    if len(filled) == 1 and first.startswith(tuple(words["format"]["remarks"])):
        told = f"'{first[:40]}' is taken for a footnote and left out"
        reading.notice(sheet.place(number), Code.UNREADABLE_CELL, told, "put notes on a sheet of their own")
        return False
    return True


def _build_columns(
    sheet: Sheet, head: Head, buffers: Mapping[int, ColumnBuffer], rows: array[int]
) -> tuple[RawColumn, ...]:
    return tuple(
        buffer.column(head.headings[column], sheet.place(head.row, column), sheet.name, column_letters(column), rows)
        for column, buffer in buffers.items()
    )


def _note(sheet: Sheet, head: Head, words: Words, key: str) -> str:
    """Return what stands right of the label ``key`` above the headings, such as the source of the whole table."""
    labels = {fold(words["table"][key][lang]) for lang in ("zh", "en")}
    for number, cells in sheet.head:
        for index, (value, _) in enumerate(cells):
            if number < head.row and isinstance(value, str) and fold(value) in labels:
                said = cells[index + 1][0] if index + 1 < len(cells) else None
                return "" if said is None else str(said).strip().removesuffix(".0")
    return ""
