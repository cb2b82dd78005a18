"""Symbiosis: local purchases of firms in; how far the circle of suppliers hangs on the leading ones, out."""

from __future__ import annotations

from advisor.indicators.frames import Mask, Numbers
from advisor.indicators.shares import check_sizes, share


def leading_pull(local_purchases: Numbers, leading: Mask) -> float:
    """Return ``100 · Σ local purchases of leading firms ÷ Σ local purchases`` in %, 0 to 100.

    Source: definition of the indicator. A firm that buys nothing locally counts with zero.

    Raises:
        NotComputable: where there is no firm, a purchase is missing or negative, or all are zero.
    """
    bought = check_sizes(local_purchases)
    return share(bought[leading], bought)
