"""A text in, its letters as outlines out.

Outlines are drawn alike by every viewer, on machines without a Chinese font too.
"""

from __future__ import annotations

from functools import cache, lru_cache

from advisor.open_font import draw_glyph, letters, open_face

EM = 1000
"""Units of the fonts' square; their outlines are whole numbers in it."""
WIDE = 0x2E80
"""The first code point of Chinese characters and their punctuation, all as wide as they are high."""
NARROW = {"pwid": "‘’“”"}
"""Features of the fonts, and the marks that they make narrow."""
CLOSING = "，。；：、”’）》！？,.;:!?)%｜"
OPENING = "“‘（《("


@cache
def _narrow(bold: bool) -> dict[str, str]:
    """Return the glyphs of the marks that a Chinese font makes as wide as its characters, as Latin text has them."""
    table = open_face(bold)["GSUB"].table
    found = {"−": letters(bold)[ord("–")]}  # the dash of a digit's width; the narrow minus is a mere hyphen
    for feature in table.FeatureList.FeatureRecord:
        for at in feature.Feature.LookupListIndex if feature.FeatureTag in NARROW else ():
            for part in table.LookupList.Lookup[at].SubTable:
                changed = getattr(getattr(part, "ExtSubTable", part), "mapping", {})
                for mark in NARROW[feature.FeatureTag]:
                    if (glyph := letters(bold)[ord(mark)]) in changed:
                        found[mark] = changed[glyph]
    return found


def has_letters(text: str, bold: bool = False) -> bool:
    """Return whether the font has an outline for every letter of ``text``."""
    return all(ord(letter) in letters(bold) for letter in text)


@lru_cache(8192)
def spell(text: str, bold: bool = False) -> tuple[tuple[str, int], ...]:
    """Return the glyph of each letter and how far it moves on, in thousandths of its size.

    In a text without a Chinese character, quotation and minus signs are as narrow as Latin has them. A letter that the
    font hasn't is ``""`` and counts a square.
    """
    narrow = {} if any(ord(letter) >= WIDE for letter in text) else _narrow(bold)
    names = [narrow.get(letter) or letters(bold).get(ord(letter), "") for letter in text]
    return tuple((name, int(open_face(bold)["hmtx"][name][0]) if name else EM) for name in names)


@lru_cache(8192)
def outline(glyph: str, bold: bool = False) -> str:
    """Return the path of one glyph, in thousandths of its size, upright with y upward; ``""`` for a blank."""
    return draw_glyph(glyph, bold)


def measure(text: str, size: float, bold: bool = False) -> float:
    """Return the width of ``text`` in pixels at a size in pixels."""
    return sum(move for _, move in spell(text, bold)) * size / EM


def wrap(text: str, size: float, width: float) -> list[str]:
    """Return ``text`` on lines no wider than ``width`` pixels, broken at blanks and between Chinese characters.

    A word that is wider than a line stands on a line of its own; no line begins with a closing mark.
    """
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and measure(lines[-1] + piece.rstrip(), size) > width and piece[0] not in CLOSING:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> list[str]:
    """Return what may not be parted: Latin words with the blank after them, Chinese characters each."""
    pieces: list[str] = []
    for letter in text:
        latin = ord(letter) < WIDE and letter not in OPENING
        before = pieces[-1][-1] if pieces else " "
        if pieces and ((latin and ord(before) < WIDE and before != " ") or before in OPENING):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces
