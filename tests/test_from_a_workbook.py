"""A filled template with five thousand firms becomes a memo whose diagnoses rest on computed figures alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor import service
from advisor.model.advice import Advice
from tests.filled_workbook import fill_workbook

WANTED = {
    "low_chain_linkage": "产业链协同程度低",
    "weak_embeddedness": "企业植根性不强",
    "low_agglomeration": "产业集聚程度不高",
    "weak_firm_innovation": "企业创新能力弱",
    "homogenised_parks": "园区产业趋同",
}


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
