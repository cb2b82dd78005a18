"""Scenarios: what a few changed facts do, through which rules; nothing where nothing is changed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from advisor import comparisons, service
from advisor.cli.app import app
from advisor.errors import Code, ProfileError
from advisor.inference.reasoner import Reasoner
from advisor.model.effects import Effects
from advisor.model.rulebase import Rulebase
from advisor.model.text import Lang
from advisor.profiles.scenario import digest_of
from tests.conftest import EXAMPLES

SCENARIOS = sorted((EXAMPLES / "scenarios").glob("*.yaml"))
LIANYUNGANG = EXAMPLES / "lianyungang.yaml"
NAME = "scenario: {name: {zh: 试, en: trial}, base: base.yaml}\n"


def scenario(folder: Path, changes: str = "", head: str = NAME) -> Path:
    (folder / "base.yaml").write_text(LIANYUNGANG.read_text(encoding="utf-8"), encoding="utf-8")
    path = folder / "trial.yaml"
    path.write_text("schema: 1\n" + head + (f"changes:\n{changes}" if changes else ""), encoding="utf-8")
    return path


def codes(path: Path) -> list[Code]:
    with pytest.raises(ProfileError) as caught:
        comparisons.play(path)
    return [problem.code for problem in caught.value.problems]


def turned(effects: Effects, turn: str) -> set[str]:
    return {one.key for one in effects.conclusions if one.turn == turn}


def test_there_are_three_for_each_of_two_regions() -> None:
    names = [path.name.partition("_")[0] for path in SCENARIOS]
    assert names == ["lianyungang"] * 3 + ["wanjiang"] * 3


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_names_every_rule_that_changed_verdict(path: Path, base: Rulebase) -> None:
    _, effects = comparisons.play(path)
    supposed = service.load_scenario(path, base)
    whole = [Reasoner(base).reason(profile.facts) for profile in (supposed.original, supposed.assumed)]
    changed = {name for name in base.rules if whole[0].by_rule[name].verdict is not whole[1].by_rule[name].verdict}
    assert {rule.id for rule in effects.rules} == changed
    assert changed
    assert all(rule.because for rule in effects.rules)
    held = [{key for key, verdict in found.conclusions.items() if verdict.value == "holds"} for found in whole]
    kinds = ("diagnosis ", "strength ", "type ")
    assert turned(effects, "appears") == {key for key in held[1] - held[0] if key.startswith(kinds)}
    gone = turned(effects, "goes") | {k for k in turned(effects, "opens") if k in held[0]}
    assert gone == {key for key in held[0] - held[1] if key.startswith(kinds)}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_is_told_whole(path: Path, lang: Lang) -> None:
    told = comparisons.write_effects(comparisons.play(path)[1], lang)
    assert re.findall(r"\bNone\b(?! or)|\{|\}|[。；，、：]。|“”|‘’", told) == []
    if lang == "zh":
        assert set(re.findall(r"[A-Za-z_]{3,}", told)) <= {"GDP"}
    else:
        assert re.findall(r"[一-鿿]", told) == []


def test_a_problem_that_is_no_longer_decided_is_not_said_to_be_solved() -> None:
    _, effects = comparisons.play(EXAMPLES / "scenarios" / "lianyungang_polluters_out.yaml")
    assert "diagnosis serious_pollution" in turned(effects, "opens")
    assert "不等于已经解决" in comparisons.write_effects(effects, "zh")
    assert "not to say solved" in comparisons.write_effects(effects, "en")


def test_an_empty_scenario_changes_nothing(tmp_path: Path) -> None:
    _, effects = comparisons.play(scenario(tmp_path))
    assert (effects.assumptions, effects.conclusions, effects.measures, effects.rules) == ((), (), (), ())
    assert "没有改变任何判断和举措" in comparisons.write_effects(effects)


def test_what_is_typed_does_what_is_written(tmp_path: Path) -> None:
    changes = "  cooperation_contract_share: {value: 55, unit: '%'}\n"
    changes += "  park_procurement_rate: {level: high}\n  env_funds_short:\n"
    written = comparisons.play(scenario(tmp_path, changes))[1]
    given = ["cooperation_contract_share=55%", "park_procurement_rate=high"]
    typed = comparisons.suppose(LIANYUNGANG, given, ["env_funds_short"])[1]
    assert (typed.conclusions, typed.measures, typed.rules) == (written.conclusions, written.measures, written.rules)
    assert [one.after is None for one in typed.assumptions] == [False, False, True]


def test_a_scenario_on_a_scenario_adds_to_it(tmp_path: Path) -> None:
    scenario(tmp_path, "  cooperation_contract_share: {value: 55, unit: '%'}\n")
    second = tmp_path / "second.yaml"
    head = "schema: 1\nscenario: {name: {zh: 再, en: more}, base: trial.yaml}\n"
    second.write_text(head + "changes:\n  park_procurement_rate: {value: 45, unit: '%'}\n", encoding="utf-8")
    advice, effects = comparisons.play(second)
    assert advice.region.name.zh.endswith("（试）（再）")
    assert [one.indicator for one in effects.assumptions] == ["park_procurement_rate"]
    assumed = {fact.indicator for fact in advice.facts if fact.basis == "assumed"}
    assert assumed == {"cooperation_contract_share", "park_procurement_rate"}


def test_a_memo_on_a_scenario_says_what_is_assumed() -> None:
    memo = service.write_memo(service.advise(SCENARIOS[0]))
    assert "假定4项" in memo


@pytest.mark.parametrize(
    ("head", "changes", "code"),
    [
        (NAME.replace("base.yaml", "bse.yaml"), "", Code.NO_SUCH_FILE),
        (NAME.replace("base.yaml", "trial.yaml"), "", Code.CYCLE),
        (NAME.replace("}, base", "}, base_digest: '0', base"), "", Code.CHANGED_BASE),
        (NAME, "  cooperation_contract_shar: 5\n", Code.UNKNOWN_INDICATOR),
        (NAME, "  cooperation_contract_share: {value: 150, unit: '%'}\n", Code.OUT_OF_RANGE),
        (NAME, "  cooperation_contract_share: {value: 15, unit: 家}\n", Code.WRONG_UNIT),
        (NAME, "  cooperation_contract_share: {level: huge}\n", Code.UNKNOWN_LEVEL),
        (NAME, "  env_funds_short: perhaps\n", Code.UNKNOWN_LEVEL),
        (NAME, "  env_funds_short: {value: yes, why: so}\n", Code.UNKNOWN_KEY),
        ("scenario: {name: {zh: 试, en: trial}}\n", "", Code.MISSING_KEY),
    ],
)
def test_what_is_wrong_with_a_scenario_is_told(head: str, changes: str, code: Code, tmp_path: Path) -> None:
    assert codes(scenario(tmp_path, changes, head)) == [code]


def test_a_loop_of_scenarios_is_told(tmp_path: Path) -> None:
    path = scenario(tmp_path, "", NAME.replace("base.yaml", "second.yaml"))
    second = "schema: 1\n" + NAME.replace("base.yaml", "trial.yaml")
    (tmp_path / "second.yaml").write_text(second, encoding="utf-8")
    assert codes(path) == [Code.CYCLE]


def test_an_unchanged_base_passes_its_digest(tmp_path: Path) -> None:
    scenario(tmp_path)
    head = NAME.replace("}, base", f"}}, base_digest: '{digest_of(tmp_path / 'base.yaml')}', base")
    assert comparisons.play(scenario(tmp_path, "", head))[1].rules == ()


@pytest.mark.parametrize(
    "given",
    [["nothing"], ["=5"], ["env_funds_short="], ["cooperation_contract_share=5%", "cooperation_contract_share=6%"]],
)
def test_what_is_typed_wrong_is_told(given: list[str]) -> None:
    with pytest.raises(ProfileError):
        comparisons.suppose(LIANYUNGANG, given)


def test_a_profile_may_not_assume(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    head = "schema: 1\nregion: {name: {zh: 甲, en: A}}\nfacts:\n"
    path.write_text(head + "  env_funds_short: {value: yes, basis: assumed}\n", encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        service.advise(path)
    assert [problem.code for problem in caught.value.problems] == [Code.NOT_ALLOWED]


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, list(arguments))


def test_the_commands(tmp_path: Path) -> None:
    path, base = str(SCENARIOS[0]), str(LIANYUNGANG)
    played = run("whatif", path)
    assert played.exit_code == 0
    assert run("compare", base, path).stdout == played.stdout
    assert run("whatif", base).exit_code == 2
    assert run("whatif", base, "--set", "cooperation_contract_share=55%", "-o", str(tmp_path / "w.json")).exit_code == 0
    assert (tmp_path / "w.json").read_text(encoding="utf-8").startswith("{")
