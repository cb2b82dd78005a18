"""A document in, the data out that the page template lays out: plain, each block with its kind."""

from __future__ import annotations

from typing import Any

from advisor.model.document import Block, Citing, Document, Heading, Item, Line, Paragraph, Table

LEAST, MOST = 4.5, 24.0


def to_data(document: Document) -> dict[str, Any]:
    """Return the document as plain data for JSON; nothing in it is taken for markup."""
    attachment = document.attachment
    return {
        "lang": document.lang,
        "title": list(document.title),
        "draft": document.draft,
        "classification": document.classification,
        "addressee": document.addressee,
        "basis": [_line(line) for line in document.basis],
        "blocks": [_block(block) for block in document.blocks],
        "attachment": attachment
        and {
            "name": attachment.name,
            "title": attachment.title,
            "announced": attachment.announced,
            "blocks": [_block(block) for block in attachment.blocks],
        },
        "sender": document.sender,
        "date": document.date,
        "notes": [{"number": note.number, "line": _line(note.line)} for note in document.notes],
        "subject": document.subject,
        "keywords": document.keywords,
    }


def _line(line: Line) -> list[dict[str, Any]]:
    return [
        {"notes": list(part.notes)} if isinstance(part, Citing) else {"text": part.text, "strong": part.strong}
        for part in line
    ]


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "number": block.number, "text": block.text}
        case Paragraph():
            return {"kind": "paragraph", "line": _line(block.line), "remark": block.remark}
        case Item():
            return {"kind": "item", "line": _line(block.line), "depth": block.depth, "number": block.number}
        case Table():
            return {
                "kind": "table",
                "name": block.name,
                "caption": block.caption,
                "heads": [_line(head) for head in block.heads],
                "rows": [[_line(cell) for cell in row] for row in block.rows],
                "widths": weigh_columns(block),
            }


def weigh_columns(table: Table) -> list[float]:
    """Return how wide each column is beside the others: by the root of its longest cell, within bounds.

    >>> from advisor.model.document import Run
    >>> heads = ((Run("序"),), (Run("举措"),))
    >>> weigh_columns(Table("表1", "举措", heads, (((Run("1"),), (Run("甲" * 100),)),)))
    [4.5, 14.1]
    """
    columns = zip(table.heads, *table.rows, strict=True)
    longest = (max(_width(line) for line in column) for column in columns)
    return [round(min(max(2**0.5 * width**0.5, LEAST), MOST), 1) for width in longest]


def _width(line: Line) -> float:
    signs = "".join(part.text for part in line if not isinstance(part, Citing))
    return sum(0.5 if sign.isascii() else 1.0 for sign in signs)
