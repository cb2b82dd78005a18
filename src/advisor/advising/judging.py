"""Findings and measures of another region in, how each of them stands here out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from advisor.advising.demands import to_demand
from advisor.advising.missing import GIVEN, Gaps
from advisor.model.comparison import JudgedMeasure, NamedRecord
from advisor.model.condition import Concluded, atoms_of, indicators_of
from advisor.model.finding import Finding, Findings, Verdict
from advisor.model.records import DemandRecord
from advisor.model.rulebase import Rulebase

RANK = ("fits", "open", "lacking", "needless")


def judge_measures(base: Rulebase, findings: Findings, names: Iterable[str]) -> tuple[JudgedMeasure, ...]:
    """Return how measures stand in a region to which they are not recommended: the best that any of its rules says.

    A rule's gate is closed if the rule fails although what it treats may be there.
    """
    judge = _Judge(base, findings)
    return tuple(judge.judge(name) for name in names)


def find_lessons(
    base: Rulebase,
    strengths: Iterable[str],
    problems: Iterable[str],
    alike: Set[str] = frozenset(),
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each strength with those of another region's problems that read the same data.

    ``alike`` are the indicators that both regions report alike: where one datum makes a strength here and a problem
    there, such as low wages, nothing is to be learnt from it.
    """
    wanted = {name: _read(base, f"diagnosis {name}") - alike for name in problems}
    found = []
    for strength in strengths:
        read = _read(base, f"strength {strength}")
        answered = tuple(name for name, indicators in wanted.items() if indicators & read)
        if answered:
            found.append((strength, answered))
    return tuple(found)


def _read(base: Rulebase, key: str) -> frozenset[str]:
    """Return the indicators that the rules of a conclusion read themselves; what region it is counts for nothing."""
    conditions = [c for rule in base.rules_for.get(key, ()) for c in (rule.when, *(worse for _, worse in rule.worsen))]
    return frozenset(name for c in conditions for atom in atoms_of(c) for name in indicators_of(atom)) - {GIVEN}


class _Judge:
    def __init__(self, base: Rulebase, findings: Findings) -> None:
        self.base = base
        self.findings = findings
        self.gaps = Gaps(base, findings)
        self.begun = {record.id for record in self.gaps.undetermined if record.begun}
        self.brings_about: dict[str, list[str]] = {}
        for diagnosis in base.diagnoses.values():
            for cause in diagnosis.arises_from:
                self.brings_about.setdefault(cause.diagnosis, []).append(diagnosis.id)

    def judge(self, name: str) -> JudgedMeasure:
        judged = [self._judge_rule(name, rule.id, rule.treats) for rule in self.base.rules_for[f"remedy {name}"]]
        best = min(judged, key=lambda record: RANK.index(record.state))
        return self._merge([record for record in judged if record.state == best.state])

    def _merge(self, records: list[JudgedMeasure]) -> JudgedMeasure:
        first = records[0]
        return JudgedMeasure(
            id=first.id,
            state=first.state,
            treats=_once(named for record in records for named in record.treats),
            held=_once(named for record in records for named in record.held),
            bears_on=_once(named for record in records for named in record.bears_on),
            missing=_once(named for record in records for named in record.missing),
            lacks=min((record.lacks for record in records), key=len),
        )

    def _judge_rule(self, name: str, rule: str, treats: str) -> JudgedMeasure:
        finding = self.findings.by_rule[rule]
        treated = self.findings.conclusions.get(treats, Verdict.UNKNOWN)
        named = (NamedRecord(id=treats, label=self.base.label(treats)),)
        if treated is Verdict.FAILS:
            return JudgedMeasure(id=name, state="needless", treats=named)
        if finding.verdict is Verdict.FAILS:
            return JudgedMeasure(id=name, state="lacking", treats=named, lacks=tuple(self._lacks(finding, treats)))
        held = named if treated is Verdict.HOLDS else ()
        likely = () if held else tuple(self._bears_on(treats))
        fits = held or likely or treats.partition(" ")[2] in self.begun
        missing = tuple(
            NamedRecord(id=indicator, label=self.base.indicators[indicator].label)
            for indicator in sorted(self.gaps.missing_for_rule(rule))
        )
        return JudgedMeasure(
            id=name,
            state="fits" if fits else "open",
            treats=() if held else named,
            held=held,
            bears_on=likely,
            missing=missing,
        )

    def _lacks(self, finding: Finding, treats: str) -> Iterator[DemandRecord]:
        for evidence in finding.deciding:
            atom = evidence.atom
            if not (isinstance(atom, Concluded) and atom.target == treats):
                yield to_demand(self.base, atom, evidence.negated)

    def _bears_on(self, treats: str) -> Iterator[NamedRecord]:
        """Yield the problems found here that what the measure treats would bring about."""
        for name in self.brings_about.get(treats.partition(" ")[2], ()):
            if self.findings.conclusions.get(f"diagnosis {name}") is Verdict.HOLDS:
                yield NamedRecord(id=name, label=self.base.diagnoses[name].label)


def _once(records: Iterable[NamedRecord]) -> tuple[NamedRecord, ...]:
    return tuple({record.id: record for record in records}.values())
