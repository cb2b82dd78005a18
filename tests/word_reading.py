"""Word files read back: their parts as XML, their words by python-docx, a memo's Markdown parted without a parser."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARK = "EndnoteReference"


def open_word(data: bytes) -> WordDocument:
    """Return the file as python-docx opens it."""
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str) -> ET.Element:
    """Return a part, parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ET.fromstring(archive.read(name))


def part_names(data: bytes) -> list[str]:
    """Return the names of the parts in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def squeeze(text: str) -> str:
    """Return ``text`` without white space."""
    return re.sub(r"\s+", "", text)


def words_of_word(data: bytes) -> str:
    """Return all that a Word file says in text, tables and notes, without the marks of notes and white space."""
    opened = open_word(data)
    told = []
    for block in opened.iter_inner_content():
        element = block._tbl if isinstance(block, Table) else block._p
        told += [_words_of(paragraph) for paragraph in element.iter(qn("w:p"))]
    notes = next(p for p in opened.part.package.iter_parts() if str(p.partname) == "/word/endnotes.xml")
    told += ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in ET.fromstring(notes.blob).iter(f"{W}p")]
    return squeeze("\n".join(told))


def _words_of(paragraph: ET.Element) -> str:
    runs = [run for run in paragraph.iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle[@{W}val='{MARK}']") is None]
    return "".join(text.text or "" for run in runs for text in run.iter(f"{W}t"))


def pieces_of_markdown(text: str) -> Iterator[str]:
    """Yield what each heading, paragraph, item, cell and note of a memo says, without its marks and white space."""
    for line in text.splitlines():
        bare = re.sub(r"^(#+ |> |\s*- |\[\^\d+\]: )", "", line)
        cells = re.split(r"(?<!\\)\|", bare)[1:-1] if line.startswith("|") else [bare]
        for cell in cells:
            plain = re.sub(r"\\(.)|\*\*", lambda found: found[1] or "", re.sub(r"\[\^\d+\]", "", cell))
            if squeeze(plain).strip("-"):
                yield squeeze(plain)


def find_styles(data: bytes) -> dict[str, ET.Element]:
    """Return the styles of a file by id."""
    return {style.get(f"{W}styleId", ""): style for style in part(data, "word/styles.xml").iter(f"{W}style")}


def inherit(data: bytes, style: str, path: str, key: str) -> str:
    """Return a property of a style, such as ``pPr/ind``: its own, else its parents', at last the file's default."""
    styles, (group, name) = find_styles(data), path.split("/")
    known: ET.Element | None = styles[style]
    while known is not None:
        found = known.find(f"{W}{group}/{W}{name}")
        if found is not None and found.get(W + key) is not None:
            return str(found.get(W + key))
        parent = known.find(f"{W}basedOn")
        known = styles.get(parent.get(f"{W}val", "")) if parent is not None else None
    found = part(data, "word/styles.xml").find(f"{W}docDefaults/{W}{group}Default/{W}{group}/{W}{name}")
    return "" if found is None else found.get(W + key, "")
