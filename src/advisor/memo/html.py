"""A memo in, one self-contained HTML page out."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.memo.parts import ComparisonContext, MemoContext
from advisor.memo.rendering import NO_FIGURES, render
from advisor.model.picture import Kind


def to_html(ctx: MemoContext | ComparisonContext, brief: bool = False, figures: Mapping[Kind, str] = NO_FIGURES) -> str:
    """Return the memo as a page that needs nothing else: styles inside, no scripts, no links to other places.

    ``figures`` are pictures by kind, as for :func:`advisor.memo.rendering.render`.
    """
    return render(ctx, "html", brief, figures).strip() + "\n"
