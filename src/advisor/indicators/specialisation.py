"""Specialisation: sizes by industry of places in; how far their structures agree, or lean on an industry, out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.shares import check_sizes, fractions


def location_quotients(local: Numbers, reference: Numbers) -> Numbers:
    """Return ``(e_i ÷ Σe) ÷ (E_i ÷ ΣE)`` for each industry, 0 upward; 1 is the reference's own share.

    Source: Haig (1928), Regional Survey of New York; Isard (1960), Methods of Regional Analysis. An industry
    that the place hasn't (zero) has 0.

    Raises:
        NotComputable: where a size is missing or negative, a total is zero, or the reference has none of an industry.
    """
    whole = fractions(reference)
    if np.any(whole == 0):
        raise NotComputable("zero_whole")
    return np.asarray(fractions(local) / whole, dtype=np.float64)


def location_quotient(local: Numbers, reference: Numbers, chosen: Numbers) -> float:
    """Return the mean location quotient of the ``chosen`` industries (1, others 0), weighted by their local size.

    Formula: ``Σ e_i · LQ_i ÷ Σ e_i`` over the chosen. Raises as :func:`location_quotients`, and where the chosen ones
    have no size at all.
    """
    weights = fractions(local * chosen)
    return float(weights @ location_quotients(local, reference))


def location_quotient_change(start: tuple[Numbers, Numbers], end: tuple[Numbers, Numbers], chosen: Numbers) -> float:
    """Return the change of :func:`location_quotient` between two years, each (local, reference)."""
    return location_quotient(*end, chosen) - location_quotient(*start, chosen)


def revealed_comparative_advantage(exports: Numbers, world: Numbers, chosen: Numbers) -> float:
    """Return ``(Σx_c ÷ Σx) ÷ (ΣX_c ÷ ΣX)`` of the ``chosen`` products taken together, 0 upward; above 1 an advantage.

    Source: Balassa (1965), The Manchester School 33(2):99. Raises as :func:`check_sizes`, and where the world exports
    none of the chosen.
    """
    there = float(fractions(world) @ chosen)
    if there <= 0:
        raise NotComputable("zero_whole")
    return float(fractions(exports) @ chosen) / there


def krugman(one: Numbers, other: Numbers) -> float:
    """Return ``Σ |s_i − s*_i|`` over the industry shares of two places: 0 (same structure) to 2 (nothing in common).

    Source: Krugman (1991), Geography and Trade. Raises as :func:`check_sizes`.
    """
    return min(2.0, float(np.sum(np.abs(fractions(one) - fractions(other)))))


def similarity(one: Numbers, other: Numbers) -> float:
    """Return ``Σ x·y ÷ √(Σx² · Σy²)`` over the industry shares of two places: 0 to 1, the structural similarity.

    Source: UNIDO (1979), World Industry since 1960: Progress and Prospects. Raises as :func:`check_sizes`.
    """
    x, y = fractions(one), fractions(other)
    return min(1.0, float(x @ y / (np.sqrt(x @ x) * np.sqrt(y @ y))))


def similarity_matrix(places: Numbers) -> Numbers:
    """Return :func:`similarity` of every two rows of ``places`` (a row a place): symmetric, 1 on the diagonal."""
    shares = np.array([fractions(row) for row in places])
    lengths = np.sqrt(np.sum(shares**2, axis=1))
    return np.asarray(np.minimum(1.0, shares @ shares.T / np.outer(lengths, lengths)), dtype=np.float64)


def mean_of_pairs(places: Numbers, compare: Callable[[Numbers, Numbers], float]) -> float:
    """Return the mean of ``compare`` over all pairs of rows.

    Raises:
        NotComputable: for fewer than two rows.
    """
    n = len(places)
    if n < 2:
        raise NotComputable("too_few_rows")
    return float(np.mean([compare(places[i], places[j]) for i in range(n) for j in range(i + 1, n)]))


def hoover(local: Numbers, total: Numbers) -> float:
    """Return ``½ · Σ |s_i − x_i|`` over areas, 0 to 1: the part of an industry that would move for an even spread.

    Source: Hoover (1936), Review of Economic Statistics 18(4):162. Raises as :func:`check_sizes`.
    """
    return 0.5 * krugman(check_sizes(local), check_sizes(total))
