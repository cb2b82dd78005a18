"""Findings in, the records of diagnoses, strengths and types that hold, and of what is ruled out, out."""

from __future__ import annotations

from advisor.advising.records import to_evidence, to_rule, to_sources
from advisor.advising.stages import find_step, find_traits
from advisor.model.advice import (
    CauseRecord,
    DiagnosisRecord,
    Level3,
    RootCauseRecord,
    RuledOutRecord,
    StrengthRecord,
    TypeRecord,
)
from advisor.model.finding import CONFIDENCES, Finding, Findings, Verdict
from advisor.model.records import EvidenceRecord, RuleRecord, SourceRecord
from advisor.model.rulebase import SEVERITIES, Diagnosis, Rulebase, Severity
from advisor.record import Record


class Support(Record, frozen=True):
    """What a holding conclusion stands on."""

    holding: tuple[Finding, ...]
    confidence: Level3
    evidence: tuple[EvidenceRecord, ...]
    rules: tuple[RuleRecord, ...]
    rests_on: tuple[str, ...]
    sources: tuple[SourceRecord, ...]


class Conclusions:
    """Describes what one region's findings conclude."""

    def __init__(self, base: Rulebase, findings: Findings) -> None:
        self.base = base
        self.findings = findings
        self._fed: dict[str, list[str]] = {}
        for diagnosis in base.diagnoses.values():
            if self.holds(f"diagnosis {diagnosis.id}"):
                for name in {cause.diagnosis for cause in diagnosis.arises_from}:
                    self._fed.setdefault(name, []).append(diagnosis.id)

    def holds(self, key: str) -> bool:
        """Return whether the conclusion ``key`` holds."""
        return self.findings.conclusions.get(key) is Verdict.HOLDS

    def holding_rules(self, key: str) -> tuple[Finding, ...]:
        """Return the findings of the rules that conclude ``key`` and hold."""
        found = (self.findings.by_rule[rule.id] for rule in self.base.rules_for.get(key, ()))
        return tuple(finding for finding in found if finding.verdict is Verdict.HOLDS)

    def support(self, key: str) -> Support:
        """Return what ``key`` stands on."""
        holding = self.holding_rules(key)
        evidence = {(e.atom, e.negated): e for finding in holding for e in finding.deciding}
        records = tuple(to_evidence(e, self.base.indicators) for e in evidence.values())
        rests_on = {r.conclusion: None for r in records if r.conclusion and r.verdict == "holds"}
        return Support(
            holding=holding,
            confidence=self.findings.confidence[key],
            evidence=records,
            rules=tuple(to_rule(finding, self.base) for finding in holding),
            rests_on=tuple(rests_on),
            sources=to_sources(cite for finding in holding for cite in finding.rule.cites),
        )

    def severity(self, name: str) -> Severity:
        """Return the severity of a holding diagnosis: that of its worst rule."""
        grades = [f.severity for f in self.holding_rules(f"diagnosis {name}") if f.severity]
        return max(grades, key=SEVERITIES.index)

    def diagnoses(self) -> tuple[DiagnosisRecord, ...]:
        """Return the diagnoses that hold: gravest first, then surest, then those that feed most."""
        records = [self._diagnosis(d) for d in self.base.diagnoses.values() if self.holds(f"diagnosis {d.id}")]
        return tuple(sorted(records, key=_rank))

    def _diagnosis(self, diagnosis: Diagnosis) -> DiagnosisRecord:
        support = self.support(f"diagnosis {diagnosis.id}")
        return DiagnosisRecord(
            id=diagnosis.id,
            theme=self.base.themes[diagnosis.theme],
            label=diagnosis.label,
            means=diagnosis.means,
            matters=diagnosis.matters,
            matters_claim=diagnosis.matters_claim,
            role=diagnosis.role,
            severity=self.severity(diagnosis.id),
            confidence=support.confidence,
            soft=_soft_datum(support.holding),
            evidence=support.evidence,
            rules=support.rules,
            rests_on=support.rests_on,
            causes=self._causes(diagnosis),
            feeds=tuple(self._fed.get(diagnosis.id, ())),
            sources=support.sources,
        )

    def _causes(self, diagnosis: Diagnosis) -> tuple[CauseRecord, ...]:
        return tuple(
            CauseRecord(
                id=cause.diagnosis,
                label=self.base.diagnoses[cause.diagnosis].label,
                source=SourceRecord(claim=cause.claim, link=cause.link),
            )
            for cause in {cause.diagnosis: cause for cause in diagnosis.arises_from}.values()
            if self.holds(f"diagnosis {cause.diagnosis}")
        )

    def fed_by(self, name: str) -> tuple[str, ...]:
        """Return the holding diagnoses that ``name`` brings about, near or far, in the order of the rule base."""
        reached: set[str] = set()
        ahead = [name]
        while ahead:
            fed = set(self._fed.get(ahead.pop(), ())) - reached - {name}
            reached |= fed
            ahead += sorted(fed)
        return tuple(other for other in self.base.diagnoses if other in reached)

    def root_causes(self) -> tuple[RootCauseRecord, ...]:
        """Return the diagnoses that feed two others or more and that no other feeds: those that feed most first."""
        held = [d for d in self.base.diagnoses.values() if self.holds(f"diagnosis {d.id}") and not self._causes(d)]
        roots = [RootCauseRecord(id=d.id, label=d.label, feeds=self.fed_by(d.id)) for d in held]
        return tuple(sorted((r for r in roots if len(r.feeds) > 1), key=lambda r: (-len(r.feeds), r.id)))

    def strengths(self) -> tuple[StrengthRecord, ...]:
        """Return the strengths that hold, in the order of the rule base."""
        held = (s for s in self.base.strengths.values() if self.holds(f"strength {s.id}"))
        return tuple(
            StrengthRecord(
                id=strength.id,
                theme=self.base.themes[strength.theme],
                label=strength.label,
                means=strength.means,
                matters=strength.matters,
                matters_claim=strength.matters_claim,
                confidence=support.confidence,
                evidence=support.evidence,
                rules=support.rules,
                rests_on=support.rests_on,
                sources=support.sources,
            )
            for strength in held
            for support in [self.support(f"strength {strength.id}")]
        )

    def types(self) -> tuple[TypeRecord, ...]:
        """Return the type values that hold, model by model."""
        pairs = ((model, value) for model in self.base.types.values() for value in model.values.values())
        return tuple(
            TypeRecord(
                model=model.id,
                model_label=model.label,
                value=value.id,
                label=value.label,
                means=value.means,
                next=value.next,
                traits=find_traits(self.base, support.holding, model, value.id),
                step=find_step(self.base, self.findings, model, value.id),
                confidence=support.confidence,
                evidence=support.evidence,
                rules=support.rules,
                rests_on=support.rests_on,
                sources=support.sources,
            )
            for model, value in pairs
            if self.holds(f"type {model.id} is {value.id}")
            for support in [self.support(f"type {model.id} is {value.id}")]
        )

    def ruled_out(self) -> tuple[RuledOutRecord, ...]:
        """Return the diagnoses that the data exclude, with the conditions that exclude each rule of theirs."""
        return tuple(
            RuledOutRecord(
                conclusion=f"diagnosis {diagnosis.id}",
                label=diagnosis.label,
                evidence=tuple(
                    to_evidence(evidence, self.base.indicators)
                    for rule in self.base.rules_for.get(f"diagnosis {diagnosis.id}", ())
                    for evidence in self.findings.by_rule[rule.id].deciding
                ),
            )
            for diagnosis in self.base.diagnoses.values()
            if self.findings.conclusions.get(f"diagnosis {diagnosis.id}") is Verdict.FAILS
        )


def _rank(record: DiagnosisRecord) -> tuple[int, int, int, int, str]:
    severity, confidence = SEVERITIES.index(record.severity), CONFIDENCES.index(record.confidence)
    return -severity, -confidence, -len(record.feeds), -len(record.rules), record.id


def _soft_datum(holding: tuple[Finding, ...]) -> str:
    """Return the one judgement without which no rule would hold as it does, or ``""``."""
    judged = [{f.indicator for e in h.deciding for f in e.facts if f.basis == "judgement"} for h in holding]
    shared = set.intersection(*judged) if judged else set()
    return min(shared) if len(shared) == 1 else ""
