"""The cases beside the rules: all of them collected, and every mutant of the rules noticed by one."""

from __future__ import annotations

import re
import subprocess
import sys

from advisor.casework import case_files
from advisor.knowledge.loader import load_rulebase
from advisor.model.rulebase import Rulebase
from advisor.mutation import Hunt
from tests.conftest import ROOT, RULES
from tests.hunt_mutants import all_cases, all_mutants


def test_every_case_file_is_collected_whole() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "rules"]
    listed = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True).stdout
    collected = {path: len(re.findall(rf"^{re.escape(path)}::", listed, flags=re.M)) for path in _files()}
    written = {path: (ROOT / path).read_text(encoding="utf-8").count("- case:") for path in _files()}
    assert len(collected) >= 10
    assert all(written.values())
    assert collected == written


def _files() -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in case_files(RULES)]


def test_no_two_cases_of_a_theme_have_one_name(base: Rulebase) -> None:
    names = [(case.where.file, case.name) for case in all_cases(RULES, base)]
    assert len(names) == len(set(names))


def test_every_mutant_of_the_rules_is_noticed_by_a_case(base: Rulebase) -> None:
    hunt = Hunt(base, all_cases(RULES, base))
    mutants = all_mutants(base)
    assert len(mutants) > 1000
    assert [mutant.told for mutant in mutants if hunt.survives(mutant)] == []


def test_a_weakened_set_of_cases_lets_mutants_live() -> None:
    base = load_rulebase(RULES)
    hunt = Hunt(base, all_cases(RULES, base)[::7])
    assert any(hunt.survives(mutant) for mutant in all_mutants(base))
