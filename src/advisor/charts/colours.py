"""The colours of pictures: told apart by the colour-blind, and by their lightness in grey print."""

from __future__ import annotations

from advisor.model.picture import CellState
from advisor.model.sensitivity import Direction

INK = "#1a1a1a"
SOFT = "#555555"
LINE = "#b8b8b8"
PAPER = "#ffffff"
BANDS = ("#f6f6f6", "#ebebeb", "#dfdfdf", "#d3d3d3", "#c7c7c7")
SPAN = "#1f5f99"
FILLS: dict[CellState, str] = {
    "severe": "#8c2f0c",
    "moderate": "#e59a6b",
    "mild": "#fbe3d6",
    "unknown": "#ffffff",
    "fails": "#ffffff",
    "other": "#e9e9e9",
}
INKS: dict[CellState, str] = {"severe": "#ffffff"}
MOVES: dict[Direction, str] = {"below": "#e0955a", "above": "#1f5f99"}
HEAVIER = "#8c2f0c"
LIGHTER = "#1f5f99"
