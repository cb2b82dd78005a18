"""A document in, a Word file out: its parts, packed so that the same document is the same bytes.

A Word file is a zip archive of XML parts with a list of their kinds and of their relations (ECMA-376, part 2).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from advisor.model.document import Document
from advisor.model.text import Lang
from advisor.record import Record
from advisor.word.body import BodyWriter
from advisor.word.markup import DECLARATION, WORD_NAMES, escape, field, paragraph, run
from advisor.word.notes import write_notes
from advisor.word.styling import write_fonts, write_lists, write_settings, write_styles

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""When each part was written: always the same, so that the same memo is the same file."""
TAGS: dict[Lang, str] = {"zh": "zh-CN", "en": "en-GB"}
SIDES: dict[Lang, dict[str, str]] = {
    "zh": {
        "default": '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>',
        "even": '<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>',
    },
    "en": {"default": ""},
}
"""Where page numbers stand: in Chinese at the outer side, one character in; odd pages are the default."""


class Part(Record, frozen=True):
    """A part beside the body: what it is to the body, of which kind, and its text."""

    relation: str
    kind: str
    text: str


def to_word(document: Document) -> bytes:
    """Return ``document`` as a Word file (.docx)."""
    lang = document.lang
    sides = SIDES[lang]
    footers = {f"footer{place}": (side, own) for place, (side, own) in enumerate(sides.items(), 1)}
    writer = BodyWriter(document)
    body = writer.write([(side, f"rId_{name}") for name, (side, _) in footers.items()])
    parts = {
        "styles": Part(f"{OFFICE}/styles", "styles", write_styles(lang)),
        "settings": Part(f"{OFFICE}/settings", "settings", write_settings(lang)),
        "fontTable": Part(f"{OFFICE}/fontTable", "fontTable", write_fonts()),
        "numbering": Part(f"{OFFICE}/numbering", "numbering", write_lists()),
        "endnotes": Part(f"{OFFICE}/endnotes", "endnotes", write_notes(document.notes, writer.marker.cited)),
        **{name: Part(f"{OFFICE}/footer", "footer", _write_footer(own, lang)) for name, (_, own) in footers.items()},
    }
    files = {
        "[Content_Types].xml": _write_kinds(parts),
        "_rels/.rels": _write_relations(
            {
                "rId1": (f"{OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": _write_properties(document),
        "word/document.xml": f"{DECLARATION}<w:document {WORD_NAMES}>{body}</w:document>",
        "word/_rels/document.xml.rels": _write_relations(
            {f"rId_{name}": (part.relation, f"{name}.xml") for name, part in parts.items()}
        ),
        **{f"word/{name}.xml": part.text for name, part in parts.items()},
    }
    return _pack(files)


def _write_footer(own: str, lang: Lang) -> str:
    number = field("PAGE", "1")
    if lang == "zh":
        number = run("— ") + number + run(" —")
    return f"{DECLARATION}<w:ftr {WORD_NAMES}>{paragraph('Footer', number, own)}</w:ftr>"


def _write_properties(document: Document) -> str:
    """Return what the file says of itself; the author is the sender, or nobody."""
    told = {
        "dc:title": "".join(document.title),
        "dc:subject": document.subject,
        "dc:creator": document.sender,
        "cp:keywords": document.keywords,
        "dc:language": TAGS[document.lang],
    }
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{''.join(f'<{name}>{escape(text)}</{name}>' for name, text in told.items())}</cp:coreProperties>"
    )


def _write_kinds(parts: Mapping[str, Part]) -> str:
    kinds = {
        "/word/document.xml": f"{WORD}.document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"/word/{name}.xml": f"{WORD}.{part.kind}+xml" for name, part in parts.items()},
    }
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
        + "</Types>"
    )


def _write_relations(relations: Mapping[str, tuple[str, str]]) -> str:
    written = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, (kind, target) in relations.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{written}</Relationships>'


def _pack(files: Mapping[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 0, 0  # whatever system writes it
            archive.writestr(entry, text.encode("utf-8"))
    return packed.getvalue()
