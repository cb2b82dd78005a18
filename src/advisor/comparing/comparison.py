"""The advices on two or more regions in, what they share, what differs and what each could take up out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import permutations
from typing import TypeVar

from advisor.comparing.indicators import compare_indicators
from advisor.comparing.problems import compare_problems, compare_undecided
from advisor.model.advice import Advice, EntityRecord
from advisor.model.comparison import (
    SCHEMA_VERSION,
    Comparison,
    IndustryRow,
    JudgedMeasure,
    Lesson,
    MeasureRow,
    NamedRecord,
    State,
    StrengthRow,
    StructureGap,
    Structures,
    Transfer,
    TypeRow,
)
from advisor.model.text import Text

GENERIC = frozenset({
    *("leading", "core", "member", "priority", "traditional", "national", "provincial", "joint", "hi_tech"),
    *("export_zone", "export", "innovator", "supplier", "scenery", "zone", "port"),
})  # fmt: skip
"""Tags that say how an industry stands, not what it is."""

R = TypeVar("R")
Judged = Mapping[tuple[int, int], Sequence[JudgedMeasure]]
Answered = Mapping[tuple[int, int], Sequence[tuple[str, tuple[str, ...]]]]


def compare(
    advices: Sequence[Advice],
    judged: Judged,
    answered: Answered,
    labels: Mapping[str, Text],
    structures: tuple[Sequence[Structures], Sequence[StructureGap]],
    failed: Sequence[Set[str]],
) -> Comparison:
    """Return the comparison of regions advised on under one rule base.

    Args:
        advices: two or more.
        judged: by giver and taker, how the giver's measures that are not the taker's own stand with the taker.
        answered: by giver and taker, the giver's strengths, each with the taker's problems that it is the reverse of.
        labels: of every indicator, by id.
        structures: how alike the industries of every two regions are by their tables, and where tables are lacking.
        failed: of each region, the keys of the conclusions that its data rule out.
    """
    first = advices[0]
    undecided, open_everywhere = compare_undecided(advices, labels)
    return Comparison(
        schema_version=SCHEMA_VERSION,
        regions=tuple(advice.region for advice in advices),
        indicators=compare_indicators(advices),
        types=tuple(_compare_types(advices)),
        strengths=tuple(_compare_strengths(advices, failed)),
        problems=compare_problems(advices, labels),
        undecided=undecided,
        open_everywhere=open_everywhere,
        measures=tuple(_compare_measures(advices)),
        transfers=tuple(_list_transfers(advices, judged)),
        lessons=tuple(_list_lessons(advices, answered)),
        industries=tuple(_compare_industries(advices)),
        structures=tuple(structures[0]),
        structure_gaps=tuple(structures[1]),
        claims=_union(advice.claims for advice in advices),
        documents=_union(advice.documents for advice in advices),
        rulebase=first.rulebase,
    )


def _union(groups: Iterable[Sequence[R]]) -> tuple[R, ...]:
    return tuple(dict.fromkeys(record for group in groups for record in group))


def _compare_types(advices: Sequence[Advice]) -> Iterable[TypeRow]:
    labels = {record.model: record.model_label for advice in advices for record in advice.types}
    for model, label in labels.items():
        cells = tuple(tuple(r.label for r in advice.types if r.model == model) for advice in advices)
        yield TypeRow(model=model, label=label, cells=cells)


def _compare_strengths(advices: Sequence[Advice], failed: Sequence[Set[str]]) -> Iterable[StrengthRow]:
    found = {record.id: record for advice in advices for record in advice.strengths}
    held = [{record.id for record in advice.strengths} for advice in advices]
    for name, record in found.items():
        cells: list[State] = [
            "holds" if name in has else "fails" if f"strength {name}" in hasnt else "unknown"
            for has, hasnt in zip(held, failed, strict=True)
        ]
        yield StrengthRow(id=name, label=record.label, theme=record.theme, cells=tuple(cells))


def _compare_measures(advices: Sequence[Advice]) -> Iterable[MeasureRow]:
    found = {record.id: record for advice in advices for record in advice.recommendations}
    places = [{record.id: record.priority for record in advice.recommendations} for advice in advices]
    rows = [
        MeasureRow(id=name, label=r.label, theme=r.theme, cells=tuple(place.get(name, 0) for place in places))
        for name, r in found.items()
    ]
    return sorted(rows, key=lambda row: (row.cells.count(0), min(filter(None, row.cells)), row.id))


def _list_transfers(advices: Sequence[Advice], judged: Judged) -> Iterable[Transfer]:
    """Yield what each region could take from another, the giver's most urgent first."""
    for giver, taker in permutations(range(len(advices)), 2):
        labels = {record.id: record.label for record in advices[giver].recommendations}
        for record in judged[giver, taker]:
            yield Transfer(giver=giver, taker=taker, label=labels[record.id], judged=record)


def _list_lessons(advices: Sequence[Advice], answered: Answered) -> Iterable[Lesson]:
    for (giver, taker), pairs in answered.items():
        strengths = {record.id: record.label for record in advices[giver].strengths}
        problems = {record.id: record.label for record in advices[taker].diagnoses}
        for strength, names in pairs:
            yield Lesson(
                giver=giver,
                taker=taker,
                strength=NamedRecord(id=strength, label=strengths[strength]),
                problems=tuple(NamedRecord(id=name, label=problems[name]) for name in names),
            )


def _compare_industries(advices: Sequence[Advice]) -> Iterable[IndustryRow]:
    """Yield the industries that any region names, by what they are; those that several name come first."""
    named = [[e for e in advice.entities if e.kind == "industry"] for advice in advices]
    tags = dict.fromkeys(tag for group in named for e in group for tag in (set(e.tags) - GENERIC) or {e.name.zh})
    rows = []
    for tag in tags:
        found = [[e for e in group if tag in e.tags or e.name.zh == tag] for group in named]
        cells = tuple(tuple(e.name for e in group) for group in found)
        rows.append(IndustryRow(tag=tag, cells=cells, same=_are_the_same(found)))
    shared = sorted(rows, key=lambda row: -sum(bool(cell) for cell in row.cells))
    met: set[tuple[tuple[Text, ...], ...]] = set()
    for row in shared:
        if row.cells not in met:
            met.add(row.cells)
            yield row


def _are_the_same(groups: Sequence[Sequence[EntityRecord]]) -> bool:
    """Return whether two regions name an industry all of whose tags the other's has: one that is told no further."""
    tags = [[set(entity.tags) - GENERIC for entity in group] for group in groups]
    pairs = ((one, other) for mine, theirs in permutations(tags, 2) for one in mine for other in theirs)
    return any(one <= other for one, other in pairs)
