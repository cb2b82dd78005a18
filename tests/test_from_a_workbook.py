"""A filled template with five thousand firms becomes a memo whose diagnoses rest on computed figures alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell import MergedCell

from advisor import service
from advisor.errors import ProfileError
from advisor.model.advice import Advice
from tests.filled_workbook import fill_workbook

WANTED = {
    "low_chain_linkage": "产业链协同程度低",
    "weak_embeddedness": "企业植根性不强",
    "low_agglomeration": "产业集聚程度不高",
    "weak_firm_innovation": "企业创新能力弱",
    "homogenised_parks": "园区产业趋同",
}
Spoilt = tuple[int, int, int, object]
JUNK = st.one_of(
    st.sampled_from(
        ["12 35", "2,6", "约三成", "#DIV/0!", "=A1", "是", "—", "36", "本地区", "甲乙", True, "advisor:region"]
    ),
    st.floats(-1e6, 1e6),
    st.integers(-5, 3000),
    st.none(),
    st.text("甲0%，。{}<&", max_size=6),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_workbook(tmp_path_factory.mktemp("small") / "small.xlsx", 12)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_workbook(tmp_path_factory.mktemp("city") / "city.xlsx")


@pytest.fixture(scope="module")
def advice(workbook: Path) -> Advice:
    return service.advise(workbook)


def test_no_judgement_was_entered(advice: Advice) -> None:
    assert {fact.indicator for fact in advice.facts if fact.derived is None} == {"spatial_level"}
    assert {fact.basis for fact in advice.facts if fact.derived is not None} == {"statistic"}


@pytest.mark.parametrize("name", WANTED)
def test_the_five_diagnoses_rest_on_computed_figures_with_their_cells(advice: Advice, name: str) -> None:
    diagnosis = next(d for d in advice.diagnoses if d.id == name)
    facts = {fact.indicator: fact for fact in advice.facts}
    rested = [facts[named] for evidence in diagnosis.evidence for named in evidence.facts]
    assert rested
    for fact in rested:
        assert fact.derived is not None, fact.indicator
        assert all("!" in cell for cell in fact.derived.cells)
        assert fact.derived.rows > 0 or fact.derived.cells


def test_the_users_two_chains_work_from_a_firm_list(advice: Advice) -> None:
    recommended = {measure.id: measure.treats for measure in advice.recommendations}
    for measure in ("shared_platform", "joint_rd_fund"):
        assert "diagnosis low_chain_linkage" in recommended[measure] or "low_chain_linkage" in recommended[measure]
    assert any("weak_embeddedness" in treated for treated in recommended["supplier_matching"])


def test_the_memo_names_problems_cells_and_what_to_mind(advice: Advice) -> None:
    memo = service.write_memo(advice)
    for label in WANTED.values():
        assert label in memo
    assert "企业名录!V6:V5005" in memo  # local purchases
    assert "口径偏粗" in memo  # seven industries are few for a similarity
    assert "判断”" not in memo
    english = service.write_memo(advice, "en")
    assert "computed from 企业名录!V6:V5005" in english


def test_leading_firms_and_parks_are_named(advice: Advice) -> None:
    assert {"park", "firm", "industry"} == {entity.kind for entity in advice.entities}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 28), st.integers(1, 12), st.integers(1, 20), JUNK), min_size=1, max_size=6))
def test_a_workbook_with_junk_in_it_is_read_or_refused(small: Path, tmp_path: Path, junk: list[Spoilt]) -> None:
    workbook = load_workbook(small)
    for sheet, row, column, value in junk:
        cell = workbook.worksheets[sheet].cell(row, column)
        if not isinstance(cell, MergedCell):  # only the first cell of a merged range takes a value
            cell.value = value
    path = tmp_path / "spoilt.xlsx"
    workbook.save(path)
    try:
        service.write_memo(service.advise(path))
    except ProfileError as error:
        assert error.problems
