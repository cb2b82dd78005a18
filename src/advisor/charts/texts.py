"""An SVG with blank texts and their words in, the SVG with its words and room for them out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from xml.etree import ElementTree as ET

from advisor.charts.outlines import measure

SVG = "http://www.w3.org/2000/svg"
MOVED = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a text lies left of its place, by anchor."""
RISE, FALL = 0.9, 0.3
"""How far letters reach above and below their line, in sizes."""
Box = tuple[float, float, float, float]


def put_texts(drawn: str, words: Sequence[str], padding: float) -> str:
    """Return ``drawn`` with its blank texts filled, and as much wider and higher as they need.

    Args:
        drawn: SVG as the renderer makes it: a ground, and one group moved by the padding and what lies left of nought.
        words: the texts, in the order of drawing.
        padding: what is left free on every side, in pixels.
    """
    root = ET.fromstring(drawn)
    boxes = []
    for element, text in zip(root.iter(f"{{{SVG}}}text"), words, strict=True):
        element.text = text
        boxes.append(_measure(element, text))
    group = next(element for element in root if "transform" in element.attrib)
    x, y = _place(group)
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    boxes.append((padding - x, padding - y, width - x - padding, height - y - padding))
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    wide, high = f"{ceil(right - left + 2 * padding)}", f"{ceil(bottom - top + 2 * padding)}"
    group.set("transform", f"translate({padding - left:g},{padding - top:g})")
    for element in (root, *root.findall(f"{{{SVG}}}rect")):
        element.set("width", wide)
        element.set("height", high)
    root.set("viewBox", f"0 0 {wide} {high}")
    ET.register_namespace("", SVG)
    return ET.tostring(root, encoding="unicode")


def _place(element: ET.Element) -> tuple[float, float]:
    found = MOVED.search(element.get("transform", ""))
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def _measure(element: ET.Element, text: str) -> Box:
    size = float(element.get("font-size", "12px").removesuffix("px"))
    wide = measure(text, size, element.get("font-weight") == "bold")
    x, y = _place(element)
    left = x - wide * SHARES[element.get("text-anchor", "start")]
    return left, y - RISE * size, left + wide, y + FALL * size
