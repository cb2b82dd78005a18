"""What proving the rule base found: what does not hold of it, and a region that shows it."""

from __future__ import annotations

from advisor.errors import Problem
from advisor.record import Record

Answer = float | str


class Example(Record, frozen=True):
    """A region by its facts: a number for a figure, else a level, a category, yes or no. What is absent is unreported.

    ``name`` is the stem of its file; ``told`` says what the region shows.
    """

    name: str
    told: str
    facts: dict[str, Answer]


class Failure(Record, frozen=True):
    """A statement that does not hold. ``example`` is a region that shows it; None where no region can."""

    problem: Problem
    example: Example | None = None


class Proofs(Record, frozen=True):
    """All that was asked of a rule base. ``reachable`` of its ``diagnoses`` can be made without any judgement."""

    statements: int
    failures: tuple[Failure, ...]
    reachable: int
    diagnoses: int
