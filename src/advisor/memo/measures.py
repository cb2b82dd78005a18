"""The recommendations of an advice in, the memo's programme and timetable out."""

from __future__ import annotations

from advisor.memo.desk import Desk
from advisor.memo.facts import state_value, write_level
from advisor.memo.numbers import write_digits, write_ordinal
from advisor.memo.parts import MeasurePart, MeasuresPart, Table, Told
from advisor.memo.phrases import lower_first
from advisor.memo.references import name_measure
from advisor.memo.tables import build_table
from advisor.memo.voice import Voice
from advisor.model.advice import KpiRecord, RecommendationRecord, ScoreTerm

TOLD_IN_FULL = 12
TERMS_TOLD = 3
HORIZONS = ("short", "medium", "long")


def build_measures(desk: Desk) -> MeasuresPart | None:
    """Return the programme in order; None if nothing is called for."""
    records = sorted(desk.advice.recommendations, key=lambda record: record.priority)
    if not records:
        return None
    parts = [_build_measure(record, desk) for record in records]
    return MeasuresPart(full=tuple(parts[:TOLD_IN_FULL]), rest=tuple(parts[TOLD_IN_FULL:]))


def _build_measure(record: RecommendationRecord, desk: Desk) -> MeasurePart:
    voice = desk.voice
    return MeasurePart(
        anchor=f"m{record.priority}",
        ordinal=write_ordinal(record.priority, voice.lang, "M"),
        label=voice.clause(record.label),
        text=Told(voice.sentence(voice.text(record.text)), desk.notes.cite(record.sources)),
        here=voice.sentence(voice.text(record.here)),
        instrument=voice.say("instrument", record.instrument),
        treats=desk.references.refer_to_treated(record.treats),
        builds_on=_name_strengths(record, desk),
        lead=name_actors(record.lead, desk),
        join=name_actors(record.join, desk),
        horizon=voice.say("horizon", record.horizon),
        kpis=voice.clauses(_write_kpis(record, desk)),
        needs=desk.references.refer_to_measures(record.needs),
        rank=_explain_rank(record, desk),
    )


def name_actors(actors: tuple[str, ...], desk: Desk) -> str:
    """Return bodies as a list within a sentence."""
    return desk.voice.list([desk.voice.say("actor", actor) for actor in actors])


def _name_strengths(record: RecommendationRecord, desk: Desk) -> str:
    labels = (desk.index.labels.get(f"strength {name}") for name in record.builds_on)
    return desk.voice.quotes([label for label in labels if label])


def _write_kpis(record: RecommendationRecord, desk: Desk) -> list[str]:
    """Return what shows success, item by item; those after the first go on within the sentence."""
    told = [_write_kpi(kpi, desk) for kpi in record.kpis]
    return [*told[:1], *(lower_first(item, desk.voice.names) for item in told[1:])]


def _write_kpi(kpi: KpiRecord, desk: Desk) -> str:
    """Return what shows success, with today's value where a fact gives it."""
    told = desk.voice.clause(kpi.text)
    fact = desk.index.facts.get(kpi.indicator)
    if fact is None or (fact.flag and fact.flag.kind == "value"):
        return told
    if fact.number is not None:
        return desk.voice.aside(told, state_value("now_at", fact, desk.voice))
    level = write_level(fact, desk.voice)
    now = desk.voice.phrase("now_level", label=desk.voice.clause(fact.label), level=level) if level else ""
    return desk.voice.aside(told, now)


def _explain_rank(record: RecommendationRecord, desk: Desk) -> str:
    """Return why a measure stands where it stands: its points, whence they come, and for whose sake it was raised."""
    voice = desk.voice
    terms = [_tell_term(term, desk) for term in record.terms[:TERMS_TOLD]]
    more = "score_mostly" if len(record.terms) > TERMS_TOLD else "score"
    points = _count_points(record.score, voice)
    score = voice.phrase(more, points=points, terms=voice.list(terms)) if terms else ""
    raised = desk.references.refer_to_measures(record.raised_for)
    return voice.clauses([score, voice.phrase("raised_for", measures=raised) if raised else ""])


def _count_points(points: int, voice: Voice) -> str:
    return voice.phrase("one_point" if points == 1 else "points", points=write_digits(points, voice.lang))


def _tell_term(term: ScoreTerm, desk: Desk) -> str:
    voice = desk.voice
    severity = voice.say("severity", term.severity) if term.severity else ""
    sureness = voice.say("sureness", term.confidence)
    points = _count_points(term.points, voice)
    feeds = voice.phrase("feeds", count=write_digits(len(term.feeds), voice.lang)) if term.feeds else ""
    return voice.aside(voice.quote(term.label), voice.remarks([points, severity, sureness, feeds]))


def build_timetable(desk: Desk) -> Table | None:
    """Return the measures by horizon, within each in order, with what must come before them."""
    records = sorted(desk.advice.recommendations, key=lambda r: (HORIZONS.index(r.horizon), r.priority))
    rows = [_row(record, desk) for record in records]
    return build_table("timetable", ("horizon", "measure", "lead", "after"), rows, desk.voice)


def number_needs(record: RecommendationRecord, desk: Desk) -> list[str]:
    """Return the numbers of the recommended measures that must come before this one."""
    needed = (desk.index.measures[name] for name in record.needs if name in desk.index.measures)
    return [name_measure(need.priority, desk.voice) for need in needed]


def _row(record: RecommendationRecord, desk: Desk) -> tuple[Told, ...]:
    voice = desk.voice
    ordinal = write_ordinal(record.priority, voice.lang, "M")
    return (
        Told(voice.say("horizon", record.horizon)),
        Told(voice.phrase("ordinal_label", ordinal=ordinal, label=voice.clause(record.label))),
        Told(name_actors(record.lead, desk)),
        Told(voice.list(number_needs(record, desk))),
    )
