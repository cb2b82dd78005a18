from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.indicators.concentration import cr, gini, hhi, lorenz, variation
from advisor.indicators.frames import NotComputable, Numbers

SIZES = st.lists(st.floats(0, 1e6), min_size=2, max_size=40).filter(lambda x: sum(x) > 1e-3).map(np.array)
MEASURES = (cr, hhi, gini, variation)


def test_worked_examples() -> None:
    sizes = np.array([40.0, 10.0, 30.0, 15.0, 5.0])
    assert cr(sizes) == pytest.approx(95)
    assert cr(sizes, 1) == pytest.approx(40)
    assert hhi(sizes) == pytest.approx(40**2 + 10**2 + 30**2 + 15**2 + 5**2)
    assert gini(np.array([1.0, 2.0, 3.0, 4.0])) == pytest.approx(0.25)
    assert variation(np.array([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])) == pytest.approx(0.4)
    assert lorenz(np.array([3.0, 1.0])).tolist() == [[0, 0], [0.5, 0.25], [1, 1]]


def test_the_guidelines_example_of_four_firms() -> None:
    # US Horizontal Merger Guidelines (2010): four firms of 30, 30, 20 and 20 per cent have 2,600
    assert hhi(np.array([30.0, 30.0, 20.0, 20.0])) == pytest.approx(2600)


def test_extremes() -> None:
    assert hhi(np.array([7.0])) == 10_000
    assert cr(np.array([7.0, 3.0])) == pytest.approx(100)
    assert gini(np.ones(9)) == 0
    assert gini(np.array([0.0, 0.0, 0.0, 5.0])) == pytest.approx(0.75)
    assert variation(np.ones(4)) == 0


@pytest.mark.parametrize("measure", [*MEASURES, lorenz])
@pytest.mark.parametrize(
    ("sizes", "reason"),
    [([], "no_rows"), ([0.0, 0.0], "zero_whole"), ([1.0, float("nan")], "undefined"), ([1.0, -1.0], "undefined")],
)
def test_what_cant_be_computed(measure: Callable[[Numbers], object], sizes: list[float], reason: str) -> None:
    with pytest.raises(NotComputable) as raised:
        measure(np.array(sizes))
    assert raised.value.reason == reason


def test_one_value_has_no_variation() -> None:
    with pytest.raises(NotComputable, match="too_few_rows"):
        variation(np.array([3.0]))


@given(SIZES)
def test_bounds(sizes: Numbers) -> None:
    n = len(sizes)
    assert 10_000 / n - 1e-6 <= hhi(sizes) <= 10_000
    assert 0 <= gini(sizes) <= (n - 1) / n + 1e-12
    assert 0 <= variation(sizes) <= np.sqrt(n - 1) + 1e-9
    assert 100 * min(4, n) / n - 1e-9 <= cr(sizes) <= 100 + 1e-9


@given(SIZES, st.floats(0.01, 100), st.randoms())
def test_scale_and_order_dont_matter(sizes: Numbers, scale: float, random: object) -> None:
    mixed = sizes * scale
    random.shuffle(mixed)  # type: ignore[attr-defined]
    for measure in MEASURES:
        assert measure(mixed) == pytest.approx(measure(sizes), rel=1e-7, abs=1e-9)


@given(SIZES)
def test_gini_is_twice_the_area_above_the_lorenz_curve(sizes: Numbers) -> None:
    points = lorenz(sizes)
    assert np.all(np.diff(points[:, 1]) >= -1e-12)
    assert 1 - 2 * np.trapezoid(points[:, 1], points[:, 0]) == pytest.approx(gini(sizes), abs=1e-9)


@given(SIZES)
def test_herfindahl_follows_from_the_variation(sizes: Numbers) -> None:
    assert hhi(sizes) == pytest.approx(10_000 * (1 + variation(sizes) ** 2) / len(sizes), rel=1e-7)
