from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.urbanisation import (
    eleven_city_primacy,
    four_city_primacy,
    polarisation,
    stage,
    two_city_primacy,
    urbanisation_rate,
)

NAN = float("nan")
CITIES = st.lists(st.floats(0.1, 3000), min_size=11, max_size=20).map(np.array)


def test_rates_and_stages() -> None:
    assert urbanisation_rate(np.array([30.0, 20.0]), np.array([60.0, 40.0])) == pytest.approx(50)
    assert [stage(rate) for rate in (0, 29.9, 30, 69.9, 70, 100)] == [
        "initial",
        "initial",
        "acceleration",
        "acceleration",
        "mature",
        "mature",
    ]


def test_the_rank_size_rule_gives_the_usual_lines() -> None:
    # P_k = P_1 ÷ k: 2; 1 ÷ (½ + ⅓ + ¼) = 12/13; 2 ÷ Σ 1/k for k from 2 to 11
    cities = 1000 / np.arange(1, 12)
    assert two_city_primacy(cities) == pytest.approx(2)
    assert four_city_primacy(cities) == pytest.approx(12 / 13)
    assert eleven_city_primacy(cities) == pytest.approx(2 / sum(1 / k for k in range(2, 12)))


def test_polarisation() -> None:
    level, change = polarisation((40.0, 66.0), (100.0, 120.0))
    assert (level, change) == (pytest.approx(55), pytest.approx(15))


@pytest.mark.parametrize(
    ("reason", "attempt"),
    [
        ("zero_whole", lambda: urbanisation_rate(np.array([1.0]), np.array([0.0]))),
        ("undefined", lambda: urbanisation_rate(np.array([3.0]), np.array([2.0]))),
        ("undefined", lambda: urbanisation_rate(np.array([NAN]), np.array([2.0]))),
        ("undefined", lambda: stage(NAN)),
        ("undefined", lambda: stage(101)),
        ("too_few_rows", lambda: two_city_primacy(np.array([3.0]))),
        ("too_few_rows", lambda: four_city_primacy(np.ones(3))),
        ("too_few_rows", lambda: eleven_city_primacy(np.ones(10))),
        ("zero_whole", lambda: two_city_primacy(np.array([3.0, 0.0]))),
        ("no_rows", lambda: two_city_primacy(np.array([]))),
        ("undefined", lambda: two_city_primacy(np.array([3.0, NAN]))),
        ("zero_whole", lambda: polarisation((1.0, 2.0), (0.0, 3.0))),
        ("undefined", lambda: polarisation((1.0, 2.0), (2.0, NAN))),
    ],
)
def test_what_cant_be_computed(reason: str, attempt: object) -> None:
    with pytest.raises(NotComputable) as raised:
        attempt()  # type: ignore[operator]
    assert raised.value.reason == reason


@given(CITIES, st.floats(0.01, 100), st.randoms())
def test_bounds_scale_and_order(cities: Numbers, scale: float, random: object) -> None:
    mixed = cities * scale
    random.shuffle(mixed)  # type: ignore[attr-defined]
    for measure, least in ((two_city_primacy, 1.0), (four_city_primacy, 1 / 3), (eleven_city_primacy, 0.2)):
        assert measure(cities) >= least - 1e-12
        assert measure(mixed) == pytest.approx(measure(cities), rel=1e-9)
