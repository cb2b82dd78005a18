from __future__ import annotations

from pathlib import Path

import pytest

from advisor.inference.reasoner import Reasoner
from advisor.knowledge.loader import load_rulebase
from advisor.model.rulebase import Rulebase

ROOT = Path(__file__).parents[1]
SMALL_RULES = Path(__file__).parent / "small_rules"
RULES = ROOT / "rules"
EXAMPLES = ROOT / "examples"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(scope="session")
def small_base() -> Rulebase:
    return load_rulebase(SMALL_RULES)


@pytest.fixture(scope="session")
def base() -> Rulebase:
    return load_rulebase(RULES)


@pytest.fixture(scope="session")
def reasoner(base: Rulebase) -> Reasoner:
    return Reasoner(base)
