"""Single cells of a workbook profile in, nodes as a YAML profile has them out; what can't be read is reported."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from advisor.errors import Code, SourceRef, did_you_mean
from advisor.marked_yaml import Node, Reading
from advisor.model.indicator import Indicator
from advisor.model.profile import Interval
from advisor.model.text import Text
from advisor.profiles.column_reading import EARLIEST, LATEST, MORE_ANSWERS
from advisor.profiles.raw_table import Cell
from advisor.profiles.values import ANSWERS
from advisor.profiles.workbook_words import Words, answers_of, find_answer
from advisor.profiles.written_numbers import Blank, Refused, Written, read_written

LONGEST_SHOWN = 60
Entries = dict[str, Node]


def read_text(cell: Cell) -> str:
    """Return a cell as text: a whole number without its point, a missing-value mark as nothing."""
    value = cell[0]
    if value is None or (isinstance(value, str) and isinstance(read_written(value), Blank)):
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return " ".join(str(value).split())


def read_year(reading: Reading, where: SourceRef, cell: Cell, what: str) -> str:
    """Return a year, or years such as 2021-2023, as text."""
    text = read_text(cell).removesuffix("年")
    if isinstance(cell[0], date):
        return text[:4]
    if text.isdigit() and not EARLIEST <= int(text[:9]) <= LATEST:
        reading.report(where, Code.UNREADABLE_CELL, f"{what}: '{text[:LONGEST_SHOWN]}' is no year", "write four digits")
        return ""
    return text


def read_choice(reading: Reading, where: SourceRef, text: str, answers: Mapping[str, Text], what: str) -> str:
    """Return the code of an answer; one that isn't among ``answers`` is reported and counts as blank."""
    code = find_answer(text, answers)
    if text and not code:
        known = [said for answer in answers.values() for said in (answer.zh, answer.en)]
        hint = did_you_mean(text[:LONGEST_SHOWN], [*known, *answers]) or f"one of: {' / '.join(known)}"
        told = f"{what}: '{text[:LONGEST_SHOWN]}' is not among the answers"
        reading.report(where, Code.NOT_ALLOWED, told, hint)
    return code


def read_value(reading: Reading, where: SourceRef, cell: Cell, indicator: Indicator, words: Words) -> Entries:
    """Return ``value`` or ``level`` of a fact, with its unit and whether it is approximate; nothing if blank."""
    what = f"{indicator.label.zh} ({indicator.id})"
    answers = answers_of(indicator, words)
    text = read_text(cell)
    if not text:
        return {}
    if indicator.kind != "number":
        code = read_choice(reading, where, _plain_answer(cell, text, indicator), answers, what)
        return {"value": Node(code, where)} if code else {}
    if isinstance(cell[0], str) and (code := find_answer(text, answers)):
        return {"level": Node(code, where)}
    return _read_number(reading, where, cell, indicator, what, answers)


def _plain_answer(cell: Cell, text: str, indicator: Indicator) -> str:
    if indicator.kind != "yes_no":
        return text
    if isinstance(cell[0], bool):
        return "yes" if cell[0] else "no"
    return {**ANSWERS, **MORE_ANSWERS}.get(text.lower(), text)


def _read_number(
    reading: Reading, where: SourceRef, cell: Cell, indicator: Indicator, what: str, answers: Mapping[str, Text]
) -> Entries:
    read = read_written(cell[0], cell[1], indicator.unit)
    if isinstance(read, Blank):
        return {}
    if isinstance(read, Refused):
        _report_refusal(reading, where, read, indicator, what, answers)
        return {}
    _notice_doubt(reading, where, read, indicator, what)
    entries = {"value": Node(write_interval(read.number), where), "unit": Node(indicator.unit, where)}
    return entries | ({"approximate": Node("true", where)} if read.approximate else {})


def _report_refusal(
    reading: Reading, where: SourceRef, read: Refused, indicator: Indicator, what: str, answers: Mapping[str, Text]
) -> None:
    raw = read.raw[:LONGEST_SHOWN]
    if read.reason == "ambiguous":
        told = f"{what}: '{raw}' reads two ways: {' or '.join(read.readings)}"
        reading.report(where, Code.AMBIGUOUS_NUMBER, told, "write the one that is meant")
        return
    told = f"{what}: '{raw}' is not a number in {indicator.unit} ({read.reason.replace('_', ' ')})"
    levels = [said for answer in answers.values() for said in (answer.zh, answer.en)]
    hint = f"write a number, a bound (>50) or a range (10-15){', or ' + ' / '.join(levels) if levels else ''}"
    reading.report(where, Code.UNREADABLE_CELL, told, did_you_mean(raw, levels) or hint)


def _notice_doubt(reading: Reading, where: SourceRef, read: Written, indicator: Indicator, what: str) -> None:
    low = read.number.low
    if read.doubt == "perhaps_a_ratio":
        told = f"{what}: '{read.raw}' is read as {low:g} %"
        reading.notice(where, Code.PERHAPS_A_RATIO, told, f"if it means {low * 100:g} %, write it so")
    elif read.doubt:
        told = f"{what}: '{read.raw[:LONGEST_SHOWN]}' is read as one number, {low:g} {indicator.unit}"
        reading.notice(where, Code.AMBIGUOUS_NUMBER, told, "write it without a space")


def write_interval(number: Interval) -> str:
    """Return a number as a YAML profile writes it. A range loses which of its ends is open.

    >>> [write_interval(n) for n in (Interval(50, math.inf, low_open=True), Interval(10, 15), Interval(3, 3))]
    ['>50', '10..15', '3']
    """
    if number.exact:
        return _figure(number.low)
    if math.isinf(number.high):
        return f"{'>' if number.low_open else '>='}{_figure(number.low)}"
    if math.isinf(number.low):
        return f"{'<' if number.high_open else '<='}{_figure(number.high)}"
    return f"{_figure(number.low)}..{_figure(number.high)}"


def _figure(number: float) -> str:
    return str(int(number)) if float(number).is_integer() and abs(number) < 1e15 else repr(float(number))


def text_node(zh: str, en: str, where: SourceRef) -> Node:
    """Return a text in both languages; the one that is missing is taken from the other."""
    return Node({"zh": Node(zh or en, where, True), "en": Node(en or zh, where, True)}, where)
