"""What would bring the next stage: its conditions met, lacking and unknown, in the advice and in the memo."""

from __future__ import annotations

from pathlib import Path

from advisor import service
from advisor.model.records import StepRecord
from tests.building import advise_small, write_profile
from tests.conftest import EXAMPLES, SMALL_RULES

OUTSIDE = "  upstream_output_sold_outside: {value: yes, basis: record}\n"


def rate(value: int, name: str = "local_procurement_rate") -> str:
    return f'  {name}: {{value: {value}, unit: "%", basis: record}}\n'


def step_of(folder: Path, facts: str) -> StepRecord | None:
    found = [t.step for t in advise_small(folder, facts).types if t.model == "stage"]
    assert len(found) == 1
    return found[0]


def test_each_condition_of_the_next_stage_says_how_it_comes_out(tmp_path: Path) -> None:
    step = step_of(tmp_path, OUTSIDE)
    assert step is not None
    assert (step.value, step.needed, len(step.conditions)) == ("linked", 2, 4)
    assert step.rule == "stage.linked.two_of_four"  # the rule that knows the stage by a problem is no way to it
    assert [c.verdict for c in step.conditions] == ["unknown", "unknown", "unknown", "unknown"]
    high, either, none, bound = step.conditions
    assert (high.demands[0].kind, high.demands[0].wanted, high.demands[0].cutoffs[0].at) == ("level", "high", 60)
    assert [d.kind for d in either.demands] == ["answer", "pair"]
    assert (none.demands[0].conclusion, none.demands[0].negated) == ("diagnosis low_chain_linkage", True)
    assert (bound.demands[0].operator, bound.demands[0].cutoffs[0].at) == (">=", 15)


def test_a_condition_with_alternatives_is_met_by_one(tmp_path: Path) -> None:
    facts = OUTSIDE + rate(10)
    step = step_of(tmp_path, facts)
    assert step is not None
    assert [c.verdict for c in step.conditions] == ["fails", "unknown", "fails", "fails"]
    met = step_of(tmp_path, facts + rate(12, "park_procurement_rate"))
    assert met is not None
    assert [c.verdict for c in met.conditions] == ["fails", "holds", "fails", "fails"]


def test_there_is_no_step_where_the_next_stage_holds_too(tmp_path: Path) -> None:
    facts = OUTSIDE + rate(70)
    traits = next(t.traits for t in advise_small(tmp_path, facts).types if t.value == "linked")
    assert traits is not None
    assert [c.verdict for c in traits.conditions] == ["holds", "unknown", "holds", "holds"]
    memo = service.write_memo(service.advise(write_profile(tmp_path, facts), SMALL_RULES))
    assert "所列4项特征中，已具备“本地配套率达到60%”" in memo
    steps = {t.value: t.step for t in advise_small(tmp_path, facts).types if t.model == "stage"}
    assert steps == {"scattered": None, "linked": None}


def test_the_memo_tells_the_step_in_both_languages(tmp_path: Path) -> None:
    facts = OUTSIDE + rate(10)
    advice = service.advise(write_profile(tmp_path, facts), SMALL_RULES)
    zh, en = service.write_memo(advice, "zh"), service.write_memo(advice, "en")
    assert "进到“成链阶段”，4项条件中须具备2项：尚缺“本地配套率达到60%”（现为10%）、没有“产业链协同程度低”的问题" in zh
    assert "“上游产品主要供应本地”或“园区内配套率达到本地配套率”（有一即可）" in zh
    assert "Towards ‘linked stage’, 2 of 4 conditions are needed" in en
    assert "either ‘upstream output mainly serves local firms’ or" in en


def test_the_examples_say_what_would_bring_their_next_stage() -> None:
    for name in ("lianyungang", "wanjiang"):
        advice = service.advise(EXAMPLES / f"{name}.yaml")
        steps = [t.step for t in advice.types if t.model == "cluster_stage" and t.step]
        assert len(steps) == 1, name
        assert any(c.verdict != "holds" for c in steps[0].conditions)
