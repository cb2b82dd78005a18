"""A title in, its lines out: broken where its meaning has joints, the lines balanced, no character left alone.

GB/T 9704-2012 7.3.1 wants a title that needs several lines broken by meaning and set out as a trapezium or a rhombus.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from unicodedata import east_asian_width

FORCED = 1000.0
"""What a break costs where there is no joint: more than any imbalance."""
WEAK = 100.0
"""What it costs where there may be one."""
UNBROKEN = re.compile(r"[0-9A-Za-z.%-]{2}|[（《“‘〔].|.[，。、；：？！）》”’〕]")
"""Two characters that stay on one line."""
MOST_LINES = 12
"""A longer title is left to the reader's program."""
WAIST = 8.0
"""What a line costs that is shorter than both its neighbours, or that equals the one above."""


def measure(text: str) -> float:
    """Return how wide ``text`` is, in Chinese characters.

    >>> measure("连云港2024")
    5.0
    """
    return sum(1.0 if east_asian_width(sign) in "WFA" else 0.5 for sign in text)


def break_title(
    text: str, width: float, before: Sequence[str], after: Sequence[str], perhaps: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the lines of a title.

    Args:
        text: the title.
        width: how many Chinese characters a line holds.
        before: words that may begin a line.
        after: words that may end one.
        perhaps: words that may end one where nothing better is found.

    >>> break_title("关于连云港市工业园区产业集群发展的咨询报告", 20, ["产业集群"], ["关于"])
    ('关于连云港市工业园区', '产业集群发展的咨询报告')
    """
    if not width < measure(text) <= width * MOST_LINES:
        return (text,)
    joints = _find_joints(text, before, after, perhaps)
    fewest = -int(-measure(text) // width)
    found = [split for count in (fewest, fewest + 1) if (split := _split(text, count, width, joints))]
    meant = [split for split in found if split[0] < FORCED]  # one line more rather than a break against the meaning
    lines = (min(meant) if meant else found[0] if found else (0.0, (text,)))[1]
    return tuple(line.strip() for line in lines)


def _find_joints(text: str, before: Sequence[str], after: Sequence[str], perhaps: Sequence[str]) -> dict[int, float]:
    """Return the places where a line may end, with what that costs."""
    weak = {match.end(): WEAK for word in perhaps for match in re.finditer(re.escape(word), text)}
    starts = {match.start(): 0.0 for word in before for match in re.finditer(re.escape(word), text)}
    ends = {match.end(): 0.0 for word in after for match in re.finditer(re.escape(word), text)}
    return weak | starts | ends


def _split(text: str, count: int, width: float, joints: Mapping[int, float]) -> tuple[float, tuple[str, ...]] | None:
    """Return the cheapest way to part ``text`` into ``count`` lines, with what it costs; None where none fits."""
    ideal = measure(text) / count

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[str, ...]] | None:
        if left == 1:
            rest = text[start:]
            return ((measure(rest) - ideal) ** 2, (rest,)) if measure(rest) <= width else None
        options = []
        for end in range(start + 2, len(text) - 1):
            line = text[start:end]
            if measure(line) > width:
                break
            tail = None if UNBROKEN.match(text, end - 1) else best(end, left - 1)
            if tail is not None:
                cost = (measure(line) - ideal) ** 2 + joints.get(end, FORCED) + tail[0]
                options.append((cost, (line, *tail[1])))
        return min(options, default=None)

    found = best(0, count)
    return None if found is None else (found[0] + _cost_of_shape(found[1]), found[1])


def _cost_of_shape(lines: Sequence[str]) -> float:
    widths = [measure(line) for line in lines]
    waists = sum(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    return WAIST * (waists + sum(a == b for a, b in pairwise(widths)))
