"""Runs every mutant of the rule base against its cases: python -m tests.hunt_mutants."""

from __future__ import annotations

import sys
from pathlib import Path

from advisor.casework import Case, case_files, read_cases
from advisor.knowledge.loader import load_rulebase
from advisor.model.rulebase import Rulebase
from advisor.mutation import Hunt, Mutant, mutate_cutoffs, mutate_rules
from tests.conftest import RULES


def all_cases(root: Path, base: Rulebase) -> list[Case]:
    """Return every case under ``root``."""
    paths = case_files(root)
    return [c for p in paths for c in read_cases(p, f"{root.name}/{p.relative_to(root).as_posix()}", base)]


def all_mutants(base: Rulebase) -> list[Mutant]:
    """Return every mutant of rules and cut-offs."""
    return [*mutate_rules(base), *mutate_cutoffs(base)]


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else RULES
    base = load_rulebase(root)
    hunt = Hunt(base, all_cases(root, base))
    mutants = all_mutants(base)
    survivors = [mutant for mutant in mutants if hunt.survives(mutant)]
    for mutant in survivors:
        print(mutant.told)
    print(f"{len(mutants)} mutants, {len(hunt.cases)} cases, {len(survivors)} survivors")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
