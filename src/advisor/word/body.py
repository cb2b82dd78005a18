"""A document in, the body of a Word file out, and which notes it cites."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.model.document import Attachment, Block, Citing, Document, Heading, Item, Line, Paragraph, Run, Table
from advisor.word.looks import A4, PAGES
from advisor.word.markup import paragraph, run, run_of
from advisor.word.notes import Marker
from advisor.word.styling import BULLET_LIST, BULLETS
from advisor.word.tables import GAP, write_table

STRONG = '<w:rStyle w:val="Strong"/>'
KEPT = "<w:keepNext/>"
START = "<w:p><w:pPr><w:pStyle "
BLANK = paragraph("Normal", "")
HAN = 320
"""Twips of a Chinese character of the text."""


class BodyWriter:
    """Writes a document once, in the order in which it is read."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lang = document.lang
        self.marker = Marker(document.lang)

    def write(self, footers: Iterable[tuple[str, str]]) -> str:
        """Return the body; ``footers`` are the kinds and relationship ids of the parts with the page number."""
        return f"<w:body>{''.join(self._write_parts())}{self._write_section(footers)}</w:body>"

    def _write_parts(self) -> Iterable[str]:
        document = self.document
        gap = BLANK if self.lang == "zh" else ""
        if document.classification:
            yield paragraph("Classification", run(document.classification))
        yield paragraph("Title", run_of("<w:br/>").join(run(line) for line in document.title))
        if document.draft:
            yield paragraph("Subtitle", run(document.draft))
        yield gap
        if document.addressee:
            yield paragraph("Salutation", run(document.addressee))
        for line in document.basis:
            yield paragraph("Basis", self._write_line(line))
        text = list(self._write_blocks(document.blocks))
        end = list(self._write_end(gap))
        if text and (document.sender or document.date):
            text[-1] = _keep_with_next(text[-1])
        yield from (*text, *end)
        if document.attachment:
            yield from self._write_attachment(document.attachment, gap)

    def _write_end(self, gap: str) -> Iterable[str]:
        """Yield what stands below the text; sender and date never come to stand on a page alone."""
        document = self.document
        sender, date = document.sender, document.date
        kept = _keep_with_next if sender or date else str
        if document.attachment:
            yield kept(gap) + kept(paragraph("Announcement", run(document.attachment.announced)))
        if sender or date:
            yield kept(gap)
        places = place_signature(_width(sender), _width(date)) if self.lang == "zh" else (0, 0)
        for style, text, place in (("Signature", sender, places[0]), ("Date", date, places[1])):
            if text:
                chars, twips = round(place * 100), round(place * HAN)
                own = f'<w:ind w:rightChars="{chars}" w:right="{twips}"/>' if place else ""
                written = paragraph(style, run(text), own)
                yield kept(written) if style == "Signature" and date else written

    def _write_attachment(self, attachment: Attachment, gap: str) -> Iterable[str]:
        yield paragraph("AttachmentName", run(attachment.name)) + gap
        yield paragraph("AttachmentTitle", run(attachment.title)) + gap
        yield from self._write_blocks(attachment.blocks)

    def _write_blocks(self, blocks: Iterable[Block]) -> Iterable[str]:
        above: Block | None = None
        for block in blocks:
            if isinstance(above, Table) and not (isinstance(block, Paragraph) and block.remark):
                yield GAP
            above = block
            match block:
                case Heading():
                    joint = " " if self.lang == "en" and block.number else ""
                    style = f"Heading{min(block.level, 3)}"
                    yield paragraph(style, run(f"{block.number}{joint}{block.text}"))
                case Paragraph():
                    style = "TableRemark" if block.remark else "BodyText"
                    yield paragraph(style, self._write_line(block.line), KEPT if _leads_on(block.line) else "")
                case Item():
                    yield self._write_item(block)
                case Table():
                    yield write_table(block, self.lang, self._write_line)

    def _write_item(self, item: Item) -> str:
        if self.lang == "zh":
            return paragraph("ListParagraph", run(item.number) + self._write_line(item.line))
        level = min(item.depth, len(BULLETS) - 1)
        bullet = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{BULLET_LIST}"/></w:numPr>'
        return paragraph("ListParagraph", self._write_line(item.line), bullet)

    def _write_line(self, line: Line) -> str:
        return "".join(
            self.marker.write(part.notes) if isinstance(part, Citing) else run(part.text, STRONG if part.strong else "")
            for part in line
        )

    def _write_section(self, footers: Iterable[tuple[str, str]]) -> str:
        page = PAGES[self.lang]
        grid = f'<w:docGrid w:type="lines" w:linePitch="{page.grid}"/>' if page.grid else ""
        return (
            "<w:sectPr>"
            + "".join(f'<w:footerReference w:type="{kind}" r:id="{id_}"/>' for kind, id_ in footers)
            + '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
            f'<w:pgSz w:w="{A4[0]}" w:h="{A4[1]}"/>'
            f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
            f'w:header="851" w:footer="{page.footer}" w:gutter="0"/>{grid}</w:sectPr>'
        )


def place_signature(sender: float, date: float) -> tuple[float, float]:
    """Return how far sender and date stand from the right, in characters, by GB/T 9704-2012 7.3.5.2.

    The sender stands two from the right and the date begins two after it; a longer date stands two from the right.

    >>> place_signature(10, 6), place_signature(4, 6.5), place_signature(0, 6.5)
    ((2, 4), (6.5, 2), (2, 4))
    """
    if not sender:
        return 2, 4
    return (2, sender - date) if sender - date >= 2 else (4 + date - sender, 2)


def _keep_with_next(written: str) -> str:
    """Return a paragraph kept on one page with what follows; what is no paragraph stays as it is."""
    if KEPT in written or not written.startswith(START):
        return written
    return written.replace("/>", f"/>{KEPT}", 1)  # after the name of its style


def _width(text: str) -> float:
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)


def _leads_on(line: Line) -> bool:
    """Return whether a paragraph only leads on to what follows it."""
    last = line[-1] if line else None
    return isinstance(last, Run) and last.text.endswith(("：", ":"))
