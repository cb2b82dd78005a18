"""Findings in, what could not be decided and which datum to find first out."""

from __future__ import annotations

from functools import cached_property

from advisor.model.advice import NextDatum, UndeterminedRecord
from advisor.model.condition import Concluded
from advisor.model.finding import Findings, Verdict
from advisor.model.rulebase import SEVERITIES, Rulebase

GIVEN = "spatial_level"
"""What the planner states himself of the region; it is no datum that bears on a problem."""


class Gaps:
    """Knows, for each open rule, the indicators that would settle it."""

    def __init__(self, base: Rulebase, findings: Findings) -> None:
        self.base = base
        self.findings = findings
        self._of: dict[str, frozenset[str]] = {}

    def missing_for_rule(self, rule: str) -> frozenset[str]:
        """Return the indicators that an open rule waits for, through the open conclusions it reads."""
        found: set[str] = set()
        for evidence in self.findings.by_rule[rule].deciding:
            if isinstance(evidence.atom, Concluded):
                found |= self.missing_for(evidence.atom.target)
            else:
                found.update(evidence.missing)
        return frozenset(found)

    def missing_for(self, key: str) -> frozenset[str]:
        """Return the indicators that an open conclusion waits for; empty where it is decided."""
        if self.findings.conclusions.get(key) is not Verdict.UNKNOWN:
            return frozenset()
        if key not in self._of:
            open_ = [r.id for r in self.base.rules_for.get(key, ()) if self._is_open(r.id)]
            self._of[key] = frozenset().union(*(self.missing_for_rule(rule) for rule in open_))
        return self._of[key]

    def _is_open(self, rule: str) -> bool:
        return self.findings.by_rule[rule].verdict is Verdict.UNKNOWN

    def _is_begun(self, rule: str) -> bool:
        """Return whether a fact, or a problem or strength that was found, bears on a rule."""
        for evidence in self.findings.by_rule[rule].evidence:
            if any(fact.indicator != GIVEN for fact in evidence.facts):
                return True
            atom = evidence.atom
            found = isinstance(atom, Concluded) and evidence.verdict is Verdict.HOLDS
            if found and not atom.target.startswith("type "):  # type: ignore[union-attr]
                return True
        return False

    @cached_property
    def undetermined(self) -> tuple[UndeterminedRecord, ...]:
        """Return the diagnoses that the data leave open, nearest to a decision first."""
        records = [
            UndeterminedRecord(
                id=d.id,
                label=d.label,
                theme=self.base.themes[d.theme],
                missing=tuple(sorted(self.missing_for(f"diagnosis {d.id}"))),
                begun=any(self._is_begun(rule.id) for rule in self.base.rules_for.get(f"diagnosis {d.id}", ())),
            )
            for d in self.base.diagnoses.values()
            if self.findings.conclusions.get(f"diagnosis {d.id}") is Verdict.UNKNOWN
        ]
        return tuple(sorted(records, key=lambda r: (len(r.missing), r.id)))

    def next_data(self) -> tuple[NextDatum, ...]:
        """Return the missing indicators, most telling first.

        An open rule of severity s (1 to 3) that waits for n data gives each of them s/n, twice that where something
        is known of its diagnosis; a datum sums what the undetermined diagnoses give it, the best rule of each counting.
        """
        worth: dict[str, dict[str, float]] = {}
        for record in self.undetermined:
            for rule in self.base.rules_for[f"diagnosis {record.id}"]:
                waits = self.missing_for_rule(rule.id) if self._is_open(rule.id) else frozenset()
                for name in waits:
                    gain = (SEVERITIES.index(rule.severity or "mild") + 1) / len(waits) * (2 if record.begun else 1)
                    gains = worth.setdefault(name, {})
                    gains[record.id] = max(gain, gains.get(record.id, 0.0))
        order = sorted(worth, key=lambda name: (-round(sum(worth[name].values()), 9), name))
        return tuple(self._datum(name, tuple(sorted(worth[name]))) for name in order)

    def _datum(self, name: str, decides: tuple[str, ...]) -> NextDatum:
        indicator = self.base.indicators[name]
        return NextDatum(
            indicator=name,
            label=indicator.label,
            definition=indicator.definition,
            unit=indicator.unit,
            kind=indicator.kind,
            obtain=indicator.obtain,
            decides=decides,
            weight=len(decides),
        )
