"""A rule base in, the graph of all that it can conclude out."""

from __future__ import annotations

from advisor.model.condition import Concluded, atoms_of, indicators_of
from advisor.model.graph import Edge, EdgeKind, Graph, Node, join_graph
from advisor.model.rulebase import Rulebase
from advisor.model.text import Text

NOTHING = Text(zh="", en="")


def draw_rules(base: Rulebase, title: Text) -> Graph:
    """Return the graph of the rule base: indicators, conclusions, causes, measures and what these need."""
    return join_graph(title, _nodes(base), [*_shown(base), *_caused(base), *_needed(base)])


def _nodes(base: Rulebase) -> list[Node]:
    nodes = [Node(name, "fact", indicator.label, NOTHING) for name, indicator in base.indicators.items()]
    nodes += [Node(f"strength {name}", "strength", s.label, NOTHING) for name, s in base.strengths.items()]
    nodes += [
        Node(f"type {model.id} is {value.id}", "type", value.label, model.label)
        for model in base.types.values()
        for value in model.values.values()
    ]
    nodes += [
        Node(f"diagnosis {name}", "cause" if d.role == "cause" else "diagnosis", d.label, NOTHING)
        for name, d in base.diagnoses.items()
    ]
    nodes += [Node(f"remedy {name}", "remedy", r.label, NOTHING) for name, r in base.remedies.items()]
    return nodes


def _shown(base: Rulebase) -> list[Edge]:
    edges = []
    for rule in base.rules.values():
        kind: EdgeKind = "calls" if rule.concludes.startswith("remedy ") else "shows"
        for atom in atoms_of(rule.when):
            sources = [atom.target] if isinstance(atom, Concluded) else indicators_of(atom)
            edges += [Edge(source, rule.concludes, kind) for source in sources]
    return edges


def _caused(base: Rulebase) -> list[Edge]:
    return [
        Edge(f"diagnosis {cause.diagnosis}", f"diagnosis {diagnosis.id}", "causes")
        for diagnosis in base.diagnoses.values()
        for cause in diagnosis.arises_from
    ]


def _needed(base: Rulebase) -> list[Edge]:
    return [
        Edge(f"remedy {need}", f"remedy {remedy.id}", "needs")
        for remedy in base.remedies.values()
        for need in remedy.needs
    ]
