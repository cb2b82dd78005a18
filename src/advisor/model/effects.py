"""What a few changed facts do to the advice on a region: what appears, goes, worsens, eases, through which rules."""

from __future__ import annotations

from typing import Literal

from advisor.model.advice import RegionRecord, RulebaseRecord
from advisor.model.comparison import NamedRecord, State
from advisor.model.records import FactRecord
from advisor.model.text import Text
from advisor.record import Record

SCHEMA_VERSION = 1
Turn = Literal["appears", "goes", "worsens", "eases", "surer", "less_sure", "opens", "settles"]


class Assumption(Record, frozen=True, kw_only=True):
    """One changed indicator; None for a side on which it is unreported."""

    indicator: str
    label: Text
    before: FactRecord | None
    after: FactRecord | None
    because: Text | None


class Turned(Record, frozen=True, kw_only=True):
    """A conclusion that came out otherwise.

    ``appears``: it holds now. ``goes``: it held and is ruled out. ``opens``: it was decided and is undecided now.
    ``settles``: it was undecided and is ruled out now. ``worsens``, ``eases``: its severity. ``surer``, ``less_sure``.
    """

    key: str
    label: Text
    turn: Turn
    before: str
    after: str


class MovedMeasure(Record, frozen=True, kw_only=True):
    """A measure whose place in the programme changed; 0 where it is not recommended.

    ``undecided`` marks one that went because what it treats, or whether it suits, can't be decided any more.
    """

    id: str
    label: Text
    before: int
    after: int
    undecided: bool = False


class TurnedRule(Record, frozen=True, kw_only=True):
    """A rule that changed verdict, and which of the data and conclusions it reads changed."""

    id: str
    title: Text
    concludes: str
    label: Text
    before: State
    after: State
    because: tuple[NamedRecord, ...]


class Effects(Record, frozen=True, kw_only=True):
    """A region as it is and as it is assumed to be, compared. All lists are empty where nothing was changed."""

    schema_version: int
    region: RegionRecord
    assumed: RegionRecord
    assumptions: tuple[Assumption, ...]
    conclusions: tuple[Turned, ...]
    measures: tuple[MovedMeasure, ...]
    rules: tuple[TurnedRule, ...]
    rulebase: RulebaseRecord
