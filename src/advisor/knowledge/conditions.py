"""The rule language: the text of a condition in, its parts out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from advisor.errors import Code, SourceRef, did_you_mean
from advisor.marked_yaml import Node, Reading
from advisor.model.condition import (
    AllOf,
    AnyOf,
    AtLeast,
    Atom,
    Compares,
    ComparesTo,
    Concluded,
    Condition,
    HasValue,
    NoneOf,
    Operator,
)
from advisor.model.indicator import Indicator

NAME = r"[a-z][a-z0-9_]*"
CONCLUDED = re.compile(rf"(diagnosis|strength)\s+({NAME})$|type\s+({NAME})\s+is\s+({NAME})$")
VALUED = re.compile(rf"({NAME})\s+is\s+({NAME})$")
YES = re.compile(rf"(not\s+)?({NAME})$")
COMPARED = re.compile(rf"({NAME})\s*(<=|>=|<|>)\s*(?:(-?\d+(?:\.\d+)?)\s*(.*)|({NAME}))$")
GROUPS = ("all", "any", "none")


class ConditionReader:
    """Reads conditions over known indicators; whether a conclusion exists is checked on the whole base."""

    def __init__(self, reading: Reading, indicators: Mapping[str, Indicator]) -> None:
        self.reading = reading
        self.indicators = indicators

    def read(self, node: Node) -> Condition:
        """Return the condition that ``node`` writes: an atom, or a map of all, any, none and at_least/of."""
        if isinstance(node.value, str):
            return self.read_atom(node.value.strip(), node.where)
        entries = self.reading.take_fields(node, "a condition", optional=(*GROUPS, "at_least", "of"))
        parts = [self._group(name, child) for name, child in entries.items() if name in GROUPS]
        if "at_least" in entries or "of" in entries:
            parts.append(self._at_least(node, entries))
        if not parts:
            self._bad(node.where, "a condition is empty", "write an atom, or all:, any:, none:")
            return AllOf(())
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _group(self, name: str, node: Node) -> Condition:
        parts = tuple(self.read(item) for item in self.reading.take_list(node, f"'{name}:'"))
        if not parts:
            self._bad(node.where, f"'{name}:' has no conditions", "list them with '- ', or take the key out")
        return AllOf(parts) if name == "all" else AnyOf(parts) if name == "any" else NoneOf(parts)

    def _at_least(self, node: Node, entries: Mapping[str, Node]) -> Condition:
        items = self.reading.take_list(entries.get("of"), "'of:'")
        parts = tuple(self.read(item) for item in items)
        count = self.reading.take_number(entries.get("at_least"), "'at_least:'")
        if count is None or not parts or not 1 <= count <= len(parts) or count != int(count):
            told = f"'at_least: {count or 0:g}' can't be met by {len(parts)} conditions"
            self._bad(node.where, told, "give a whole number from 1 to the length of the list under 'of:'")
            return AllOf(())
        return AtLeast(int(count), parts)

    def read_atom(self, text: str, where: SourceRef) -> Condition:
        """Return the atom that ``text`` writes; an unreadable one is reported and holds."""
        if match := CONCLUDED.match(text):
            kind, name, model, value = match.groups()
            return Concluded(f"{kind} {name}" if kind else f"type {model} is {value}")
        if match := VALUED.match(text):
            return self._valued(match[1], match[2], where)
        if match := COMPARED.match(text):
            return self._compared(match, text, where)
        if match := YES.match(text):
            return self._yes_no(match[2], "no" if match[1] else "yes", where)
        self._bad(
            where,
            f"'{text}' is not a condition",
            "write 'IND is LEVEL', 'IND < 15 %', 'IND', 'not IND', 'diagnosis X', 'strength X' or 'type M is V'",
        )
        return AllOf(())

    def _indicator(self, name: str, where: SourceRef) -> Indicator | None:
        found = self.indicators.get(name)
        if found is None:
            hint = did_you_mean(name, self.indicators) or "define it under rules/indicators/"
            self.reading.report(where, Code.UNKNOWN_INDICATOR, f"no indicator is called '{name}'", hint)
        return found

    def _valued(self, name: str, value: str, where: SourceRef) -> Condition:
        indicator = self._indicator(name, where)
        if indicator and value not in indicator.values:
            has = ", ".join(indicator.values) or "none"
            hint = did_you_mean(value, indicator.values) or f"it has: {has}"
            self.reading.report(where, Code.UNKNOWN_LEVEL, f"'{name}' has no level or value '{value}'", hint)
        return HasValue(name, value)

    def _yes_no(self, name: str, value: str, where: SourceRef) -> Condition:
        indicator = self._indicator(name, where)
        if indicator and indicator.kind != "yes_no":
            self._bad(where, f"'{name}' is not a yes/no indicator", f"write '{name} is …' or compare it")
        return HasValue(name, value)

    def _compared(self, match: re.Match[str], text: str, where: SourceRef) -> Condition:
        name, sign, number, unit, other = match.groups()
        operator: Operator = sign  # type: ignore[assignment]
        indicator = self._indicator(name, where)
        if indicator and indicator.kind != "number":
            self._bad(where, f"'{name}' is not a number and can't be compared", f"write '{name} is …'")
        if other:
            return self._compared_to(indicator, name, operator, other, where)
        bound = float(number)
        if indicator:
            self._check_bound(indicator, bound, unit.strip(), text, where)
        return Compares(name, operator, bound)

    def _compared_to(
        self, indicator: Indicator | None, name: str, operator: Operator, other: str, where: SourceRef
    ) -> Atom:
        second = self._indicator(other, where)
        if indicator and second and indicator.unit != second.unit:
            self.reading.report(
                where,
                Code.WRONG_UNIT,
                f"'{name}' is in {indicator.unit or 'no unit'}, '{other}' in {second.unit or 'no unit'}",
                "compare indicators of one unit",
            )
        return ComparesTo(name, operator, other)

    def _check_bound(self, indicator: Indicator, bound: float, unit: str, text: str, where: SourceRef) -> None:
        if unit != indicator.unit:
            code = Code.WRONG_UNIT if unit else Code.MISSING_UNIT
            told = f"is in '{unit}'" if unit else "has no unit"
            mend = f"'{indicator.id}' is in '{indicator.unit}': write '… {bound:g} {indicator.unit}'"
            self.reading.report(where, code, f"the number in '{text}' {told}", mend)
        low, high = indicator.range
        if (low is not None and bound < low) or (high is not None and bound > high):
            self.reading.report(
                where, Code.OUT_OF_RANGE, f"'{text}' lies outside the range of '{indicator.id}'", _range_hint(indicator)
            )
        declared = {c.at for c in (*indicator.cutoffs, *indicator.marks)}
        if bound not in declared:
            self.reading.report(
                where,
                Code.UNDECLARED_BOUND,
                f"{bound:g} is no cut-off or mark of '{indicator.id}'",
                f"declare it in {indicator.where} under 'marks:', with its basis and source",
            )

    def _bad(self, where: SourceRef, message: str, hint: str) -> None:
        self.reading.report(where, Code.BAD_CONDITION, message, hint)


def _range_hint(indicator: Indicator) -> str:
    low, high = indicator.range
    start = "any" if low is None else f"{low:g}"
    end = "any" if high is None else f"{high:g}"
    return f"its range is {start} to {end} {indicator.unit}".rstrip()
