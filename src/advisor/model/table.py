"""Tables of statistics: what kinds there are, and one table as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from advisor.errors import SourceRef
from advisor.model.text import Text
from advisor.record import Record, field

if TYPE_CHECKING:
    from numpy import float64, int32
    from numpy.typing import NDArray

ColumnForm = Literal["text", "name", "choice", "number", "yes_no", "year", "industry", "scope", "list"]
SCOPES = ("region", "part", "reference", "peer", "partner")
NOT_REPORTED = -1


class ColumnKind(Record, frozen=True):
    """What a column holds. ``within`` names the column that its number can't exceed; ``also`` other headings it has.

    ``text`` is free and not kept for reckoning; ``name`` names a thing; ``choice`` is one of ``values``; ``list`` holds
    several names; ``industry`` is a GB/T 4754 code; ``scope`` says what an area is to the region.
    """

    id: str
    form: ColumnForm
    label: Text
    means: Text | None
    unit: str
    range: tuple[float | None, float | None]
    values: dict[str, Text]
    required: bool
    within: str
    also: tuple[str, ...]


class TableKind(Record, frozen=True):
    """A kind of table. Two rows equal in all columns of ``same`` are duplicates. ``adds_up``: parts, whole."""

    id: str
    label: Text
    means: Text
    columns: dict[str, ColumnKind]
    same: tuple[str, ...]
    adds_up: tuple[tuple[str, ...], str] | None
    where: SourceRef


class Column(Record, frozen=True):
    """One column as read, a value a row; ``place`` names its cells, such as ``企业名录!H5:H504``.

    Numbers and years are float64, NaN where not reported. Names, choices, codes and scopes are int32 indices into
    ``labels``, ``NOT_REPORTED`` where blank; yes/no has the labels ``("no", "yes")``. Lists are tuples, empty where
    blank. ``approximate`` counts the cells that were written as approximate.
    """

    id: str
    place: str
    numbers: NDArray[float64] | None = None
    codes: NDArray[int32] | None = None
    labels: tuple[str, ...] = ()
    lists: tuple[tuple[str, ...], ...] | None = None
    approximate: int = 0


class Table(Record, frozen=True):
    """One table as read: only the columns that it has. ``source`` and ``year`` are what the planner says of all of it.

    ``year`` counts where the table has no year column. Text columns are not kept, but for the key's.
    """

    kind: str
    rows: int
    columns: dict[str, Column] = field(default_factory=dict)
    where: SourceRef = field(default_factory=lambda: SourceRef(""))
    source: str = ""
    year: str = ""


class TableBook(Record, frozen=True):
    """What tables a rule base knows: kinds by id, GB/T 4754 divisions by code, names of scopes, texts of cautions."""

    kinds: dict[str, TableKind]
    industries: dict[str, Text]
    scopes: dict[str, Text]
    cautions: dict[str, Text]
