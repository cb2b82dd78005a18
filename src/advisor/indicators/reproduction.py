"""Stated figures in, each beside what it follows from out: do they agree, within the rounding of what is printed?

A printed figure stands for every number that rounds to it. A recomputed one is therefore a span, from all the numbers
that its inputs may stand for; the two agree where the spans meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

import numpy as np

from advisor.indicators import shares
from advisor.model.figures import FigureState, StatedFigure

Reckon = Callable[[Sequence[float], int], float]
RECKONINGS: Mapping[str, Reckon] = {
    "sum": lambda of, _: sum(of),
    "share": lambda of, _: shares.share(np.array(of[:1]), np.array(of[1:])),
    "share_of_sum": lambda of, _: shares.share(np.array(of[:1]), np.array(of[1:])),
    "growth": lambda of, _: shares.growth(of[0], of[1]),
    "cagr": lambda of, years: shares.cagr(of[0], of[1], years),
    "change": lambda of, _: shares.change_in_points(of[0], of[1]),
    "proportion": lambda of, _: of[0] / of[1] * of[2],
}
SLACK = 1e-9


def reproduce(figures: Iterable[StatedFigure]) -> tuple[FigureState, ...]:
    """Return each figure with its recomputation; one that follows from nothing, or from a corrupt value, is stated."""
    listed = tuple(figures)
    known = {(figure.document, figure.id): figure for figure in listed}
    return tuple(_reproduce(figure, [known[figure.document, name] for name in figure.of]) for figure in listed)


def _reproduce(figure: StatedFigure, inputs: Sequence[StatedFigure]) -> FigureState:
    if not figure.by:
        return FigureState(figure, "stated")
    reckon = RECKONINGS[figure.by]
    value = reckon([given.value for given in inputs], figure.years)
    least, most = _span(reckon, inputs, figure)
    meets = least - SLACK <= figure.value + figure.rounding and figure.value - figure.rounding <= most + SLACK
    return FigureState(figure, "agrees" if meets else "differs", value, least, most)


def _span(reckon: Reckon, inputs: Sequence[StatedFigure], figure: StatedFigure) -> tuple[float, float]:
    """Return the least and the most: every reckoning is monotone in each input, so the corners decide."""
    names = list(dict.fromkeys(given.id for given in inputs))
    ends = {given.id: (given.value - given.rounding, given.value + given.rounding) for given in inputs}
    found = []
    for corner in product(*(ends[name] for name in names)):
        chosen = dict(zip(names, corner, strict=True))
        found.append(reckon([chosen[given.id] for given in inputs], figure.years))
    return min(found), max(found)
