"""A planner's own table in, the same table as this program reads it out: headings matched, cells understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from advisor.errors import Code, Problem, ProfileError, SourceRef, did_you_mean
from advisor.marked_yaml import Reading
from advisor.model.table import TableBook, TableKind
from advisor.profiles.canonical_csv import write_csv
from advisor.profiles.column_reading import Lexicon
from advisor.profiles.heading_memory import recall_headings, remember_headings
from advisor.profiles.headings import fold, guess_kind, match_headings
from advisor.profiles.raw_table import RawColumn, RawTable
from advisor.profiles.table_building import build_table, with_origin
from advisor.profiles.table_files import read_table_file
from advisor.profiles.workbook_tables import read_sheet_tables
from advisor.record import Record

WORKBOOKS = (".xlsx", ".xlsm", ".xls")
SAMPLES = 3
Ask = Callable[[str, Sequence[str], str, TableKind], str]


class Imported(Record, frozen=True):
    """The table as CSV; which heading became which column, which were left aside, and what was doubtful."""

    kind: TableKind
    text: str
    rows: int
    taken: dict[str, str]
    aside: tuple[str, ...]
    notices: tuple[Problem, ...]


def import_table(
    path: Path, book: TableBook, kind: str = "", sheet: str = "", mapping: Path | None = None, ask: Ask | None = None
) -> Imported:
    """Read the table at ``path`` as a ``kind`` of table (guessed from its headings if empty).

    Headings are matched by name, then by what was remembered, then by the ``mapping`` file (YAML, heading: column), and
    at last by asking, where ``ask`` is given: it gets a heading, sample cells, the nearest label and the kind, and
    returns a column id or ``""``. Answers are remembered.

    Raises:
        ProfileError: with every problem found.
    """
    reading = Reading()
    raw = _open(reading, path, book, sheet, kind)
    if raw is None or reading.problems:
        raise ProfileError(reading.problems)
    chosen = kind or raw.kind or guess_kind([column.heading for column in raw.columns], book)
    if chosen not in book.kinds:
        hint = did_you_mean(chosen, book.kinds) or f"say which it is: --as {'|'.join(book.kinds)}"
        told = f"no kind of table is called '{chosen}'" if chosen else "the headings don't tell what this table is"
        raise ProfileError([Problem(SourceRef(str(path)), Code.UNKNOWN_TABLE, told, hint)])
    form = book.kinds[chosen]
    translation = {**recall_headings(chosen), **_read_mapping(reading, mapping, form)}
    if ask is not None and not reading.problems:
        answers = _ask_for_unknown(raw, form, translation, ask)
        remember_headings(chosen, answers)
        translation |= answers
    table = build_table(reading, with_origin(raw, chosen, "", ""), form, translation, _lexicon(book))
    if table is None or reading.problems:
        raise ProfileError(reading.problems)
    headings = [column.heading for column in raw.columns]
    matched = match_headings(headings, form, translation)
    return Imported(
        kind=form,
        text=write_csv(table, form, book),
        rows=table.rows,
        taken={headings[index]: column for index, column, _ in matched.columns},
        aside=tuple(headings[index] for index, _ in matched.unknown if headings[index].strip()),
        notices=tuple(reading.notices),
    )


def _lexicon(book: TableBook) -> Lexicon:
    return Lexicon(book.scopes, book.industries)


def _open(reading: Reading, path: Path, book: TableBook, sheet: str, kind: str) -> RawTable | None:
    if path.suffix.lower() not in WORKBOOKS:
        return read_table_file(path, reading, kind)
    tables = [t for t in read_sheet_tables(path, reading, book) if _sheet_of(t) == sheet or not sheet]
    fitting = [t for t in tables if kind and t.kind == kind] or tables
    if len(fitting) == 1 or (fitting and kind):
        return fitting[0]
    if not reading.problems:
        told = "the workbook has no such sheet" if not fitting else "the workbook has several tables"
        hint = f"name one: --sheet {'|'.join(_sheet_of(t) for t in tables)}" if tables else "is this the right file?"
        reading.report(SourceRef(str(path)), Code.UNKNOWN_TABLE, told, hint)
    return None


def _sheet_of(raw: RawTable) -> str:
    return raw.where.cell.partition("!")[0]


def _read_mapping(reading: Reading, path: Path | None, kind: TableKind) -> dict[str, str]:
    """Return the headings that a mapping file translates; a column that the kind has not is reported."""
    root = reading.read_file(path, str(path)) if path else None
    found = {}
    for heading, node in reading.take_map(root, "the mapping").items() if root else ():
        column = reading.take_string(node, f"'{heading}'")
        if column in kind.columns:
            found[heading] = column
        else:
            hint = did_you_mean(column, kind.columns) or f"one of: {', '.join(kind.columns)}"
            reading.report(node.where, Code.UNKNOWN_COLUMN, f"'{kind.id}' has no column '{column}'", hint)
    return found


def _ask_for_unknown(raw: RawTable, kind: TableKind, translation: Mapping[str, str], ask: Ask) -> dict[str, str]:
    matched = match_headings([column.heading for column in raw.columns], kind, translation)
    answers: dict[str, str] = {}
    for index, suggestion in matched.unknown:
        column = raw.columns[index]
        answer = ask(column.heading, _samples(column), suggestion, kind) if fold(column.heading) else ""
        if answer:
            answers[column.heading] = answer
    return answers


def _samples(column: RawColumn) -> list[str]:
    if column.numbers is not None:
        return [f"{number:g}" for number in column.numbers[:SAMPLES].tolist()]
    return [str(value) for value, _ in column.cells if value not in (None, "")][:SAMPLES]
