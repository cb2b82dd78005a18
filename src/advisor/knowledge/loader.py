"""A rules directory in, a checked rule base out, or every problem at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, TypeVar

from advisor.errors import Code, KnowledgeError, SourceRef
from advisor.knowledge.checks import check_references
from advisor.knowledge.conditions import ConditionReader
from advisor.knowledge.documents import read_document
from advisor.knowledge.files import digest_of, knowledge_files
from advisor.knowledge.indicators import read_indicators
from advisor.knowledge.strata import order_strata
from advisor.knowledge.themes import read_diagnoses, read_remedies, read_strengths
from advisor.knowledge.types import read_type
from advisor.marked_yaml import Node, Reading
from advisor.model.indicator import Indicator
from advisor.model.rulebase import Claim, Diagnosis, Document, Remedy, Rule, Rulebase, Strength, TypeModel
from advisor.model.text import Text


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def where(self) -> SourceRef: ...


N = TypeVar("N", bound=_Named)


class _Shelf:
    """What has been read so far, by kind and name."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.indicators: dict[str, Indicator] = {}
        self.subjects: dict[str, Text] = {}
        self.themes: dict[str, Text] = {}
        self.diagnoses: dict[str, Diagnosis] = {}
        self.strengths: dict[str, Strength] = {}
        self.remedies: dict[str, Remedy] = {}
        self.types: dict[str, TypeModel] = {}
        self.rules: dict[str, Rule] = {}
        self.claims: dict[str, Claim] = {}
        self.documents: dict[str, Document] = {}

    def put(self, shelf: dict[str, N], items: Iterable[N]) -> None:
        """Add items by id; a second one of a name is reported with both places."""
        for item in items:
            if item.id in shelf:
                told = f"'{item.id}' is defined here and at {shelf[item.id].where}"
                self.reading.report(item.where, Code.DUPLICATE_NAME, told, "names are unique over the whole rule base")
            shelf.setdefault(item.id, item)


def load_rulebase(root: Path) -> Rulebase:
    """Read and check the rule base under ``root``.

    Raises:
        KnowledgeError: with every problem found, each with its file and line.
    """
    reading = Reading()
    files = knowledge_files(root)
    if not files:
        hint = "a rule base has indicators/, themes/, types/ and sources/ with YAML files in them"
        reading.report(SourceRef(str(root)), Code.NOT_A_RULEBASE, f"'{root}' holds no rule base", hint)
        raise KnowledgeError(reading.problems)
    shelf = _fill_shelf(reading, root, files)
    strata = order_strata(reading, shelf.rules)
    base = _build(shelf, strata, digest_of(root))
    check_references(reading, base)
    if reading.problems:
        raise KnowledgeError(reading.problems)
    return base


def _fill_shelf(reading: Reading, root: Path, files: list[Path]) -> _Shelf:
    shelf = _Shelf(reading)
    nodes: dict[str, Node] = {}
    for path in files:
        name = path.relative_to(root).as_posix()
        node = reading.read_file(path, f"{root.name}/{name}")
        if node is not None:
            nodes[name] = node
    for name in (n for n in nodes if n.startswith("indicators/")):
        subject, indicators = read_indicators(reading, nodes[name])
        shelf.subjects[Path(name).stem] = subject
        shelf.put(shelf.indicators, indicators)
    conditions = ConditionReader(reading, shelf.indicators)
    for name, node in nodes.items():
        _read_other(conditions, shelf, name, node)
    return shelf


def _read_other(conditions: ConditionReader, shelf: _Shelf, name: str, node: Node) -> None:
    folder, *rest = name.split("/")
    rules: list[Rule] = []
    if folder == "types":
        model, rules = read_type(conditions, node)
        shelf.put(shelf.types, [model])
    elif folder == "sources":
        document, claims = read_document(conditions.reading, node)
        shelf.documents[document.id] = document
        shelf.put(shelf.claims, claims)
    elif folder == "themes":
        rules = _read_theme_file(conditions, shelf, rest[0], rest[1], node)
    shelf.put(shelf.rules, rules)


def _read_theme_file(conditions: ConditionReader, shelf: _Shelf, theme: str, file: str, node: Node) -> list[Rule]:
    if file == "diagnoses.yaml":
        shelf.themes[theme], diagnoses, rules = read_diagnoses(conditions, node, theme)
        shelf.put(shelf.diagnoses, diagnoses)
    elif file == "strengths.yaml":
        strengths, rules = read_strengths(conditions, node, theme)
        shelf.put(shelf.strengths, strengths)
    elif file == "remedies.yaml":
        remedies, rules = read_remedies(conditions, node, theme)
        shelf.put(shelf.remedies, remedies)
    else:
        hint = "a theme has diagnoses.yaml, strengths.yaml, remedies.yaml and cases.yaml"
        conditions.reading.report(node.where, Code.NOT_ALLOWED, f"'{file}' has no meaning in a theme", hint)
        rules = []
    return rules


def _build(shelf: _Shelf, strata: tuple[tuple[str, ...], ...], digest: str) -> Rulebase:
    rules_for: dict[str, tuple[Rule, ...]] = {}
    for rule in shelf.rules.values():
        rules_for[rule.concludes] = (*rules_for.get(rule.concludes, ()), rule)
    return Rulebase(
        indicators=shelf.indicators,
        themes=shelf.themes,
        subjects=shelf.subjects,
        diagnoses=shelf.diagnoses,
        strengths=shelf.strengths,
        types=shelf.types,
        remedies=shelf.remedies,
        rules=shelf.rules,
        claims=shelf.claims,
        documents=shelf.documents,
        strata=strata,
        digest=digest,
        rules_for=rules_for,
    )
