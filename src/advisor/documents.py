"""The use case of documents: what a memo is written of in, the Word file or the PDF that an office would send out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from advisor import service
from advisor.model.advice import Advice
from advisor.model.comparison import Comparison
from advisor.model.document import Office
from advisor.model.effects import Effects
from advisor.model.goal import GoalRecord
from advisor.model.text import Lang

if TYPE_CHECKING:
    from advisor.memo.parts import ComparisonContext, MemoContext

DocumentForm = Literal["docx", "pdf"]


def read_office(path: Path) -> Office:
    """Return what the office file at ``path`` adds to a memo.

    Raises:
        ProfileError: with every problem found.
    """
    from advisor.profiles.office_file import read_office as read

    return read(path)


def write_memo(
    advice: Advice,
    lang: Lang = "zh",
    office: Office | None = None,
    form: DocumentForm = "docx",
    sections: Sequence[str] = (),
    brief: bool = False,
) -> bytes:
    """Return the memo on ``advice`` as a Word file or a PDF.

    Args:
        advice: the advice on a region.
        lang: the language of the memo.
        office: what the office adds to it, such as to whom it goes.
        form: which of the two.
        sections: those wanted, in the order wanted; all if it is empty.
        brief: whether one page is wanted instead.

    Raises:
        MissingExtra: where the extra ``word`` or ``pdf`` is not installed.
        UnknownNameError: if a section is none of a memo's.
    """
    from advisor.memo.context import build_memo, check_sections

    return _write(build_memo(advice, lang, check_sections(sections)), form, office, brief)


def write_comparison(
    comparison: Comparison,
    advices: Sequence[Advice],
    lang: Lang = "zh",
    office: Office | None = None,
    form: DocumentForm = "docx",
) -> bytes:
    """Return the memo on a comparison as a Word file or a PDF. Raises as :func:`write_memo` does."""
    from advisor.memo.comparing import build_comparison

    return _write(build_comparison(comparison, advices, lang, {}), form, office)


def write_effects(
    effects: Effects, lang: Lang = "zh", office: Office | None = None, form: DocumentForm = "docx"
) -> bytes:
    """Return the memo on a scenario as a Word file or a PDF. Raises as :func:`write_memo` does."""
    from advisor.memo.effects import build_effects

    return _write(build_effects(effects, lang, {}), form, office)


def write_goal(goal: GoalRecord, lang: Lang = "zh", office: Office | None = None, form: DocumentForm = "docx") -> bytes:
    """Return the memo on a goal as a Word file or a PDF. Raises as :func:`write_memo` does."""
    from advisor.memo.goal import build_goal

    return _write(build_goal(goal, lang), form, office)


def _write(
    memo: MemoContext | ComparisonContext, form: DocumentForm, office: Office | None, brief: bool = False
) -> bytes:
    from advisor.memo.document import to_document

    document = to_document(memo, office, brief)
    if form == "pdf":
        from advisor.typeset.pages import to_data
        from advisor.typeset.pdf import to_pdf

        return to_pdf(to_data(document), service.data_dir("templates") / "document.typ")
    from advisor.word.file import to_word

    return to_word(document)
