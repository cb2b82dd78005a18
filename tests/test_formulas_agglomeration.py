from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.indicators.agglomeration import ellison_glaeser, plant_herfindahl, raw_concentration, spatial_gini
from advisor.indicators.frames import NotComputable, Numbers

NAN = float("nan")


def _pair(n: int) -> st.SearchStrategy[tuple[Numbers, Numbers]]:
    industry = st.lists(st.floats(0, 1e4), min_size=n, max_size=n).filter(lambda x: sum(x) > 0.01).map(np.array)
    total = st.lists(st.floats(1, 1e5), min_size=n, max_size=n).map(np.array)
    return st.tuples(industry, total)


PAIRS = st.integers(2, 10).flatmap(_pair)
PLANTS = st.lists(st.floats(1, 1e4), min_size=2, max_size=30).map(np.array)


def test_worked_example_by_hand() -> None:
    industry, total, plants = np.array([80.0, 20.0]), np.array([50.0, 50.0]), np.full(10, 10.0)
    assert raw_concentration(industry, total) == pytest.approx(0.3**2 * 2)
    assert plant_herfindahl(plants) == pytest.approx(0.1)
    # (0.18 − 0.5 · 0.1) ÷ (0.5 · 0.9)
    assert ellison_glaeser(industry, total, plants) == pytest.approx(0.13 / 0.45)


def test_random_plants_give_zero_on_average() -> None:
    # Ellison and Glaeser (1997): E(G) = (1 − Σx²)(γ + (1 − γ)H), so γ averages 0 when plants choose by x
    draw = np.random.default_rng(7)
    x, plants = np.array([0.5, 0.3, 0.2]), draw.uniform(1, 20, 25)
    found = []
    for _ in range(4000):
        industry = np.bincount(draw.choice(3, 25, p=x), weights=plants, minlength=3)
        found.append(ellison_glaeser(industry, x, plants))
    assert abs(np.mean(found)) < 0.005


def test_all_in_one_area_of_many_small_plants_is_full_concentration() -> None:
    # G = (1 − x)² + Σ others² ; with equal areas and H near 0, γ is G ÷ (1 − Σx²) = 1
    assert ellison_glaeser(np.array([1.0, 0, 0, 0]), np.ones(4), np.ones(10**6)) == pytest.approx(1, abs=1e-5)


def test_spatial_gini_by_hand() -> None:
    assert spatial_gini(np.array([1.0, 1.0]), np.array([5.0, 5.0])) == pytest.approx(0)
    # one of two equal areas has all: the curve runs (0,0) (½,0) (1,1)
    assert spatial_gini(np.array([0.0, 9.0]), np.array([5.0, 5.0])) == pytest.approx(0.5)
    assert spatial_gini(np.array([2.0, 0.0, 3.0]), np.array([4.0, 0.0, 6.0])) == pytest.approx(0)


@pytest.mark.parametrize(
    ("reason", "attempt"),
    [
        ("undefined", lambda: ellison_glaeser(np.array([1.0]), np.array([1.0]), np.ones(3))),
        ("undefined", lambda: ellison_glaeser(np.ones(2), np.ones(2), np.array([4.0]))),
        ("zero_whole", lambda: ellison_glaeser(np.zeros(2), np.ones(2), np.ones(3))),
        ("no_rows", lambda: ellison_glaeser(np.ones(2), np.ones(2), np.array([]))),
        ("undefined", lambda: ellison_glaeser(np.array([1.0, NAN]), np.ones(2), np.ones(3))),
        ("undefined", lambda: spatial_gini(np.ones(2), np.array([1.0, 0.0]))),
        ("zero_whole", lambda: spatial_gini(np.zeros(2), np.ones(2))),
        ("undefined", lambda: spatial_gini(np.array([1.0, -1.0]), np.ones(2))),
    ],
)
def test_what_cant_be_computed(reason: str, attempt: object) -> None:
    with pytest.raises(NotComputable) as raised:
        attempt()  # type: ignore[operator]
    assert raised.value.reason == reason


@given(PAIRS, PLANTS)
def test_bounds(pair: tuple[Numbers, Numbers], plants: Numbers) -> None:
    assert 0 <= spatial_gini(*pair) <= 1
    assert 0 <= raw_concentration(*pair) <= 2
    assert np.isfinite(ellison_glaeser(*pair, plants))


@given(PAIRS, PLANTS, st.floats(0.01, 100), st.randoms())
def test_scale_and_order_dont_matter(
    pair: tuple[Numbers, Numbers], plants: Numbers, scale: float, random: object
) -> None:
    order = list(range(len(pair[0])))
    random.shuffle(order)  # type: ignore[attr-defined]
    mixed = pair[0][order] * scale, pair[1][order] / scale
    assert spatial_gini(*mixed) == pytest.approx(spatial_gini(*pair), abs=1e-9)
    assert ellison_glaeser(*mixed, plants * scale) == pytest.approx(ellison_glaeser(*pair, plants), rel=1e-7, abs=1e-9)


@given(PAIRS, PLANTS)
def test_an_industry_spread_like_all_industry_is_not_crowded(pair: tuple[Numbers, Numbers], plants: Numbers) -> None:
    total = pair[1]
    assert spatial_gini(total, total) == pytest.approx(0, abs=1e-9)
    assert ellison_glaeser(total, total, plants) < 1e-9
