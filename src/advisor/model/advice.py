"""The advice: everything that a memo, a table or a comparison may say of one region, as stable JSON.

Texts are in both languages. Conclusions are named by key (``diagnosis X``, ``strength X``, ``type M is V``,
``remedy X``), facts by indicator id, claims by ``document/claim``; each is described once, in its own list.
"""

from __future__ import annotations

from typing import Literal

from advisor.model.records import EvidenceRecord, FactRecord, RuleRecord, SourceRecord, StepRecord
from advisor.model.text import Text
from advisor.record import Record

SCHEMA_VERSION = 1
Level3 = Literal["low", "medium", "high"]
SeverityName = Literal["mild", "moderate", "severe"]


class CauseRecord(Record, frozen=True, kw_only=True):
    """A diagnosis that also holds and brings this one about."""

    id: str
    label: Text
    source: SourceRecord


class DiagnosisRecord(Record, frozen=True, kw_only=True):
    """A problem, or the cause of one. ``feeds`` are the holding diagnoses that name it as a cause.

    ``soft`` is the one judgement on which it hangs (an indicator), or ``""``.
    """

    id: str
    theme: Text
    label: Text
    means: Text
    matters: Text
    matters_claim: str
    role: Literal["problem", "cause"]
    severity: SeverityName
    confidence: Level3
    soft: str
    evidence: tuple[EvidenceRecord, ...]
    rules: tuple[RuleRecord, ...]
    rests_on: tuple[str, ...]
    causes: tuple[CauseRecord, ...]
    feeds: tuple[str, ...]
    sources: tuple[SourceRecord, ...]


class RootCauseRecord(Record, frozen=True, kw_only=True):
    """A diagnosis that nothing else found here brings about, and the two or more that it brings about, near or far."""

    id: str
    label: Text
    feeds: tuple[str, ...]


class StrengthRecord(Record, frozen=True, kw_only=True):
    """Something that speaks for the region. ``matters`` may be absent, ``matters_claim`` empty."""

    id: str
    theme: Text
    label: Text
    means: Text
    matters: Text | None = None
    matters_claim: str = ""
    confidence: Level3
    evidence: tuple[EvidenceRecord, ...]
    rules: tuple[RuleRecord, ...]
    rests_on: tuple[str, ...]
    sources: tuple[SourceRecord, ...]


class TypeRecord(Record, frozen=True, kw_only=True):
    """A value of a classification that holds; ``next`` and ``step`` say what would bring the next stage.

    ``traits`` tells, where so many of several conditions suffice, which of them are met and which are not.
    """

    model: str
    model_label: Text
    value: str
    label: Text
    means: Text
    next: Text | None
    step: StepRecord | None = None
    traits: StepRecord | None = None
    confidence: Level3
    evidence: tuple[EvidenceRecord, ...]
    rules: tuple[RuleRecord, ...]
    rests_on: tuple[str, ...]
    sources: tuple[SourceRecord, ...]


class RuledOutRecord(Record, frozen=True, kw_only=True):
    """A conclusion that the data exclude, with the conditions that exclude it."""

    conclusion: str
    label: Text
    evidence: tuple[EvidenceRecord, ...]


class UndeterminedRecord(Record, frozen=True, kw_only=True):
    """A diagnosis that the data can't decide, and the indicators that could; ``begun`` if some datum bears on it."""

    id: str
    label: Text
    theme: Text
    missing: tuple[str, ...]
    begun: bool = True


class ScoreTerm(Record, frozen=True, kw_only=True):
    """What one treated diagnosis (or used strength) adds to a measure's score.

    ``feeds`` are the diagnoses that it brings about, near or far, and that the measure doesn't treat itself: a point
    each, counted in ``points``.
    """

    conclusion: str
    label: Text
    severity: SeverityName | None
    confidence: Level3
    points: int
    feeds: tuple[str, ...] = ()


class KpiRecord(Record, frozen=True, kw_only=True):
    """What shows success; ``indicator`` is ``""`` where none measures it."""

    text: Text
    indicator: str
    aim: str


class RecommendationRecord(Record, frozen=True, kw_only=True):
    """A measure. ``priority`` is its place in the programme, from 1; ``score`` the sum of its ``terms``.

    ``here`` is the sentence made specific to the region; ``needs`` the recommended measures that come first
    (``raised_for`` the measures whose prerequisite it is, where it stands earlier than its score would put it).
    ``proposed`` marks a measure whose link to every problem it treats is the authors' own.
    """

    id: str
    theme: Text
    label: Text
    text: Text
    here: Text | None
    instrument: str
    priority: int
    score: int
    terms: tuple[ScoreTerm, ...]
    raised_for: tuple[str, ...]
    horizon: Literal["short", "medium", "long"]
    lead: tuple[str, ...]
    join: tuple[str, ...]
    treats: tuple[str, ...]
    builds_on: tuple[str, ...]
    needs: tuple[str, ...]
    kpis: tuple[KpiRecord, ...]
    proposed: bool
    why_here: tuple[RuleRecord, ...]
    sources: tuple[SourceRecord, ...]


class ClashRecord(Record, frozen=True, kw_only=True):
    """Two recommended measures that can't both be had as they stand, and how to choose; None where no rule says."""

    first: str
    second: str
    why: Text
    settle: Text | None


class DataWarning(Record, frozen=True, kw_only=True):
    """What to know of a figure before relying on it: ``flag`` or a caution of its computation (``kind``)."""

    indicator: str
    label: Text
    kind: str
    why: Text


class NextDatum(Record, frozen=True, kw_only=True):
    """A missing indicator and what it could decide. ``weight`` is the number of undetermined diagnoses it bears on."""

    indicator: str
    label: Text
    definition: Text
    unit: str
    kind: str
    obtain: Text
    decides: tuple[str, ...]
    weight: int


class EntityRecord(Record, frozen=True, kw_only=True):
    """A park, firm, industry, institution or place of the region."""

    kind: Literal["firm", "park", "industry", "institution", "place"]
    name: Text
    tags: tuple[str, ...]
    note: Text | None
    claim: str


class RegionRecord(Record, frozen=True, kw_only=True):
    """The region that the advice is for."""

    id: str
    name: Text
    spatial_level: str
    as_of: Text | None
    note: Text | None


class ClaimRecord(Record, frozen=True, kw_only=True):
    """A cited claim: where it stands and what it says, in our own words."""

    id: str
    document: str
    locator: str
    kind: str
    says: Text


class DocumentRecord(Record, frozen=True, kw_only=True):
    """A cited document."""

    id: str
    title: Text
    author: Text
    published: str
    dating: Text | None


class RulebaseRecord(Record, frozen=True, kw_only=True):
    """Which rules reasoned."""

    version: str
    digest: str


class Advice(Record, frozen=True, kw_only=True):
    """What holds, what does not, what can't be told, and what to do. Same input, same bytes."""

    schema_version: int
    region: RegionRecord
    facts: tuple[FactRecord, ...]
    entities: tuple[EntityRecord, ...]
    strengths: tuple[StrengthRecord, ...]
    types: tuple[TypeRecord, ...]
    diagnoses: tuple[DiagnosisRecord, ...]
    root_causes: tuple[RootCauseRecord, ...] = ()
    ruled_out: tuple[RuledOutRecord, ...]
    undetermined: tuple[UndeterminedRecord, ...]
    recommendations: tuple[RecommendationRecord, ...]
    clashes: tuple[ClashRecord, ...]
    data_warnings: tuple[DataWarning, ...]
    next_data: tuple[NextDatum, ...]
    claims: tuple[ClaimRecord, ...]
    documents: tuple[DocumentRecord, ...]
    rulebase: RulebaseRecord
