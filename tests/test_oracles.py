"""The formulas against other libraries: as recorded, and live where the libraries are installed."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from advisor.indicators.concentration import gini
from advisor.indicators.linkages import ghosh_inverse, leontief_inverse
from advisor.indicators.specialisation import location_quotients, revealed_comparative_advantage
from tests import record_oracles
from tests.record_oracles import VALUES, random_tables

RECORDED = json.loads(VALUES.read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=f"seed {case['seed']}") for case in RECORDED["cases"]]
LIVE_SEEDS = range(100, 120)
WHY = "an oracle for tests only, installed apart from the project: see tests/record_oracles.py"


def near(ours: Any, theirs: Any) -> bool:
    return bool(np.allclose(np.asarray(ours), np.asarray(theirs), rtol=1e-9, atol=1e-12))


def our_rca(exports: np.ndarray) -> np.ndarray:
    return np.array([location_quotients(row, exports.sum(axis=0)) for row in exports])


@pytest.mark.parametrize("case", CASES)
def test_recorded_gini_of_inequality(case: dict[str, Any]) -> None:
    assert near(gini(np.array(case["sizes"])), case["gini"])


@pytest.mark.parametrize("case", CASES)
def test_recorded_rca_of_ecomplexity(case: dict[str, Any]) -> None:
    exports = np.array(case["exports"])
    assert near(our_rca(exports), case["rca"])
    for product in range(exports.shape[1]):
        chosen = np.eye(exports.shape[1])[product]
        ours = revealed_comparative_advantage(exports[0], exports.sum(axis=0), chosen)
        assert near(ours, case["rca"][0][product])


@pytest.mark.parametrize("case", CASES)
def test_recorded_inverses_of_pymrio(case: dict[str, Any]) -> None:
    flows, output = np.array(case["flows"]), np.array(case["output"])
    assert near(leontief_inverse(flows, output), case["leontief"])
    assert near(ghosh_inverse(flows, output), case["ghosh"])


def test_the_record_names_its_versions() -> None:
    assert set(RECORDED["versions"]) == set(record_oracles.LIBRARIES)
    assert [case["seed"] for case in RECORDED["cases"]] == list(record_oracles.SEEDS)


def test_live_gini_of_inequality() -> None:
    pytest.importorskip("inequality", reason=WHY)
    for seed in LIVE_SEEDS:
        sizes = random_tables(seed)["sizes"]
        assert near(gini(sizes), record_oracles.gini_of_inequality(sizes)), seed


def test_live_rca_of_ecomplexity() -> None:
    pytest.importorskip("ecomplexity", reason=WHY)
    for seed in LIVE_SEEDS:
        exports = random_tables(seed)["exports"]
        assert near(our_rca(exports), record_oracles.rca_of_ecomplexity(exports)), seed


def test_live_inverses_of_pymrio() -> None:
    pytest.importorskip("pymrio", reason=WHY)
    for seed in LIVE_SEEDS:
        flows, output = (random_tables(seed)[name] for name in ("flows", "output"))
        assert near(leontief_inverse(flows, output), record_oracles.leontief_of_pymrio(flows, output)), seed
        assert near(ghosh_inverse(flows, output), record_oracles.ghosh_of_pymrio(flows, output)), seed
