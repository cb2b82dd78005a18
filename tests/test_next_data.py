"""`advisor next`: which missing datum to find out first, what it could decide, which measures it could add."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from advisor import service
from advisor.advising.worth import Worth, weigh_data
from advisor.cli.app import app
from advisor.model.rulebase import Rulebase
from tests.conftest import EXAMPLES

WANJIANG = EXAMPLES / "wanjiang.yaml"


@pytest.fixture(scope="module")
def worths(base: Rulebase) -> tuple[Worth, ...]:
    return weigh_data(base, service.advise(WANJIANG))


def test_only_what_is_unreported_is_asked_for(worths: tuple[Worth, ...], base: Rulebase) -> None:
    facts = service.load_profile(WANJIANG, base).facts
    asked = {worth.datum.indicator for worth in worths}
    assert asked
    assert not asked & set(facts)


def test_what_it_could_decide_is_undecided_now(worths: tuple[Worth, ...]) -> None:
    advice = service.advise(WANJIANG)
    undecided = {record.id for record in advice.undetermined}
    recommended = {record.id for record in advice.recommendations}
    for worth in worths:
        assert set(worth.datum.decides) <= undecided
        assert sum(worth.severities.values()) == len(worth.datum.decides)
        assert not recommended & set(worth.measures)


def test_the_measures_treat_what_it_could_decide(worths: tuple[Worth, ...], base: Rulebase) -> None:
    rules = [rule for rule in base.rules.values() if rule.concludes.startswith("remedy ")]
    for worth in worths[:20]:
        for measure in worth.measures:
            treats = {rule.treats for rule in rules if rule.concludes == f"remedy {measure}"}
            assert treats & {f"diagnosis {name}" for name in worth.datum.decides}


def test_an_answer_takes_the_question_away(worths: tuple[Worth, ...], base: Rulebase, tmp_path: Path) -> None:
    first = next(worth.datum for worth in worths if worth.datum.kind == "yes_no")
    path = tmp_path / "told.yaml"
    answer = f"facts:\n  {first.indicator}: {{value: yes, basis: judgement}}\n"
    path.write_text(WANJIANG.read_text(encoding="utf-8").replace("facts:\n", answer, 1), encoding="utf-8")
    left = weigh_data(base, service.advise(path))
    assert first.indicator not in {worth.datum.indicator for worth in left}


def test_the_command_lists_and_counts(worths: tuple[Worth, ...]) -> None:
    for lang, label in (("zh", worths[0].datum.label.zh), ("en", worths[0].datum.label.en)):
        told = CliRunner().invoke(app, ["next", str(WANJIANG), "--most", "3", "--lang", lang], env={"COLUMNS": "200"})
        assert told.exit_code == 0
        assert label in told.output
        assert worths[0].datum.indicator in told.output
        assert worths[3].datum.indicator not in told.output
        assert str(len(worths) - 3) in told.output
    data = json.loads(CliRunner().invoke(app, ["next", str(WANJIANG), "--json"]).stdout)
    assert [row["indicator"] for row in data] == [worth.datum.indicator for worth in worths]


def test_where_everything_is_known_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor.advising.worth.weigh_data", lambda *_: ())
    assert "没有待查的资料" in CliRunner().invoke(app, ["next", str(WANJIANG)]).output
