"""Texts and parts in, WordprocessingML out, as strings: what XML or Word can't bear is left out of a text here."""

from __future__ import annotations

import re

WORD_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACE = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Control characters, which XML can't hold, and bidirectional overrides, which would turn the rest of a line about."""
NAMED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    r"""Return ``text`` as XML holds it, on one line.

    >>> escape("a<b&\x00c\nd")
    'a&lt;b&amp;c d'
    """
    return SPACE.sub(" ", UNWANTED.sub("", text)).translate(NAMED)


def run(text: str, marks: str = "") -> str:
    """Return a run of ``text``; ``marks`` are its own properties, where it has any."""
    kept = escape(text)
    return f'<w:r>{_properties(marks)}<w:t xml:space="preserve">{kept}</w:t></w:r>' if kept else ""


def run_of(content: str, marks: str = "") -> str:
    """Return a run that holds something else than text, such as a tab or the mark of a note."""
    return f"<w:r>{_properties(marks)}{content}</w:r>"


def _properties(marks: str) -> str:
    return f"<w:rPr>{marks}</w:rPr>" if marks else ""


def paragraph(style: str, content: str, own: str = "") -> str:
    """Return a paragraph in ``style``; ``own`` are properties that differ from the style's."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{own}</w:pPr>{content}</w:p>'


def field(code: str, result: str, marks: str = "") -> str:
    """Return a field with the result that is shown until a program works it out again."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{escape(result)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(run_of(part, marks) for part in parts)
