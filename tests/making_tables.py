"""Tables for tests, from plain lists: numbers, words (codes), True/False (yes/no), tuples (lists); None is blank."""

from __future__ import annotations

import numpy as np

from advisor.errors import SourceRef
from advisor.model.table import NOT_REPORTED, Column, Table


def make_table(kind: str, *, year: str = "", **columns: list[object]) -> Table:
    rows = len(next(iter(columns.values())))
    made = {}
    for index, (name, values) in enumerate(columns.items()):
        assert len(values) == rows, name
        made[name] = _column(name, f"{kind}!{chr(65 + index)}2:{chr(65 + index)}{rows + 1}", values)
    return Table(kind, rows, made, SourceRef(f"{kind}.csv"), "", year)


def _column(name: str, place: str, values: list[object]) -> Column:
    known = [v for v in values if v is not None]
    if all(isinstance(v, bool) for v in known) and known:
        codes = [NOT_REPORTED if v is None else int(bool(v)) for v in values]
        return Column(name, place, codes=np.array(codes, np.int32), labels=("no", "yes"))
    if all(isinstance(v, int | float) for v in known):
        numbers = [np.nan if v is None else float(v) for v in values]  # type: ignore[arg-type]
        return Column(name, place, numbers=np.array(numbers))
    if all(isinstance(v, tuple) for v in known):
        return Column(name, place, lists=tuple(v or () for v in values))  # type: ignore[misc]
    labels = tuple(sorted({str(v) for v in known}))
    codes = [NOT_REPORTED if v is None else labels.index(str(v)) for v in values]
    return Column(name, place, codes=np.array(codes, np.int32), labels=labels)
