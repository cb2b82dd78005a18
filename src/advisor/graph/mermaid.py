"""A graph in, Mermaid text out: it shows in Markdown viewers that know it, and can be edited by hand."""

from __future__ import annotations

from advisor.graph.colours import FILLS, STROKES
from advisor.model.graph import EdgeKind, Graph, Node, NodeKind
from advisor.model.text import Lang

ARROWS: dict[EdgeKind, str] = {"shows": "-->", "causes": "==>", "calls": "-->", "needs": "-.->"}
BRACKETS: dict[NodeKind, tuple[str, str]] = {
    "fact": ("[", "]"),
    "strength": ("(", ")"),
    "type": ("{{", "}}"),
    "diagnosis": ("[[", "]]"),
    "cause": ("[/", "/]"),
    "remedy": ("([", "])"),
    "open": (">", "]"),
}


def to_mermaid(graph: Graph, lang: Lang) -> str:
    """Return the graph as a Mermaid flow chart, left to right."""
    names = {node: f"n{index}" for index, node in enumerate(graph.nodes)}
    lines = ["flowchart LR"]
    lines += [f"  {names[node.id]}{_box(node, lang)}:::{node.kind}" for node in graph.nodes.values()]
    lines += [f"  {names[edge.source]} {ARROWS[edge.kind]} {names[edge.target]}" for edge in graph.edges]
    used = dict.fromkeys(node.kind for node in graph.nodes.values())
    lines += [f"  classDef {kind} fill:{FILLS[kind]},stroke:{STROKES[kind]},color:#111" for kind in used]
    return "\n".join(lines) + "\n"


def _box(node: Node, lang: Lang) -> str:
    remark = getattr(node.remark, lang)
    text = _escape(getattr(node.label, lang)) + (f"<br/>{_escape(remark)}" if remark else "")
    opening, closing = BRACKETS[node.kind]
    return f'{opening}"{text}"{closing}'


def _escape(text: str) -> str:
    """Return ``text`` as Mermaid takes it between quotation marks: by character codes where it would be markup."""
    return "".join(f"#{ord(c)};" if c in '"#<>&`' or ord(c) < 32 else c for c in text)
