"""Concentration: sizes of firms, industries or areas in; how far a few of them hold the whole, out."""

from __future__ import annotations

import numpy as np

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.shares import check_sizes, fractions


def cr(sizes: Numbers, k: int = 4) -> float:
    """Return ``100 · Σ of the k largest ÷ Σ all`` in %, 0 to 100: the concentration ratio CRk.

    With k or fewer sizes it is 100. Source: Bain (1959), Industrial Organization. Sizes are complete, not negative;
    a missing, negative or zero total raises as :func:`check_sizes`.
    """
    return 100.0 * float(np.sum(np.sort(fractions(sizes))[::-1][:k]))


def hhi(sizes: Numbers) -> float:
    """Return ``Σ (100 · size ÷ Σ size)²``, above 0 to 10,000: the Herfindahl–Hirschman index in points.

    Source: Hirschman (1964), American Economic Review 54(5):761; scale of the US merger guidelines (2010). A missing,
    negative or zero total raises as :func:`check_sizes`.
    """
    return min(10_000.0, float(np.sum((100.0 * fractions(sizes)) ** 2)))


def gini(sizes: Numbers) -> float:
    """Return ``Σ (2i − n − 1) · x_i ÷ (n · Σ x)``, x ascending, i from 1: 0 (equal) to (n − 1) ÷ n.

    Source: Gini (1914) in the form of Dixon et al. (1987), Ecology 68(5):1548, without their small-sample factor. A
    missing, negative or zero total raises as :func:`check_sizes`; zeros count.
    """
    ordered = np.sort(check_sizes(sizes))
    n = len(ordered)
    ranks = 2.0 * np.arange(1, n + 1) - n - 1
    return max(0.0, float(ranks @ ordered) / (n * float(np.sum(ordered))))


def lorenz(sizes: Numbers) -> Numbers:
    """Return the points (share of units, share of the total) of the Lorenz curve, from (0, 0) to (1, 1), n + 1 rows.

    Formula: ``(i ÷ n, Σ of the i smallest ÷ Σ all)``. Source: Lorenz (1905), Publications of the American Statistical
    Association 9(70):209. Raises as :func:`check_sizes`.
    """
    held = np.concatenate([[0.0], np.cumsum(np.sort(fractions(sizes)))])
    held[-1] = 1.0
    return np.column_stack([np.linspace(0.0, 1.0, len(held)), held])


def variation(values: Numbers) -> float:
    """Return ``standard deviation ÷ mean``, 0 to √(n − 1): the coefficient of variation of a complete count.

    The deviation divides by n, as all units are known and none is drawn. Source: Pearson (1896), Philosophical
    Transactions A 187:253. Raises as :func:`check_sizes`, and for a single value.
    """
    if len(check_sizes(values)) < 2:
        raise NotComputable("too_few_rows")
    return float(np.std(values) / np.mean(values))
