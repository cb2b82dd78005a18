"""The Excel template: every indicator and table has its place, with its checks, in both languages."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook, load_workbook

from advisor.errors import OutputError
from advisor.profiles.template_workbook import build_template, write_template
from advisor.profiles.workbook_words import load_workbook_words
from tests.workbook_making import row_of, rules, sheet_of, template

LANGS = ("zh", "en")


def opened(lang: str = "zh") -> Workbook:
    return load_workbook(io.BytesIO(template(lang)))


def validations(sheet: object, cell: str) -> list[object]:
    return [v for v in sheet.data_validations.dataValidation if cell in v.sqref]  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", LANGS)
def test_every_indicator_and_every_table_has_its_place(lang: str) -> None:
    workbook = opened(lang)
    base, book = rules()
    for indicator in base.indicators.values():
        if indicator.id != "spatial_level":
            sheet = sheet_of(workbook, f"facts:{indicator.subject}")
            row = row_of(sheet, indicator.id)
            assert sheet.cell(row, 2).value == indicator.label.in_(lang)  # type: ignore[arg-type]
            assert indicator.definition.in_(lang) in sheet.cell(row, 2).comment.text  # type: ignore[arg-type, union-attr]
            assert validations(sheet, f"C{row}")
    for kind in book.kinds.values():
        sheet = sheet_of(workbook, f"table:{kind.id}")
        assert sheet.max_column >= len(kind.columns)
        assert str(sheet["A5"].value).startswith(("例：", "e.g."))


def test_the_chinese_template_reads_as_a_planner_expects() -> None:
    workbook = opened()
    assert workbook.sheetnames[:3] == ["说明", "区域画像", "区域优势"]
    firms = sheet_of(workbook, "table:firms")
    assert firms.title == "企业名录"
    headings = [cell.value for cell in firms[4]]
    assert headings[0] == "企业名称"
    assert "营业收入（万元）" in headings
    assert firms["A4"].font.name == "微软雅黑"
    assert firms.freeze_panes == "B6"
    listed = next(v for v in validations(firms, "I6") if v.type == "list")  # type: ignore[attr-defined]
    assert listed.formula1.lstrip("=") in workbook.defined_names  # type: ignore[attr-defined]


def test_the_english_template_has_no_chinese_headings() -> None:
    workbook = opened("en")
    assert workbook.sheetnames[:2] == ["Guide", "Region"]
    assert "Sales (10,000 yuan)" in [cell.value for cell in sheet_of(workbook, "table:firms")[4]]


def test_labels_are_locked_and_cells_to_fill_in_are_not() -> None:
    workbook = opened()
    brand, firms = sheet_of(workbook, "facts:brand"), sheet_of(workbook, "table:firms")
    assert brand.protection.sheet
    assert not brand.protection.password
    assert (brand["B4"].protection.locked, brand["C4"].protection.locked) == (True, False)
    assert (firms["A4"].protection.locked, firms.column_dimensions["A"].protection.locked) == (True, False)
    assert sheet_of(workbook, "lists").sheet_state == "hidden"
    assert brand.column_dimensions["A"].hidden
    assert brand.row_dimensions[1].hidden


def test_a_number_out_of_range_is_warned_of_and_a_wrong_choice_stopped() -> None:
    workbook = opened()
    brand = sheet_of(workbook, "facts:brand")
    share = validations(brand, f"C{row_of(brand, 'branded_cluster_share')}")[0]
    assert (share.type, share.errorStyle, share.formula1, share.formula2) == ("decimal", "warning", "0.0", "100.0")  # type: ignore[attr-defined]
    plan = validations(brand, f"C{row_of(brand, 'brand_plan')}")[0]
    assert (plan.type, plan.errorStyle) == ("list", None)  # type: ignore[attr-defined]


def test_the_template_says_what_wrote_it() -> None:
    properties = {p.name: p.value for p in opened().custom_doc_props.props}
    base, _ = rules()
    version = load_workbook_words()["format"]["version"]
    assert properties == {"template_version": version, "rulebase_digest": base.digest, "lang": "zh"}


def test_the_same_rule_base_gives_the_same_bytes() -> None:
    base, book = rules()
    again = build_template(book, base.indicators, base.subjects, lang="zh", digest=base.digest)
    assert again == template("zh")


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: object) -> None:
    base, book = rules()
    with pytest.raises(OutputError, match="can't be written"):
        write_template(tmp_path / "none" / "t.xlsx", book, base.indicators, base.subjects)  # type: ignore[operator]


def test_excel_takes_every_message() -> None:
    for lang in LANGS:
        for sheet in opened(lang).worksheets:
            assert len(sheet.title) <= 31
            for check in sheet.data_validations.dataValidation:
                assert len(check.prompt or "") <= 255
                assert len(check.promptTitle or "") <= 32
                assert len(check.error or "") <= 255
