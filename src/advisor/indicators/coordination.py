"""Coordination of systems: items with floor and ceiling in; order, coupling, coordination and synergy degrees, out.

All of them are relative: they move with the floors and ceilings chosen and compare nothing across studies (王淑佳等
2021, 自然资源学报 36(3):793).
"""

from __future__ import annotations

import numpy as np

from advisor.indicators.frames import Mask, NotComputable, Numbers
from advisor.indicators.shares import fractions


def order_parameters(values: Numbers, floors: Numbers, ceilings: Numbers, more_is_better: Mask) -> Numbers:
    """Return each item between its floor (0) and ceiling (1), turned round where less is better.

    Formula: ``(e − β) ÷ (α − β)``, or ``(α − e) ÷ (α − β)`` where less is better. Source: 孟庆松、韩文秀 (2000),
    天津大学学报 33(4):444.

    Raises:
        NotComputable: where a figure is missing, a ceiling isn't above its floor, or a value is outside them.
    """
    if values.size == 0:
        raise NotComputable("no_rows")
    if not np.all(ceilings > floors):
        raise NotComputable("undefined")
    raised = (values - floors) / (ceilings - floors)
    turned = np.where(more_is_better, raised, 1.0 - raised)
    if not np.all((turned >= 0) & (turned <= 1)):
        raise NotComputable("undefined")
    return np.asarray(turned, dtype=np.float64)


def order_degree(parameters: Numbers, weights: Numbers | None = None) -> float:
    """Return a system's order degree ``Σ w_i · u_i``, 0 to 1; weights are brought to a sum of 1, none are alike.

    Source: 孟庆松、韩文秀 (2000), the linear form. Raises as :func:`fractions` for weights missing,
    negative or all zero.
    """
    shares = fractions(np.ones(len(parameters)) if weights is None else weights)
    return min(1.0, float(shares @ parameters))


def coupling(degrees: Numbers) -> float:
    """Return ``C = n · (∏u)^(1 ÷ n) ÷ Σu``, 0 to 1; for two systems ``2 · √(u₁u₂) ÷ (u₁ + u₂)``.

    1 where the systems are level with each other, at whatever height; 0 where one is at zero. Source: 王淑佳等 (2021),
    自然资源学报 36(3):793 (the corrected form); 地理学报 76(4):781.

    Raises:
        NotComputable: for fewer than two systems, a degree missing or outside 0 to 1, or all at zero.
    """
    _check_degrees(degrees)
    total = float(np.sum(degrees))
    if total <= 0:
        raise NotComputable("zero_whole")
    n = len(degrees)
    return min(1.0, n * float(np.prod(degrees ** (1.0 / n))) / total)


def coordination(degrees: Numbers, weights: Numbers | None = None) -> float:
    """Return ``D = √(C · T)``, 0 to 1, with ``T = Σ α·u`` (alike where no weights are given) and C the coupling.

    Source and errors: as :func:`coupling`.
    """
    _check_degrees(degrees)
    alphas = fractions(np.ones(len(degrees)) if weights is None else weights)
    return min(1.0, float(np.sqrt(coupling(degrees) * float(alphas @ degrees))))


def synergy(before: Numbers, after: Numbers) -> float:
    """Return ``θ · (∏ |u' − u|)^(1 ÷ k)``, −1 to 1: the synergy degree of a composite system between two times.

    θ is 1 where every system's order degree rose, −1 where one fell; a system that stood still makes it 0. Source:
    孟庆松、韩文秀 (2000), 天津大学学报 33(4):444.

    Raises:
        NotComputable: for fewer than two systems, or a degree missing or outside 0 to 1.
    """
    _check_degrees(before)
    _check_degrees(after)
    moved = after - before
    size = float(np.prod(np.abs(moved) ** (1.0 / len(moved))))
    return -size if size and float(np.min(moved)) < 0 else size


def _check_degrees(degrees: Numbers) -> None:
    if len(degrees) < 2:
        raise NotComputable("too_few_rows")
    if not np.all((degrees >= 0) & (degrees <= 1)):
        raise NotComputable("undefined")
