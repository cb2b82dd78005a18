"""A table's texts in, the width of each column and the height of each row out, in characters and lines."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from unicodedata import east_asian_width

WHOLE = re.compile(r"[0-9A-Za-z.%−–-]+")
"""What is not broken within a line."""
SHARP = 4.0
"""How far the highest cell of a row outweighs the others."""
LEAST = 4
"""No column that has more to say is narrower, in characters; headings up to this stay on one line."""
SLACK = 0.5
"""Room for borders, and for programs that round otherwise."""
BRIEF = 4.5
"""A text of so many characters, such as a year, is not broken either."""


def measure(text: str) -> float:
    """Return how wide ``text`` is, in Chinese characters."""
    return sum(1.0 if east_asian_width(sign) in "WFA" else 0.5 for sign in text)


def share_width(heads: Sequence[str], rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """Return the width of each column, so that the table is as short as it can be.

    Each column is first given what its words need; then character after character goes where it saves most.

    Args:
        heads: the headings of the columns.
        rows: the texts of the cells.
        width: the width of all columns together, in characters.
    """
    lengths = [[measure(row[column]) for row in rows] for column in range(len(heads))]
    widths = [_find_least(head, [row[column] for row in rows]) for column, head in enumerate(heads)]
    if sum(widths) >= width:
        return [one * width / sum(widths) for one in widths]
    most = [max((*column, measure(head))) for column, head in zip(lengths, heads, strict=True)]
    while (left := width - sum(widths)) > 0.01:
        step = min(1.0, left)
        open_ = [place for place in range(len(widths)) if widths[place] < most[place]] or list(range(len(widths)))
        heights = [_measure_row(loads, widths) for loads in zip(*lengths, strict=True)]
        saved = {place: sum(heights) - _measure_wider(lengths, widths, heights, place, step) for place in open_}
        widths[max(open_, key=lambda place: (saved[place], -place))] += step
    return widths


def _measure_row(loads: Sequence[float], widths: Sequence[float]) -> float:
    """Return the height of a row: that of its highest cell, near enough, and smooth, so that ties can be parted."""
    return math.pow(sum(math.pow(load / width, SHARP) for load, width in zip(loads, widths, strict=True)), 1 / SHARP)


def _measure_wider(
    lengths: Sequence[Sequence[float]], widths: Sequence[float], heights: Sequence[float], place: int, step: float
) -> float:
    """Return the height of all rows with one column wider by ``step``."""
    narrower = math.pow(widths[place], -SHARP) - math.pow(widths[place] + step, -SHARP)
    return sum(
        math.pow(max(math.pow(height, SHARP) - math.pow(load, SHARP) * narrower, 0.0), 1 / SHARP)
        for height, load in zip(heights, lengths[place], strict=True)
    )


def count_lines(texts: Sequence[str], widths: Sequence[float]) -> int:
    """Return about how many lines a row takes."""
    return max(-int(-measure(text) // max(width, 1.0)) for text, width in zip(texts, widths, strict=True))


def _find_least(head: str, texts: Sequence[str]) -> float:
    """Return the least width of a column: its heading or some characters, its longest number or Latin word."""
    words = [word for text in (head, *texts) for word in WHOLE.findall(text)]
    brief = [width for text in texts if (width := measure(text)) <= BRIEF]
    longest = max((measure(text) for text in (head, *texts)), default=0.0)
    return SLACK + max(min(longest, LEAST), *(measure(word) for word in words), *brief, 2.0)
