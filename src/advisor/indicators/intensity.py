"""Intensities: amounts and what they are set against in; the ratio of the totals, or of each firm, out."""

from __future__ import annotations

import numpy as np

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.shares import count_share

DIGITS = 9  # 2.1 ÷ 70 is three per cent, and to a float it is not


def per_unit(amount: Numbers, base: Numbers) -> float:
    """Return ``Σ amount ÷ Σ base`` in the unit of one over the other, such as ten thousand yuan a mu; any sign.

    Source: definition. Both arrays have no gap; a zero amount counts.

    Raises:
        NotComputable: where a figure is missing, or the base is not positive in total.
    """
    total = float(np.sum(base))
    if not (np.isfinite(total) and np.all(np.isfinite(amount))):
        raise NotComputable("undefined")
    if total <= 0:
        raise NotComputable("zero_whole")
    return float(np.sum(amount)) / total


def percentages(part: Numbers, whole: Numbers) -> Numbers:
    """Return ``100 · part ÷ whole`` in %, row by row, to nine decimals, so that a firm at a line is at the line.

    Source: definition. A zero part is 0 %.

    Raises:
        NotComputable: where there is no row, a figure is missing, or a whole is not positive; leave those out first.
    """
    if len(whole) == 0:
        raise NotComputable("no_rows")
    if not (np.all(np.isfinite(part)) and np.all(np.isfinite(whole))):
        raise NotComputable("undefined")
    if np.any(whole <= 0):
        raise NotComputable("zero_whole")
    return np.round(100.0 * part / whole, DIGITS)


def share_below(values: Numbers, line: float) -> float:
    """Return the share of values under ``line`` in %, 0 to 100; one at the line is not under it (不足).

    Source: definition. Raises as :func:`count_share`.
    """
    return count_share(np.asarray(values < line, dtype=bool))


def share_reaching(values: Numbers, line: float) -> float:
    """Return the share of values of ``line`` or more in %, 0 to 100: Chinese 以上 includes the line.

    Source: Civil Code of the PRC, art. 1259 (以上 includes the number). Raises as :func:`count_share`.
    """
    return count_share(np.asarray(values >= line, dtype=bool))


def relative_intensity(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Return ``(amount ÷ base here) ÷ (amount ÷ base there)``, 0 or more: 1 is the same intensity.

    Source: definition. Units cancel where both places have the same.

    Raises:
        NotComputable: where a base, or the amount there, is not positive.
    """
    (amount, base), (amount_there, base_there) = here, there
    if not (base > 0 and base_there > 0 and amount_there > 0):
        raise NotComputable("zero_whole")
    return (amount / base) / (amount_there / base_there)
