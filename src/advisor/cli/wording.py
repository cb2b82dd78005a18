"""Conditions, facts and bounds in, phrases in the reader's language out."""

from __future__ import annotations

from advisor.model.condition import Compares, ComparesTo, Concluded, HasValue
from advisor.model.finding import Evidence
from advisor.model.indicator import CutOff, Indicator
from advisor.model.profile import Fact
from advisor.model.rulebase import Rulebase
from advisor.model.text import Lang
from advisor.service import say, write_quantity

ASIDE = {"zh": ("（", "）", "，"), "en": (" (", ")", ", ")}


def describe_atom(evidence: Evidence, base: Rulebase, lang: Lang) -> str:
    """Return one condition as a phrase, such as 本地配套率为“低”."""
    atom = evidence.atom
    if isinstance(atom, Concluded):
        kind = say("kind", atom.target.partition(" ")[0], lang)
        label = base.label(atom.target).in_(lang)
        return f"{kind}“{label}”" if lang == "zh" else f"{kind} ‘{label}’"
    indicator = base.indicators[atom.indicator]
    label = indicator.label.in_(lang)
    if isinstance(atom, HasValue):
        if indicator.kind == "yes_no":
            return indicator.states[atom.value].in_(lang)
        word = value_word(indicator, atom.value, lang)
        return f"{label}为“{word}”" if lang == "zh" else f"{label} is {word}"
    sign = {"<": "<", "<=": "≤", ">": ">", ">=": "≥"}[atom.operator]
    if isinstance(atom, ComparesTo):
        return f"{label} {sign} {base.indicators[atom.other].label.in_(lang)}"
    assert isinstance(atom, Compares)
    return f"{label} {sign} {write_quantity(atom.bound, indicator.unit, lang)}"


def value_word(indicator: Indicator, value: str, lang: Lang) -> str:
    """Return the word for a level, an answer or a category."""
    if value in indicator.states:
        return indicator.states[value].in_(lang)
    return say("level", value, lang)


def describe_fact(fact: Fact, indicator: Indicator, lang: Lang) -> str:
    """Return what was found, with year, basis and place."""
    opening, closing, comma = ASIDE[lang]
    shown = fact.as_written
    if indicator.kind == "yes_no":
        shown = say("answer", fact.value, lang)
    elif fact.value and fact.value in indicator.values:
        shown = value_word(indicator, fact.value, lang)
    elif indicator.kind == "number":
        exact = fact.number is not None and fact.number.exact
        shown = write_quantity(fact.number.low, indicator.unit, lang) if exact and fact.number else fact.as_written
    notes = [fact.year, say("basis", fact.basis, lang), str(fact.where), fact.claim]
    return shown + opening + comma.join(note for note in notes if note) + closing


def describe_bounds(cutoffs: tuple[CutOff, ...], indicator: Indicator, lang: Lang) -> str:
    """Return the cut-offs that decided a condition, with their basis."""
    told = []
    for cutoff in cutoffs:
        at = write_quantity(cutoff.at, indicator.unit, lang)
        basis = say("cutoff_basis", cutoff.basis, lang)
        level = say("level", cutoff.opens, lang) if cutoff.opens else ""
        if lang == "zh":
            told.append(
                f"{at}{'以上' if cutoff.strict else '及以上'}为“{level}”（{basis}）" if level else f"{at}（{basis}）"
            )
        else:
            sign = "above" if cutoff.strict else "from"
            told.append(f"{level} {sign} {at} ({basis})" if level else f"{at} ({basis})")
    return ("；" if lang == "zh" else "; ").join(told)
