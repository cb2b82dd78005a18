"""Urbanisation: residents of towns and places in; the rate, its stage, and the weight of the first city, out."""

from __future__ import annotations

from typing import Literal

import numpy as np

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.shares import change_in_points, check_sizes, share

Stage = Literal["initial", "acceleration", "mature"]
ACCELERATION, MATURITY = 30.0, 70.0


def urbanisation_rate(urban: Numbers, residents: Numbers) -> float:
    """Return ``100 · Σ urban ÷ Σ residents`` in %, 0 to 100. Source: National Bureau of Statistics, 常住人口城镇化率.

    Raises:
        NotComputable: where residents are zero, a count is missing, or the towns have more people than there are.
    """
    check_sizes(residents)
    rate = share(urban, residents)
    if not 0 <= rate <= 100:
        raise NotComputable("undefined")
    return rate


def stage(rate: float) -> Stage:
    """Return the stage of urbanisation: initial below 30 %, acceleration from 30, mature from 70.

    Source: Northam (1979), Urban Geography; the bounds are convention and contested (地理研究 30(8), 2011).

    Raises:
        NotComputable: where the rate isn't between 0 and 100.
    """
    if not 0 <= rate <= 100:
        raise NotComputable("undefined")
    if rate < ACCELERATION:
        return "initial"
    return "mature" if rate >= MATURITY else "acceleration"


def two_city_primacy(cities: Numbers) -> float:
    """Return ``P1 ÷ P2``, 1 upward: the first city over the second. Rank-size rule: 2.

    Source: Jefferson (1939), Geographical Review 29(2):226. Raises as :func:`check_sizes`, for fewer cities than the
    formula names, and where the cities after the first have no people.
    """
    return _primacy(cities, 2, 1.0)


def four_city_primacy(cities: Numbers) -> float:
    """Return ``P1 ÷ (P2 + P3 + P4)``, a third upward. Rank-size rule: about 1.

    Source: 许学强、周一星、宁越敏, 城市地理学. Raises as above.
    """
    return _primacy(cities, 4, 1.0)


def eleven_city_primacy(cities: Numbers) -> float:
    """Return ``2 · P1 ÷ (P2 + … + P11)``, a fifth upward. Rank-size rule: about 1. Source and errors: as above."""
    return _primacy(cities, 11, 2.0)


def polarisation(core: tuple[float, float], whole: tuple[float, float]) -> tuple[float, float]:
    """Return the core's share of the whole at the end (%), and its change since the start (percentage points).

    Formula: ``100 · core ÷ whole``; its difference. Source: the reading of Myrdal (1957), Economic Theory and
    Under-Developed Regions: backwash while it rises. ``core`` and ``whole`` are each (start, end).

    Raises:
        NotComputable: where a whole is zero or a figure is missing.
    """
    shares = [share(np.array([part]), check_sizes(np.array([all_]))) for part, all_ in zip(core, whole, strict=True)]
    return shares[1], change_in_points(shares[0], shares[1])


def _primacy(cities: Numbers, count: int, factor: float) -> float:
    ordered = np.sort(check_sizes(cities))[::-1]
    if len(ordered) < count:
        raise NotComputable("too_few_rows")
    rest = float(np.sum(ordered[1:count]))
    if rest <= 0:
        raise NotComputable("zero_whole")
    return factor * float(ordered[0]) / rest
