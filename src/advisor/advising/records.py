"""The nouns of reasoning in, the records of the advice out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isinf

from advisor.model.condition import Concluded, as_written, indicators_of
from advisor.model.finding import Evidence, Finding
from advisor.model.indicator import CutOff, Indicator
from advisor.model.profile import Fact, Interval
from advisor.model.records import (
    CutOffRecord,
    DerivedRecord,
    EvidenceRecord,
    FactRecord,
    FlagRecord,
    Number,
    RuleRecord,
    SourceRecord,
)
from advisor.model.rulebase import Citation, Rulebase


def to_sources(cites: Iterable[Citation]) -> tuple[SourceRecord, ...]:
    """Return citations as records, each claim once, with its strongest link first met."""
    found: dict[str, SourceRecord] = {}
    for cite in cites:
        found.setdefault(cite.claim, SourceRecord(claim=cite.claim, link=cite.link))
    return tuple(found.values())


def to_cutoff(cutoff: CutOff, unit: str) -> CutOffRecord:
    """Return a cut-off as a record."""
    return CutOffRecord(
        at=cutoff.at,
        unit=unit,
        opens=cutoff.opens,
        strict=cutoff.strict,
        basis=cutoff.basis,
        source=cutoff.source,
        claim=cutoff.claim,
    )


def to_evidence(evidence: Evidence, indicators: Mapping[str, Indicator]) -> EvidenceRecord:
    """Return one weighed atom as a record."""
    names = indicators_of(evidence.atom)
    unit = indicators[names[0]].unit if names else ""
    return EvidenceRecord(
        atom=as_written(evidence.atom, unit),
        verdict=evidence.verdict.value,
        negated=evidence.negated,
        facts=tuple(fact.indicator for fact in evidence.facts),
        conclusion=evidence.atom.target if isinstance(evidence.atom, Concluded) else "",
        cutoffs=tuple(to_cutoff(cutoff, unit) for cutoff in evidence.cutoffs),
        missing=evidence.missing,
    )


def to_rule(finding: Finding, base: Rulebase) -> RuleRecord:
    """Return a finding's rule as a record; a calling rule without a title has that of what it answers."""
    rule = finding.rule
    title = rule.title if rule.title.zh else base.label(rule.treats)
    return RuleRecord(
        id=rule.id,
        title=title,
        place=str(rule.where),
        status=rule.status,
        notes=rule.notes,
        evidence=tuple(to_evidence(e, base.indicators) for e in finding.deciding),
        sources=to_sources(rule.cites),
    )


def to_number(number: Interval) -> Number:
    """Return an interval as a record; an infinite end is None."""
    return Number(
        low=None if isinf(number.low) else number.low,
        high=None if isinf(number.high) else number.high,
        low_open=number.low_open,
        high_open=number.high_open,
    )


def to_fact(fact: Fact, base: Rulebase, decides: tuple[str, ...]) -> FactRecord:
    """Return a graded fact as a record; a bare level of a number has no figure."""
    indicator = base.indicators[fact.indicator]
    figure = fact.number is not None and fact.as_written not in indicator.values
    answer = fact.possible[0] if len(fact.possible) == 1 else ""
    return FactRecord(
        indicator=fact.indicator,
        label=indicator.label,
        definition=indicator.definition,
        subject=base.subjects[indicator.subject],
        kind=indicator.kind,
        unit=indicator.unit,
        number=to_number(fact.number) if figure and fact.number else None,
        approximate=fact.approximate,
        value="" if indicator.kind == "number" else fact.value,
        level=answer if indicator.kind in ("number", "level") else "",
        statement=indicator.states.get(fact.value),
        detail=fact.detail,
        as_written=fact.as_written,
        year=fact.year,
        basis=fact.basis,
        claim=fact.claim,
        source=fact.source,
        place=str(fact.where),
        flag=FlagRecord(kind=fact.flag.kind, why=fact.flag.why) if fact.flag else None,
        cutoffs=tuple(to_cutoff(cutoff, indicator.unit) for cutoff in fact.cutoffs),
        decides=decides,
        derived=_to_derived(fact),
    )


def _to_derived(fact: Fact) -> DerivedRecord | None:
    found = fact.derived
    if found is None:
        return None
    return DerivedRecord(method=found.method, cells=found.cells, rows=found.rows, left_out=found.left_out)
