"""Links of chains: who fills them, how long it takes to buy elsewhere in; how complete the chains are, out."""

from __future__ import annotations

import numpy as np

from advisor.indicators.frames import Codes, NotComputable, Numbers
from advisor.indicators.shares import count_share


def completeness(local_firms: Numbers) -> float:
    """Return ``100 · links with a local firm ÷ links`` in %, 0 to 100. Zero firms is a gap, no figure isn't.

    Source: definition of the indicator.

    Raises:
        NotComputable: where there is no link, or a number of firms is missing or negative.
    """
    if np.any(np.isnan(local_firms)) or np.any(local_firms < 0):
        raise NotComputable("undefined")
    return count_share(np.asarray(local_firms > 0, dtype=bool))


def slow_gaps(days: Numbers, limit: float) -> int:
    """Return how many unfilled links take over ``limit`` days to buy elsewhere; just as long doesn't count.

    Source: definition of the indicator. No unfilled link gives 0.

    Raises:
        NotComputable: where a number of days is missing or negative.
    """
    if np.any(np.isnan(days)) or np.any(days < 0):
        raise NotComputable("undefined")
    return int(np.count_nonzero(days > limit))


def longest(chains: Codes) -> int:
    """Return the number of links of the chain that has most, each row being a link. Source: definition.

    Raises:
        NotComputable: where there is no link, or a link's chain is missing.
    """
    if len(chains) == 0:
        raise NotComputable("no_rows")
    if np.any(chains < 0):
        raise NotComputable("undefined")
    return int(np.bincount(chains).max())
