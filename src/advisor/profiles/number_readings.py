"""What reading a written number can come to: the number, a blank, or a refusal that says why."""

from __future__ import annotations

from typing import Literal

from advisor.model.profile import Interval
from advisor.record import Record

Doubt = Literal["", "perhaps_a_ratio", "perhaps_two_numbers"]
Reason = Literal[
    "ambiguous",  # it reads two ways: both readings
    "two_numbers",  # the numbers found
    "no_number",
    "vague",  # 若干: the word
    "malformed",  # 1.234.567, or bounds that don't go together: the figure
    "backwards",  # 15-10: the two ends
    "words",  # a number among words that aren't understood: the text
    "unit",  # another unit, or no unit: the one found, the one wanted
    "not_finite",
    "error_value",  # #DIV/0!
    "formula",  # a formula without its value
    "date",  # perhaps a range or fraction that the spreadsheet took for a date: what may have been typed, the date
    "boolean",
    "not_text",  # no cell of a spreadsheet: the type
]


class Written(Record, frozen=True):
    """A number as far as the text says it, in ``unit``.

    ``unit`` is the unit wanted, or the one that was written if none was wanted; ``""`` if none was written: the number
    then stands as it is, for whatever unit is wanted. ``doubt`` is a reason to warn: a bare figure in (0, 1] for a
    percentage, or a space that may part two numbers.
    """

    number: Interval
    unit: str
    approximate: bool
    raw: str
    doubt: Doubt = ""


class Blank(Record, frozen=True):
    """A mark for a missing number, or nothing. Missing is not zero."""

    raw: str


class Refused(Record, frozen=True):
    """What can't be read, or reads two ways. What ``readings`` holds is said at each ``Reason``."""

    reason: Reason
    readings: tuple[str, ...] = ()
    raw: str = ""


class Unreadable(Exception):
    """Carries a refusal from where it is seen to ``read_written``."""

    def __init__(self, reason: Reason, *readings: str) -> None:
        self.refusal = Refused(reason, readings)
