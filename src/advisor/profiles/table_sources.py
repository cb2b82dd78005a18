"""Where a profile's tables come from in, the checked tables out: written in it, in its workbook, in files beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from advisor.errors import Code
from advisor.marked_yaml import Node, Reading
from advisor.model.table import Table, TableBook
from advisor.profiles.column_reading import Lexicon
from advisor.profiles.raw_table import RawTable
from advisor.profiles.table_building import build_tables, with_origin
from advisor.profiles.yaml_tables import TableFile, read_tables

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xltx", ".ods")


def gather_tables(
    reading: Reading, node: Node | None, given: Sequence[RawTable], book: TableBook, folder: Path
) -> dict[str, Table]:
    """Return every table by kind: those ``given``, those under ``node``, and those in the files that it names."""
    written, files = read_tables(reading, node, tuple(book.kinds), folder)
    raws: list[tuple[RawTable, Mapping[str, str]]] = [(raw, {}) for raw in (*given, *written)]
    for file in files:
        raw = _open_file(reading, file, book)
        if raw is not None:
            raws.append((with_origin(raw, file.kind, file.year, file.source), file.headings))
    return build_tables(reading, raws, book, Lexicon(book.scopes, book.industries))


def _open_file(reading: Reading, file: TableFile, book: TableBook) -> RawTable | None:
    if file.path.suffix.lower() not in WORKBOOKS:
        from advisor.profiles.table_files import read_table_file

        return read_table_file(file.path, reading, file.kind)
    from advisor.profiles.workbook_tables import read_sheet_tables

    sheets = read_sheet_tables(file.path, reading, book)
    label = book.kinds[file.kind].label
    fitting = [t for t in sheets if (file.sheet in (t.where.cell.partition("!")[0], "") and t.kind in (file.kind, ""))]
    for raw in sorted(fitting, key=lambda t: t.kind != file.kind):
        return raw
    told = f"'{file.path.name}' has no sheet for '{label.zh}'"
    reading.report(file.where, Code.UNKNOWN_TABLE, told, "name the sheet: 'sheet: …'")
    return None
