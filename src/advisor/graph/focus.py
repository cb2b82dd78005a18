"""A graph and one of its nodes in, the part that leads to it and the part that follows from it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from advisor.model.graph import Edge, Graph


def focus_on(graph: Graph, ids: Iterable[str]) -> Graph:
    """Return the nodes from which ``ids`` can be reached, and those that can be reached from them."""
    wanted = list(ids)
    kept = _reach(wanted, _step(graph.edges, forward=True)) | _reach(wanted, _step(graph.edges, forward=False))
    nodes = {name: node for name, node in graph.nodes.items() if name in kept}
    return Graph(graph.title, nodes, tuple(e for e in graph.edges if e.source in nodes and e.target in nodes))


def trace_causes(graph: Graph, ids: Iterable[str]) -> Graph:
    """Return what follows from ``ids`` as causes, near or far, and nothing else that bears on it."""
    caused = [edge for edge in graph.edges if edge.kind == "causes"]
    kept = _reach(ids, _step(caused, forward=True))
    nodes = {name: node for name, node in graph.nodes.items() if name in kept}
    return Graph(graph.title, nodes, tuple(e for e in caused if e.source in nodes and e.target in nodes))


def _step(edges: Iterable[Edge], *, forward: bool) -> dict[str, list[str]]:
    steps: dict[str, list[str]] = {}
    for edge in edges:
        start, end = (edge.source, edge.target) if forward else (edge.target, edge.source)
        steps.setdefault(start, []).append(end)
    return steps


def _reach(start: Iterable[str], steps: Mapping[str, list[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = list(start)
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead += steps.get(name, [])
    return reached
