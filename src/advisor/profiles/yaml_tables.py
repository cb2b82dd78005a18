"""The ``tables:`` of a YAML profile in: raw tables that stand in it, and the files that it points to.

tables:
  firms: {file: firms.csv, year: 2023, source: 市统计局}
  parks:
    year: 2023
    rows:
      - {name: 东港园, planned_area: 10, tenants: 30}
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from advisor.errors import Code, SourceRef, did_you_mean
from advisor.marked_yaml import Node, Reading
from advisor.profiles.raw_table import Cell, RawColumn, RawTable, sheet_column
from advisor.record import Record

KEYS = ("file", "sheet", "year", "source", "columns", "rows")


class TableFile(Record, frozen=True):
    """A file that holds a table of ``kind``; ``headings`` translates its headings to column ids."""

    kind: str
    path: Path
    sheet: str
    year: str
    source: str
    headings: dict[str, str]
    where: SourceRef


def read_tables(
    reading: Reading, node: Node | None, kinds: Collection[str], folder: Path
) -> tuple[list[RawTable], list[TableFile]]:
    """Return the tables written out in a profile, and the files it names, relative to ``folder``."""
    tables: list[RawTable] = []
    files: list[TableFile] = []
    for kind, child in reading.take_map(node, "'tables:'").items() if node else ():
        if kind not in kinds:
            hint = did_you_mean(kind, kinds) or f"there are: {', '.join(kinds)}"
            where = (node.keys or {}).get(kind, child.where) if node else child.where
            reading.report(where, Code.UNKNOWN_TABLE, f"no kind of table is called '{kind}'", hint)
            continue
        entries = reading.take_fields(child, f"table '{kind}'", optional=KEYS)
        year = reading.take_string(entries.get("year"), f"table '{kind}': year")
        source = reading.take_string(entries.get("source"), f"table '{kind}': source")
        if ("file" in entries) == ("rows" in entries):
            hint = "give either 'file:' or 'rows:'"
            reading.report(child.where, Code.MISSING_KEY, f"table '{kind}' needs a file or rows, not both", hint)
        elif "file" in entries:
            name = reading.take_string(entries["file"], f"table '{kind}': file")
            sheet = reading.take_string(entries.get("sheet"), f"table '{kind}': sheet")
            headings = _read_headings(reading, entries.get("columns"), kind)
            files.append(TableFile(kind, folder / name, sheet, year, source, headings, entries["file"].where))
        else:
            rows = [reading.take_map(row, f"a row of '{kind}'") for row in reading.take_list(entries["rows"], kind)]
            nodes = entries["rows"].value if isinstance(entries["rows"].value, list) else []
            columns = _gather(reading, kind, rows, [row.where for row in nodes])
            tables.append(RawTable(kind, child.where, columns, source, year))
    return tables, files


def _read_headings(reading: Reading, node: Node | None, kind: str) -> dict[str, str]:
    listed = reading.take_map(node, f"table '{kind}': columns") if node else {}
    return {heading: reading.take_string(child, f"column '{heading}'") for heading, child in listed.items()}


def _gather(reading: Reading, kind: str, rows: list[dict[str, Node]], places: list[SourceRef]) -> tuple[RawColumn, ...]:
    """Return the rows' values column by column; a key that a row lacks is a blank."""
    headings = list(dict.fromkeys(name for row in rows for name in row))
    file = places[0].file if places else ""
    columns = []
    for heading in headings:
        cells: list[Cell] = [(_plain(reading, row.get(heading), kind, heading), "General") for row in rows]
        wheres = [row[heading].where if heading in row else at for row, at in zip(rows, places, strict=True)]
        first = next(row[heading].where for row in rows if heading in row)
        span = f"{file}:{places[0].line}–{places[-1].line} {heading}"
        columns.append(sheet_column(heading, first, span, cells, wheres.__getitem__))
    return tuple(columns)


def _plain(reading: Reading, node: Node | None, kind: str, heading: str) -> object:
    if node is None or node.blank:
        return None
    if isinstance(node.value, list):
        return "、".join(reading.take_strings(node, f"table '{kind}', '{heading}'"))
    return reading.take_string(node, f"table '{kind}', '{heading}'")
