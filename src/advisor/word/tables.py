"""A table in, its caption and rows as Word has them out: the heading row repeated on every page, short rows whole."""

from __future__ import annotations

from collections.abc import Callable

from advisor.model.document import Line, Run, Table
from advisor.model.text import Lang
from advisor.word.columns import count_lines, measure, share_width
from advisor.word.looks import PAGES
from advisor.word.markup import paragraph, run

PADDING = 114
"""Twips of a cell that hold no text."""
CHARACTER: dict[Lang, int] = {"zh": 240, "en": 190}
"""Twips of a Chinese character in a table."""
SHORT = 10
"""Lines of a row that is not parted over two pages."""
GAP = '<w:p><w:pPr><w:pStyle w:val="TableRemark"/><w:spacing w:before="0" w:after="0" w:line="200"/></w:pPr></w:p>'
"""What keeps the text below off a table."""
CENTRED = '<w:jc w:val="center"/>'


def write_table(table: Table, lang: Lang, write_line: Callable[[Line], str]) -> str:
    """Return a table with its caption above it; ``write_line`` writes what stands in a cell."""
    if not table.heads:
        return ""
    page, character = PAGES[lang], CHARACTER[lang]
    heads, rows = [_words(head) for head in table.heads], [[_words(cell) for cell in row] for row in table.rows]
    room = (page.width - PADDING * len(heads)) / character
    widths = share_width(heads, rows, room)
    twips = [round(width * character) + PADDING for width in widths]
    short = [lang == "zh" and all(measure(row[place]) <= width for row in rows) for place, width in enumerate(widths)]
    side = '<w:vAlign w:val="center"/>' if lang == "zh" else ""
    written = [_write_row(twips, [paragraph("TableHead", write_line(head)) for head in table.heads], side, True, True)]
    for row, texts in zip(table.rows, rows, strict=True):
        cells = [
            paragraph("TableText", write_line(cell), CENTRED if short[place] else "") for place, cell in enumerate(row)
        ]
        written.append(_write_row(twips, cells, side, False, count_lines(texts, widths) <= SHORT))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    return (
        f"{_write_caption(table)}<w:tbl><w:tblPr>"
        f'<w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(written)}</w:tbl>"
    )


def _write_caption(table: Table) -> str:
    return paragraph("Caption", run("  ".join(part for part in (table.name, table.caption) if part)))


def _write_row(twips: list[int], cells: list[str], side: str, head: bool, whole: bool) -> str:
    marks = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if head else "")
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{side}</w:tcPr>{cell}</w:tc>'
        for width, cell in zip(twips, cells, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{written}</w:tr>"


def _words(line: Line) -> str:
    """Return what a cell says, with as many signs for notes as their raised marks are wide."""
    return "".join(part.text if isinstance(part, Run) else "′" * (2 + 2 * len(part.notes)) for part in line)
