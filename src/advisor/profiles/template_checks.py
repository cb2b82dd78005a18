"""What a cell of the template admits: dropdowns, warnings about figures out of range, and what it says when entered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from advisor.model.indicator import Indicator
from advisor.model.table import ColumnKind, TableBook
from advisor.profiles.column_reading import EARLIEST, LATEST
from advisor.profiles.template_style import LONGEST_MESSAGE, LONGEST_TITLE, Desk, shorten
from advisor.profiles.workbook_words import answers_of, unit_word

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Check = dict[str, Any]
Area = tuple[int, int, int, int]
WIDEST_FIGURE = 1e15


def add_check(sheet: Worksheet, area: Area, check: Check, title: str, message: str) -> None:
    """Put a check with its message on an area: first row, first column, last row, last column."""
    said = {"input_title": shorten(title, LONGEST_TITLE), "input_message": shorten(message, LONGEST_MESSAGE)}
    sheet.data_validation(*area, {"ignore_blank": True, **check, **(said if message else {})})


def choice_check(desk: Desk, entries: Iterable[str], strict: bool = True) -> Check:
    """Return a dropdown; one that isn't ``strict`` only offers its entries."""
    check: Check = {"validate": "list", "source": f"={desk.list_name(entries)}"}
    if not strict:
        return {**check, "show_error": False}
    told = {"error_title": desk.say("hint", "choice_title"), "error_message": desk.say("hint", "choice_told")}
    return {**check, **told, "error_type": "stop"}


def range_check(desk: Desk, ends: tuple[float | None, float | None]) -> Check:
    """Return a warning about what is no number within ``ends``; it can be passed, as ``>50`` must be."""
    low, high = ends
    if low is None and high is None:
        return {"validate": "any"}
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -WIDEST_FIGURE if low is None else low,
        "maximum": WIDEST_FIGURE if high is None else high,
        "error_type": "warning",
        "error_title": desk.say("hint", "range_title"),
        "error_message": desk.say("hint", "range_told"),
    }


def year_check(desk: Desk) -> Check:
    """Return a warning about what is no year."""
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": EARLIEST,
        "maximum": LATEST,
        "error_type": "warning",
        "error_title": desk.say("hint", "range_title"),
        "error_message": desk.say("hint", "year_told"),
    }


def indicator_check(desk: Desk, indicator: Indicator) -> tuple[Check, str]:
    """Return the check of an indicator's value cell and what it says."""
    answers = [said.in_(desk.lang) for said in answers_of(indicator, desk.words).values()]
    means = indicator.definition.in_(desk.lang)
    if indicator.kind != "number":
        return choice_check(desk, answers), f"{means}\n{desk.say('hint', 'choose')}"
    parts = [means, desk.say("hint", "number")]
    if ends := describe_range(desk, indicator.range, indicator.unit):
        parts.append(ends)
    if answers:
        parts.append(desk.say("hint", "levels") + "/".join(answers))
    return range_check(desk, indicator.range), "\n".join(parts)


def describe_range(desk: Desk, ends: tuple[float | None, float | None], unit: str) -> str:
    """Return the range in words, or nothing where it is open or says no more than that a figure isn't negative."""
    low, high = ends
    if (low is None or low == 0) and high is None:
        return ""
    said = unit_word(desk.words, unit, desk.lang)
    if low is not None and high is not None:
        return f"{desk.say('hint', 'range')}{low:g}–{high:g} {said}".rstrip()
    end = f"{low:g}{desk.say('hint', 'and_up')}" if low is not None else f"{high:g}{desk.say('hint', 'and_down')}"
    return desk.say("hint", "range") + end


def column_check(desk: Desk, column: ColumnKind, book: TableBook) -> tuple[Check, str]:
    """Return the check of a table's column and what its cells say."""
    if column.form == "number":
        return range_check(desk, column.range), ""
    if column.form == "year":
        return year_check(desk), ""
    if column.form == "industry":
        entries = [f"{code} {name.in_(desk.lang)}" for code, name in book.industries.items()]
        return (choice_check(desk, entries, False) if entries else {"validate": "any"}), desk.say("table", "industry")
    entries = column_entries(desk, column, book)
    if entries:
        return choice_check(desk, entries), desk.say("table", "yes_no" if column.form == "yes_no" else "choice")
    return {"validate": "any"}, desk.say("table", "list") if column.form == "list" else ""


def column_entries(desk: Desk, column: ColumnKind, book: TableBook) -> list[str]:
    """Return what may stand in a column of choices; nothing for other columns."""
    if column.form == "yes_no":
        return [desk.say("answer", "yes"), desk.say("answer", "no")]
    if column.form == "scope":
        return [said.in_(desk.lang) for said in book.scopes.values()]
    return [said.in_(desk.lang) for said in column.values.values()] if column.form == "choice" else []
