"""A graph in, the place of every node and the way of every edge out: layer by layer, left to right.

The layout is Sugiyama's, by the library fast_sugiyama; the columns are its layers.
"""

from __future__ import annotations

from advisor.errors import Code, MissingExtra, Problem, SourceRef
from advisor.model.graph import Edge, Graph
from advisor.record import Record

COLUMN = 300.0
ROW = 56.0
MARGIN = 24.0
Point = tuple[float, float]


class Placed(Record, frozen=True):
    """Centres of nodes, ways of edges from source to target, and the size of the whole, in pixels."""

    centres: dict[str, Point]
    ways: dict[Edge, tuple[Point, ...]]
    width: float
    height: float


def place(graph: Graph) -> Placed:
    """Return where everything goes; a node without an edge stands below, in the first column.

    Raises:
        MissingExtra: where the layout library is not installed.
    """
    names = {node: f"n{index}" for index, node in enumerate(graph.nodes)}
    pairs = list(dict.fromkeys((names[e.source], names[e.target]) for e in graph.edges))
    places, steps = _lay_out(pairs) if pairs else ({}, {})
    deepest = max((y for _, y in places.values()), default=0.0)
    lowest = max((x for x, _ in places.values()), default=-1.0)
    alone = [name for name in names.values() if name not in places]
    places |= {name: (lowest + 1 + index, deepest) for index, name in enumerate(alone)}
    spots = {
        name: (MARGIN + COLUMN / 2 + (deepest - y) * COLUMN, MARGIN + ROW / 2 + x * ROW)
        for name, (x, y) in places.items()
    }
    ways = {e: tuple(spots[s] for s in _follow(names[e.source], names[e.target], steps)) for e in graph.edges}
    width = max((x for x, _ in spots.values()), default=0.0) + COLUMN / 2 + MARGIN
    height = max((y for _, y in spots.values()), default=0.0) + ROW / 2 + MARGIN
    return Placed({node: spots[name] for node, name in names.items()}, ways, width, height)


def _lay_out(pairs: list[tuple[str, str]]) -> tuple[dict[str, Point], dict[str, list[str]]]:
    """Return places in units of rows and columns, and the steps of edges through the bends between columns.

    The library is given numbers: it keeps nodes in a set, and a set of words has another order in each process.
    """
    try:
        from fast_sugiyama import from_edges
    except ImportError as error:
        hint = "pip install 'cluster-advisor[graph]', or write a .mmd file"
        told = "drawing needs the extra 'graph', which is not installed"
        raise MissingExtra(Problem(SourceRef("-o"), Code.MISSING_EXTRA, told, hint)) from error
    places: dict[str, Point] = {}
    steps: dict[str, list[str]] = {}
    below = 0.0
    ends = list(dict.fromkeys(end for pair in pairs for end in pair))
    numbers = {end: number for number, end in enumerate(ends)}
    numbered = [(numbers[start], numbers[end]) for start, end in pairs]
    laid = from_edges(numbered, vertex_spacing=1, dummy_vertices=True)
    for index, (spots, width, _, ways) in enumerate(laid):

        def name(node: object, part: int = index) -> str:
            return ends[node] if isinstance(node, int) and node < len(ends) else f"{part}:{node}"

        left = min(x for _, (x, _) in spots)
        places |= {name(node): (below + x - left, y) for node, (x, y) in spots}
        for start, end in ways or ():
            steps.setdefault(name(start), []).append(name(end))
        below += width - left + 1
    return places, steps


def _follow(start: str, end: str, steps: dict[str, list[str]]) -> list[str]:
    """Return the way from ``start`` to ``end``: straight, or through bends."""
    for step in steps.get(start, []):
        way = [start, step]
        while ":" in way[-1]:
            way.append(steps[way[-1]][0])
        if way[-1] == end:
            return way
    return [start, end]
