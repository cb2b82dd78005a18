"""A figure bare of words in, the interval that it and the words mean out, in the unit wanted."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from advisor.model.profile import Interval
from advisor.profiles.chinese_numerals import DIGITS, RUN, find_scale, lend_marks, read_numeral, read_span
from advisor.profiles.number_readings import Doubt, Unreadable, Written
from advisor.profiles.number_texts import Phrase
from advisor.profiles.units import find_factor, find_unit, name_mark, split_mark
from advisor.record import Record

ONE = rf"[+-]?(?:{RUN}分之)?{RUN}"
END = re.compile(rf"([+-]?)(?:({RUN})分之)?({RUN})(.*)")
RANGE = re.compile(rf"({ONE}[^0-9]*?)(?:—+|-|~+|至|到|to)({ONE}.*)")
FIGURES = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
SCALES = (10**12, 10**8, 10**4, 1000, 1)  # a million yuan is 100万元
BARE_MARKS = re.compile(rf"[+-]?[百千万亿]++(?!{RUN}|分之)")


class _End(Record, frozen=True):
    """One figure: its least and most value, the 万 or 亿 it counts in, and its unit without it."""

    low: Fraction
    high: Fraction
    scale: int
    unit: str


def read_phrase(phrase: Phrase, wanted: str) -> Written:
    """Return the number that ``phrase`` means in the unit ``wanted``, ``""`` for the one written.

    Raises:
        Unreadable: if it means none, or more than one.
    """
    if not phrase.marks and (match := BARE_MARKS.match(phrase.figure)):
        raise Unreadable("no_number", match[0])
    ends = _split_ends(phrase, wanted)
    unit, factors = _find_factors(ends, phrase.currency, wanted)
    values = [value * factor for end, factor in zip(ends, factors, strict=True) for value in (end.low, end.high)]
    number = _bound(values, phrase)
    spaced = re.match("[0-9]{1,3} [0-9]{3}(?![ 0-9])", phrase.figure)
    doubt: Doubt = "perhaps_two_numbers" if spaced else _doubt_ratio(number) if wanted == "%" and not unit else ""
    vague = len(ends) == 1 and values[0] < values[1]
    return Written(number, unit, "~" in phrase.marks or vague, "", doubt)


def _split_ends(phrase: Phrase, wanted: str) -> list[_End]:
    if not (match := RANGE.fullmatch(phrase.figure)):
        return [_read_end(phrase.figure, wanted)]
    first, last = END.fullmatch(match[1]), END.fullmatch(match[2])
    assert first and last  # RANGE is made of them
    low = lend_marks(first[3], last[3]) if not (first[4] or first[2]) else first[3]
    parts = f"{last[2]}分之" if last[2] and not first[2] else ""
    same = f"{first[2]}分之" if first[2] and not (last[2] or last[4]) else ""
    lower = _read_end(parts + first[0][: first.start(3)] + low + first[4], wanted)
    return [lower, _read_end(same + last[0], wanted)]


def _read_end(text: str, wanted: str) -> _End:
    match = END.fullmatch(text)
    if not match:
        raise _explain_words(text)
    sign, parts, run, rest = match.groups()
    span, whole = read_span(run), read_numeral(parts) if parts else Fraction(1)
    if span is None or not whole or (parts and rest):
        raise _explain(run, text)
    size, unit = _read_unit(rest, wanted, text)
    factor = (-1 if sign == "-" else 1) * size * Fraction(100 if parts else 1) / whole
    low, high = sorted(value * factor for value in span)
    scale = max(find_scale(run), *(known for known in SCALES if known <= size))
    return _End(low, high, scale, "%" if parts else unit)


def _explain_words(text: str) -> Unreadable:
    found = FIGURES.findall(text)
    if len(found) > 1:
        return Unreadable("two_numbers", *found)
    return Unreadable("words" if found else "no_number", text)


def _explain(run: str, text: str) -> Unreadable:
    if " " in run:
        return Unreadable("two_numbers", *run.split())
    if match := re.fullmatch("([0-9]+),([0-9]+)", run):
        return Unreadable("ambiguous", f"{match[1]}.{match[2]}", match[1] + match[2])
    return Unreadable("malformed", text)


def _read_unit(rest: str, wanted: str, text: str) -> tuple[int, str]:
    """Return the multiplier in words before a unit (million), and the unit; a text that is no unit is refused."""
    size, unit = split_mark(rest.replace("每", "/"))
    if not unit or find_unit(unit) or find_factor(unit, wanted):
        return size, unit
    if re.search(rf"[0-9{DIGITS}十]", rest):
        raise Unreadable("two_numbers", *re.findall(RUN, text))
    raise Unreadable("unit", rest, wanted)


def _find_factors(ends: list[_End], currency: str, wanted: str) -> tuple[str, list[Fraction]]:
    """Return the unit that was written, as wanted, and what each end is to be multiplied by to be in it."""
    units = [end.unit or ends[-1].unit or ends[0].unit or currency for end in ends]
    if currency and any(not find_factor(unit, currency) for unit in units):
        raise Unreadable("unit", units[0], currency)
    scale = max(end.scale for end in ends)
    if not units[0]:
        unit, factor = _count_in(scale, ends[-1], wanted)
        return unit, [factor] * len(ends)
    known = find_unit(units[-1])
    target = wanted or name_mark(scale) + (known.name if known else units[-1])
    factors = [find_factor(unit, target) for unit in units]
    if None in factors:
        raise Unreadable("unit", units[0], wanted)
    return target, [factor for factor in factors if factor]


def _count_in(scale: int, end: _End, wanted: str) -> tuple[str, Fraction]:
    """A figure without a unit is in the one wanted; one in 万 or 亿 shares that with 万元 or 亿元, if it can."""
    size, base = split_mark(wanted)
    if scale == 1 or size == 1:
        return "", Fraction(1)
    if scale >= size:
        return wanted, Fraction(1, size)
    figure = f"{_to_float(end.high):.15g}"
    raise Unreadable("ambiguous", f"{figure}{base}", f"{figure}{wanted}")


def _bound(values: list[Fraction], phrase: Phrase) -> Interval:
    """Return the number between the least and the most value, opened and turned round as the words say."""
    low, high = _to_float(values[0]), _to_float(values[-1])
    if low > high:
        raise Unreadable("backwards", f"{low:.15g}", f"{high:.15g}")
    bounds = phrase.bounds
    if len(bounds) > 1 or (bounds and low < high):
        raise Unreadable("malformed", phrase.figure)
    falls = "-" in phrase.marks
    if falls and low < 0:
        raise Unreadable("ambiguous", f"{low:.15g}", f"{-low:.15g}")
    number = _open(bounds[0], low) if bounds else Interval(low, high)
    return _negate(number) if falls else number


def _open(bound: str, at: float) -> Interval:
    if bound[0] == ">":
        return Interval(at, math.inf, low_open=bound == ">", high_open=True)
    return Interval(-math.inf, at, low_open=True, high_open=bound == "<")


def _negate(number: Interval) -> Interval:
    return Interval(0 - number.high, 0 - number.low, number.high_open, number.low_open)


def _to_float(value: Fraction) -> float:
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if math.isinf(number) or (value and not number):
        raise Unreadable("not_finite")
    return number


def _doubt_ratio(number: Interval) -> Doubt:
    ends = [end for end in (number.low, number.high) if math.isfinite(end)]
    return "perhaps_a_ratio" if all(0 < abs(end) <= 1 for end in ends) else ""
