"""A workbook file in, its sheets opened for reading out; a file that is unsafe or no workbook is refused with reasons.

This is the only module that opens workbooks. Cells are streamed, so memory doesn't grow with the rows.
"""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.errors import Code, SourceRef
from advisor.marked_yaml import Reading
from advisor.profiles.raw_table import Cell
from advisor.profiles.workbook_file import look_at_file
from advisor.profiles.workbook_scan import SheetScan, column_letters, column_number, scan_sheet

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

Progress = Callable[[int, int], None]
Row = tuple[int, list[Cell]]
WIDEST = 300
MOST_COLUMNS = 16384
MOST_TOLD = 10
HEAD_ROWS = 12
DAMAGED = "open it in Excel, WPS or LibreOffice and save it again"


@dataclass
class Sheet:
    """A worksheet: its name, what its XML says, and its first rows; ``rows`` streams all of them."""

    name: str
    file: str
    scan: SheetScan
    head: list[Row]
    source: Any
    visible: bool = True

    def place(self, row: int, column: int = 1) -> SourceRef:
        """Return where a cell is."""
        return SourceRef(self.file, row, column, f"{self.name}!{column_letters(column)}{row}")

    @property
    def where(self) -> SourceRef:
        """Where the sheet is."""
        return SourceRef(self.file, 0, 0, f"{self.name}!A1")

    def rows(self) -> Iterator[Row]:
        """Yield every row that has cells, with its number. Raises whatever a damaged file makes openpyxl raise."""
        for number, row in enumerate(self.source.iter_rows(max_col=WIDEST), start=1):
            cells: list[Cell] = []
            for cell in row:
                value = cell.value
                if value is None:
                    cells.append((None, ""))
                elif isinstance(value, str):
                    cells.append((value, "@"))
                else:
                    cells.append((value, cell.number_format or "General"))
            while cells and cells[-1][0] is None:
                cells.pop()
            yield number, cells


@dataclass
class OpenWorkbook:
    """An open workbook; ``properties`` are its custom document properties."""

    file: str
    sheets: list[Sheet]
    properties: dict[str, str]
    book: Workbook

    def close(self) -> None:
        """Let go of the file."""
        self.book.close()


def open_workbook(path: Path, reading: Reading) -> OpenWorkbook | None:
    """Open the workbook at ``path``; None, with the reason reported, where that can't be done safely."""
    where = SourceRef(str(path))
    if not look_at_file(path, reading):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _open(path)
    except Exception as error:  # a damaged file makes openpyxl raise anything
        report_damage(reading, where, error)
        return None


def report_damage(reading: Reading, where: SourceRef, error: Exception) -> None:
    """Report a workbook that breaks while it is read."""
    kind = type(error).__name__
    told = "its parts don't unpack" if isinstance(error, zipfile.BadZipFile | zlib.error | EOFError) else kind
    reading.report(where, Code.NOT_A_WORKBOOK, f"the workbook is damaged ({told})", DAMAGED)


def _open(path: Path) -> OpenWorkbook:
    from openpyxl import load_workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        with zipfile.ZipFile(path) as packed:
            sources = [source for source in book.worksheets if isinstance(source, ReadOnlyWorksheet)]
            sheets = [_open_sheet(packed, source, str(path)) for source in sources]
        custom: Any = getattr(book, "custom_doc_props")  # noqa: B009 (its stubs lack it)
        properties = {prop.name: str(prop.value) for prop in custom.props if prop.name}
    except BaseException:
        book.close()
        raise
    return OpenWorkbook(str(path), sheets, properties, book)


def _open_sheet(packed: zipfile.ZipFile, source: Any, file: str) -> Sheet:
    source.reset_dimensions()  # what the file says of its size may be wrong
    with packed.open(source._worksheet_path.lstrip("/")) as stream:
        scan = scan_sheet(stream)
    sheet = Sheet(source.title, file, scan, [], source, source.sheet_state == "visible")
    for row in sheet.rows():
        if row[0] > HEAD_ROWS:
            break
        sheet.head.append(row)
    return sheet


def check_sheet(reading: Reading, sheet: Sheet, first_row: int, columns: range, hidden_by_us: frozenset[int]) -> None:
    """Report what lies in the rows from ``first_row`` on, in ``columns``, and can't be read as it stands.

    ``hidden_by_us`` are the columns that the template hides itself.
    """
    _check_formulas(reading, sheet)
    for left, top, right, bottom in sheet.scan.merged:
        if bottom >= first_row and right >= columns.start and left < columns.stop:
            span = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
            told = f"the cells {span} are merged, so all but the first are empty"
            hint = "unmerge them and write the value into each cell"
            reading.report(SourceRef(sheet.file, top, left, f"{sheet.name}!{span}"), Code.MERGED_CELLS, told, hint)
    _notice_hidden(reading, sheet, first_row, columns, hidden_by_us)


def _check_formulas(reading: Reading, sheet: Sheet) -> None:
    cells = sheet.scan.empty_formulas
    hint = "open the workbook in Excel, WPS or LibreOffice once and save it"
    for cell in cells[:MOST_TOLD]:
        letters = cell.rstrip("0123456789")
        where = SourceRef(sheet.file, int(cell[len(letters) :] or 0), column_number(letters), f"{sheet.name}!{cell}")
        reading.report(where, Code.FORMULA_WITHOUT_VALUE, f"{cell} holds a formula without its value", hint)
    if len(cells) > MOST_TOLD:
        told = f"{len(cells) - MOST_TOLD} more cells of '{sheet.name}' hold formulas without values"
        reading.report(sheet.where, Code.FORMULA_WITHOUT_VALUE, told, hint)


def _notice_hidden(
    reading: Reading, sheet: Sheet, first_row: int, columns: range, hidden_by_us: frozenset[int]
) -> None:
    rows = [row for row in sheet.scan.hidden_rows if row >= first_row]
    hint = "take them out if they don't belong; a filter hides rows too"
    if rows:
        told = f"the hidden row {rows[0]} is read too{f' and {len(rows) - 1} more' if len(rows) > 1 else ''}"
        reading.notice(sheet.place(rows[0]), Code.HIDDEN_ROWS, told, hint)
    for first, last in sheet.scan.hidden_columns:
        shown = [c for c in range(first, min(last, MOST_COLUMNS) + 1) if c in columns and c not in hidden_by_us]
        if shown:
            told = f"the hidden columns {column_letters(shown[0])} to {column_letters(shown[-1])} are read too"
            reading.notice(sheet.place(1, shown[0]), Code.HIDDEN_ROWS, told, hint)
