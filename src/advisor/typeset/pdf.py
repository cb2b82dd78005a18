"""The data of a document in, a PDF out; the only module that knows typst and where its fonts come from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from advisor.errors import Code, MissingExtra, Problem, SourceRef

EXTRA = "pip install 'cluster-advisor[pdf]'"
STANDARD = "ua-1"
"""PDF/UA-1: tagged, with a title, a language and bookmarks, so that a screen reader can read it."""


def to_pdf(data: Mapping[str, Any], template: Path) -> bytes:
    """Return the pages that ``template`` (Typst) lays out of ``data``.

    An office's own faces are used where the machine has them; else the one that comes with the extra, embedded.

    Raises:
        MissingExtra: where typst or its font is not installed.
    """
    try:
        import mpl_font
        import typst
    except ModuleNotFoundError as error:
        if error.name not in ("typst", "mpl_font"):
            raise
        told = f"PDFs are set by typst in a font of mpl-font; '{error.name}' is not installed"
        raise MissingExtra(Problem(SourceRef("pdf"), Code.MISSING_EXTRA, told, EXTRA)) from None
    made = typst.compile(
        template.read_bytes(),
        font_paths=_font_folders(Path(mpl_font.__file__).parent),
        sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made


@cache
def _font_folders(package: Path) -> list[Path]:
    """Return the folder of the open font; the package's others are left alone."""
    return [package / "fonts" / "noto"]
