"""Interviews: what is asked, what an answer settles, and that nothing said is lost."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from advisor import service
from advisor.advising.worth import weigh_data
from advisor.blanks import build_template
from advisor.cli.app import app
from advisor.errors import OutputError, ProfileError
from advisor.interviewing import Interview, begin
from advisor.model.text import Text
from tests.conftest import EXAMPLES, ROOT

STATUS = "待判"


@pytest.fixture
def started(tmp_path: Path) -> Path:
    path = tmp_path / "jia.yaml"
    begin(path, Text("甲市", "Jia"), "city")
    return path


def facts_in(path: Path) -> dict[str, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))["facts"]
    assert isinstance(found, dict)
    return found


def test_the_first_question_is_the_datum_that_could_decide_most(tmp_path: Path) -> None:
    path = Path(shutil.copy(EXAMPLES / "wanjiang.yaml", tmp_path))
    question = Interview(path).next_question()
    assert question is not None
    assert question.worth == weigh_data(service.load_rules(), service.advise(path))[0]


def test_an_answer_is_in_the_file_and_settles_what_an_advice_on_the_file_says(started: Path) -> None:
    interview = Interview(started)
    before = service.advise(started)
    firmed = interview.answer("local_procurement_rate", {"value": "12", "unit": "%", "basis": "statistic"})
    after = service.advise(started)
    assert facts_in(started)["local_procurement_rate"] == {"value": 12, "unit": "%", "basis": "statistic"}
    assert interview.advice == after
    held = {record.id for record in after.diagnoses} - {record.id for record in before.diagnoses}
    assert {key.removeprefix("diagnosis ") for key in firmed.holds if key.startswith("diagnosis ")} == held
    assert firmed.left == len(after.undetermined)
    recommended = {record.id for record in before.recommendations}
    assert list(firmed.measures) == [r.id for r in after.recommendations if r.id not in recommended]


def test_what_an_answer_excludes_and_what_a_changed_answer_withdraws_is_told(started: Path) -> None:
    interview = Interview(started)
    low = interview.answer("pillar_firm_count", {"level": "few"})
    high = interview.answer("pillar_firm_count", {"level": "many"})
    assert set(low.holds) <= set(high.withdrawn)
    assert high.ruled_out
    assert not set(high.ruled_out) & set(high.holds)


def test_the_same_datum_is_not_asked_twice_whatever_is_answered(started: Path) -> None:
    interview = Interview(started)
    asked = []
    for step in range(12):
        question = interview.next_question()
        assert question is not None
        name = question.indicator.id
        asked.append(name)
        if step % 3 == 0:
            interview.pass_over(name)
        elif step % 3 == 1:
            interview.put_off(name)
        else:
            answers = list(question.answers)
            given = interview.read(name, answers[0] if answers else "1")
            interview.answer(name, given)
    assert len(set(asked)) == 12


def test_unknown_is_remembered_and_what_was_put_off_is_asked_again(started: Path) -> None:
    interview = Interview(started)
    first, second = (interview.next_question(), None)
    assert first is not None
    interview.pass_over(first.indicator.id)
    second = interview.next_question()
    assert second is not None
    interview.put_off(second.indicator.id)
    again = Interview(started).next_question()
    assert again is not None
    assert again.indicator.id == second.indicator.id
    assert facts_in(started)[first.indicator.id] == {"value": "unknown"}
    assert service.advise(started).facts == service.advise(started).facts[:1]  # unknown is no fact


def test_the_last_answer_can_be_taken_back_to_the_byte(started: Path) -> None:
    interview = Interview(started)
    assert interview.take_back() == ""
    question = interview.next_question()
    before, advice = started.read_bytes(), interview.advice
    interview.answer("local_procurement_rate", {"value": "12", "unit": "%"})
    assert interview.take_back() == "local_procurement_rate"
    assert started.read_bytes() == before
    assert interview.advice == advice
    assert interview.next_question() == question


def test_comments_line_ends_and_what_another_hand_wrote_meanwhile_stay(started: Path) -> None:
    started.write_bytes(started.read_bytes().replace(b"\n", b"\r\n"))
    interview = Interview(started)
    changed = started.read_text(encoding="utf-8").replace("entities: []", "entities: []  # 我的附注")
    started.write_bytes(changed.replace("\n", "\r\n").encode())
    interview.answer("local_procurement_rate", {"value": "12", "unit": "%"})
    data = started.read_bytes()
    assert "# 我的附注".encode() in data
    assert data.count(b"\n") == data.count(b"\r\n")
    assert "local_procurement_rate" in facts_in(started)


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("local_procurement_rate", "140%", "outside its range"),
        ("local_procurement_rate", "许多", "not a number"),
        ("core_cities_joint_body", "7", "not among the answers"),
        ("local_procurement_rate", "—", "says nothing"),
    ],
)
def test_an_answer_that_can_not_be_taken_changes_nothing(started: Path, name: str, typed: str, told: str) -> None:
    interview = Interview(started)
    before = started.read_bytes()
    with pytest.raises(ProfileError, match=told):
        interview.read(name, typed)
    assert started.read_bytes() == before


def test_a_workbook_a_scenario_or_a_broken_profile_is_refused(tmp_path: Path, started: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(build_template())
    for found in (tmp_path / "book.xlsx", EXAMPLES / "scenarios" / "lianyungang_local_sourcing.yaml"):
        assert found.exists()
        with pytest.raises(ProfileError, match=r"workbook|scenario"):
            Interview(found)
    (tmp_path / "broken.yaml").write_text("schema: 1\nfacts: [", encoding="utf-8")
    with pytest.raises(ProfileError, match="not YAML"):
        Interview(tmp_path / "broken.yaml")


def test_a_file_that_can_not_be_written_is_told(started: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interview = Interview(started)
    before = started.read_bytes()
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OutputError, match="No space left"):
        interview.answer("local_procurement_rate", {"value": "12", "unit": "%"})
    assert started.read_bytes() == before


def run(*arguments: str, typed: str = "") -> str:
    outcome = CliRunner().invoke(app, arguments, input=typed, catch_exceptions=False)
    assert outcome.exit_code == 0
    return outcome.output


def test_answers_may_come_from_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    told = run("interview", str(path), typed="甲市\n\n3\n?\n没有的事\n1\n\n2024 台账\nq\n")
    assert "读不出来" in told
    assert "取得办法" in told
    assert "advisor memo" in told.replace("\n", " ")
    (fact,) = facts_in(path).values()
    assert fact["source"] == "台账"
    assert str(fact["year"]) == "2024"
    assert run("memo", str(path))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_question_can_be_put_and_explained(lang: str, started: Path) -> None:
    before = started.read_bytes()
    told = run("interview", str(started), "--lang", lang, typed="?\n\n" * 400)
    assert "None" not in told
    assert len(re.findall(r"^\d+\. ", told, flags=re.MULTILINE)) > 200
    assert started.read_bytes() == before  # what is put off leaves no trace
    if lang == "en":
        assert re.findall(r"[\u4e00-\u9fff]", told) == []


def test_a_figure_that_reads_two_ways_is_asked_again_with_both_readings(started: Path) -> None:
    interview = Interview(started)
    while (question := interview.next_question()) and question.indicator.kind != "number":
        interview.pass_over(question.indicator.id)
    told = run("interview", str(started), typed="1,5\n99999999\nq\n")
    assert "有两种读法" in told or "超出取值范围" in told


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is needed")
class TestAtATerminal:
    """The interview as a person sees it, in a real terminal."""

    def talk(self, path: Path) -> Any:
        pexpect = pytest.importorskip("pexpect")
        environ = {**os.environ, "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm", "COLUMNS": "200", "NO_COLOR": "1"}
        environ["PYTHONPATH"] = str(ROOT / "src")
        child = pexpect.spawn(
            sys.executable,
            ["-m", "advisor", "interview", str(path)],
            env=environ,
            encoding="utf-8",
            timeout=30,
            dimensions=(50, 200),
        )
        self.children.append(child)
        return child

    @pytest.fixture(autouse=True)
    def _close(self) -> Any:
        self.children: list[Any] = []
        yield
        for child in self.children:
            child.close(force=True)

    def test_it_is_asked_answered_left_resumed_and_saved(self, tmp_path: Path) -> None:
        path = tmp_path / "my.yaml"
        talk = self.talk(path)
        talk.expect("区域名称")
        talk.sendline("试验市")
        talk.expect("英文名称")
        talk.sendline("Trial")
        talk.expect("空间层级")
        talk.sendline("市域")
        talk.expect("待判")
        talk.expect(r"1\. ")
        talk.sendline("?")
        talk.expect("定义")
        talk.expect("例如")
        talk.sendline("1")
        talk.expect("依据")
        talk.sendline("")
        talk.expect("年份和来源")
        talk.sendline("2023 园区台账")
        talk.expect("尚待判断")
        talk.expect(r"2\. ")
        talk.sendline("q")
        talk.expect("已存入")
        talk.expect_exact("advisor memo")
        talk.wait()
        first = facts_in(path)
        assert len(first) == 1

        again = self.talk(path)
        again.expect("已知2项资料")
        again.expect(r"1\. ")
        again.sendline("不知道")
        again.expect("以后不再问")
        again.expect(r"2\. ")
        again.sendcontrol("c")
        again.expect("已存入")
        again.wait()
        second = facts_in(path)
        assert len(second) == 2
        assert second.items() >= first.items()
        assert {"value": "unknown"} in second.values()

    def test_nothing_that_was_answered_is_lost_when_it_is_killed(self, tmp_path: Path) -> None:
        path = tmp_path / "my.yaml"
        begin(path, Text("甲市", "Jia"), "city")
        talk = self.talk(path)
        talk.expect(r"1\. ")
        talk.sendline("1")
        talk.expect("依据")
        talk.sendline("4")
        talk.expect("尚待判断")
        talk.kill(signal.SIGKILL)
        talk.wait()
        assert len(facts_in(path)) == 1
        assert service.advise(path).facts
