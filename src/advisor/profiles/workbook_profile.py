"""A workbook profile in; out, the node tree that a YAML profile has, with cells for places, and its raw tables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from advisor.errors import Code, SourceRef
from advisor.marked_yaml import Node, Reading
from advisor.model.indicator import Indicator
from advisor.model.table import TableBook
from advisor.profiles.raw_table import RawTable
from advisor.profiles.workbook import OpenWorkbook, Progress, Sheet, open_workbook, report_damage
from advisor.profiles.workbook_facts import Facts, looks_like_facts, read_entities, read_facts, read_region
from advisor.profiles.workbook_sheets import Role, find_roles
from advisor.profiles.workbook_tables import read_tables_of
from advisor.profiles.workbook_words import Words, load_workbook_words

SCHEMA = "1"


def read_workbook(
    path: Path,
    reading: Reading,
    indicators: Mapping[str, Indicator],
    book: TableBook,
    words: Words | None = None,
    progress: Progress | None = None,
) -> tuple[Node | None, list[RawTable]]:
    """Return a profile's nodes and raw tables; None for the nodes, with the reason reported, if no sheet has a region.

    ``progress`` is told the rows of the tables read so far and in all.
    """
    opened = open_workbook(path, reading)
    if opened is None:
        return None, []
    try:
        return _read_sheets(opened, reading, indicators, book, words or load_workbook_words(), progress)
    finally:
        opened.close()


def _read_sheets(
    opened: OpenWorkbook,
    reading: Reading,
    indicators: Mapping[str, Indicator],
    book: TableBook,
    words: Words,
    progress: Progress | None,
) -> tuple[Node | None, list[RawTable]]:
    if not _check_version(reading, opened, str(words["format"]["version"])):
        return None, []
    recognise = lambda sheet: looks_like_facts(sheet, indicators, words)  # noqa: E731
    roles = find_roles(reading, opened.sheets, book, words, recognise)
    root: Node | None = None
    try:
        root = _read_root(reading, opened.file, roles, indicators, words)
    except Exception as error:  # a damaged file makes openpyxl raise anything
        report_damage(reading, SourceRef(opened.file), error)
    tables = [(sheet, role) for sheet, role in roles if role.kind == "table"]
    return root, read_tables_of(reading, tables, book, words, progress)


def _check_version(reading: Reading, opened: OpenWorkbook, ours: str) -> bool:
    """Return whether the template's version can be read; tell of one that is older or newer."""
    theirs = opened.properties.get("template_version", "")
    if theirs in ("", ours):
        return True
    told = f"the workbook was written with template version {theirs}; this program's is {ours}"
    where = SourceRef(opened.file)
    if _major(theirs) > _major(ours):
        reading.report(where, Code.TEMPLATE_VERSION, told, "update the program, or copy the cells into its template")
        return False
    reading.notice(where, Code.TEMPLATE_VERSION, told, "it is read; a new template may ask for more")
    return True


def _major(version: str) -> int:
    first = version.partition(".")[0]
    return int(first) if first.isascii() and first.isdigit() and len(first) < 6 else 0


def _read_root(
    reading: Reading,
    file: str,
    roles: list[tuple[Sheet, Role]],
    indicators: Mapping[str, Indicator],
    words: Words,
) -> Node | None:
    where = SourceRef(file)
    entries: dict[str, Node] = {"schema": Node(SCHEMA, where)}
    facts: Facts = {}
    entities: list[Node] = []
    for sheet, role in roles:
        if role.kind == "region" and "region" not in entries:
            entries["region"] = read_region(reading, sheet, role, indicators, words)
        elif role.kind == "facts":
            read_facts(reading, sheet, role, indicators, words, facts)
        elif role.kind == "entities":
            entities += read_entities(reading, sheet, role, words)
    if "region" not in entries:
        told = f"the workbook has no sheet '{words['sheet']['region']['zh']}' that names the region"
        hint = "copy the tables into a template, or name this file under 'tables:' in a YAML profile"
        reading.report(where, Code.MISSING_KEY, told, hint)
        return None
    keys = {name: place for name, (_, place) in facts.items()}
    entries["facts"] = Node({name: node for name, (node, _) in facts.items()}, where, keys=keys)
    entries["entities"] = Node(list(entities), where)
    return Node(entries, where)
