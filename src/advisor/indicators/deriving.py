"""A profile with tables in, the same profile with the facts that follow from them out.

What the planner stated as a statistic, a record or a survey stands, with a caution where the tables say otherwise; a
computed figure takes the place of a judgement. Nothing is filled in: a method that lacks an input says what it lacks.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from math import floor, log10
from pkgutil import iter_modules

import advisor.indicators.methods as shelf
from advisor.errors import SourceRef
from advisor.indicators.method import METHODS, Method, apply_method
from advisor.model.derived import Caution, Derived, NotDerived
from advisor.model.indicator import Indicator
from advisor.model.profile import Fact, Interval, Profile
from advisor.model.table import Table
from advisor.record import replace

DIGITS = 4
NEAR = 0.01  # of the stated figure: figures are rounded


def all_methods() -> Mapping[str, Method]:
    """Return every method by id."""
    for module in iter_modules(shelf.__path__):
        import_module(f"{shelf.__name__}.{module.name}")
    return METHODS


def derive_profile(profile: Profile, indicators: Mapping[str, Indicator]) -> Profile:
    """Return ``profile`` with derived facts added, and what could not be derived noted in ``not_derived``."""
    methods = all_methods()
    facts = dict(profile.facts)
    lacking: dict[str, NotDerived] = {}
    for indicator in indicators.values():
        method = methods.get(indicator.derived)
        if method is None or not _touches(method, profile.tables):
            continue
        found = apply_method(method, profile.tables)
        if isinstance(found, NotDerived):
            lacking[indicator.id] = found
        else:
            facts[indicator.id] = _settle(facts.get(indicator.id), _to_fact(found, indicator, profile.tables))
    return replace(profile, facts=facts, not_derived=lacking)


def _touches(method: Method, tables: Mapping[str, Table]) -> bool:
    return any(read.partition(".")[0] in tables for read in method.reads)


def round_shown(value: float) -> float:
    """Return ``value`` as it is shown and graded: four significant digits, whole numbers whole.

    >>> round_shown(29.9963), round_shown(0.0123456), round_shown(12345.6), round_shown(20261.0)
    (30.0, 0.01235, 12346.0, 20261.0)
    """
    if value == 0 or float(value).is_integer():
        return float(value)
    return float(round(value, max(0, DIGITS - 1 - floor(log10(abs(value))))))


def _to_fact(found: Derived, indicator: Indicator, tables: Mapping[str, Table]) -> Fact:
    word = found.value if isinstance(found.value, str) else ""
    number = None if word or isinstance(found.value, str) else round_shown(found.value)
    used = list(dict.fromkeys(read.partition(".")[0] for read in METHODS[found.method].reads))
    sources = list(dict.fromkeys(tables[kind].source for kind in used if kind in tables and tables[kind].source))
    where = next((tables[kind].where for kind in used if kind in tables), SourceRef(""))
    return Fact(
        indicator=indicator.id,
        number=None if number is None else Interval(number, number),
        value=word,
        approximate=any(caution.code == "approximate_cells" for caution in found.cautions),
        as_written=word or f"{number:g}",
        year=found.year,
        basis="statistic",
        claim="",
        source="；".join(sources),
        detail=None,
        flag=None,
        where=where,
        derived=found,
    )


def _settle(stated: Fact | None, computed: Fact) -> Fact:
    if stated is None or stated.basis == "judgement":
        return computed
    assert computed.derived is not None
    if _agree(stated, computed):
        return replace(stated, derived=computed.derived)
    told = Caution("stated_differs", (("stated", stated.as_written), ("computed", computed.as_written)))
    return replace(stated, derived=replace(computed.derived, cautions=(*computed.derived.cautions, told)))


def _agree(stated: Fact, computed: Fact) -> bool:
    if stated.number is None or computed.number is None:
        return stated.value == computed.value
    slack = NEAR * max(abs(computed.number.low), 1e-12)
    return stated.number.low - slack <= computed.number.low <= stated.number.high + slack
