"""Numbers are read as they stand in Chinese and English files, and what reads two ways is refused."""

from __future__ import annotations

import doctest
import importlib
import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.model.profile import Interval
from advisor.profiles.units import TABLE, find_unit
from advisor.profiles.written_numbers import Blank, Reason, Refused, Written, read_written

MODULES = ("chinese_numerals", "number_cells", "number_figures", "number_texts", "units", "written_numbers")
INF = math.inf


def over(low: float) -> Interval:
    return Interval(low, INF, low_open=True, high_open=True)


def at_least(low: float) -> Interval:
    return Interval(low, INF, high_open=True)


def under(high: float) -> Interval:
    return Interval(-INF, high, low_open=True, high_open=True)


def at_most(high: float) -> Interval:
    return Interval(-INF, high, low_open=True)


def read(text: object, unit: str = "", number_format: str = "General") -> Written:
    said = read_written(text, number_format, unit)
    assert isinstance(said, Written), said
    return said


EXACT = [
    # digits and separators
    ("123", 123),
    ("１２３", 123),
    ("-3.2", -3.2),
    ("－3.2", -3.2),
    ("−3.2", -3.2),
    ("–3.2", -3.2),
    ("+3.2", 3.2),
    ("(3.2)", -3.2),
    ("（3.2）", -3.2),
    (".5", 0.5),
    ("38.", 38),
    ("007", 7),
    ("1,234,567", 1234567),
    ("1，234.5", 1234.5),
    ("1,234.5", 1234.5),
    ("1 234", 1234),
    ("1\u00a0234\u202f567", 1234567),
    ("1.2e5", 120000),
    ("1.2E5", 120000),
    ("1.2e-5", 0.000012),
    ("23。7", 23.7),
    ("\ufeff 12 \t", 12),
    ("1.234", 1.234),
    ("-1,234.5", -1234.5),
    # Chinese numerals
    ("零", 0),
    ("十", 10),
    ("十五", 15),
    ("二十", 20),
    ("两百", 200),
    ("一百零五", 105),
    ("一百一十", 110),
    ("两百三", 230),
    ("一千零五", 1005),
    ("三千五", 3500),
    ("三万五", 35000),
    ("三万零五", 30005),
    ("两千三百万", 23000000),
    ("一万亿三千万", 1000030000000),
    ("三点一四", 3.14),
    ("零点五", 0.5),
    ("三十二点五", 32.5),
    ("三点五万", 35000),
    ("壹佰贰拾叁", 123),
    ("叁萬伍仟", 35000),
    ("二〇二三", 2023),
    ("一二三四", 1234),
    ("〇", 0),
    # both
    ("1.2万", 12000),
    ("23。７万", 237000),
    ("1.2万亿", 1.2e12),
    ("3亿5千万", 350000000),
    ("3亿5000万", 350000000),
    ("3万5", 35000),
    ("2千5百", 2500),
    ("1万5000", 15000),
    ("3个亿", 300000000),
    ("5百", 500),
    ("12百万", 12000000),
    ("3 million", 3000000),
    ("1.5 billion", 1.5e9),
    # neutral words
    ("为52", 52),
    ("共计120", 120),
    ("达到3", 3),
    ("增长5", 5),
    ("下降3.2", -3.2),
    ("减少50", -50),
    ("负3.2", -3.2),
    ("负增长3", -3),
    ("同比下降3.2", -3.2),
    ("增长-3.2", -3.2),
    ("降至3.2", 3.2),
    ("回落至3.2", 3.2),
    ("下降0", 0),
    ("下降到3.2", 3.2),
    ("52。", 52),
]
SPAN = [
    ("超过50", over(50)),
    ("超50", over(50)),
    ("逾50", over(50)),
    (">50", over(50)),
    ("＞50", over(50)),
    ("more than 50", over(50)),
    ("过百", over(100)),
    ("不足1", under(1)),
    ("不到1", under(1)),
    ("低于1", under(1)),
    ("<1", under(1)),
    ("less than 1", under(1)),
    ("不低于30", at_least(30)),
    ("不少于30", at_least(30)),
    ("至少30", at_least(30)),
    ("≥30", at_least(30)),
    (">=30", at_least(30)),
    ("≧30", at_least(30)),
    ("at least 30", at_least(30)),
    ("30以上", at_least(30)),
    ("30及以上", at_least(30)),
    ("30+", at_least(30)),
    ("30 or more", at_least(30)),
    ("30以下", at_most(30)),
    ("30以内", at_most(30)),
    ("不超过30", at_most(30)),
    ("≤30", at_most(30)),
    ("<= 30", at_most(30)),
    ("至多30", at_most(30)),
    ("up to 30", at_most(30)),
    ("下降超过3", under(-3)),
    ("下降不足3", over(-3)),
    ("下降3以上", at_most(-3)),
    ("10-15", Interval(10, 15)),
    ("10～15", Interval(10, 15)),
    ("10—15", Interval(10, 15)),
    ("10——15", Interval(10, 15)),
    ("10–15", Interval(10, 15)),
    ("10至15", Interval(10, 15)),
    ("10到15", Interval(10, 15)),
    ("10 - 15", Interval(10, 15)),
    ("10..15", Interval(10, 15)),
    ("10 to 15", Interval(10, 15)),
    ("介于10和15之间", Interval(10, 15)),
    ("10至15之间", Interval(10, 15)),
    ("between 10 and 15", Interval(10, 15)),
    ("-5-10", Interval(-5, 10)),
    ("-5--3", Interval(-5, -3)),
    ("-5～-3", Interval(-5, -3)),
    ("下降3-5", Interval(-5, -3)),
    ("10-15万", Interval(100000, 150000)),
    ("1万-1.5万", Interval(10000, 15000)),
    ("3-5百万", Interval(3000000, 5000000)),
    ("三到五百", Interval(300, 500)),
    ("三至二十", Interval(3, 20)),
    ("十到二十万", Interval(100000, 200000)),
    ("2-5千", Interval(2000, 5000)),
    ("1.2e5-1.3e5", Interval(120000, 130000)),
]
ROUGH = [
    ("约52", Interval(52, 52)),
    ("大约52", Interval(52, 52)),
    ("近40", Interval(40, 40)),
    ("几乎100", Interval(100, 100)),
    ("~50", Interval(50, 50)),
    ("～50", Interval(50, 50)),
    ("≈50", Interval(50, 50)),
    ("about 50", Interval(50, 50)),
    ("50左右", Interval(50, 50)),
    ("50上下", Interval(50, 50)),
    ("5０0多", Interval(500, 500)),
    ("5000余", Interval(5000, 5000)),
    ("10多万", Interval(100000, 100000)),
    ("三十多亿", Interval(3e9, 3e9)),
    ("十余万", Interval(100000, 100000)),
    ("近百", Interval(100, 100)),
    ("百余", Interval(100, 100)),
    ("上百", at_least(100)),
    ("十几", Interval(11, 19)),
    ("10几", Interval(11, 19)),
    ("二十几", Interval(21, 29)),
    ("十几万", Interval(110000, 190000)),
    ("几", Interval(2, 9)),
    ("几十", Interval(20, 99)),
    ("数十", Interval(20, 99)),
    ("几百", Interval(200, 999)),
    ("数千", Interval(2000, 9999)),
    ("几万", Interval(20000, 90000)),
    ("几十万", Interval(200000, 990000)),
    ("三四百", Interval(300, 400)),
    ("十五六", Interval(15, 16)),
    ("两三千", Interval(2000, 3000)),
    ("三四千万", Interval(3e7, 4e7)),
    ("约10-15", Interval(10, 15)),
    ("约超过50", over(50)),
]
WITH_UNIT = [
    # shares
    ("52%", "%", 52),
    ("52％", "%", 52),
    ("52 %", "%", 52),
    ("三成", "%", 30),
    ("三成五", "%", 35),
    ("三成半", "%", 35),
    ("3成5", "%", 35),
    ("十成", "%", 100),
    ("5‰", "%", 0.5),
    ("百分之六十二", "%", 62),
    ("百分之三点五", "%", 3.5),
    ("百分之一百二十", "%", 120),
    ("百分之62", "%", 62),
    ("千分之三", "%", 0.3),
    ("千分之三", "‰", 3),
    ("万分之五", "%", 0.05),
    ("一半", "%", 50),
    ("半数", "%", 50),
    ("三分之二", "%", 200 / 3),
    ("四分之一", "%", 25),
    ("下降3.2%", "%", -3.2),
    ("减少3.2％", "%", -3.2),
    ("增长5%", "%", 5),
    ("(3.2%)", "%", -3.2),
    ("（3.2）%", "%", -3.2),
    ("12.5 percent", "%", 12.5),
    ("12.5 per cent", "%", 12.5),
    ("0.6个百分点", "百分点", 0.6),
    ("下降3百分点", "百分点", -3),
    ("2 percentage points", "百分点", 2),
    ("1.5倍", "倍", 1.5),
    ("两倍", "倍", 2),
    # money
    ("12.5万元", "万元", 12.5),
    ("12.5万元", "元", 125000),
    ("12.5万元", "亿元", 0.00125),
    ("12.5 万元", "万元", 12.5),
    ("1.2万亿元", "亿元", 12000),
    ("5818.3亿元", "亿元", 5818.3),
    ("0.5亿元", "万元", 5000),
    ("两千三百万元", "万元", 2300),
    ("3亿5千万元", "亿元", 3.5),
    ("叁拾贰万元整", "万元", 32),
    ("人民币12.5万元", "万元", 12.5),
    ("¥125,000", "万元", 12.5),
    ("￥12.5万", "万元", 12.5),
    ("RMB 5 million", "万元", 500),
    ("3 billion yuan", "亿元", 30),
    ("5千元", "元", 5000),
    ("三千五百", "万元", 3500),
    ("5千", "千元", 5),
    ("3百万元", "万元", 300),
    ("12万美元", "万美元", 12),
    ("23。７万", "万元", 23.7),
    ("3亿5千万", "亿元", 3.5),
    ("1.2万亿", "亿元", 12000),
    ("2亿", "万元", 20000),
    ("15万元/亩", "万元/亩", 15),
    ("15万元每亩", "万元/亩", 15),
    ("1.5亿元/平方公里", "万元/亩", 10),
    ("0.5吨标准煤/万元", "吨标准煤/万元", 0.5),
    ("12件/万人", "件/万人", 12),
    # people, counts, areas, masses
    ("3058万人", "万人", 3058),
    ("3058万人", "人", 30580000),
    ("1200人", "万人", 0.12),
    ("1.2万", "人", 12000),
    ("120家", "个", 120),
    ("1.2万户", "家", 12000),
    ("120 firms", "家", 120),
    ("3百项", "项", 300),
    ("3所", "所", 3),
    ("30亩", "公顷", 2),
    ("2公顷", "亩", 30),
    ("1平方公里", "亩", 1500),
    ("3000亩", "平方公里", 2),
    ("1 km²", "公顷", 100),
    ("1 km2", "公顷", 100),
    ("5㎢", "平方公里", 5),
    ("3万平方米", "公顷", 3),
    ("5万吨", "吨", 50000),
    ("500吨", "万吨", 0.05),
    ("5千克", "千克", 5),
    ("5公斤", "千克", 5),
    ("2.5千瓦时", "千瓦时", 2.5),
    ("18个月", "年", 1.5),
    ("3台", "台", 3),
    ("1.2万条鱼", "条鱼", 12000),
    ("1200条鱼", "万条鱼", 0.12),
    ("1.05", "系数", 1.05),
    ("1.05系数", "系数", 1.05),
]
SPAN_WITH_UNIT = [
    ("超过50％", "%", over(50)),
    ("不足１%", "%", under(1)),
    ("过半", "%", over(50)),
    ("超过半数", "%", over(50)),
    ("超半数", "%", over(50)),
    ("不到一半", "%", under(50)),
    ("不过半", "%", at_most(50)),
    ("一半以上", "%", at_least(50)),
    ("八成以上", "%", at_least(80)),
    ("10-15%", "%", Interval(10, 15)),
    ("38％以上，", "%", at_least(38)),
    ("10～15%", "%", Interval(10, 15)),
    ("10%—15%", "%", Interval(10, 15)),
    ("10%-15", "%", Interval(10, 15)),
    ("三到四成", "%", Interval(30, 40)),
    ("三成至三成五", "%", Interval(30, 35)),
    ("百分之十至百分之十五", "%", Interval(10, 15)),
    ("百分之十至十五", "%", Interval(10, 15)),
    ("10-15万元", "万元", Interval(10, 15)),
    ("10-15万元", "元", Interval(100000, 150000)),
    ("5000万-1.2亿元", "亿元", Interval(0.5, 1.2)),
    ("5000万元-1.2亿元", "亿元", Interval(0.5, 1.2)),
    ("8000万～1.2亿", "亿元", Interval(0.8, 1.2)),
    ("2.5-3千克", "千克", Interval(2.5, 3)),
    ("30人以下", "人", at_most(30)),
    ("5000家以上", "个", at_least(5000)),
    ("超亿元", "亿元", over(1)),
    ("不超过500万元", "万元", at_most(500)),
    ("下降超过3%", "%", under(-3)),
    ("50%+", "%", at_least(50)),
]
ROUGH_WITH_UNIT = [
    ("约占52％", "%", Interval(52, 52)),
    ("近四成", "%", Interval(40, 40)),
    ("近一半", "%", Interval(50, 50)),
    ("三成多", "%", Interval(30, 30)),
    ("七八成", "%", Interval(70, 80)),
    ("5０0多个", "个", Interval(500, 500)),
    ("5000余家", "家", Interval(5000, 5000)),
    ("1.2万多人", "万人", Interval(1.2, 1.2)),
    ("十几个", "个", Interval(11, 19)),
    ("几十家", "家", Interval(20, 99)),
    ("三四百家", "家", Interval(300, 400)),
    ("三四个", "个", Interval(3, 4)),
    ("百余家", "家", Interval(100, 100)),
    ("十几亿元", "亿元", Interval(11, 19)),
    ("两倍多", "倍", Interval(2, 2)),
    ("1.2万元左右", "万元", Interval(1.2, 1.2)),
]
REFUSED = [
    ("2,6", "", "ambiguous", ("2.6", "26")),
    ("2，6", "", "ambiguous", ("2.6", "26")),
    ("1,23", "", "ambiguous", ("1.23", "123")),
    ("0,123", "", "ambiguous", ("0.123", "0123")),
    ("2,6%", "%", "ambiguous", ("2.6", "26")),
    ("12,3456", "", "ambiguous", ("12.3456", "123456")),
    ("2/3", "", "ambiguous", ("0.667", "2; 3")),
    ("—3.2", "", "ambiguous", ("-3.2", "3.2")),
    ("下降-3.2%", "%", "ambiguous", ("-3.2", "3.2")),
    ("无", "", "ambiguous", ("0", "")),
    ("翻一番", "%", "ambiguous", ("2倍", "+100%")),
    ("翻两番", "%", "ambiguous", ("4倍", "+300%")),
    ("翻番", "%", "ambiguous", ("2倍", "+100%")),
    ("1.2万", "亿元", "ambiguous", ("12000元", "12000亿元")),
    ("5千", "万元", "ambiguous", ("5000元", "5000万元")),
    ("-万元", "万元", "no_number", None),
    ("12 .5", "", "two_numbers", None),
    ("12 35", "", "two_numbers", ("12", "35")),
    ("12/35", "", "two_numbers", ("12", "35")),
    ("12、35", "", "two_numbers", ("12", "35")),
    ("12；35", "", "two_numbers", ("12", "35")),
    ("38%（2023年）", "%", "two_numbers", ("38", "2023")),
    ("三十家、四十家", "家", "two_numbers", None),
    ("1-2-3", "", "two_numbers", None),
    ("30以上50以下", "", "two_numbers", None),
    ("1.234.567", "", "malformed", None),
    ("1.234,5", "", "malformed", None),
    ("1,2,3", "", "malformed", None),
    ("1万500", "", "malformed", None),
    ("1.2万3千", "", "malformed", None),
    ("三七", "", "malformed", None),
    ("不低于10-15", "", "malformed", None),
    ("不低于30以下", "", "malformed", None),
    ("15-10", "", "backwards", ("15", "10")),
    ("1亿-5000万", "", "backwards", None),
    ("较高", "", "no_number", None),
    ("万元", "万元", "no_number", None),
    ("%", "%", "no_number", None),
    ("abc", "", "no_number", None),
    ("若干", "", "vague", None),
    ("若干家", "家", "vague", None),
    ("大多数", "%", "vague", None),
    ("成百上千", "", "vague", None),
    ("企业120家", "家", "words", None),
    ("10²", "", "unit", None),
    ("5½", "", "unit", None),
    ("0.6个百分点", "%", "unit", ("个百分点", "%")),
    ("5%", "百分点", "unit", ("%", "百分点")),
    ("1.2倍", "%", "unit", ("倍", "%")),
    ("三分之二", "倍", "unit", ("%", "倍")),
    ("12万美元", "万元", "unit", ("美元", "万元")),
    ("$5 million", "万元", "unit", ("美元", "万元")),
    ("¥5%", "%", "unit", ("%", "元")),
    ("120人", "家", "unit", ("人", "家")),
    ("3亩", "万元", "unit", ("亩", "万元")),
    ("12条鱼", "", "unit", ("条鱼", "")),
    ("2023年", "%", "unit", ("年", "%")),
    ("38*", "%", "unit", None),
    ("1e400", "", "not_finite", ()),
    ("1e400万", "亿元", "not_finite", ()),
    ("1e-400", "", "not_finite", ()),
    ("#DIV/0!", "", "error_value", None),
    ("#N/A", "", "error_value", None),
    ("#REF!", "", "error_value", None),
    ("#VALUE!", "", "error_value", None),
    ("#NAME?", "", "error_value", None),
    ("######", "", "error_value", None),
    ("=A1+B1", "", "formula", None),
    ("＝SUM(A1:A3)", "", "formula", None),
    ("2023-05-01", "", "date", None),
    ("2023/5/1", "", "date", None),
    ("2023年5月", "", "date", None),
    ("3月5日", "", "date", None),
    ("5-Mar", "", "date", None),
    ("10:30", "", "date", None),
    ("9" * 101, "", "words", None),
]
BLANKS = [
    "",
    "  ",
    "　",
    "—",
    "——",
    "-",
    "--",
    "…",
    "...",
    "……",
    "不详",
    "无数据",
    "n/a",
    "N/A",
    "Ｎ／Ａ",
    "NA",
    "NaN",
    "/",
]
BLANKS += ["／", "空", "未统计", "x", "X", "×", "*", "null", "None", "暂无", "未知", "-－-", "\u200b", "no data"]


@pytest.mark.parametrize(("text", "number"), EXACT)
def test_an_exact_number_is_read(text: str, number: float) -> None:
    said = read(text)
    assert (said.number, said.unit, said.approximate, said.raw) == (Interval(number, number), "", False, text)


@pytest.mark.parametrize(("text", "number"), SPAN)
def test_a_bound_or_range_is_read(text: str, number: Interval) -> None:
    assert (read(text).number, read(text).approximate) == (number, False)


@pytest.mark.parametrize(("text", "number"), ROUGH)
def test_an_approximate_number_is_marked(text: str, number: Interval) -> None:
    assert (read(text).number, read(text).approximate) == (number, True)


@pytest.mark.parametrize(("text", "unit", "number"), WITH_UNIT)
def test_a_number_is_read_in_the_unit_wanted(text: str, unit: str, number: float) -> None:
    said = read(text, unit)
    assert (said.number, said.approximate) == (Interval(number, number), False)


@pytest.mark.parametrize(("text", "unit", "number"), SPAN_WITH_UNIT)
def test_a_bound_or_range_is_read_in_the_unit_wanted(text: str, unit: str, number: Interval) -> None:
    assert (read(text, unit).number, read(text, unit).unit, read(text, unit).approximate) == (number, unit, False)


@pytest.mark.parametrize(("text", "unit", "number"), ROUGH_WITH_UNIT)
def test_an_approximate_number_is_read_in_the_unit_wanted(text: str, unit: str, number: Interval) -> None:
    assert (read(text, unit).number, read(text, unit).unit, read(text, unit).approximate) == (number, unit, True)


@pytest.mark.parametrize(("text", "unit", "reason", "readings"), REFUSED)
def test_what_cannot_be_read_one_way_is_refused(
    text: str, unit: str, reason: Reason, readings: tuple[str, ...] | None
) -> None:
    said = read_written(text, unit=unit)
    assert isinstance(said, Refused), said
    assert (said.reason, said.raw) == (reason, text)
    assert readings is None or said.readings == readings


@pytest.mark.parametrize("text", BLANKS)
def test_a_mark_for_a_missing_number_is_blank(text: str) -> None:
    assert read_written(text) == Blank(text)


@pytest.mark.parametrize(
    ("cell", "number_format", "unit", "number", "carried"),
    [
        (38, "General", "%", 38, ""),
        (0.1 + 0.2, "General", "", 0.1 + 0.2, ""),
        (Decimal("12.5"), "General", "", 12.5, ""),
        (1e300, "General", "", 1e300, ""),
        (10**200, "General", "", 1e200, ""),
        (0.38, "0%", "%", 38, "%"),
        (0.38, "0.00%", "", 38, "%"),
        (-0.385, "0.0%", "%", -38.5, "%"),
        (0.005, "0.0%", "‰", 5, "‰"),
        (12.5, '0.0"万元"', "亿元", 0.00125, "亿元"),
        (12.5, '0.0"万元"', "", 12.5, "万元"),
        (12.5, "0.0万元", "元", 125000, "元"),
        (12.5, '0.0"万"', "万元", 12.5, "万元"),
        (120, '#,##0"家"', "个", 120, "个"),
        (125000, '"¥"#,##0.00_);\\("¥"#,##0.00\\)', "万元", 12.5, "万元"),
        (125000, "[$¥-804]#,##0.00", "万元", 12.5, "万元"),
        (123456, '0!.0,"万元"', "元", 123456, "元"),
        (5000, '#,##0,"千元"', "元", 5000, "元"),
        (3, 'General"项"', "项", 3, "项"),
        (3, "G/通用格式", "项", 3, ""),
        (0.6, '0.0"个百分点"', "百分点", 0.6, "百分点"),
        (-5, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "", -5, ""),
        (1234.5, "#,##0.00;[Red]-#,##0.00", "", 1234.5, ""),
        (120000, "0.00E+00", "", 120000, ""),
        ("38", "0%", "%", 38, ""),
    ],
)
def test_a_cell_is_read_as_its_format_shows_it(
    cell: object, number_format: str, unit: str, number: float, carried: str
) -> None:
    said = read(cell, unit, number_format)
    assert (said.number, said.unit) == (Interval(number, number), carried)


@pytest.mark.parametrize(
    ("cell", "number_format", "reason"),
    [
        (True, "General", "boolean"),
        (math.inf, "General", "not_finite"),
        (-math.inf, "General", "not_finite"),
        (10**400, "General", "not_finite"),
        pytest.param(10**5000, "General", "not_finite", id="10**5000"),
        (Decimal("1E+999999"), "0%", "not_finite"),
        (Decimal("sNaN"), "General", "not_finite"),
        (5000, "#,##0,", "ambiguous"),
        (0.38, '0.0"个百分点"%', "unit"),
        (datetime(2024, 3, 5, 0, 0), "m-d", "date"),
        (time(3, 5), "h:mm", "date"),
        (timedelta(days=3), "[h]:mm", "date"),
        ([1], "General", "not_text"),
        (object(), "General", "not_text"),
        (b"12", "General", "not_text"),
    ],
)
def test_a_cell_that_holds_no_number_is_refused(cell: object, number_format: str, reason: Reason) -> None:
    said = read_written(cell, number_format, "%")
    assert isinstance(said, Refused), said
    assert said.reason == reason


def test_a_date_shows_what_may_have_been_typed() -> None:
    assert read_written(date(2024, 3, 5)) == Refused("date", ("3-5", "2024-03-05"), "2024-03-05")


@pytest.mark.parametrize("cell", [None, math.nan, Decimal("NaN"), ""])
def test_an_empty_cell_is_blank(cell: object) -> None:
    assert isinstance(read_written(cell), Blank)


@pytest.mark.parametrize(
    ("cell", "unit", "doubt"),
    [
        ("0.38", "%", "perhaps_a_ratio"),
        (0.38, "%", "perhaps_a_ratio"),
        (1, "%", "perhaps_a_ratio"),
        ("0.1-0.3", "%", "perhaps_a_ratio"),
        ("不足1", "%", "perhaps_a_ratio"),
        (-0.3, "%", "perhaps_a_ratio"),
        (0, "%", ""),
        (1.01, "%", ""),
        ("0.38%", "%", ""),
        ("0.5-15", "%", ""),
        (0.38, "倍", ""),
        ("1 234", "", "perhaps_two_numbers"),
        ("1 234 567", "", ""),
        ("1,234", "", ""),
    ],
)
def test_a_doubtful_figure_is_read_with_a_doubt(cell: object, unit: str, doubt: str) -> None:
    assert read(cell, unit).doubt == doubt


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("1.2万亿元", "万亿元", 1.2),
        ("12.5万元", "万元", 12.5),
        ("3 million yuan", "万元", 300),
        ("1.5 billion yuan", "亿元", 15),
        ("5千克", "千克", 5),
        ("3 km2", "平方公里", 3),
        ("3058万人", "万人", 3058),
        ("三成", "成", 3),
        ("百分之三", "%", 3),
        ("2个百分点", "百分点", 2),
        ("15万元/亩", "万元/亩", 15),
    ],
)
def test_where_no_unit_is_wanted_the_written_one_is_kept(text: str, unit: str, number: float) -> None:
    assert (read(text).number, read(text).unit) == (Interval(number, number), unit)


def test_at_least_150_forms_and_every_reason_are_tried() -> None:
    tables = (EXACT, SPAN, ROUGH, WITH_UNIT, SPAN_WITH_UNIT, ROUGH_WITH_UNIT, REFUSED, BLANKS)
    assert sum(map(len, tables)) >= 150
    assert {row[2] for row in REFUSED} | {"boolean", "not_text"} == set(get_args(Reason))


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"advisor.profiles.{name}")).failed == 0


def test_no_unit_has_two_meanings() -> None:
    for dimension, units in TABLE.items():
        for name, (_, others) in units.items():
            for word in (name, *others.split()):
                unit = find_unit(word)
                assert unit and (unit.name, unit.dimension) == (name, dimension), word


FULL_WIDTH = str.maketrans("0123456789.,-+e", "０１２３４５６７８９．，－＋ｅ")
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
MEDIUM = st.floats(min_value=-1e12, max_value=1e12)
WORDS = """0 1 2 3 9 . , % ‰ 万 亿 千 百 十 三 五 两 几 数 零 半 成 点 分之 百分点 个 家 元 亩 / - — ~ 至 到 约 超过
    不足 以上 以下 多 余 左右 下降 增长 翻 番 ( ) e + > < = # 月 日 年 ¥ 每 和 之间 介于 上 负 million yuan to"""
PIECES = st.sampled_from([*WORDS.split(), " "])
UNITS = st.sampled_from(
    ["", "", "%", "百分点", "万元", "亿元", "元", "人", "万人", "个", "亩", "千克", "万元/亩", "条鱼", "½", "/"]
)
FORMATS = st.one_of(st.sampled_from(["General", "0%", '0.0"万元"', "0,,", '0!.0,"万"', '"约"0']), st.text(max_size=30))


def close(said: Written, number: float) -> bool:
    return said.number.exact and math.isclose(said.number.low, number, rel_tol=1e-12, abs_tol=0)


@given(FLOATS)
def test_any_float_reads_back(number: float) -> None:
    for text in (repr(number), f"{number:,}", f"{number:,}".translate(FULL_WIDTH)):
        assert read(text).number == Interval(number, number)
    assert read(number).number == Interval(number, number)


@given(MEDIUM)
def test_any_float_with_a_scale_reads_back(number: float) -> None:
    if abs(number) > 1e-200:
        assert close(read(f"{number!r}万"), number * 1e4)
        assert close(read(f"{number!r}亿元", "亿元"), number)
        assert close(read(f"{number:,}".translate(FULL_WIDTH) + "万人", "人"), number * 1e4)
        assert close(read(number, "%", "0.0%"), number * 100)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_any_whole_number_in_chinese_numerals_reads_back(number: int) -> None:
    assert read(write_chinese(number)).number == Interval(number, number)


def write_chinese(number: int) -> str:
    """An oracle of its own: digit by digit, with 零 for each run of empty places."""
    text, gap = "", False
    for size, mark in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        count, number = divmod(number, size)
        if count:
            text += (
                ("零" if gap else "") + (write_chinese(count) if count > 9 else "零一二三四五六七八九"[count]) + mark
            )
            gap = size > 1 and 0 < number < size // 10
        elif text and number:
            gap = True
    return text or "零"


@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(PIECES, max_size=12).map("".join),
        st.integers(),
        st.floats(),
        st.decimals(),
        st.datetimes(),
        st.binary(),
        st.booleans(),
        st.none(),
        st.lists(st.integers()),
    ),
    FORMATS,
    UNITS,
)
def test_nothing_raises_and_every_number_is_finite_or_one_sided(cell: object, number_format: str, unit: str) -> None:
    said = read_written(cell, number_format, unit)
    if not isinstance(said, Written):
        assert isinstance(said, (Blank, Refused))
        return
    low, high = said.number.low, said.number.high
    assert low <= high
    assert math.isfinite(low) or math.isfinite(high)
    assert not unit or said.unit in ("", unit)
    again = read(write(said), unit)
    assert (again.number, again.unit, again.approximate) == (said.number, said.unit, said.approximate)


def write(said: Written) -> str:
    number, about = said.number, "约" if said.approximate else ""
    if number.exact:
        return f"{about}{number.low!r}{said.unit}"
    if math.isinf(number.high):
        return f"{about}{'>' if number.low_open else '>='}{number.low!r}{said.unit}"
    if math.isinf(number.low):
        return f"{about}{'<' if number.high_open else '<='}{number.high!r}{said.unit}"
    return f"{about}{number.low!r}{said.unit}~{number.high!r}{said.unit}"


@given(st.sampled_from([*SPAN_WITH_UNIT, *ROUGH_WITH_UNIT, *WITH_UNIT]))
def test_what_was_read_reads_the_same_when_written_out(form: tuple[str, str, object]) -> None:
    first = read(form[0], form[1])
    again = read(write(first), form[1])
    assert (again.number, again.unit, again.approximate) == (first.number, first.unit, first.approximate)
