"""The industry tables of two regions in; how far their structures agree, or why that can't be told, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from advisor.indicators.by_industry import FEW_INDUSTRIES, is_industrial, region_structure
from advisor.indicators.deriving import round_shown
from advisor.indicators.frames import Frame, NotComputable, Numbers, Tables, Trail
from advisor.indicators.grades import levels_of
from advisor.indicators.shares import fractions
from advisor.indicators.specialisation import krugman, similarity
from advisor.model.comparison import Overlap, StructureGap, Structures, StructureSide
from advisor.model.derived import Caution
from advisor.model.indicator import Indicator
from advisor.model.profile import Interval
from advisor.model.table import Table
from advisor.model.text import Text
from advisor.record import Record

KIND = "industries"
MEASURES = ("output", "employment")
MOST_OVERLAPS = 3


class _Shape(Record, frozen=True):
    """One region's sizes by two-digit industry in one year, and the industries whose cells are blank."""

    sizes: Mapping[str, float]
    unknown: frozenset[str]
    side: StructureSide
    cautions: tuple[Caution, ...]


def compare_structures(
    regions: Sequence[Mapping[str, Table]], industries: Mapping[str, Text], graded_by: Indicator | None = None
) -> tuple[tuple[Structures, ...], tuple[StructureGap, ...]]:
    """Return how alike the industrial structures of every two regions are, and which regions' can't be told.

    UNIDO similarity (0 to 1) and Krugman's index (0 to 2), both from shares of two-digit industries (divisions 06 to
    46) by output, else by employment; the last year that both tables have, else the last of each, with a caution. An
    industry without a row in one table counts as not there, with a caution; one with a blank cell is left out of both.

    Args:
        regions: each region's tables, by kind.
        industries: names of industries by code.
        graded_by: the indicator whose cut-offs say what similarity is low or high; None for no level.
    """
    read = [_read(at, tables) for at, tables in enumerate(regions)]
    gaps = [found for found in read if isinstance(found, StructureGap)]
    told = []
    for (one, first), (other, second) in combinations(enumerate(read), 2):
        if isinstance(first, StructureGap) or isinstance(second, StructureGap):
            continue
        measure = next((name for name in MEASURES if name in first and name in second), "")
        try:
            if not measure:
                raise NotComputable("no_column", *(f"{KIND}.{name}" for name in first))
            told.append(_compare((one, other), (first[measure], second[measure]), measure, industries, graded_by))
        except NotComputable as missing:
            gaps.append(StructureGap(region=other, reason=missing.reason, wants=missing.wants))
    return tuple(told), tuple(dict.fromkeys(gaps))


def _read(region: int, tables: Mapping[str, Table]) -> dict[str, dict[str, _Shape]] | StructureGap:
    """Return a region's shapes by measure and year, or what its tables lack."""
    found, gap = {}, None
    for measure in MEASURES:
        try:
            found[measure] = _shapes(tables, measure)
        except NotComputable as missing:
            gap = gap or StructureGap(region=region, reason=missing.reason, wants=missing.wants)
    return found or gap or StructureGap(region=region, reason="no_rows", wants=(KIND,))


def _shapes(tables: Mapping[str, Table], measure: str) -> dict[str, _Shape]:
    """Return a region's shape by year, the years in which it can be had.

    Raises:
        NotComputable: where it can be had in no year.
    """
    frame = Tables(tables).frame(KIND)
    if not frame.has("year"):
        return {frame.table.year: _shape(frame, measure, frame.table.year)}
    found, reason = {}, NotComputable("no_rows", f"{KIND}.year")
    for year in frame.years():
        trail = Trail()
        try:
            found[f"{year:g}"] = _shape(Frame(frame.table, trail, frame.keep).in_year(year), measure, f"{year:g}")
        except NotComputable as missing:
            reason = missing
    if not found:
        raise reason
    return found


def _shape(frame: Frame, measure: str, year: str) -> _Shape:
    codes, sizes, unknown = region_structure(frame, measure)
    listed = {code: float(size) for code, size in zip(codes, sizes, strict=True) if is_industrial(code)}
    if not all(code.isdigit() for code in listed):
        raise NotComputable("undefined", f"{KIND}.industry")
    _shares(np.array(list(listed.values())), measure)
    table = frame.table
    side = StructureSide(year=year, source=table.source, cells=tuple(frame.trail.cells))
    kept = tuple(caution for caution in frame.trail.cautions if caution.code != "absent_industries")
    return _Shape(listed, frozenset(unknown), side, kept)


def _compare(
    places: tuple[int, int],
    shapes: tuple[Mapping[str, _Shape], Mapping[str, _Shape]],
    measure: str,
    industries: Mapping[str, Text],
    graded_by: Indicator | None,
) -> Structures:
    common = [year for year in shapes[0] if year in shapes[1]]
    sides = shapes[0][max(common or shapes[0])], shapes[1][max(common or shapes[1])]
    unknown = sides[0].unknown | sides[1].unknown
    codes = sorted((sides[0].sizes.keys() | sides[1].sizes.keys()) - unknown)
    arrays = [np.array([shape.sizes.get(code, 0.0) for code in codes]) for shape in sides]
    shares = [_shares(array, measure) for array in arrays]
    likeness = round_shown(similarity(*arrays))
    bounds = graded_by.cutoffs if graded_by else ()
    levels = levels_of(Interval(likeness, likeness), graded_by.values, bounds) if graded_by and graded_by.values else ()
    return Structures(
        one=places[0],
        other=places[1],
        measure=measure,
        sides=(sides[0].side, sides[1].side),
        industries=len(codes),
        similarity=likeness,
        krugman=round_shown(krugman(*arrays)),
        level=levels[0] if levels else "",
        overlaps=tuple(_overlaps(codes, shares, industries)),
        cautions=tuple(_cautions(sides, codes)),
    )


def _shares(sizes: Numbers, measure: str) -> Numbers:
    """Return shares of the total; where there is nothing, or nothing but zeros, none can be had."""
    try:
        return fractions(sizes)
    except NotComputable as missing:
        raise NotComputable(missing.reason, f"{KIND}.{measure}") from None


def _cautions(sides: tuple[_Shape, _Shape], codes: list[str]) -> list[Caution]:
    found = [caution for shape in sides for caution in shape.cautions]
    years = sorted({shape.side.year for shape in sides})
    if len(years) > 1:
        found.append(Caution("mixed_years", (("years", "、".join(year for year in years if year)),)))
    if len(codes) < FEW_INDUSTRIES:
        found.append(Caution("coarse_industries", (("industries", str(len(codes))),)))
    if absent := sum(code not in shape.sizes for shape in sides for code in codes):
        found.append(Caution("absent_industries", (("cells", str(absent)),)))
    return list(dict.fromkeys(found))


def _overlaps(codes: list[str], shares: list[Numbers], industries: Mapping[str, Text]) -> list[Overlap]:
    """Return the industries that weigh most in both, by the smaller of their two shares (%)."""
    both = sorted(zip(codes, *shares, strict=True), key=lambda row: (-min(row[1], row[2]), row[0]))
    return [
        Overlap(
            code=code,
            label=industries.get(code, Text(code, code)),
            shares=(round_shown(100.0 * float(here)), round_shown(100.0 * float(there))),
        )
        for code, here, there in both[:MOST_OVERLAPS]
        if min(here, there) > 0
    ]
