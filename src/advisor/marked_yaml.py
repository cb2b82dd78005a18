"""YAML files in, nodes that know their line out; what is wrong with a file is collected, not raised one by one."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.errors import Code, Problem, SourceRef, did_you_mean
from advisor.model.text import Text
from advisor.record import Record, replace

if TYPE_CHECKING:
    import yaml

LARGEST_FILE = 5_000_000
DEEPEST = 40


class Node(Record, frozen=True):
    """A YAML value: a string as written, a list, or a mapping. An empty value is the string ``""``, unquoted."""

    value: str | list[Node] | dict[str, Node]
    where: SourceRef
    quoted: bool = False
    keys: dict[str, SourceRef] | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing was written: empty, ``~`` or ``null``."""
        return not self.quoted and self.value in ("", "~", "null")


class Span(Record, frozen=True):
    """Where a mapping stands in a text, in characters; ``entries`` gives each key's start and its value's end."""

    start: int
    end: int
    indent: int
    in_braces: bool
    entries: dict[str, tuple[int, int]]


def find_spans(text: str) -> tuple[Span, dict[str, Span]]:
    """Return where the mapping that a YAML text is stands in it, and those that are values of its keys, by key.

    What isn't a mapping of words has no entries. The text must be YAML that :meth:`Reading.read_file` reads.
    """
    import yaml

    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    root: Any = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    def at(mark: Any) -> int:
        return int(min(starts[mark.line] + mark.column, len(text)))

    def span(node: Any) -> Span:
        pairs = node.value if node is not None and node.id == "mapping" else ()
        entries = {key.value: (at(key.start_mark), at(value.end_mark)) for key, value in pairs if key.id == "scalar"}
        if node is None:
            return Span(0, len(text), 0, False, {})
        indent = pairs[0][0].start_mark.column if pairs else 2
        return Span(at(node.start_mark), at(node.end_mark), indent, bool(getattr(node, "flow_style", False)), entries)

    found = root.value if root is not None and root.id == "mapping" else ()
    return span(root), {key.value: span(value) for key, value in found if key.id == "scalar"}


class Reading:
    """Collects the problems of one reading and takes nodes apart by the shape they should have.

    Every ``take_*`` method reports what is wrong and returns a harmless stand-in, so that reading goes on and all
    problems come out together.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []

    def report(self, where: SourceRef, code: Code, message: str, hint: str = "") -> None:
        """Note one problem."""
        self.problems.append(Problem(where, code, message, hint))

    def notice(self, where: SourceRef, code: Code, message: str, hint: str = "") -> None:
        """Note something that the planner should know but that doesn't stop the reading."""
        self.notices.append(Problem(where, code, message, hint))

    def read_file(self, path: Path, shown_as: str) -> Node | None:
        """Read one YAML file; return None, and report why, where it can't be read as YAML at all."""
        where = SourceRef(shown_as)
        text = self._read_text(path, where)
        if text is None:
            return None
        import yaml

        try:
            root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except (yaml.MarkedYAMLError, yaml.reader.ReaderError) as error:
            self._report_syntax(error, shown_as)
            return None
        except RecursionError:
            self.report(where, Code.TOO_DEEP, "the file is nested too deeply", "flatten it")
            return None
        if root is None:
            return Node({}, where)
        return self._convert(root, shown_as, set(), 0)

    def _read_text(self, path: Path, where: SourceRef) -> str | None:
        try:
            if path.is_dir():
                self.report(where, Code.IS_A_DIRECTORY, f"'{path}' is a directory", "name a file in it")
                return None
            size = path.stat().st_size
            if size > LARGEST_FILE:
                self.report(
                    where,
                    Code.TOO_LARGE,
                    f"the file has {size:,} bytes; at most {LARGEST_FILE:,} are read",
                    "a profile is a page or two: is this the right file?",
                )
                return None
            return path.read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            hint = _near_file(path) or "check the path; 'advisor new -o FILE' writes a blank profile"
            self.report(where, Code.NO_SUCH_FILE, f"there is no file '{path}'", hint)
        except UnicodeDecodeError as error:
            self.report(
                where,
                Code.NOT_UTF8,
                f"byte {error.start} is not UTF-8 text",
                "save the file as UTF-8 (in Notepad: Save As, Encoding UTF-8)",
            )
        except (OSError, ValueError) as error:
            self.report(where, Code.NOT_READABLE, f"'{path}' can't be read: {error}", "check its permissions")
        return None

    def _report_syntax(self, error: yaml.MarkedYAMLError | yaml.reader.ReaderError, file: str) -> None:
        mark = getattr(error, "problem_mark", None)
        where = SourceRef(file, mark.line + 1, mark.column + 1) if mark else SourceRef(file)
        told = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
        hint = "look at this line and the one above: a colon, a quote, a bracket or the indentation"
        if "tab" in str(error) or "'\\t'" in str(error):
            hint = "indent with spaces, not tabs"
        self.report(where, Code.NOT_YAML, f"this is not YAML: {told}", hint)

    def _convert(self, node: Any, file: str, seen: set[int], depth: int) -> Node:
        where = SourceRef(file, node.start_mark.line + 1, node.start_mark.column + 1)
        if depth > DEEPEST:
            self.report(where, Code.TOO_DEEP, f"nested more than {DEEPEST} levels deep", "flatten it")
            return Node("", where)
        if node.id == "scalar":
            return Node(node.value, where, node.style in ("'", '"', "|", ">"))
        if id(node) in seen:
            self.report(where, Code.ALIAS, "an alias (*name) is used", "write the value out")
            return Node("", where)
        seen.add(id(node))
        if node.id == "sequence":
            return Node([self._convert(item, file, seen, depth + 1) for item in node.value], where)
        return self._convert_mapping(node, file, seen, depth)

    def _convert_mapping(self, node: Any, file: str, seen: set[int], depth: int) -> Node:
        found: dict[str, Node] = {}
        places: dict[str, SourceRef] = {}
        for key, value in node.value:
            place = SourceRef(file, key.start_mark.line + 1, key.start_mark.column + 1)
            name = key.value if key.id == "scalar" else None
            if not isinstance(name, str):
                self.report(place, Code.WRONG_SHAPE, "a key must be a word", "quote it, or mend the indentation")
            elif name in found:
                first = places[name].line
                self.report(
                    place, Code.DUPLICATE_KEY, f"'{name}' stands here and in line {first}", "keep one of the two"
                )
            else:
                child = self._convert(value, file, seen, depth + 1)
                starts_below = child.where.line > place.line  # a block: its key is the line to look at
                found[name] = replace(child, where=place) if starts_below else child
                places[name] = place
        return Node(found, SourceRef(file, node.start_mark.line + 1, node.start_mark.column + 1), keys=places)

    def take_map(self, node: Node, what: str) -> dict[str, Node]:
        """Return the entries of a mapping."""
        if isinstance(node.value, dict):
            return node.value
        if not node.blank:
            self.report(node.where, Code.WRONG_SHAPE, f"{what} must be a mapping (name: value)", _shape_hint(node))
        return {}

    def take_fields(
        self, node: Node, what: str, required: Collection[str] = (), optional: Collection[str] = ()
    ) -> dict[str, Node]:
        """Return the entries of a mapping with these keys only."""
        entries = self.take_map(node, what)
        known = {*required, *optional}
        for name in entries:
            if name not in known:
                where = (node.keys or {}).get(name, node.where)
                hint = did_you_mean(name, known) or f"{what} may have: {', '.join(sorted(known))}"
                self.report(where, Code.UNKNOWN_KEY, f"{what} has no key '{name}'", hint)
        for name in required:
            if name not in entries:
                self.report(node.where, Code.MISSING_KEY, f"{what} lacks '{name}'", f"add '{name}:'")
        return {name: value for name, value in entries.items() if name in known}

    def take_list(self, node: Node | None, what: str) -> list[Node]:
        """Return the items of a list; an absent one is empty."""
        if node is None or node.blank:
            return []
        if isinstance(node.value, list):
            return node.value
        self.report(node.where, Code.WRONG_SHAPE, f"{what} must be a list", "write each item after a '- '")
        return []

    def take_string(self, node: Node | None, what: str) -> str:
        """Return a single value as written; an absent one is ``""``."""
        if node is None:
            return ""
        if isinstance(node.value, str):
            return node.value.strip()
        self.report(node.where, Code.WRONG_SHAPE, f"{what} must be a single value", _shape_hint(node))
        return ""

    def take_strings(self, node: Node | None, what: str) -> tuple[str, ...]:
        """Return a list of single values."""
        return tuple(self.take_string(item, what) for item in self.take_list(node, what))

    def take_choice(self, node: Node | None, what: str, allowed: Iterable[str], default: str = "") -> str:
        """Return one of ``allowed``; ``default`` where absent or wrong."""
        if node is None:
            return default
        value = self.take_string(node, what)
        choices = tuple(allowed)
        if value in choices:
            return value
        hint = did_you_mean(value, choices) or f"one of: {', '.join(choices)}"
        self.report(node.where, Code.NOT_ALLOWED, f"{what} can't be '{value}'", hint)
        return default

    def take_number(self, node: Node | None, what: str) -> float | None:
        """Return a finite number; None where absent, blank or wrong."""
        if node is None or node.blank:
            return None
        text = self.take_string(node, what)
        try:
            number = float(text)
        except ValueError:
            self.report(node.where, Code.NOT_A_NUMBER, f"{what} must be a number, not '{text}'", "write digits only")
            return None
        if math.isfinite(number):
            return number
        self.report(node.where, Code.NOT_FINITE, f"{what} is '{text}'", "write a finite number, or leave it out")
        return None

    def take_flag(self, node: Node | None, what: str) -> bool:
        """Return a true/false setting; an absent one is false."""
        value = self.take_choice(node, what, ("true", "false", "yes", "no"), "false")
        return value in ("true", "yes")

    def take_text(self, node: Node | None, what: str, also: Collection[str] = ()) -> Text:
        """Return a text that must be there in both languages; keys in ``also`` are the caller's."""
        if node is None:
            return Text("", "")
        if isinstance(node.value, str) and not node.blank:
            told = f"{what} is in one language only: '{node.value}'"
            self.report(node.where, Code.MISSING_TRANSLATION, told, "write {zh: …, en: …}")
            return Text(node.value, node.value)
        entries = self.take_fields(node, what, optional=("zh", "en", *also))
        said = {lang: self.take_string(entries.get(lang), f"{what} ({lang})") for lang in ("zh", "en")}
        for lang, text in said.items():
            if not text:
                self.report(
                    node.where, Code.MISSING_TRANSLATION, f"{what} has no '{lang}' text", f"add '{lang}: …' to it"
                )
        return Text(said["zh"], said["en"])

    def take_optional_text(self, entries: Mapping[str, Node], key: str, what: str) -> Text | None:
        """Return a text if the key is there."""
        node = entries.get(key)
        return None if node is None or node.blank else self.take_text(node, what)


def _near_file(path: Path) -> str:
    try:
        return did_you_mean(path.name, [p.name for p in path.parent.iterdir()])
    except OSError:
        return ""


def _shape_hint(node: Node) -> str:
    shape = {dict: "a mapping", list: "a list", str: "a single value"}[type(node.value)]
    return f"this is {shape}"
