"""How a memo looks in each language: pages, faces, sizes and styles. Measures in twips (1/20 pt) unless they say so.

Chinese follows GB/T 9704-2012: 22 lines of 28 characters on a page of 156 × 225 mm. What it does not settle: digits and
Latin letters stand in the face of the text around them. The standard names one face for each element and no second
one; letters as wide as half a character keep 28 to the line; and quotation marks, which Chinese and Latin share, are
drawn Chinese whatever the program takes them for.
"""

from __future__ import annotations

from advisor.model.text import Lang
from advisor.record import Record

FANGSONG, HEITI, KAITI, SONGTI, TITLE_FACE = "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "方正小标宋简体"
ALTERNATIVES = {FANGSONG: "仿宋", KAITI: "楷体", HEITI: "SimHei", SONGTI: "SimSun", TITLE_FACE: "华文中宋"}
"""What a machine without the official faces may take instead."""
SERIF, SANS = "Times New Roman", "Arial"
LINE = 579
"""28.95 pt: 22 lines in 225 mm."""
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


class Page(Record, frozen=True):
    """A page: margins, where the page number stands, and the grid of lines, 0 where there is none."""

    top: int
    left: int
    right: int
    bottom: int
    footer: int
    grid: int

    @property
    def width(self) -> int:
        """Return how wide the text is."""
        return A4[0] - self.left - self.right


class Style(Record, frozen=True):
    """A style: its id, the name by which Word knows it, the one it rests on, and what differs from that one."""

    id: str
    name: str
    paragraph: str = ""
    letters: str = ""
    parent: str = "Normal"
    kind: str = "paragraph"


A4 = (11906, 16838)
PAGES: dict[Lang, Page] = {
    "zh": Page(2098, 1587, 1474, 1984, 1417, LINE),  # 37, 28, 26, 35 mm; the number's dashes 7 mm below the text
    "en": Page(1417, 1417, 1417, 1417, 709, 0),  # 25 mm
}


def face(latin: str, chinese: str = "") -> str:
    """Return the face of Latin letters and of Chinese characters; one for both if one is named."""
    han = chinese or latin
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{han}" w:cs="{latin}"/>'


def size(points: float) -> str:
    """Return the size of letters."""
    return f'<w:sz w:val="{points * 2:g}"/><w:szCs w:val="{points * 2:g}"/>'


def _exact(line: int, before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def _loose(before: int, after: int, line: int = 264) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _align(side: str) -> str:
    return f'<w:jc w:val="{side}"/>'


OFF_GRID = '<w:snapToGrid w:val="0"/>'
EVEN = '<w:spacing w:val="0"/>'  # no tightening of characters
KEEP = "<w:keepNext/><w:keepLines/>"
BOLD = "<w:b/><w:bCs/>"
RAISED = '<w:vertAlign w:val="superscript"/>'

CHINESE = (
    Style("Title", "Title", KEEP + OFF_GRID + _exact(680) + _align("center"), face(TITLE_FACE) + EVEN + size(22)),
    Style("Subtitle", "Subtitle", KEEP + _align("center"), face(KAITI)),
    Style("Classification", "Classification", "", face(HEITI)),
    Style("Salutation", "Salutation"),
    Style("BodyText", "Body Text", INDENT),
    Style("Basis", "Basis", "", face(KAITI), "BodyText"),
    Style("ListParagraph", "List Paragraph", "", "", "BodyText"),
    Style("Heading1", "heading 1", KEEP + INDENT + '<w:outlineLvl w:val="0"/>', face(HEITI)),
    Style("Heading2", "heading 2", KEEP + INDENT + '<w:outlineLvl w:val="1"/>', face(KAITI)),
    Style("Heading3", "heading 3", KEEP + INDENT + '<w:outlineLvl w:val="2"/>', face(FANGSONG)),
    Style("Announcement", "Announcement", INDENT),
    Style("Signature", "Signature", _align("right")),
    Style("Date", "Date", _align("right")),
    Style("AttachmentName", "Attachment Name", "<w:keepNext/><w:pageBreakBefore/>", face(HEITI)),
    Style("AttachmentTitle", "Attachment Title", '<w:outlineLvl w:val="0"/>', "", "Title"),
    Style(
        "Caption", "caption", KEEP + OFF_GRID + _exact(360, 120, 60) + _align("center"), face(HEITI) + EVEN + size(12)
    ),
    Style("TableText", "Table Text", OFF_GRID + _exact(340) + _align("left"), EVEN + size(12)),
    Style("TableHead", "Table Head", "<w:keepNext/>" + _align("center"), face(HEITI), "TableText"),
    Style("TableRemark", "Table Remark", OFF_GRID + _exact(340, 60), EVEN + size(12)),
    Style("Footer", "footer", OFF_GRID + _exact(340), face(SONGTI) + EVEN + size(14)),
    Style(
        "EndnoteText",
        "endnote text",
        '<w:tabs><w:tab w:val="left" w:pos="640"/></w:tabs>'
        + OFF_GRID
        + _exact(400)
        + '<w:ind w:left="640" w:hanging="640"/>',
        EVEN + size(12),
    ),
    Style("EndnoteReference", "endnote reference", "", RAISED, "", "character"),
    Style("Strong", "Strong", "", BOLD, "", "character"),
)
ENGLISH = (
    Style("Title", "Title", KEEP + _loose(0, 120, 240) + _align("left"), face(SANS, SONGTI) + BOLD + size(18)),
    Style("Subtitle", "Subtitle", KEEP + _loose(0, 120), "<w:i/><w:iCs/>"),
    Style("Classification", "Classification", "", face(SANS, SONGTI) + BOLD),
    Style("Salutation", "Salutation"),
    Style("BodyText", "Body Text"),
    Style("Basis", "Basis", _loose(0, 60) + '<w:ind w:left="284" w:right="284"/>', "<w:i/><w:iCs/>", "BodyText"),
    Style("ListParagraph", "List Paragraph", _loose(0, 60), "", "BodyText"),
    Style(
        "Heading1",
        "heading 1",
        KEEP + _loose(320, 120) + '<w:outlineLvl w:val="0"/>',
        face(SANS, SONGTI) + BOLD + size(14),
    ),
    Style(
        "Heading2",
        "heading 2",
        KEEP + _loose(240, 80) + '<w:outlineLvl w:val="1"/>',
        face(SANS, SONGTI) + BOLD + size(12),
    ),
    Style(
        "Heading3",
        "heading 3",
        KEEP + _loose(200, 60) + '<w:outlineLvl w:val="2"/>',
        face(SANS, SONGTI) + BOLD + size(11),
    ),
    Style("Announcement", "Announcement", _loose(240, 120)),
    Style("Signature", "Signature", _loose(240, 0)),
    Style("Date", "Date"),
    Style("AttachmentName", "Attachment Name", "<w:keepNext/><w:pageBreakBefore/>", face(SANS, SONGTI) + BOLD),
    Style("AttachmentTitle", "Attachment Title", '<w:outlineLvl w:val="0"/>', "", "Title"),
    Style("Caption", "caption", KEEP + _loose(160, 60), face(SANS, SONGTI) + BOLD + size(9.5)),
    Style("TableText", "Table Text", _loose(20, 20, 240), size(9.5)),
    Style("TableHead", "Table Head", "<w:keepNext/>", BOLD, "TableText"),
    Style("TableRemark", "Table Remark", _loose(40, 80, 240), size(9.5)),
    Style("Footer", "footer", _loose(0, 0, 240) + _align("center"), size(10)),
    Style(
        "EndnoteText",
        "endnote text",
        '<w:tabs><w:tab w:val="left" w:pos="454"/></w:tabs>'
        + _loose(0, 40, 240)
        + '<w:ind w:left="454" w:hanging="454"/>',
        size(9.5),
    ),
    Style("EndnoteReference", "endnote reference", "", RAISED, "", "character"),
    Style("Strong", "Strong", "", BOLD, "", "character"),
)
STYLES: dict[Lang, tuple[Style, ...]] = {"zh": CHINESE, "en": ENGLISH}
DEFAULTS: dict[Lang, tuple[str, str]] = {
    "zh": (
        '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        + _exact(LINE)
        + _align("both"),
        face(FANGSONG)
        + '<w:spacing w:val="-5"/>'
        + size(16)
        + '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>',
    ),
    "en": (
        _loose(0, 120) + _align("left"),
        face(SERIF, SONGTI) + size(11) + '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>',
    ),
}
"""What every paragraph and every letter has unless its style says otherwise."""
