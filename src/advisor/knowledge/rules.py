"""The parts that every rule has, whatever it concludes: title, condition, citations, status."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

from advisor.errors import Code
from advisor.knowledge.conditions import ConditionReader
from advisor.marked_yaml import Node, Reading
from advisor.model.condition import AllOf, Concluded, Condition
from advisor.model.rulebase import SEVERITIES, Citation, Link, Rule, Severity
from advisor.model.text import Text

OPTIONAL = ("notes", "status")


def read_link(reading: Reading, node: Node | None, what: str) -> Link:
    """Return who makes the link: the text states it, implies it, or we propose it."""
    return cast(Link, reading.take_choice(node, f"{what}: link", get_args(Link), "analyst"))


def read_cites(reading: Reading, entries: Mapping[str, Node], what: str) -> tuple[Citation, ...]:
    """Return the citations of a rule."""
    cites = []
    for item in reading.take_list(entries.get("cite"), f"{what}: cite"):
        fields = reading.take_fields(item, f"{what}: a citation", ("claim", "link"))
        cites.append(
            Citation(reading.take_string(fields.get("claim"), what), read_link(reading, fields.get("link"), what))
        )
    return tuple(cites)


def read_concluding_rules(
    conditions: ConditionReader, entries: Mapping[str, Node], concludes: str, prefix: str
) -> list[Rule]:
    """Return the rules that conclude ``concludes``; their ids are ``prefix.name``."""
    reading = conditions.reading
    node = entries.get("rules")
    listed = reading.take_map(node, f"'{prefix}': rules") if node else {}
    if node and not listed:
        reading.report(node.where, Code.WRONG_SHAPE, f"'{prefix}' has no rules", "add at least one")
    return [_read_rule(conditions, name, child, concludes, prefix) for name, child in listed.items()]


def _read_rule(conditions: ConditionReader, name: str, node: Node, concludes: str, prefix: str) -> Rule:
    reading, what = conditions.reading, f"rule '{prefix}.{name}'"
    graded = concludes.startswith("diagnosis ")
    required = ("title", "when", "cite", *(("severity",) if graded else ()))
    entries = reading.take_fields(node, what, required, (*OPTIONAL, *(("worsen",) if graded else ())))
    severity = reading.take_choice(entries.get("severity"), f"{what}: severity", SEVERITIES) if graded else ""
    return Rule(
        id=f"{prefix}.{name}",
        concludes=concludes,
        title=reading.take_text(entries.get("title"), f"{what}: title"),
        when=conditions.read(entries["when"]) if "when" in entries else AllOf(()),
        cites=read_cites(reading, entries, what),
        severity=cast(Severity, severity) if severity else None,
        worsen=_read_worsen(conditions, entries.get("worsen"), what),
        treats="",
        notes=reading.take_optional_text(entries, "notes", f"{what}: notes"),
        status=reading.take_choice(entries.get("status"), f"{what}: status", ("draft", "reviewed"), "draft"),
        where=node.where,
    )


def _read_worsen(conditions: ConditionReader, node: Node | None, what: str) -> tuple[tuple[Severity, Condition], ...]:
    if node is None:
        return ()
    entries = conditions.reading.take_fields(node, f"{what}: worsen", optional=SEVERITIES[1:])
    return tuple((cast(Severity, name), conditions.read(child)) for name, child in entries.items())


def read_calling_rules(conditions: ConditionReader, entries: Mapping[str, Node], remedy: str) -> list[Rule]:
    """Return the rules under a measure's ``for:``; each asks for what it treats or builds on, and for its gate."""
    reading = conditions.reading
    node = entries.get("for")
    listed = reading.take_map(node, f"remedy '{remedy}': for") if node else {}
    return [_read_call(conditions, name, child, remedy) for name, child in listed.items()]


def _read_call(conditions: ConditionReader, name: str, node: Node, remedy: str) -> Rule:
    reading, what = conditions.reading, f"rule '{remedy}.{name}'"
    entries = reading.take_fields(node, what, ("cite",), ("treats", "builds_on", "when", "title", *OPTIONAL))
    if ("treats" in entries) == ("builds_on" in entries):
        reading.report(node.where, Code.MISSING_KEY, f"{what} needs 'treats:' or 'builds_on:', one of them", "")
    kind, key = ("diagnosis", "treats") if "treats" in entries else ("strength", "builds_on")
    called_by = f"{kind} {reading.take_string(entries.get(key), what)}"
    gate = (conditions.read(entries["when"]),) if "when" in entries else ()
    return Rule(
        id=f"{remedy}.{name}",
        concludes=f"remedy {remedy}",
        title=reading.take_text(entries["title"], f"{what}: title") if "title" in entries else Text("", ""),
        when=AllOf((Concluded(called_by), *gate)),
        cites=read_cites(reading, entries, what),
        severity=None,
        worsen=(),
        treats=called_by,
        notes=reading.take_optional_text(entries, "notes", f"{what}: notes"),
        status=reading.take_choice(entries.get("status"), f"{what}: status", ("draft", "reviewed"), "draft"),
        where=node.where,
    )
