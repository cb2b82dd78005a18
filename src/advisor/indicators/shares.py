"""Parts, wholes and growth: arrays of one unit in, percentages out."""

from __future__ import annotations

import numpy as np

from advisor.indicators.frames import Mask, NotComputable, Numbers


def share(part: Numbers, whole: Numbers) -> float:
    """Return ``100 · Σpart ÷ Σwhole`` in %: the share of a total, weighted by size.

    Both arrays have one unit and no gap. Source: definition.

    Raises:
        NotComputable: if the whole is zero or negative.
    """
    total = float(np.sum(whole))
    if total <= 0:
        raise NotComputable("zero_whole")
    return 100.0 * float(np.sum(part)) / total


def count_share(mask: Mask) -> float:
    """Return the share of true entries in %. Source: definition.

    Raises:
        NotComputable: if there is no entry.
    """
    if len(mask) == 0:
        raise NotComputable("no_rows")
    return 100.0 * float(np.count_nonzero(mask)) / len(mask)


def growth(start: float, end: float) -> float:
    """Return ``100 · (end ÷ start − 1)`` in %, −100 or more. Source: definition of a growth rate.

    Raises:
        NotComputable: where the start is not positive, or the end is negative or missing.
    """
    if not (start > 0 and np.isfinite(start)):
        raise NotComputable("zero_whole")
    if not (end >= 0 and np.isfinite(end)):
        raise NotComputable("undefined")
    return 100.0 * (end / start - 1.0)


def cagr(start: float, end: float, years: float) -> float:
    """Return ``100 · ((end ÷ start)^(1 ÷ years) − 1)`` in %: the average yearly growth, geometric mean.

    Source: National Bureau of Statistics of China, 平均增长速度（水平法）. Raises as :func:`growth`, and for no years.
    """
    if not years > 0:
        raise NotComputable("one_year")
    growth(start, end)  # raises where it has none
    return 100.0 * float((end / start) ** (1.0 / years) - 1.0)


def change_in_points(start: float, end: float) -> float:
    """Return ``end − start``: the change between two percentages, in percentage points (百分点).

    Source: definition.

    Raises:
        NotComputable: where one is missing.
    """
    if not (np.isfinite(start) and np.isfinite(end)):
        raise NotComputable("undefined")
    return end - start


def contribution_to_growth(part: tuple[float, float], whole: tuple[float, float]) -> float:
    """Return ``100 · Δpart ÷ Δwhole`` in % (each start, end): what share of the whole's increase is the part's.

    Unbounded: above 100 where the rest shrank, negative where the part did. Source: National Bureau of Statistics of
    China, 贡献率.

    Raises:
        NotComputable: where a figure is missing, or the whole did not grow (a share of no increase means nothing).
    """
    if not np.all(np.isfinite([*part, *whole])):
        raise NotComputable("undefined")
    if whole[1] <= whole[0]:
        raise NotComputable("zero_whole")
    return 100.0 * (part[1] - part[0]) / (whole[1] - whole[0])


def check_sizes(sizes: Numbers) -> Numbers:
    """Return ``sizes`` as they are: amounts that may be added up, none negative, of a positive total.

    Raises:
        NotComputable: where there is none, one is missing or negative, or all are zero.
    """
    if sizes.size == 0:
        raise NotComputable("no_rows")
    if not np.all(np.isfinite(sizes)) or np.any(sizes < 0):
        raise NotComputable("undefined")
    if float(np.sum(sizes)) <= 0:
        raise NotComputable("zero_whole")
    return sizes


def fractions(sizes: Numbers) -> Numbers:
    """Return ``size ÷ Σ size``: each one's part of the total, adding up to 1. Raises as :func:`check_sizes`."""
    return check_sizes(sizes) / np.sum(sizes)
