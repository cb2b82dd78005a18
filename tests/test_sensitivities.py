"""Sensitivities: what moves, how far, what comes of it; each move told is what the changed profile comes out as."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from pathlib import Path
from typing import Any

import pytest

from advisor import comparisons, service
from advisor.errors import EngineDisagreement, SourceRef
from advisor.indicators.grades import grade_fact
from advisor.inference.neighbours import Bound, find_bounds, find_neighbours
from advisor.inference.reasoner import leave_out_corrupt
from advisor.inference.walk import walk_rules
from advisor.model.advice import Advice
from advisor.model.indicator import Indicator
from advisor.model.profile import Fact, Interval
from advisor.model.rulebase import Rulebase
from advisor.model.sensitivity import Move, Sensitivities, Sensitivity
from advisor.model.text import Text
from advisor.record import replace
from advisor.sensitivities import find_sensitivities, weigh_advice, weigh_findings
from tests.building import write_profile
from tests.conftest import EXAMPLES, SMALL_RULES

REGIONS = ("lianyungang", "wanjiang", "china")
NOTHING = Text(zh="", en="")
FIRM = ("statistic", "record")


@pytest.fixture(scope="module")
def found() -> dict[str, Sensitivities]:
    return {name: find_sensitivities(EXAMPLES / f"{name}.yaml", most=999) for name in REGIONS}


def ids(named: tuple[Any, ...]) -> set[str]:
    return {record.id for record in named}


def typed(row: Sensitivity, move: Move) -> str:
    """Return the move as a person would type it; a figure within the stretch stands for all of it."""
    number = move.fact.number
    if number is not None and number.low is not None and number.high is not None:
        return f"{row.indicator}={(number.low + number.high) / 2:g}"
    return f"{row.indicator}={move.fact.as_written}"


@pytest.mark.parametrize("name", REGIONS)
def test_a_move_is_what_the_changed_profile_comes_out_as(name: str, found: Mapping[str, Sensitivities]) -> None:
    path = EXAMPLES / f"{name}.yaml"
    before = service.advise(path)
    held = weigh_advice(before)
    assert found[name].weight == sum(held.values())
    for row in found[name].rows[:12]:
        for move in row.moves:
            after: Advice = comparisons.suppose(path, [typed(row, move)])[0]
            now = weigh_advice(after)
            open_ = {record.id for record in after.undetermined}
            assert ids(move.appears) == now.keys() - held.keys(), row.indicator
            assert ids(move.opens) == (held.keys() - now.keys()) & open_, row.indicator
            assert ids(move.goes) == held.keys() - now.keys() - open_, row.indicator
            if row.known.basis in FIRM and row.known.flag is None:  # what is typed counts as firm
                assert move.weight == sum(now.values()), row.indicator
                assert ids(move.worsens) == {n for n in now if n in held and now[n] > held[n]}
                assert ids(move.eases) == {n for n in now if n in held and now[n] < held[n]}


@pytest.mark.parametrize("name", REGIONS)
def test_the_widest_swing_comes_first_and_nothing_idle_is_listed(name: str, found: Mapping[str, Sensitivities]) -> None:
    rows = found[name].rows
    assert rows
    assert [row.swing for row in rows] == sorted((row.swing for row in rows), reverse=True)
    assert not any(move.idle for row in rows for move in row.moves)
    for row in rows:
        for move in row.moves:
            assert move.change == move.weight - found[name].weight
            assert move.opened <= 0
            assert bool(move.opened) == bool(move.opens)
    listed = find_sensitivities(EXAMPLES / f"{name}.yaml")
    assert listed.rows == rows[:12]
    assert listed.tried == listed.idle + len(listed.rows) + listed.rest


def test_the_weights_of_findings_are_those_of_the_advice() -> None:
    for name in REGIONS:
        reasoned = service.reason(EXAMPLES / f"{name}.yaml")
        assert weigh_findings(reasoned.findings) == weigh_advice(service.advise_on(reasoned))


def test_all_figures_of_one_stretch_come_out_alike(base: Rulebase) -> None:
    tried = 0
    for name in ("lianyungang", "china"):
        profile = service.load_profile(EXAMPLES / f"{name}.yaml", base)
        facts = leave_out_corrupt(profile.facts)
        bounds = find_bounds(base, facts)
        for fact in facts.values():
            indicator = base.indicators[fact.indicator]
            for _, moved in find_neighbours(fact, indicator, bounds[fact.indicator]):
                if moved.number is None:
                    continue
                low = moved.number.low if moved.number.low > -inf else moved.number.high - 5
                high = moved.number.high if moved.number.high < inf else moved.number.low + 5
                inner = [low + (high - low) * part for part in (0.001, 0.5, 0.999)]
                ends = [low] * (not moved.number.low_open) + [high] * (not moved.number.high_open)
                figures = [moved.number, *(Interval(figure, figure) for figure in (*inner, *ends))]
                outcomes = []
                for figure in figures:
                    graded = grade_fact(replace(moved, number=figure), indicator, fact.cutoffs)
                    outcomes.append(walk_rules(base, {**facts, fact.indicator: graded}).conclusions)
                assert all(outcome == outcomes[0] for outcome in outcomes), (fact.indicator, moved.as_written)
                tried += 1
    assert tried > 10


def indicator(**changed: Any) -> Indicator:
    plain = Indicator(
        id="x", subject="s", label=NOTHING, definition=NOTHING, kind="number", unit="%", range=(0.0, 100.0),
        values=("low", "medium", "high"), states={}, cutoffs=(), marks=(), judgement=True, obtain=NOTHING,
        where=SourceRef("x"),
    )  # fmt: skip
    return replace(plain, **changed)


def fact(number: Interval | None, value: str = "") -> Fact:
    return Fact("x", number, value, True, "?", "2020", "survey", "", "", NOTHING, None, SourceRef("x"))


def moves(known: Fact, bounds: tuple[Bound, ...], of: Indicator) -> list[tuple[str, str]]:
    return [(direction, moved.as_written) for direction, moved in find_neighbours(known, of, bounds)]


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (Interval(10, 10), [("above", "30..60")]),
        (Interval(30, 30), [("below", "<30"), ("above", ">60")]),
        (Interval(60, 60), [("below", "<30"), ("above", ">60")]),
        (Interval(61, 61), [("below", "30..60")]),
        (Interval(10, 30, high_open=True), [("above", "30..60")]),
        (Interval(10, 30), [("above", ">60")]),
        (Interval(29, 61), []),
        (Interval(60, inf, low_open=True, high_open=True), [("below", "30..60")]),
    ],
)
def test_a_figure_moves_to_the_stretch_beside_its_own(number: Interval, wanted: list[tuple[str, str]]) -> None:
    assert moves(fact(number), ((30.0, False), (60.0, True)), indicator()) == wanted


def test_a_bound_at_the_end_of_the_range_parts_nothing() -> None:
    bounds = ((0.0, False), (0.0, True), (50.0, False), (100.0, False), (100.0, True))
    assert moves(fact(Interval(0, 0)), bounds, indicator()) == [("above", "0..50")]
    assert moves(fact(Interval(70, 70)), bounds, indicator()) == [("below", "0..50"), ("above", ">=100")]
    assert moves(fact(Interval(100, 100)), bounds, indicator()) == [("below", "50..100")]


def test_levels_and_answers_move_one_step_and_categories_do_not() -> None:
    assert moves(fact(None, "low"), (), indicator()) == [("above", "medium")]
    assert moves(fact(None, "medium"), (), indicator()) == [("below", "low"), ("above", "high")]
    assert moves(fact(None, "yes"), (), indicator(kind="yes_no", values=("yes", "no"))) == [("below", "no")]
    assert moves(fact(None, "no"), (), indicator(kind="yes_no", values=("yes", "no"))) == [("above", "yes")]
    trend = indicator(kind="level", values=("declining", "flat", "rising"))
    assert moves(fact(None, "flat"), (), trend) == [("below", "declining"), ("above", "rising")]
    assert moves(fact(None, "a"), (), indicator(kind="category", values=("a", "b"))) == []


def test_a_moved_datum_keeps_its_basis_and_loses_what_was_seen() -> None:
    _, moved = next(find_neighbours(fact(None, "low"), indicator(), ()))
    assert (moved.basis, moved.year, moved.detail, moved.approximate) == ("survey", "2020", None, False)


def test_the_figure_that_rules_set_it_against_is_a_bound(small_base: Rulebase, tmp_path: Path) -> None:
    told = '  {}: {{value: {}, unit: "%", basis: record}}\n'
    lines = told.format("local_procurement_rate", 35) + told.format("park_procurement_rate", 12)
    profile = service.load_profile(write_profile(tmp_path, lines), small_base, SMALL_RULES)
    bounds = find_bounds(small_base, profile.facts)
    assert 35.0 in {at for at, _ in bounds["park_procurement_rate"]}
    assert 12.0 in {at for at, _ in bounds["local_procurement_rate"]}


def test_what_is_fixed_or_without_order_is_not_moved(tmp_path: Path) -> None:
    text = (EXAMPLES / "lianyungang.yaml").read_text(encoding="utf-8")
    path = tmp_path / "lianyungang.yaml"
    path.write_text(text + "\nfixed: [plan_binding, park_count]\n", encoding="utf-8")
    kept = find_sensitivities(path, most=999)
    assert ids(kept.fixed) == {"park_count", "plan_binding"}
    assert ids(kept.unordered) == {"entry_motive"}
    listed = {row.indicator for row in kept.rows}
    assert not listed & {"plan_binding", "park_count", "entry_motive", "spatial_level"}


def test_a_blank_profile_hangs_on_nothing() -> None:
    blank = find_sensitivities(EXAMPLES / "blank.yaml")
    assert (blank.rows, blank.weight, blank.tried) == ((), 0, 0)


def test_a_corrupt_figure_is_not_moved(tmp_path: Path) -> None:
    flag = "flag: {kind: value, why: {zh: 疑误, en: doubtful}}"
    lines = f'  local_procurement_rate: {{value: 10, unit: "%", basis: record, {flag}}}\n'
    assert find_sensitivities(write_profile(tmp_path, lines), SMALL_RULES).tried == 0


def test_the_engine_must_weigh_a_move_as_the_walker_does(monkeypatch: pytest.MonkeyPatch) -> None:
    path = EXAMPLES / "wanjiang.yaml"
    as_it_is = service.reason(path)
    monkeypatch.setattr(service, "reason_over", lambda *_: as_it_is)
    with pytest.raises(EngineDisagreement, match="comes out otherwise in the engine"):
        find_sensitivities(path)
