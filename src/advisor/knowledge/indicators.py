"""Indicator files in, indicators with their cut-offs out."""

from __future__ import annotations

from typing import cast, get_args

from advisor.errors import Code
from advisor.marked_yaml import Node, Reading
from advisor.model.indicator import CutOff, CutOffBasis, Indicator, IndicatorKind
from advisor.model.text import Text

LEVELS = ("very_low", "low", "medium", "high", "very_high", "declining", "flat", "rising", "few", "some", "many")
YES_NO = ("yes", "no")
REQUIRED = ("label", "definition", "kind", "obtain")
OPTIONAL = ("unit", "range", "levels", "cutoffs", "marks", "states", "values", "judgement", "derived", "context")
CUTOFF_OPTIONAL = ("opens", "strict", "claim", "year", "scope")


def read_indicators(reading: Reading, root: Node) -> tuple[Text, list[Indicator]]:
    """Return the file's subject and its indicators, in file order."""
    entries = reading.take_fields(root, "an indicator file", required=("subject", "indicators"))
    subject = reading.take_text(entries.get("subject"), "the subject")
    listed = reading.take_map(entries["indicators"], "'indicators:'") if "indicators" in entries else {}
    name = root.where.file.rsplit("/", 1)[-1].removesuffix(".yaml")
    return subject, [_read_indicator(reading, key, node, name) for key, node in listed.items()]


def _read_indicator(reading: Reading, name: str, node: Node, subject: str) -> Indicator:
    what = f"indicator '{name}'"
    entries = reading.take_fields(node, what, REQUIRED, OPTIONAL)
    kind = cast(
        IndicatorKind, reading.take_choice(entries.get("kind"), f"{what}: kind", get_args(IndicatorKind), "level")
    )
    bounds = _read_range(reading, entries.get("range"), what)
    levels = reading.take_strings(entries.get("levels"), f"{what}: levels")
    for level in levels:
        if level not in LEVELS:
            reading.report(
                node.where, Code.UNKNOWN_LEVEL, f"{what}: '{level}' is no level", f"one of: {', '.join(LEVELS)}"
            )
    states = _read_states(reading, entries.get("states") or entries.get("values"), what)
    unit = reading.take_string(entries.get("unit"), f"{what}: unit")
    cutoffs = tuple(_read_cutoff(reading, item, what) for item in reading.take_list(entries.get("cutoffs"), what))
    indicator = Indicator(
        id=name,
        subject=subject,
        label=reading.take_text(entries.get("label"), f"{what}: label"),
        definition=reading.take_text(entries.get("definition"), f"{what}: definition"),
        kind=kind,
        unit=unit,
        range=bounds,
        values=_values(kind, levels, states),
        states=states,
        cutoffs=cutoffs,
        marks=tuple(_read_cutoff(reading, item, what) for item in reading.take_list(entries.get("marks"), what)),
        judgement=reading.take_flag(entries.get("judgement"), f"{what}: judgement"),
        obtain=reading.take_text(entries.get("obtain"), f"{what}: obtain"),
        where=node.where,
        derived=reading.take_string(entries.get("derived"), f"{what}: derived"),
        context=reading.take_flag(entries.get("context"), f"{what}: context"),
    )
    _check_indicator(reading, indicator)
    return indicator


def _values(kind: IndicatorKind, levels: tuple[str, ...], states: dict[str, Text]) -> tuple[str, ...]:
    if kind == "yes_no":
        return YES_NO
    return tuple(states) if kind == "category" else levels


def _read_range(reading: Reading, node: Node | None, what: str) -> tuple[float | None, float | None]:
    items = reading.take_list(node, f"{what}: range")
    if node is not None and len(items) != 2:
        reading.report(node.where, Code.WRONG_SHAPE, f"{what}: range must have two ends", "write [0, 100] or [0, null]")
        return None, None
    ends = [reading.take_number(item, f"{what}: range") for item in items] or [None, None]
    return ends[0], ends[1]


def _read_states(reading: Reading, node: Node | None, what: str) -> dict[str, Text]:
    if node is None:
        return {}
    return {key: reading.take_text(child, f"{what}: '{key}'") for key, child in reading.take_map(node, what).items()}


def _read_cutoff(reading: Reading, node: Node, what: str) -> CutOff:
    entries = reading.take_fields(node, f"a cut-off of {what}", ("at", "basis", "source"), CUTOFF_OPTIONAL)
    at = reading.take_number(entries.get("at"), f"{what}: at")
    return CutOff(
        at=0.0 if at is None else at,
        opens=reading.take_string(entries.get("opens"), f"{what}: opens"),
        basis=cast(CutOffBasis, reading.take_choice(entries.get("basis"), f"{what}: basis", get_args(CutOffBasis)[:5])),
        source=reading.take_text(entries.get("source"), f"{what}: source"),
        strict=reading.take_flag(entries.get("strict"), f"{what}: strict"),
        claim=reading.take_string(entries.get("claim"), f"{what}: claim"),
        year=reading.take_string(entries.get("year"), f"{what}: year"),
        scope=reading.take_optional_text(entries, "scope", f"{what}: scope"),
    )


def _check_indicator(reading: Reading, indicator: Indicator) -> None:
    where, what = indicator.where, f"indicator '{indicator.id}'"
    if indicator.kind == "number":
        if not indicator.unit:
            reading.report(where, Code.MISSING_UNIT, f"{what} is a number without a unit", "add 'unit:'")
        _check_cutoffs(reading, indicator, what)
    elif indicator.kind == "yes_no" and set(indicator.states) != set(YES_NO):
        reading.report(where, Code.MISSING_KEY, f"{what} needs 'states:' with yes and no", "a memo prints them")
    elif indicator.kind != "yes_no" and not indicator.values:
        reading.report(where, Code.MISSING_KEY, f"{what} admits no answer", "add 'levels:' or 'values:'")
    if indicator.kind != "number" and (indicator.cutoffs or indicator.unit):
        reading.report(where, Code.BAD_CUTOFFS, f"{what} is no number, so it has no unit or cut-offs", "take them out")


def _check_cutoffs(reading: Reading, indicator: Indicator, what: str) -> None:
    ats = [c.at for c in indicator.cutoffs]
    if [c.opens for c in indicator.cutoffs] != list(indicator.values[1:]) or ats != sorted(set(ats)):
        reading.report(
            indicator.where,
            Code.BAD_CUTOFFS,
            f"{what}: its cut-offs must open each level after the first, in ascending order",
            f"levels are {', '.join(indicator.values) or 'none'}",
        )
    low, high = indicator.range
    for cutoff in (*indicator.cutoffs, *indicator.marks):
        if (low is not None and cutoff.at < low) or (high is not None and cutoff.at > high):
            reading.report(indicator.where, Code.OUT_OF_RANGE, f"{what}: the bound {cutoff.at:g} is out of range", "")
