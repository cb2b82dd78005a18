"""Table kinds, industry codes and cautions in ``rules/``, checked, out: what a table may hold and what to say of it."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

from advisor.errors import Code, KnowledgeError, did_you_mean
from advisor.marked_yaml import Node, Reading
from advisor.model.table import ColumnForm, ColumnKind, TableBook, TableKind
from advisor.model.text import Text

COLUMN_KEYS = ("means", "unit", "range", "values", "required", "within", "also")


def load_table_book(root: Path) -> TableBook:
    """Read ``tables/*.yaml``, ``codes/gbt4754.yaml`` and ``cautions.yaml`` under ``root``; absent ones are empty.

    Raises:
        KnowledgeError: with every problem found.
    """
    reading = Reading()
    kinds = {}
    for path in sorted(root.glob("tables/*.yaml")):
        node = reading.read_file(path, f"{root.name}/tables/{path.name}")
        if node is not None:
            kinds[path.stem] = _read_kind(reading, path.stem, node)
    book = TableBook(
        kinds,
        _read_codes(reading, root),
        _read_texts(reading, root, "codes/scopes.yaml"),
        _read_texts(reading, root, "cautions.yaml"),
    )
    if reading.problems:
        raise KnowledgeError(reading.problems)
    return book


def table_files(root: Path) -> list[Path]:
    """Return the files that :func:`load_table_book` reads, sorted."""
    found = [*root.glob("tables/*.yaml"), *root.glob("codes/*.yaml"), *root.glob("cautions.yaml")]
    return sorted(found)


def _read_kind(reading: Reading, name: str, node: Node) -> TableKind:
    what = f"table '{name}'"
    entries = reading.take_fields(node, what, ("label", "means", "columns"), ("same", "adds_up"))
    listed = reading.take_map(entries["columns"], f"{what}: columns") if "columns" in entries else {}
    columns = {key: _read_column(reading, key, child, what) for key, child in listed.items()}
    kind = TableKind(
        id=name,
        label=reading.take_text(entries.get("label"), f"{what}: label"),
        means=reading.take_text(entries.get("means"), f"{what}: means"),
        columns=columns,
        same=reading.take_strings(entries.get("same"), f"{what}: same"),
        adds_up=_read_sum(reading, entries.get("adds_up"), what),
        where=node.where,
    )
    _check_names(reading, kind)
    return kind


def _read_column(reading: Reading, name: str, node: Node, table: str) -> ColumnKind:
    what = f"{table}, column '{name}'"
    entries = reading.take_fields(node, what, ("kind", "label"), COLUMN_KEYS)
    form = reading.take_choice(entries.get("kind"), f"{what}: kind", get_args(ColumnForm), "text")
    values = reading.take_map(entries["values"], what) if "values" in entries else {}
    if form == "number" and "unit" not in entries:
        reading.report(node.where, Code.MISSING_UNIT, f"{what} is a number without a unit", "add 'unit:'")
    ends = reading.take_list(entries.get("range"), f"{what}: range")
    bounds = [reading.take_number(end, f"{what}: range") for end in ends]
    return ColumnKind(
        id=name,
        form=cast(ColumnForm, form),
        label=reading.take_text(entries.get("label"), f"{what}: label"),
        means=reading.take_optional_text(entries, "means", f"{what}: means"),
        unit=reading.take_string(entries.get("unit"), f"{what}: unit"),
        range=(bounds[0], bounds[1]) if len(bounds) == 2 else (None, None),
        values={key: reading.take_text(child, f"{what}: {key}") for key, child in values.items()},
        required=reading.take_flag(entries.get("required"), f"{what}: required"),
        within=reading.take_string(entries.get("within"), f"{what}: within"),
        also=reading.take_strings(entries.get("also"), f"{what}: also"),
    )


def _read_sum(reading: Reading, node: Node | None, what: str) -> tuple[tuple[str, ...], str] | None:
    if node is None:
        return None
    entries = reading.take_fields(node, f"{what}: adds_up", ("parts", "to"))
    parts = reading.take_strings(entries.get("parts"), f"{what}: parts")
    return parts, reading.take_string(entries.get("to"), f"{what}: to")


def _check_names(reading: Reading, kind: TableKind) -> None:
    named = [*kind.same, *(c.within for c in kind.columns.values() if c.within)]
    if kind.adds_up:
        named += [*kind.adds_up[0], kind.adds_up[1]]
    for name in named:
        if name not in kind.columns:
            hint = did_you_mean(name, kind.columns) or f"it has: {', '.join(kind.columns)}"
            reading.report(kind.where, Code.UNKNOWN_NAME, f"table '{kind.id}' has no column '{name}'", hint)


def _read_codes(reading: Reading, root: Path) -> dict[str, Text]:
    path = root / "codes" / "gbt4754.yaml"
    node = reading.read_file(path, f"{root.name}/codes/{path.name}") if path.exists() else None
    if node is None:
        return {}
    entries = reading.take_fields(node, "the industry codes", ("source", "divisions"))
    divisions = reading.take_map(entries["divisions"], "'divisions:'") if "divisions" in entries else {}
    return {code: reading.take_text(child, f"industry {code}") for code, child in divisions.items()}


def _read_texts(reading: Reading, root: Path, name: str) -> dict[str, Text]:
    path = root / name
    node = reading.read_file(path, f"{root.name}/{name}") if path.exists() else None
    entries = reading.take_map(node, name) if node is not None else {}
    return {key: reading.take_text(child, f"{name}: '{key}'") for key, child in entries.items()}
