"""``advisor template`` and ``advisor derive``, and what import asks, as a user would type them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from advisor import service
from advisor.cli import importing
from advisor.cli.app import app

PROFILE = """\
schema: 1
region: {name: {zh: 试验市, en: Trial City}}
tables:
  parks:
    year: 2023
    rows:
      - {园区名称: 东园, 规划主导产业: [汽车, 化工], output: 30000}
      - {园区名称: 西园, 规划主导产业: 化工、医药, output: 90000, 备注: 好}
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "p.yaml"
    path.write_text(PROFILE, encoding="utf-8")
    return path


def test_derive_prints_figures_cells_and_what_is_lacking(profile: Path) -> None:
    shown = CliRunner().invoke(app, ["derive", str(profile)], env={"COLUMNS": "220"})
    assert shown.exit_code == 0, shown.output
    for wanted in ("park_output_cv", "0.5倍", "p.yaml:7–8 output", "未能计算", "园区一览·规划面积", "unknown-column"):
        assert wanted in shown.output
    english = CliRunner().invoke(app, ["derive", str(profile), "--lang", "en"], env={"COLUMNS": "220"})
    assert "Not computed" in english.output


def test_derive_as_data(profile: Path) -> None:
    found = json.loads(CliRunner().invoke(app, ["derive", str(profile), "--json"]).stdout)
    computed = {record["indicator"]: record for record in found["computed"]}
    assert computed["park_output_cv"]["value"] == 0.5
    assert computed["park_output_cv"]["level"] == "medium"
    assert any(record["indicator"] == "park_area" for record in found["not_computed"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_template_writes_a_workbook_once(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "my.xlsx"
    runner = CliRunner()
    assert runner.invoke(app, ["template", "-o", str(path), "--lang", lang]).exit_code == 0
    assert path.read_bytes().startswith(b"PK")
    again = runner.invoke(app, ["template", "-o", str(path)])
    assert again.exit_code == 2
    assert "--force" in again.output
    assert runner.invoke(app, ["template", "-o", str(tmp_path / "my.csv")]).exit_code == 2


def test_import_asks_until_the_answer_is_a_column(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = service.load_tables().kinds["firms"]
    answers = iter(["?", "purchase", "采购总额"])
    monkeypatch.setattr(importing.typer, "prompt", lambda *_, **__: next(answers))
    assert importing._ask("进货", ["5"], "", kind) == "purchases"
    monkeypatch.setattr(importing.typer, "prompt", lambda *_, **__: "")
    assert importing._ask("进货", [], "采购总额", kind) == ""


def test_a_long_reading_is_told_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from advisor.cli import telling

    assert telling.tell_progress() is None  # nobody watches
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    tell = telling.tell_progress()
    assert tell is not None
    tell(10, 20)
    tell(6000, 6000)
    assert "6,000/6,000" in capsys.readouterr().err
