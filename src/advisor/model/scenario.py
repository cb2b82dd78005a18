"""A scenario: a region as it would be with a few facts changed, each for a reason."""

from __future__ import annotations

from pathlib import Path

from advisor.errors import SourceRef
from advisor.model.profile import Fact
from advisor.model.text import Text
from advisor.record import Record


class Change(Record, frozen=True):
    """One changed indicator: the assumed fact, or None where it is to count as unreported; and why, if said."""

    indicator: str
    fact: Fact | None
    because: Text | None
    where: SourceRef


class Scenario(Record, frozen=True):
    """What is changed of the profile at ``base``, which may be a scenario itself. ``tells`` is its story, if told.

    ``base_at`` is where the base is named; ``pinned`` whether the base's digest is noted beside it.
    """

    id: str
    name: Text
    tells: Text | None
    base: Path
    changes: tuple[Change, ...]
    file: str
    base_at: SourceRef
    pinned: bool
