"""Reading workbooks: what was filled in comes back with its cells, and whatever is wrong is told, never raised."""

from __future__ import annotations

import datetime
import io
import random
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell import MergedCell

from advisor.errors import Code, Problem
from advisor.marked_yaml import Reading
from advisor.profiles.workbook_tables import read_sheet_tables
from advisor.profiles.yaml_profile import Vocabulary, read_root
from tests.workbook_making import (
    filled,
    plain,
    put_rows,
    read,
    row_of,
    rules,
    set_fact,
    set_region,
    sheet_of,
    template,
    values,
    write_blank,
)

FIRMS = [
    [
        "港州机电有限公司",
        2024,
        "34 通用设备制造业",
        "开发区",
        "东区",
        "本地内资",
        None,
        1998,
        "是",
        "中型",
        120,
        12,
        5000,
    ],
    ["海州纺织厂", 2024, "17", "开发区", "西区", "区外内资", None, 2005, "否", "小型", 80, None, "约1200"],
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "港州.xlsx"


def find(problems: list[Problem], code: Code) -> Problem:
    found = [p for p in problems if p.code == code]
    assert found, f"no {code} among: {[str(p) for p in problems]}"
    return found[0]


def facts(path: Path) -> tuple[dict[str, object], Reading]:
    root, _, reading = read(path)
    assert root is not None
    found = plain(root)["facts"]  # type: ignore[index, call-overload]
    return found, reading  # type: ignore[return-value]


def test_a_blank_template_says_only_that_the_region_has_no_name(path: Path) -> None:
    root, tables, reading = read(write_blank(path))
    assert [(p.code, p.where.cell) for p in reading.problems] == [(Code.MISSING_KEY, "区域画像!C4")]
    assert not reading.notices
    assert not tables
    assert root is not None
    assert plain(root)["facts"] == {}  # type: ignore[index, call-overload]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_filled_in_comes_back(path: Path, lang: str) -> None:
    workbook = filled(path, lang)
    zh = lang == "zh"
    set_region(workbook, spatial_level="市" if zh else "city", as_of=2024)
    told = set_fact(
        workbook,
        "branded_cluster_share",
        23.5,
        year=2023,
        basis="统计" if zh else "statistic",
        source="年鉴",
        detail="好",
    )
    set_fact(workbook, "own_brand_sales_share", "高" if zh else "high")
    set_fact(workbook, "brand_plan", "是" if zh else "yes")
    set_fact(workbook, "brand_spending_share", ">50")
    set_fact(workbook, "firms_contract_for_others", "约10-15%")
    put_rows(sheet_of(workbook, "entities"), [[None, "企业", "甲厂", None, "龙头、出口", "本地"]], 5)
    workbook.save(path)
    root, _, reading = read(path)
    assert root is not None
    assert not reading.problems
    base, book = rules()
    profile = read_root(reading, root, Vocabulary(base.indicators, base.claims, lambda: book), str(path))
    assert [str(p) for p in reading.problems] == []
    assert (profile.region.name.zh, profile.region.name.en, profile.region.spatial_level) == (
        "港州市",
        "Gangzhou",
        "city",
    )
    share = profile.facts["branded_cluster_share"]
    assert share.number is not None
    assert (share.number.low, share.year, share.basis, share.source) == (23.5, "2023", "statistic", "年鉴")
    assert share.where.cell == told
    assert profile.facts["own_brand_sales_share"].value == "high"
    assert profile.facts["brand_plan"].value == "yes"
    assert profile.facts["brand_spending_share"].as_written == ">50"
    about = profile.facts["firms_contract_for_others"]
    assert (about.as_written, about.approximate) == ("10..15", True)
    assert [(e.kind, e.name.zh, e.tags) for e in profile.entities] == [("firm", "甲厂", ("leading", "export"))]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_tables_come_back_with_their_places(path: Path, lang: str) -> None:
    workbook = filled(path, lang)
    firms = sheet_of(workbook, "table:firms")
    put_rows(firms, FIRMS)
    firms["B3"].value, firms["D3"].value = "市统计局", 2024
    workbook.save(path)
    _, tables, reading = read(path)
    assert not reading.problems
    (table,) = tables
    assert (table.kind, table.source, table.year) == ("firms", "市统计局", "2024")
    assert len(table.columns) == len(rules()[1].kinds["firms"].columns)
    assert values(table.columns[0]) == ["港州机电有限公司", "海州纺织厂"]
    assert values(table.columns[10]) == [120, 80]
    assert values(table.columns[12]) == [5000, "约1200"]
    assert table.columns[12].heading == ("营业收入（万元）" if lang == "zh" else "Sales（万元）")
    assert table.columns[12].span == f"{firms.title}!M6:M7"
    assert table.columns[12].place_of(1).cell == f"{firms.title}!M7"
    assert table.columns[12].place.cell == f"{firms.title}!M4"


def test_a_percent_cell_is_read_as_it_shows_and_a_bare_fraction_is_noticed(path: Path) -> None:
    workbook = filled(path)
    cell = set_fact(workbook, "branded_cluster_share", 0.38)
    sheet = sheet_of(workbook, "facts:brand")
    sheet[cell.partition("!")[2]].number_format = "0%"
    doubted = set_fact(workbook, "own_brand_sales_share", 0.4)
    sheet[doubted.partition("!")[2]].number_format = "General"
    workbook.save(path)
    found, reading = facts(path)
    assert found["branded_cluster_share"] == {"value": "38", "unit": "%"}
    assert find(reading.notices, Code.PERHAPS_A_RATIO).where.cell == doubted


@pytest.mark.parametrize(
    ("name", "value", "code", "message", "hint"),
    [
        ("branded_cluster_share", "2,6", Code.AMBIGUOUS_NUMBER, "'2,6' reads two ways: 2.6 or 26", "write the one"),
        ("branded_cluster_share", "很多", Code.UNREADABLE_CELL, "'很多' is not a number in %", "write a number"),
        ("branded_cluster_share", "#DIV/0!", Code.UNREADABLE_CELL, "error value", "write a number"),
        ("branded_cluster_share", True, Code.UNREADABLE_CELL, "boolean", "write a number"),
        ("branded_cluster_share", "12 34", Code.UNREADABLE_CELL, "two numbers", "write a number"),
        ("brand_plan", "也许", Code.NOT_ALLOWED, "'也许' is not among the answers", "one of: 是 / yes / 否 / no"),
        ("entry_motive", "市场的", Code.NOT_ALLOWED, "is not among the answers", "市场"),
        ("brand_plan", datetime.datetime(2024, 1, 1), Code.NOT_ALLOWED, "'2024-01-01'", "one of"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_cell(
    path: Path, name: str, value: object, code: Code, message: str, hint: str
) -> None:
    workbook = filled(path)
    cell = set_fact(workbook, name, value)
    workbook.save(path)
    _, reading = facts(path)
    problem = find(reading.problems, code)
    assert problem.where.cell == cell
    assert message in problem.message
    assert hint in problem.hint
    assert f"({name})" in problem.message


def test_marks_for_missing_values_are_blank(path: Path) -> None:
    workbook = filled(path)
    for name, mark in (("branded_cluster_share", "—"), ("brand_plan", "不详"), ("brand_spending_share", "…")):
        set_fact(workbook, name, mark, source="年鉴")
    workbook.save(path)
    found, reading = facts(path)
    assert found == {}
    assert not reading.problems


def test_another_unit_a_bad_year_and_a_bad_basis_are_told(path: Path) -> None:
    workbook = filled(path)
    set_fact(workbook, "branded_cluster_share", 5, unit="万元", year=20, basis="猜的")
    workbook.save(path)
    found, reading = facts(path)
    assert found["branded_cluster_share"]["unit"] == "万元"  # type: ignore[index]
    assert "'20' is no year" in find(reading.problems, Code.UNREADABLE_CELL).message
    assert "'猜的'" in find(reading.problems, Code.NOT_ALLOWED).message


def test_an_unknown_spatial_level_and_kind_of_entity_are_told(path: Path) -> None:
    workbook = filled(path)
    set_region(workbook, spatial_level="城市群或都市")
    put_rows(sheet_of(workbook, "entities"), [[None, "企业家", "甲"], [None, None, "乙"]], 5)
    workbook.save(path)
    reading = facts(path)[1]
    hints = [p.hint for p in sorted(reading.problems) if p.code is Code.NOT_ALLOWED]
    assert any("城市群或都市圈" in hint for hint in hints)
    assert any("企业" in hint for hint in hints)
    assert "'乙' stands alone" in find(reading.problems, Code.MISSING_KEY).message


def test_a_repeated_indicator_and_an_unknown_one_are_told(path: Path) -> None:
    workbook = filled(path)
    set_fact(workbook, "brand_plan", "是")
    sheet = sheet_of(workbook, "facts:brand")
    put_rows(sheet, [["brand_plan", "x", "否"], ["brand_plam", "有集群品牌规", "否"]], sheet.max_row + 1)
    workbook.save(path)
    _, reading = facts(path)
    assert find(reading.problems, Code.DUPLICATE_KEY)
    assert "有集群品牌规划" in find(reading.problems, Code.UNKNOWN_INDICATOR).hint


def test_rows_and_columns_may_be_moved_and_sheets_renamed(path: Path) -> None:
    workbook = filled(path)
    set_fact(workbook, "brand_plan", "是", source="文件")
    put_rows(sheet_of(workbook, "table:firms"), FIRMS)
    brand, firms = sheet_of(workbook, "facts:brand"), sheet_of(workbook, "table:firms")
    brand.insert_cols(3)
    brand.insert_rows(4)
    firms.insert_rows(2, 2)
    firms.title = "Sheet9"
    workbook.save(path)
    root, tables, reading = read(path)
    assert root is not None
    assert plain(root)["facts"]["brand_plan"] == {"value": "yes", "source": "文件"}  # type: ignore[index, call-overload]
    assert [t.kind for t in tables] == ["firms"]
    assert values(tables[0].columns[0]) == ["港州机电有限公司", "海州纺织厂"]
    assert "'Sheet9' was '企业名录'" in find(reading.notices, Code.UNKNOWN_TABLE).message


def test_a_sheet_that_lost_its_key_row_is_still_known(path: Path) -> None:
    workbook = filled(path)
    set_fact(workbook, "brand_plan", "是")
    put_rows(sheet_of(workbook, "table:firms"), FIRMS)
    for key in ("facts:brand", "table:firms", "region"):
        sheet_of(workbook, key).delete_rows(1)
    workbook.save(path)
    root, tables, reading = read(path)
    assert root is not None
    assert not reading.problems
    assert plain(root)["facts"]["brand_plan"] == {"value": "yes"}  # type: ignore[index, call-overload]
    assert [t.kind for t in tables] == ["firms"]


def test_a_sheet_without_a_use_is_noticed(path: Path) -> None:
    workbook = filled(path)
    workbook.create_sheet("企业名单").append(["随便", "写写"])
    workbook.save(path)
    notice = find(read(path)[2].notices, Code.UNKNOWN_TABLE)
    assert "'企业名单' is not used" in notice.message
    assert "企业名录" in notice.hint


def test_an_older_template_is_read_and_a_newer_one_is_not(path: Path) -> None:
    for version, code in (("0.9", "notice"), ("1.7", "notice"), ("2.0", "problem")):
        workbook = filled(path)
        workbook.custom_doc_props["template_version"].value = version
        workbook.save(path)
        root, _, reading = read(path)
        found = reading.notices if code == "notice" else reading.problems
        assert version in find(found, Code.TEMPLATE_VERSION).message
        assert (root is None) == (code == "problem")


def plain_book(path: Path, name: str = "企业名录2024") -> Workbook:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = name
    sheet.append(["某市规上企业名录"])
    sheet.append([])
    sheet.append(["企业名称", "行业代码", "营业收入", None, "从业人员"])
    sheet.append(["甲", "34", 100, "?", 5])
    sheet.append([None, "  "])
    sheet.append(["乙", "17", 200, None, 6])
    sheet.append(["注：不含规下企业"])
    sheet.append([None, None])
    workbook.save(path)
    return workbook


def test_a_plain_workbook_yields_its_tables(path: Path) -> None:
    plain_book(path)
    root, tables, reading = read(path)
    assert root is None
    assert "no sheet '区域画像'" in find(reading.problems, Code.MISSING_KEY).message
    (table,) = tables
    assert table.kind == "firms"
    assert [c.heading for c in table.columns] == ["企业名称", "行业代码", "营业收入", "从业人员"]
    assert values(table.columns[2]) == [100, 200]
    assert table.columns[2].place_of(1).cell == "企业名录2024!C6"
    assert "column D has no heading" in find(reading.notices, Code.UNKNOWN_COLUMN).message
    assert "footnote" in find(reading.notices, Code.UNREADABLE_CELL).message


def test_a_table_is_known_by_its_headings_too(path: Path) -> None:
    plain_book(path, "Sheet1")
    _, tables, reading = read(path)
    assert [t.kind for t in tables] == ["firms"]
    assert "because of its headings" in find(reading.notices, Code.UNKNOWN_TABLE).message


def test_all_sheets_of_a_table_file_are_offered(path: Path) -> None:
    workbook = plain_book(path)
    workbook.create_sheet("别的").append(["甲项", "乙项"])
    workbook["别的"].append([1, 2])
    workbook.save(path)
    reading = Reading()
    tables = read_sheet_tables(path, reading, rules()[1])
    assert [(t.kind, t.where.cell) for t in tables] == [("firms", "企业名录2024!A1"), ("", "别的!A1")]
    assert not reading.problems


def test_merged_cells_are_told_but_not_in_the_title(path: Path) -> None:
    workbook = plain_book(path)
    sheet = workbook.worksheets[0]
    sheet.merge_cells("A1:E1")
    workbook.save(path)
    assert not [p for p in read(path)[2].problems if p.code is Code.MERGED_CELLS]
    sheet.merge_cells("B4:B6")
    workbook.save(path)
    problem = find(read(path)[2].problems, Code.MERGED_CELLS)
    assert problem.where.cell == "企业名录2024!B4:B6"
    assert "unmerge" in problem.hint


def test_hidden_rows_and_columns_are_read_and_noticed(path: Path) -> None:
    workbook = plain_book(path)
    sheet = workbook.worksheets[0]
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    workbook.save(path)
    _, tables, reading = read(path)
    assert values(tables[0].columns[2]) == [100, 200]
    told = [p.message for p in reading.notices if p.code is Code.HIDDEN_ROWS]
    assert told == ["the hidden row 4 is read too", "the hidden columns C to C are read too"]


def test_a_formula_without_its_value_is_told(path: Path) -> None:
    workbook = plain_book(path)
    workbook.worksheets[0]["C4"].value = "=1+2"
    workbook.save(path)
    problem = find(read(path)[2].problems, Code.FORMULA_WITHOUT_VALUE)
    assert problem.where.cell == "企业名录2024!C4"
    assert "save it" in problem.hint


def test_a_table_of_headings_only_is_noticed(path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0].title = "企业名录"
    workbook.worksheets[0].append(["企业名称", "营业收入"])
    workbook.save(path)
    assert find(read(path)[2].notices, Code.EMPTY_TABLE)


def test_progress_is_told(path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0].title = "企业名录"
    workbook.worksheets[0].append(["企业名称", "营业收入"])
    for n in range(2500):
        workbook.worksheets[0].append([f"厂{n}", n])
    workbook.save(path)
    seen: list[tuple[int, int]] = []
    read_sheet_tables(path, Reading(), rules()[1], lambda done, total: seen.append((done, total)))
    assert seen == [(1000, 2501), (2000, 2501), (2501, 2501)]


def zipped(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries:
            packed.writestr(name, data)
    return stream.getvalue()


TYPES = ("[Content_Types].xml", b"<Types/>")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "code", "message", "hint"),
    [
        (b"", Code.NOT_A_WORKBOOK, "empty", "save"),
        ("名称,收入\n甲,1\n".encode("gb18030"), Code.NOT_A_WORKBOOK, "perhaps a CSV file", "rename it to .csv"),
        (b"<html><table>", Code.NOT_A_WORKBOOK, "web page", ".xlsx"),
        (b"\x89PNG\0\0", Code.NOT_A_WORKBOOK, "no .xlsx workbook", ".xlsx"),
        (OLE, Code.NOT_A_WORKBOOK, "old .xls format", ".xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Code.NOT_A_WORKBOOK, "password", "remove the password"),
        (zipped(("content.xml", b"")), Code.NOT_A_WORKBOOK, "OpenDocument", ".xlsx"),
        (zipped(TYPES, ("word/document.xml", b"")), Code.NOT_A_WORKBOOK, "Word", ".xlsx"),
        (zipped(TYPES, ("xl/vbaProject.bin", b"x")), Code.MACRO_WORKBOOK, "macros", "without macros"),
        (zipped(TYPES, ("xl/workbook.xml", bytes(5_000_000))), Code.TOO_LARGE, "times its size", "at most"),
        (zipped(TYPES, *((f"xl/{n}", b"") for n in range(2001))), Code.TOO_LARGE, "2,002 parts", "at most"),
        (zipped(TYPES, ("xl/workbook.xml", b"<workbook")), Code.NOT_A_WORKBOOK, "damaged", "save it again"),
        (zipped(TYPES, ("xl/workbook.xml", b"http://purl.oclc.org/ooxml")), Code.NOT_A_WORKBOOK, "strict", "ordinary"),
        (template()[:5000], Code.NOT_A_WORKBOOK, "damaged", "save"),
    ],
)
def test_a_file_that_is_no_safe_workbook_is_refused(
    path: Path, data: bytes, code: Code, message: str, hint: str
) -> None:
    path.write_bytes(data)
    root, tables, reading = read(path)
    assert (root, tables) == (None, [])
    (problem,) = reading.problems
    assert problem.code == code
    assert message in problem.message
    assert hint in problem.hint


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert find(read(tmp_path / "none.xlsx")[2].problems, Code.NO_SUCH_FILE)
    assert find(read(tmp_path)[2].problems, Code.IS_A_DIRECTORY)


def test_a_damaged_sheet_is_told(path: Path) -> None:
    write_blank(path)
    with zipfile.ZipFile(path) as packed:
        parts = [(name, packed.read(name)) for name in packed.namelist()]
    cut = [(n, d[: len(d) // 2] if n == "xl/worksheets/sheet5.xml" else d) for n, d in parts]
    path.write_bytes(zipped(*cut))
    assert "damaged" in find(read(path)[2].problems, Code.NOT_A_WORKBOOK).message


JUNK: tuple[object, ...] = (
    *(
        "",
        " ",
        "例：",
        "abc",
        "=1/0",
        "=SUM(A1:A3)",
        "２３．５％",
        "advisor:table:firms",
        "advisor:facts",
        "\u200b",
        "x" * 400,
    ),
    *(0, -1, 1e308, 0.5, 10**20, True, False, "企业名称", "填写值", "营业收入（亿元）", "#REF!", "10-15", "约", "年份"),
    *(datetime.datetime(2024, 5, 6), datetime.time(3, 4), datetime.timedelta(days=3), "1900", "是", "高", "park"),
)


def mutate(workbook: Workbook, chance: random.Random) -> None:
    """Do one thing to a workbook that a person or a program might do."""
    sheet = chance.choice(workbook.worksheets)
    row, column = chance.randint(1, 9), chance.randint(1, 12)
    doing = chance.randrange(10)
    if doing < 4:
        cell = sheet.cell(row, column)
        if not isinstance(cell, MergedCell):  # only the first cell of a merged range takes a value
            cell.value = chance.choice(JUNK)  # type: ignore[assignment]
    elif doing == 4:
        sheet.delete_rows(row, chance.randint(1, 3))
    elif doing == 5:
        chance.choice((sheet.insert_rows, sheet.insert_cols, sheet.delete_cols))(row)
    elif doing == 6:
        sheet.title = chance.choice(("Sheet1", "企业名录", "区域画像", "名单 (2)", "园区"))
    elif doing == 7 and len(workbook.worksheets) > 1:
        workbook.remove(sheet)
    elif doing == 8:
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column + 1)
    else:
        sheet.row_dimensions[row].hidden = True


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled template with a few sheets: quick to open and save."""
    path = tmp_path_factory.mktemp("small") / "small.xlsx"
    workbook = filled(path)
    set_fact(workbook, "brand_plan", "是")
    put_rows(sheet_of(workbook, "table:firms"), FIRMS)
    keep = ("region", "facts:brand", "table:firms", "entities", "table:parks")
    for sheet in workbook.worksheets:
        if sheet["A1"].value not in {f"advisor:{key}" for key in keep}:
            workbook.remove(sheet)
    workbook.save(path)
    return path


def read_anything(path: Path) -> None:
    """Read it as a profile, all the way; whatever is wrong is collected."""
    root, tables, reading = read(path)
    base, book = rules()
    for table in tables:
        for column in table.columns:
            assert len(values(column)) == column.rows
            assert column.place_of(column.rows - 1).cell
    if root is not None:
        read_root(reading, root, Vocabulary(base.indicators, base.claims, lambda: book), str(path))
    for problem in (*reading.problems, *reading.notices):
        assert problem.message
        assert problem.hint


@settings(max_examples=200, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.integers(1, 8))
def test_a_workbook_changed_at_random_is_read_or_refused(
    small: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, times: int
) -> None:
    chance = random.Random(seed)
    workbook = load_workbook(small)
    for _ in range(times):
        mutate(workbook, chance)
    path = tmp_path_factory.getbasetemp() / "mutated.xlsx"
    workbook.save(path)
    read_anything(path)


@settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.integers(1, 40))
def test_a_workbook_with_flipped_bytes_is_read_or_refused(
    small: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, times: int
) -> None:
    chance = random.Random(seed)
    with zipfile.ZipFile(small) as packed:
        parts = [(name, bytearray(packed.read(name))) for name in packed.namelist()]
    inside = chance.random() < 0.6
    data = bytearray(small.read_bytes())
    for _ in range(times):
        target = chance.choice(parts)[1] if inside else data
        target[chance.randrange(len(target))] = chance.randrange(256)
    path = tmp_path_factory.getbasetemp() / "flipped.xlsx"
    path.write_bytes(zipped(*((name, bytes(part)) for name, part in parts)) if inside else bytes(data))
    read_anything(path)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_a_round_trip_through_libreoffice_loses_nothing(tmp_path: Path) -> None:
    before = tmp_path / "before.xlsx"
    workbook = filled(before)
    set_fact(workbook, "branded_cluster_share", 23.5, year=2023, basis="统计")
    put_rows(sheet_of(workbook, "table:firms"), FIRMS)
    workbook.save(before)
    (tmp_path / "out").mkdir()
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(before)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    after = tmp_path / "out" / "before.xlsx"
    (root, tables, reading), (root2, tables2, reading2) = read(before), read(after)
    assert root is not None
    assert root2 is not None
    assert plain(root) == plain(root2)
    assert [[values(c) for c in t.columns] for t in tables] == [[values(c) for c in t.columns] for t in tables2]
    assert not reading.problems + reading2.problems + reading2.notices
    kept = load_workbook(after)
    brand = sheet_of(kept, "facts:brand")
    row = row_of(brand, "branded_cluster_share")
    assert brand.protection.sheet
    assert brand.cell(row, 2).comment
    assert any(f"C{row}" in v.sqref for v in brand.data_validations.dataValidation)
    assert kept.custom_doc_props["template_version"].value
    assert brand.column_dimensions["A"].hidden
