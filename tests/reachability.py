"""Which diagnoses need no indicator that only a judgement answers: python -m tests.reachability."""

from __future__ import annotations

from advisor import service
from advisor.model.condition import AllOf, AnyOf, AtLeast, Concluded, Condition, NoneOf, indicators_of
from advisor.model.rulebase import Rulebase


def reachable_without_judgement(base: Rulebase) -> set[str]:
    """Return the diagnoses that some rule may conclude with every judgement indicator unreported.

    The conditions of a rule are taken one by one: that they can hold together is what the cases show.
    """
    reached: set[str] = set()
    for key in (key for stratum in base.strata for key in stratum):
        if any(_may(rule.when, base, reached) for rule in base.rules_for[key]):
            reached.add(key)
    return {key.removeprefix("diagnosis ") for key in reached if key.startswith("diagnosis ")}


def _may(condition: Condition, base: Rulebase, reached: set[str]) -> bool:
    if isinstance(condition, AllOf | NoneOf):
        return all(_may(part, base, reached) for part in condition.parts) if isinstance(condition, AllOf) else True
    if isinstance(condition, AnyOf):
        return any(_may(part, base, reached) for part in condition.parts)
    if isinstance(condition, AtLeast):
        return sum(_may(part, base, reached) for part in condition.parts) >= condition.count
    if isinstance(condition, Concluded):
        return condition.target in reached
    return not any(base.indicators[name].judgement for name in indicators_of(condition))


def main() -> None:
    base = service.load_rules()
    reached = reachable_without_judgement(base)
    print(f"{len(reached)} of {len(base.diagnoses)} diagnoses are reachable without a judgement")
    for name in sorted(base.diagnoses.keys() - reached):
        print(f"    only by judgement: {name}")


if __name__ == "__main__":
    main()
