"""A table by area and industry in; sizes with an area in each row and an industry in each column, out.

A row left out of such a table reads as no such industry there (with a caution); a blank cell is unknown, and its
industry is then left out for every area.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from advisor.indicators.areas import nation_or_province, warn_of_parts
from advisor.indicators.frames import FEWEST_USABLE, Codes, Frame, Mask, NotComputable, Numbers
from advisor.record import Record, replace

FEW_INDUSTRIES = 10
INDUSTRY = (6, 46)


class Grid(Record, frozen=True):
    """Sizes by area (rows) and industry code (columns)."""

    areas: tuple[str, ...]
    codes: tuple[str, ...]
    sizes: Numbers

    def only(self, kept: Mask) -> Grid:
        """Return the grid with the industries of ``kept``."""
        codes = tuple(code for code, keep in zip(self.codes, kept, strict=True) if keep)
        return replace(self, codes=codes, sizes=self.sizes[:, kept])


class Compared(Record, frozen=True):
    """The region's and the reference's sizes by industry."""

    codes: tuple[str, ...]
    local: Numbers
    reference: Numbers

    def only(self, codes: tuple[str, ...]) -> Compared:
        """Return it for these industries alone."""
        at = [self.codes.index(code) for code in codes]
        return Compared(codes, self.local[at], self.reference[at])


def division(code: str) -> str:
    """Return the two-digit division of a GB/T 4754 code, or the code itself where it is coarser."""
    return code[:2] if code[:2].isdigit() else code


def is_industrial(code: str) -> bool:
    """Return whether a code is mining, manufacturing or utilities (divisions 06 to 46, sections B to D)."""
    first = division(code)
    return INDUSTRY[0] <= int(first) <= INDUSTRY[1] if first.isdigit() and len(first) == 2 else first in ("B", "C", "D")


def industry_grid(frame: Frame, measure: str, *, divisions: bool = False) -> Grid:
    """Return the ``measure`` by area and industry of one year's rows, optionally summed to two-digit divisions.

    Where an area lists a code and finer codes of it, the finer ones are not counted twice.

    Raises:
        NotComputable: where a column is missing or fewer than half of the cells that are there have the measure.
    """
    listed = frame.complete("area", "industry")
    values, (places, names), (kinds, codes) = listed.numbers(measure), listed.codes("area"), listed.codes("industry")
    top = _coarsest(places, kinds, codes)
    values, places, kinds = values[top], places[top], kinds[top]
    known = ~np.isnan(values)
    if np.count_nonzero(known) == 0 or np.count_nonzero(known) < FEWEST_USABLE * len(values):
        raise NotComputable("too_few_rows" if np.any(known) else "no_rows", f"{frame.table.kind}.{measure}")
    shown = [division(code) if divisions else code for code in codes]
    unknown = {shown[kind] for kind in kinds[~known]}
    used = sorted({shown[kind] for kind in kinds} - unknown)
    sizes, cells = _fill(values, places, kinds, shown, used)
    frame.trail.rows = max(frame.trail.rows, int(np.sum(known)))
    if unknown:
        frame.trail.left_out = max(frame.trail.left_out, int(np.sum(~known)))
        frame.trail.warn("industries_left_out", industries="、".join(sorted(unknown)))
    if approximate := frame.table.columns[measure].approximate:
        frame.trail.warn("approximate_cells", cells=approximate)
    if absent := int(np.sum(cells == 0)):
        frame.trail.warn("absent_industries", cells=absent)
    return Grid(tuple(names[i] for i in np.unique(places)), tuple(used), sizes)


def part_structures(frame: Frame, measure: str) -> Grid:
    """Return the parts' sizes by two-digit division; fewer than ten industries, or coarser ones, are a caution."""
    grid = industry_grid(frame.where(frame.is_("scope", "part")), measure, divisions=True)
    if len(grid.areas) < 2:
        raise NotComputable("too_few_rows", f"{frame.table.kind}.area")
    if len(grid.codes) < FEW_INDUSTRIES or not all(code.isdigit() for code in grid.codes):
        frame.trail.warn("coarse_industries", industries=len(grid.codes))
    return grid


def region_sizes(frame: Frame, measure: str, *, divisions: bool = False) -> tuple[tuple[str, ...], Numbers]:
    """Return the industry codes and the region's sizes: its own rows', or where it has none the sum of its parts'."""
    grid = industry_grid(_own(frame, measure), measure, divisions=divisions)
    return grid.codes, np.sum(grid.sizes, axis=0)


def region_structure(frame: Frame, measure: str) -> tuple[tuple[str, ...], Numbers, set[str]]:
    """Return the region's two-digit codes, their sizes, and the codes that are left out for a blank cell.

    Raises:
        NotComputable: as :func:`region_sizes` does.
    """
    own = _own(frame, measure)
    grid = industry_grid(own, measure, divisions=True)
    kinds, codes = own.where(own.known("industry")).codes("industry")
    return grid.codes, np.sum(grid.sizes, axis=0), {division(codes[kind]) for kind in kinds} - set(grid.codes)


def compared(frame: Frame, measure: str, reference: Callable[[Frame], Frame] = nation_or_province) -> Compared:
    """Return the region beside the reference, for the industries that the reference has; the others are a caution."""
    own, other = _own(frame, measure), reference(frame)
    both = industry_grid(replace(frame, keep=own.keep | other.keep), measure)
    there = np.isin(both.areas, [other.codes("area")[1][i] for i in np.unique(other.codes("area")[0])])
    local, whole = np.sum(both.sizes[~there], axis=0), np.sum(both.sizes[there], axis=0)
    kept = whole > 0
    if lost := int(np.sum(~kept & (local > 0))):
        frame.trail.warn("industries_unmatched", industries=lost)
    codes = tuple(code for code, keep in zip(both.codes, kept, strict=True) if keep)
    return Compared(codes, local[kept], whole[kept])


def leading_codes(frame: Frame) -> list[str]:
    """Return the codes that some row that counts marks as leading."""
    codes, labels = frame.where(frame.is_("leading", "yes") & frame.known("industry")).codes("industry")
    frame.codes("leading")
    return [labels[i] for i in np.unique(codes)]


def _own(frame: Frame, measure: str) -> Frame:
    own = frame.where(frame.is_("scope", "region"))
    if own.where(frame.known(measure)).rows:
        return own
    listed = frame.where(frame.is_("scope", "part"))
    if not listed.where(frame.known(measure)).rows:
        raise NotComputable("no_rows", f"{frame.table.kind}.scope", f"{frame.table.kind}.{measure}")
    count = len(np.unique(listed.complete("area").codes("area")[0]))
    warn_of_parts(frame, count)
    return listed


def _coarsest(places: Codes, kinds: Codes, codes: tuple[str, ...]) -> Mask:
    listed = {(place, codes[kind]) for place, kind in zip(places, kinds, strict=True)}
    keep = []
    for place, kind in zip(places, kinds, strict=True):
        code = codes[kind]
        keep.append(not any((place, code[:end]) in listed for end in range(2, len(code))))
    return np.array(keep, dtype=bool)


def _fill(values: Numbers, places: Codes, kinds: Codes, shown: list[str], used: list[str]) -> tuple[Numbers, Numbers]:
    rows = {place: i for i, place in enumerate(np.unique(places))}
    columns = {code: j for j, code in enumerate(used)}
    sizes, cells = np.zeros((len(rows), len(columns))), np.zeros((len(rows), len(columns)))
    for value, place, kind in zip(values, places, kinds, strict=True):
        if shown[kind] in columns:
            sizes[rows[place], columns[shown[kind]]] += value
            cells[rows[place], columns[shown[kind]]] += 1
    return sizes, cells
