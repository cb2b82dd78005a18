"""The open font that comes with the extras for pictures and pages: where it lies, and what it has; its only reader.

Noto Sans CJK SC lies in the package ``mpl-font`` under the SIL Open Font License. The package is found, not imported,
for that would import matplotlib.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FAMILY = "Noto Sans CJK SC"
FILES = {False: "NotoSansCJKsc-Regular.otf", True: "NotoSansCJKsc-Bold.otf"}
"""The static faces, by whether they are bold: a variable one would be drawn in its thinnest weight."""


def find_fonts() -> Path | None:
    """Return the folder of the font's files; None where the package or a file is missing."""
    found = find_spec("mpl_font")
    folder = Path(found.origin).parent / "fonts" / "noto" if found and found.origin else None
    return folder if folder and all((folder / name).is_file() for name in FILES.values()) else None


@cache
def open_face(bold: bool) -> Any:
    """Return a face as fontTools has it. Raises FileNotFoundError where it is not installed."""
    from fontTools.ttLib import TTFont

    folder = find_fonts()
    if folder is None:
        raise FileNotFoundError(FILES[bold])
    return TTFont(folder / FILES[bold], lazy=True)


@cache
def letters(bold: bool = False) -> dict[int, str]:
    """Return the glyph of each code point that the face has."""
    return dict(open_face(bold).getBestCmap())


@cache
def _glyphs(bold: bool) -> Any:
    return open_face(bold).getGlyphSet()


def draw_glyph(glyph: str, bold: bool = False) -> str:
    """Return the path of one glyph as SVG writes it, in thousandths of its size; ``""`` for a blank."""
    from fontTools.pens.svgPathPen import SVGPathPen

    pen = SVGPathPen(_glyphs(bold))
    _glyphs(bold)[glyph].draw(pen)
    return str(pen.getCommands())
