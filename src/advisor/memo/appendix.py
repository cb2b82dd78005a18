"""The reasoning, definitions and sources of an advice in, the memo's appendix out."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.memo.desk import Desk
from advisor.memo.evidence import supports
from advisor.memo.facts import write_short
from advisor.memo.parts import AppendixPart, Point, Table, Told
from advisor.memo.phrases import clean
from advisor.memo.tables import build_table
from advisor.model.advice import DiagnosisRecord
from advisor.model.records import EvidenceRecord, FactRecord, RuleRecord


def build_appendix(desk: Desk, in_full: frozenset[str]) -> AppendixPart:
    """Return the appendix; it comes last, since its notes are those of the whole memo.

    Args:
        desk: the desk at which the memo was written.
        in_full: the diagnoses whose meaning the memo has told.
    """
    chain = tuple(_tell_chain(desk))
    concepts = tuple(_define(record, desk) for record in desk.advice.diagnoses if record.id not in in_full)
    definitions = _tabulate(desk)
    return AppendixPart(
        chain=chain,
        concepts=concepts,
        definitions=definitions,
        documents=desk.notes.list_documents(),
        notes=desk.notes.list_notes(),
        version=clean(desk.advice.rulebase.version),
    )


def _define(record: DiagnosisRecord, desk: Desk) -> Point:
    return Point(desk.voice.clause(record.label), Told(desk.voice.sentence(desk.voice.text(record.means))))


def _tell_chain(desk: Desk) -> Iterator[Point]:
    for record in desk.advice.diagnoses:
        for rule in record.rules:
            title = desk.voice.quote(rule.title)
            label = desk.voice.phrase("by_rule", label=desk.references.refer_to_diagnosis(record), rule=title)
            yield Point(label, Told(_tell_rule(rule, desk), desk.notes.cite(rule.sources)))


def _tell_rule(rule: RuleRecord, desk: Desk) -> str:
    voice = desk.voice
    shown = list(dict.fromkeys(told for told in (_tell_condition(e, desk) for e in rule.evidence) if told))
    notes = voice.clause(rule.notes)
    remark = voice.phrase("rule_note", note=notes) if notes else ""
    return voice.sentences([voice.clauses(shown), remark])


def _tell_condition(evidence: EvidenceRecord, desk: Desk) -> str:
    voice = desk.voice
    if evidence.conclusion:
        label = desk.index.labels.get(evidence.conclusion)
        if label is None:
            return ""
        told = desk.references.refer(evidence.conclusion) or voice.quote(label)
        return told if supports(evidence) else voice.phrase("not_concluded", conclusion=told)
    facts = [desk.index.facts[name] for name in evidence.facts if name in desk.index.facts]
    return voice.list([write_short(fact, voice) for fact in facts])


def _tabulate(desk: Desk) -> Table | None:
    rows = [_row(fact, desk) for fact in desk.index.facts.values() if fact.number is not None or fact.cutoffs]
    return build_table("definitions", ("indicator", "definition", "cutoff_source"), rows, desk.voice)


def _row(fact: FactRecord, desk: Desk) -> tuple[Told, ...]:
    voice = desk.voice
    reasons = list(dict.fromkeys(voice.clause(cutoff.source) for cutoff in fact.cutoffs))
    notes = desk.notes.cite_claims(cutoff.claim for cutoff in fact.cutoffs)
    return Told(voice.clause(fact.label)), Told(voice.clause(fact.definition)), Told(voice.clauses(reasons), notes)
