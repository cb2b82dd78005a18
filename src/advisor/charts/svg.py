"""The SVG of a renderer in, one that needs no font out: every text as outlines, with a title and a description."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from advisor.charts.colours import ROLES
from advisor.charts.outlines import EM, has_letters, outline, spell
from advisor.model.picture import Caption

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"
LONG = 120
Letters = dict[tuple[str, bool], str]
"""The ids of the glyphs in use, by glyph and whether it is bold."""
SILENT = ("role", "pointer-events", "class")


def finish_svg(drawn: str, caption: Caption, name: str, colours: Mapping[str, str] = ROLES) -> str:
    """Return ``drawn`` with its texts outlined and its own labels in place of the renderer's English ones.

    An outlined text is a group that carries its words as ``aria-label``. A text with a letter that the font hasn't
    stays a text, which the viewer draws with what fonts it has.

    Args:
        drawn: SVG as the renderer makes it.
        caption: the title and the description.
        name: what the ids of this picture begin with, other than those of another picture on the same page.
        colours: an office's own, by role; a role that is not among them keeps its colour.
    """
    root = ET.fromstring(drawn)
    _strip_labels(root)
    for named in root.findall(f"{{{SVG}}}title"):
        root.remove(named)
    _recolour(root, {ROLES[role]: colour for role, colour in colours.items()})
    letters: Letters = {}
    _outline_texts(root, letters, name, root.get("font-size", "12px"))
    root.attrib.pop("font-family", None)
    shared = _share_paths(root, name)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    root.set("lang", {"zh": "zh-CN", "en": "en"}[caption.lang])
    title = ET.Element(f"{{{SVG}}}title", {"id": f"{name}-title"})
    title.text = caption.title
    told = ET.Element(f"{{{SVG}}}desc", {"id": f"{name}-desc"})
    told.text = caption.alt
    defs = ET.Element(f"{{{SVG}}}defs")
    for (glyph, bold), key in letters.items():
        ET.SubElement(defs, f"{{{SVG}}}path", {"id": key, "d": outline(glyph, bold)})
    for path, key in shared.items():
        ET.SubElement(defs, f"{{{SVG}}}path", {"id": key, "d": path})
    root[:0] = [title, told, defs]
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", XLINK)
    return ET.tostring(root, encoding="unicode") + "\n"


def _strip_labels(root: ET.Element) -> None:
    for element in root.iter():
        for key in [key for key in element.attrib if key in SILENT or key.startswith("aria-")]:
            del element.attrib[key]


def _recolour(root: ET.Element, colours: Mapping[str, str]) -> None:
    for element in root.iter() if colours else ():
        for part in ("fill", "stroke"):
            if element.get(part) in colours:
                element.set(part, colours[element.get(part, "")])


def _outline_texts(parent: ET.Element, letters: Letters, name: str, size: str) -> None:
    for element in list(parent):
        if element.tag != f"{{{SVG}}}text":
            _outline_texts(element, letters, name, size)
        elif not element.text:
            parent.remove(element)
        elif len(element) == 0 and has_letters(element.text, _is_bold(element)):
            parent[list(parent).index(element)] = _outline_text(element, element.text, letters, name, size)


def _is_bold(element: ET.Element) -> bool:
    return element.get("font-weight") == "bold"


def _outline_text(element: ET.Element, text: str, letters: Letters, name: str, size: str) -> ET.Element:
    bold = _is_bold(element)
    high = float(element.get("font-size", size).removesuffix("px"))
    spelt = spell(text, bold)
    start = (
        -sum(move for _, move in spelt) * {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
    )
    scale = f"scale({high / EM:g},{-high / EM:g})"
    moved = f"translate({element.get('x', '0')},{element.get('y', '0')}) " if "x" in element.attrib else ""
    group = ET.Element(
        f"{{{SVG}}}g",
        {
            "role": "img",
            "aria-label": text,
            "fill": element.get("fill", "#000"),
            "transform": f"{element.get('transform', '')} {moved}{scale}".strip(),
        },
    )
    for glyph, move in spelt:
        if outline(glyph, bold):
            key = letters.setdefault((glyph, bold), f"{name}-{'b' if bold else 'r'}-{glyph}")
            ET.SubElement(group, f"{{{SVG}}}use", {HREF: f"#{key}", "x": f"{start:g}"})
        start += move
    return group


def _share_paths(root: ET.Element, name: str) -> dict[str, str]:
    """Put a long path that is drawn again and again, such as hatching, in one place; return the paths and their ids."""
    drawn = [element for element in root.iter(f"{{{SVG}}}path") if len(element.get("d", "")) > LONG]
    counts = Counter(element.get("d", "") for element in drawn)
    shared = {path: f"{name}-p{at}" for at, path in enumerate(path for path, count in counts.items() if count > 1)}
    for element in drawn:
        if (path := element.get("d", "")) in shared:
            element.tag = f"{{{SVG}}}use"
            element.attrib.pop("d")
            element.set(HREF, f"#{shared[path]}")
    return shared
