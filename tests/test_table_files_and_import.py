"""Tables in files: encodings, headings, what is no table; ``advisor import`` and what it remembers."""

from __future__ import annotations

import codecs
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from advisor import service
from advisor.cli.app import app
from advisor.errors import Code, ProfileError
from advisor.marked_yaml import Reading
from advisor.profiles.headings import guess_kind, match_headings
from advisor.profiles.table_files import read_table_file
from advisor.table_import import import_table

BOOK = service.load_tables()
TEXT = (
    "某市企业名录,,,\n企业名称,行业代码,营业收入（亿元）,采购总额,是否龙头企业\n"
    "甲公司,36,1.2,5000,是\n乙公司,C39,３亿,—,否\n\n"
)


@pytest.fixture(autouse=True)
def own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def write(tmp_path: Path, data: bytes | str, name: str = "firms.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_reads_alike_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    found = import_table(write(tmp_path, TEXT.encode(encoding)), BOOK, "firms")
    assert found.text.splitlines() == [
        "企业名称,行业代码,营业收入（万元）,采购总额（万元）,是否龙头企业",
        "甲公司,36,12000,5000,是",
        "乙公司,39,30000,,否",
    ]
    assert found.rows == 2


def test_units_of_headings_and_cells_are_converted(tmp_path: Path) -> None:
    text = "企业名称,营业收入（亿元）\n甲,1.2\n乙,0.35\n"
    assert import_table(write(tmp_path, text), BOOK, "firms").text.splitlines()[1:] == ["甲,12000", "乙,3500"]
    wrong = "企业名称,营业收入（吨）\n甲,1.2\n"
    with pytest.raises(ProfileError) as caught:
        import_table(write(tmp_path, wrong), BOOK, "firms")
    assert {p.code for p in caught.value.problems} == {Code.WRONG_UNIT}


def test_a_cell_is_named_by_file_line_and_letter(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        import_table(write(tmp_path, '企业名称,营业收入\n甲,1\n乙,"2,6"\n'), BOOK, "firms")
    assert "firms.csv:B3: ambiguous-number" in str(caught.value)


@pytest.mark.parametrize(
    "data,name,code",
    [
        (b"", "a.csv", Code.EMPTY_TABLE),
        (b"PK\x03\x04junk", "a.csv", Code.NOT_A_TABLE),
        (b"\xff\xff\xff\xfe,\x81", "a.csv", Code.NOT_UTF8),
        ("企业名称,营业收入\n甲,1,2\n", "a.csv", Code.NOT_A_TABLE),
        (b"PAR1 damaged PAR1", "a.parquet", Code.NOT_A_TABLE),
        ("企业名称,营业收入\n", "a.csv", Code.EMPTY_TABLE),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, data: bytes | str, name: str, code: Code) -> None:
    with pytest.raises(ProfileError) as caught:
        import_table(write(tmp_path, data, name), BOOK, "firms")
    assert code in {problem.code for problem in caught.value.problems}


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.csv", Code.NO_SUCH_FILE), (tmp_path, Code.IS_A_DIRECTORY)):
        reading = Reading()
        assert read_table_file(path, reading) is None
        assert reading.problems[0].code is code


def test_parquet_keeps_numbers_names_and_answers(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"name": ["甲", "乙"], "sales": [1.5, float("nan")], "leading": [True, None], "founded": ["2001", None]}
    )
    frame.write_parquet(tmp_path / "f.parquet")
    lines = import_table(tmp_path / "f.parquet", BOOK, "firms").text.splitlines()
    assert lines == ["企业名称,营业收入（万元）,是否龙头企业,成立年份", "甲,1.5,是,2001", "乙,,,"]


def test_headings_match_whatever_their_width_case_and_unit() -> None:
    headings = ["企业名称", " 销售收入 (万元)", "LOCAL PURCHASES", "采购金额", "随便"]
    matched = match_headings(headings, BOOK.kinds["firms"], {})
    assert matched.columns == ((0, "name", ""), (1, "sales", "万元"))
    # a guess is only a suggestion
    assert [index for index, _ in matched.unknown] == [2, 3, 4]
    told = match_headings(headings, BOOK.kinds["firms"], {"采购金额": "purchases"})
    assert (3, "purchases", "") in told.columns


def test_the_kind_is_guessed_from_the_headings() -> None:
    assert guess_kind(["企业名称", "营业收入", "研发费用"], BOOK) == "firms"
    assert guess_kind(["甲", "乙"], BOOK) == ""


def test_answers_are_remembered(tmp_path: Path) -> None:
    path = write(tmp_path, "企业名称,进货总数\n甲,5\n")
    asked: list[str] = []

    def ask(heading: str, samples: object, suggestion: str, kind: object) -> str:
        asked.append(heading)
        return "purchases"

    assert "采购总额" in import_table(path, BOOK, "firms", ask=ask).text
    assert "采购总额" in import_table(path, BOOK, "firms").text
    import_table(path, BOOK, "firms", ask=ask)
    assert asked == ["进货总数"]


def test_a_damaged_memory_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "config" / "cluster-advisor").mkdir(parents=True)
    (tmp_path / "config" / "cluster-advisor" / "headings.json").write_text("[1", encoding="utf-8")
    assert import_table(write(tmp_path, "企业名称,营业收入\n甲,5\n"), BOOK, "firms").rows == 1


def test_a_mapping_file_translates_and_is_checked(tmp_path: Path) -> None:
    path = write(tmp_path, "企业名称,进货总数\n甲,5\n")
    mapping = write(tmp_path, "进货总数: purchases\n", "map.yaml")
    assert "采购总额" in import_table(path, BOOK, "firms", mapping=mapping).text
    wrong = write(tmp_path, "进货总数: purchase\n", "wrong.yaml")
    with pytest.raises(ProfileError) as caught:
        import_table(path, BOOK, "firms", mapping=wrong)
    assert "wrong.yaml:1: unknown-column" in str(caught.value)
    assert "did you mean 'purchases'" in str(caught.value)


def test_the_command_writes_what_a_profile_can_read(tmp_path: Path) -> None:
    path, out = write(tmp_path, TEXT.replace("３亿", "0.3").encode("gb18030")), tmp_path / "out.csv"
    result = CliRunner().invoke(app, ["import", str(path), "--as", "firms", "-o", str(out), "--no-ask"])
    assert result.exit_code == 0, result.output
    assert out.read_bytes().startswith(codecs.BOM_UTF8)
    profile = tmp_path / "p.yaml"
    profile.write_text(
        "schema: 1\nregion: {name: {zh: 甲市, en: A}}\ntables: {firms: {file: out.csv, year: 2023}}\n", encoding="utf-8"
    )
    fact = service.load_profile(profile, service.load_rules()).facts["pillar_firm_count"]
    assert fact.derived is not None
    assert fact.derived.cells == ("out.csv!C2:C3",)


def test_a_sheet_of_a_plain_workbook_is_imported(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.active.title = "规上企业"
    for row in (["企业名称", "营业收入（亿元）"], ["甲公司", 1.5], ["乙公司", 0.2]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    found = import_table(tmp_path / "a.xlsx", BOOK, "firms")
    assert found.text.splitlines()[1:] == ["甲公司,15000", "乙公司,2000"]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.parquet", "a.tsv"]))
def test_junk_never_ends_in_a_traceback(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    path = tmp_path_factory.mktemp("junk") / name
    path.write_bytes(data)
    reading = Reading()
    assert read_table_file(path, reading) is not None or reading.problems
