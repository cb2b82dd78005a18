"""Linkages: an input-output table in; how sectors draw on and feed each other, and what leaks out, out.

``flows`` is n × n, the supplying sector in rows and the using sector in columns; ``output`` is each sector's total.
"""

from __future__ import annotations

import numpy as np

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.shares import check_sizes


def leontief_inverse(flows: Numbers, output: Numbers) -> Numbers:
    """Return ``(I − A)⁻¹`` with ``a_ij = z_ij ÷ x_j``: output of i drawn by one unit of final demand for j.

    Source: Leontief (1936), Review of Economic Statistics 18(3):105; Miller and Blair (2009), Input–Output Analysis,
    ch. 2. A zero flow counts as none.

    Raises:
        NotComputable: where a flow is missing or negative, an output isn't positive, or the system isn't productive.
    """
    _check(flows, output)
    return _inverse(flows / output[np.newaxis, :])


def ghosh_inverse(flows: Numbers, output: Numbers) -> Numbers:
    """Return ``(I − B)⁻¹`` with ``b_ij = z_ij ÷ x_i``: output of j that one unit of i's primary input pushes.

    Source: Ghosh (1958), Economica 25(97):58; Miller and Blair (2009), ch. 12. Raises as :func:`leontief_inverse`.
    """
    _check(flows, output)
    return _inverse(flows / output[:, np.newaxis])


def power_of_dispersion(inverse: Numbers) -> Numbers:
    """Return each sector's ``column sum ÷ mean column sum``, above 0, mean 1: its backward linkage (影响力系数).

    Source: Rasmussen (1956), Studies in Inter-Sectoral Relations; take the Leontief inverse.
    """
    return _over_mean(np.sum(inverse, axis=0))


def sensitivity_of_dispersion(inverse: Numbers) -> Numbers:
    """Return each sector's ``row sum ÷ mean row sum``, above 0, mean 1: its forward linkage (感应度系数).

    Source: with the Leontief inverse, Rasmussen (1956), as China's input-output practice has it; with the Ghosh
    inverse, Jones (1976), Quarterly Journal of Economics 90(2):323.
    """
    return _over_mean(np.sum(inverse, axis=1))


def leakage(flows: Numbers, imports: Numbers) -> Numbers:
    """Return ``100 · m_j ÷ (Σ_i z_ij + m_j)`` in %, 0 to 100: the part of j's intermediate inputs from elsewhere.

    ``flows`` are deliveries within the region, ``imports`` intermediate inputs from other regions and abroad. Source:
    definition; see Miller and Blair (2009), ch. 3, on regional supply percentages.

    Raises:
        NotComputable: where a figure is missing or negative, or a sector has no intermediate inputs.
    """
    inputs = np.sum(flows, axis=0) + imports
    check_sizes(inputs)
    check_sizes(np.append(imports, 1.0))
    if np.any(inputs == 0):
        raise NotComputable("zero_whole")
    return np.asarray(100.0 * np.minimum(imports / inputs, 1.0), dtype=np.float64)  # 1 + one bit is 1


def _check(flows: Numbers, output: Numbers) -> None:
    if flows.size == 0:
        raise NotComputable("no_rows")
    if not np.all(np.isfinite(flows)) or np.any(flows < 0):
        raise NotComputable("undefined")
    check_sizes(output)
    if np.any(output == 0):
        raise NotComputable("zero_whole")


def _inverse(coefficients: Numbers) -> Numbers:
    # A productive system (Hawkins and Simon 1949) has a spectral radius below 1; without that the inverse may exist
    # and mean nothing.
    if np.max(np.abs(np.linalg.eigvals(coefficients))) >= 1 - 1e-12:
        raise NotComputable("undefined")
    return np.asarray(np.linalg.inv(np.eye(len(coefficients)) - coefficients), dtype=np.float64)


def _over_mean(sums: Numbers) -> Numbers:
    return np.asarray(check_sizes(sums) / np.mean(sums), dtype=np.float64)
