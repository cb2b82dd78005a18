"""What a planner wrote for one indicator in, the number or the answer it means out."""

from __future__ import annotations

import math
import re

from advisor.errors import Code, did_you_mean
from advisor.marked_yaml import Node, Reading
from advisor.model.indicator import Indicator
from advisor.model.profile import Interval
from advisor.record import Record

NUMBER = r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?"
BOUND = re.compile(rf"(<=|>=|<|>)\s*({NUMBER})$")
RANGE = re.compile(rf"({NUMBER})\s*\.\.\s*({NUMBER})$")
WITH_UNIT = re.compile(rf"(?:[<>]=?\s*)?({NUMBER})\s*(\D+)$")
ANSWERS = {"yes": "yes", "true": "yes", "是": "yes", "有": "yes", "no": "no", "false": "no", "否": "no", "无": "no"}
BLANKS = ("", "~", "null", "unreported", "unknown", "未知", "不详")


class Answer(Record, frozen=True):
    """A number as far as it is known, or the level, category or yes/no that was given; both empty if unreported."""

    number: Interval | None = None
    value: str = ""

    @property
    def reported(self) -> bool:
        """Whether anything was given."""
        return self.number is not None or bool(self.value)


def is_blank(node: Node | None) -> bool:
    """Return whether nothing is known: absent, empty, ``unreported``, ``unknown``."""
    return node is None or node.blank or (isinstance(node.value, str) and node.value.strip().lower() in BLANKS)


def read_answer(reading: Reading, node: Node, indicator: Indicator) -> Answer:
    """Return what ``node`` says of ``indicator``; what can't be read is reported and counts as unreported."""
    if is_blank(node):
        return Answer()
    text = reading.take_string(node, f"'{indicator.id}'")
    if not isinstance(node.value, str):
        return Answer()
    if indicator.kind == "number":
        number = _read_number(reading, node, text, indicator)
        return Answer(number=number if number and _in_range(reading, node, number, indicator) else None)
    value = ANSWERS.get(text.lower(), text) if indicator.kind == "yes_no" else text
    if value in indicator.values:
        return Answer(value=value)
    if text:
        _report_level(reading, node, text, indicator)
    return Answer()


def read_level(reading: Reading, node: Node, indicator: Indicator) -> str:
    """Return the level that ``node`` gives; one the indicator has not is reported."""
    text = reading.take_string(node, f"'{indicator.id}': level")
    if text in indicator.values:
        return text
    _report_level(reading, node, text, indicator)
    return ""


def _report_level(reading: Reading, node: Node, text: str, indicator: Indicator) -> None:
    admits = ", ".join(indicator.values) or "a number only"
    hint = did_you_mean(text, indicator.values) or f"it admits: {admits}"
    reading.report(node.where, Code.UNKNOWN_LEVEL, f"'{indicator.id}' can't be '{text}'", hint)


def _read_number(reading: Reading, node: Node, text: str, indicator: Indicator) -> Interval | None:
    if match := BOUND.match(text):
        sign, bound = match[1], float(match[2])
        if sign.startswith(">"):
            return Interval(bound, math.inf, low_open=sign == ">", high_open=True)
        return Interval(-math.inf, bound, low_open=True, high_open=sign == "<")
    if match := RANGE.match(text):
        return _read_range(reading, node, float(match[1]), float(match[2]))
    try:
        number = float(text.lstrip("+-").removeprefix(".") if text.lower().endswith(("nan", "inf")) else text)
    except ValueError:
        _report_number(reading, node, text, indicator)
        return None
    if math.isfinite(number):
        return Interval(number, number)
    reading.report(node.where, Code.NOT_FINITE, f"'{indicator.id}' is '{text}'", "leave it out if it is not known")
    return None


def _read_range(reading: Reading, node: Node, low: float, high: float) -> Interval | None:
    if low <= high:
        return Interval(low, high)
    told = f"the range '{node.value}' runs backwards"
    reading.report(node.where, Code.NOT_A_NUMBER, told, f"write '{high:g}..{low:g}'")
    return None


def _report_number(reading: Reading, node: Node, text: str, indicator: Indicator) -> None:
    if match := WITH_UNIT.match(text):
        mend = f"write 'value: {match[1]}' and 'unit: \"{match[2].strip()}\"'"
        reading.report(node.where, Code.UNIT_IN_NUMBER, f"'{indicator.id}' has a unit in its number: '{text}'", mend)
        return
    mend = 'write digits, a bound such as ">50", or a range such as "10..15"; for about, add approximate: true'
    reading.report(node.where, Code.NOT_A_NUMBER, f"'{indicator.id}' is not a number: '{text}'", mend)


def _in_range(reading: Reading, node: Node, number: Interval, indicator: Indicator) -> bool:
    low, high = indicator.range
    too_low = low is not None and (number.low < low if math.isfinite(number.low) else number.high < low)
    too_high = high is not None and (number.high > high if math.isfinite(number.high) else number.low > high)
    if too_low or too_high:
        ends = f"{'…' if low is None else f'{low:g}'} to {'…' if high is None else f'{high:g}'} {indicator.unit}"
        told = f"'{indicator.id}' is {node.value}, outside its range"
        reading.report(node.where, Code.OUT_OF_RANGE, told, f"its range is {ends.rstrip()}")
    return not (too_low or too_high)
