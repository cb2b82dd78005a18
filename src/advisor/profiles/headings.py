"""A table's headings in, the columns they stand for out; a guess is only ever a suggestion."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from advisor.model.table import TableBook, TableKind
from advisor.record import Record

WITH_UNIT = re.compile(r"^(?P<name>.+?)\s*[(\[](?P<unit>[^()\[\]]+)[)\]]$")
NEAR = 0.6


class Matched(Record, frozen=True):
    """``columns``: heading's index, column id, the unit that the heading names (or ``""``).

    ``unknown``: the index of a heading that is no column, and the label nearest to it (or ``""``).
    """

    columns: tuple[tuple[int, str, str], ...]
    unknown: tuple[tuple[int, str], ...]


def match_headings(headings: Sequence[str], kind: TableKind, translation: Mapping[str, str]) -> Matched:
    """Return which of ``headings`` are columns of ``kind``: by the translation, by id, label or another name."""
    names = {fold(name): column for name, column in _names(kind)}
    told = {fold(heading): column for heading, column in translation.items() if column in kind.columns}
    columns: list[tuple[int, str, str]] = []
    unknown: list[tuple[int, str]] = []
    for index, heading in enumerate(headings):
        name, unit = fold(heading), ""
        if name not in told and name not in names and (parted := WITH_UNIT.match(name)):
            name, unit = parted["name"], parted["unit"]
        column = told.get(fold(heading)) or told.get(name) or names.get(name)
        if column:
            columns.append((index, column, unit if kind.columns[column].form == "number" else ""))
        else:
            unknown.append((index, _suggest(name, kind)))
    return Matched(tuple(columns), tuple(unknown))


def guess_kind(headings: Sequence[str], book: TableBook) -> str:
    """Return the kind of table that most of ``headings`` belong to, or ``""`` where fewer than two do."""
    counts = {name: len(match_headings(headings, kind, {}).columns) for name, kind in book.kinds.items()}
    best = max(counts, key=lambda name: counts[name], default="")
    return best if best and counts[best] >= 2 else ""


def fold(heading: str) -> str:
    """Return a heading without what does not tell it from others: width, case, blanks.

    >>> fold(" 营业收入 （万元）"), fold("Local Purchases")
    ('营业收入(万元)', 'localpurchases')
    """
    return "".join(unicodedata.normalize("NFKC", heading).lower().split())


def _names(kind: TableKind) -> Iterable[tuple[str, str]]:
    for column in kind.columns.values():
        for name in (*column.also, column.label.en, column.label.zh, column.id):
            yield name, column.id


def _suggest(name: str, kind: TableKind) -> str:
    known = {fold(said): kind.columns[column].label.zh for said, column in _names(kind)}
    inside = [said for said in known if len(said) > 1 and len(name) > 1 and (said in name or name in said)]
    near = inside or get_close_matches(name, list(known), n=1, cutoff=NEAR)
    return known[near[0]] if near else ""
