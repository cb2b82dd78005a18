"""The template's sheets of indicators, region and entities in, the nodes of a YAML profile out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.errors import Code, SourceRef, did_you_mean
from advisor.marked_yaml import Node, Reading
from advisor.model.indicator import Indicator
from advisor.profiles.column_reading import SEPARATORS
from advisor.profiles.raw_table import Cell
from advisor.profiles.workbook import Sheet, check_sheet
from advisor.profiles.workbook_cells import read_choice, read_text, read_value, read_year, text_node
from advisor.profiles.workbook_sheets import Role
from advisor.profiles.workbook_words import Words, find_answer, fold, texts, unit_word
from advisor.record import Record

NOTHING: Cell = (None, "")
Facts = dict[str, tuple[Node, SourceRef]]


class Line(Record, frozen=True):
    """One row below the headings: a cell by the key of its column, and its place."""

    cells: Mapping[str, tuple[SourceRef, Cell]]
    first: str

    def text(self, key: str) -> str:
        """Return the cell under ``key`` as text."""
        return read_text(self.cells[key][1]) if key in self.cells else ""

    def place(self, key: str) -> SourceRef:
        """Return where the cell under ``key`` is."""
        return self.cells[key][0]


def looks_like_facts(sheet: Sheet, indicators: Mapping[str, Indicator], words: Words) -> Role | None:
    """Return the role of a sheet that lost its key but has the template's headings or indicators."""
    if len([1 for _, cells in sheet.head if cells and cells[0][0] in indicators]) > 1:
        return Role("facts")
    columns = _find_columns(sheet, Role("facts"), words)[0]
    return Role("facts") if {"label", "value"} <= set(columns) else None


def _find_columns(sheet: Sheet, role: Role, words: Words) -> tuple[dict[str, int], int]:
    """Return the columns by key, from the hidden row of keys or else the headings, and the row of either."""
    for number, cells in sheet.head:
        if number == role.row:
            keys = {str(value): index for index, (value, _) in enumerate(cells, 1) if value in words["head"]}
            if keys:
                return {**keys, "key": 1}, number
    heads = texts(words, "head")
    for number, cells in sheet.head:
        keys = {}
        for index, (value, _) in enumerate(cells, 1):
            key = find_answer(value, heads) if isinstance(value, str) else ""
            keys.setdefault(key, index)
        keys.pop("", None)
        if len(keys) > 2:
            return {"key": 1, **keys}, number
    return {}, 0


def _lines(reading: Reading, sheet: Sheet, role: Role, words: Words, wanted: str) -> Iterator[Line]:
    """Yield the rows below the headings that aren't blank or an example; report a sheet without the column wanted."""
    columns, row = _find_columns(sheet, role, words)
    if wanted not in columns:
        told = f"the sheet '{sheet.name}' has no column '{words['head'][wanted]['zh']}'"
        reading.report(sheet.where, Code.MISSING_COLUMN, told, "copy the sheet from a new template")
        return
    filled = [columns[key] for key in ("label", wanted) if key in columns]
    check_sheet(reading, sheet, row + 1, range(min(filled), max(columns.values()) + 1), frozenset({1}))
    ignored = tuple(words["format"]["ignored"])
    for number, cells in sheet.rows():
        said = [str(value) for value, _ in cells if value is not None]
        if number > row and said and not said[0].startswith(ignored):
            yield Line(
                {k: (sheet.place(number, i), cells[i - 1] if i <= len(cells) else NOTHING) for k, i in columns.items()},
                said[0],
            )


def read_facts(
    reading: Reading, sheet: Sheet, role: Role, indicators: Mapping[str, Indicator], words: Words, facts: Facts
) -> None:
    """Add what a sheet of indicators says to ``facts``, by indicator."""
    labels = {fold(said): i.id for i in indicators.values() for said in (i.label.en, i.label.zh)}
    for line in _lines(reading, sheet, role, words, "value"):
        where = line.place("value")
        key = line.text("key")
        name = key if key in indicators else labels.get(fold(line.text("label")), "")
        if find_answer(line.text("value"), texts(words, "head", ("value",))):
            continue  # the row of headings itself
        if not name:
            _report_unknown(reading, line, key, indicators)
        elif name in facts:
            if line.text("value"):
                told = f"'{indicators[name].label.zh}' ({name}) stands here and at {facts[name][1].cell}"
                reading.report(where, Code.DUPLICATE_KEY, told, "keep one of the two")
        elif entries := _read_fact(reading, line, indicators[name], words):
            facts[name] = (Node(dict(entries), where), where)


def _report_unknown(reading: Reading, line: Line, key: str, indicators: Mapping[str, Indicator]) -> None:
    if not line.text("value"):
        return
    shown = line.text("label") or key
    hint = did_you_mean(shown, [i.label.zh for i in indicators.values()]) or did_you_mean(key, indicators)
    hint = hint or "'advisor indicators' lists them all"
    reading.report(line.place("value"), Code.UNKNOWN_INDICATOR, f"no indicator is called '{shown[:60]}'", hint)


def _read_fact(reading: Reading, line: Line, indicator: Indicator, words: Words) -> dict[str, Node]:
    where, cell = line.cells["value"]
    entries = read_value(reading, where, cell, indicator, words)
    what = f"{indicator.label.zh} ({indicator.id})"
    if not entries:
        return {}
    unit = line.text("unit")
    known = {fold(said) for said in (indicator.unit, *(unit_word(words, indicator.unit, x) for x in ("zh", "en")))}
    if unit and "unit" in entries and fold(unit) not in known:
        entries["unit"] = Node(unit, line.place("unit"))
    if year := read_year(reading, *line.cells["year"], what) if "year" in line.cells else "":
        entries["year"] = Node(year, line.place("year"))
    if basis := line.text("basis"):
        code = read_choice(reading, line.place("basis"), basis, texts(words, "basis"), what)
        entries |= {"basis": Node(code, line.place("basis"))} if code else {}
    if source := line.text("source"):
        entries["source"] = Node(source, line.place("source"), True)
    if line.text("detail") or line.text("detail_en"):
        entries["detail"] = text_node(line.text("detail"), line.text("detail_en"), line.place("value"))
    return entries


def read_region(reading: Reading, sheet: Sheet, role: Role, indicators: Mapping[str, Indicator], words: Words) -> Node:
    """Return the region that the sheet describes."""
    labels = texts(words, "region")
    found: dict[str, tuple[SourceRef, str]] = {}
    for line in _lines(reading, sheet, role, words, "fill"):
        key = line.text("key") if line.text("key") in labels else find_answer(line.text("item"), labels)
        if key:
            found.setdefault(key, (line.place("fill"), line.text("fill")))

    def said(key: str) -> str:
        return found[key][1] if key in found else ""

    where = found["name_zh"][0] if "name_zh" in found else sheet.where
    entries = {"name": text_node(said("name_zh") or "—", said("name_en"), where)}
    if not said("name_zh") and not said("name_en"):
        reading.report(where, Code.MISSING_KEY, "the region has no name", f"write it into {where.cell}")
    elif not said("name_en"):
        told = f"the region has no English name; '{said('name_zh')}' stands in for it"
        reading.notice(where, Code.MISSING_TRANSLATION, told, "write it below the Chinese name")
    _add_level(reading, found, indicators, entries)
    if said("id"):
        entries["id"] = Node(said("id"), found["id"][0], True)
    for key in ("as_of", "note"):
        if said(key):
            entries[key] = text_node(said(key), "", found[key][0])
    return Node(entries, where)


def _add_level(
    reading: Reading,
    found: Mapping[str, tuple[SourceRef, str]],
    indicators: Mapping[str, Indicator],
    entries: dict[str, Node],
) -> None:
    where, text = found.get("spatial_level", (SourceRef(""), ""))
    indicator = indicators.get("spatial_level")
    if text and indicator is not None:
        code = read_choice(reading, where, text, indicator.states, f"{indicator.label.zh} (spatial_level)")
        if code:
            entries["spatial_level"] = Node(code, where)


def read_entities(reading: Reading, sheet: Sheet, role: Role, words: Words) -> list[Node]:
    """Return the entities that the sheet lists."""
    nodes = []
    kinds, tags = texts(words, "entity"), texts(words, "tag")
    lines = list(_lines(reading, sheet, role, words, "name"))
    heads = [i for i, line in enumerate(lines) if find_answer(line.text("name"), texts(words, "head", ("name",)))]
    for line in lines[heads[-1] + 1 if heads else 0 :]:  # the title stands above the headings
        name, name_en, kind = line.text("name"), line.text("name_en"), line.text("kind")
        if not (name or name_en or kind):
            continue
        where = line.place("name")
        if not kind or not (name or name_en):
            told = f"an entity needs a kind and a name; '{name or name_en or kind}' stands alone"
            reading.report(where, Code.MISSING_KEY, told, f"kinds: {'、'.join(said.zh for said in kinds.values())}")
            continue
        code = read_choice(reading, line.place("kind"), kind, kinds, f"the kind of '{name or name_en}'")
        parts = [part.strip() for part in SEPARATORS.split(line.text("tags")) if part.strip()]
        entry = {"name": text_node(name, name_en, where)}
        if parts:
            found = [Node(find_answer(part, tags) or part, line.place("tags")) for part in parts]
            entry["tags"] = Node(found, line.place("tags"))
        if line.text("note") or line.text("note_en"):
            entry["note"] = text_node(line.text("note"), line.text("note_en"), where)
        if code:
            nodes.append(Node({"kind": Node(code, line.place("kind")), **entry}, where))
    return nodes
