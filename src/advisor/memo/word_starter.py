"""The lines of a starter template in, a Word file with these lines and its headings out."""

from __future__ import annotations

from io import BytesIO

STYLES = {"# ": "Title", "## ": "Heading 1", "### ": "Heading 2"}


def build_starter(text: str) -> bytes:
    """Return a Word file with a paragraph for each line; ``#``, ``##`` and ``###`` begin the title and headings."""
    from docx import Document

    document = Document()
    for line in text.splitlines():
        mark = next((mark for mark in STYLES if line.startswith(mark)), "")
        document.add_paragraph(line.removeprefix(mark), style=STYLES.get(mark))
    made = BytesIO()
    document.save(made)
    return made.getvalue()
