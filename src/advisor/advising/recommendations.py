"""Findings in, the programme of measures out: scored by what they treat, prerequisites first, clashes told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from advisor.advising.conclusions import Conclusions
from advisor.advising.entities import name_entities
from advisor.advising.records import to_rule, to_sources
from advisor.model.advice import ClashRecord, KpiRecord, RecommendationRecord, ScoreTerm
from advisor.model.finding import CONFIDENCES, Finding
from advisor.model.profile import Entity
from advisor.model.rulebase import SEVERITIES, Remedy, Rulebase
from advisor.record import Record

HORIZONS = ("short", "medium", "long")


def recommend(base: Rulebase, conclusions: Conclusions, entities: Iterable[Entity]) -> tuple[RecommendationRecord, ...]:
    """Return the measures called for, in order.

    A measure scores, for each problem it treats, severity (1 to 3) times confidence (1 to 3), and a point for each
    other problem that this one brings about; for each strength it builds on the confidence alone. The higher score
    comes first; at equal score the sooner horizon, then the name; but what a measure needs comes before it.
    """
    called = {r.id: r for r in base.remedies.values() if conclusions.holds(f"remedy {r.id}")}
    holding = {name: conclusions.holding_rules(f"remedy {name}") for name in called}
    terms = {name: _terms(base, conclusions, findings) for name, findings in holding.items()}
    scores = {name: sum(term.points for term in listed) for name, listed in terms.items()}
    order = _order(called, scores)
    programme = _Programme(base, called, scores, order, tuple(entities))
    return tuple(programme.record(called[name], holding[name], terms[name]) for name in order)


def _terms(base: Rulebase, conclusions: Conclusions, findings: Iterable[Finding]) -> tuple[ScoreTerm, ...]:
    keys = dict.fromkeys(finding.rule.treats for finding in findings)
    terms = [_term(base, conclusions, key, keys) for key in keys]
    return tuple(sorted(terms, key=lambda term: (-term.points, term.conclusion)))


def _term(base: Rulebase, conclusions: Conclusions, key: str, treated: Collection[str]) -> ScoreTerm:
    kind, _, name = key.partition(" ")
    confidence = conclusions.findings.confidence.get(key, "low")
    severity = conclusions.severity(name) if kind == "diagnosis" else None
    weight = SEVERITIES.index(severity) + 1 if severity else 1
    fed = conclusions.fed_by(name) if severity else ()
    feeds = tuple(other for other in fed if f"diagnosis {other}" not in treated)
    points = weight * (CONFIDENCES.index(confidence) + 1) + len(feeds)
    return ScoreTerm(
        conclusion=key,
        label=base.label(key),
        severity=severity,
        confidence=confidence,
        points=points,
        feeds=feeds,
    )


def _order(called: Mapping[str, Remedy], scores: Mapping[str, int]) -> list[str]:
    """Return the measures by score, each preceded by what it needs."""
    by_score = sorted(called, key=lambda name: (-scores[name], HORIZONS.index(called[name].horizon), name))
    placed: dict[str, None] = {}

    def place(name: str) -> None:
        for need in sorted((n for n in called[name].needs if n in called), key=by_score.index):
            if need not in placed:
                place(need)
        placed.setdefault(name)

    for name in by_score:
        place(name)
    return list(placed)


class _Programme(Record, frozen=True):
    """The measures called for, in order, with what is needed to describe one of them."""

    base: Rulebase
    called: Mapping[str, Remedy]
    scores: Mapping[str, int]
    order: list[str]
    entities: tuple[Entity, ...]

    def record(
        self, remedy: Remedy, findings: tuple[Finding, ...], terms: tuple[ScoreTerm, ...]
    ) -> RecommendationRecord:
        cites = [cite for finding in findings for cite in finding.rule.cites]
        return RecommendationRecord(
            id=remedy.id,
            theme=self.base.themes[remedy.theme],
            label=remedy.label,
            text=remedy.text,
            here=name_entities(remedy.here, self.entities),
            instrument=remedy.instrument,
            priority=self.order.index(remedy.id) + 1,
            score=self.scores[remedy.id],
            terms=terms,
            raised_for=self._raised_for(remedy),
            horizon=remedy.horizon,
            lead=remedy.lead,
            join=remedy.join,
            treats=_names(terms, "diagnosis"),
            builds_on=_names(terms, "strength"),
            needs=tuple(need for need in self.order if need in remedy.needs),
            kpis=tuple(KpiRecord(text=k.text, indicator=k.indicator, aim=k.aim) for k in remedy.kpis),
            proposed=all(cite.link == "analyst" for cite in cites),
            why_here=tuple(to_rule(finding, self.base) for finding in findings),
            sources=to_sources(cites),
        )

    def _raised_for(self, remedy: Remedy) -> tuple[str, ...]:
        """Return the later measures of higher score that need this one, for whose sake it stands where it stands."""
        later = self.order[self.order.index(remedy.id) + 1 :]
        return tuple(n for n in later if remedy.id in self.called[n].needs and self.scores[n] > self.scores[remedy.id])


def _names(terms: Iterable[ScoreTerm], kind: str) -> tuple[str, ...]:
    return tuple(t.conclusion.partition(" ")[2] for t in terms if t.conclusion.startswith(f"{kind} "))


def find_clashes(base: Rulebase, recommended: Iterable[str]) -> tuple[ClashRecord, ...]:
    """Return the clashes among recommended measures, each pair once."""
    names = set(recommended)
    found: dict[frozenset[str], ClashRecord] = {}
    for remedy in base.remedies.values():
        for clash in remedy.clashes if remedy.id in names else ():
            if clash.remedy in names:
                pair = frozenset((remedy.id, clash.remedy))
                why, settle = clash.why, clash.settle
                record = ClashRecord(first=remedy.id, second=clash.remedy, why=why, settle=settle)
                found.setdefault(pair, record)
    return tuple(found.values())
