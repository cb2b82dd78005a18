"""A file of an office's colours in, colours by role out; what could not be read in print is refused."""

from __future__ import annotations

import re
from pathlib import Path

from advisor.charts.colours import INK, PAPER, ROLES
from advisor.errors import Code, ProfileError
from advisor.marked_yaml import Node, Reading

HEX = re.compile(r"#[0-9a-fA-F]{6}")
READABLE = 4.5
"""The least contrast of letters and their ground: WCAG 2.2, 1.4.3."""
INKS: dict[str, str] = {"severe": PAPER, "moderate": INK, "mild": INK, "accent": PAPER, "pale": INK}
"""What is written on each."""
STEPS = (("severe", "moderate"), ("moderate", "mild"), ("accent", "pale"))
APART = 20.0
"""How much lighter, of 255, the second of two must be than the first, to be told from it in grey print."""


def read_colours(path: Path) -> dict[str, str]:
    """Return the colours of a YAML file such as ``accent: "#0b5394"``, by role; a role may be left out.

    Raises:
        ProfileError: with every problem found: no such role, no colour, letters on it that can't be read, or two that
            look alike in grey print.
    """
    reading = Reading()
    root = reading.read_file(path, str(path))
    fields = reading.take_fields(root, "the file of colours", optional=tuple(ROLES)) if root is not None else {}
    found = {role: colour for role, node in fields.items() if (colour := _read(role, node, reading))}
    whole = {**ROLES, **found}
    for dark, light in STEPS:
        if {dark, light} & found.keys() and grey(whole[light]) - grey(whole[dark]) < APART:
            told = f"'{dark}' ({whole[dark]}) and '{light}' ({whole[light]}) can't be told apart in grey print"
            node = fields[dark if dark in found else light]
            reading.report(node.where, Code.NOT_ALLOWED, told, f"make '{dark}' darker or '{light}' lighter")
    if reading.problems:
        raise ProfileError(reading.problems)
    return found


def _read(role: str, node: Node, reading: Reading) -> str:
    """Return a colour; ``""`` where it is none, or letters on it can't be read."""
    if node.blank:
        hint = f"quote it: {role}: \"{ROLES[role]}\"; without quotation marks '#' begins a comment"
        reading.report(node.where, Code.WRONG_SHAPE, f"'{role}' has no colour", hint)
        return ""
    colour = reading.take_string(node, f"'{role}'")
    if not HEX.fullmatch(colour):
        if colour:
            told = f"'{role}' can't be '{colour}'"
            reading.report(node.where, Code.NOT_ALLOWED, told, f'write # and six digits, such as "{ROLES[role]}"')
        return ""
    ratio = contrast(colour, INKS[role])
    if ratio < READABLE:
        told = f"'{role}' can't be '{colour}': letters on it ({INKS[role]}) have a contrast of {ratio:.1f}, not 4.5"
        reading.report(
            node.where, Code.NOT_ALLOWED, told, f"choose a {'darker' if INKS[role] == PAPER else 'lighter'} one"
        )
        return ""
    return colour.lower()


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def grey(colour: str) -> float:
    """Return how light a colour prints in grey, from 0 to 255."""
    red, green, blue = _parts(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG reckons it.

    >>> contrast("#ffffff", "#000000"), contrast("#777777", "#777777")
    (21.0, 1.0)
    """
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: str) -> float:
    parts = [part / 255 for part in _parts(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
