"""A sheet in, what it is for out: by the template's hidden key, else by its name, else by its headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from advisor.errors import Code, did_you_mean
from advisor.marked_yaml import Reading
from advisor.model.table import TableBook, TableKind
from advisor.model.text import Text
from advisor.profiles.workbook import Sheet
from advisor.profiles.workbook_words import Words, fold, texts
from advisor.record import Record

KEY = "advisor:"  # the template's hidden mark in the first column of a sheet: advisor:table:firms
BRACKETS = re.compile(r"[(\[].*?[)\]]|[0-9]+年?|[\s_\-.·]+")
LEAST_HEADINGS = 3


class Role(Record, frozen=True):
    """What a sheet is: guide, region, facts, entities, lists or table, and of what; ``row`` is its key's, 0 if none."""

    kind: str
    of: str = ""
    row: int = 0


def find_roles(
    reading: Reading,
    sheets: Iterable[Sheet],
    book: TableBook,
    words: Words,
    recognise: Callable[[Sheet], Role | None] = lambda _: None,
) -> list[tuple[Sheet, Role]]:
    """Return the sheets that have a use, each with its role; notice those that have none.

    ``recognise`` is asked about sheets that neither their key nor their name tells.
    """
    names = sheet_names(book, words)
    roles: list[tuple[Sheet, Role]] = []
    rest: list[Sheet] = []
    for sheet in sheets:
        role = _role_by_key(sheet) or _role_by_name(sheet, names) or recognise(sheet)
        if role is None:
            rest.append(sheet)
        else:
            _notice_renamed(reading, sheet, role, names)
            roles.append((sheet, role))
    taken = {role.of for _, role in roles if role.kind == "table"}
    for sheet in rest:
        kind = kind_by_headings(sheet, [k for k in book.kinds.values() if k.id not in taken])
        if kind is not None:
            taken.add(kind.id)
            told = f"the sheet '{sheet.name}' is read as '{kind.label.zh}' ({kind.id}) because of its headings"
            reading.notice(sheet.where, Code.UNKNOWN_TABLE, told, f"name it '{kind.label.zh}' to make sure")
            roles.append((sheet, Role("table", kind.id)))
        elif any(cells for _, cells in sheet.head):
            _notice_unknown(reading, sheet, names)
    return roles


def sheet_names(book: TableBook, words: Words) -> dict[tuple[str, str], Text]:
    """Return what sheets are called, by role."""
    known = {(key, ""): said for key, said in texts(words, "sheet").items()}
    return known | {("table", kind.id): kind.label for kind in book.kinds.values()}


def _role_by_key(sheet: Sheet) -> Role | None:
    for number, cells in sheet.head:
        first = cells[0][0] if cells else None
        if isinstance(first, str) and first.startswith(KEY):
            kind, _, of = first.removeprefix(KEY).strip().partition(":")
            return Role(kind, of, number)
    return None


def _role_by_name(sheet: Sheet, names: Mapping[tuple[str, str], Text]) -> Role | None:
    for shown in (fold(sheet.name), BRACKETS.sub("", fold(sheet.name))):
        for (kind, of), said in names.items():
            if shown and shown in (fold(said.zh), fold(said.en), fold(of)):
                return Role(kind, of)
    return None


def _notice_renamed(reading: Reading, sheet: Sheet, role: Role, names: Mapping[tuple[str, str], Text]) -> None:
    said = names.get((role.kind, role.of))
    if said is None or role.row == 0:
        return
    if not any(fold(sheet.name).startswith(fold(word)[:25]) for word in (said.zh, said.en)):
        told = f"the sheet '{sheet.name}' was '{said.zh}' and is read as such"
        reading.notice(sheet.where, Code.UNKNOWN_TABLE, told, "nothing needs to be done if that is right")


def _notice_unknown(reading: Reading, sheet: Sheet, names: Mapping[tuple[str, str], Text]) -> None:
    tables = [said for (kind, _), said in names.items() if kind == "table"]
    known = [word for said in tables for word in (said.zh, said.en)]
    hint = did_you_mean(sheet.name, known) or f"tables are called: {'、'.join(said.zh for said in tables)}"
    reading.notice(sheet.where, Code.UNKNOWN_TABLE, f"the sheet '{sheet.name}' is not used", hint)


def kind_by_headings(sheet: Sheet, kinds: Iterable[TableKind]) -> TableKind | None:
    """Return the one kind whose required columns the sheet has, and most of whose headings belong to it."""
    best: tuple[int, TableKind | None] = (LEAST_HEADINGS - 1, None)
    for kind in kinds:
        columns = known_headings(kind)
        for _, cells in sheet.head:
            shown = [bare(value) for value, _ in cells if isinstance(value, str)]
            found = {columns[heading] for heading in shown if heading in columns}
            required = {column.id for column in kind.columns.values() if column.required}
            if len(found) > best[0] and required <= found and 2 * len(found) > len(shown):
                best = (len(found), kind)
    return best[1]


def known_headings(kind: TableKind) -> dict[str, str]:
    """Return the headings that a kind's columns may have, folded, with the column's id."""
    return {
        bare(said): column.id
        for column in kind.columns.values()
        for said in (*column.also, column.label.en, column.label.zh, column.id)
    }


def bare(heading: object) -> str:
    """Return a heading as it compares: folded, without its unit.

    >>> bare("营业收入（万元）")
    '营业收入'
    """
    return re.sub(r"[(\[].*?[)\]]", "", fold(heading)) or fold(heading)
