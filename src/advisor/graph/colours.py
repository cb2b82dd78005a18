"""How each kind of node is told apart: by fill, by border, and in grey print by its shade."""

from __future__ import annotations

from advisor.model.graph import NodeKind

FILLS: dict[NodeKind, str] = {
    "fact": "#ffffff",
    "strength": "#e3f1e5",
    "type": "#eceafa",
    "diagnosis": "#fbe3d6",
    "cause": "#f3cdb9",
    "remedy": "#dcebf8",
    "open": "#f2f2f2",
}
STROKES: dict[NodeKind, str] = {
    "fact": "#777777",
    "strength": "#2f7d3b",
    "type": "#5b4fb0",
    "diagnosis": "#b4501e",
    "cause": "#8c2f0c",
    "remedy": "#1f5f99",
    "open": "#777777",
}
