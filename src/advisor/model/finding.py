"""What reasoning found: verdicts, the evidence behind them, and the findings they rest on."""

from __future__ import annotations

from enum import Enum
from typing import Literal

from advisor.model.condition import Atom
from advisor.model.indicator import CutOff
from advisor.model.profile import Fact
from advisor.model.rulebase import Rule, Severity
from advisor.record import Record

Confidence = Literal["low", "medium", "high"]
CONFIDENCES: tuple[Confidence, ...] = ("low", "medium", "high")


class Verdict(Enum):
    """Kleene's three values."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


class Evidence(Record, frozen=True):
    """One atom, how it came out, and the facts and cut-offs that decided it (or the indicators that are missing)."""

    atom: Atom
    verdict: Verdict
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]
    cutoffs: tuple[CutOff, ...]
    negated: bool = False


class Finding(Record, frozen=True):
    """One rule's verdict. ``evidence`` lists its atoms in order; ``deciding`` those that made it so.

    ``severity`` (diagnoses only) and ``confidence`` are given where the rule holds.
    """

    rule: Rule
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    deciding: tuple[Evidence, ...]
    severity: Severity | None
    confidence: Confidence | None


class Findings(Record, frozen=True):
    """Every rule's finding by rule id; every conclusion's verdict by its key, and its confidence where it holds."""

    by_rule: dict[str, Finding]
    conclusions: dict[str, Verdict]
    confidence: dict[str, Confidence]
