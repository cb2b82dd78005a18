"""Facts of the advice in, what they show as cells and clauses out."""

from __future__ import annotations

from advisor.memo.numbers import write_cutoff, write_figure, write_year
from advisor.memo.phrases import clean, lower_first
from advisor.memo.voice import Voice
from advisor.model.records import CutOffRecord, FactRecord, Number

UNMARKED = ("statistic", "record")


def write_value(fact: FactRecord, voice: Voice) -> str:
    """Return a fact's figure with its unit, or ``""`` if it has none."""
    return write_figure(fact.number, fact.unit, fact.approximate, voice.lang) if fact.number else ""


def write_level(fact: FactRecord, voice: Voice) -> str:
    """Return the word for a fact's level, or ``""``."""
    return voice.say("level", fact.level) if fact.level else ""


def write_origin(fact: FactRecord, voice: Voice) -> str:
    """Return a fact's basis; its publisher where that is given, and the cells where it was computed."""
    cells = voice.phrase("computed", cells=_write_cells(fact.derived.cells, voice)) if fact.derived else ""
    return voice.aside(voice.say("basis", fact.basis), voice.clauses([clean(fact.source), cells]))


def _write_cells(cells: tuple[str, ...], voice: Voice) -> str:
    """Return ranges of cells, the sheet named once: 企业名录!H2:H9、I2:I9."""
    told: list[str] = []
    sheet = ""
    for cell in cells:
        named, mark, span = cell.rpartition("!")
        told.append(span if mark and named == sheet else cell)
        sheet = named
    return voice.enumerate(told)


def write_cutoffs(cutoffs: tuple[CutOffRecord, ...], voice: Voice) -> str:
    """Return the bounds that open each level and why they lie there, such as 30%及以上为中（惯例）."""
    shared = len({cutoff.basis for cutoff in cutoffs}) == 1
    told = []
    for cutoff in cutoffs:
        sign = "opens_strict" if cutoff.strict else "opens"
        level = voice.say("level", cutoff.opens) if cutoff.opens else ""
        at = write_cutoff(cutoff, voice.lang)
        clause = voice.phrase(sign, level=level, at=at) if level else at
        told.append(clause if shared else voice.aside(clause, voice.say("cutoff_basis", cutoff.basis)))
    cell = voice.remarks(told)
    return voice.aside(cell, voice.say("cutoff_basis", cutoffs[0].basis)) if shared and cutoffs else cell


def tell_fact(fact: FactRecord, marks: tuple[CutOffRecord, ...], voice: Voice) -> str:
    """Return what a fact shows, as a clause.

    Args:
        fact: the fact.
        marks: the bounds that a rule compared it with.
        voice: the language.
    """
    if fact.number is not None:
        return _tell_figure(fact, marks, voice)
    if fact.level:
        return _tell_level(fact, voice)
    return _tell_answer(fact, voice)


def _tell_figure(fact: FactRecord, marks: tuple[CutOffRecord, ...], voice: Voice) -> str:
    doubtful = voice.phrase("year_in_doubt") if fact.flag and fact.flag.kind == "year" else ""
    year = write_year(fact.year, voice.lang) if fact.year else ""
    remark = voice.remarks([doubtful or year, _basis_remark(fact, voice), clean(fact.source)])
    shown = state_value("figure", fact, voice)
    told = voice.aside(shown, voice.clauses([remark, voice.inline_or_empty(fact.detail)]))
    return voice.remarks([told, place_figure(fact, marks, voice)])


def state_value(phrase: str, fact: FactRecord, voice: Voice) -> str:
    """Return ``phrase`` with a fact's label and figure; a bound or an estimate needs another verb in Chinese."""
    exact = fact.number is not None and fact.number.low == fact.number.high and not fact.approximate
    name = phrase if exact else f"{phrase}_bounded"
    return voice.phrase(name, label=voice.clause(fact.label), value=write_value(fact, voice))


def recall_fact(fact: FactRecord, voice: Voice) -> str:
    """Return a fact that the reader has met: what was seen, quoted; else its label with its figure or level."""
    seen = fact.detail or (fact.statement if fact.kind == "yes_no" else None)
    if seen is not None and fact.number is None:
        return voice.quote(seen)
    return voice.aside(voice.quote(fact.label), write_value(fact, voice) or write_level(fact, voice))


def _tell_level(fact: FactRecord, voice: Voice) -> str:
    name = "judged" if fact.basis == "judgement" else "graded"
    graded = voice.phrase(name, label=voice.clause(fact.label), level=write_level(fact, voice))
    detail = voice.clause(fact.detail)
    if not detail:
        return voice.aside(graded, clean(fact.source))
    return voice.aside(detail, voice.remarks([lower_first(graded, voice.names), clean(fact.source)]))


def _tell_answer(fact: FactRecord, voice: Voice) -> str:
    remark = voice.remarks([_basis_remark(fact, voice), clean(fact.source)])
    if fact.kind == "category":
        told = voice.phrase("category", label=voice.clause(fact.label), value=voice.inline_or_empty(fact.statement))
        return voice.aside(told, voice.clauses([voice.inline_or_empty(fact.detail), remark]))
    said = voice.clause(fact.detail) or voice.clause(fact.statement)
    return voice.aside(said or voice.clause(fact.label), remark)


def _basis_remark(fact: FactRecord, voice: Voice) -> str:
    return "" if fact.basis in UNMARKED else voice.say("basis", fact.basis)


def place_figure(fact: FactRecord, marks: tuple[CutOffRecord, ...], voice: Voice) -> str:
    """Return where a figure lies against its cut-offs, such as 低于30%的界线，属“低”; ``""`` if it has none."""
    if fact.number is None:
        return ""
    bounds = [c for c in fact.cutoffs if c.opens]
    if fact.level and bounds:
        opened = [c.opens for c in bounds]
        at = opened.index(fact.level) if fact.level in opened else -1
        lower, upper = (bounds[at] if at >= 0 else None), (bounds[at + 1] if at + 1 < len(bounds) else None)
        return voice.phrase("graded_by", where=_between(lower, upper, voice), level=write_level(fact, voice))
    return voice.remarks([told for told in (_beside(fact.number, mark, voice) for mark in marks) if told])


def _between(lower: CutOffRecord | None, upper: CutOffRecord | None, voice: Voice) -> str:
    if lower and upper:
        return voice.phrase("between", low=write_cutoff(lower, voice.lang), high=write_cutoff(upper, voice.lang))
    if lower:
        return voice.phrase("over" if lower.strict else "reached", at=write_cutoff(lower, voice.lang))
    assert upper is not None
    return voice.phrase("not_over" if upper.strict else "under", at=write_cutoff(upper, voice.lang))


def _beside(number: Number, mark: CutOffRecord, voice: Voice) -> str:
    at = write_cutoff(mark, voice.lang)
    if number.high is not None and (number.high < mark.at or (number.high == mark.at and number.high_open)):
        return voice.phrase("under", at=at)
    if number.low is not None and number.low >= mark.at:
        return voice.phrase("reached" if number.low == mark.at and not number.low_open else "over", at=at)
    return ""


def write_short(fact: FactRecord, voice: Voice) -> str:
    """Return a fact in the fewest words, for the chain of reasoning."""
    label = voice.clause(fact.label)
    value = write_value(fact, voice) or write_level(fact, voice)
    if fact.kind == "yes_no":
        return voice.clause(fact.detail) or voice.clause(fact.statement) or label
    if fact.kind == "category":
        value = voice.inline_or_empty(fact.statement)
    return voice.phrase("pair", label=label, value=value) if value else label
