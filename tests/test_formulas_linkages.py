from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.linkages import (
    ghosh_inverse,
    leakage,
    leontief_inverse,
    power_of_dispersion,
    sensitivity_of_dispersion,
)

NAN = float("nan")
FLOWS = np.array([[150.0, 500.0], [200.0, 100.0]])
OUTPUT = np.array([1000.0, 2000.0])


def _economy(n: int) -> st.SearchStrategy[tuple[Numbers, Numbers]]:
    cell = st.floats(0, 100)
    flows = st.lists(st.lists(cell, min_size=n, max_size=n), min_size=n, max_size=n).map(np.array)
    return flows.map(lambda z: (z, 1.25 * np.maximum(z.sum(axis=0), z.sum(axis=1)) + 1))


ECONOMIES = st.integers(2, 6).flatmap(_economy)


def test_the_two_sectors_of_miller_and_blair() -> None:
    # Miller and Blair (2009), ch. 2: A = [.15 .25; .20 .05], L = [1.2541 .3300; .2640 1.1221]
    inverse = leontief_inverse(FLOWS, OUTPUT)
    assert inverse == pytest.approx(np.array([[1.2541, 0.3300], [0.2640, 1.1221]]), abs=5e-5)
    assert power_of_dispersion(inverse) == pytest.approx(np.array([1.5182, 1.4521]) / 1.48515, abs=1e-4)
    assert sensitivity_of_dispersion(inverse) == pytest.approx(np.array([1.5842, 1.3861]) / 1.48515, abs=1e-4)


def test_ghosh_of_the_same_economy() -> None:
    # B = x̂⁻¹ A x̂, so G = x̂⁻¹ L x̂ (Miller and Blair, ch. 12)
    inverse = leontief_inverse(FLOWS, OUTPUT)
    assert ghosh_inverse(FLOWS, OUTPUT) == pytest.approx(inverse * OUTPUT[np.newaxis, :] / OUTPUT[:, np.newaxis])


def test_leakage_by_hand() -> None:
    assert leakage(np.array([[10.0, 0.0], [20.0, 5.0]]), np.array([10.0, 15.0])) == pytest.approx([25, 75])
    assert leakage(np.array([[10.0]]), np.array([0.0])) == pytest.approx([0])


@pytest.mark.parametrize(
    ("reason", "attempt"),
    [
        ("no_rows", lambda: leontief_inverse(np.zeros((0, 0)), np.array([]))),
        ("zero_whole", lambda: leontief_inverse(FLOWS, np.array([1000.0, 0.0]))),
        ("undefined", lambda: leontief_inverse(-FLOWS, OUTPUT)),
        ("undefined", lambda: leontief_inverse(np.array([[NAN, 1.0], [1.0, 1.0]]), OUTPUT)),
        ("undefined", lambda: ghosh_inverse(FLOWS, np.array([1000.0, NAN]))),
        ("undefined", lambda: leontief_inverse(FLOWS, np.array([300.0, 500.0]))),
        ("undefined", lambda: leontief_inverse(np.array([[1.0]]), np.array([1.0]))),
        ("zero_whole", lambda: leakage(np.zeros((2, 2)), np.array([1.0, 0.0]))),
        ("undefined", lambda: leakage(np.ones((2, 2)), np.array([1.0, -0.5]))),
        ("undefined", lambda: leakage(np.ones((2, 2)), np.array([1.0, NAN]))),
    ],
)
def test_what_cant_be_computed(reason: str, attempt: object) -> None:
    with pytest.raises(NotComputable) as raised:
        attempt()  # type: ignore[operator]
    assert raised.value.reason == reason


@given(ECONOMIES)
def test_the_inverse_solves_the_balance(economy: tuple[Numbers, Numbers]) -> None:
    flows, output = economy
    final = output - flows.sum(axis=1)
    assert leontief_inverse(flows, output) @ final == pytest.approx(output, rel=1e-9)
    primary = output - flows.sum(axis=0)
    assert primary @ ghosh_inverse(flows, output) == pytest.approx(output, rel=1e-9)


@given(ECONOMIES, st.floats(0.01, 100))
def test_coefficients_average_to_one_and_have_no_unit(economy: tuple[Numbers, Numbers], scale: float) -> None:
    flows, output = economy
    inverse = leontief_inverse(flows, output)
    assert np.all(inverse >= -1e-12)
    assert leontief_inverse(flows * scale, output * scale) == pytest.approx(inverse, rel=1e-9)
    for coefficients in (power_of_dispersion(inverse), sensitivity_of_dispersion(inverse)):
        assert float(np.mean(coefficients)) == pytest.approx(1)
        assert np.all(coefficients > 0)


@given(ECONOMIES)
def test_the_order_of_sectors_doesnt_matter(economy: tuple[Numbers, Numbers]) -> None:
    flows, output = economy
    turned = power_of_dispersion(leontief_inverse(flows[::-1, ::-1], output[::-1]))
    assert turned[::-1] == pytest.approx(power_of_dispersion(leontief_inverse(flows, output)))


@given(ECONOMIES)
def test_leakage_is_a_percentage(economy: tuple[Numbers, Numbers]) -> None:
    flows, imports = economy
    assert np.all((leakage(flows, imports) >= 0) & (leakage(flows, imports) <= 100))
