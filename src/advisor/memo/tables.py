"""Columns and rows in, a table without empty columns out."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.memo.parts import Table, Told
from advisor.memo.voice import Voice


def build_table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[Told]], voice: Voice) -> Table | None:
    """Return a table of the columns that have an entry; an open cell gets a dash. None without rows.

    Args:
        caption: the caption's name in the vocabulary.
        heads: the names of the columns in the vocabulary, the first naming the rows.
        rows: as many cells a row as heads.
        voice: the language.
    """
    if not rows:
        return None
    kept = [at for at in range(len(heads)) if any(row[at].text for row in rows)]
    dash = voice.say("mark", "none")
    return Table(
        caption=voice.say("caption", caption),
        heads=tuple(voice.say("column", heads[at]) for at in kept),
        rows=tuple(tuple(row[at] if row[at].text else Told(dash, row[at].notes) for at in kept) for row in rows),
    )
