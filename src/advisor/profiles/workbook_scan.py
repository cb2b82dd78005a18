"""The raw XML of a worksheet in, what its cells don't tell out: merged ranges, hidden rows, formulas without values.

Reading cell by cell in bounded memory leaves these out, so the XML is skimmed once beforehand, a piece at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

PIECE = 1_000_000
LONGEST_TAIL = 20_000_000
ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([A-Z0-9:$]+)[\"']")
FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
ATTRIBUTE = re.compile(rb"\b(\w+)=[\"']([^\"']*)[\"']")


@dataclass
class SheetScan:
    """What a skim of a sheet found. ``hidden_columns`` are pairs of first and last."""

    rows: int = 0
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    empty_formulas: list[str] = field(default_factory=list)


def scan_sheet(stream: IO[bytes]) -> SheetScan:
    """Return what the sheet's XML says of rows, columns, merged cells and formulas."""
    found = SheetScan()
    for piece in _pieces(stream):
        for match in ROW.finditer(piece):
            found.rows += 1
            if b"hidden" in match[1] and _flag(attributes := _attributes(match[1]), "hidden"):
                found.hidden_rows.append(_number(attributes.get("r", "")) or found.rows)
        for match in COLUMN.finditer(piece):
            attributes = _attributes(match[1])
            if _flag(attributes, "hidden"):
                found.hidden_columns.append((_number(attributes.get("min", "")), _number(attributes.get("max", ""))))
        found.merged += [box for match in MERGED.finditer(piece) if (box := _box(match[1].decode()))]
        if b"<f" in piece or b":f" in piece:
            found.empty_formulas += _empty_formulas(piece)
    return found


def _empty_formulas(piece: bytes) -> list[str]:
    """Return the cells whose formula has no value; one whose value is an empty text says so (``t="str"``)."""
    cells = [_attributes(match[1]) for match in FORMULA.finditer(piece)]
    refs = [cell.get("r", "") for cell in cells if cell.get("t") != "str"]
    return [ref for ref in refs if re.fullmatch(r"[A-Z]{1,3}[0-9]{1,7}", ref)]


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the stream in pieces that end behind a row, so that no element is cut in two."""
    rest = b""
    while data := stream.read(PIECE):
        rest += data
        cut = max(rest.rfind(b"</row>"), rest.rfind(b":row>"))
        if cut >= 0:
            end = rest.index(b">", cut) + 1
            yield rest[:end]
            rest = rest[end:]
        elif len(rest) > LONGEST_TAIL:
            yield rest
            rest = b""
    yield rest


def _attributes(text: bytes) -> dict[str, str]:
    return {match[1].decode(): match[2].decode("utf-8", "replace") for match in ATTRIBUTE.finditer(text)}


def _flag(attributes: dict[str, str], name: str) -> bool:
    return attributes.get(name) in ("1", "true")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _box(ref: str) -> tuple[int, int, int, int] | None:
    """Return first column, first row, last column, last row of a range such as ``A1:C2``."""
    match = re.fullmatch(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})", ref.replace("$", ""))
    return (column_number(match[1]), int(match[2]), column_number(match[3]), int(match[4])) if match else None


def column_number(letters: str) -> int:
    """Return the number of a column.

    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
