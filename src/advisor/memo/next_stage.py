"""The step to the next stage in; which of its conditions are met, lacking or unknown, as one sentence, out."""

from __future__ import annotations

from advisor.memo.desk import Desk
from advisor.memo.facts import state_value
from advisor.memo.numbers import write_cutoff, write_digits
from advisor.memo.parts import Told
from advisor.memo.phrases import quote
from advisor.memo.voice import Voice
from advisor.model.records import DemandRecord, StepCondition, StepRecord

STATES = (("holds", "step_met"), ("fails", "step_lacking"), ("unknown", "step_unknown"))
SIGNS = {"<": "less_than", "<=": "at_most", ">": "more_than", ">=": "at_least"}


def tell_step(step: StepRecord, desk: Desk) -> Told:
    """Return what separates the region from its next stage, with the notes of who says so."""
    name = "step" if step.needed == len(step.conditions) else "step_of_several"
    return Told(desk.voice.sentence(_tell(step, name, desk)), desk.notes.cite(step.sources))


def tell_traits(traits: StepRecord, desk: Desk) -> str:
    """Return which of several traits of the stage that holds are met, lacking and unknown."""
    return desk.voice.sentence(_tell(traits, "traits", desk))


def _tell(step: StepRecord, name: str, desk: Desk) -> str:
    voice = desk.voice
    told = []
    for verdict, phrase in STATES:
        found = [tell_condition(c, desk) for c in step.conditions if c.verdict == verdict]
        if found:
            told.append(voice.phrase(phrase, conditions=voice.list(found)))
    counts = {
        "needed": write_digits(step.needed, voice.lang),
        "all": write_digits(len(step.conditions), voice.lang),
    }
    return voice.phrase(name, stage=voice.quote(step.label), conditions=voice.clauses(told), **counts)


def tell_condition(condition: StepCondition, desk: Desk) -> str:
    """Return what a condition asks, with the figure that falls short of it where it is lacking."""
    voice = desk.voice
    told = [tell_demand(demand, voice) for demand in condition.demands]
    if condition.verdict == "fails":
        told = [voice.aside(one, _tell_now(d, desk)) for one, d in zip(told, condition.demands, strict=True)]
    return told[0] if len(told) == 1 else voice.phrase("either", conditions=voice.phrase("or").join(told))


def _tell_now(demand: DemandRecord, desk: Desk) -> str:
    """Return the figure that falls short, as it is now; ``""`` if there is none."""
    fact = desk.index.facts.get(demand.indicator)
    return state_value("now", fact, desk.voice) if fact is not None and fact.number is not None else ""


def tell_demand(demand: DemandRecord, voice: Voice) -> str:
    """Return what a condition asks, in quotation marks."""
    if demand.kind == "conclusion":
        problem = demand.conclusion.startswith("diagnosis ")
        name = ("free_of" if problem else "not_so") if demand.negated else "so"
        return voice.phrase(name, label=voice.quote(demand.label))
    if demand.kind == "answer" and demand.words:
        told = voice.inline(demand.words)
    else:
        told = voice.phrase("demanded", label=voice.inline(demand.label), wanted=_want(demand, voice))
    return voice.phrase("not_so" if demand.negated else "so", label=quote(told, voice.lang))


def _want(demand: DemandRecord, voice: Voice) -> str:
    if demand.kind == "bound":
        return voice.phrase(SIGNS[demand.operator], at=write_cutoff(demand.cutoffs[0], voice.lang))
    if demand.kind == "pair":
        return voice.phrase(SIGNS[demand.operator], at=voice.inline_or_empty(demand.words))
    if demand.kind == "category" and demand.words:
        return voice.phrase("is_level", level=voice.inline(demand.words))
    opened = next((c for c in demand.cutoffs if c.opens == demand.wanted), None)
    if opened is not None and opened is demand.cutoffs[-1]:
        return voice.phrase("more_than" if opened.strict else "at_least", at=write_cutoff(opened, voice.lang))
    if opened is None and demand.cutoffs:
        first = demand.cutoffs[0]
        return voice.phrase("at_most" if first.strict else "less_than", at=write_cutoff(first, voice.lang))
    return voice.phrase("is_level", level=voice.say("level", demand.wanted))
