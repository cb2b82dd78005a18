"""Figures in, figures as each language writes them out. No other module turns a number into digits."""

from __future__ import annotations

import re
from calendar import month_name
from decimal import Decimal
from typing import Any

from advisor.memo.words import load_words, say
from advisor.model.records import CutOffRecord, Number
from advisor.model.text import Lang

LARGE = (("billion", 9), ("million", 6))
DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-([0-2]\d|3[01])")
YEARS = re.compile(r"(\d{4})(?:\s*(?:-|–|—|至|～|\.\.)\s*(\d{4}))?$")


def write_digits(value: float | Decimal, lang: Lang) -> str:
    """Return ``value`` in full, without trailing zeros; English parts the thousands.

    >>> write_digits(2026.0, "zh"), write_digits(2026.0, "en"), write_digits(-0.60, "zh")
    ('2026', '2,026', '−0.6')
    """
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    plain = format(abs(exact).normalize(), ",f" if lang == "en" and abs(exact) >= 1000 else "f")
    return f"−{plain}" if exact < 0 else plain


def write_quantity(value: float, unit: str, lang: Lang) -> str:
    """Return ``value`` with its unit.

    >>> write_quantity(2026.0, "万元", "zh"), write_quantity(2026.0, "万元", "en"), write_quantity(23.5, "%", "en")
    ('2026万元', '20.26 million yuan', '23.5%')
    """
    digits, word = _scale(value, unit, lang)
    if not word or word == "%" or lang == "zh":
        return f"{digits}{word}"
    return f"{digits} {word}"


def _scale(value: float, unit: str, lang: Lang) -> tuple[str, str]:
    entry: dict[str, Any] = dict(load_words()["unit"].get(unit, {}))
    word = str(entry.get(lang, unit))
    if lang == "zh":
        return write_digits(value, lang), word
    if abs(value) == 1 and "en_one" in entry:
        return write_digits(value, lang), str(entry["en_one"])
    exact = Decimal(repr(float(value))) * int(entry.get("scale", 1))
    for name, power in LARGE if "scale" in entry else ():
        if abs(exact) >= 10**power:
            return f"{write_digits(exact.scaleb(-power), lang)} {name}", word
    return write_digits(exact, lang), word


def write_figure(number: Number, unit: str, approximate: bool, lang: Lang) -> str:
    """Return a figure with its unit as far as it is known: exact, about, a bound or a range; ``""`` if it is open.

    >>> write_figure(Number(low=23.0, high=None, low_open=True), "%", False, "zh")
    '超过23%'
    >>> write_figure(Number(low=10.0, high=15.0), "%", True, "en")
    'about 10–15%'
    """
    low, high = number.low, number.high
    if low is None and high is None:
        return ""
    if low is None or high is None:
        at = high if low is None else low
        assert at is not None
        return say("bound", _bound_word(number, unit), lang).format(at=write_quantity(at, unit, lang))
    told = write_quantity(low, unit, lang) if low == high else _write_range(low, high, unit, lang)
    return say("bound", "about", lang).format(at=told) if approximate else told


def _bound_word(number: Number, unit: str) -> str:
    if number.low is None:
        return "below" if number.high_open else "at_most"
    if number.low_open:
        return "above"
    counted = load_words()["unit"].get(unit, {}).get("count", False)
    return "at_least_count" if counted else "at_least"


def _write_range(low: float, high: float, unit: str, lang: Lang) -> str:
    if lang == "zh":
        first = write_quantity(low, unit, lang) if unit == "%" else write_digits(low, lang)
        return f"{first}～{write_quantity(high, unit, lang)}"
    (first, word), (last, same) = _scale(low, unit, lang), _scale(high, unit, lang)
    number, _, power = last.partition(" ")
    if word == same and power and first.endswith(power):
        return f"{first.removesuffix(power).strip()}–{number} {power} {word}"
    if " " in first or power or low < 0:
        return f"{write_quantity(low, unit, lang)} to {write_quantity(high, unit, lang)}"
    return f"{first}–{write_quantity(high, unit, lang)}"


def write_year(year: str, lang: Lang) -> str:
    """Return a year or a span of years; what is neither stays as it is.

    >>> write_year("2020–2023", "zh"), write_year("2020-2023", "en"), write_year("2024", "zh")
    ('2020—2023年', '2020–2023', '2024年')
    """
    match = YEARS.fullmatch(year.strip())
    if not match:
        return year
    ends = [end for end in match.groups() if end]
    return "—".join(ends) + "年" if lang == "zh" else "–".join(ends)


def write_date(date: str, lang: Lang) -> str:
    """Return a day as each language writes it; what is not a day stays as it is.

    >>> write_date("2024-12-19", "zh"), write_date("2024-12-19", "en"), write_date("2024", "zh")
    ('2024年12月19日', '19 December 2024', '2024年')
    """
    match = DAY.fullmatch(date.strip())
    if not match:
        return write_year(date, lang)
    year, month, day = (int(part) for part in match.groups())
    return f"{year}年{month}月{day}日" if lang == "zh" else f"{day} {month_name[month]} {year}"


def write_cutoff(cutoff: CutOffRecord, lang: Lang) -> str:
    """Return where a cut-off lies, with its unit."""
    return write_quantity(cutoff.at, cutoff.unit, lang)


def write_ordinal(place: int, lang: Lang, sign: str) -> str:
    """Return the number of a heading: Chinese numerals in Chinese, ``sign`` and digits in English.

    >>> write_ordinal(12, "zh", "M"), write_ordinal(12, "en", "M")
    ('（十二）', 'M12')
    """
    return f"（{write_numeral(place)}）" if lang == "zh" else f"{sign}{place}"


def write_numeral(place: int) -> str:
    """Return a whole number from 1 to 9999 in Chinese numerals.

    >>> [write_numeral(n) for n in (1, 10, 12, 20, 105, 1010)]
    ['一', '十', '十二', '二十', '一百零五', '一千零一十']
    """
    text, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = place // size % 10
        if digit:
            text += ("零" if gap else "") + "零一二三四五六七八九"[digit] + unit
        gap = bool(text) and not digit
    return text.removeprefix("一") if text.startswith("一十") else text
