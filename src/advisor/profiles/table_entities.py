"""Tables in, the parks, leading firms and leading industries that they name out, for a memo to speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from advisor.model.profile import Entity
from advisor.model.table import NOT_REPORTED, Table
from advisor.model.text import Text

MOST = 8


def find_entities(
    tables: Mapping[str, Table], industries: Mapping[str, Text], given: Sequence[Entity]
) -> tuple[Entity, ...]:
    """Return ``given`` and, of each kind that it has none of, those that the tables name (the largest first)."""
    kinds = {entity.kind for entity in given}
    found = list(given)
    if "park" not in kinds and "parks" in tables:
        found += [Entity("park", Text(n, n), (), None, "") for n in _names(tables["parks"], "name", "output", "")]
    if "firm" not in kinds and "firms" in tables:
        names = _names(tables["firms"], "name", "sales", "leading")
        found += [Entity("firm", Text(n, n), ("leading",), None, "") for n in names]
    if "industry" not in kinds and "industries" in tables:
        codes = _names(tables["industries"], "industry", "output", "leading")
        known = [industries[code[:2]] for code in codes if code[:2] in industries]
        found += [Entity("industry", name, ("leading",), None, "") for name in dict.fromkeys(known)]
    return tuple(found)


def _names(table: Table, column: str, weight: str, flag: str) -> list[str]:
    """Return distinct names, the weightiest first; with a ``flag`` only those of rows that answer it with yes."""
    names = table.columns.get(column)
    if names is None or names.codes is None:
        return []
    keep = names.codes != NOT_REPORTED
    if flag:
        marked = table.columns.get(flag)
        keep = keep & (marked.codes == 1) if marked is not None and marked.codes is not None else keep & False
    weights = table.columns.get(weight)
    sizes = np.zeros(table.rows) if weights is None or weights.numbers is None else np.nan_to_num(weights.numbers)
    order = [row for row in np.argsort(-sizes, kind="stable") if keep[row]]
    return list(dict.fromkeys(names.labels[names.codes[row]] for row in order[: 20 * MOST]))[:MOST]
