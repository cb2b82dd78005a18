"""An advice in, what each missing datum could decide and change out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from advisor.model.advice import Advice, NextDatum
from advisor.model.rulebase import SEVERITIES, Rulebase, Severity
from advisor.record import Record


class Worth(Record, frozen=True, kw_only=True):
    """A missing datum and what it bears on.

    ``severities`` counts the undecided problems by the gravest grade that a rule could give each. ``measures`` are
    those not recommended now that treat one of these problems.
    """

    datum: NextDatum
    severities: Mapping[Severity, int]
    measures: tuple[str, ...]


def weigh_data(base: Rulebase, advice: Advice) -> tuple[Worth, ...]:
    """Return the missing data in the order of the advice: what could decide most, and most gravely, first."""
    recommended = {record.id for record in advice.recommendations}
    treated_by: dict[str, dict[str, None]] = {}
    for rule in base.rules.values():
        kind, _, name = rule.concludes.partition(" ")
        if kind == "remedy" and rule.treats and name not in recommended:
            treated_by.setdefault(rule.treats, {})[name] = None
    return tuple(
        Worth(
            datum=datum,
            severities=Counter(_gravest(base, name) for name in datum.decides),
            measures=tuple(
                dict.fromkeys(measure for name in datum.decides for measure in treated_by.get(f"diagnosis {name}", ()))
            ),
        )
        for datum in advice.next_data
    )


def _gravest(base: Rulebase, diagnosis: str) -> Severity:
    rules = base.rules_for[f"diagnosis {diagnosis}"]
    grades = [grade for rule in rules for grade in (rule.severity or "mild", *(worse for worse, _ in rule.worsen))]
    return max(grades, key=SEVERITIES.index)
