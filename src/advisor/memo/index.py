"""An advice in, look-ups out: facts and labels by name, the number of each problem, the host of each cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import cached_property

from advisor.model.advice import (
    Advice,
    DiagnosisRecord,
    RecommendationRecord,
    RuledOutRecord,
    StrengthRecord,
    UndeterminedRecord,
)
from advisor.model.records import EvidenceRecord, FactRecord
from advisor.model.text import Text

GIVEN = "spatial_level"
"""What the planner states himself: the memo's head says it, and nothing is found out by it."""


class Index:
    """Finds things in one advice."""

    def __init__(self, advice: Advice) -> None:
        self.advice = advice
        self.facts: Mapping[str, FactRecord] = {f.indicator: f for f in advice.facts if f.indicator != GIVEN}
        self.diagnoses: Mapping[str, DiagnosisRecord] = {record.id: record for record in advice.diagnoses}
        self.measures: Mapping[str, RecommendationRecord] = {record.id: record for record in advice.recommendations}
        self.labels: Mapping[str, Text] = _find_labels(advice)

    @cached_property
    def given_models(self) -> frozenset[str]:
        """The classifications all of whose values here merely restate the spatial level."""
        given: set[str] = {GIVEN}
        for record in self.advice.types:
            if all(_is_given(evidence, given) for evidence in record.evidence):
                given.add(record.model)
        return frozenset(given)

    def is_given(self, evidence: EvidenceRecord) -> bool:
        """Return whether a condition merely restates the spatial level."""
        return _is_given(evidence, self.given_models)

    @cached_property
    def ruled_out(self) -> tuple[RuledOutRecord, ...]:
        """The diagnoses that data exclude; those that the spatial level alone makes pointless are left out."""
        return tuple(r for r in self.advice.ruled_out if not all(map(self.is_given, r.evidence)))

    @cached_property
    def hosts(self) -> Mapping[str, str]:
        """The diagnoses that are told under another: each with the gravest problem that it feeds, near or far."""
        own = [d.id for d in self.advice.diagnoses if d.role == "problem" or not d.feeds]
        found = {d.id: self._find_host(d, own) for d in self.advice.diagnoses if d.id not in own}
        return {name: host for name, host in found.items() if host}

    def _find_host(self, diagnosis: DiagnosisRecord, own: list[str]) -> str:
        reached, ahead = {diagnosis.id}, list(diagnosis.feeds)
        while ahead:
            name = ahead.pop()
            if name in self.diagnoses and name not in reached:
                reached.add(name)
                ahead += () if name in own else self.diagnoses[name].feeds
        return next((name for name in own if name in reached), "")

    @cached_property
    def problems(self) -> tuple[DiagnosisRecord, ...]:
        """The diagnoses that are items of their own, gravest first."""
        return tuple(record for record in self.advice.diagnoses if record.id not in self.hosts)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The number of each problem that is an item of its own, from 1."""
        return {record.id: place for place, record in enumerate(self.problems, 1)}

    def by_host(self, names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return the diagnoses ``names`` that hold by the problem that each is told under, in the memo's order."""
        wanted = set(names)
        groups: dict[str, list[str]] = {record.id: [] for record in self.problems}
        for name in (n for n in self.diagnoses if n in wanted):
            groups[self.hosts.get(name, name)].append(name)
        return {host: tuple(group) for host, group in groups.items() if group}


def list_prose(advice: Advice) -> tuple[str, ...]:
    """Return English labels and meanings of an advice, in which no word but a name or the first is raised."""
    concluded: tuple[DiagnosisRecord | StrengthRecord, ...] = (*advice.diagnoses, *advice.strengths)
    means = (record.means.en for record in concluded)
    labels = (label.en for label in _find_labels(advice).values())
    return (*(fact.label.en for fact in advice.facts), *labels, *means)


def _is_given(evidence: EvidenceRecord, given: Set[str]) -> bool:
    if evidence.conclusion.startswith("type "):
        return evidence.conclusion.split()[1] in given
    return evidence.facts == (GIVEN,)


def _find_labels(advice: Advice) -> dict[str, Text]:
    diagnoses: tuple[UndeterminedRecord | DiagnosisRecord, ...] = (*advice.undetermined, *advice.diagnoses)
    labels = {f"diagnosis {record.id}": record.label for record in diagnoses}
    labels |= {ruled_out.conclusion: ruled_out.label for ruled_out in advice.ruled_out}
    labels |= {f"strength {record.id}": record.label for record in advice.strengths}
    labels |= {f"type {record.model} is {record.value}": record.label for record in advice.types}
    labels |= {f"remedy {record.id}": record.label for record in advice.recommendations}
    return labels
