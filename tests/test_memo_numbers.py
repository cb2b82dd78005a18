"""Figures are written as each language writes them, with no digit more or less."""

from __future__ import annotations

import pytest

from advisor.memo.numbers import write_date, write_digits, write_figure, write_numeral, write_quantity, write_year
from advisor.model.records import Number


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (23.50, "%", "23.5%", "23.5%"),
        (0.1 + 0.2, "%", "0.30000000000000004%", "0.30000000000000004%"),
        (5818.0, "亿元", "5818亿元", "581.8 billion yuan"),
        (100.0, "亿元", "100亿元", "10 billion yuan"),
        (5.0, "万元", "5万元", "50,000 yuan"),
        (3058.0, "万人", "3058万人", "30.58 million people"),
        (15.0, "万元/亩", "15万元/亩", "150,000 yuan per mu"),
        (37.0, "个", "37个", "37"),
        (-0.6, "百分点", "−0.6个百分点", "−0.6 percentage points"),
        (1.0, "年", "1年", "1 year"),
        (0.974, "系数", "0.974", "0.974"),
        (1e16, "吨", "10000000000000000吨", "10,000,000,000,000,000 tonnes"),
        (4.0, "台", "4台", "4 台"),
    ],
)
def test_a_quantity_has_its_languages_unit(value: float, unit: str, zh: str, en: str) -> None:
    assert (write_quantity(value, unit, "zh"), write_quantity(value, unit, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("number", "unit", "zh", "en"),
    [
        (Number(low=50, high=None, low_open=True), "%", "超过50%", "more than 50%"),
        (Number(low=50, high=None), "%", "不低于50%", "at least 50%"),
        (Number(low=1, high=None), "个", "不少于1个", "at least 1"),
        (Number(low=None, high=500, high_open=True), "万元", "不足500万元", "less than 5 million yuan"),
        (Number(low=None, high=500), "万元", "不超过500万元", "at most 5 million yuan"),
        (Number(low=10, high=15), "%", "10%～15%", "10–15%"),
        (Number(low=10, high=15), "家", "10～15家", "10–15"),
        (Number(low=200, high=300), "万元", "200～300万元", "2–3 million yuan"),
        (Number(low=50, high=150), "万元", "50～150万元", "500,000 yuan to 1.5 million yuan"),
        (Number(low=-2, high=3), "百分点", "−2～3个百分点", "−2 percentage points to 3 percentage points"),
        (Number(low=None, high=None), "%", "", ""),
    ],
)
def test_bounds_and_ranges_stay_bounds_and_ranges(number: Number, unit: str, zh: str, en: str) -> None:
    assert write_figure(number, unit, False, "zh") == zh
    assert write_figure(number, unit, False, "en") == en


def test_an_approximate_figure_says_so() -> None:
    about = Number(low=39.9, high=39.9)
    assert write_figure(about, "家", True, "zh") == "约39.9家"
    assert write_figure(about, "家", True, "en") == "about 39.9"


def test_zero_has_no_sign() -> None:
    assert write_digits(-0.0, "zh") == "0"


def test_years_and_days_that_are_none_stay_as_written() -> None:
    assert write_year("“十四五”末", "zh") == "“十四五”末"
    assert write_date("unknown era", "en") == "unknown era"


def test_chinese_numerals_count_up() -> None:
    told = [write_numeral(place) for place in range(1, 2000)]
    assert len(set(told)) == len(told)
    assert told[110] == "一百一十一"
