"""A comparison's industries in, the section on rivalry and partnership out."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.memo.numbers import write_digits
from advisor.memo.parts import Section, Told
from advisor.memo.side_by_side import PairDesk
from advisor.model.comparison import IndustryRow, Structures
from advisor.model.text import Text

LOW_PLACE = "low_value_chain_position"


def tell_industries(desk: PairDesk) -> Section:
    """Return where the regions compete and complement one another: industries named, structures, chain positions."""
    told = [*_tell_shared(desk), *_tell_named_alone(desk)]
    if not told:
        told.append(desk.sentence("industry_none"))
    low = next((row for row in desk.comparison.problems if row.id == LOW_PLACE), None)
    if low is not None and len(low.having("holds")) == len(desk.names):
        told.append(desk.sentence("both_low", regions=desk.regions))
    found = desk.comparison.structures
    table = None
    if len(desk.names) == 2:
        told += [line for one in found for line in _tell_structures(one, desk)]
    else:
        heads = [desk.head(name) for name in ("pair", "similarity", "krugman", "level", "years")]
        table = desk.table("structures", heads, [_structure_cells(one, desk) for one in found])
    told += list(_tell_gaps(desk))
    return Section(desk.phrase("industries"), tuple(told), table)


def _tell_shared(desk: PairDesk) -> Iterator[str]:
    for row in desk.comparison.industries:
        present = [(name, cell) for name, cell in zip(desk.names, row.cells, strict=True) if cell]
        if len(present) > 1:
            each = [desk.phrase("industry_one", region=name, names=desk.quote_texts(cell)) for name, cell in present]
            yield desk.sentence("industry_shared" if row.same else "industry_akin", told=desk.voice.enumerate(each))


def _tell_named_alone(desk: PairDesk) -> Iterator[str]:
    """Yield the industries that one region's data name alone: what is not named elsewhere may be there all the same."""
    rows = desk.comparison.industries
    alone = []
    shared = {label for row in rows if sum(map(bool, row.cells)) > 1 for cell in row.cells for label in cell}
    for at, name in enumerate(desk.names):
        own = [label for label in _named(rows, at) if label not in shared]
        if own and len(rows) > len(_named(rows, at)):
            alone.append(desk.phrase("industry_one", region=name, names=desk.quote_texts(own)))
    if alone:
        yield desk.sentence("industry_alone", told=desk.voice.clauses(alone))


def _named(rows: tuple[IndustryRow, ...], at: int) -> list[Text]:
    return list(dict.fromkeys(label for row in rows for label in row.cells[at]))


def _tell_structures(found: Structures, desk: PairDesk) -> Iterator[str]:
    """Yield what the tables of two regions tell: both figures, whence, what overlaps most, and the cautions."""
    voice = desk.voice
    sources = [
        desk.phrase("structure_source", region=desk.names[at], source=side.source or voice.enumerate(side.cells))
        for at, side in zip((found.one, found.other), found.sides, strict=True)
    ]
    level = desk.phrase("structure_level", level=voice.say("level", found.level)) if found.level else ""
    yield desk.sentence(
        "structure_told",
        years=_tell_years(found, desk),
        measure=desk.phrase(f"by_{found.measure}"),
        count=desk.count(found.industries),
        similarity=voice.remarks([_figure(found.similarity, desk), level]),
        krugman=_figure(found.krugman, desk),
        sources=voice.clauses(sources),
    )
    if found.overlaps:
        each = [
            desk.phrase(
                "overlap",
                label=voice.quote(one.label),
                first=_percent(one.shares[0], desk),
                second=_percent(one.shares[1], desk),
            )
            for one in found.overlaps
        ]
        regions = [desk.names[found.one], desk.names[found.other]]
        yield desk.sentence("overlaps", regions=voice.enumerate(regions), labels=voice.list(each))
    for warning in found.warnings:
        yield desk.sentence("structure_warning", warning=voice.clause(warning))


def _structure_cells(found: Structures, desk: PairDesk) -> list[Told]:
    return [
        Told(desk.voice.enumerate([desk.names[found.one], desk.names[found.other]])),
        Told(_figure(found.similarity, desk)),
        Told(_figure(found.krugman, desk)),
        Told(desk.voice.say("level", found.level) if found.level else ""),
        Told(desk.voice.remarks([_tell_years(found, desk), *(desk.voice.clause(one) for one in found.warnings)])),
    ]


def _tell_years(found: Structures, desk: PairDesk) -> str:
    years = list(dict.fromkeys(side.year for side in found.sides if side.year))
    told = [desk.phrase("year", year=year) for year in years]
    return desk.voice.enumerate(told) if told else desk.phrase("year_unsaid")


def _tell_gaps(desk: PairDesk) -> Iterator[str]:
    """Yield what is lacking for the structures to be compared, and of which regions."""
    gaps: dict[str, list[str]] = {}
    for gap in desk.comparison.structure_gaps:
        gaps.setdefault(gap.reason, []).append(desk.names[gap.region])
    for reason, names in gaps.items():
        regions = desk.voice.enumerate(names)
        if reason == "no_table":
            yield desk.sentence("structure_lacking", regions=regions)
        else:
            why = desk.voice.say("not_derived", reason)
            yield desk.sentence("structure_gap", regions=regions, why=why)


def _figure(value: float, desk: PairDesk) -> str:
    return write_digits(value, desk.voice.lang)


def _percent(value: float, desk: PairDesk) -> str:
    return f"{_figure(value, desk)}%"
