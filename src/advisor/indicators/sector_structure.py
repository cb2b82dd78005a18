"""Three-sector tables in; the readings that an article on Chengdu and Chongqing makes of them, out.

The readings are those of 向玲 (2024), Tables 1 and 2: the shares of the sectors, how they shifted over a period, the
share of the nation and its change. A sector's order (三二一 and so on) is common usage.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.shares import change_in_points, fractions, share

SECTORS = ("primary", "secondary", "tertiary")


def sector_shares(added: Numbers) -> Numbers:
    """Return the shares (%) of primary, secondary and tertiary value added in their sum; they add up to 100.

    Source: 向玲 (2024), section 3.2.1. A missing, negative or zero total raises as :func:`fractions`.
    """
    if len(added) != len(SECTORS):
        raise NotComputable("no_column")
    return 100.0 * fractions(added)


def share_shifts(start: Numbers, end: Numbers) -> Numbers:
    """Return the change of the three shares in percentage points; they add up to 0. Source and errors: the same."""
    return sector_shares(end) - sector_shares(start)


def national_share(local: float, nation: float) -> float:
    """Return ``100 · local ÷ nation`` in %. Source: 向玲 (2024), Table 2.

    Raises:
        NotComputable: where the nation's is zero or a figure is missing.
    """
    if not (np.isfinite(local) and np.isfinite(nation)):
        raise NotComputable("undefined")
    return share(np.array([local]), np.array([nation]))


def national_share_change(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the change of the national share in percentage points, each year (local, nation). Source: the same."""
    return change_in_points(national_share(*start), national_share(*end))


def sector_order(added: Numbers) -> str:
    """Return which sector leads, follows and trails, such as ``tertiary_secondary_primary`` (三二一).

    Source: common usage in Chinese reports.

    Raises:
        NotComputable: as :func:`sector_shares`, and where two sectors are level, so that there is no order.
    """
    shares = sector_shares(added)
    if len(np.unique(shares)) < len(SECTORS):
        raise NotComputable("undefined")
    return "_".join(SECTORS[i] for i in np.argsort(shares)[::-1])


def past_peak(shares: Sequence[float]) -> bool:
    """Return whether yearly shares rose, then fell, and ended no higher than they began (倒“v”形).

    Formula: some year between exceeds both ends, and last ≤ first. Source: 向玲 (2024), section 4.1, of Table 2.

    Raises:
        NotComputable: for fewer than four years or a missing one.
    """
    if len(shares) < 4:
        raise NotComputable("too_few_rows")
    if not np.all(np.isfinite(shares)):
        raise NotComputable("undefined")
    return max(shares[1:-1]) > max(shares[0], shares[-1]) and shares[-1] <= shares[0]
