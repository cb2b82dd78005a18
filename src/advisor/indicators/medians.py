"""Medians: a figure of each firm in; what the ordinary firm, or the ordinary yuan, has, out."""

from __future__ import annotations

import numpy as np

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.shares import fractions

SLACK = 1e-9  # of the whole weight: half of it is reached to rounding


def median(values: Numbers) -> float:
    """Return the middle value, or the mean of the two middle ones; in the unit of ``values``, within their range.

    Source: definition of the median. Zeros count.

    Raises:
        NotComputable: where there is no value or one is missing.
    """
    _check(values)
    return float(np.median(values))


def weighted_median(values: Numbers, weights: Numbers) -> float:
    """Return the value at which half of the weight is reached; where it is reached exactly, the mean with the next.

    Formula: least ``x_k`` with ``Σ_(i≤k) w_i > ½ Σ w``, x ascending. Source: Edgeworth (1888), Philosophical Magazine
    25(154):184. Equal weights give the median; a value of weight zero does not count.

    Raises:
        NotComputable: where there is no value, one is missing, or a weight is missing, negative or all are zero.
    """
    _check(values)
    if len(weights) != len(values):
        raise NotComputable("undefined")
    order = np.argsort(values, kind="stable")
    kept = order[weights[order] > 0]
    held = np.cumsum(fractions(weights)[kept])
    low, high = kept[np.searchsorted(held, [0.5 - SLACK, 0.5 + SLACK])]
    return float((values[low] + values[high]) / 2)


def _check(values: Numbers) -> None:
    if len(values) == 0:
        raise NotComputable("no_rows")
    if not np.all(np.isfinite(values)):
        raise NotComputable("undefined")
