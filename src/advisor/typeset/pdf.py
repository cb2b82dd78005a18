"""The data of a document in, a PDF out; the only module that knows typst."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from advisor.errors import Code, MissingExtra, Problem, SourceRef
from advisor.open_font import find_fonts, letters

EXTRA = "pip install 'cluster-advisor[pdf]'"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: tagged, with a title, a language and bookmarks, so that a screen reader can read it."""


def to_pdf(data: Mapping[str, Any], template: Path) -> bytes:
    """Return the pages that ``template`` (Typst) lays out of ``data``.

    An office's own faces are used where the machine has them; else the one that comes with the extra, embedded.

    Raises:
        MissingExtra: where typst or its font is not installed.
    """
    fonts = find_fonts()
    if fonts is None:
        raise _lack("mpl-font")
    try:
        import typst
    except ModuleNotFoundError as error:
        if error.name != "typst":
            raise
        raise _lack("typst") from None
    made = typst.compile(
        template,
        font_paths=[fonts],
        sys_inputs={"document": name_undrawn(json.dumps(data, ensure_ascii=False))},
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made


def name_undrawn(text: str) -> str:
    """Return ``text`` with each character that the open font hasn't named by its code point, never left to be a box.

    Marks that only direct a reader's program, such as those of writing direction, are left out.

    >>> name_undrawn("甲\U0010fffd\u202e乙")
    '甲[U+10FFFD]乙'
    """
    if text.isascii():
        return text
    drawn = letters()
    kept = (c for c in text if unicodedata.category(c) != "Cf")
    return "".join(c if ord(c) in drawn or c.isspace() else f"[U+{ord(c):04X}]" for c in kept)


def _lack(package: str) -> MissingExtra:
    told = f"PDFs are set by typst in a font of mpl-font; '{package}' is not installed"
    return MissingExtra(Problem(SourceRef("pdf"), Code.MISSING_EXTRA, told, EXTRA))
