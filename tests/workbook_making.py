"""Filled workbooks for the tests: a template filled in by program, and plain ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from advisor.knowledge.loader import load_rulebase
from advisor.knowledge.tables import load_table_book
from advisor.marked_yaml import Node, Reading
from advisor.model.rulebase import Rulebase
from advisor.model.table import TableBook
from advisor.profiles.raw_table import RawColumn, RawTable
from advisor.profiles.template_workbook import build_template
from advisor.profiles.workbook_profile import read_workbook

RULES = Path(__file__).parent.parent / "rules"


@cache
def rules() -> tuple[Rulebase, TableBook]:
    return load_rulebase(RULES), load_table_book(RULES)


@cache
def template(lang: str = "zh") -> bytes:
    base, book = rules()
    return build_template(book, base.indicators, base.subjects, lang=lang, digest=base.digest)  # type: ignore[arg-type]


def write_blank(path: Path, lang: str = "zh") -> Path:
    path.write_bytes(template(lang))
    return path


def sheet_of(workbook: Workbook, key: str) -> Worksheet:
    return next(s for s in workbook.worksheets if s["A1"].value == f"advisor:{key}")


def row_of(sheet: Worksheet, key: str) -> int:
    return next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, 1).value == key)


def set_fact(workbook: Workbook, name: str, value: object, **more: object) -> str:
    """Fill in an indicator; return its cell, such as ``集群品牌!C4``."""
    sheet = sheet_of(workbook, f"facts:{rules()[0].indicators[name].subject}")
    row = row_of(sheet, name)
    keys = [cell.value for cell in sheet[1]]
    for key, said in {"value": value, **more}.items():
        sheet.cell(row, keys.index(key) + 1).value = said
    return f"{sheet.title}!C{row}"


def set_region(workbook: Workbook, **said: object) -> None:
    sheet = sheet_of(workbook, "region")
    for key, value in said.items():
        sheet.cell(row_of(sheet, key), 3).value = value


def put_rows(sheet: Worksheet, rows: list[list[object]], first: int = 6) -> None:
    for r, row in enumerate(rows, first):
        for c, value in enumerate(row, 1):
            sheet.cell(r, c).value = value


def filled(path: Path, lang: str = "zh") -> Workbook:
    workbook = load_workbook(write_blank(path, lang))
    set_region(workbook, name_zh="港州市", name_en="Gangzhou")
    return workbook


def read(path: Path) -> tuple[Node | None, list[RawTable], Reading]:
    reading = Reading()
    base, book = rules()
    root, tables = read_workbook(path, reading, base.indicators, book)
    return root, tables, reading


def plain(node: Node) -> object:
    """A node as plain Python."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    return [plain(child) for child in node.value] if isinstance(node.value, list) else node.value


def values(column: RawColumn) -> list[object]:
    if column.numbers is not None:
        return [None if n != n else n for n in column.numbers.tolist()]
    assert column.codes is not None
    return [column.cells[code][0] for code in column.codes]
