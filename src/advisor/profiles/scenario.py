"""A scenario file, or changes typed on the command line, in; the changed facts out, or every problem at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from advisor.errors import Code, ProfileError, SourceRef, did_you_mean
from advisor.marked_yaml import Node, Reading
from advisor.model.indicator import Indicator
from advisor.model.profile import Fact, Profile, Region
from advisor.model.scenario import Change, Scenario
from advisor.model.text import Text
from advisor.profiles.values import Answer, is_blank, read_answer, read_level
from advisor.profiles.yaml_profile import SCHEMA, WORKBOOKS
from advisor.record import replace

CHANGE_KEYS = ("value", "level", "unit", "because")
DIGITS = 12


def is_scenario(path: Path) -> bool:
    """Return whether the file at ``path`` is a scenario: YAML with a key ``scenario`` at its left edge."""
    if path.suffix.lower() in WORKBOOKS or not path.is_file():
        return False
    with path.open("rb") as file:
        return any(line.startswith(b"scenario:") for line in file)


def read_scenario(path: Path, indicators: Mapping[str, Indicator]) -> Scenario:
    """Read the scenario at ``path``.

    Raises:
        ProfileError: with every problem found, a missing or changed base among them.
    """
    reading = Reading()
    root = reading.read_file(path, str(path))
    scenario = _read_root(reading, root, indicators, path) if root else None
    if scenario is None or reading.problems:
        raise ProfileError(reading.problems)
    return scenario


def _read_root(reading: Reading, root: Node, indicators: Mapping[str, Indicator], path: Path) -> Scenario:
    entries = reading.take_fields(root, "a scenario file", ("schema", "scenario"), ("changes",))
    schema = reading.take_string(entries.get("schema"), "schema")
    if schema and schema != SCHEMA:
        reading.report(entries["schema"].where, Code.NOT_ALLOWED, f"schema '{schema}' is not known", f"write {SCHEMA}")
    head: dict[str, Node] = {}
    if "scenario" in entries:
        optional = ("id", "tells", "base_digest")
        head = reading.take_fields(entries["scenario"], "'scenario:'", ("name", "base"), optional)
    listed = reading.take_map(entries["changes"], "'changes:'") if not _is_absent(entries.get("changes")) else {}
    changes = [_read_change(reading, name, node, indicators) for name, node in listed.items()]
    return Scenario(
        id=reading.take_string(head.get("id"), "scenario: id") or path.stem,
        name=reading.take_text(head.get("name"), "scenario: name"),
        tells=reading.take_optional_text(head, "tells", "scenario: tells"),
        base=_find_base(reading, head, path),
        changes=tuple(change for change in changes if change is not None),
        file=str(path),
        base_at=head["base"].where if "base" in head else root.where,
        pinned="base_digest" in head,
    )


def _is_absent(node: Node | None) -> bool:
    return node is None or node.blank


def _find_base(reading: Reading, head: Mapping[str, Node], path: Path) -> Path:
    named = reading.take_string(head.get("base"), "scenario: base")
    if not named:
        return path
    base = path.parent / named
    if not base.is_file():
        near = did_you_mean(base.name, (p.name for p in base.parent.glob("*") if p.is_file()))
        hint = near or "write its path as seen from the scenario's folder"
        reading.report(head["base"].where, Code.NO_SUCH_FILE, f"the scenario's base '{named}' is not there", hint)
    elif "base_digest" in head:
        noted, found = reading.take_string(head["base_digest"], "scenario: base_digest"), digest_of(base)
        if not noted:
            told, hint = "'scenario: base_digest' is blank", f"write '{found}', the digest of '{named}', or take it out"
            reading.report(head["base_digest"].where, Code.MISSING_KEY, told, hint)
        elif noted != found:
            told = f"'{named}' was changed after the scenario was written on it: its digest is {found}, not '{noted}'"
            hint = f"look whether the changes still make sense, then write '{found}'"
            reading.report(head["base_digest"].where, Code.CHANGED_BASE, told, hint)
    return base


def digest_of(path: Path) -> str:
    """Return the first twelve hexadecimal digits of the SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:DIGITS]


def _read_change(reading: Reading, name: str, node: Node, indicators: Mapping[str, Indicator]) -> Change | None:
    indicator = indicators.get(name)
    if indicator is None:
        hint = did_you_mean(name, indicators) or "'advisor indicators' lists them all"
        reading.report(node.where, Code.UNKNOWN_INDICATOR, f"no indicator is called '{name}'", hint)
        return None
    if isinstance(node.value, str):
        node = Node({"value": node}, node.where)
    entries = reading.take_fields(node, f"'{name}'", optional=CHANGE_KEYS)
    because = reading.take_optional_text(entries, "because", f"'{name}': because")
    return Change(name, _read_assumed(reading, node, entries, indicator), because, node.where)


def _read_assumed(reading: Reading, node: Node, entries: Mapping[str, Node], indicator: Indicator) -> Fact | None:
    """Return the assumed fact; None where the indicator is to count as unreported."""
    given, level = entries.get("value"), entries.get("level")
    if level is not None and not is_blank(level):
        value = read_level(reading, level, indicator)
        return _assume(indicator.id, Answer(value=value), level, node.where) if value else None
    if given is None or is_blank(given):
        return None
    written, unit = _split_unit(reading, given, entries, indicator)
    if unit and unit != indicator.unit:
        told = f"'{indicator.id}' is given in '{unit}', not in '{indicator.unit}'"
        reading.report(given.where, Code.WRONG_UNIT, told, f"convert the number to {indicator.unit}")
        return None
    answer = read_answer(reading, written, indicator)
    return _assume(indicator.id, answer, written, node.where) if answer.reported else None


def _split_unit(reading: Reading, given: Node, entries: Mapping[str, Node], indicator: Indicator) -> tuple[Node, str]:
    """Return the number without its unit, and the unit: written after it, or under ``unit``; none means its own."""
    unit = reading.take_string(entries.get("unit"), f"'{indicator.id}': unit")
    text = given.value if isinstance(given.value, str) else ""
    if indicator.kind == "number" and not unit:
        bare = text.replace("％", "%").removesuffix(indicator.unit).strip()
        if bare != text and bare:
            return Node(bare, given.where), indicator.unit
    return given, unit


def _assume(name: str, answer: Answer, node: Node, where: SourceRef) -> Fact:
    written = node.value if isinstance(node.value, str) else ""
    return Fact(name, answer.number, answer.value, False, written, "", "assumed", "", "", None, None, where)


def read_inline(given: Iterable[str], unset: Iterable[str], indicators: Mapping[str, Indicator]) -> tuple[Change, ...]:
    """Return the changes typed as ``indicator=value``, and as indicators that are to count as unreported.

    Raises:
        ProfileError: with every problem found.
    """
    reading = Reading()
    changes: list[Change | None] = []
    for text in given:
        name, sign, value = text.partition("=")
        where = SourceRef(f"--set {text}")
        if not sign or not name.strip() or not value.strip():
            hint = "write indicator=value, such as local_procurement_rate=45%"
            reading.report(where, Code.NOT_ALLOWED, f"'{text}' is no change", hint)
            continue
        changes.append(
            _read_change(reading, name.strip(), _typed(value.strip(), indicators.get(name.strip()), where), indicators)
        )
    for name in unset:
        where = SourceRef(f"--unset {name}")
        changes.append(_read_change(reading, name, Node("", where), indicators))
    found = tuple(change for change in changes if change is not None)
    names = [change.indicator for change in found]
    for name in sorted({n for n in names if names.count(n) > 1}):
        reading.report(SourceRef(f"--set {name}"), Code.DUPLICATE_KEY, f"'{name}' is changed twice", "keep one")
    if reading.problems:
        raise ProfileError(reading.problems)
    return found


def _typed(value: str, indicator: Indicator | None, where: SourceRef) -> Node:
    """Return what was typed as a node: a word that is a level of a number stands for the level."""
    node = Node(value, where)
    if indicator is not None and indicator.kind == "number" and value in indicator.values:
        return Node({"level": node}, where)
    return node


def apply_changes(profile: Profile, changes: Iterable[Change]) -> Profile:
    """Return ``profile`` with these indicators as assumed; a change that tells why says so of its fact."""
    facts = dict(profile.facts)
    for change in changes:
        if change.fact is None:
            facts.pop(change.indicator, None)
        else:
            facts[change.indicator] = replace(change.fact, detail=change.because)
    return replace(profile, facts=facts)


def name_scenario(region: Region, scenario: Scenario) -> Region:
    """Return the region as the scenario names it."""
    zh, en = f"{region.name.zh}（{scenario.name.zh}）", f"{region.name.en} ({scenario.name.en})"
    return replace(region, id=scenario.id, name=Text(zh, en), note=scenario.tells or region.note)
