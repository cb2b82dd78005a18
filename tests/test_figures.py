"""The documents' own figures: sound ones that follow from others agree, corrupt ones are flagged."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from advisor import service
from advisor.cli.app import app
from advisor.errors import KnowledgeError, SourceRef, UnknownNameError
from advisor.indicators.reproduction import reproduce
from advisor.knowledge.figures import load_figures
from advisor.model.figures import FigureState, StatedFigure
from advisor.model.text import Text
from tests.conftest import EXAMPLES, ROOT

STATES = service.list_figures()
BY_NAME = {f"{state.figure.document}/{state.figure.id}": state for state in STATES}
NUMBER = re.compile(r"\d+(?:\.\d+)?")
REGISTER = ROOT.parent / "shared" / "register"
# Corrupt in the sources: what the register marks, by document.
CORRUPT = {
    "chengyu": "value_p_cd_2021 growth_p_cd universities tech_firms high_tech contracts",
    "chongqing_urbanisation": "growth_2013 counties_all slow_stage_ceiling urban_pengshui qj_investment qj_extension "
    "qj_newcomers park_area wz_gdp wz_clusters",
    "yongan": "three_firms textile_output bamboo_output cement_output kiln_target floor_now fibreboard_now "
    "bamboo_floor_now target_textile target_bamboo target_cement",
    "national_study": "dg_all towns special_towns nation_736 zj_output zj_large lighters ties_share ties_output "
    "js_clusters caps prd_towns city_growth cashmere t2_ties_share t2_lighters_share zj_share js_sales",
    "chongqing_clusters": "new_product_growth forecast_year auto_plan mould_demand",
    "cluster_concepts": "concept_dated zhejiang_start guangdong_cities",
    "wanjiang": "approval_year zone_counties population gdp",
    "lianyungang": "parks_national provincial_named provincial_listed clusters_first clusters_then key_hi_tech "
    "standard_halls firms_running fixed_investment small_projects",
}
HELD_IN = {
    "000": ("chongqing_clusters", ["chongqing"]),
    "001": (
        "chongqing_urbanisation",
        ["one_hour_circle", "north_east_wing", "south_east_wing", "qianjiang", "wanzhou"],
    ),
    "002": ("chengyu", ["chengdu_chongqing"]),
    "d003-concept": ("cluster_concepts", []),
    "d003-general": ("cluster_concepts", []),
    "d003-yurun": ("cluster_concepts", ["yurun"]),
    "d004-yongan": ("yongan", ["yongan"]),
    "d004-china": ("national_study", ["china", "dongguan", "zhongguancun", "jinjiang", "wenzhou", "ningbo"]),
    "d004-wanjiang": ("wanjiang", ["wanjiang"]),
    "d004-lyg": ("lianyungang", ["lianyungang"]),
}
# Told in words, a date, a year beside the figure, a class bound, or held in another unit.
HELD_OTHERWISE = {
    *(f"d004-china-f{number:02}" for number in (8, 13, 14, 17, 20, 38, 44, 56, 62, 63)),
    *("f001-conf-date", "d003-concept-f06", "d004-lyg-f07"),
}
SOUND = sorted(name for name, state in BY_NAME.items() if state.figure.by and state.figure.flag is None)


def test_the_tables_and_series_are_all_there() -> None:
    counts = dict.fromkeys(CORRUPT, 0)
    for name in SOUND:
        counts[name.partition("/")[0]] += 1
    # two tables of 002 (shares of the nation, structures, shifts, growth), shares of 001, yearly rates of the study
    held = {"chengyu": 48, "chongqing_urbanisation": 5, "national_study": 7, "lianyungang": 1}
    assert counts == dict.fromkeys(CORRUPT, 0) | held


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_figure_agrees_with_what_it_follows_from(name: str) -> None:
    assert BY_NAME[name].outcome == "agrees", BY_NAME[name]


@pytest.mark.parametrize("name", [f"{d}/{f}" for d, names in CORRUPT.items() for f in names.split()])
def test_a_corrupt_figure_is_flagged(name: str) -> None:
    flag = BY_NAME[name].figure.flag
    assert flag is not None
    assert flag.why.zh
    assert flag.why.en


def test_what_differs_is_flagged() -> None:
    differing = [name for name, state in BY_NAME.items() if state.outcome == "differs"]
    assert differing == ["chongqing_urbanisation/growth_2013", "national_study/dg_all"]
    assert all(BY_NAME[name].figure.flag for name in differing)


def test_a_year_overwritten_leaves_the_sum() -> None:
    state = BY_NAME["yongan/three_output"]
    assert (state.outcome, state.recomputed) == ("agrees", pytest.approx(30.2))
    assert state.figure.flag is not None
    assert state.figure.flag.kind == "year"


def test_every_figure_of_the_register_that_it_doubts_is_flagged_here() -> None:
    if not REGISTER.is_dir():
        pytest.skip("the register of the documents is not beside the repository")
    import yaml

    entries = yaml.safe_load((REGISTER / "docs_000_002.yaml").read_text(encoding="utf-8"))["documents"]
    held = {(s.figure.document, s.figure.value): s.figure.flag for s in STATES}
    missing = []
    for key, document in (("001", "chongqing_urbanisation"), ("002", "chengyu")):
        for fact in entries[key]["facts"]:
            number = fact["value"] if isinstance(fact["value"], int | float) else None
            doubted = fact["check"] == "suspicious" and number is not None and fact["unit"] not in ("year", "count")
            if doubted and held.get((document, float(number))) is None:
                missing.append(fact["id"])
    assert missing == []


def test_every_number_of_the_register_is_on_the_shelf_or_in_a_profile() -> None:
    if not REGISTER.is_dir():
        pytest.skip("the register of the documents is not beside the repository")
    import yaml

    older = yaml.safe_load((REGISTER / "docs_000_002.yaml").read_text(encoding="utf-8"))["documents"]
    newer = yaml.safe_load((REGISTER / "docs_003_004.yaml").read_text(encoding="utf-8"))["articles"]
    facts = {**{key: d["facts"] for key, d in older.items()}, **{a["key"]: a.get("facts", ()) for a in newer}}
    missing = []
    for key, (document, regions) in HELD_IN.items():
        held = {
            f"{abs(s.figure.value):g}" for s in STATES if s.figure.document == document and s.figure.value is not None
        }
        for region in regions:
            profile = (EXAMPLES / f"{region}.yaml").read_text(encoding="utf-8")
            held |= {f"{float(number):g}" for number in NUMBER.findall(profile)}
        for fact in facts[key]:
            numbers = {f"{float(number):g}" for number in NUMBER.findall(str(fact["value"]))}
            if fact["id"] not in HELD_OTHERWISE and numbers - held:
                missing.append((fact["id"], numbers - held))
    assert missing == []


def figure(name: str, printed: str, by: str = "", of: tuple[str, ...] = (), years: int = 0) -> StatedFigure:
    text = Text("", "")
    return StatedFigure(name, "d", text, text, printed, "", "", "", by, of, years, None, SourceRef(""))  # type: ignore[arg-type]


def outcome(*figures: StatedFigure) -> FigureState:
    return reproduce(figures)[-1]


@given(st.floats(1, 1e4), st.floats(1, 1e4), st.integers(0, 3), st.integers(0, 2))
def test_what_was_rounded_from_the_truth_always_agrees(part: float, whole: float, inside: int, outside: int) -> None:
    inputs = (figure("a", f"{part:.{inside}f}"), figure("b", f"{whole + part:.{inside}f}"))
    stated = figure("s", f"{100 * part / (whole + part):.{outside}f}", "share", ("a", "b"))
    assert outcome(*inputs, stated).outcome == "agrees"


@pytest.mark.parametrize(
    "printed,verdict",
    [("40.0", "agrees"), ("40.7", "agrees"), ("40.8", "differs"), ("41", "agrees"), ("42", "differs")],
)
def test_the_last_printed_digit_decides(printed: str, verdict: str) -> None:
    inputs = (figure("a", "40"), figure("b", "100"))  # 39.5 to 40.5 in 99.5 to 100.5: 39.30 to 40.70 %
    assert outcome(*inputs, figure("s", printed, "share", ("a", "b"))).outcome == verdict


def test_a_wrong_file_names_its_lines(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "d.yaml").write_text(
        "title: {zh: 甲, en: A}\nfigures:\n"
        "  a: {says: {zh: 甲, en: A}, value: 1, unit: 家, year: '', locator: 一}\n"
        "  b: {says: {zh: 乙, en: B}, value: x, unit: 家, year: '', locator: 一, by: share, of: [a, c]}\n",
        encoding="utf-8",
    )
    with pytest.raises(KnowledgeError) as caught:
        load_figures(tmp_path)
    assert "d.yaml:4: not-a-number" in str(caught.value)
    assert "d.yaml:4: unknown-name: 'b' follows from 'c'" in str(caught.value)


def test_the_command_prints_stated_recomputed_and_verdict() -> None:
    runner = CliRunner()
    shown = runner.invoke(app, ["claims", "national_study", "--figures"], env={"COLUMNS": "200"})
    assert shown.exit_code == 0, shown.output
    assert "36.8" in shown.output
    assert "36.78" in shown.output
    assert "相符" in shown.output
    listed = json.loads(runner.invoke(app, ["claims", "--figures", "--json"]).output)
    assert len(listed) == len(STATES)
    with pytest.raises(UnknownNameError):
        service.list_figures("national_stud")
