"""The indicators of a rule base in, a blank YAML profile with every one of them commented out out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from advisor.model.indicator import Indicator
from advisor.model.text import Text

GIVEN = "spatial_level"
"""Stands under ``region:``, not among the facts."""
HEAD, TAIL = "facts:\n", "# 实体"


def write_blank(pattern: str, indicators: Iterable[Indicator], subjects: Mapping[str, Text]) -> str:
    """Return ``pattern``, a profile with its instructions, with the facts between its head and its entities anew."""
    head, _, rest = pattern.partition(HEAD)
    lines = "\n".join(_list_facts(indicators, subjects))
    return f"{head}{HEAD}{lines}\n{TAIL}{rest.partition(TAIL)[2]}"


def _list_facts(indicators: Iterable[Indicator], subjects: Mapping[str, Text]) -> Iterator[str]:
    known = [indicator for indicator in indicators if indicator.id != GIVEN]
    order = list(subjects)
    known.sort(key=lambda indicator: order.index(indicator.subject))
    for subject, group in groupby(known, key=lambda indicator: indicator.subject):
        title = subjects[subject]
        yield f"\n  # ── {title.zh} {title.en} ──"
        yield from map(_write_line, group)
    yield ""


def _write_line(indicator: Indicator) -> str:
    label = f"{indicator.label.zh} {indicator.label.en}"
    admitted = " / ".join(indicator.values)
    if indicator.kind == "number":
        levels = f"；或 or level: {admitted}" if admitted else ""
        return f'  # {indicator.id}: {{value: , unit: "{indicator.unit}"}}    # {label}{levels}'
    return f"  # {indicator.id}: {{value: }}    # {label}（{admitted}）"
