"""A table with areas and years in; which rows are the region, its parts, the nation or the province, and when, out.

In tables the scope ``reference`` may hold several areas. One named 全国, 中国, national, nation or China is the nation,
one named 世界, 全球 or world is the world; any other is the province.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import numpy as np

from advisor.indicators.frames import Frame, Mask, NotComputable, Tables, Trail
from advisor.record import Record, replace

NATION = ("全国", "中国", "national", "nation", "china")
WORLD = ("世界", "全球", "全世界", "world")
YEARS = 3
T = TypeVar("T")


def region(frame: Frame, *needed: str) -> Frame:
    """Return the region's own rows where they have all of ``needed``, else all its parts, with a caution.

    Raises:
        NotComputable: where neither is complete: a sum over some of the parts is not the region.
    """
    own = frame.where(frame.is_("scope", "region"))
    if own.rows and own.where(frame.known(*needed)).rows == own.rows:
        return own.complete(*needed)
    listed = parts(frame)
    if not listed.rows:
        raise NotComputable("no_rows", *(f"{frame.table.kind}.{name}" for name in ("scope", *needed)))
    whole = listed.complete(*needed, need=1.0)
    warn_of_parts(frame, len(areas(whole)))
    return whole


def warn_of_parts(frame: Frame, count: int) -> None:
    """Say that parts stand for the region: their sum, or the only one of them."""
    if count > 1:
        frame.trail.warn("summed_from_parts", parts=count)
    else:
        frame.trail.warn("one_part_only")


def parts(frame: Frame) -> Frame:
    """Return the rows of the region's parts, such as member cities or counties."""
    return frame.where(frame.is_("scope", "part"))


def nation(frame: Frame, *needed: str) -> Frame:
    """Return the nation's rows, or end the method for want of a reference."""
    return _reference(frame, _named(frame, NATION)).complete(*needed, need=1.0)


def province(frame: Frame, *needed: str) -> Frame:
    """Return the rows of the one reference that is neither nation nor world; none or several end the method."""
    return _reference(frame, ~_named(frame, NATION + WORLD)).complete(*needed, need=1.0)


def world(frame: Frame) -> Frame:
    """Return the world's rows; with a caution the nation's where there are none."""
    return _first_of(frame, _named(frame, WORLD), _named(frame, NATION))


def nation_or_province(frame: Frame) -> Frame:
    """Return the nation's rows; with a caution the province's where there are none."""
    return _first_of(frame, _named(frame, NATION), ~_named(frame, NATION + WORLD))


def amount(frame: Frame, name: str) -> float:
    """Return the sum of a column over rows that must all have it."""
    return float(np.sum(frame.complete(name, need=1.0).numbers(name)))


def in_latest(tables: Tables, kind: str, reckon: Callable[[Frame], T]) -> T:
    """Return what ``reckon`` makes of the last year in which it can; the year is recorded."""
    frame = tables.frame(kind)
    if not frame.has("year"):
        tables.note_year(frame.table.year)
        return reckon(frame)
    last = years_of(frame, reckon)[-1]
    tables.note_year(f"{last:g}")
    return reckon(frame.in_year(last))


class Span(Record, Generic[T], frozen=True):
    """What was reckoned for the first and the last year of a period."""

    start: T
    end: T
    years: float


def over_years(tables: Tables, kind: str, reckon: Callable[[Frame], T], wanted: int | None = YEARS) -> Span[T]:
    """Return what ``reckon`` makes of the last year it can and of ``wanted`` years before; None means all years.

    Where that first year is missing, the earliest after it stands in, with a caution; an older one never does.

    Raises:
        NotComputable: where there is no such second year.
    """
    frame = tables.frame(kind)
    found = years_of(frame, reckon)
    last = found[-1]
    first = min((y for y in found if wanted is None or y >= last - wanted), default=last)
    if first == last:
        raise NotComputable("one_year", f"{kind}.year")
    if wanted is not None and last - first < wanted:
        tables.trail.warn("short_series", first=f"{first:g}", last=f"{last:g}", wanted=wanted)
    tables.note_year(f"{first:g}—{last:g}")
    return Span(reckon(frame.in_year(first)), reckon(frame.in_year(last)), last - first)


def years_of(frame: Frame, reckon: Callable[[Frame], object]) -> list[float]:
    """Return the years, ascending, for which ``reckon`` gives something; nothing of the trial is recorded.

    Raises:
        NotComputable: what ended the last year's trial, where none succeeds.
    """
    trial = replace(frame, trail=Trail())
    found, reason = [], NotComputable("no_rows", f"{frame.table.kind}.year")
    for year in trial.years():
        try:
            reckon(trial.in_year(year))
            found.append(year)
        except NotComputable as missing:
            reason = missing
    if not found:
        raise reason
    return found


def by_first(tables: Tables, compute: Callable[[Tables, str], T], *measures: str) -> T:
    """Return what ``compute`` makes of the first of ``measures`` that it can; only that one is recorded."""
    for measure in measures[:-1]:
        try:
            compute(Tables(tables.tables), measure)
        except NotComputable:
            continue
        return compute(tables, measure)
    return compute(tables, measures[-1])


def within(value: float, low: float, high: float) -> float:
    """Return ``value``, or end the method where it lies outside what the indicator admits."""
    if not low <= value <= high:
        raise NotComputable("undefined")
    return value


def areas(frame: Frame) -> tuple[str, ...]:
    """Return the names of the areas in the rows that count."""
    codes, labels = frame.codes("area")
    return tuple(labels[i] for i in np.unique(codes))


def _named(frame: Frame, names: tuple[str, ...]) -> Mask:
    column = frame.table.columns.get("area")
    labels = column.labels if column is not None else ()
    return frame.is_("area", *(label for label in labels if label.strip().lower() in names))


def _reference(frame: Frame, mask: Mask) -> Frame:
    found = frame.where(frame.is_("scope", "reference") & mask)
    if len(areas(found)) != 1:
        raise NotComputable("no_reference", f"{frame.table.kind}.scope")
    return found


def _first_of(frame: Frame, wanted: Mask, instead: Mask) -> Frame:
    try:
        return _reference(frame, wanted)
    except NotComputable:
        found = _reference(frame, instead)
        frame.trail.warn("reference_missing", used=areas(found)[0])
        return found
