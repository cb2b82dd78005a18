"""What would have to change for a wish to come true: the smallest sets of changes, and what else each of them does."""

from __future__ import annotations

from typing import Literal

from advisor.model.comparison import NamedRecord
from advisor.model.effects import Effects
from advisor.model.text import Text
from advisor.record import Record

Wanted = Literal["holds", "not found", "ruled out"]


class WishRecord(Record, frozen=True, kw_only=True):
    """A conclusion, its label, and how it is to come out."""

    key: str
    label: Text
    wanted: Wanted


class GoalRecord(Record, frozen=True, kw_only=True):
    """The ways to what is wished, the smallest first; each was run through the engine.

    ``least`` is the number of changes of the smallest way: that fewer can't do it is proved. Where there is no way,
    ``why`` says whether what is ``fixed`` stands against it, or the ranges of the indicators do (``ranges``), or more
    than the most changes that are looked for are needed (``many``).
    """

    wishes: tuple[WishRecord, ...]
    ways: tuple[Effects, ...]
    least: int
    fixed: tuple[NamedRecord, ...]
    why: Literal["", "fixed", "ranges", "many"]
