"""The facts, entities and strengths of an advice in, the memo's part on the region out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from advisor.memo.desk import Desk
from advisor.memo.facts import tell_fact, write_cutoffs, write_level, write_origin, write_value
from advisor.memo.grounds import state_grounds
from advisor.memo.notes import merge_cites
from advisor.memo.numbers import write_digits, write_year
from advisor.memo.parts import Point, RegionPart, Table, Told
from advisor.memo.tables import build_table
from advisor.model.advice import EntityRecord
from advisor.model.profile import FactBasis
from advisor.model.records import FactRecord

BASES: tuple[FactBasis, ...] = ("statistic", "record", "survey", "judgement", "assumed")
KINDS = ("place", "park", "industry", "firm", "institution")


def build_region(desk: Desk) -> RegionPart | None:
    """Return the part on the region; None if nothing is known of it."""
    advice = desk.advice
    if not desk.index.facts and not advice.entities:
        return None
    return RegionPart(
        opening=_open(desk),
        entities=_list_entities(desk),
        figures=_tabulate(desk),
        warnings=_warn(desk),
        others=_list_others(desk),
        strengths=tuple(_tell_strengths(desk)),
    )


def _open(desk: Desk) -> str:
    voice = desk.voice
    bases = Counter(fact.basis for fact in desk.index.facts.values())
    ranked = [basis for basis in BASES if basis in bases]
    if not ranked:
        return ""
    count = write_digits(bases.total(), voice.lang)
    if len(ranked) == 1:
        return voice.sentence(
            voice.phrase("data_of_one_basis", count=count, bases=voice.say("basis_of_data", ranked[0]))
        )
    counted = [
        voice.phrase(
            "data_marked" if basis == "judgement" else "data_of_basis",
            basis=voice.say("basis_of_data", basis),
            count=write_digits(bases[basis], voice.lang),
        )
        for basis in ranked
    ]
    return voice.sentence(voice.phrase("data_bases", count=count, bases=voice.list(counted)))


def _list_entities(desk: Desk) -> tuple[Point, ...]:
    points = []
    for kind in KINDS:
        found = [entity for entity in desk.advice.entities if entity.kind == kind]
        if found:
            named = desk.voice.list([_name_entity(entity, desk) for entity in found])
            notes = desk.notes.cite_claims(entity.claim for entity in found)
            points.append(Point(desk.voice.say("entity_kind", kind), Told(desk.voice.sentence(named), notes)))
    return tuple(points)


def _name_entity(entity: EntityRecord, desk: Desk) -> str:
    return desk.voice.aside(desk.voice.clause(entity.name), desk.voice.inline_or_empty(entity.note))


def sort_facts(facts: Iterable[FactRecord]) -> list[FactRecord]:
    """Return facts by subject, in the order of the advice; within a subject those that decide something first."""
    listed = list(facts)
    subjects = list(dict.fromkeys(fact.subject.zh for fact in listed))
    return sorted(listed, key=lambda fact: (subjects.index(fact.subject.zh), not fact.decides))


def _tabulate(desk: Desk) -> Table | None:
    rows = [_row(fact, desk) for fact in sort_facts(desk.index.facts.values()) if fact.number is not None]
    heads = ("subject", "indicator", "value", "year", "level", "cutoffs", "origin")
    return build_table("figures", heads, rows, desk.voice)


def _row(fact: FactRecord, desk: Desk) -> Sequence[Told]:
    voice = desk.voice
    doubted = fact.flag is not None or any(w.indicator == fact.indicator for w in desk.advice.data_warnings)
    mark = voice.say("mark", "flag") if doubted else ""
    return (
        Told(voice.clause(fact.subject)),
        Told(voice.clause(fact.label)),
        Told(write_value(fact, voice) + mark, (), (state_grounds(fact, voice, desk.notes),)),
        Told(write_year(fact.year, voice.lang) if fact.year else ""),
        Told(write_level(fact, voice)),
        Told(write_cutoffs(fact.cutoffs, voice), desk.notes.cite_claims(cutoff.claim for cutoff in fact.cutoffs)),
        Told(write_origin(fact, voice), desk.notes.cite_claims([fact.claim])),
    )


def _warn(desk: Desk) -> tuple[str, ...]:
    """Return why flagged figures are flagged, figures with one reason together."""
    reasons: dict[str, list[str]] = {}
    for warning in desk.advice.data_warnings:
        reasons.setdefault(desk.voice.clause(warning.why), []).append(desk.voice.clause(warning.label))
    mark = desk.voice.say("mark", "flag")
    told = (desk.voice.phrase("warning", labels=desk.voice.list(labels), why=why) for why, labels in reasons.items())
    return tuple(f"{mark} {desk.voice.sentence(line)}" for line in told)


def _list_others(desk: Desk) -> tuple[Point, ...]:
    """Return, by subject, the facts without a figure that no other part tells."""
    groups: dict[str, list[FactRecord]] = {}
    for fact in sort_facts(desk.index.facts.values()):
        if fact.number is None and fact.indicator not in desk.told_elsewhere:
            groups.setdefault(desk.voice.clause(fact.subject), []).append(fact)
    return tuple(_point(subject, facts, desk) for subject, facts in groups.items())


def _point(subject: str, facts: list[FactRecord], desk: Desk) -> Point:
    told = desk.voice.statements([tell_fact(fact, (), desk.voice) for fact in facts])
    return Point(subject, Told(told, desk.notes.cite_claims(fact.claim for fact in facts)))


def _tell_strengths(desk: Desk) -> Iterable[Point]:
    for record in desk.advice.strengths:
        told = desk.evidence.tell(record.evidence, record.sources)
        matters = desk.voice.sentence(desk.voice.text(record.matters))
        notes = merge_cites((*told.notes, *desk.notes.cite_claims([record.matters_claim])))
        remark = "" if record.confidence == "high" else desk.voice.say("sureness", record.confidence)
        yield Point(desk.voice.clause(record.label), Told(desk.join([told.text, matters]), notes), remark)
