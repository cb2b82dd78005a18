"""Firm sizes: size classes of firms, and what they produce, in; the mix of classes out."""

from __future__ import annotations

import numpy as np

from advisor.indicators.frames import Codes, NotComputable, Numbers
from advisor.indicators.shares import fractions


def class_counts(classes: Codes, n: int) -> Numbers:
    """Return how many firms each of ``n`` classes has, whole numbers of 0 or more. A class that no firm is in has 0.

    Source: definition.

    Raises:
        NotComputable: where there is no firm, or a class is missing (negative) or unknown.
    """
    if len(classes) == 0:
        raise NotComputable("no_rows")
    if np.any(classes < 0) or np.any(classes >= n):
        raise NotComputable("undefined")
    return np.bincount(classes, minlength=n).astype(np.float64)


def class_shares(classes: Codes, n: int, weights: Numbers | None = None) -> Numbers:
    """Return ``100 · Σ weights in a class ÷ Σ weights`` in %, 0 to 100, adding up to 100.

    Without weights a firm weighs 1. Source: definition; size classes of 统计上大中小微型企业划分办法（2017）.

    Raises:
        NotComputable: as :func:`class_counts`; where a weight is missing or negative, or all are zero.
    """
    counts = class_counts(classes, n)
    if weights is None:
        return 100.0 * fractions(counts)
    return np.asarray(100.0 * np.bincount(classes, weights=fractions(weights), minlength=n), dtype=np.float64)
