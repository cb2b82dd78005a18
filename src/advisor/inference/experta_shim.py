"""The one door to experta: what makes it import on today's Python, and its faults mended.

experta 1.9.4 pins frozendict 1.2, which looks for ``collections.Mapping``; its import adds a handler to the root
logger; and its agenda strategy leaves withdrawn activations on the agenda, so that rules fire whose NOT is false.
"""

from __future__ import annotations

import bisect
import collections
import collections.abc
import logging
from collections.abc import Iterable
from typing import Any


def _import_experta() -> Any:
    root = logging.getLogger()
    before = list(root.handlers)
    lent = not hasattr(collections, "Mapping")
    if lent:
        collections.Mapping = collections.abc.Mapping  # type: ignore[attr-defined]
    try:
        import experta
        import experta.matchers.rete
        import experta.matchers.rete.nodes
        import experta.strategies
    finally:
        if lent:
            del collections.Mapping  # type: ignore[attr-defined]
        for handler in [handler for handler in root.handlers if handler not in before]:
            root.removeHandler(handler)
    return experta


experta = _import_experta()
rete: Any = experta.matchers.rete
_BusNode: Any = rete.BusNode
_ReteMatcher: Any = rete.ReteMatcher
Fact: Any = experta.Fact
InitialFact: Any = experta.InitialFact
StockRule: Any = experta.Rule
NOT: Any = experta.NOT
TEST: Any = experta.TEST
MATCH: Any = experta.MATCH
P: Any = experta.P
KnowledgeEngine: Any = experta.KnowledgeEngine
StockStrategy: Any = experta.strategies.DepthStrategy


class SoundStrategy(StockStrategy):  # type: ignore[misc]
    """The stock depth strategy, but a withdrawn activation is looked for among all of equal key, not three places."""

    def _update_agenda(self, agenda: Any, added: Iterable[Any], removed: Iterable[Any]) -> None:
        waiting = agenda.activations
        for activation in removed:
            activation.key = self.get_key(activation)
            index = bisect.bisect_left(waiting, activation)
            while index < len(waiting) and waiting[index].key == activation.key:
                if waiting[index] == activation:
                    del waiting[index]
                    break
                index += 1
        for activation in added:
            activation.key = self.get_key(activation)
            bisect.insort(waiting, activation)


class IndexedBus(_BusNode):  # type: ignore[misc]
    """The root of the network, but a fact goes only to the nodes that test for its class."""

    def __init__(self) -> None:
        super().__init__()
        self.by_class: dict[type, list[Any]] | None = None

    def add(self, fact: Any) -> None:
        """Send a new fact into the network."""
        self._send(rete.nodes.Token.valid(fact), type(fact))

    def remove(self, fact: Any) -> None:
        """Take a fact out of the network."""
        self._send(rete.nodes.Token.invalid(fact), type(fact))

    def _send(self, token: Any, fact_class: type) -> None:
        if self.by_class is None:
            self.by_class = {}
            for child in self.children:
                self.by_class.setdefault(child.node.matcher.fact_type, []).append(child)
        for child in self.by_class.get(fact_class, ()):
            child.callback(token)


class IndexedMatcher(_ReteMatcher):  # type: ignore[misc]
    """The stock RETE matcher with an indexed root, for rules whose left side is one conjunction already."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.root_node = IndexedBus()
        self.build_network()
        self.conflict_sets = self._get_conflict_set_nodes()

    @staticmethod
    def prepare_ruleset(engine: Any) -> set[Any]:
        """Return the engine's rules; they need no rewriting."""
        return set(engine.get_rules())

    def _get_conflict_set_nodes(self) -> tuple[Any, ...]:
        found: dict[int, Any] = {}
        waiting = [self.root_node]
        seen: set[int] = set()
        while waiting:
            node = waiting.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            if isinstance(node, rete.ConflictSetNode):
                found[id(node)] = node
            waiting += [child.node for child in node.children]
        return tuple(found.values())

    def changes(self, adding: Any = None, deleting: Any = None) -> tuple[list[Any], list[Any]]:
        """Pass the changes on; return the activations that came and went."""
        for fact in deleting or ():
            self.root_node.remove(fact)
        for fact in adding or ():
            self.root_node.add(fact)
        added: list[Any] = []
        removed: list[Any] = []
        for node in self.conflict_sets:
            if node.added or node.removed:
                came, went = node.get_activations()
                added += came
                removed += went
        return added, removed


class Rule(StockRule):  # type: ignore[misc]
    """A rule known by its identity, with an effect instead of a decorated function."""

    def __call__(self, engine: Any, **bound: Any) -> None:
        """Fire."""
        self.effect(engine, bound["m"])

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


def make_rule(name: str, patterns: Iterable[Any], salience: int, effect: Any) -> Any:
    """Return a rule that calls ``effect(engine, m)`` for each value of ``m`` under which ``patterns`` match."""
    rule = Rule(*patterns, salience=salience)
    rule.__name__ = name
    rule.effect = effect
    return rule
