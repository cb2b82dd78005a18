"""The cases beside the rules: case files in, verdicts compared with what each case expects out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from advisor.errors import Code, KnowledgeError, Problem, SourceRef, did_you_mean
from advisor.indicators.grades import grade_fact
from advisor.inference.walk import walk_rules
from advisor.knowledge.checks import conclusion_keys
from advisor.marked_yaml import Node, Reading
from advisor.model.finding import Findings, Verdict
from advisor.model.indicator import CutOff, Indicator
from advisor.model.profile import Fact, Interval
from advisor.model.rulebase import SEVERITIES, Rulebase
from advisor.record import Record

QUANTITY = re.compile(r"(<=|>=|<|>)?\s*(-?\d+(?:\.\d+)?)\s*(.*)$")
VERDICTS = {verdict.value: verdict for verdict in Verdict}
ANSWERS = {"true": "yes", "false": "no"}


class Case(Record, frozen=True):
    """One situation and what follows from it.

    ``expect`` maps a rule id to a verdict (with a severity, such as ``holds severe``), a conclusion key to a verdict,
    or an indicator to its level.
    """

    name: str
    where: SourceRef
    facts: dict[str, Fact]
    assume: dict[str, Verdict]
    expect: dict[str, str]


def case_files(root: Path) -> list[Path]:
    """Return the case files of a rule base."""
    return sorted(path for path in root.rglob("*.yaml") if path.name.startswith("cases"))


def read_cases(path: Path, shown_as: str, base: Rulebase) -> list[Case]:
    """Read one case file.

    Raises:
        KnowledgeError: with every problem in it.
    """
    reading = Reading()
    root = reading.read_file(path, shown_as)
    entries = reading.take_fields(root, "a case file", ("cases",)) if root else {}
    cases = [_read_case(reading, node, base) for node in reading.take_list(entries.get("cases"), "'cases:'")]
    if reading.problems:
        raise KnowledgeError(reading.problems)
    return cases


def _read_case(reading: Reading, node: Node, base: Rulebase) -> Case:
    entries = reading.take_fields(node, "a case", ("case", "expect"), ("facts", "assume"))
    facts = {}
    for name, child in _entries(reading, entries, "facts"):
        fact = _read_fact(reading, child, name, base.indicators)
        if fact is not None:
            facts[name] = fact
    assume = {}
    for key, child in _entries(reading, entries, "assume"):
        _check_known(reading, child, key, conclusion_keys(base))
        assume[key] = VERDICTS[reading.take_choice(child, "assume", VERDICTS, "holds")]
    expect = {}
    for key, child in _entries(reading, entries, "expect"):
        _check_known(reading, child, key, {*base.rules, *conclusion_keys(base), *base.indicators})
        expect[key] = _read_expected(reading, child, key, base)
    return Case(reading.take_string(entries.get("case"), "case"), node.where, facts, assume, expect)


def _entries(reading: Reading, entries: Mapping[str, Node], key: str) -> list[tuple[str, Node]]:
    return list(reading.take_map(entries[key], f"'{key}:'").items()) if key in entries else []


def _check_known(reading: Reading, node: Node, name: str, known: set[str]) -> None:
    if name not in known:
        told = f"'{name}' is no rule, conclusion or indicator"
        reading.report(node.where, Code.BAD_CASE, told, did_you_mean(name, known))


def _read_expected(reading: Reading, node: Node, key: str, base: Rulebase) -> str:
    text = reading.take_string(node, f"expect '{key}'")
    if key in base.indicators:
        return reading.take_choice(node, f"expect '{key}'", base.indicators[key].values)
    verdict, _, severity = text.partition(" ")
    if verdict not in VERDICTS or (severity and (severity not in SEVERITIES or key not in base.rules)):
        hint = "write holds, fails or unknown; a diagnosis rule that holds may add its severity"
        reading.report(node.where, Code.BAD_CASE, f"'{text}' is no verdict", hint)
    return text


def _read_fact(reading: Reading, node: Node, name: str, indicators: Mapping[str, Indicator]) -> Fact | None:
    indicator = indicators.get(name)
    if indicator is None:
        hint = did_you_mean(name, indicators)
        reading.report(node.where, Code.UNKNOWN_INDICATOR, f"no indicator is called '{name}'", hint)
        return None
    written = reading.take_string(node, name)
    text = ANSWERS.get(written, written) if indicator.kind == "yes_no" else written
    number, value = None, text
    match = QUANTITY.match(text)
    if indicator.kind == "number" and match:
        if match[3].strip() != indicator.unit:
            reading.report(
                node.where, Code.WRONG_UNIT, f"'{name}' is not in '{match[3]}'", f"it is in '{indicator.unit}'"
            )
        number, value = _interval(match[1], float(match[2])), ""
    elif text not in indicator.values:
        reading.report(node.where, Code.BAD_CASE, f"'{name}' can't be '{text}'", f"it admits {indicator.values}")
        return None
    fact = Fact(name, number, value, False, text, "", "record", "", "", None, None, node.where)
    return grade_fact(fact, indicator, indicator.cutoffs)


def _interval(sign: str | None, bound: float) -> Interval:
    inf = float("inf")
    if sign is None:
        return Interval(bound, bound)
    if sign.startswith(">"):
        return Interval(bound, inf, low_open=sign == ">", high_open=True)
    return Interval(-inf, bound, low_open=True, high_open=sign == "<")


def regrade(case: Case, indicator: Indicator, cutoffs: tuple[CutOff, ...]) -> dict[str, Fact]:
    """Return the case's facts with one indicator graded by other cut-offs."""
    fact = case.facts.get(indicator.id)
    return case.facts if fact is None else {**case.facts, indicator.id: grade_fact(fact, indicator, cutoffs)}


def compare_case(case: Case, facts: Mapping[str, Fact], findings: Findings) -> list[str]:
    """Return a sentence for each expectation that is not met; none where the case passes."""
    told = []
    for key, expected in case.expect.items():
        found = observed(key, facts, findings)
        if found != expected and found.partition(" ")[0] != expected:
            told.append(f"{key}: expected {expected}, found {found}")
    return told


def observed(key: str, facts: Mapping[str, Fact], findings: Findings) -> str:
    """Return what came out for a rule, a conclusion or an indicator, in the words of a case."""
    if key in findings.by_rule:
        finding = findings.by_rule[key]
        return f"{finding.verdict.value} {finding.severity}" if finding.severity else finding.verdict.value
    if " " in key:
        return findings.conclusions.get(key, Verdict.FAILS).value
    possible = facts[key].possible if key in facts else ()
    return possible[0] if len(possible) == 1 else "unknown"


def find_unreadable_cases(root: Path) -> list[Problem]:
    """Return the problems of case files that are no YAML; what they say needs a sound rule base to be checked."""
    reading = Reading()
    for path in case_files(root):
        reading.read_file(path, f"{root.name}/{path.relative_to(root).as_posix()}")
    return reading.problems


def check_cases(root: Path, base: Rulebase) -> list[Problem]:
    """Return what is wrong with the cases under ``root``: unreadable, failing, or missing for a rule."""
    problems: list[Problem] = []
    seen: dict[str, set[str]] = {name: set() for name in base.rules}
    for path in case_files(root):
        try:
            cases = read_cases(path, f"{root.name}/{path.relative_to(root).as_posix()}", base)
        except KnowledgeError as error:
            problems += error.problems
            continue
        for case in cases:
            for told in compare_case(case, case.facts, walk_rules(base, case.facts, case.assume)):
                problems.append(Problem(case.where, Code.FAILING_CASE, f"'{case.name}': {told}", "mend rule or case"))
            for key in case.expect.keys() & seen.keys():
                seen[key].add(case.expect[key].partition(" ")[0])
    for name, verdicts in seen.items():
        if lacking := [verdict for verdict in VERDICTS if verdict not in verdicts]:
            told = f"rule '{name}' has no case in which it is: {', '.join(lacking)}"
            problems.append(
                Problem(base.rules[name].where, Code.UNTESTED_RULE, told, "add it to the theme's cases.yaml")
            )
    return problems
