"""The findings and the advice before and after a change in, everything that came out otherwise out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.model.advice import Advice
from advisor.model.comparison import NamedRecord
from advisor.model.condition import Concluded, atoms_of, indicators_of
from advisor.model.effects import SCHEMA_VERSION, Assumption, Effects, MovedMeasure, Turn, Turned, TurnedRule
from advisor.model.finding import CONFIDENCES, Findings, Verdict
from advisor.model.records import FactRecord
from advisor.model.rulebase import SEVERITIES, Rule, Rulebase
from advisor.model.text import Text

TURNS: Mapping[tuple[Verdict, Verdict], Turn] = {
    (Verdict.FAILS, Verdict.HOLDS): "appears",
    (Verdict.UNKNOWN, Verdict.HOLDS): "appears",
    (Verdict.HOLDS, Verdict.FAILS): "goes",
    (Verdict.HOLDS, Verdict.UNKNOWN): "opens",
    (Verdict.FAILS, Verdict.UNKNOWN): "opens",
    (Verdict.UNKNOWN, Verdict.FAILS): "settles",
}


def find_effects(
    base: Rulebase, before: tuple[Advice, Findings], after: tuple[Advice, Findings], reasons: Mapping[str, Text | None]
) -> Effects:
    """Return what differs between two advices on one region.

    Args:
        base: the rule base that both were made with.
        before: the advice and the findings on the region as it is.
        after: those on the region as it is assumed to be.
        reasons: by changed indicator, why it is assumed, if that is said.
    """
    return Effects(
        schema_version=SCHEMA_VERSION,
        region=before[0].region,
        assumed=after[0].region,
        assumptions=tuple(_assumptions(base, before[0], after[0], reasons)),
        conclusions=tuple(_conclusions(base, before, after)),
        measures=tuple(_measures(before[0], after)),
        rules=tuple(_rules(base, before, after)),
        rulebase=after[0].rulebase,
    )


def _facts(advice: Advice) -> dict[str, FactRecord]:
    return {fact.indicator: fact for fact in advice.facts}


def _assumptions(
    base: Rulebase, before: Advice, after: Advice, reasons: Mapping[str, Text | None]
) -> Iterator[Assumption]:
    known, assumed = _facts(before), _facts(after)
    for name, because in reasons.items():
        label = base.indicators[name].label
        yield Assumption(indicator=name, label=label, before=known.get(name), after=assumed.get(name), because=because)


def _conclusions(base: Rulebase, before: tuple[Advice, Findings], after: tuple[Advice, Findings]) -> Iterator[Turned]:
    grades = [{f"diagnosis {d.id}": d.severity for d in advice.diagnoses} for advice, _ in (before, after)]
    for key, now in after[1].conclusions.items():
        was = before[1].conclusions[key]
        if key.startswith("remedy "):
            continue
        if was is not now:
            yield Turned(key=key, label=_label(base, key), turn=TURNS[was, now], before=was.value, after=now.value)
        elif key in grades[0] and grades[0][key] != grades[1][key]:
            worse = SEVERITIES.index(grades[1][key]) > SEVERITIES.index(grades[0][key])
            turn: Turn = "worsens" if worse else "eases"
            yield Turned(key=key, label=_label(base, key), turn=turn, before=grades[0][key], after=grades[1][key])
        elif now is Verdict.HOLDS and before[1].confidence[key] != after[1].confidence[key]:
            sure = [CONFIDENCES.index(findings.confidence[key]) for findings in (before[1], after[1])]
            yield Turned(
                key=key,
                label=_label(base, key),
                turn="surer" if sure[1] > sure[0] else "less_sure",
                before=before[1].confidence[key],
                after=after[1].confidence[key],
            )


def _label(base: Rulebase, key: str) -> Text:
    """Return the label of a conclusion, that of a type with what it classifies."""
    label = base.label(key)
    if not key.startswith("type "):
        return label
    model = base.types[key.split()[1]].label
    return Text(f"{model.zh}：{label.zh}", f"{model.en}: {label.en}")


def _measures(before: Advice, after: tuple[Advice, Findings]) -> Iterator[MovedMeasure]:
    advices, now_found = (before, after[0]), after[1].conclusions
    places = [{r.id: r.priority for r in advice.recommendations} for advice in advices]
    labels = {r.id: r.label for advice in advices for r in advice.recommendations}
    for name, label in labels.items():
        was, now = places[0].get(name, 0), places[1].get(name, 0)
        if was != now:
            open_ = not now and now_found[f"remedy {name}"] is Verdict.UNKNOWN
            yield MovedMeasure(id=name, label=label, before=was, after=now, undecided=open_)


def _rules(base: Rulebase, before: tuple[Advice, Findings], after: tuple[Advice, Findings]) -> Iterator[TurnedRule]:
    known, assumed = _facts(before[0]), _facts(after[0])
    turned = {key for key, verdict in after[1].conclusions.items() if before[1].conclusions[key] is not verdict}
    changed = {name for name in known.keys() | assumed.keys() if known.get(name) != assumed.get(name)}
    for rule in base.rules.values():
        was, now = before[1].by_rule[rule.id].verdict, after[1].by_rule[rule.id].verdict
        if was is not now:
            yield TurnedRule(
                id=rule.id,
                title=rule.title if rule.title.zh else base.label(rule.treats or rule.concludes),
                concludes=rule.concludes,
                label=base.label(rule.concludes),
                before=was.value,
                after=now.value,
                because=tuple(_because(base, rule, changed, turned)),
            )


def _because(base: Rulebase, rule: Rule, changed: set[str], turned: set[str]) -> Iterator[NamedRecord]:
    """Yield what the rule reads and came out otherwise: data first, then conclusions."""
    atoms = atoms_of(rule.when)
    for name in dict.fromkeys(name for atom in atoms for name in indicators_of(atom)):
        if name in changed:
            yield NamedRecord(id=name, label=base.indicators[name].label)
    for key in dict.fromkeys(atom.target for atom in atoms if isinstance(atom, Concluded)):
        if key in turned:
            yield NamedRecord(id=key, label=base.label(key))
