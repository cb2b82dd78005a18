"""The colours of pictures: told apart by the colour-blind, and by their lightness in grey print."""

from __future__ import annotations

from advisor.model.picture import CellState
from advisor.model.sensitivity import Direction

INK = "#1a1a1a"
SOFT = "#555555"
LINE = "#b8b8b8"
PAPER = "#ffffff"
BANDS = ("#f6f6f6", "#ebebeb", "#dfdfdf", "#d3d3d3", "#c7c7c7")
ACCENT = "#1f5f99"
PALE = "#a9c6e2"
SPAN = ACCENT
SEVERE, MODERATE, MILD = "#8c2f0c", "#e59a6b", "#fbe3d6"
FILLS: dict[CellState, str] = {
    "severe": SEVERE,
    "moderate": MODERATE,
    "mild": MILD,
    "unknown": "#ffffff",
    "fails": "#ffffff",
    "other": "#e9e9e9",
}
INKS: dict[CellState, str] = {"severe": "#ffffff"}
MOVES: dict[Direction, str] = {"below": "#e0955a", "above": ACCENT}
HEAVIER = SEVERE
LIGHTER = ACCENT
ROLES: dict[str, str] = {"severe": SEVERE, "moderate": MODERATE, "mild": MILD, "accent": ACCENT, "pale": PALE}
"""What an office may have its own colour for; a drawing is recoloured by these, wherever they stand in it."""
