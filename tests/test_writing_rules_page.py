"""The rule base that docs/writing-rules.md writes, joined from its blocks, loads and passes its own cases."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from advisor import service
from advisor.casework import case_files, read_cases
from advisor.knowledge.loader import load_rulebase
from advisor.mutation import Hunt, mutate_cutoffs, mutate_rules
from tests.conftest import ROOT


@pytest.fixture
def page_rules(tmp_path: Path) -> Path:
    page = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n# (\S+)\n(.*?)```", page, flags=re.S)
    for name, text in blocks:
        path = tmp_path / "rules" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert len(blocks) == page.count("```yaml") == 5
    return tmp_path / "rules"


def test_it_loads_without_problem_or_gap(page_rules: Path) -> None:
    base, gaps = service.check_rules(page_rules)
    assert gaps == []
    assert base.rules.keys() == {
        "thin_local_sourcing.trade_past_each_other",
        "supplier_meetings.thin_sourcing_calls_meetings",
    }


def test_its_cases_notice_every_mutant(page_rules: Path) -> None:
    base = load_rulebase(page_rules)
    cases = [case for path in case_files(page_rules) for case in read_cases(path, path.name, base)]
    hunt = Hunt(base, cases)
    mutants = [*mutate_rules(base), *mutate_cutoffs(base)]
    assert len(mutants) > 15
    assert [mutant.told for mutant in mutants if hunt.survives(mutant)] == []
