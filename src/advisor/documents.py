"""The use case of documents: what a memo is written of in, the Word file that an office would have typed out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from advisor.model.advice import Advice
from advisor.model.comparison import Comparison
from advisor.model.document import Office
from advisor.model.effects import Effects
from advisor.model.goal import GoalRecord
from advisor.model.text import Lang

if TYPE_CHECKING:
    from advisor.memo.parts import ComparisonContext, MemoContext


def write_memo(advice: Advice, lang: Lang = "zh", office: Office | None = None) -> bytes:
    """Return the memo on ``advice`` as a Word file.

    Args:
        advice: the advice on a region.
        lang: the language of the memo.
        office: what the office adds to it, such as to whom it goes.

    Raises:
        MissingExtra: where the extra ``word`` is not installed.
    """
    from advisor.memo.context import build_memo

    return _write(build_memo(advice, lang), office)


def write_comparison(
    comparison: Comparison, advices: Sequence[Advice], lang: Lang = "zh", office: Office | None = None
) -> bytes:
    """Return the memo on a comparison as a Word file. Raises as :func:`write_memo` does."""
    from advisor.memo.comparing import build_comparison

    return _write(build_comparison(comparison, advices, lang), office)


def write_effects(effects: Effects, lang: Lang = "zh", office: Office | None = None) -> bytes:
    """Return the memo on a scenario as a Word file. Raises as :func:`write_memo` does."""
    from advisor.memo.effects import build_effects

    return _write(build_effects(effects, lang), office)


def write_goal(goal: GoalRecord, lang: Lang = "zh", office: Office | None = None) -> bytes:
    """Return the memo on a goal as a Word file. Raises as :func:`write_memo` does."""
    from advisor.memo.goal import build_goal

    return _write(build_goal(goal, lang), office)


def _write(memo: MemoContext | ComparisonContext, office: Office | None) -> bytes:
    from advisor.memo.document import to_document
    from advisor.word.file import to_word

    return to_word(to_document(memo, office))
