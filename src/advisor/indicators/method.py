"""The methods: each computes one indicator from tables. A rule base binds an indicator to one by ``derived:``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite

from advisor.indicators.frames import NotComputable, Tables, Trail
from advisor.model.derived import Derived, NotDerived
from advisor.model.table import Table
from advisor.record import Record

Compute = Callable[[Tables], float | bool | str]


class Method(Record, frozen=True):
    """A way to compute an indicator. ``unit`` is that of its number, ``""`` for a yes/no or a category.

    ``reads`` lists the ``table.column`` names it may use; the docstring gives formula and source.
    """

    id: str
    unit: str
    reads: tuple[str, ...]
    compute: Compute

    @property
    def doc(self) -> str:
        """The formula and its source."""
        return (self.compute.__doc__ or "").strip()


METHODS: dict[str, Method] = {}


def method(unit: str, *reads: str) -> Callable[[Compute], Compute]:
    """Register a function under its own name as the method for an indicator in ``unit``."""

    def register(compute: Compute) -> Compute:
        name = compute.__name__
        assert name not in METHODS, name
        METHODS[name] = Method(name, unit, reads, compute)
        return compute

    return register


def apply_method(method: Method, tables: Mapping[str, Table]) -> Derived | NotDerived:
    """Return what ``method`` makes of ``tables``, or why it makes nothing of them."""
    trail = Trail()
    try:
        value = method.compute(Tables(tables, trail))
    except NotComputable as missing:
        return NotDerived(method.id, missing.reason, missing.wants or method.reads)
    if isinstance(value, bool):
        value = "yes" if value else "no"
    elif not isinstance(value, str) and not isfinite(value):
        return NotDerived(method.id, "undefined", method.reads)
    return Derived(
        method=method.id,
        value=value if isinstance(value, str) else float(value),
        unit=method.unit,
        year="、".join(sorted(trail.years)),
        cells=tuple(trail.cells),
        rows=trail.rows,
        left_out=trail.left_out,
        cautions=tuple(trail.cautions),
    )
