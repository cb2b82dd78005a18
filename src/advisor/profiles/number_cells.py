"""A number and its spreadsheet format in, the text that the sheet shows out: a percent sign, a unit, a scale."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.record import Record

# quoted, escaped, currency, condition or colour, filler, digits, end of the section for positive numbers, any other
TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].'
    r"|(?P<digits>General|G/通用格式|[0#?][0#?.,/ ]*(?:E[+-][0#?]+)?)|(?P<end>;)|(?P<bare>.)",
    re.DOTALL | re.IGNORECASE,
)
SCALING = re.compile(r"[0#?](,+)(?=\.|!|$)")
DECORATION = " -+()/:,'@"
LONGEST = 255  # of a format, by the standard


class Layout(Record, frozen=True):
    """What a format puts around a number, and what it multiplies it by before showing it."""

    before: str = ""
    after: str = ""
    factor: Decimal = Decimal(1)


def read_layout(number_format: str) -> Layout:
    r"""Return what ``number_format`` adds to a positive number. One that can't be understood adds nothing.

    >>> read_layout('0.0"万元"'), read_layout("0.00%")
    (Layout(before='', after='万元', factor=Decimal('1')), Layout(before='', after='%', factor=Decimal('100')))
    >>> read_layout('0!.0,"万元"')
    Layout(before='', after='万元', factor=Decimal('0.0001'))
    """
    sides, pattern, percent = ["", ""], "", 0
    for token in TOKEN.finditer(number_format):
        if token["end"]:
            break
        said = token["quoted"] or token["escaped"] or token["currency"] or token["bare"] or ""
        if token["digits"]:
            pattern += token["digits"]
        elif said == "." and pattern:  # a drawn point, as in 0!.0,"万": the digits behind it are shown, not decimals
            pattern += "!"
        elif said not in DECORATION:
            sides[bool(pattern)] += said
            percent += token["bare"] == "%"
    return Layout(sides[0], sides[1], Decimal(100) ** percent / _find_divisor(pattern.strip()))


def _find_divisor(pattern: str) -> Decimal:
    """Each comma behind the last digit hides three places; each digit behind a drawn point hides one."""
    commas = sum(len(match[1]) for match in SCALING.finditer(pattern))
    drawn = len(re.sub(r"[^0#?]", "", pattern.partition("!")[2]))
    return Decimal(1000) ** commas * Decimal(10) ** drawn


def show_number(number: Decimal, number_format: str) -> tuple[str, ...]:
    """Return the text that the sheet shows, unrounded; two if the format hides places and names no unit for them.

    >>> show_number(Decimal("0.38"), "0%"), show_number(Decimal(5000), "#,##0,")
    (('38.00%',), ('5000', '5.000'))
    """
    layout = read_layout(number_format[:LONGEST])
    shown = f"{layout.before}{number * layout.factor}{layout.after}"
    if layout.factor < 1 and not layout.before + layout.after:
        return str(+number), shown
    return (shown,)
