"""Shift-share: a region's and the nation's sizes by industry in two years in; what the growth is made of, out."""

from __future__ import annotations

import numpy as np

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.shares import check_sizes
from advisor.record import Record


class ShiftShare(Record, frozen=True):
    """The parts of a region's change, in the unit of its sizes, which add up to it; ``base`` is its total at first."""

    national: float
    industry_mix: float
    competitive: float
    base: float

    @property
    def competitive_rate(self) -> float:
        """The competitive part in % of the base."""
        return 100.0 * self.competitive / self.base


def shift_share(local: tuple[Numbers, Numbers], nation: tuple[Numbers, Numbers]) -> ShiftShare:
    """Return the parts of the change of ``local`` (start, end, by industry) against the ``nation``'s.

    Formula: with e and E the local and national sizes at the start, e' and E' at the end, g_i = E'_i ÷ E_i and
    g = ΣE' ÷ ΣE: national ``Σ e_i · (g − 1)``, industry mix ``Σ e_i · (g_i − g)``, competitive
    ``Σ (e'_i − e_i · g_i)``; their sum is ``Σe' − Σe``. Source: Dunn (1960), Papers of the Regional Science
    Association 6:97. An industry new to the region counts whole as competitive.

    Raises:
        NotComputable: where a size is missing or negative, a total at the start is zero, or the nation starts without
            an industry (its growth is then undefined).
    """
    start, end = check_sizes(local[0]), _check_end(local[1])
    whole_start, whole_end = check_sizes(nation[0]), _check_end(nation[1])
    if np.any(whole_start == 0):
        raise NotComputable("zero_whole")
    rates = whole_end / whole_start
    rate = float(np.sum(whole_end) / np.sum(whole_start))
    return ShiftShare(
        national=float(np.sum(start)) * (rate - 1.0),
        industry_mix=float(start @ (rates - rate)),
        competitive=float(np.sum(end - start * rates)),
        base=float(np.sum(start)),
    )


def _check_end(sizes: Numbers) -> Numbers:
    if not np.all(np.isfinite(sizes)) or np.any(sizes < 0):
        raise NotComputable("undefined")
    return sizes
