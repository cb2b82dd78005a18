from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.indicators.coordination import coordination, coupling, order_degree, order_parameters, synergy
from advisor.indicators.frames import NotComputable, Numbers

NAN = float("nan")
DEGREES = st.integers(2, 6).flatmap(
    lambda n: st.tuples(*[st.lists(st.floats(0.001, 1), min_size=n, max_size=n).map(np.array)] * 2)
)


def test_worked_examples() -> None:
    raised = order_parameters(
        np.array([30.0, 30.0]), np.array([10.0, 10.0]), np.array([50.0, 90.0]), np.array([True, False])
    )
    assert raised == pytest.approx([0.5, 0.75])
    assert order_degree(raised) == pytest.approx(0.625)
    assert order_degree(raised, np.array([3.0, 1.0])) == pytest.approx(0.5625)
    assert coupling(np.array([0.9, 0.4])) == pytest.approx(2 * np.sqrt(0.36) / 1.3)
    assert coordination(np.array([0.9, 0.4])) == pytest.approx(np.sqrt(2 * 0.6 / 1.3 * 0.65))
    assert synergy(np.array([0.2, 0.3]), np.array([0.6, 0.4])) == pytest.approx(np.sqrt(0.4 * 0.1))


def test_coordination_of_two_is_the_root_of_the_geometric_mean() -> None:
    # with equal weights D = √(2√(u₁u₂) ÷ (u₁+u₂) · (u₁+u₂) ÷ 2) = (u₁u₂)^¼
    assert coordination(np.array([0.9, 0.4])) == pytest.approx((0.9 * 0.4) ** 0.25)


def test_one_system_that_falls_turns_the_sign() -> None:
    assert synergy(np.array([0.2, 0.5]), np.array([0.6, 0.4])) == pytest.approx(-np.sqrt(0.4 * 0.1))
    assert synergy(np.array([0.5, 0.5]), np.array([0.4, 0.3])) == pytest.approx(-np.sqrt(0.1 * 0.2))
    assert synergy(np.array([0.2, 0.5]), np.array([0.6, 0.5])) == 0


def test_low_and_level_is_coupled_but_not_coordinated() -> None:
    low = np.array([0.05, 0.05])
    assert coupling(low) == pytest.approx(1)
    assert coordination(low) < 0.3
    assert coupling(np.array([0.0, 0.5])) == 0


@pytest.mark.parametrize(
    ("reason", "attempt"),
    [
        ("no_rows", lambda: order_parameters(np.array([]), np.array([]), np.array([]), np.array([], dtype=bool))),
        ("undefined", lambda: order_parameters(np.ones(1), np.ones(1), np.ones(1), np.array([True]))),
        ("undefined", lambda: order_parameters(np.array([3.0]), np.zeros(1), np.ones(1), np.array([True]))),
        ("undefined", lambda: order_parameters(np.array([NAN]), np.zeros(1), np.ones(1), np.array([True]))),
        ("undefined", lambda: order_parameters(np.ones(1), np.zeros(1), np.array([NAN]), np.array([True]))),
        ("zero_whole", lambda: order_degree(np.ones(2), np.zeros(2))),
        ("undefined", lambda: order_degree(np.ones(2), np.array([1.0, NAN]))),
        ("too_few_rows", lambda: coupling(np.array([0.5]))),
        ("zero_whole", lambda: coupling(np.zeros(2))),
        ("undefined", lambda: coupling(np.array([0.5, 1.5]))),
        ("undefined", lambda: coordination(np.array([0.5, NAN]))),
        ("too_few_rows", lambda: synergy(np.array([0.5]), np.array([0.6]))),
        ("undefined", lambda: synergy(np.array([0.5, -0.1]), np.array([0.6, 0.2]))),
    ],
)
def test_what_cant_be_computed(reason: str, attempt: object) -> None:
    with pytest.raises(NotComputable) as raised:
        attempt()  # type: ignore[operator]
    assert raised.value.reason == reason


@given(DEGREES)
def test_bounds_and_symmetry(both: tuple[Numbers, Numbers]) -> None:
    before, after = both
    assert 0 <= coupling(before) <= 1
    assert 0 <= coordination(before) <= 1
    assert -1 <= synergy(before, after) <= 1
    assert coordination(before[::-1]) == pytest.approx(coordination(before))
    assert synergy(before[::-1], after[::-1]) == pytest.approx(synergy(before, after), abs=1e-12)


@given(DEGREES, st.floats(0.01, 1))
def test_coupling_has_no_scale(both: tuple[Numbers, Numbers], scale: float) -> None:
    assert coupling(both[0] * scale) == pytest.approx(coupling(both[0]), rel=1e-9)


@given(st.floats(0.001, 1), st.integers(2, 6))
def test_level_systems_are_fully_coupled(height: float, n: int) -> None:
    assert coupling(np.full(n, height)) == pytest.approx(1)
    assert coordination(np.full(n, height)) == pytest.approx(np.sqrt(height))
