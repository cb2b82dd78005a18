"""A profile's computed indicators on the terminal: figure, level, cells; and what the others lack."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from advisor.model.derived import NotDerived
from advisor.model.indicator import Indicator
from advisor.model.profile import Fact
from advisor.model.table import TableBook
from advisor.model.text import Lang
from advisor.service import Derivation, say, write_quantity

HEADS = {
    "zh": ("指标", "代号", "数值", "等级", "年份", "行数", "单元格"),
    "en": ("Indicator", "Id", "Figure", "Level", "Year", "Rows", "Cells"),
}
LACKS = {"zh": ("未能计算", "缘由", "需要"), "en": ("Not computed", "Why", "Needs")}


def print_derivation(found: Derivation, lang: Lang) -> None:
    """Print the indicators that were computed, then those that were not and what each needs."""
    console = Console(highlight=False)
    computed = _grid(HEADS[lang])
    for name, fact in found.profile.facts.items():
        if fact.derived is not None:
            computed.add_row(*_row(found.base.indicators[name], fact, lang))
    if computed.row_count:
        console.print(computed)
    lacking = _grid(LACKS[lang])
    for name, why in found.profile.not_derived.items():
        wants = "、".join(_column(want, found.book, lang) for want in why.wants)
        lacking.add_row(getattr(found.base.indicators[name].label, lang), say("not_derived", why.reason, lang), wants)
    if lacking.row_count:
        console.print(lacking)


def derivation_as_data(found: Derivation) -> dict[str, Any]:
    """Return the same as plain data."""
    return {
        "computed": [_record(n, f) for n, f in found.profile.facts.items() if f.derived is not None],
        "not_computed": [_lack(n, why) for n, why in found.profile.not_derived.items()],
    }


def _grid(heads: Iterable[str]) -> Table:
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _row(indicator: Indicator, fact: Fact, lang: Lang) -> tuple[str, ...]:
    assert fact.derived is not None
    state = indicator.states.get(fact.value)
    figure = write_quantity(fact.number.low, indicator.unit, lang) if fact.number else getattr(state, lang, fact.value)
    level = say("level", fact.possible[0], lang) if fact.number and len(fact.possible) == 1 else ""
    rows = str(fact.derived.rows) if fact.derived.rows else ""
    label = getattr(indicator.label, lang)
    return label, indicator.id, figure, level, fact.year, rows, "、".join(fact.derived.cells)


def _column(want: str, book: TableBook, lang: Lang) -> str:
    table, _, column = want.partition(".")
    kind = book.kinds.get(table)
    if kind is None:
        return want
    named = getattr(kind.columns[column].label, lang) if column in kind.columns else ""
    return f"{getattr(kind.label, lang)}·{named}" if named else str(getattr(kind.label, lang))


def _record(name: str, fact: Fact) -> dict[str, Any]:
    assert fact.derived is not None
    found = fact.derived
    return {
        "indicator": name,
        "value": fact.number.low if fact.number else fact.value,
        "level": fact.possible[0] if len(fact.possible) == 1 else "",
        "unit": found.unit,
        "year": found.year,
        "method": found.method,
        "cells": list(found.cells),
        "rows": found.rows,
        "left_out": found.left_out,
        "cautions": [{"code": c.code, **dict(c.figures)} for c in found.cautions],
    }


def _lack(name: str, why: NotDerived) -> dict[str, Any]:
    return {"indicator": name, "reason": why.reason, "wants": list(why.wants)}
