"""One region's advice in, the graph of what was found, what follows, why, and what to do out."""

from __future__ import annotations

from collections.abc import Callable

from advisor.model.advice import Advice, DiagnosisRecord, StrengthRecord, TypeRecord
from advisor.model.graph import Edge, Graph, Node, join_graph
from advisor.model.records import FactRecord
from advisor.model.text import Text

Say = Callable[[str, str], Text]
Value = Callable[[FactRecord], Text]
NOTHING = Text(zh="", en="")
Concluded = DiagnosisRecord | StrengthRecord | TypeRecord


def draw_advice(advice: Advice, say: Say, value: Value) -> Graph:
    """Return the graph of one region's advice; a fact that decides nothing is left out.

    One box by itself tells how many problems are not decided: what is not drawn is not all absent.

    Args:
        advice: the advice.
        say: a word of a closed vocabulary, by group and code.
        value: what a fact's figure, level or answer reads like.
    """
    return join_graph(advice.region.name, _nodes(advice, say, value), _edges(advice))


def _nodes(advice: Advice, say: Say, value: Value) -> list[Node]:
    roots = {root.id for root in advice.root_causes}
    nodes = [Node(f.indicator, "fact", f.label, value(f)) for f in advice.facts if f.decides]
    nodes += [Node(key_of(s), "strength", s.label, say("sureness", s.confidence)) for s in advice.strengths]
    nodes += [Node(key_of(t), "type", t.label, t.model_label) for t in advice.types]
    nodes += [
        Node(
            key_of(d),
            "cause" if d.role == "cause" else "diagnosis",
            d.label,
            say("severity", d.severity),
            d.id in roots,
        )
        for d in advice.diagnoses
    ]
    nodes += [
        Node(f"remedy {r.id}", "remedy", r.label, Text(zh=f"第{r.priority}位", en=f"no. {r.priority}"))
        for r in advice.recommendations
    ]
    if advice.undetermined:
        told, count = say("graph", "undecided"), len(advice.undetermined)
        label = Text(zh=told.zh.format(count=count), en=told.en.format(count=count))
        nodes.append(Node("undetermined", "open", label, say("graph", "not_absent")))
    return nodes


def key_of(record: Concluded) -> str:
    """Return the conclusion key of a record."""
    if isinstance(record, TypeRecord):
        return f"type {record.model} is {record.value}"
    return f"{'diagnosis' if isinstance(record, DiagnosisRecord) else 'strength'} {record.id}"


def _edges(advice: Advice) -> list[Edge]:
    edges = [
        Edge(f.indicator, key, "shows") for f in advice.facts for key in f.decides if not key.startswith("remedy ")
    ]
    concluded: tuple[Concluded, ...] = (*advice.strengths, *advice.types, *advice.diagnoses)
    edges += [Edge(key, key_of(record), "shows") for record in concluded for key in record.rests_on]
    edges += [
        Edge(f"diagnosis {cause.id}", f"diagnosis {d.id}", "causes") for d in advice.diagnoses for cause in d.causes
    ]
    for measure in advice.recommendations:
        target = f"remedy {measure.id}"
        edges += [Edge(term.conclusion, target, "calls") for term in measure.terms]
        edges += [Edge(f"remedy {need}", target, "needs") for need in measure.needs]
    return edges
