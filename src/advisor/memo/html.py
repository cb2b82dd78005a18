"""A memo in, one self-contained HTML page out."""

from __future__ import annotations

from advisor.memo.parts import ComparisonContext, MemoContext
from advisor.memo.rendering import render


def to_html(ctx: MemoContext | ComparisonContext, brief: bool = False) -> str:
    """Return the memo as a page that needs nothing else: styles inside, no scripts, no links to other places."""
    return render(ctx, "html", brief).strip() + "\n"
