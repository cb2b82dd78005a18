"""How the template looks: fonts, colours, number formats, widths, and the lists that its dropdowns take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from advisor.model.text import Lang
from advisor.profiles.workbook_words import Words

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LAST_ROW = 100_009
LONGEST_MESSAGE, LONGEST_TITLE, LONGEST_SHEET = 250, 30, 31
WHITE = {"left": 1, "right": 1, "left_color": "#FFFFFF", "right_color": "#FFFFFF"}
STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 14},
    "step": {"bold": True, "font_size": 12, "top": 1, "top_color": "#BFBFBF"},
    "told": {"text_wrap": True},
    "quiet": {"text_wrap": True, "font_color": "#595959", "font_size": 9},
    "head": {
        "bold": True,
        "bg_color": "#1F4E79",
        "font_color": "#FFFFFF",
        "text_wrap": True,
        "align": "center",
        **WHITE,
    },
    "head_required": {
        "bold": True,
        "bg_color": "#9C3B00",
        "font_color": "#FFFFFF",
        "text_wrap": True,
        "align": "center",
        **WHITE,
    },
    "label": {"bold": True, "text_wrap": True, "bottom": 4, "bottom_color": "#BFBFBF"},
    "fixed": {"font_color": "#595959", "align": "center", "bottom": 4, "bottom_color": "#BFBFBF"},
    "example": {"italic": True, "font_color": "#7F7F7F", "bg_color": "#F2F2F2", "bottom": 4, "bottom_color": "#BFBFBF"},
    "input": {"locked": False, "bg_color": "#FFF9E5", "border": 1, "border_color": "#D9D9D9", "text_wrap": True},
    "text": {"locked": False, "num_format": "@"},
    "free": {"locked": False},
    "number": {"locked": False, "num_format": "#,##0.####"},
    "year": {"locked": False, "num_format": "0", "align": "center"},
    "label_line": {"bold": True, "font_size": 11},
    "right": {"align": "right", "font_color": "#595959"},
    "hidden": {"font_color": "#A6A6A6", "font_size": 8},
}
TABS = {"region": "#C55A11", "facts": "#1F4E79", "tables": "#548235"}
ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
    "insert_columns": True,
}


class Desk:
    """The workbook being written, with its formats and its sheet of lists."""

    def __init__(self, book: Workbook, words: Words, lang: Lang) -> None:
        self.book = book
        self.words = words
        self.lang = lang
        font = {"font_name": words["format"]["fonts"][lang], "font_size": 10, "valign": "vcenter"}
        self._formats: dict[str, Format] = {name: book.add_format({**font, **own}) for name, own in STYLES.items()}
        self._lists: dict[tuple[str, ...], str] = {}
        self._names: set[str] = set()

    def style(self, name: str) -> Format:
        """Return one of the formats in ``STYLES``."""
        return self._formats[name]

    def say(self, group: str, key: str) -> str:
        """Return a word in the template's language."""
        return str(self.words[group][key][self.lang])

    def add_sheet(self, name: str, group: str = "", fits: bool = True) -> Worksheet:
        """Add a sheet; one whose name is taken already gets a number. One that ``fits`` prints one page wide."""
        clean = "".join(" " if c in "[]:*?/\\" else c for c in name)[:LONGEST_SHEET].strip("' ")
        shown, count = clean, 1
        while shown.casefold() in self._names:
            count += 1
            shown = f"{clean[: LONGEST_SHEET - 3]} {count}"
        self._names.add(shown.casefold())
        sheet = self.book.add_worksheet(shown)
        sheet.hide_gridlines(1 if group == "tables" else 2)
        if group:
            sheet.set_tab_color(TABS[group])
        sheet.set_landscape()
        sheet.set_paper(9)
        if fits:
            sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&A　&P / &N")
        return sheet

    def list_name(self, entries: Iterable[str]) -> str:
        """Return the name of the range on the sheet of lists that holds these entries."""
        key = tuple(entries)
        return self._lists.setdefault(key, f"advisor_list_{len(self._lists) + 1}")

    def write_lists(self) -> None:
        """Write the hidden sheet that the dropdowns take their entries from."""
        sheet = self.add_sheet(self.say("sheet", "lists"))
        sheet.write_string(0, 0, "advisor:lists", self.style("hidden"))
        for column, (entries, name) in enumerate(self._lists.items()):
            for row, entry in enumerate(entries, 1):
                sheet.write_string(row, column, entry, self.style("plain"))
            letters = _letters(column)
            self.book.define_name(name, f"='{sheet.get_name()}'!${letters}$2:${letters}${len(entries) + 1}")
        sheet.protect()
        sheet.hide()


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def shorten(text: str, most: int) -> str:
    """Return a text that fits into a message box of Excel.

    >>> shorten("abcdef", 4)
    'abc…'
    """
    return text if len(text) <= most else text[: most - 1] + "…"


def width_of(text: str) -> float:
    """Return about how many Latin letters wide a text is."""
    return sum(1.0 if character.isascii() else 2.0 for character in text)
