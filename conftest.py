"""Collects the cases beside the rules: every rules/**/cases*.yaml is a test file, every case in it a test."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from advisor.casework import Case, compare_case, read_cases
from advisor.inference.blank import Blank, study_blank
from advisor.inference.touched import reason_touched
from advisor.knowledge.loader import load_rulebase
from advisor.model.rulebase import Rulebase

RULES = Path(__file__).parent / "rules"


@lru_cache(maxsize=1)
def studied() -> tuple[Rulebase, Blank]:
    base = load_rulebase(RULES)
    return base, study_blank(base)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if file_path.suffix == ".yaml" and file_path.name.startswith("cases") and RULES in file_path.parents:
        return CaseFile.from_parent(parent, path=file_path)
    return None


class CaseFile(pytest.File):
    def collect(self) -> Iterator[pytest.Item]:
        shown = f"rules/{self.path.relative_to(RULES).as_posix()}"
        for case in read_cases(self.path, shown, studied()[0]):
            yield CaseItem.from_parent(self, name=case.name, case=case)


class CaseItem(pytest.Item):
    def __init__(self, *, case: Case, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.case = case

    def runtest(self) -> None:
        findings = reason_touched(*studied(), self.case.facts, self.case.assume)
        told = compare_case(self.case, self.case.facts, findings)
        assert not told, "\n".join(told)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        return f"{self.case.where}: {self.case.name}\n{excinfo.value}"

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.case.where.line - 1, self.case.name
