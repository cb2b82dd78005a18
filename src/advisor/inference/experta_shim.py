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
        import experta.matchers.rete.check
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
_Token: Any = rete.nodes.Token
_FeatureTesterNode: Any = rete.nodes.FeatureTesterNode
_ReteMatcher: Any = rete.ReteMatcher
_ConflictSetNode: Any = rete.ConflictSetNode
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


class Slot(Fact):  # type: ignore[misc]
    """A fact known by its ``name``; of one name there may be one for each ``mode``.

    experta freezes and examines each field of each fact. A slot's fields are made in this package, hashable and flat,
    so they are taken as they come.
    """

    def __init__(self, **fields: Any) -> None:
        dict.update(self, fields)
        self._Fact__defaults: dict[str, Any] = {}

    def has_field_constraints(self) -> bool:
        """Return False: what is declared has values, not conditions."""
        return False

    def has_nested_accessor(self) -> bool:
        """Return False: no name of a field has a double underscore."""
        return False

    def validate(self) -> None:
        """Accept any field: what is declared here is compiled, not typed in."""

    def __str__(self) -> str:
        """Return the name: experta writes out the facts of every firing, whether anyone listens or not."""
        return str(self["name"])


class SureToken(_Token):  # type: ignore[misc]
    """A token made by this module, of one fact: it and its copies need no second look at what they are made of."""

    def __new__(cls, tag: Any, data: Any, context: Any = None) -> SureToken:
        """Return a token of ``data``, a fact or a set of facts."""
        facts = {data} if isinstance(data, Fact) else data
        return tuple.__new__(cls, (tag, facts, {} if context is None else context))

    def copy(self) -> SureToken:
        """Return a token that may be changed without changing this one."""
        return tuple.__new__(SureToken, (self[0], self[1].copy(), self[2].copy()))


class Tester(_FeatureTesterNode):  # type: ignore[misc]
    """experta's test of one field of a fact, which copies the token only for a fact that passes."""

    def activate(self, token: Any) -> None:
        """Pass ``token`` on if its fact passes and what the field binds agrees with what is bound."""
        (fact,) = token.data
        match = self.matcher(fact)
        if not match:
            return
        passed = token.copy()
        if match is not True:
            for key, value in match.items():
                if passed.context.setdefault(key, value) != value:
                    return
        for child in self.children:
            child.callback(passed)


class IndexedBus(_BusNode):  # type: ignore[misc]
    """The root of the network; a slot goes only to the nodes for facts of its name, not to all in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.by_name: dict[str, list[Any]] = {}

    def add(self, fact: Any) -> None:
        """Send a new fact into the network."""
        self._send(SureToken.valid(fact), fact)

    def remove(self, fact: Any) -> None:
        """Take a fact out of the network."""
        self._send(SureToken.invalid(fact), fact)

    def _send(self, token: Any, fact: Any) -> None:
        for node in self.by_name.get(fact.get("name", ""), ()):
            node.activate(token)


class NotedConflictSet(_ConflictSetNode):  # type: ignore[misc]
    """A rule's end of the network, which notes itself as touched, so that not every rule is asked after every step."""

    def __init__(self, rule: Any, touched: dict[Any, None]) -> None:
        super().__init__(rule)
        self.touched = touched

    def _activate(self, token: Any) -> None:
        self.touched[self] = None
        super()._activate(token)


class IndexedMatcher(_ReteMatcher):  # type: ignore[misc]
    """experta's RETE network, wired directly for rules that are one conjunction of slots, NOTs and TESTs.

    The nodes, tokens and joins are experta's. Its own builder dispatches and compares so much that its time grows
    with the square of the rules.
    """

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.root_node = IndexedBus()
        self.touched: dict[Any, None] = {}
        self.alpha: dict[tuple[object, int], Any] = {}
        self.ends: dict[int, Any] = {}  # by pattern: the engine's rules keep each of them alive
        self.beta: dict[tuple[int, ...], Any] = {}
        for rule in engine.get_rules():
            self._wire(rule)

    def reads(self, name: str) -> bool:
        """Return whether any rule has a pattern for slots of this name."""
        return name in self.root_node.by_name

    def changes(self, adding: Any = None, deleting: Any = None) -> tuple[list[Any], list[Any]]:
        """Pass the changes on; return the activations that came and went."""
        for fact in deleting or ():
            self.root_node.remove(fact)
        for fact in adding or ():
            self.root_node.add(fact)
        added: list[Any] = []
        removed: list[Any] = []
        for node in self.touched:
            came, went = node.get_activations()
            added += came
            removed += went
        self.touched.clear()
        return added, removed

    def reset(self) -> None:
        """Forget every fact."""
        for node in (*self.alpha.values(), *self.beta.values()):
            node._reset()
            for child in node.children:
                child.node._reset()
        self.touched.clear()

    def _wire(self, rule: Any) -> None:
        """Join the rule's patterns from left to right; rules that begin alike share the joins."""
        node: Any = None
        path: tuple[Any, ...] = ()
        for element in rule:
            if isinstance(element, TEST):
                where = rete.nodes.WhereNode(rete.check.WhereCheck(element[0]))
                node.add_child(where, where.activate)
                node, path = where, (*path, id(where))
                self.beta[path] = where
                continue
            right = self._pattern(element[0] if isinstance(element, NOT) else element)
            path = (*path, id(right), isinstance(element, NOT))
            node = right if node is None else self._join(node, right, path, isinstance(element, NOT))
        end = NotedConflictSet(rule, self.touched)
        node.add_child(end, end.activate)

    def _join(self, left: Any, right: Any, path: tuple[int, ...], negated: bool) -> Any:
        if path not in self.beta:
            kind = rete.nodes.NotNode if negated else rete.nodes.OrdinaryMatchNode
            node = kind(rete.check.SameContextCheck())
            left.add_child(node, node.activate_left)
            right.add_child(node, node.activate_right)
            self.beta[path] = node
        return self.beta[path]

    def _pattern(self, pattern: Any) -> Any:
        """Return the last of the nodes that test one fact for ``pattern``; equal beginnings are shared."""
        if id(pattern) not in self.ends:
            self.ends[id(pattern)] = self._add_pattern(pattern)
        return self.ends[id(pattern)]

    def _add_pattern(self, pattern: Any) -> Any:
        name = pattern["name"]
        node: Any = None
        for key, how in pattern.items():
            if key == "name":
                continue  # the root sends a fact by its name
            check = rete.check.FeatureCheck(key, how)
            step = (name if node is None else id(node), id(check))  # experta has one check of a kind
            if step not in self.alpha:
                tester = Tester(check)
                if node is None:
                    self.root_node.by_name.setdefault(name, []).append(tester)
                else:
                    node.add_child(tester, tester.activate)
                self.alpha[step] = tester
            node = self.alpha[step]
        return node


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
