"""Rules in, the indicators that decide them out, through every conclusion they read: the cone of influence."""

from __future__ import annotations

from advisor.model.condition import Concluded, Condition, atoms_of, indicators_of
from advisor.model.rulebase import Rule, Rulebase

Names = frozenset[str]


class Cones:
    """The indicators that each condition, rule and conclusion of one rule base rests on."""

    def __init__(self, base: Rulebase) -> None:
        self.base = base
        self._conclusions: dict[str, Names] = {}

    def of_conclusion(self, key: str) -> Names:
        """Return what decides whether a conclusion is drawn."""
        if key not in self._conclusions:
            self._conclusions[key] = self.of_rules(self.base.rules_for.get(key, ()))
        return self._conclusions[key]

    def of_rules(self, rules: tuple[Rule, ...]) -> Names:
        """Return what decides whether any of these rules holds."""
        return frozenset().union(*(self.of_condition(rule.when) for rule in rules))

    def of_grades(self, rule: Rule) -> Names:
        """Return what decides whether a rule holds, and how gravely."""
        return self.of_rules((rule,)).union(*(self.of_condition(condition) for _, condition in rule.worsen))

    def of_condition(self, condition: Condition) -> Names:
        """Return what decides a condition."""
        found: set[str] = set()
        for atom in atoms_of(condition):
            found |= self.of_conclusion(atom.target) if isinstance(atom, Concluded) else set(indicators_of(atom))
        return frozenset(found)
