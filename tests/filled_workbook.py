"""The invented city of tests/synthetic_city.py, filled into the template as a planner would."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from advisor import blanks, service
from advisor.model.table import ColumnKind
from advisor.model.text import Text
from tests import synthetic_city


def fill_workbook(path: Path, count: int = 5000) -> Path:
    """Write the template, fill in the region and three tables, no judgement among them; return the path."""
    workbook = load_workbook(io.BytesIO(blanks.build_template()))
    sheets = {str(sheet["A1"].value): sheet for sheet in workbook.worksheets}
    region = sheets["advisor:region"]
    said = {"name_zh": "试验市", "name_en": "Trial City", "spatial_level": "市"}
    for row in range(1, region.max_row + 1):
        if region.cell(row, 1).value in said:
            region.cell(row, 3).value = said[region.cell(row, 1).value]
    _fill(sheets["advisor:table:firms"], synthetic_city.firms(count))
    _fill(sheets["advisor:table:industries"], synthetic_city.industries())
    _fill(sheets["advisor:table:parks"], synthetic_city.parks())
    workbook.save(path)
    return path


def _fill(sheet: Worksheet, rows: list[synthetic_city.Row]) -> None:
    """Put the rows under the headings, in the words of the dropdowns."""
    kind = service.load_tables().kinds[str(sheet["A1"].value).rpartition(":")[2]]
    scopes = service.load_tables().scopes
    sheet["B3"], sheet["D3"] = "试验市统计局", synthetic_city.YEAR
    for index, row in enumerate(rows):
        for column, (name, form) in enumerate(kind.columns.items(), 1):
            value = row.get(name)
            if value is not None:
                sheet.cell(6 + index, column).value = _written(value, form, scopes)


def _written(value: Any, form: ColumnKind, scopes: Mapping[str, Text]) -> object:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(value)
    named = form.values.get(value) if form.form == "choice" else scopes.get(value) if form.form == "scope" else None
    return named.zh if named else value
