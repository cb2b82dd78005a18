"""A list of firms (or parks) in; the rows that an indicator speaks of, out, with what was left out counted.

What a list doesn't tell apart stays in, with a caution; what it leaves blank is neither no nor zero.
"""

from __future__ import annotations

import numpy as np

from advisor.indicators.by_industry import is_industrial
from advisor.indicators.frames import FEWEST_USABLE, SMALL_SAMPLE, Frame, Mask, NotComputable, Tables

LARGER = ("firms.above_scale",)
LARGER_INDUSTRIAL = (*LARGER, "firms.industry")


def listed(frame: Frame, *columns: str, over: str = "") -> Frame:
    """Return the rows of ``frame`` that have these columns, with ``over`` above zero; few firms are a caution."""
    rows = frame.complete(*columns)
    return counted(_positive(rows, over) if over else rows)


def counted(rows: Frame) -> Frame:
    """Return ``rows``, recorded as those that the figure rests on, with a caution where they are a few firms."""
    rows.trail.rows = rows.rows
    if rows.table.kind == "firms" and rows.rows < SMALL_SAMPLE:
        rows.trail.warn("small_sample", rows=rows.rows)
    return rows


def everyone(frame: Frame) -> Frame:
    """Return all rows."""
    return frame


def larger(frame: Frame) -> Frame:
    """Return the firms marked as above the statistical threshold (规上); all, with a caution, where none is told of."""
    if not frame.has("above_scale") or not frame.where(frame.known("above_scale")).rows:
        frame.trail.warn("whole_list")
        return frame
    return labelled(frame, "above_scale", "yes")


def industrial(frame: Frame) -> Frame:
    """Return the firms but for those whose code is known not to be industrial (divisions 06 to 46)."""
    if not frame.has("industry"):
        return frame
    _, labels = frame.codes("industry")
    return frame.where(~frame.is_("industry", *(code for code in labels if not is_industrial(code))))


def larger_industrial(frame: Frame) -> Frame:
    """Return the industrial firms above the statistical threshold (规上工业)."""
    return larger(industrial(frame))


def within_parks(frame: Frame) -> Frame:
    """Return the firms but for those known to lie outside parks."""
    if not frame.has("in_park"):
        return frame
    frame.codes("in_park")
    return frame.where(~frame.is_("in_park", "no"))


def small_and_medium(frame: Frame) -> Frame:
    """Return the firms of known size that are not large (中小企业 takes in 微型: 中小企业划型标准规定)."""
    return labelled(frame.complete("size"), "size", "medium", "small", "micro")


def labelled(frame: Frame, name: str, *labels: str) -> Frame:
    """Return the rows with one of ``labels`` in a column; its cells are recorded."""
    frame.codes(name)
    return frame.where(frame.is_(name, *labels))


def chosen(frame: Frame, name: str, *labels: str) -> Mask:
    """Return, over the rows that count, which have one of ``labels`` in a column; its cells are recorded."""
    frame.codes(name)
    return np.asarray(frame.is_(name, *labels)[frame.keep], dtype=bool)


def answered(frame: Frame, name: str, *others: str) -> Frame:
    """Return the rows that answer yes or no, and have ``others``.

    Raises:
        NotComputable: where some are blank and nobody says no: then blank may well mean no, and all would be yes.
    """
    rows = listed(frame, name, *others)
    if rows.rows < frame.rows and not np.any(rows.is_(name, "no") & rows.keep):
        raise NotComputable("too_few_rows", f"{frame.table.kind}.{name}")
    return rows


def known(frame: Frame, told: Mask, name: str) -> Frame:
    """Return the rows for which ``told``, over the whole table, is true, as :meth:`Frame.complete` does for columns.

    Raises:
        NotComputable: where fewer than half of the rows are, for want of the column ``name``.
    """
    rows = frame.where(told)
    if not rows.rows or rows.rows < FEWEST_USABLE * frame.rows:
        raise NotComputable("too_few_rows" if rows.rows else "no_rows", f"{frame.table.kind}.{name}")
    if left := frame.rows - rows.rows:
        frame.trail.left_out = left
        frame.trail.warn("rows_left_out", left=left, rows=frame.rows)
    return rows


def year_of(tables: Tables, kind: str) -> float:
    """Return the one year of the rows that were taken.

    Raises:
        NotComputable: where neither the table nor the planner says it.
    """
    years = tables.trail.years
    if len(years) != 1 or not years[0].isdigit():
        raise NotComputable("no_column", f"{kind}.year")
    return float(years[0])


def among(frame: Frame, mask: Mask) -> Frame:
    """Return the rows of ``frame`` for which ``mask``, over the rows that count, is true."""
    whole = np.zeros(frame.table.rows, dtype=bool)
    whole[frame.keep] = mask
    return frame.where(whole)


def _positive(rows: Frame, name: str) -> Frame:
    numbers = rows.table.columns[name].numbers
    assert numbers is not None
    kept = rows.where(numbers > 0)
    if not kept.rows:
        raise NotComputable("zero_whole", f"{rows.table.kind}.{name}")
    if left := rows.rows - kept.rows:
        rows.trail.left_out += left
        rows.trail.warn("no_denominator", left=left)
    return kept
