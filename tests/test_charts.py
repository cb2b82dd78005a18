"""Charts show what the records say, and nothing missing as zero."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from advisor import comparisons, picturing, service
from advisor.charts.colours import FILLS, MOVES
from advisor.charts.matrix_chart import SIGNS
from advisor.memo.region_pictures import place_figure, state_of
from advisor.memo.words import say
from advisor.model.picture import (
    ChangesPicture,
    MatrixPicture,
    MatrixRow,
    MovedDatum,
    MovedRow,
    ProfilePicture,
    SensitivityPicture,
)
from advisor.sensitivities import find_sensitivities, weigh_advice
from tests.chart_making import CAPTION, PAIR, SCENARIO, TEN, comparison_of, picture_of, rows_of


def profile_of(folder: Path, name: str, facts: str) -> Path:
    path = folder / f"{name}.yaml"
    head = f"schema: 1\nregion: {{name: {{zh: {name}, en: {name}}}, spatial_level: park}}\nfacts:\n"
    path.write_text(head + facts, encoding="utf-8")
    return path


# What is drawn is what the records say


@pytest.mark.parametrize("paths", [PAIR, TEN], ids=["pair", "ten"])
def test_the_matrix_is_the_comparison(paths: tuple[Path, ...]) -> None:
    comparison = comparison_of(paths)
    picture = picturing.show_comparison(comparison, "zh")["matrix"]
    assert isinstance(picture, MatrixPicture)
    drawn = {(row["region"], row["problem"]): row["state"] for row in rows_of(picture, "region")}
    wanted = {
        (region.name.zh, row.label.zh): state_of(cell)
        for row in comparison.problems
        if row.role == "problem"
        for region, cell in zip(comparison.regions, row.cells, strict=True)
    }
    assert drawn == wanted
    states = {"unknown", "mild", "moderate", "severe"}
    assert set(wanted.values()) == states | ({"fails", "other"} if paths == TEN else set())


def test_what_cannot_be_judged_looks_neither_absent_nor_out_of_place() -> None:
    states = ("severe", "moderate", "mild", "unknown", "fails", "other")
    words = {state: f"词{at}" for at, state in enumerate(states)}
    row = MatrixRow(label="题", cells=states)  # type: ignore[arg-type]
    regions = tuple("甲乙丙丁戊己")
    picture = MatrixPicture(caption=CAPTION, regions=regions, rows=(row,), words=words)  # type: ignore[arg-type]
    looks = {}
    for state in states:
        cells = [cell for cell in rows_of(picture, "region") if cell["state"] == state]
        signs = {cell["text"] for cell in cells if "text" in cell}
        fills = {cell["fill"] for cell in cells if "x2" in cell}
        hatched = any("shape" in cell for cell in cells)
        looks[state] = (*signs, *fills, hatched)
    assert len(set(looks.values())) == len(states)
    assert {state: look[0] for state, look in looks.items() if state in SIGNS} == SIGNS
    assert [state for state, look in looks.items() if look[2]] == ["unknown"]


def lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_grades_and_directions_are_told_apart_in_grey() -> None:
    grades = [lightness(FILLS[state]) for state in ("severe", "moderate", "mild", "fails")]
    assert all(light - dark > 20 for dark, light in pairwise(grades))
    assert lightness(MOVES["below"]) - lightness(MOVES["above"]) > 60


def test_regions_stand_where_their_facts_do(tmp_path: Path) -> None:
    rate = '{{value: {}, unit: "%", basis: record}}'
    first = (
        f"  cooperation_contract_share: {rate.format(10)}\n"
        "  labour_intensive_share: {level: high, basis: judgement}\n"
        f"  rd_intensity: {rate.format(1.5)}\n  export_share: {rate.format(3)}\n  competes_on_price: yes\n"
    )
    second = (
        f'  cooperation_contract_share: {{value: ">50", unit: "%", basis: record}}\n  rd_intensity: {rate.format(0)}\n'
        "  labour_intensive_share: {level: low, basis: judgement}\n  competes_on_price: no\n"
    )
    paths = (profile_of(tmp_path, "jia", first), profile_of(tmp_path, "yi", second))
    picture = picturing.show_comparison(comparison_of(paths), "zh")["profile"]
    assert isinstance(picture, ProfilePicture)
    assert {strip.label for strip in picture.strips} == {
        "有本地协作合同的企业占比",
        "劳动密集型企业占比",
        "企业研发投入强度",
    }
    drawn = {
        (row["indicator"], row["region"]): (round(row["x"] * 3, 6), round(row.get("x2", row["x"]) * 3, 6))
        for row in rows_of(picture, "indicator")
        if "x" in row
    }
    assert drawn == {
        ("有本地协作合同的企业占比", "jia"): (0.5, 0.5),
        ("有本地协作合同的企业占比", "yi"): (2.0, 3.0),
        ("劳动密集型企业占比", "jia"): (2.0, 3.0),
        ("劳动密集型企业占比", "yi"): (0.0, 1.0),
        ("企业研发投入强度", "jia"): (1.0, 1.0),
        ("企业研发投入强度", "yi"): (0.0, 0.0),
    }


def test_a_region_without_the_datum_is_named_and_has_no_place() -> None:
    comparison = comparison_of(TEN)
    picture = picture_of("ten profile", "zh")
    known = {
        (row.label.zh, region.name.zh)
        for row in comparison.indicators
        for region, cell in zip(comparison.regions, row.cells, strict=True)
        if cell is not None
    }
    placed = {(row["indicator"], row["region"]) for row in rows_of(picture, "indicator")}
    assert placed
    assert placed <= known
    for strip in picture.strips:
        lacking = {name for name, span in zip(picture.regions, strip.spans, strict=True) if span is None}
        assert len(lacking) < len(TEN) - 1
        named = re.search(r"无资料：([^；]*)", strip.remark)
        assert lacking == set(named[1].split("、") if named else ())
    table = {row[0]: row[2:] for row in picture.caption.rows}
    for strip in picture.strips:
        assert [cell == "无资料" for cell in table[strip.label]] == [span is None for span in strip.spans]


def test_what_is_drawn_on_one_scale_says_its_doubts() -> None:
    for paths, kind in ((PAIR, "pair profile"), (TEN, "ten profile")):
        rows = {row.label.zh: row for row in comparison_of(paths).indicators}
        strips = picture_of(kind, "zh").strips
        assert strips
        for strip in strips:
            doubts = set(rows[strip.label].doubts)
            assert not doubts & {"flagged", "other_basis"}
            told = {say("doubt", doubt, "zh") for doubt in doubts - {"missing"}}
            assert all(doubt in strip.remark for doubt in told)
            assert ("大致对照" in strip.remark) == bool(told)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(0, 0), (15, 0.5), (30, 1), (45, 1.5), (60, 2), (80, 2.5), (100, 3)],
)
def test_a_figure_lies_in_its_band_in_proportion(value: float, wanted: float) -> None:
    assert place_figure(value, [30, 60], 0, 100) == wanted


def test_in_a_band_without_an_end_order_is_kept() -> None:
    places = [place_figure(value, [3, 10], None, None) for value in (-1000, 0, 2, 3, 9, 10, 12, 50, 10**9)]
    assert places == sorted(set(places))
    assert 0 < places[0] < places[2] < 1 == places[3]
    assert places[5] == 2 < places[6] < places[-1] < 3


def test_the_changes_are_those_of_the_scenario() -> None:
    after, effects = comparisons.play(SCENARIO)
    weights = [weigh_advice(service.advise(PAIR[0])), weigh_advice(after)]
    picture = picture_of("changes", "zh")
    assert isinstance(picture, ChangesPicture)
    turned = {one.label.zh: one for one in effects.conclusions if one.key.startswith("diagnosis ")}
    drawn = {(row["problem"], row["side"]): row for row in rows_of(picture, "side")}
    assert {label for label, _ in drawn} == turned.keys()
    for (label, side), row in drawn.items():
        at = ("before", "after").index(side)
        weight = weights[at].get(turned[label].key.partition(" ")[2])
        if weight is not None:
            assert (row["state"], row["x"], row["weight"]) == ("holds", weight, weight)
        elif row["state"] == "unknown":
            assert row["x"] < -1, "what is open stands apart from the scale"
        else:
            assert (row["state"], row["x"]) == ("fails", 0)
            assert (turned[label].before, turned[label].after)[at] == "fails"


def test_the_tornado_is_the_sensitivities() -> None:
    found = find_sensitivities(PAIR[1])
    picture = picture_of("sensitivity", "zh")
    bars = [row for row in rows_of(picture, "datum") if "x2" in row]
    for row, datum in zip(found.rows, picture.rows, strict=True):
        assert row.known.label.zh in datum.label
        for move, told in zip(row.moves, datum.moves, strict=True):
            assert (told.settled + told.opened, told.opened) == (move.change, move.opened)
            own = [b for b in bars if b["datum"] == datum.label and b["direction"] == move.direction]
            assert sum((b["x2"] - b["x"]) * (1 if b["x"] >= 0 else -1) for b in own) == move.change
            hollow = sum(b["x2"] - b["x"] for b in own if b["fill"] == "#ffffff")
            assert hollow == -move.opened
            for named in (*move.appears, *move.goes, *move.opens, *move.worsens, *move.eases):
                assert named.label.zh.replace("“", "‘").replace("”", "’") in told.told


def test_the_parts_of_a_bar_lie_end_to_end_or_on_both_sides_of_nought() -> None:
    parts = {"downward": (-2, -4), "both ways": (3, -5), "upward": (4, 0), "open": (0, -3)}
    rows = tuple(
        MovedDatum(
            label=label,
            moves=(MovedRow(direction="above", to="是", change="？", settled=one, opened=other, told="某"),),
        )
        for label, (one, other) in parts.items()
    )
    words = {"above": "高", "opened": "空"}
    picture = SensitivityPicture(caption=CAPTION, rows=rows, axis="轴", words=words)  # type: ignore[arg-type]
    drawn: dict[str, list[tuple[float, float, str]]] = {}
    for row in rows_of(picture, "datum"):
        if "x2" in row:
            drawn.setdefault(row["datum"], []).append((row["x"], row["x2"], row["fill"]))
    full, hollow = MOVES["above"], "#ffffff"
    assert drawn == {
        "downward": [(-2, 0, full), (-6, -2, hollow)],
        "both ways": [(0, 3, full), (-5, 0, hollow)],
        "upward": [(0, 4, full)],
        "open": [(-3, 0, hollow)],
    }
