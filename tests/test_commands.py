"""The commands as a user types them: output, exit codes, nothing half-written."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import advisor
from advisor import service
from advisor.cli import app
from advisor.knowledge.loader import load_rulebase
from tests.conftest import EXAMPLES, ROOT, SMALL_RULES

LYG = str(EXAMPLES / "lianyungang.yaml")


class Outcome:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: str) -> Outcome:
        monkeypatch.setattr("sys.argv", ["advisor", *arguments])
        with pytest.raises(SystemExit) as caught:
            app.main()
            raise SystemExit(0)
        printed = capsys.readouterr()
        return Outcome(int(caught.value.code or 0), printed.out, printed.err)

    return call


def test_version(run: Any) -> None:
    assert run("--version").out == f"advisor {advisor.__version__}\n"


def test_help_teaches_in_both_languages(run: Any) -> None:
    shown = run("--help").out
    assert "区域" in shown
    assert "advisor new -o my.yaml" in shown
    for command in ("memo", "advise", "explain", "check", "claims", "indicators", "new"):
        assert command in shown
        assert "Example" in run(command, "--help").out


def test_memo_prints_chinese_markdown_by_default(run: Any) -> None:
    outcome = run("memo", LYG)
    assert outcome.code == 0
    assert outcome.out.startswith("# ")
    assert "连云港" in outcome.out.splitlines()[0]


def test_memo_writes_html_by_the_suffix_of_the_file(run: Any, tmp_path: Path) -> None:
    target = tmp_path / "memo.html"
    outcome = run("memo", LYG, "-o", str(target), "--lang", "en")
    assert (outcome.code, outcome.out) == (0, "")
    page = target.read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert 'lang="en"' in page
    assert "http" not in page.replace("http://www.w3.org", "")


def test_memo_that_cannot_be_written_leaves_nothing(run: Any, tmp_path: Path) -> None:
    outcome = run("memo", LYG, "-o", str(tmp_path / "nowhere" / "memo.md"))
    assert outcome.code == 2
    assert "unwritable" in outcome.err
    assert "Traceback" not in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_advise_as_json_is_the_advice(run: Any) -> None:
    advice = json.loads(run("advise", LYG, "--json").out)
    assert advice["schema_version"] == 1
    assert {"region", "types", "diagnoses", "ruled_out", "undetermined", "recommendations", "clashes"} <= advice.keys()
    assert {"data_warnings", "next_data", "rulebase"} <= advice.keys()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_advise_prints_a_summary(run: Any, lang: str) -> None:
    shown = run("advise", LYG, "--lang", lang).out
    assert "weak_embeddedness" in shown
    assert "supplier_matching" in shown


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explain_tells_why_down_to_fact_line_and_claim(run: Any, lang: str) -> None:
    shown = run("explain", LYG, "weak_embeddedness", "--lang", lang).out
    assert "✓" in shown
    assert "lianyungang.yaml:" in shown
    assert "rules/themes/embeddedness/diagnoses.yaml:" in shown
    assert "lyg/rootless" in shown


def test_explain_tells_why_not_and_how_far_off(run: Any, tmp_path: Path) -> None:
    profile = tmp_path / "p.yaml"
    profile.write_text(
        "schema: 1\nregion: {name: {zh: 甲, en: A}, spatial_level: city}\nfacts:\n"
        '  local_procurement_rate: {value: 72, unit: "%", basis: statistic, year: 2023}\n'
        "  upstream_output_sold_outside: {value: no, basis: record}\n",
        encoding="utf-8",
    )
    shown = run("explain", str(profile), "low_chain_linkage", "--rules", str(SMALL_RULES)).out
    assert "✗" in shown
    assert "42个百分点" in shown
    assert "72%" in shown


def test_explain_tells_what_is_missing_and_how_to_get_it(run: Any) -> None:
    shown = run("explain", str(EXAMPLES / "blank.yaml"), "low_chain_linkage", "--rules", str(SMALL_RULES)).out
    assert "?" in shown
    assert "抽样调查" in shown


def test_explain_of_an_unknown_name_suggests_the_nearest(run: Any) -> None:
    outcome = run("explain", LYG, "low_chain_linkag")
    assert outcome.code == 2
    assert "low_chain_linkage" in outcome.err


def test_check_of_the_own_rule_base_finds_nothing(run: Any) -> None:
    outcome = run("check", "--no-proofs")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.endswith("0 problems\n")


@pytest.mark.skipif(find_spec("z3") is None, reason="z3 comes with the extra 'proofs' only")
def test_check_proves_the_rule_base_and_writes_a_region_for_what_fails(run: Any, tmp_path: Path) -> None:
    outcome = run("check", str(SMALL_RULES), "--examples", str(tmp_path / "new" / "examples"))
    assert outcome.code == 2
    assert "left-untreated: diagnosis 'isolated_firms'" in outcome.err
    counts, proved = outcome.out.splitlines()
    assert counts.endswith(f"{outcome.err.count('  hint: ')} problems")
    assert re.fullmatch(r"27 of 28 statements proved in \d+\.\d s; 2 of 2 diagnoses are reachable.*", proved)
    names = {path.name for path in (tmp_path / "new" / "examples").iterdir()}
    assert "left-untreated-isolated_firms.yaml" in names
    assert all(name in outcome.err for name in names)
    assert run("check", str(SMALL_RULES), "--no-proofs", "--examples", str(tmp_path)).code == 2


def test_check_without_z3_says_that_nothing_was_proved(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("advisor.proving.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "z3", None)
    outcome = run("check")
    assert (outcome.code, outcome.err) == (0, "")
    counts, told = outcome.out.splitlines()
    assert counts.endswith("0 problems")
    assert told == "proofs not run: they need z3; install 'cluster-advisor[proofs]'"


def test_check_tells_every_gap_of_a_rule_base(run: Any) -> None:
    outcome = run("check", str(SMALL_RULES))
    assert outcome.code == 2
    assert outcome.err.count("untested-rule") == len(load_rulebase(SMALL_RULES).rules)


def test_claims_and_coverage(run: Any) -> None:
    states = json.loads(run("claims", "lyg", "--json").out)
    assert len(states) == 142
    assert "lyg/rootless" in run("claims", "lyg").out
    counts = json.loads(run("claims", "--coverage", "--json").out)
    assert sum(c["modelled"] + c["reasoned"] for c in counts) == len(service.load_rules().claims) >= 481
    assert "lyg" in run("claims", "--coverage", "--lang", "en").out
    assert run("claims", "nothing").code == 2


def test_indicators_by_name_part_and_all(run: Any) -> None:
    one = run("indicators", "local_procurement_rate").out
    assert "本地配套率" in one
    assert "30%" in one
    assert "park_procurement_rate" in run("indicators", "procurement").out
    assert len(run("indicators", "--lang", "en").out.splitlines()) > 150
    assert run("indicators", "no_such_thing_at_all").code == 2


def test_new_writes_a_blank_profile_that_reads_back(run: Any, tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    assert run("new", "-o", str(target)).code == 0
    assert run("new").out == target.read_text(encoding="utf-8")
    assert run("memo", str(target)).code == 0


def test_a_blank_profile_lists_every_indicator_and_the_one_shipped_is_the_newest(run: Any) -> None:
    blank = run("new").out
    base = service.load_rules()
    listed = re.findall(r"^  # (\w+): \{value: [,}]", blank, flags=re.MULTILINE)
    assert sorted(listed) == sorted(set(base.indicators) - {"spatial_level"})
    assert blank == (EXAMPLES / "blank.yaml").read_text(encoding="utf-8")


def test_a_rule_base_of_the_users_own_serves_every_command(run: Any, tmp_path: Path) -> None:
    rules = ["--rules", str(SMALL_RULES)]
    profile = tmp_path / "p.yaml"
    profile.write_text("schema: 1\nregion: {name: {zh: 甲, en: A}}\n", encoding="utf-8")
    for arguments in (["memo", str(profile)], ["advise", str(profile)], ["claims"], ["indicators"]):
        assert run(*arguments, *rules).code == 0


def test_problems_go_to_standard_error_all_at_once(run: Any) -> None:
    outcome = run("memo", str(ROOT / "tests" / "bad" / "missing-key-region" / "profile.yaml"))
    assert outcome.code == 2
    assert outcome.out == ""
    assert "missing-key" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_profile_is_never_overwritten_by_its_own_memo_or_by_a_blank_one(run: Any, tmp_path: Path) -> None:
    mine = tmp_path / "mine.md"
    mine.write_text((EXAMPLES / "wanjiang.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    before = mine.read_bytes()
    assert run("memo", str(mine), "-o", str(mine)).code == 2
    assert run("new", "-o", str(mine)).code == 2
    assert mine.read_bytes() == before
    assert run("new", "-o", str(mine), "--force").code == 0
    assert mine.read_bytes() != before


def test_only_files_are_replaced_and_a_link_stays_a_link(run: Any, tmp_path: Path) -> None:
    pipe, link, target = tmp_path / "pipe.md", tmp_path / "link.md", tmp_path / "target.md"
    os.mkfifo(pipe)
    assert "unwritable" in run("memo", LYG, "-o", str(pipe)).err
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    assert run("memo", LYG, "-o", str(link)).code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("# ")


def test_a_form_that_no_memo_has_is_refused_by_its_suffix(run: Any, tmp_path: Path) -> None:
    assert run("memo", LYG, "-o", str(tmp_path / "memo.odt")).code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_on_standard_output_is_told_without_a_traceback() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "advisor", "memo", LYG]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"unwritable" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_indicator_asked_to_be_explained_is_shown_its_own_command(run: Any) -> None:
    assert "advisor indicators local_procurement_rate" in run("explain", LYG, "local_procurement_rate").err


def test_check_tells_unreadable_cases_beside_wrong_rules(run: Any, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(SMALL_RULES, rules)
    (rules / "themes" / "linkage" / "cases.yaml").write_text("cases: [", encoding="utf-8")
    diagnoses = rules / "themes" / "linkage" / "diagnoses.yaml"
    diagnoses.write_text(
        diagnoses.read_text(encoding="utf-8").replace("severity: mild", "severity: mid"), encoding="utf-8"
    )
    told = run("check", str(rules)).err
    assert "not-allowed" in told
    assert "cases.yaml:1: not-yaml" in told or "cases.yaml:2: not-yaml" in told
