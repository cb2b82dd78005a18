"""Notes in, endnotes out: the part that holds their texts, and their marks in the text.

A note cited again has no second text: its later marks are references to the first (NOTEREF), which the word processor
counts anew with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from advisor.model.document import Note, Run
from advisor.model.text import Lang
from advisor.word.markup import DECLARATION, WORD_NAMES, field, paragraph, run, run_of

RAISED = '<w:rStyle w:val="EndnoteReference"/>'
TAB = run_of("<w:tab/>")
NO_LINE = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
"""What parts the text from the notes: nothing to be seen, for they have a heading."""
BRACKETS: dict[Lang, tuple[str, str]] = {"zh": ("[", "]"), "en": ("", "")}


class Marker:
    """Writes the marks of notes and knows which note has been cited; the numbers are those that Word will count."""

    def __init__(self, lang: Lang) -> None:
        self.opening, self.closing = BRACKETS[lang]
        self.cited: dict[int, int] = {}

    def write(self, notes: Sequence[int]) -> str:
        """Return the marks of ``notes``, raised, within one pair of brackets in Chinese."""
        marks = run(",", RAISED).join(self._write_one(note) for note in notes)
        return run(self.opening, RAISED) + marks + run(self.closing, RAISED)

    def _write_one(self, note: int) -> str:
        known = self.cited.get(note)
        if known:
            return field(f"NOTEREF _Note{known} \\h", str(known), RAISED)
        number = self.cited[note] = len(self.cited) + 1
        mark = run_of(f'<w:endnoteReference w:id="{number}"/>', RAISED)
        return f'<w:bookmarkStart w:id="{number}" w:name="_Note{number}"/>{mark}<w:bookmarkEnd w:id="{number}"/>'


def write_notes(notes: Sequence[Note], cited: dict[int, int]) -> str:
    """Return the part that holds the texts of the notes that are cited, in the order of citing."""
    texts = {note.number: note for note in notes}
    written = []
    for note, number in cited.items():
        words = "".join(run(part.text) for part in texts[note].line if isinstance(part, Run))
        mark = run_of("<w:endnoteRef/>") + TAB
        written.append(f'<w:endnote w:id="{number}">{paragraph("EndnoteText", mark + words)}</w:endnote>')
    return (
        f"{DECLARATION}<w:endnotes {WORD_NAMES}>"
        f'<w:endnote w:type="separator" w:id="-1">{NO_LINE}</w:endnote>'
        f'<w:endnote w:type="continuationSeparator" w:id="0">{NO_LINE}</w:endnote>{"".join(written)}</w:endnotes>'
    )
