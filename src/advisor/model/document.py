"""A memo as an office lays it out: blocks in order, from which a word processor's file or printed pages are written.

What it says is decided here, and in which order; how it looks is the writer's affair.
"""

from __future__ import annotations

import datetime

from advisor.model.text import Lang
from advisor.record import Record


class Run(Record, frozen=True):
    """Characters of one kind; ``strong`` are the words that lead a paragraph in."""

    text: str
    strong: bool = False


class Citing(Record, frozen=True):
    """The place of one or more notes, by number; a note cited again has the number that it had."""

    notes: tuple[int, ...]


Inline = Run | Citing
Line = tuple[Inline, ...]


class Heading(Record, frozen=True):
    """A heading: its level from 1, its ordinal as it is written (``""`` if it has none) and its words."""

    level: int
    number: str
    text: str


class Paragraph(Record, frozen=True):
    """A paragraph; ``remark`` is one that belongs to the table above it."""

    line: Line
    remark: bool = False


class Item(Record, frozen=True):
    """An item of a list at a depth from 0; ``number`` is written where items stand under one another."""

    line: Line
    depth: int = 0
    number: str = ""


class Table(Record, frozen=True):
    """A table: how it is called, such as 表1, what it shows, one heading a column, and rows of as many cells."""

    name: str
    caption: str
    heads: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


Block = Heading | Paragraph | Item | Table


class Note(Record, frozen=True):
    """A numbered note and its text; the notes count upwards from 1 in the order in which they are first cited."""

    number: int
    line: Line


class Attachment(Record, frozen=True):
    """What follows the text on a page of its own: how it is called, its title, and how the text announces it."""

    name: str
    title: str
    announced: str
    blocks: tuple[Block, ...]


class Office(Record, frozen=True):
    """What an office adds to a memo, each only if it is given.

    ``classification`` is written as given, such as 机密★1年; ``draft`` says whether the text is still to be approved.
    """

    addressee: str = ""
    sender: str = ""
    date: datetime.date | None = None
    classification: str = ""
    draft: bool = True


class Document(Record, frozen=True):
    """A memo ready to be written.

    The last heading of the attachment is that of the notes, where there are any.
    ``title`` holds the lines of the title, broken by meaning. ``addressee``, ``sender``, ``date``, ``classification``
    and ``draft`` are as they are to be written, ``""`` where they are not. ``basis`` says what the memo rests on.
    """

    lang: Lang
    title: tuple[str, ...]
    draft: str
    classification: str
    addressee: str
    basis: tuple[Line, ...]
    blocks: tuple[Block, ...]
    attachment: Attachment | None
    sender: str
    date: str
    notes: tuple[Note, ...]
    subject: str
    keywords: str
