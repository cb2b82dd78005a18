"""The README shows what the program really says."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import EXAMPLES, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXPLAINED = re.findall(r"```console\n\$ advisor (explain [^\n]*)\n(.*?)```", README, flags=re.S)


def test_the_excerpt_stands_in_the_memo() -> None:
    memo = (EXAMPLES / "golden" / "lianyungang.zh.md").read_text(encoding="utf-8")
    quoted = [re.sub(r"\*\*", "", line[2:]) for line in README.splitlines() if line.startswith("> ") and "[^" in line]
    quoted += [line[2:] for line in README.splitlines() if line.startswith("> - ")]
    plain = re.sub(r"\*\*", "", memo)
    assert len(quoted) > 6
    assert [line for line in quoted if line not in plain] == []


def test_the_excerpt_of_a_comparison_stands_in_it_in_this_order() -> None:
    whole = (EXAMPLES / "comparisons" / "lianyungang_wanjiang.zh.md").read_text(encoding="utf-8").splitlines()
    shown = re.findall(r"```markdown\n(.*?)```", README, flags=re.S)
    assert len(shown) == 1
    quoted = [line for line in shown[0].splitlines() if line != "…"]
    assert len(quoted) > 10
    at = 0
    for line in quoted:
        assert line in whole[at:], f"not in the comparison, or not there: {line}"
        at = whole.index(line, at) + 1


def test_it_shows_why_why_not_and_what_is_missing() -> None:
    assert [shown[0] for _, shown in EXPLAINED] == ["✓", "✗", "?"]


@pytest.mark.parametrize(("command", "shown"), EXPLAINED)
def test_the_explanations_are_what_the_commands_print(command: str, shown: str) -> None:
    environment = {**os.environ, "COLUMNS": "110"}
    arguments = [sys.executable, "-m", "advisor", *command.split()]
    printed = subprocess.run(arguments, capture_output=True, cwd=ROOT, env=environment, check=True).stdout.decode(
        "utf-8"
    )
    lines = [line.rstrip() for line in printed.splitlines()]
    wanted = [line.rstrip() for line in shown.splitlines() if line != "…"]
    assert lines[: len(wanted)] == wanted


def test_its_links_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} → {target}"
