"""The faults of experta 1.9.4 that are mended: each shown on the stock engine, and absent from ours."""

from __future__ import annotations

import collections
import logging
import subprocess
import sys
from typing import Any

import pytest

from advisor.inference.experta_shim import (
    NOT,
    Fact,
    KnowledgeEngine,
    SoundStrategy,
    StockRule,
    StockStrategy,
)


class Datum(Fact):  # type: ignore[misc]
    pass


class Guard(Fact):  # type: ignore[misc]
    pass


def _fire_with(strategy: Any, siblings: int) -> list[str]:
    """Run a rule that declares a guard, one that the guard should withdraw, and siblings of equal key around it."""
    fired: list[str] = []

    def declare_guard(engine: Any) -> None:
        engine.declare(Guard())

    def note(name: str) -> Any:
        return lambda _engine: fired.append(name)

    names: dict[str, Any] = {"__strategy__": strategy}
    names["guard"] = StockRule(Datum(), salience=10)(declare_guard)
    names["guarded"] = StockRule(Datum(), NOT(Guard()))(note("guarded"))
    names |= {f"sibling_{i}": StockRule(Datum())(note("sibling")) for i in range(siblings)}
    engine = type("Engine", (KnowledgeEngine,), names)()
    engine.reset()
    engine.declare(Datum())
    engine.run()
    return fired


TRIALS = 20


def test_stock_strategy_fires_a_rule_whose_not_has_become_false() -> None:
    assert any("guarded" in _fire_with(StockStrategy, siblings=50) for _ in range(TRIALS))


@pytest.mark.parametrize("siblings", [1, 3, 50])
def test_our_strategy_withdraws_it_and_fires_every_sibling(siblings: int) -> None:
    for _ in range(TRIALS):
        assert _fire_with(SoundStrategy, siblings) == ["sibling"] * siblings


def test_import_leaves_collections_and_the_root_logger_as_they_were() -> None:
    assert not hasattr(collections, "Mapping")
    code = (
        "import logging; before = list(logging.getLogger().handlers); import advisor.inference.experta_shim;"
        "assert logging.getLogger().handlers == before"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert logging.getLogger("experta").handlers == []
