"""The template's sheets of tables, written: columns with units and notes, dropdowns, and a row of example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.model.table import ColumnKind, TableBook, TableKind
from advisor.profiles.template_checks import add_check, column_check, column_entries, describe_range, year_check
from advisor.profiles.template_style import ALLOWED, LAST_ROW, Desk, width_of
from advisor.profiles.workbook_words import unit_word

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TITLE, ORIGIN, HEAD, EXAMPLE, FIRST = 1, 2, 3, 4, 5
LAST_COLUMN = 16383
MOST_ON_A_PAGE = 16
NARROWEST, WIDEST = 11, 30
SAMPLES = {  # of names, by table and column
    ("parks", "name"): "park",
    ("", "name"): "firm",
    ("", "firm"): "firm",
    ("", "park"): "park",
    ("", "area"): "place",
}
STYLES = {"number": "number", "year": "year", "industry": "text"}


def write_table(desk: Desk, kind: TableKind, book: TableBook) -> None:
    """Write the sheet for one kind of table."""
    sheet = desk.add_sheet(kind.label.in_(desk.lang), "tables", fits=len(kind.columns) <= MOST_ON_A_PAGE)
    sheet.write_string(0, 0, f"advisor:table:{kind.id}", desk.style("hidden"))
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.write_string(TITLE, 0, f"{kind.label.in_(desk.lang)}　{kind.means.in_(desk.lang)}", desk.style("label_line"))
    _write_origin(desk, sheet)
    for index, column in enumerate(kind.columns.values()):
        _write_column(desk, sheet, index, column, kind, book)
    count = len(kind.columns)
    sheet.set_column(count, LAST_COLUMN, None, desk.style("free"))  # a row with a locked cell can't be deleted
    sheet.set_row(TITLE, 26)
    sheet.set_row(HEAD, 36)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(HEAD)
    sheet.repeat_columns(0)
    sheet.protect("", ALLOWED)


def _write_origin(desk: Desk, sheet: Worksheet) -> None:
    """Write the row that says whence the whole table is and of what year."""
    for column, key in ((0, "source"), (2, "year")):
        sheet.write_string(ORIGIN, column, desk.say("table", key), desk.style("right"))
        sheet.write_blank(ORIGIN, column + 1, None, desk.style("input"))
    area = (ORIGIN, 1, ORIGIN, 1)
    add_check(sheet, area, {"validate": "any"}, desk.say("table", "source"), desk.say("table", "source_hint"))
    add_check(
        sheet, (ORIGIN, 3, ORIGIN, 3), year_check(desk), desk.say("table", "year"), desk.say("table", "year_hint")
    )
    sheet.set_row(ORIGIN, 22)


def _write_column(
    desk: Desk, sheet: Worksheet, index: int, column: ColumnKind, kind: TableKind, book: TableBook
) -> None:
    heading = heading_of(desk, column)
    width = width_of(heading) * (0.62 if width_of(heading) > 16 else 1)
    longest = max((width_of(entry) for entry in column_entries(desk, column, book)), default=0)
    width = min(max(width + 3, longest + 2, NARROWEST), WIDEST)
    first = index == 0
    style = desk.style(STYLES.get(column.form, "free"))
    sheet.set_column(index, index, max(width, 26) if first else width, style)
    sheet.write_string(HEAD, index, heading, desk.style("head_required" if column.required else "head"))
    if note := _note(desk, column, kind, book):
        sheet.write_comment(HEAD, index, note, {"x_scale": 1.8, "y_scale": 1.2, "font_size": 9})
    sheet.write_string(EXAMPLE, index, _example(desk, column, kind, book, first), desk.style("example"))
    check, message = column_check(desk, column, book)
    if check["validate"] != "any" or message:
        add_check(sheet, (FIRST, index, LAST_ROW, index), check, heading, message)


def heading_of(desk: Desk, column: ColumnKind) -> str:
    """Return a column's heading with its unit: 营业收入（万元）."""
    label, unit = column.label.in_(desk.lang), unit_word(desk.words, column.unit, desk.lang)
    if not unit:
        return label
    return f"{label}（{unit}）" if desk.lang == "zh" else f"{label} ({unit})"


def _note(desk: Desk, column: ColumnKind, kind: TableKind, book: TableBook) -> str:
    parts = [desk.say("table", "required")] if column.required else []
    if column.means is not None:
        parts.append(column.means.in_(desk.lang))
    if column.within:
        parts.append(desk.say("table", "within") + kind.columns[column.within].label.in_(desk.lang))
    if column.form == "number" and (ends := describe_range(desk, column.range, column.unit)):
        parts.append(ends)
    if entries := column_entries(desk, column, book):
        parts.append(f"{desk.say('table', 'choice')}: {' / '.join(entries)}")
    if column.form in ("industry", "list"):
        parts.append(desk.say("table", column.form))
    return "\n".join(parts)


def _example(desk: Desk, column: ColumnKind, kind: TableKind, book: TableBook, first: bool) -> str:
    """Return what the example row shows in a column; the first cell is marked, so that the row isn't read."""
    return (desk.say("example", "mark") if first else "") + _example_of(desk, column, kind, book)


def _example_of(desk: Desk, column: ColumnKind, kind: TableKind, book: TableBook) -> str:
    if entries := column_entries(desk, column, book):
        return entries[0]
    if column.form == "number":
        return _example_number(column, kind)
    if column.form in ("year", "industry", "list"):
        return desk.say("example", column.form)
    key = SAMPLES.get((kind.id, column.id)) or SAMPLES.get(("", column.id))
    return desk.say("example", key) if key else desk.say("example", "some") + column.label.in_(desk.lang)


def _example_number(column: ColumnKind, kind: TableKind) -> str:
    """Return a figure that fits its range and lies below the column it is a part of."""
    high = column.range[1]
    if high is not None:
        return f"{high * 0.4:g}"
    whole, part = 1000.0, column
    while part.within:
        whole, part = whole * 0.3, kind.columns[part.within]
    return f"{whole:g}"
