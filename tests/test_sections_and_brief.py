"""Memos of chosen sections, and of one page: what stands, in which order, with which notes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from advisor import service
from advisor.cli.app import app
from advisor.errors import UnknownNameError
from advisor.memo.context import BUILDERS, build_memo
from tests.conftest import EXAMPLES

REGIONS = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
QIANJIANG = EXAMPLES / "qianjiang.yaml"


def heads(memo: str) -> list[str]:
    return [
        head for head in re.findall(r"^## (.*)$", memo, flags=re.MULTILINE) if not head.startswith(("摘要", "附录"))
    ]


def test_all_sections_in_their_order_are_the_memo() -> None:
    advice = service.advise(QIANJIANG)
    assert service.write_memo(advice, sections=list(BUILDERS)) == service.write_memo(advice)


def test_sections_stand_in_the_order_asked_for_and_are_numbered_anew() -> None:
    memo = service.write_memo(service.advise(QIANJIANG), sections=["measures", "problems"])
    assert heads(memo) == ["一、政策举措", "二、主要问题"]


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("name", BUILDERS)
def test_each_section_can_stand_alone(name: Any, form: Any) -> None:
    advice = service.advise(EXAMPLES / "lianyungang.yaml")
    memo = service.write_memo(advice, form=form, sections=[name])
    assert "None" not in memo
    if form == "md":
        cited = set(re.findall(r"\[\^(\d+)\](?!:)", memo))
        assert cited == set(re.findall(r"^\[\^(\d+)\]:", memo, flags=re.MULTILINE))
        assert sorted(map(int, cited)) == list(range(1, len(cited) + 1))


@pytest.mark.parametrize("named", [["measure"], ["problems", "problems"], ["appendix"]])
def test_a_section_that_is_none_or_named_twice_is_refused(named: list[str]) -> None:
    with pytest.raises(UnknownNameError, match=r"no section|named twice"):
        service.write_memo(service.advise(QIANJIANG), sections=named)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("region", REGIONS)
def test_a_brief_memo_is_a_page_and_says_nothing_that_the_whole_does_not(region: str, lang: Any) -> None:
    advice = service.advise(EXAMPLES / f"{region}.yaml")
    whole, brief = build_memo(advice, lang), service.write_memo(advice, lang, brief=True)
    assert whole.summary in brief
    assert "[^" not in brief
    assert "None" not in brief
    words = len(re.findall(r"[\u4e00-\u9fff]", brief)) if lang == "zh" else len(brief.split())
    assert words <= (1100 if lang == "zh" else 750)
    full = service.write_memo(advice, lang)
    for number in re.findall(r"\d+(?:\.\d+)?", brief):
        assert number in full
    page = service.write_memo(advice, lang, "html", brief=True)
    assert page.startswith("<!DOCTYPE html>")
    assert whole.summary in page or "&" in page


def test_the_commands_take_them(tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert heads(run(app, ["memo", str(QIANJIANG), "--sections", "problems, measures"]).output) == [
        "一、主要问题",
        "二、政策举措",
    ]
    assert "（摘报）" in run(app, ["memo", str(QIANJIANG), "--brief"]).output
    assert run(app, ["memo", str(QIANJIANG), "--brief", "-o", str(tmp_path / "b.html")]).exit_code == 0
