"""Indicators: what can be observed of a region, and the cut-offs that grade it."""

from __future__ import annotations

from typing import Literal

from advisor.errors import SourceRef
from advisor.model.text import Text
from advisor.record import Record

IndicatorKind = Literal["number", "yes_no", "level", "category"]
CutOffBasis = Literal["stated", "implied", "convention", "analyst", "definition", "benchmark"]


class CutOff(Record, frozen=True):
    """A bound with its justification. ``opens`` is the level from it upward; a mark opens none (``""``).

    A value at the bound belongs to the level it opens, unless ``strict``.
    """

    at: float
    opens: str
    basis: CutOffBasis
    source: Text
    strict: bool = False
    claim: str = ""
    year: str = ""
    scope: Text | None = None


class Indicator(Record, frozen=True):
    """A named measure. ``unit`` is ``""`` unless the kind is ``number``; ``range`` has None for an open end.

    ``values`` are the answers it admits besides a number: levels in ascending order, yes and no, or categories.
    ``derived`` names the method that computes it from tables; ``context`` marks one that informs but decides nothing.
    ``states`` gives, for a yes/no indicator, the sentence for each answer; for a category its words.
    """

    id: str
    subject: str
    label: Text
    definition: Text
    kind: IndicatorKind
    unit: str
    range: tuple[float | None, float | None]
    values: tuple[str, ...]
    states: dict[str, Text]
    cutoffs: tuple[CutOff, ...]
    marks: tuple[CutOff, ...]
    judgement: bool
    obtain: Text
    where: SourceRef
    derived: str = ""
    context: bool = False
