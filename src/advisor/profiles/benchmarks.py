"""The ``benchmarks:`` of a profile in, the region's own cut-offs out, and those that a table of peers is to give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from advisor.errors import Code, did_you_mean
from advisor.marked_yaml import Node, Reading
from advisor.model.indicator import CutOff, Indicator
from advisor.model.profile import PeerBenchmark
from advisor.model.text import Text

PEERS = ("quartiles", "mean", "median")


def read_benchmarks(
    reading: Reading, node: Node | None, indicators: Mapping[str, Indicator]
) -> tuple[dict[str, tuple[CutOff, ...]], dict[str, PeerBenchmark]]:
    """Return, by indicator, the bounds that the profile gives, and how peers are to give them."""
    given: dict[str, tuple[CutOff, ...]] = {}
    peers: dict[str, PeerBenchmark] = {}
    for name, child in reading.take_map(node, "'benchmarks:'").items() if node else ():
        indicator = indicators.get(name)
        if indicator is None or indicator.kind != "number":
            hint = did_you_mean(name, indicators) or "benchmarks grade numbers only"
            reading.report(child.where, Code.UNKNOWN_INDICATOR, f"'{name}' is no numeric indicator", hint)
        elif isinstance(child.value, dict):
            peers[name] = _read_peers(reading, child, name)
        else:
            given[name] = _read_bounds(reading, child, indicator)
    return given, peers


def _read_peers(reading: Reading, node: Node, name: str) -> PeerBenchmark:
    what = f"the benchmarks of '{name}'"
    entries = reading.take_fields(node, what, ("peers", "source"), ("multiples",))
    by = reading.take_choice(entries.get("peers"), f"{what}: peers", PEERS, "quartiles")
    listed = reading.take_list(entries.get("multiples"), f"{what}: multiples")
    multiples = [reading.take_number(item, f"{what}: multiples") for item in listed]
    return PeerBenchmark(
        by=cast(Literal["quartiles", "mean", "median"], by),
        multiples=tuple(number for number in multiples if number is not None),
        source=reading.take_text(entries.get("source"), f"{what}: source"),
        where=node.where,
    )


def _read_bounds(reading: Reading, node: Node, indicator: Indicator) -> tuple[CutOff, ...]:
    cutoffs = tuple(_read_benchmark(reading, item, indicator) for item in reading.take_list(node, indicator.id))
    ats = [c.at for c in cutoffs]
    if [c.opens for c in cutoffs] != list(indicator.values[1:]) or ats != sorted(set(ats)):
        levels = ", ".join(indicator.values[1:])
        told = f"the benchmarks of '{indicator.id}' must open {levels}, in ascending order"
        reading.report(node.where, Code.BAD_CUTOFFS, told, "give one for each level after the first")
    return cutoffs


def _read_benchmark(reading: Reading, node: Node, indicator: Indicator) -> CutOff:
    what = f"a benchmark of '{indicator.id}'"
    entries = reading.take_fields(node, what, ("at", "unit", "opens", "source"), ("year",))
    unit = reading.take_string(entries.get("unit"), what)
    if unit and unit != indicator.unit:
        reading.report(node.where, Code.WRONG_UNIT, f"{what} is in '{unit}'", f"give it in '{indicator.unit}'")
    source = reading.take_text(entries.get("source"), f"{what}: source")
    at = reading.take_number(entries.get("at"), what)
    return CutOff(
        at=0.0 if at is None else at,
        opens=reading.take_string(entries.get("opens"), what),
        basis="benchmark",
        source=source or Text("", ""),
        year=reading.take_string(entries.get("year"), what),
    )
