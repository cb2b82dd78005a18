"""Synthetic rule bases of any size, for timing: yes/no and number indicators, layered diagnoses, one remedy each."""

from __future__ import annotations

import random
from itertools import pairwise

from advisor.errors import SourceRef
from advisor.knowledge.strata import order_strata
from advisor.marked_yaml import Reading
from advisor.model.condition import AllOf, AnyOf, Compares, Concluded, Condition, HasValue, NoneOf
from advisor.model.indicator import CutOff, Indicator
from advisor.model.rulebase import Citation, Diagnosis, Rule, Rulebase
from advisor.model.text import Text
from advisor.record import replace

NOTHING = Text("无", "none")
WHERE = SourceRef("synthetic", 1)


def make_rulebase(rules: int, seed: int = 1) -> Rulebase:
    """Return a rule base of ``rules`` rules over a third as many indicators, in four layers."""
    chance = random.Random(seed)
    indicators = [_indicator(i) for i in range(max(rules // 3, 10))]
    layers = [range(layer, rules, 4) for layer in range(4)]
    made: dict[str, Rule] = {}
    for below, layer in pairwise([range(0), *layers]):
        for number in layer:
            made[f"d{number}.r"] = _rule(number, list(below), indicators, chance)
    diagnoses = {f"d{n}": _diagnosis(n) for n in range(rules)}
    base = Rulebase(
        {i.id: i for i in indicators}, {"t": NOTHING}, {"s": NOTHING}, diagnoses, {}, {}, {}, made, {}, {}, (), "",
        {rule.concludes: (rule,) for rule in made.values()},
    )  # fmt: skip
    strata = order_strata(Reading(), made)
    return replace(base, strata=strata)


def _indicator(number: int) -> Indicator:
    cutoff = CutOff(50.0, "high", "convention", NOTHING)
    numeric = number % 2 == 0
    return Indicator(
        f"i{number}", "s", NOTHING, NOTHING, "number" if numeric else "yes_no", "%" if numeric else "",
        (0.0, 100.0) if numeric else (None, None), ("low", "high") if numeric else ("yes", "no"), {},
        (cutoff,) if numeric else (), (), False, NOTHING, WHERE,
    )  # fmt: skip


def _diagnosis(number: int) -> Diagnosis:
    return Diagnosis(f"d{number}", "t", NOTHING, NOTHING, NOTHING, "", "problem", (), WHERE)


def _rule(number: int, below: list[int], indicators: list[Indicator], chance: random.Random) -> Rule:
    def atom() -> Condition:
        indicator = chance.choice(indicators)
        if indicator.kind == "number" and chance.random() < 0.5:
            return Compares(indicator.id, "<", 50.0)
        return HasValue(indicator.id, chance.choice(indicator.values))

    parts: list[Condition] = [atom(), AnyOf((atom(), atom()))]
    if below:
        read = Concluded(f"diagnosis d{chance.choice(below)}")
        parts.append(NoneOf((read,)) if chance.random() < 0.3 else read)
    cite = (Citation("c/x", "analyst"),)
    key = f"diagnosis d{number}"
    return Rule(f"d{number}.r", key, NOTHING, AllOf(tuple(parts)), cite, "mild", (), "", None, "draft", WHERE)
