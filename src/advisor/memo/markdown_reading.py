"""The Markdown of a memo in, its headings, paragraphs, items, tables and notes out; the only module with markdown-it.

Whatever is written from these says what the Markdown says: nothing is worded a second time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from advisor.errors import Code, MissingExtra, Problem, SourceRef
from advisor.model.document import Block, Citing, Heading, Inline, Item, Line, Note, Paragraph, Run, Table
from advisor.record import Record

if TYPE_CHECKING:
    from markdown_it.token import Token


class Read(Record, frozen=True):
    """What stands in a memo; ``basis`` is what it quotes under its title."""

    title: str
    basis: tuple[Line, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


def read_markdown(text: str) -> Read:
    """Return what ``text`` consists of, notes numbered in the order of their first citing.

    Raises:
        MissingExtra: where the footnote plugin is not installed.
    """
    tokens = _parser().parse(text)
    reading = _Reading(tokens)
    reading.read()
    return Read(reading.title, tuple(reading.basis), tuple(reading.blocks), tuple(reading.notes))


@cache
def _parser() -> Any:
    try:
        from markdown_it import MarkdownIt
        from mdit_py_plugins.footnote import footnote_plugin
    except ImportError as error:
        told = "writing a Word file needs the extra 'word', which is not installed"
        hint = "pip install 'cluster-advisor[word]', or write a .md or .html file"
        raise MissingExtra(Problem(SourceRef("-o"), Code.MISSING_EXTRA, told, hint)) from error
    return MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin, inline=False)


class _Reading:
    """Goes through the tokens once."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.title = ""
        self.basis: list[Line] = []
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self.depth = -1  # of the list in which we are
        self.quoted = False
        self.note = 0  # in whose text we are

    def read(self) -> None:
        rows: list[list[Line]] = []
        for place, token in enumerate(self.tokens):
            match token.type:
                case "bullet_list_open":
                    self.depth += 1
                case "bullet_list_close":
                    self.depth -= 1
                case "blockquote_open" | "blockquote_close":
                    self.quoted = token.type == "blockquote_open"
                case "footnote_open":
                    self.note = token.meta["id"] + 1
                case "footnote_close":
                    self.note = 0
                case "table_open":
                    rows = []
                case "tr_open":
                    rows.append([])
                case "table_close":
                    self._add_table(rows)
                case "inline":
                    opening = self.tokens[place - 1]
                    if opening.type in ("th_open", "td_open"):
                        rows[-1].extend(_lines(token)[:1] or [()])
                    else:
                        self._add(opening, _lines(token))

    def _add(self, opening: Token, lines: Sequence[Line]) -> None:
        if opening.type == "heading_open":
            level, words = int(opening.tag[1:]), "".join(map(_words, lines))
            if level == 1 and not self.title:
                self.title = words
            else:
                self.blocks.append(Heading(level - 1, "", words))
        elif self.note:
            self.notes.append(Note(self.note, tuple(part for line in lines for part in line)))
        elif self.quoted:
            self.basis.extend(lines)
        elif self.depth >= 0:
            self.blocks.extend(Item(line, self.depth) for line in lines)
        else:
            self.blocks.extend(Paragraph(line, self._is_remark(line)) for line in lines)

    def _is_remark(self, line: Line) -> bool:
        above = self.blocks[-1] if self.blocks else None
        marked = _words(line).startswith(("※", "†"))
        return marked and (isinstance(above, Table) or (isinstance(above, Paragraph) and above.remark))

    def _add_table(self, rows: Sequence[Sequence[Line]]) -> None:
        caption = ""
        above = self.blocks[-1] if self.blocks else None
        if isinstance(above, Paragraph) and all(isinstance(part, Run) and part.strong for part in above.line):
            caption = _words(above.line)
            self.blocks.pop()
        heads, *rest = (tuple(row) for row in rows)
        self.blocks.append(Table("", caption, heads, tuple(rest)))


def _lines(token: Token) -> list[Line]:
    """Return the lines of a paragraph; notes cited one after another become one citing."""
    lines: list[list[Inline]] = [[]]
    strong = False
    for child in token.children or ():
        line = lines[-1]
        last = line[-1] if line else None
        if child.type in ("strong_open", "strong_close"):
            strong = child.type == "strong_open"
        elif child.type in ("softbreak", "hardbreak"):
            lines.append([])
        elif child.type == "footnote_ref":
            number = child.meta["id"] + 1
            if isinstance(last, Citing):
                line[-1] = Citing((*last.notes, number))
            else:
                line.append(Citing((number,)))
        elif child.content:
            if isinstance(last, Run) and last.strong == strong:
                line[-1] = Run(last.text + child.content, strong)
            else:
                line.append(Run(child.content, strong))
    return [tuple(line) for line in lines if line]


def _words(line: Line) -> str:
    return "".join(part.text for part in line if isinstance(part, Run))
