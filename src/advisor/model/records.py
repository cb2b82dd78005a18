"""What the advice is made of: texts, figures, facts, evidence, rules and the steps between stages, as records."""

from __future__ import annotations

from typing import Literal

from advisor.model.text import Text
from advisor.record import Record


class Number(Record, frozen=True, kw_only=True):
    """A figure in its indicator's unit: equal ends for an exact one, None for an end that is not known."""

    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False


class CutOffRecord(Record, frozen=True, kw_only=True):
    """A bound, the level it opens (``""`` for a mark) and why it lies there."""

    at: float
    unit: str
    opens: str
    strict: bool
    basis: str
    source: Text
    claim: str


class FlagRecord(Record, frozen=True, kw_only=True):
    """Why a figure is not to be trusted: ``value`` decides nothing, ``year`` lowers confidence."""

    kind: Literal["year", "value"]
    why: Text


class DerivedRecord(Record, frozen=True, kw_only=True):
    """How a figure was computed: by which method, from which cells, over how many rows; ``left_out`` had gaps."""

    method: str
    cells: tuple[str, ...]
    rows: int
    left_out: int


class FactRecord(Record, frozen=True, kw_only=True):
    """A reported indicator. ``level`` is its grade, ``""`` if it has none or is open.

    ``statement`` is the sentence for a yes/no answer; ``decides`` names the conclusions that it helped to reach.
    """

    indicator: str
    label: Text
    definition: Text
    subject: Text
    kind: Literal["number", "yes_no", "level", "category"]
    unit: str
    number: Number | None
    approximate: bool
    value: str
    level: str
    statement: Text | None
    detail: Text | None
    as_written: str
    year: str
    basis: Literal["statistic", "record", "survey", "judgement", "assumed"]
    claim: str
    source: str
    place: str
    flag: FlagRecord | None
    cutoffs: tuple[CutOffRecord, ...]
    decides: tuple[str, ...]
    derived: DerivedRecord | None = None


class EvidenceRecord(Record, frozen=True, kw_only=True):
    """One condition as written, how it came out, and what it rests on: facts, earlier conclusions, cut-offs met.

    ``negated`` marks a condition that a rule asks not to hold; ``missing`` the indicators that would decide it.
    """

    atom: str
    verdict: Literal["holds", "fails", "unknown"]
    negated: bool
    facts: tuple[str, ...]
    conclusion: str
    cutoffs: tuple[CutOffRecord, ...]
    missing: tuple[str, ...]


class SourceRecord(Record, frozen=True, kw_only=True):
    """A citation: the claim and whether the text states the link, implies it, or the rule's author proposes it."""

    claim: str
    link: Literal["stated", "implied", "analyst"]


class RuleRecord(Record, frozen=True, kw_only=True):
    """A rule that holds: its title, the conditions that decided it, whom it cites; ``place`` is file and line."""

    id: str
    title: Text
    place: str
    status: str
    notes: Text | None
    evidence: tuple[EvidenceRecord, ...]
    sources: tuple[SourceRecord, ...]


class DemandRecord(Record, frozen=True, kw_only=True):
    """What a condition asks: an answer (``wanted``, its level or words) or a bound of an indicator, or a conclusion.

    ``negated`` asks that it be not so; ``indicator`` is ``""`` for a conclusion.
    """

    atom: str
    indicator: str
    label: Text
    kind: Literal["level", "answer", "category", "bound", "pair", "conclusion"]
    wanted: str
    words: Text | None
    operator: str
    cutoffs: tuple[CutOffRecord, ...]
    conclusion: str
    negated: bool


class StepCondition(Record, frozen=True, kw_only=True):
    """One condition of the next stage and how it comes out; any one of ``demands`` meets it."""

    verdict: Literal["holds", "fails", "unknown"]
    demands: tuple[DemandRecord, ...]


class StepRecord(Record, frozen=True, kw_only=True):
    """A stage, by one of its rules: ``needed`` of the conditions must hold."""

    value: str
    label: Text
    rule: str
    needed: int
    conditions: tuple[StepCondition, ...]
    sources: tuple[SourceRecord, ...]
