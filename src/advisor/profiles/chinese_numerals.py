"""The figures of a text in, Arabic or Chinese or both (``1.2万亿``, ``3亿5千万``, ``十几``), exact fractions out."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

DIGITS = "零一二三四五六七八九"
SIZES = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
FORMAL = str.maketrans(
    "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億〇两兩點幾數餘", "一二二三三四五六六七八九十百千万亿零二二点几数余"
)

# 百 of 百分点 and 千 of 千克 belong to the unit; 数 counts only as in 数十; a space only parts digits. A run is never
# cut: given back, the e of 1.2e-5 would be a unit and its minus a range.
RUN = (
    r"(?:[0-9.,零一二三四五六七八九十万亿点几]|百(?!分点)|千(?![克瓦米])|数(?=[十百千万亿])"
    r"|(?<=[0-9]) (?=[0-9])|(?<=[0-9.])e[+-]?[0-9])++"
)
ARABIC = re.compile(
    r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+|(?=\.))(?:\.[0-9]+)?(?:e[+-]?[0-9]{1,3})?"
)
SPELT_OUT = re.compile(rf"[{DIGITS}]{{3,}}|[{DIGITS}]零|零[{DIGITS}]")
SOME = re.compile(r"[几数]([十百千]?)([万亿]*)")
SOME_ODD = re.compile(r"(.*十|[1-9]0)几([万亿]*)")
NEIGHBOURS = re.compile(rf"(?<![{DIGITS}点])(?:{'|'.join(a + b for a, b in pairwise(DIGITS[1:]))})(?![{DIGITS}])")
MOST = {"": "九", "十": "九十九", "百": "九百九十九", "千": "九千九百九十九"}
LENT = re.compile(rf"(?:[0-9.,]+|[{DIGITS}])([百千]?)([万亿]*)|.*?()([万亿]+)")


def read_span(run: str) -> tuple[Fraction, Fraction] | None:
    """Return the least and the most that ``run`` can mean, equal for an exact number; None if it is no number.

    ``几`` and ``数`` stand for 2 to 9, after 十 for 1 to 9, and leave the places below open; two neighbouring
    digits (三四百) are the two ends.

    >>> [tuple(map(int, read_span(run) or ())) for run in ("十几", "几十", "数百亿", "三四百", "二千三百万")]
    [(11, 19), (20, 99), (20000000000, 99900000000), (300, 400), (23000000, 23000000)]
    """
    low, high = read_numeral(_end(run, most=False)), read_numeral(_end(run, most=True))
    return None if low is None or high is None else (low, high)


def _end(run: str, most: bool) -> str:
    if match := SOME.fullmatch(run):
        return (MOST[match[1]] if most else f"二{match[1]}") + match[2]
    if match := SOME_ODD.fullmatch(run):
        tens, digit = match[1], 9 if most else 1
        return (f"{tens[0]}{digit}" if tens[0] in "123456789" else tens + DIGITS[digit]) + match[2]
    return NEIGHBOURS.sub(lambda pair: pair[0][1 if most else 0], run)


def read_numeral(text: str) -> Fraction | None:
    """Return the number that ``text`` writes, after ``FORMAL``; None if it writes none, or not well.

    >>> [float(read_numeral(text) or 0) for text in ("1,234.5", "3亿5千万", "三万五", "一千零五", "三十点五万")]
    [1234.5, 350000000.0, 35000.0, 1005.0, 305000.0]
    """
    if ARABIC.fullmatch(text):
        return Fraction(re.sub("[, ]", "", text))
    if SPELT_OUT.fullmatch(text):
        return Fraction(int(_to_arabic(text)))
    if mark := next((mark for mark in "亿万" if mark in text), ""):
        return _read_around(text, mark)
    if "点" in text:
        return _read_decimal(text)
    if mark := next((mark for mark in "千百十" if mark in text), ""):
        return _read_around(text, mark)
    return Fraction(DIGITS.index(text)) if len(text) == 1 and text in DIGITS else None


def _to_arabic(text: str) -> str:
    return "".join(str(DIGITS.index(digit)) if digit in DIGITS else digit for digit in text)


def _read_around(text: str, mark: str) -> Fraction | None:
    head, _, tail = text.partition(mark)
    count, rest = read_numeral(head) if head else Fraction(1), _read_rest(tail, SIZES[mark])
    if count is None or rest is None or rest >= SIZES[mark] or (tail and count.denominator > 1):
        return None
    return count * SIZES[mark] + rest


def _read_rest(tail: str, size: int) -> Fraction | None:
    """What follows a mark of ``size``: 三万五 is 35000, 三万零五 30005; digits must fill the places or be one."""
    if not tail:
        return Fraction(0)
    if size > 10 and len(tail) == 1 and tail in DIGITS[1:] + "123456789":
        return Fraction(int(_to_arabic(tail)) * size, 10)
    if tail.isdecimal() and 10 ** len(tail) != size:
        return None
    return read_numeral(tail.removeprefix("零") or "零")


def _read_decimal(text: str) -> Fraction | None:
    whole, _, decimals = text.partition("点")
    digits, count = _to_arabic(decimals), read_numeral(whole)
    if count is None or count.denominator > 1 or not re.fullmatch("[0-9]+", digits):
        return None
    return count + Fraction(int(digits), 10 ** len(digits))


def lend_marks(low: str, high: str) -> str:
    """Return the lower end of a range with the marks that its upper end says for both.

    >>> lend_marks("10", "15万"), lend_marks("三", "五百"), lend_marks("5千", "8千万"), lend_marks("三", "五十")
    ('10万', '三百', '5千万', '三')
    """
    match = LENT.fullmatch(high)
    if not match or re.search("[万亿]", low):
        return low
    small, large = match[1] or "", match[2] or match[4] or ""
    return low + ("" if re.search("[十百千]", low) else small) + large


def find_scale(run: str) -> int:
    """Return the size of the 万, 亿 or 万亿 that ``run`` counts in, or of the 千 or 百 behind a digit; 1 if in none.

    >>> find_scale("1.2万亿"), find_scale("5千"), find_scale("三千五百")
    (1000000000000, 1000, 1)
    """
    small = re.search("[0-9]([百千])", run)
    plain = SIZES[small[1]] if small else 1
    return 10**12 if "万亿" in run else next((SIZES[mark] for mark in "亿万" if mark in run), plain)
