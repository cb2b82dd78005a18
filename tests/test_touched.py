"""What is reasoned out where a profile touches the rules is what the whole rule base gives."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor import service
from advisor.errors import EngineDisagreement
from advisor.inference import blank as blank_module
from advisor.inference import touched as touched_module
from advisor.inference.blank import open_blank, study_blank
from advisor.inference.reasoner import Reasoner
from advisor.inference.rete import Rete, Trace
from advisor.inference.touched import find_left_open, reason_touched, take_part, walk_touched
from advisor.inference.walk import walk_rules
from advisor.knowledge.loader import load_rulebase
from advisor.model.finding import Findings
from advisor.model.profile import Fact
from advisor.model.rulebase import Rulebase
from tests.conftest import EXAMPLES, RULES, SMALL_RULES
from tests.hunt_mutants import all_cases
from tests.random_profiles import facts_of
from tests.synthetic_rules import make_rulebase

SETTINGS = {"deadline": None, "suppress_health_check": list(HealthCheck), "derandomize": True}
BASES = {"small": load_rulebase(SMALL_RULES), "whole": load_rulebase(RULES), "synthetic": make_rulebase(120)}
REASONERS = {name: Reasoner(base) for name, base in BASES.items()}
BLANKS = {name: study_blank(base) for name, base in BASES.items()}


def check_touched(name: str, facts: dict[str, Fact]) -> None:
    base, reasoner, blank = BASES[name], REASONERS[name], BLANKS[name]
    walked, full = walk_touched(base, blank, facts), walk_rules(base, facts)
    part = take_part(base, walked)
    trace, whole = Rete(part).run(facts, {}, find_left_open(base, part)), reasoner.rete.run(facts)
    for rule in part.rules:
        assert trace.verdict_of(trace.rules, rule) is whole.verdict_of(whole.rules, rule), rule
        assert trace.worsened.get(rule) == whole.worsened.get(rule), rule
    for key in part.rules_for:
        assert trace.verdict_of(trace.conclusions, key) is whole.verdict_of(whole.conclusions, key), key
    for rule in base.rules.keys() - part.rules.keys():  # those that experta was spared
        assert whole.verdict_of(whole.rules, rule).value == "unknown", rule
    assert_same(base, walked, full)


def assert_same(base: Rulebase, touched: Findings, full: Findings) -> None:
    assert {rule: touched.by_rule[rule] for rule in base.rules} == full.by_rule
    assert list(touched.conclusions.items()) == list(full.conclusions.items())
    assert list(touched.confidence.items()) == list(full.confidence.items())


@given(st.data())
@settings(max_examples=100, **SETTINGS)
def test_a_small_rule_base_in_part_is_as_in_whole(data: st.DataObject) -> None:
    check_touched("small", data.draw(facts_of(BASES["small"])))


@given(st.data())
@settings(max_examples=25, **SETTINGS)
def test_the_whole_rule_base_in_part_is_as_in_whole(data: st.DataObject) -> None:
    check_touched("whole", data.draw(facts_of(BASES["whole"])))


@given(st.data())
@settings(max_examples=25, **SETTINGS)
def test_rules_that_read_the_absence_of_conclusions_in_part_are_as_in_whole(data: st.DataObject) -> None:
    check_touched("synthetic", data.draw(facts_of(BASES["synthetic"])))


def test_cases_that_take_conclusions_as_given_in_part_are_as_in_whole() -> None:
    base, blank, reasoner = BASES["whole"], BLANKS["whole"], REASONERS["whole"]
    assuming = [case for case in all_cases(RULES, base) if case.assume]
    assert len(assuming) > 200
    for case in assuming[:: len(assuming) // 40]:
        whole = reasoner.reason(case.facts, case.assume)
        assert_same(base, reason_touched(base, blank, case.facts, case.assume), whole)


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_in_part_are_as_in_whole(example: Path) -> None:
    base = BASES["whole"]
    facts = service.load_profile(example, base).facts
    assert_same(base, reason_touched(base, BLANKS["whole"], facts), REASONERS["whole"].reason(facts))


def test_a_profile_touches_the_fewer_rules_the_less_it_reports() -> None:
    base, blank = BASES["whole"], BLANKS["whole"]
    facts = service.load_profile(EXAMPLES / "lianyungang.yaml", base).facts
    counts = [len(walk_touched(base, blank, dict(list(facts.items())[:size])).by_rule) for size in (0, 10, 87)]
    assert counts[0] == len(blank.decided) < counts[1] < counts[2] < len(base.rules)


def test_the_blank_outcome_is_kept_and_a_damaged_entry_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_CACHE", str(tmp_path))
    base = BASES["small"]
    blank = open_blank(base)
    (entry,) = tmp_path.glob("blank-*.pickle")
    monkeypatch.setattr(blank_module, "study_blank", lambda _: pytest.fail("it was kept"))
    assert open_blank(base) == blank
    monkeypatch.undo()
    monkeypatch.setenv("ADVISOR_CACHE", str(tmp_path))
    entry.write_bytes(b"damaged")
    assert open_blank(base) == blank
    assert entry.read_bytes() != b"damaged"


def test_a_cache_that_cannot_be_written_costs_only_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_CACHE", os.devnull)
    assert open_blank(BASES["small"]) == BLANKS["small"]


def test_an_experta_that_differs_on_what_is_touched_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    base = BASES["whole"]
    facts = service.load_profile(EXAMPLES / "wanjiang.yaml", base).facts
    monkeypatch.setattr(touched_module.Rete, "run", lambda *_: Trace())
    with pytest.raises(EngineDisagreement):
        reason_touched(base, BLANKS["whole"], facts)
