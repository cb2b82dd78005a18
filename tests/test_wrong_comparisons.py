"""What can be wrong with a comparison, a scenario or a goal: each command names file, line, value and mend, and ends
with exit code 2; nothing is written and no traceback is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

import advisor
from advisor import service
from advisor.cli import app
from advisor.profiles.scenario import digest_of
from tests.conftest import SMALL_RULES

Run = Callable[..., tuple[int, str, str]]
HEAD = "schema: 1\nregion: {{name: {{zh: {}, en: {}}}, spatial_level: city}}\n"
FACTS = "facts:\n  local_procurement_rate: {value: 20, unit: '%'}\n  upstream_output_sold_outside: yes\n"
SCENARIO = "schema: 1\nscenario:\n  name: {zh: 试, en: trial}\n"
needs_z3 = pytest.mark.skipif(find_spec("z3") is None, reason="z3 comes with the extra 'proofs' only")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.yaml").write_text(HEAD.format("甲市", "Jia") + FACTS, encoding="utf-8")

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["advisor", *arguments, "--rules", str(SMALL_RULES)])
        with pytest.raises(SystemExit) as caught:
            app.main()
            raise SystemExit(0)
        printed = capsys.readouterr()
        return int(caught.value.code or 0), printed.out, printed.err

    return call


def write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


def check(told: tuple[int, str, str], *wanted: str) -> None:
    """Check that a command ended with code 2, printed nothing but these, and said how to mend it."""
    code, out, err = told
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert re.search(r"^  hint: \S", err, re.MULTILINE)
    for text in wanted:
        assert text in err, err


EVERY = [
    pytest.param(("whatif", "trial.yaml"), id="whatif"),
    pytest.param(("memo", "trial.yaml"), id="memo"),
    pytest.param(("compare", "base.yaml", "trial.yaml"), id="compare"),
    pytest.param(("goal", "trial.yaml", "--clear", "low_chain_linkage"), id="goal", marks=needs_z3),
]


@pytest.mark.parametrize("command", EVERY)
def test_a_base_that_is_missing(command: tuple[str, ...], run: Run) -> None:
    write("trial.yaml", SCENARIO + "  base: bse.yaml\n")
    check(run(*command), "trial.yaml:4: no-such-file: the scenario's base 'bse.yaml'", "did you mean 'base.yaml'")


@pytest.mark.parametrize("command", EVERY)
def test_a_scenario_that_is_its_own_base(command: tuple[str, ...], run: Run) -> None:
    write("trial.yaml", SCENARIO + "  base: trial.yaml\n")
    check(run(*command), "trial.yaml:4: cycle:", "trial.yaml → trial.yaml", "name a profile as the base")


@pytest.mark.parametrize("command", EVERY)
def test_scenarios_in_a_loop(command: tuple[str, ...], run: Run) -> None:
    for name, base in (("trial", "second"), ("second", "third"), ("third", "trial")):
        write(f"{name}.yaml", SCENARIO + f"  base: {base}.yaml\n")
    check(run(*command), "third.yaml:4: cycle:", "trial.yaml → second.yaml → third.yaml → trial.yaml")


@pytest.mark.parametrize("command", EVERY)
def test_a_base_changed_under_it(command: tuple[str, ...], run: Run) -> None:
    digest = digest_of(Path("base.yaml"))
    write("trial.yaml", SCENARIO + f"  base: base.yaml\n  base_digest: '{digest}'\n")
    assert run(*command)[0] == 0
    assert "changed-base" not in run(*command)[2]
    write("base.yaml", HEAD.format("甲市", "Jia") + FACTS.replace("20", "21"))
    found = digest_of(Path("base.yaml"))
    check(run(*command), "trial.yaml:5: changed-base: 'base.yaml'", f"not '{digest}'", f"write '{found}'")


def test_a_blank_digest_says_what_to_write(run: Run) -> None:
    write("trial.yaml", SCENARIO + "  base: base.yaml\n  base_digest:\n")
    check(run("whatif", "trial.yaml"), "trial.yaml:5: missing-key:", f"write '{digest_of(Path('base.yaml'))}'")


def test_a_scenario_without_a_digest_is_told_of_it_and_played(run: Run) -> None:
    write("trial.yaml", SCENARIO + "  base: base.yaml\nchanges:\n  local_procurement_rate: {value: 70, unit: '%'}\n")
    code, out, err = run("whatif", "trial.yaml")
    assert code == 0
    assert out.startswith("# ")
    line = next(line for line in err.splitlines() if "hint: " in line)
    written = re.search(r"add '(base_digest: \"\w+\")'", line)
    assert written
    write("trial.yaml", SCENARIO + f"  base: base.yaml\n  {written[1]}\n")
    assert run("whatif", "trial.yaml")[::2] == (0, "")


@pytest.mark.parametrize("command", EVERY)
def test_changes_that_are_none_come_out_together(command: tuple[str, ...], run: Run) -> None:
    changes = "changes:\n  local_procurment_rate: 5\n  park_procurement_rate: {value: 130, unit: '%'}\n"
    write("trial.yaml", SCENARIO + "  base: base.yaml\n" + changes)
    told = run(*command)
    check(told, "trial.yaml:6: unknown-indicator: no indicator is called 'local_procurment_rate'")
    check(told, "did you mean 'local_procurement_rate'", "trial.yaml:7: out-of-range:", "130", "0 to 100 %")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("local_procurment_rate=5", ("unknown-indicator", "did you mean 'local_procurement_rate'")),
        ("local_procurement_rate=130%", ("out-of-range", "130", "0 to 100 %")),
        ("local_procurement_rate=many", ("not-a-number", "'many'")),
        ("upstream_output_sold_outside=perhaps", ("unknown-level", "perhaps")),
        ("local_procurement_rate", ("not-allowed", "indicator=value")),
    ],
)
def test_changes_typed_wrong(given: str, wanted: tuple[str, ...], run: Run) -> None:
    check(run("whatif", "base.yaml", "--set", given), f"--set {given}: ", *wanted)


def test_a_region_beside_itself(run: Run) -> None:
    Path("link.yaml").symlink_to("base.yaml")
    for other in ("base.yaml", "./base.yaml", "link.yaml"):
        told = run("compare", "base.yaml", other)
        check(told, f"{Path(other)}: same-region: '{Path(other)}' is named twice", "name another profile")


@pytest.mark.parametrize(("zh", "en"), [("甲市", "Yi"), ("乙市", "Jia"), ("甲市", "Jia")])
def test_two_regions_of_one_name(zh: str, en: str, run: Run) -> None:
    write("other.yaml", HEAD.format(zh, en) + FACTS)
    name = "甲市" if zh == "甲市" else "Jia"
    wanted = f"other.yaml: same-region: '{name}' is also the name of the region in 'base.yaml'"
    check(run("compare", "base.yaml", "other.yaml"), wanted, "give one of them another name")


def test_a_comparison_tells_what_is_wrong_with_its_profiles(run: Run) -> None:
    write("other.yaml", HEAD.format("乙市", "Yi") + FACTS.replace("20", "130"))
    check(run("compare", "base.yaml", "other.yaml"), "other.yaml:4: out-of-range", "130")
    check(run("compare", "base.yaml", "othr.yaml"), "othr.yaml: no-such-file", "did you mean 'other.yaml'")


@pytest.mark.parametrize("command", ["memo", "advise", "compare", "whatif", "goal"])
def test_a_profile_for_other_rules(command: str, run: Run) -> None:
    if command == "goal" and find_spec("z3") is None:
        pytest.skip("z3 comes with the extra 'proofs' only")
    write("old.yaml", HEAD.format("乙市", "Yi") + "rules: 0.0.1\n" + FACTS)
    more = {"compare": ["base.yaml"], "whatif": ["--set", "park_procurement_rate=5%"]}
    more["goal"] = ["--clear", "low_chain_linkage"]
    wanted = f"old.yaml:3: other-rules: the profile was filled in for rules '0.0.1'; these are '{advisor.__version__}'"
    check(run(command, "old.yaml", *more.get(command, [])), wanted, f"write 'rules: {advisor.__version__}'")


def test_a_profile_for_these_rules_names_their_version_or_digest(run: Run) -> None:
    digest = service.load_rules(SMALL_RULES).digest
    for noted in (advisor.__version__, digest, digest[:8], ""):
        write("new.yaml", HEAD.format("乙市", "Yi") + f"rules: '{noted}'\n" + FACTS)
        assert run("advise", "new.yaml")[0] == 0
    write("new.yaml", HEAD.format("乙市", "Yi") + f"rules: '{digest[:7]}'\n" + FACTS)
    check(run("advise", "new.yaml"), "other-rules", digest[:12])


@needs_z3
@pytest.mark.parametrize(
    ("wish", "wanted"),
    [
        (["--rule-out", "low_chain_linkages"], ("unknown-name", "'low_chain_linkages'", "did you mean")),
        (["--reach", "stage"], ("unknown-name", "'stage' is several", "'type stage is linked'")),
        (["--clear", "low_chain_linkage", "--fix", "park_rate"], ("unknown-indicator", "'park_rate'")),
        (["--reach", "low_chain_linkage"], ("base.yaml: already-met", "'diagnosis low_chain_linkage'")),
    ],
)
def test_a_goal_that_is_met_or_names_nothing(wish: list[str], wanted: tuple[str, ...], run: Run) -> None:
    check(run("goal", "base.yaml", *wish), *wanted)


def test_a_command_that_asks_for_nothing_says_what_to_say(run: Run) -> None:
    for command in (["compare", "base.yaml"], ["whatif", "base.yaml"], ["goal", "base.yaml"]):
        code, out, err = run(*command)
        assert (code, out) == (2, "")
        assert "Traceback" not in err
        assert re.search("PROFILE|--set|--clear", err)
