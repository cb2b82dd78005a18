"""A memo in, Markdown out."""

from __future__ import annotations

import re

from advisor.memo.parts import ComparisonContext, MemoContext
from advisor.memo.rendering import render

TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
GAP = re.compile(r"\n{3,}")


def to_markdown(ctx: MemoContext | ComparisonContext, brief: bool = False) -> str:
    """Return the memo as Markdown with footnotes; on one page and without notes if ``brief``."""
    return GAP.sub("\n\n", TRAILING.sub("", render(ctx, "md", brief))).strip() + "\n"
