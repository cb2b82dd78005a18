"""A graph in, an SVG picture out: boxes with wrapped labels, edges with arrows, a legend; every box has its tooltip."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from xml.etree import ElementTree as ET

from advisor.graph.colours import FILLS, STROKES
from advisor.graph.layout import MARGIN, Placed, Point, place
from advisor.model.graph import Edge, EdgeKind, Graph, Node
from advisor.model.text import Lang

BOX = (220.0, 44.0)
LEGEND = 72.0
FONT = (
    "Noto Sans SC, Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimHei, "
    "WenQuanYi Micro Hei, Noto Serif CJK SC, sans-serif"
)
STYLES: dict[EdgeKind, dict[str, str]] = {
    "shows": {"stroke": "#9a9a9a", "stroke-width": "1"},
    "causes": {"stroke": "#8c2f0c", "stroke-width": "2.4"},
    "calls": {"stroke": "#1f5f99", "stroke-width": "1"},
    "needs": {"stroke": "#1f5f99", "stroke-width": "1.4", "stroke-dasharray": "5 4"},
}
WIDE = 14.5  # how many Chinese characters fit on a line of a box


def to_svg(graph: Graph, lang: Lang, words: Mapping[str, str]) -> str:
    """Return the graph as SVG.

    Args:
        graph: what to draw.
        lang: the language of labels.
        words: what the kinds of nodes and edges are called, by kind.

    Raises:
        MissingExtra: where the layout library is not installed.
    """
    placed = place(graph)
    width, height = max(placed.width, 720.0), placed.height + LEGEND
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width:.0f} {height:.0f}",
            "width": f"{width:.0f}",
            "height": f"{height:.0f}",
            "font-family": FONT,
            "font-size": "13",
            "role": "img",
        },
    )
    title = getattr(graph.title, lang)
    ET.SubElement(root, "title").text = title
    _add_arrowheads(root)
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    _add_legend(root, graph, title, words)
    drawing = ET.SubElement(root, "g", {"transform": f"translate(0 {LEGEND:.0f})"})
    for edge in graph.edges:
        _add_edge(drawing, edge, graph, placed, lang)
    for node in graph.nodes.values():
        _add_node(drawing, node, placed.centres[node.id], lang)
    return ET.tostring(root, encoding="unicode") + "\n"


def _add_arrowheads(root: ET.Element) -> None:
    defs = ET.SubElement(root, "defs")
    for kind, style in STYLES.items():
        marker = {"viewBox": "0 0 10 10", "refX": "9", "refY": "5", "markerUnits": "userSpaceOnUse", "orient": "auto"}
        head = ET.SubElement(defs, "marker", {"id": f"to-{kind}", "markerWidth": "9", "markerHeight": "9", **marker})
        ET.SubElement(head, "path", {"d": "M0 0 10 5 0 10z", "fill": style["stroke"]})


def _add_legend(root: ET.Element, graph: Graph, title: str, words: Mapping[str, str]) -> None:
    ET.SubElement(
        root, "text", {"x": f"{MARGIN:.0f}", "y": "24", "font-size": "16", "font-weight": "bold"}
    ).text = title
    left = MARGIN
    for kind in dict.fromkeys(node.kind for node in graph.nodes.values()):
        box = {"x": f"{left:.0f}", "y": "40", "width": "22", "height": "14", "rx": "3"}
        ET.SubElement(root, "rect", {**box, "fill": FILLS[kind], "stroke": STROKES[kind]})
        left = _add_legend_word(root, left + 28, words[kind])
    for way in dict.fromkeys(edge.kind for edge in graph.edges):
        ends = {"x1": f"{left:.0f}", "x2": f"{left + 30:.0f}", "y1": "47", "y2": "47", "marker-end": f"url(#to-{way})"}
        ET.SubElement(root, "line", {**ends, **STYLES[way]})
        left = _add_legend_word(root, left + 36, words[way])


def _add_legend_word(root: ET.Element, left: float, word: str) -> float:
    ET.SubElement(root, "text", {"x": f"{left:.0f}", "y": "52"}).text = word
    return left + _width(word) * 13 + 18


def _add_edge(parent: ET.Element, edge: Edge, graph: Graph, placed: Placed, lang: Lang) -> None:
    points = list(placed.ways[edge])
    half = BOX[0] / 2
    points[0] = (points[0][0] + half, points[0][1])
    points[-1] = (points[-1][0] - half, points[-1][1])
    path = ET.SubElement(
        parent,
        "path",
        {"d": _curve(points), "fill": "none", "marker-end": f"url(#to-{edge.kind})", **STYLES[edge.kind]},
    )
    ends = (getattr(graph.nodes[name].label, lang) for name in (edge.source, edge.target))
    ET.SubElement(path, "title").text = " → ".join(ends)


def _curve(points: list[Point]) -> str:
    """Return a smooth path that leaves and meets every point level."""
    told = [f"M{points[0][0]:.0f} {points[0][1]:.0f}"]
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = (x0 + x1) / 2
        told.append(f"C{middle:.0f} {y0:.0f} {middle:.0f} {y1:.0f} {x1:.0f} {y1:.0f}")
    return " ".join(told)


def _add_node(parent: ET.Element, node: Node, centre: Point, lang: Lang) -> None:
    width, height = BOX
    group = ET.SubElement(
        parent, "g", {"transform": f"translate({centre[0] - width / 2:.0f} {centre[1] - height / 2:.0f})"}
    )
    label, remark = getattr(node.label, lang), getattr(node.remark, lang)
    ET.SubElement(group, "title").text = f"{label} · {remark}" if remark else label
    box = {"width": f"{width:.0f}", "height": f"{height:.0f}", "rx": "4" if node.kind == "fact" else "10"}
    weight = "3" if node.root else "1.2"
    ET.SubElement(
        group, "rect", {**box, "fill": FILLS[node.kind], "stroke": STROKES[node.kind], "stroke-width": weight}
    )
    lines = _wrap(label, 1 if remark else 2) + ([_cut(remark, WIDE * 1.15)] if remark else [])
    for index, line in enumerate(lines):
        y = height / 2 + (index - (len(lines) - 1) / 2) * 17 + 4.5
        small = {"font-size": "11", "fill": "#444"} if remark and index == len(lines) - 1 else {"fill": "#111"}
        ET.SubElement(
            group, "text", {"x": f"{width / 2:.0f}", "y": f"{y:.1f}", "text-anchor": "middle", **small}
        ).text = line


def _width(text: str) -> float:
    """Return the width of ``text`` in em: a Chinese character one, a Latin one about half."""
    return sum(1.0 if ord(c) > 0x2E7F else 0.55 for c in text)


def _cut(text: str, most: float) -> str:
    if _width(text) <= most:
        return text
    while _width(text) > most - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def _wrap(text: str, most: int) -> list[str]:
    """Return ``text`` on ``most`` lines at the most, broken between words or Chinese characters."""
    lines = [""]
    for word in _words(text):
        if lines[-1] and _width(lines[-1] + word.rstrip()) > WIDE and len(lines) < most:
            lines.append("")
        lines[-1] += word
    return [_cut(line.strip(), WIDE + 0.5) for line in lines]


def _words(text: str) -> list[str]:
    words: list[str] = []
    for c in text:
        if words and ord(c) <= 0x2E7F and words[-1][-1] != " " and ord(words[-1][-1]) <= 0x2E7F:
            words[-1] += c
        else:
            words.append(c)
    return words
