"""The data of a document in, a PDF out; the only module that knows typst and where its fonts come from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from advisor.errors import Code, MissingExtra, Problem, SourceRef

EXTRA = "pip install 'cluster-advisor[pdf]'"
STANDARD: Literal["ua-1"] = "ua-1"
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
        template,
        font_paths=[Path(mpl_font.__file__).parent / "fonts" / "noto"],  # the open font; the others are left alone
        sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made
