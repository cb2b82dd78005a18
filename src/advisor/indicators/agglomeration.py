"""Agglomeration: an industry's size and all industry's size by area in; how far it crowds in some areas, out."""

from __future__ import annotations

import numpy as np

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.shares import check_sizes, fractions


def raw_concentration(industry: Numbers, total: Numbers) -> float:
    """Return ``G = Σ (s_i − x_i)²`` over areas, 0 to 2: s the industry's shares, x those of all industry.

    Source: Ellison and Glaeser (1997), Journal of Political Economy 105(5):889. Raises as :func:`check_sizes`.
    """
    return float(np.sum((fractions(industry) - fractions(total)) ** 2))


def plant_herfindahl(plants: Numbers) -> float:
    """Return ``H = Σ z_k²`` over the plants' shares of the industry's employment, above 0 to 1. Source: the same."""
    return float(np.sum(fractions(plants) ** 2))


def ellison_glaeser(industry: Numbers, total: Numbers, plants: Numbers) -> float:
    """Return ``γ = (G − (1 − Σx²) · H) ÷ ((1 − Σx²) · (1 − H))``: 0 as if plants chose at random, at most 1.

    G by area (:func:`raw_concentration`), H by plant (:func:`plant_herfindahl`). Negative where the industry is spread
    more evenly than chance; it has no lower bound where a few plants hold it all. Source: Ellison and Glaeser (1997),
    Journal of Political Economy 105(5):889.

    Raises:
        NotComputable: where a size is missing or negative, a total is zero, or there is only one area or plant.
    """
    x, plant = fractions(total), plant_herfindahl(plants)
    spread = 1.0 - float(np.sum(x**2))
    if spread <= 0 or plant >= 1:
        raise NotComputable("undefined")
    return (raw_concentration(industry, total) - spread * plant) / (spread * (1.0 - plant))


def spatial_gini(industry: Numbers, total: Numbers) -> float:
    """Return the locational Gini coefficient, 0 (spread like all industry) to 1.

    Formula: ``1 − Σ (X_k − X_{k−1}) · (Y_k + Y_{k−1})``, areas in ascending order of their location quotient, X and Y
    the cumulated shares of all industry and of this one. Source: Krugman (1991), Geography and Trade. An area
    with no industry at all does not count.

    Raises:
        NotComputable: as :func:`check_sizes`, or where an area has more of the industry than nothing, of nothing.
    """
    check_sizes(industry)
    check_sizes(total)
    if np.any((total == 0) & (industry > 0)):
        raise NotComputable("undefined")
    s, x = fractions(industry[total > 0]), fractions(total[total > 0])
    order = np.argsort(s / x, kind="stable")
    y = np.concatenate([[0.0], np.cumsum(s[order])])
    return min(1.0, max(0.0, 1.0 - float(x[order] @ (y[1:] + y[:-1]))))
