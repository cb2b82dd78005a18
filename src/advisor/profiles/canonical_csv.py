"""A table as read in, the same table as a CSV text with the headings and units that this program knows, out."""

from __future__ import annotations

import csv
import io
from math import isnan

from advisor.model.table import NOT_REPORTED, Column, ColumnKind, Table, TableBook, TableKind


def write_csv(table: Table, kind: TableKind, book: TableBook) -> str:
    """Return ``table`` with Chinese headings, one row a case; what is not reported is blank."""
    listed = [(kind.columns[name], column) for name, column in table.columns.items()]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([_heading(form) for form, _ in listed])
    cells = [_cells(form, column, book, table.rows) for form, column in listed]
    writer.writerows(zip(*cells, strict=True))
    return stream.getvalue()


def _heading(form: ColumnKind) -> str:
    return f"{form.label.zh}（{form.unit}）" if form.unit else form.label.zh


def _cells(form: ColumnKind, column: Column, book: TableBook, rows: int) -> list[str]:
    if column.numbers is not None:
        return ["" if isnan(number) else f"{number:.15g}" for number in column.numbers.tolist()]
    if column.lists is not None:
        return ["、".join(items) for items in column.lists]
    if column.codes is None:
        return [""] * rows
    words = [_word(form, label, book) for label in column.labels]
    return ["" if code == NOT_REPORTED else words[code] for code in column.codes.tolist()]


def _word(form: ColumnKind, label: str, book: TableBook) -> str:
    if form.form == "yes_no":
        return {"yes": "是", "no": "否"}[label]
    if form.form == "scope":
        return book.scopes[label].zh
    return form.values[label].zh if form.form == "choice" else label
