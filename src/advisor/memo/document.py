"""A memo in, the document that an office would lay out of it out: its own Markdown read back, numbered and parted."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.memo.markdown import to_markdown
from advisor.memo.markdown_reading import read_markdown
from advisor.memo.numbers import write_date
from advisor.memo.ordinals import number_blocks, take_ordinals
from advisor.memo.parts import ComparisonContext, MemoContext
from advisor.memo.title import break_title
from advisor.memo.words import say
from advisor.model.document import Attachment, Block, Document, Heading, Note, Office, Paragraph, Run, Table
from advisor.model.text import Lang
from advisor.record import replace

TITLE_WIDTH = 20
"""Characters of 22 points on a line of 156 mm."""


def to_document(ctx: MemoContext | ComparisonContext, office: Office | None = None, brief: bool = False) -> Document:
    """Return ``ctx`` as a document of its whole, or of one page if ``brief``, with what the office adds.

    Raises:
        MissingExtra: where the package that reads the memo's footnotes is not installed.
    """
    lang, office = ctx.lang, office or Office()
    read = read_markdown(to_markdown(ctx, brief))
    text, annex = _part_attachment(take_ordinals(read.blocks, lang))
    tables = sum(isinstance(block, Table) for block in text)
    return Document(
        lang=lang,
        title=_break(read.title, lang),
        draft=_say("draft", lang) if office.draft else "",
        classification=office.classification,
        addressee=_say("addressee", lang).format(name=office.addressee) if office.addressee else "",
        basis=read.basis,
        blocks=number_blocks(text, lang),
        attachment=_attach(_put_version_first(annex, bool(read.notes)), lang, tables),
        sender=office.sender,
        date=write_date(office.date.isoformat(), lang) if office.date else "",
        notes=tuple(_close_gap(note) for note in read.notes) if lang == "zh" else read.notes,
        subject=_say("subject", lang),
        keywords=_say("keywords", lang),
    )


def _say(word: str, lang: Lang) -> str:
    return say("document", word, lang)


def _break(title: str, lang: Lang) -> tuple[str, ...]:
    """Return the lines of the title; an English one is left to the reader's program."""
    if lang == "en":
        return (title,)
    joints = (_say(f"title_{where}", lang).split() for where in ("before", "after", "perhaps"))
    return break_title(title, TITLE_WIDTH, *joints)


def _close_gap(note: Note) -> Note:
    """Return a Chinese note without the space that stands there only for Markdown's sake."""
    first, *rest = note.line or (Run(""),)
    return replace(note, line=(Run(first.text.replace("： ", "：", 1)), *rest)) if isinstance(first, Run) else note


def _part_attachment(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return the text and what is attached: from the first section without an ordinal that is not the summary."""
    places = [place for place, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 1]
    bare = [place for place in places[1:] if not getattr(blocks[place], "number", "")]
    cut = min(bare, default=len(blocks))
    return list(blocks[:cut]), list(blocks[cut:])


def _put_version_first(annex: Sequence[Block], noted: bool) -> list[Block]:
    """Return the attachment with its last sentence before the heading of the notes, which end the file."""
    if noted and len(annex) > 1 and isinstance(annex[-1], Paragraph) and isinstance(annex[-2], Heading):
        return [*annex[:-2], annex[-1], annex[-2]]
    return list(annex)


def _attach(annex: Sequence[Block], lang: Lang, tables: int) -> Attachment | None:
    """Return the attachment; a first heading with nothing of its own under it gives way to the attachment's title."""
    if not annex:
        return None
    first, *rest = annex
    if isinstance(first, Heading) and rest and isinstance(rest[0], Heading) and rest[0].level > first.level:
        annex = [replace(b, level=b.level - 1) if isinstance(b, Heading) else b for b in rest]
    name, title = _say("attachment", lang), _say("attachment_title", lang)
    announced = _say("announced", lang).format(name=name, title=title)
    return Attachment(name, title, announced, number_blocks(annex, lang, annex=True, tables=tables))
