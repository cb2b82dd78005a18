"""docs/indicators.md tells every method's formula and source, and every method is bound to an indicator."""

from __future__ import annotations

import pytest

from advisor.indicators.deriving import all_methods
from advisor.knowledge.loader import load_rulebase
from tests.conftest import RULES
from tests.write_method_page import PAGE, write_page

METHODS = all_methods()


def test_the_page_says_what_the_methods_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == write_page(), "run: python -m tests.write_method_page"


@pytest.mark.parametrize("name", sorted(METHODS))
def test_every_method_gives_formula_and_source(name: str) -> None:
    doc = METHODS[name].doc
    assert "Formula:" in doc, name
    assert "Source:" in doc, name


def test_every_method_serves_one_indicator_in_its_unit() -> None:
    bound = [(i.derived, i.unit) for i in load_rulebase(RULES).indicators.values() if i.derived]
    assert sorted(bound) == sorted((m.id, m.unit) for m in METHODS.values())
