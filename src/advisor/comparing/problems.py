"""The problems of two or more advices in, how each region stands to each of them out; what is unknown stays unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from advisor.model.advice import Advice
from advisor.model.comparison import NamedRecord, ProblemCell, ProblemRow
from advisor.model.records import EvidenceRecord
from advisor.model.text import Text

SEVERITIES = ("severe", "moderate", "mild")
LEVEL_MODELS = ("type spatial_level ", "type region_span ")


def compare_problems(advices: Sequence[Advice], labels: Mapping[str, Text]) -> tuple[ProblemRow, ...]:
    """Return every diagnosis that holds in some region: first those that hold in most, then by rank."""
    places = [{d.id: place for place, d in enumerate(advice.diagnoses)} for advice in advices]
    return tuple(sorted(_rows(advices, labels), key=lambda row: _rank(row, places)))


def compare_undecided(advices: Sequence[Advice], labels: Mapping[str, Text]) -> tuple[tuple[ProblemRow, ...], int]:
    """Return the diagnoses found nowhere that data rule out in one region and leave open in another.

    Beside them, how many problems are open everywhere: what is not listed is not absent either.
    """
    held = {d.id for advice in advices for d in advice.diagnoses}
    open_ = [{record.id: record for record in advice.undetermined} for advice in advices]
    anywhere = {name: record for group in open_ for name, record in group.items() if name not in held}
    rows = []
    for name, record in sorted(anywhere.items()):
        cells = tuple(_cell(name, advice, labels) for advice in advices)
        if any(cell.state == "fails" and not cell.elsewhere for cell in cells):
            rows.append(ProblemRow(id=name, label=record.label, theme=record.theme, role="problem", cells=cells))
    return tuple(rows), sum(all(name in group for group in open_) for name in anywhere)


def _rows(advices: Sequence[Advice], labels: Mapping[str, Text]) -> Iterator[ProblemRow]:
    for record in {d.id: d for advice in advices for d in advice.diagnoses}.values():
        cells = tuple(_cell(record.id, advice, labels) for advice in advices)
        yield ProblemRow(id=record.id, label=record.label, theme=record.theme, role=record.role, cells=cells)


def _rank(row: ProblemRow, places: Sequence[Mapping[str, int]]) -> tuple[int, int, int, str]:
    grades = [SEVERITIES.index(cell.severity) for cell in row.cells if cell.severity]
    first = min(place[row.id] for place in places if row.id in place)
    return -len(row.having("holds")), min(grades), first, row.id


def _cell(name: str, advice: Advice, labels: Mapping[str, Text]) -> ProblemCell:
    for held in advice.diagnoses:
        if held.id == name:
            return ProblemCell(
                state="holds",
                severity=held.severity,
                confidence=held.confidence,
                evidence=held.evidence,
                causes=tuple(NamedRecord(id=cause.id, label=cause.label) for cause in held.causes),
            )
    for excluded in advice.ruled_out:
        if excluded.conclusion == f"diagnosis {name}":
            given = all(map(_is_given, excluded.evidence))
            return ProblemCell(state="fails", evidence=excluded.evidence, elsewhere=given)
    missing = next((open_.missing for open_ in advice.undetermined if open_.id == name), ())
    return ProblemCell(state="unknown", missing=tuple(NamedRecord(id=m, label=labels[m]) for m in missing))


def _is_given(evidence: EvidenceRecord) -> bool:
    """Return whether a condition merely restates of what kind the region is."""
    return evidence.conclusion.startswith(LEVEL_MODELS) or evidence.facts == ("spatial_level",)
