"""A raw column in, a column of numbers, codes or lists out; every cell that can't be read is reported with its place.

Each distinct cell is understood once. What is blank is not reported. A bound or a range says less than a sum needs,
so in a table it counts as not reported, with a notice.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date

import numpy as np

from advisor.errors import Code, did_you_mean
from advisor.marked_yaml import Reading
from advisor.model.table import NOT_REPORTED, SCOPES, Column, ColumnKind
from advisor.model.text import Text
from advisor.profiles.raw_table import Cell, RawColumn
from advisor.profiles.values import ANSWERS
from advisor.profiles.written_numbers import Blank, Refused, read_written
from advisor.record import Record, replace

MORE_ANSWERS = {
    "√": "yes",
    "✓": "yes",
    "y": "yes",
    "1": "yes",
    "×": "no",
    "✗": "no",
    "n": "no",
    "0": "no",
} | dict.fromkeys(("没有", "不是", "不"), "no")
YES_NO = ("no", "yes")
SEPARATORS = re.compile(r"[、;；,，/|]+")
EARLIEST, LATEST = 1900, 2100
LONGEST_BLANK = 6


class Lexicon(Record, frozen=True):
    """The words that cells may use: what scopes are called, and the industries by code."""

    scopes: Mapping[str, Text]
    industries: Mapping[str, Text]


class _Told(Record, frozen=True):
    """What one distinct cell says: a number, a word, a list, nothing; or a problem (code, message, hint)."""

    number: float = math.nan
    word: str | None = None
    words: tuple[str, ...] = ()
    approximate: bool = False
    problem: tuple[Code, str, str] | None = None
    notice: tuple[Code, str, str] | None = None


def read_column(reading: Reading, raw: RawColumn, kind: ColumnKind, unit: str, lexicon: Lexicon) -> Column | None:
    """Return the column that ``raw`` holds. ``unit`` is the heading's, where it names one.

    None, with the reason reported, where that unit does not convert to the column's.
    """
    if unit and math.isnan(_factor(unit, kind)):
        message = f"the heading '{raw.heading}' counts in '{unit}', which does not convert to {kind.unit}"
        reading.report(raw.place, Code.WRONG_UNIT, message, f"convert the column to {kind.unit}")
        return None
    if raw.numbers is not None and kind.form in ("number", "year"):
        return _read_plain(reading, raw, kind, unit)
    raw = _with_cells(raw)
    if kind.form in ("text", "name"):
        return _name_column(raw, kind)
    told = [_understand(cell, kind, unit, lexicon) for cell in raw.cells]
    _report(reading, raw, kind, told)
    if kind.form in ("number", "year"):
        return _number_column(raw, kind, told)
    if kind.form == "list":
        return Column(kind.id, raw.span, lists=tuple(told[code].words for code in _codes(raw)))
    return _word_column(raw, kind, told)


def _name_column(raw: RawColumn, kind: ColumnKind) -> Column:
    """Read names, of which there may be a million different ones: only short texts can be marks of a blank."""
    words = [value if type(value) is str and len(value) > LONGEST_BLANK else _name(value) for value, _ in raw.cells]
    labels = tuple(dict.fromkeys(word for word in words if word))
    if len(labels) == len(words):
        return Column(kind.id, raw.span, codes=_codes(raw), labels=labels)
    index = {label: i for i, label in enumerate(labels)}
    lookup = np.array([index[word] if word else NOT_REPORTED for word in words] or [NOT_REPORTED], np.int32)
    return Column(kind.id, raw.span, codes=lookup[_codes(raw)], labels=labels)


def _name(value: object) -> str:
    text = _as_text(value)
    return "" if isinstance(read_written(text), Blank) else text


def _with_cells(raw: RawColumn) -> RawColumn:
    """Return ``raw`` with distinct cells, where it came as plain numbers but names are wanted (codes, years)."""
    if raw.numbers is None:
        return raw

    known = np.nan_to_num(raw.numbers, nan=math.inf)
    values, codes = np.unique(known, return_inverse=True)
    cells = tuple((None if math.isinf(v) else f"{v:.15g}", "General") for v in values)
    return replace(raw, numbers=None, codes=codes.astype(np.int32), cells=cells)


def _codes(raw: RawColumn) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    assert raw.codes is not None
    return raw.codes


def _understand(cell: Cell, kind: ColumnKind, unit: str, lexicon: Lexicon) -> _Told:
    value, form = cell
    if kind.form == "number":
        return _understand_number(value, form, kind, unit)
    if kind.form == "year":
        return _understand_year(value)
    text = _as_text(value)
    return _Told() if isinstance(read_written(text), Blank) else _understand_words(text, kind, lexicon)


def _understand_words(text: str, kind: ColumnKind, lexicon: Lexicon) -> _Told:
    if kind.form == "list":
        return _Told(words=tuple(part.strip() for part in SEPARATORS.split(text) if part.strip()))
    if kind.form == "industry":
        return _understand_industry(text, lexicon.industries)
    return _choose(text, _choices(kind, lexicon))


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _understand_number(value: object, form: str, kind: ColumnKind, unit: str) -> _Told:
    read = read_written(value, form, unit or kind.unit)
    if isinstance(read, Blank):
        return _Told()
    if isinstance(read, Refused):
        return _Told(problem=_refusal(read, kind))
    if not read.number.exact:
        told = f"'{read.raw}' is a bound or a range; a sum needs one number, so it counts as not reported"
        return _Told(notice=(Code.UNREADABLE_CELL, told, "give the figure itself if it is known"))
    number = read.number.low * (_factor(unit, kind) if unit else 1.0)
    low, high = kind.range
    if (low is not None and number < low) or (high is not None and number > high):
        ends = f"{'…' if low is None else f'{low:g}'} to {'…' if high is None else f'{high:g}'}"
        return _Told(problem=(Code.OUT_OF_RANGE, f"'{read.raw}' is out of range", f"its range is {ends} {kind.unit}"))
    doubt = None
    if read.doubt == "perhaps_a_ratio":
        told = f"'{read.raw}' is read as {number:g} %"
        doubt = (Code.PERHAPS_A_RATIO, told, f"if it means {number * 100:g} %, write it so")
    return _Told(number=number, approximate=read.approximate, notice=doubt)


def _factor(unit: str, kind: ColumnKind) -> float:
    """Return what one of a heading's ``unit`` is in the column's; NaN where it does not convert."""
    read = read_written(f"1{unit}", "General", kind.unit)
    return read.number.low if not isinstance(read, Blank | Refused) else math.nan


def _refusal(read: Refused, kind: ColumnKind) -> tuple[Code, str, str]:
    if read.reason == "ambiguous":
        return Code.AMBIGUOUS_NUMBER, f"'{read.raw}' reads two ways: {' or '.join(read.readings)}", "write one of them"
    told = f"'{read.raw}' is not a number in {kind.unit or 'figures'} ({read.reason.replace('_', ' ')})"
    return Code.UNREADABLE_CELL, told, "write digits, or leave the cell blank"


def _understand_year(value: object) -> _Told:
    if isinstance(value, date):
        return _Told(number=float(value.year))
    text = _as_text(value).removesuffix("年").removesuffix(".0")
    if isinstance(read_written(text), Blank):
        return _Told()
    if text[:4].isdigit() and EARLIEST <= int(text[:4]) <= LATEST and not text[4:5].isdigit():
        return _Told(number=float(text[:4]))
    return _Told(problem=(Code.UNREADABLE_CELL, f"'{text}' is no year", "write four digits, such as 2023"))


def _understand_industry(text: str, industries: Mapping[str, Text]) -> _Told:
    digits = re.match(r"[A-Ta-t]?(\d{2,4})\b", text)
    if digits and (digits[1][:2] in industries or not industries):
        return _Told(word=digits[1])
    for code, name in industries.items():
        if text in (name.zh, name.en):
            return _Told(word=code)
    names = [name.zh for name in industries.values()] + [name.en for name in industries.values()]
    hint = did_you_mean(text, names) or "GB/T 4754 has two-digit divisions from 01 to 97; give the code or its name"
    return _Told(problem=(Code.UNKNOWN_INDUSTRY, f"'{text}' is no industry of GB/T 4754", hint))


def _choices(kind: ColumnKind, lexicon: Lexicon) -> dict[str, str]:
    if kind.form == "yes_no":
        return {**ANSWERS, **MORE_ANSWERS}
    texts = lexicon.scopes if kind.form == "scope" else kind.values
    known = {code: code for code in texts}
    return known | {said.lower(): code for code, text in texts.items() for said in (text.zh, text.en)}


def _choose(text: str, choices: Mapping[str, str]) -> _Told:
    word = choices.get(text) or choices.get(text.lower())
    if word:
        return _Told(word=word)
    shown = [choice for choice in choices if not choice.isascii()] or list(choices)
    hint = did_you_mean(text, choices) or f"one of: {', '.join(shown)}"
    return _Told(problem=(Code.NOT_ALLOWED, f"'{text}' is none of the answers of this column", hint))


def _report(reading: Reading, raw: RawColumn, kind: ColumnKind, told: list[_Told]) -> None:
    for index, what in enumerate(told):
        if what.problem is None and what.notice is None:
            continue
        rows = np.flatnonzero(_codes(raw) == index)
        if not len(rows):
            continue
        code, message, hint = what.problem or what.notice  # type: ignore[misc]
        more = f" (and in {len(rows) - 1} more rows)" if len(rows) > 1 else ""
        shown = f"{kind.label.zh or kind.id}: {message}{more}"
        (reading.report if what.problem else reading.notice)(raw.place_of(int(rows[0])), code, shown, hint)


def _number_column(raw: RawColumn, kind: ColumnKind, told: list[_Told]) -> Column:
    codes = _codes(raw)
    values = np.array([what.number for what in told] or [math.nan])
    soft = np.array([what.approximate for what in told] or [False])
    return Column(kind.id, raw.span, numbers=values[codes], approximate=int(soft[codes].sum()))


def _word_column(raw: RawColumn, kind: ColumnKind, told: list[_Told]) -> Column:
    labels = YES_NO if kind.form == "yes_no" else tuple(dict.fromkeys(w.word for w in told if w.word is not None))
    if kind.form == "scope":
        labels = SCOPES
    index = {label: i for i, label in enumerate(labels)}
    lookup = np.array([NOT_REPORTED if w.word is None else index[w.word] for w in told] or [NOT_REPORTED], np.int32)
    return Column(kind.id, raw.span, codes=lookup[_codes(raw)], labels=labels)


def _read_plain(reading: Reading, raw: RawColumn, kind: ColumnKind, unit: str) -> Column:
    """Read a column of plain numbers at once; a unit in the heading converts by one factor."""
    assert raw.numbers is not None
    numbers = raw.numbers * (_factor(unit, kind) if unit else 1.0)
    low, high = kind.range if kind.form == "number" else (EARLIEST, LATEST)
    with np.errstate(invalid="ignore"):
        bad = np.isinf(numbers)
        if low is not None:
            bad |= numbers < low
        if high is not None:
            bad |= numbers > high
    rows = np.flatnonzero(bad)
    if len(rows):
        more = f" (and in {len(rows) - 1} more rows)" if len(rows) > 1 else ""
        told = f"{kind.label.zh}: {raw.numbers[rows[0]]:g} is out of range{more}"
        reading.report(raw.place_of(int(rows[0])), Code.OUT_OF_RANGE, told, f"its range is {low} to {high} {kind.unit}")
    return Column(kind.id, raw.span, numbers=numbers)
