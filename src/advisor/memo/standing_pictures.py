"""One region's advice in, what the pictures of its indicators and of its stages show in one language out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from advisor.memo.advice_pictures import tell, title_of
from advisor.memo.desk import Desk
from advisor.memo.next_stage import tell_condition
from advisor.memo.numbers import write_cutoff, write_digits, write_year
from advisor.memo.region_pictures import bounds_of, place_fact, span_of, write_scale
from advisor.model.advice import TypeRecord
from advisor.model.indicator import Indicator
from advisor.model.picture import (
    Caption,
    EndState,
    IndicatorsPicture,
    Ladder,
    Rung,
    RungState,
    StagesPicture,
    Standing,
)
from advisor.model.records import FactRecord
from advisor.model.rulebase import TypeModel

JUDGED = ("judgement", "assumed")
"""The bases of what nobody has counted; it is drawn as such."""
STATES: tuple[EndState, ...] = ("holds", "fails", "unknown")
Sample = Literal["figure", "known", "judged"]
RUNGS: Mapping[RungState, str] = {"present": "state_present", "next": "state_next", "other": "state_not_found"}


def build_standings(desk: Desk, indicators: Mapping[str, Indicator]) -> IndicatorsPicture | None:
    """Return where the region stands on each graded indicator that it reports, figures first; None without any.

    A figure that is flagged as wrong has no place; it is named below.

    Args:
        desk: of the advice.
        indicators: those of the rule base, for their levels and ranges.
    """
    voice, lang = desk.voice, desk.voice.lang
    graded = [fact for fact in desk.index.facts.values() if _has_place(fact, indicators[fact.indicator])]
    flagged = [fact for fact in graded if fact.flag and fact.flag.kind == "value"]
    facts = sorted((fact for fact in graded if fact not in flagged), key=_order)
    if not facts:
        return None
    rows = tuple(_standing(fact, indicators[fact.indicator], desk) for fact in facts)
    notes = [tell("indicators_note", lang)]
    if flagged:
        notes.append(tell("indicators_flagged", lang, labels=voice.list([voice.inline(f.label) for f in flagged])))
    counts = {"count": len(rows), "judged": sum(row.judged for row in rows)}
    used: dict[Sample, bool] = {
        "figure": any(row.span.low == row.span.high and not row.judged for row in rows),
        "known": any(row.span.low != row.span.high and not row.judged for row in rows),
        "judged": any(row.judged for row in rows),
    }
    return IndicatorsPicture(
        caption=Caption(
            lang=lang,
            title=title_of("indicators", desk),
            alt=voice.sentence(tell("indicators_alt", lang, **{k: write_digits(n, lang) for k, n in counts.items()})),
            notes=tuple(map(voice.sentence, notes)),
            more=tell("more", lang),
            heads=tuple(tell(f"head_{head}", lang) for head in ("indicator", "standing", "cutoffs", "origin")),
            rows=tuple((r.label, r.span.told, write_scale(r.levels, r.cutoffs, voice), r.origin) for r in rows),
        ),
        rows=rows,
        words={sample: tell(f"sample_{sample}", lang) for sample, is_used in used.items() if is_used},
    )


def _has_place(fact: FactRecord, indicator: Indicator) -> bool:
    graded = len(indicator.values) > 1 and indicator.kind in ("number", "level")
    return graded and place_fact(fact, indicator) is not None


def _order(fact: FactRecord) -> tuple[bool, bool]:
    return fact.basis in JUDGED, fact.number is None


def _standing(fact: FactRecord, indicator: Indicator, desk: Desk) -> Standing:
    voice, lang = desk.voice, desk.voice.lang
    bounds = bounds_of(fact.cutoffs) if fact.number is not None else []
    bounds = bounds if len(bounds) == len(indicator.values) - 1 else []
    basis = voice.say("basis", fact.basis)
    basis = tell("origin_computed", lang, basis=basis) if fact.derived else basis
    year = write_year(fact.year, lang) if fact.year else ""
    year = voice.phrase("year_in_doubt") if fact.flag and fact.flag.kind == "year" else year
    told = [voice.remarks([year, basis])]
    if bounds:
        bases = [voice.say("cutoff_basis", cutoff.basis) for cutoff in bounds]
        if len(set(bases)) > 1:
            bases = [voice.aside(write_cutoff(c, lang), why) for c, why in zip(bounds, bases, strict=True)]
        told.append(tell("origin_cutoffs", lang, basis=voice.list(list(dict.fromkeys(bases)))))
    return Standing(
        label=voice.clause(fact.label),
        levels=tuple(voice.say("level", value) for value in indicator.values),
        cutoffs=tuple(write_cutoff(cutoff, lang) for cutoff in bounds),
        span=span_of(fact, indicator, voice),
        origin=voice.clauses(told),
        judged=fact.basis in JUDGED,
    )


def build_ladders(desk: Desk, models: Mapping[str, TypeModel]) -> StagesPicture | None:
    """Return the stages in order of each classification in which one is found; None without any.

    Args:
        desk: of the advice.
        models: the classifications of the rule base, for the order of their stages.
    """
    voice, lang = desk.voice, desk.voice.lang
    held: dict[str, list[TypeRecord]] = {}
    for record in desk.advice.types:
        if models[record.model].ordered and record.model not in desk.index.given_models:
            held.setdefault(record.model, []).append(record)
    if not held:
        return None
    ladders = tuple(_ladder(models[name], records, desk) for name, records in held.items())
    used = {state for ladder in ladders for state, _ in ladder.conditions}
    words = {state: tell(f"verdict_{state}", lang) for state in STATES if state in used}
    return StagesPicture(
        caption=Caption(
            lang=lang,
            title=title_of("stages", desk),
            alt=voice.sentences([_describe(ladder, words, desk) for ladder in ladders]),
            notes=(voice.sentence(tell("stages_note", lang, present=tell("present", lang))),),
            more=tell("more", lang),
            heads=tuple(tell(f"head_{head}", lang) for head in ("model", "stage", "verdict", "condition")),
            rows=tuple(row for ladder in ladders for row in _rows(ladder, words, desk)),
        ),
        ladders=ladders,
        words=words,
        present=tell("present", lang),
    )


def _describe(ladder: Ladder, words: Mapping[EndState, str], desk: Desk) -> str:
    """Return the present stage, the next one, and how many of its conditions are met, lacking and unknown."""
    voice, lang = desk.voice, desk.voice.lang
    named = {state: [rung.label for rung in ladder.rungs if rung.state == state] for state in RUNGS}
    told = [tell("stages_alt_one", lang, model=ladder.model, stage=voice.list(named["present"]))]
    counts = {state: sum(found == state for found, _ in ladder.conditions) for state in words}
    listed = [
        tell("stages_alt_count", lang, word=words[state], count=write_digits(count, lang))
        for state, count in counts.items()
        if count
    ]
    if listed:
        told.append(tell("stages_alt_next", lang, stage=voice.list(named["next"]), told=voice.list(listed)))
    return voice.clauses(told)


def _ladder(model: TypeModel, records: list[TypeRecord], desk: Desk) -> Ladder:
    voice, lang = desk.voice, desk.voice.lang
    values = {record.value for record in records}
    step = next((record.step for record in records if record.step), None)
    rungs = tuple(
        Rung(
            label=voice.heading(voice.clause(value.label)),
            state="present" if name in values else "next" if step and step.value == name else "other",
        )
        for name, value in model.values.items()
    )
    if step is None:
        return Ladder(model=voice.clause(model.label), rungs=rungs, goal="", conditions=())
    count = len(step.conditions)
    name = "goal_one" if count == 1 else "goal_all" if step.needed == count else "goal_some"
    counts = {"needed": write_digits(step.needed, lang), "all": write_digits(count, lang)}
    return Ladder(
        model=voice.clause(model.label),
        rungs=rungs,
        goal=voice.heading(tell(name, lang, stage=voice.quote(step.label), **counts)),
        conditions=tuple(
            (state, tell_condition(condition, desk))
            for state in STATES
            for condition in step.conditions
            if condition.verdict == state
        ),
    )


def _rows(ladder: Ladder, words: Mapping[EndState, str], desk: Desk) -> list[tuple[str, ...]]:
    """Return the stages, and under the next one its conditions, as rows of a table."""
    rows: list[tuple[str, ...]] = []
    for rung in ladder.rungs:
        rows.append((ladder.model, rung.label, tell(RUNGS[rung.state], desk.voice.lang), _nothing(desk)))
        if rung.state == "next":
            rows += [(ladder.model, rung.label, words[state], told) for state, told in ladder.conditions]
    return rows


def _nothing(desk: Desk) -> str:
    return tell("no_condition", desk.voice.lang)
