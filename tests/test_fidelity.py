"""The advice on each region of the documents says what its article says of it."""

from __future__ import annotations

import pytest

from advisor import service
from advisor.model.rulebase import Rulebase
from tests.conftest import EXAMPLES, RULES
from tests.fidelity import Fidelity, print_table, regions_of, weigh

REGIONS = regions_of(service.load_rules(RULES))


def test_every_region_of_the_documents_has_a_profile() -> None:
    assert {"lianyungang", "wanjiang", "chengdu_chongqing"} <= set(REGIONS)
    assert [region for region in REGIONS if not (EXAMPLES / f"{region}.yaml").is_file()] == []


@pytest.mark.parametrize("region", REGIONS)
def test_the_advice_concludes_and_recommends_what_the_article_does(region: str, base: Rulebase) -> None:
    fidelity = weigh(base, region)
    assert fidelity.diagnosed or fidelity.advised
    assert fidelity.concluded >= 0.95, fidelity.not_concluded
    assert fidelity.recommended >= 0.90, fidelity.not_recommended
    assert fidelity.contradicted == ()


def test_the_table_shows_what_is_lacking(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([Fidelity("jia", ("a/x", "a/y"), ("a/y",), ("a/y",), ("a/z",), ())])
    told = capsys.readouterr().out
    assert "1 of 2" in told
    assert "50%" in told
    assert "not concluded: a/y" in told
    assert "contradicted: a/y" in told
