"""A graph of reasoning: what there is to know, what follows, why, and what to do about it."""

from __future__ import annotations

from typing import Literal

from advisor.model.text import Text
from advisor.record import Record

NodeKind = Literal["fact", "strength", "type", "diagnosis", "cause", "remedy", "open"]
EdgeKind = Literal["shows", "causes", "calls", "needs"]


class Node(Record, frozen=True):
    """One thing in the graph, by indicator id or conclusion key. ``remark`` is its value, severity or place.

    ``root`` marks a cause that feeds several problems and has none of its own.
    """

    id: str
    kind: NodeKind
    label: Text
    remark: Text
    root: bool = False


class Edge(Record, frozen=True):
    """``source`` shows, causes, calls for or comes before ``target``."""

    source: str
    target: str
    kind: EdgeKind


class Graph(Record, frozen=True):
    """Nodes by id, and the edges among them, each once."""

    title: Text
    nodes: dict[str, Node]
    edges: tuple[Edge, ...]


def join_graph(title: Text, nodes: list[Node], edges: list[Edge]) -> Graph:
    """Return a graph of ``nodes`` with those of ``edges`` whose ends are both among them."""
    known = {node.id: node for node in nodes}
    kept = dict.fromkeys(edge for edge in edges if edge.source in known and edge.target in known)
    return Graph(title, known, tuple(kept))
