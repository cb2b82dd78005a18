"""A YAML profile in, a region with facts, entities and benchmarks out, or every problem at once."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from advisor.errors import Code, ProfileError, did_you_mean
from advisor.marked_yaml import Node, Reading
from advisor.model.indicator import Indicator
from advisor.model.profile import Entity, EntityKind, Fact, FactBasis, Flag, FlagKind, Profile, Region
from advisor.model.table import Table, TableBook
from advisor.model.text import Text
from advisor.profiles.benchmarks import read_benchmarks
from advisor.profiles.values import Answer, is_blank, read_answer, read_level
from advisor.record import Record, replace

if TYPE_CHECKING:
    from advisor.profiles.raw_table import RawTable

FACT_KEYS = ("value", "level", "unit", "year", "basis", "claim", "source", "detail", "flag", "approximate")
BASES = tuple(basis for basis in get_args(FactBasis) if basis != "assumed")
SCHEMA = "1"
SHORTEST_DIGEST = 8
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xltx", ".ods")
NOWHERE = Region("", Text("", ""), "", None, None)


class Vocabulary(Record, frozen=True):
    """What a profile may name: the rule base's indicators and claims; ``open_book`` opens what its tables may hold.

    ``rules`` are the version and the digest of the rule base; empty where a profile's ``rules:`` is not to be checked.
    """

    indicators: Mapping[str, Indicator]
    claims: Container[str]
    open_book: Callable[[], TableBook] = lambda: TableBook({}, {}, {}, {})
    rules: tuple[str, ...] = ()


def read_profile(path: Path, vocabulary: Vocabulary, progress: Callable[[int, int], None] | None = None) -> Profile:
    """Read the profile at ``path``: YAML, or a workbook.

    What is blank or missing is unreported. Numbers, levels and units are checked against the indicators. ``progress``
    is told the rows of a workbook's tables read so far, and in all.

    Raises:
        ProfileError: with every problem found, each with its line or cell.
    """
    reading = Reading()
    if path.suffix.lower() in WORKBOOKS:
        from advisor.profiles.workbook_profile import read_workbook  # reading YAML needs none of it

        root, tables = read_workbook(path, reading, vocabulary.indicators, vocabulary.open_book(), progress=progress)
    else:
        root, tables = reading.read_file(path, str(path)), []
    profile = read_root(reading, root, vocabulary, str(path), tables) if root else None
    if profile is None or reading.problems:
        raise ProfileError(reading.problems)
    return replace(profile, notices=tuple(reading.notices))


def read_root(
    reading: Reading, root: Node, vocabulary: Vocabulary, file: str, tables: Sequence[RawTable] = ()
) -> Profile:
    """Return the profile that a tree of nodes describes, with the raw ``tables`` that came beside it."""
    optional = ("facts", "entities", "benchmarks", "tables", "fixed", "rules")
    entries = reading.take_fields(root, "a profile", ("schema", "region"), optional)
    schema = reading.take_string(entries.get("schema"), "schema")
    if schema and schema != SCHEMA:
        reading.report(entries["schema"].where, Code.NOT_ALLOWED, f"schema '{schema}' is not known", f"write {SCHEMA}")
    _check_rules(reading, entries.get("rules"), vocabulary.rules)
    region = _read_region(reading, entries["region"]) if "region" in entries else NOWHERE
    facts = {}
    for name, node in reading.take_map(entries["facts"], "'facts:'").items() if "facts" in entries else ():
        where = (entries["facts"].keys or {}).get(name, node.where)
        indicator = vocabulary.indicators.get(name)
        if indicator is None:
            hint = did_you_mean(name, vocabulary.indicators) or "'advisor indicators' lists them all"
            reading.report(where, Code.UNKNOWN_INDICATOR, f"no indicator is called '{name}'", hint)
        elif (fact := _read_fact(reading, node, indicator, vocabulary)) is not None:
            facts[name] = fact
    _add_spatial_level(reading, region, facts, vocabulary, root)
    entities = tuple(
        _read_entity(reading, n, vocabulary) for n in reading.take_list(entries.get("entities"), "entities")
    )
    benchmarks, peers = read_benchmarks(reading, entries.get("benchmarks"), vocabulary.indicators)
    read = _read_tables(reading, entries.get("tables"), vocabulary, Path(file).parent, tables)
    if read:
        from advisor.profiles.table_entities import find_entities

        entities = find_entities(read, vocabulary.open_book().industries, entities)
    fixed = _read_fixed(reading, entries.get("fixed"), vocabulary)
    return Profile(region, facts, entities, benchmarks, file, read, peers, fixed=fixed)


def _check_rules(reading: Reading, node: Node | None, ours: Sequence[str]) -> None:
    """Report a profile that was filled in for other rules: by their version, or the first digits of their digest."""
    noted = reading.take_string(node, "rules")
    if node is None or not noted or not ours:
        return
    if noted == ours[0] or (len(noted) >= SHORTEST_DIGEST and ours[-1].startswith(noted)):
        return
    told = f"the profile was filled in for rules '{noted}'; these are '{ours[0]}' (digest {ours[-1][:12]})"
    hint = f"look whether its facts and benchmarks still fit, then write 'rules: {ours[0]}', or use --rules"
    reading.report(node.where, Code.OTHER_RULES, told, hint)


def _read_fixed(reading: Reading, node: Node | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    names = reading.take_strings(node, "fixed")
    for name in names:
        if name not in vocabulary.indicators:
            assert node is not None
            hint = did_you_mean(name, vocabulary.indicators) or "'advisor indicators' lists them all"
            reading.report(node.where, Code.UNKNOWN_INDICATOR, f"no indicator is called '{name}'", hint)
    return names


def _read_tables(
    reading: Reading, node: Node | None, vocabulary: Vocabulary, folder: Path, given: Sequence[RawTable]
) -> dict[str, Table]:
    if (node is None or node.blank) and not given:
        return {}
    from advisor.profiles.table_sources import gather_tables  # arrays are needed only where there are tables

    return gather_tables(reading, node, given, vocabulary.open_book(), folder)


def _read_region(reading: Reading, node: Node) -> Region:
    entries = reading.take_fields(node, "'region:'", ("name",), ("id", "spatial_level", "as_of", "note"))
    return Region(
        id=reading.take_string(entries.get("id"), "region: id"),
        name=reading.take_text(entries.get("name"), "region: name"),
        spatial_level=reading.take_string(entries.get("spatial_level"), "region: spatial_level"),
        as_of=reading.take_optional_text(entries, "as_of", "region: as_of"),
        note=reading.take_optional_text(entries, "note", "region: note"),
    )


def _add_spatial_level(
    reading: Reading, region: Region, facts: dict[str, Fact], vocabulary: Vocabulary, root: Node
) -> None:
    indicator = vocabulary.indicators.get("spatial_level")
    if indicator is None or not region.spatial_level or "spatial_level" in facts:
        return
    where = root.value["region"].where if isinstance(root.value, dict) and "region" in root.value else root.where
    value = read_level(reading, Node(region.spatial_level, where), indicator)
    if value:
        facts["spatial_level"] = Fact(
            "spatial_level", None, value, False, region.spatial_level, "", "record", "", "", None, None, where
        )


def _read_fact(reading: Reading, node: Node, indicator: Indicator, vocabulary: Vocabulary) -> Fact | None:
    if isinstance(node.value, str):
        if is_blank(node):
            return None
        node = Node({"value": node}, node.where)
    what = f"'{indicator.id}'"
    entries = reading.take_fields(node, what, optional=FACT_KEYS)
    answer = _read_given(reading, entries, indicator)
    if answer.number is not None:
        _check_unit(reading, node, entries, indicator)
    claim = reading.take_string(entries.get("claim"), f"{what}: claim")
    if claim and claim not in vocabulary.claims:
        hint = "'advisor claims' lists them all"
        reading.report(entries["claim"].where, Code.UNKNOWN_NAME, f"{what} cites '{claim}', which is no claim", hint)
    if not answer.reported:
        return None
    given = entries.get("value") if not is_blank(entries.get("value")) else entries.get("level")
    return Fact(
        indicator=indicator.id,
        number=answer.number,
        value=answer.value,
        approximate=reading.take_flag(entries.get("approximate"), f"{what}: approximate"),
        as_written=reading.take_string(given, what),
        year=reading.take_string(entries.get("year"), f"{what}: year"),
        basis=cast(FactBasis, reading.take_choice(entries.get("basis"), f"{what}: basis", BASES, "judgement")),
        claim=claim,
        source=reading.take_string(entries.get("source"), f"{what}: source"),
        detail=reading.take_optional_text(entries, "detail", f"{what}: detail"),
        flag=_read_flag(reading, entries.get("flag"), what),
        where=node.where,
    )


def _read_given(reading: Reading, entries: Mapping[str, Node], indicator: Indicator) -> Answer:
    """Return the answer given as value, as level, or as both where they agree."""
    answer = read_answer(reading, entries["value"], indicator) if "value" in entries else Answer()
    if is_blank(entries.get("level")):
        return answer
    level = read_level(reading, entries["level"], indicator)
    if not answer.reported:
        return Answer(value=level)
    if answer.value and level and answer.value != level:
        _report_contradiction(reading, entries["level"], indicator, answer.value, level)
    return Answer(answer.number, level) if answer.number else answer


def _report_contradiction(reading: Reading, node: Node, indicator: Indicator, value: str, level: str) -> None:
    told = f"'{indicator.id}' is given as {value} and as '{level}'"
    reading.report(node.where, Code.CONTRADICTION, told, "keep the value; the level follows from it")


def check_levels(profile: Profile, graded: Profile) -> None:
    """Compare the levels that the planner gave beside numbers with those the numbers grade to.

    Raises:
        ProfileError: where a level can't be had by its number.
    """
    reading = Reading()
    for name, fact in profile.facts.items():
        possible = graded.facts[name].possible
        if fact.number is not None and fact.value and possible and fact.value not in possible:
            bounds = ", ".join(f"{c.opens} from {c.at:g}" for c in graded.facts[name].cutoffs)
            told = f"'{name}' is {fact.as_written}, which is {possible[0]}, but the level says '{fact.value}'"
            reading.report(fact.where, Code.CONTRADICTION, told, f"keep one of the two; its cut-offs are {bounds}")
    if reading.problems:
        raise ProfileError(reading.problems)


def _check_unit(reading: Reading, node: Node, entries: Mapping[str, Node], indicator: Indicator) -> None:
    unit = reading.take_string(entries.get("unit"), f"'{indicator.id}': unit")
    if not unit:
        mend = f"add 'unit: \"{indicator.unit}\"', if that is what the number is in"
        reading.report(node.where, Code.MISSING_UNIT, f"'{indicator.id}' is a number without a unit", mend)
    elif unit != indicator.unit:
        told = f"'{indicator.id}' is given in '{unit}', not in '{indicator.unit}'"
        reading.report(entries["unit"].where, Code.WRONG_UNIT, told, f"convert the number to {indicator.unit}")


def _read_flag(reading: Reading, node: Node | None, what: str) -> Flag | None:
    if node is None or node.blank:
        return None
    entries = reading.take_fields(node, f"{what}: flag", ("kind", "why"))
    kind = reading.take_choice(entries.get("kind"), f"{what}: flag", get_args(FlagKind), "value")
    return Flag(cast(FlagKind, kind), reading.take_text(entries.get("why"), f"{what}: why"))


def _read_entity(reading: Reading, node: Node, vocabulary: Vocabulary) -> Entity:
    entries = reading.take_fields(node, "an entity", ("kind", "name"), ("tags", "note", "claim"))
    claim = reading.take_string(entries.get("claim"), "entity: claim")
    if claim and claim not in vocabulary.claims:
        reading.report(entries["claim"].where, Code.UNKNOWN_NAME, f"'{claim}' is no claim", "see 'advisor claims'")
    return Entity(
        kind=cast(EntityKind, reading.take_choice(entries.get("kind"), "entity: kind", get_args(EntityKind), "place")),
        name=reading.take_text(entries.get("name"), "entity: name"),
        tags=reading.take_strings(entries.get("tags"), "entity: tags"),
        note=reading.take_optional_text(entries, "note", "entity: note"),
        claim=claim,
    )
