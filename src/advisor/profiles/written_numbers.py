"""A number as it stands in a Chinese or English file or spreadsheet cell in, what it says out; nothing is guessed.

What reads two ways is refused with both readings. Where usage settles it:

- 超过, 逾, 不足, 不到, 低于 exclude the figure; 不低于, 至少, 不超过, 以上, 以下, 以内 include it
  (Civil Code, article 1259).
- 约, 近, 左右, 上下, 多, 余 leave the figure as it is and mark it approximate: 5000多 is about 5000, no bound.
- 十几 is 11 to 19, 几个 2 to 9, 几十 and 数十 20 to 99, 三四百 300 to 400, all approximate; 上百 is about 100 or more.
- 三成五 is 35 %, 一半 50 %, 过半 more than 50 %, 三分之二 two thirds in %.
- 下降 and 减少 make a change negative, 降至 doesn't; brackets around a figure are an accountant's minus.
- The first end of a range takes the unit and the 万 or 亿 of the second: 10-15万元 starts at 10万元.
- 万 or 亿 without a unit counts in the unit wanted where it can: 23.7万 for 万元 is 23.7; 1.2万 for 亿元 and
  5千 for 万元 read two ways.
"""

from __future__ import annotations

import math
import re
from datetime import date, time, timedelta
from decimal import Decimal

from advisor.profiles.chinese_numerals import DIGITS, read_numeral
from advisor.profiles.number_cells import show_number
from advisor.profiles.number_figures import read_phrase
from advisor.profiles.number_readings import Blank, Doubt, Reason, Refused, Unreadable, Written
from advisor.profiles.number_texts import fold_text, is_missing, parse_phrase
from advisor.record import replace

__all__ = ["Blank", "Doubt", "Reason", "Refused", "Written", "read_written"]

LONGEST = 100
FAULTS: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    ("words", re.compile(rf".{{{LONGEST + 1}}}.*", re.DOTALL)),
    ("error_value", re.compile(r"#(?:#+|n/a|[a-z]+_data|[a-z]+(?:/0)?[!?])")),
    ("formula", re.compile(r"=.*", re.DOTALL)),
    ("date", re.compile(r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}(?: .*)?|(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?")),
    ("date", re.compile(r"[0-9]{1,2}-[a-z]{3}(?:-[0-9]+)?|[a-z]{3}-[0-9]{1,4}|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")),
    (
        "vague",
        re.compile(r".*(?:若干|许多|大量|少量|不少(?!于)|众多|个别|多数|多半|大半|成百上千).*|多[家个项户]", re.DOTALL),
    ),
)


def read_written(cell: object, number_format: str = "General", unit: str = "") -> Written | Blank | Refused:
    """Return what a cell or a text says, never raising.

    Args:
        cell: text, or a cell's value: a number, a truth value, a date, None.
        number_format: the cell's format; its percent sign, unit and hidden places count as written. A text ignores it.
        unit: what the number is wanted in; ``""`` takes what is written.

    Returns:
        The number in ``unit`` if it was written in one that converts exactly; Blank for a missing number.

    >>> read_written("约12.5万元", unit="亿元").number, read_written(0.38, "0%").unit, read_written("2,6").readings
    (Interval(low=0.00125, high=0.00125, low_open=False, high_open=False), '%', ('2.6', '26'))
    """
    if cell is None:
        return Blank("")
    if isinstance(cell, str):
        return _read_text(cell, unit)
    if isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool):
        return _read_number(cell, number_format, unit)
    if isinstance(cell, (date, time, timedelta)):
        typed = (f"{cell.month}-{cell.day}",) if isinstance(cell, date) else ()
        return Refused("date", (*typed, str(cell)), str(cell))
    return Refused("boolean", raw=str(cell)) if isinstance(cell, bool) else Refused("not_text", (type(cell).__name__,))


def _read_number(cell: float | Decimal, number_format: str, unit: str) -> Written | Blank | Refused:
    try:
        value = float(cell)
    except (OverflowError, ValueError):
        return Refused("not_finite", raw=type(cell).__name__)
    if not math.isfinite(value):
        return Blank(str(cell)) if math.isnan(value) else Refused("not_finite", raw=str(cell))
    exact = Decimal(repr(value)) if isinstance(cell, float) else Decimal(cell)
    shown = show_number(exact, number_format)
    if len(shown) > 1:
        return Refused("ambiguous", shown, str(exact))
    return replace(_read_text(shown[0], unit), raw=str(exact))


def _read_text(raw: str, unit: str) -> Written | Blank | Refused:
    text = fold_text(raw)
    if is_missing(text):
        return Blank(raw)
    try:
        _refuse_faults(text)
        return replace(read_phrase(parse_phrase(text), unit), raw=raw)
    except Unreadable as unreadable:
        return replace(unreadable.refusal, raw=raw)


def _refuse_faults(text: str) -> None:
    for reason, pattern in FAULTS:
        if pattern.fullmatch(text):
            raise Unreadable(reason, text[:LONGEST])
    if text in ("无", "没有"):
        raise Unreadable("ambiguous", "0", "")
    if match := re.fullmatch(r"—+\s*([0-9].*)", text):
        raise Unreadable("ambiguous", f"-{match[1]}", match[1])
    if match := re.fullmatch("([0-9])/([1-9])", text):
        raise Unreadable("ambiguous", f"{int(match[1]) / int(match[2]):.3g}", f"{match[1]}; {match[2]}")
    if match := re.search(f"翻了?([{DIGITS[1:]}1-9]?)番", text):
        times = 2 ** int(read_numeral(match[1] or "一") or 1)
        raise Unreadable("ambiguous", f"{times}倍", f"+{times - 1}00%")
