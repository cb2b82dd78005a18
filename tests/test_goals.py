"""Goals: the smallest changes that reach what is wished, each run through the engine, and what stands against one."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Mapping
from fractions import Fraction
from importlib.util import find_spec
from itertools import combinations, product
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from advisor import goals, service
from advisor.cli.app import app
from advisor.errors import Code, OutputError, ProfileError, SourceRef, UnknownNameError
from advisor.indicators.grades import grade_fact
from advisor.inference.conditions import Walker
from advisor.inference.walk import walk_rules
from advisor.model.effects import Effects
from advisor.model.finding import Verdict
from advisor.model.indicator import CutOff, Indicator
from advisor.model.profile import Fact, Interval
from advisor.model.proof import Answer
from advisor.model.rulebase import Rulebase
from advisor.model.text import Text
from tests.conftest import EXAMPLES
from tests.random_profiles import exact_facts
from tests.synthetic_rules import make_rulebase

pytestmark = pytest.mark.skipif(find_spec("z3") is None, reason="z3 comes with the extra 'proofs' only")

WANJIANG = EXAMPLES / "wanjiang.yaml"


def fact_of(indicator: Indicator, answer: Answer) -> Fact:
    number = None if isinstance(answer, str) else Interval(answer, answer)
    value = answer if isinstance(answer, str) else ""
    fact = Fact(indicator.id, number, value, False, f"{answer}", "", "assumed", "", "", None, None, SourceRef("t"))
    return grade_fact(fact, indicator, indicator.cutoffs)


def changed(base: Rulebase, facts: Mapping[str, Fact], way: Mapping[str, Answer]) -> dict[str, Fact]:
    return {**facts, **{name: fact_of(base.indicators[name], answer) for name, answer in way.items()}}


def comes_out(base: Rulebase, facts: Mapping[str, Fact], key: str, wanted: str) -> bool:
    verdict = walk_rules(base, facts).conclusions[key]
    if wanted == "holds":
        return verdict is Verdict.HOLDS
    return verdict is Verdict.FAILS if wanted == "ruled out" else verdict is not Verdict.HOLDS


def every_way(base: Rulebase, names: tuple[str, ...]) -> Iterator[dict[str, Answer]]:
    """Yield a value on either side of every bound of these indicators, in every combination."""
    sides: list[tuple[Answer, ...]] = [(25.0, 75.0) if base.indicators[n].unit else ("yes", "no") for n in names]
    for answers in product(*sides):
        yield dict(zip(names, answers, strict=True))


@pytest.mark.parametrize("wanted", ["holds", "not found", "ruled out"])
@pytest.mark.parametrize("seed", range(8))
def test_no_smaller_change_would_do(seed: int, wanted: Literal["holds", "not found", "ruled out"]) -> None:
    """On small random rule bases every smaller set of changes is tried, and none reaches the goal."""
    from advisor.proving.goals import Goals, Wish

    base = make_rulebase(24, seed)
    chance = random.Random(seed)
    facts = exact_facts(base, chance, 0.6)
    walker = Walker(facts, base.indicators)
    numbers = {name: fact.number.low for name, fact in facts.items() if fact.number}
    tried = 0
    for key in chance.sample(sorted(base.rules_for), 6):
        search = Goals(base, lambda atom: walker.weigh(atom).verdict, numbers, frozenset(), [Wish(key, wanted)])
        ways = [way.values for way, _ in zip(search.find(), range(4), strict=False)]
        least = len(ways[0]) if ways else 4
        for way in ways:
            assert comes_out(base, changed(base, facts, way), key, wanted)
        for size in range(min(least, 4)):
            for names in combinations(sorted(base.indicators), size):
                for way in every_way(base, names):
                    assert not comes_out(base, changed(base, facts, way), key, wanted), (key, way)
                    tried += 1
        for first, second in combinations(ways, 2):
            assert not set(first) <= set(second)
    assert tried or wanted != "holds"


@pytest.fixture(scope="module")
def cleared() -> goals.GoalRecord:
    return goals.seek(WANJIANG, [("weak_embeddedness", "not found")], most=3)


def held(effects: Effects) -> set[str]:
    return {one.key for one in effects.conclusions if one.turn in ("goes", "opens")}


def changes(effects: Effects) -> list[tuple[str, str]]:
    return [(one.indicator, one.after.as_written) for one in effects.assumptions if one.after]


def test_every_way_was_run_through_the_engine(cleared: goals.GoalRecord) -> None:
    assert len(cleared.ways) >= 2  # there are no more
    assert cleared.least == len(cleared.ways[0].assumptions) >= 1
    for way in cleared.ways:
        assert "diagnosis weak_embeddedness" in held(way)
    sizes = [len(way.assumptions) for way in cleared.ways]
    assert sizes == sorted(sizes)


def test_a_way_that_does_not_do_it_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from advisor.errors import EngineDisagreement
    from advisor.proving import goals as searching

    monkeypatch.setattr(searching.Goals, "find", lambda self: iter([searching.Way({"association_events": 0.0})]))
    with pytest.raises(EngineDisagreement, match="low_chain_linkage"):
        goals.seek(WANJIANG, [("low_chain_linkage", "not found")])


def test_what_is_fixed_stays(cleared: goals.GoalRecord, tmp_path: Path) -> None:
    first = {one.indicator for one in cleared.ways[0].assumptions}
    asked = goals.seek(WANJIANG, [("weak_embeddedness", "not found")], sorted(first), most=3)
    assert not any(first & {one.indicator for one in way.assumptions} for way in asked.ways)
    path = tmp_path / "mine.yaml"
    path.write_text(WANJIANG.read_text(encoding="utf-8") + f"\nfixed: [{', '.join(sorted(first))}]\n", encoding="utf-8")
    written = goals.seek(path, [("weak_embeddedness", "not found")], most=3)
    assert [changes(way) for way in written.ways] == [changes(way) for way in asked.ways]
    assert {named.id for named in written.fixed} == first


def test_several_wishes_come_true_together() -> None:
    goal = goals.seek(WANJIANG, [("low_chain_linkage", "not found"), ("few_own_brands", "ruled out")], most=2)
    for way in goal.ways:
        assert {"diagnosis low_chain_linkage", "diagnosis few_own_brands"} <= held(way)


def test_a_goal_that_what_is_fixed_forbids_says_so(base: Rulebase) -> None:
    goal = goals.seek(WANJIANG, [("low_chain_linkage", "not found")], sorted(base.indicators))
    assert (goal.ways, goal.why) == ((), "fixed")
    assert "不得改变" in goals.write_goal(goal) or "不变" in goals.write_goal(goal)


def test_a_goal_that_no_value_reaches_says_so() -> None:
    """A problem and a strength that rest on the same yes can't both be ruled out and hold."""
    goal = goals.seek(WANJIANG, [("low_chain_linkage", "not found"), ("low_chain_linkage", "holds")])
    assert (goal.ways, goal.why) == ((), "ranges")
    assert goals.write_goal(goal, "en")


def test_a_goal_already_met_is_told() -> None:
    with pytest.raises(ProfileError) as caught:
        goals.seek(WANJIANG, [("serious_pollution", "not found")])
    assert [problem.code for problem in caught.value.problems] == [Code.ALREADY_MET]


def test_names_that_are_none_are_guessed() -> None:
    with pytest.raises(UnknownNameError, match="low_chain_linkage"):
        goals.seek(WANJIANG, [("low_chain_linkages", "not found")])
    with pytest.raises(UnknownNameError, match="local_procurement_rate"):
        goals.seek(WANJIANG, [("low_chain_linkage", "not found")], ["local_procurement_rates"])


def test_the_command_prints_the_ways_and_their_number() -> None:
    told = CliRunner().invoke(app, ["goal", str(WANJIANG), "--clear", "low_chain_linkage", "--format", "json"])
    assert told.exit_code == 0
    goal = json.loads(told.stdout)
    assert goal["least"] == len(goal["ways"][0]["assumptions"])
    assert CliRunner().invoke(app, ["goal", str(WANJIANG)]).exit_code == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_memo_names_each_change(cleared: goals.GoalRecord, lang: Literal["zh", "en"], base: Rulebase) -> None:
    memo = goals.write_goal(cleared, lang)
    for way in cleared.ways:
        for one in way.assumptions:
            assert base.indicators[one.indicator].label.in_(lang) in memo
    assert "None" not in memo


def test_without_z3_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'z3'", name="z3")

    monkeypatch.setattr(goals, "seek", missing)
    told = CliRunner().invoke(app, ["goal", str(WANJIANG), "--clear", "low_chain_linkage"])
    assert isinstance(told.exception, OutputError)
    assert told.exception.problem.code is Code.MISSING_EXTRA
    assert "proofs" in str(told.exception)


def _plain(found: Fraction, indicator: Indicator, now: float | None) -> float:
    from advisor.proving.goals import _plain as choose  # z3 may be missing

    return choose(found, indicator, now)


def _number(at: tuple[float, ...], least: float | None = 0.0, most: float | None = 100.0) -> Indicator:
    text = Text("", "")
    cutoffs = tuple(CutOff(bound, "", "analyst", text) for bound in at)
    where = SourceRef("t")
    return Indicator("x", "s", text, text, "number", "%", (least, most), (), {}, cutoffs, (), False, text, where)


@pytest.mark.parametrize(
    ("found", "at", "ends", "now", "chosen"),
    [
        ("0", (30,), (0, 100), 62.0, 27),  # down from above: just below the bound, and no more than need be
        ("0", (3,), (0, None), 12.0, 2),  # whole where a whole one fits
        ("0", (30,), (0, 100), None, 15),  # nothing known: the middle
        ("30", (30,), (0, 100), 62.0, 30),  # the bound itself is kept
        ("100", (30, 60), (0, 100), 10.0, 64),  # up from below
        ("1/50", (0.01, 0.05), (0, 1), 0.2, 0.04),
        ("1000", (50,), (0, None), 10.0, 55),
        ("-7", (0,), (None, None), 3.0, -1),
        ("7", (), (None, None), None, 7),
    ],
)
def test_the_figure_of_a_change_is_near_what_is_known_and_between_the_same_bounds(
    found: str, at: tuple[float, ...], ends: tuple[float | None, float | None], now: float | None, chosen: float
) -> None:
    assert _plain(Fraction(found), _number(at, *ends), now) == pytest.approx(chosen)


@given(
    st.sets(st.integers(1, 99), max_size=4),
    st.fractions(0, 100, max_denominator=50),
    st.none() | st.floats(0, 100),
)
def test_the_figure_of_a_change_keeps_its_place_among_the_bounds(
    at: set[int], found: Fraction, now: float | None
) -> None:
    chosen = Fraction(_plain(found, _number(tuple(sorted(at))), now))
    assert [chosen < bound for bound in at] == [found < bound for bound in at]
    assert [chosen == bound for bound in at] == [found == bound for bound in at]
    assert 0 <= chosen <= 100


class TestNearest:
    """What `advisor explain` says of a conclusion that does not hold."""

    def explain(self, *arguments: str) -> str:
        outcome = CliRunner().invoke(app, ["explain", *arguments], catch_exceptions=False, env={"COLUMNS": "300"})
        assert outcome.exit_code == 0
        return outcome.output

    def test_the_nearest_way_for_it_to_hold_is_told_and_does_it(self, tmp_path: Path) -> None:
        told = self.explain(str(WANJIANG), "homogenised_parks")
        assert "最近的成立途径（改变1项，已推演核实）" in told
        (way,) = goals.seek(WANJIANG, [("homogenised_parks", "holds")], most=1).ways
        for assumption in way.assumptions:
            assert assumption.label.zh in told

    def test_what_holds_needs_no_way(self) -> None:
        assert "最近的成立途径" not in self.explain(str(WANJIANG), "low_chain_linkage")

    def test_what_the_profile_fixes_is_told(self, tmp_path: Path) -> None:
        text = WANJIANG.read_text(encoding="utf-8")
        base = service.load_rules()
        path = tmp_path / "fixed.yaml"
        path.write_text(f"{text}\nfixed: [{', '.join(base.indicators)}]\n", encoding="utf-8")
        assert "画像固定的各项不变" in self.explain(str(path), "homogenised_parks")

    def test_without_z3_it_is_explained_all_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "z3", None)
        for name in [name for name in sys.modules if name.startswith("advisor.proving")]:
            monkeypatch.delitem(sys.modules, name)
        told = self.explain(str(WANJIANG), "homogenised_parks")
        assert "尚不能判断" in told
        assert "最近的成立途径" not in told


def test_what_is_not_found_only_because_it_is_undecided_is_not_told_as_cleared() -> None:
    with pytest.raises(ProfileError, match=r"only because undecided: diagnosis homogenised_parks") as caught:
        goals.seek(WANJIANG, [("homogenised_parks", "not found")])
    assert "--rule-out" in str(caught.value)
