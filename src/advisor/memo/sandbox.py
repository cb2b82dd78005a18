"""A template of the user's own and a memo's data in, text or a Word file out; nothing else of this program is in reach.

Runs in a process of its own (:mod:`advisor.own_templates`), which bounds its time and memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_TEXT = 20_000_000
REFUSED = ("center", "format", "attr", "pprint", "random")
GLOBALS = ("range", "namespace", "joiner", "cycler", "dict")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
QUOTED = re.compile(r"'(\w+)'")
FAULTS: tuple[tuple[type[Exception], tuple[str, str]], ...] = (
    (TemplateSyntaxError, ("it is no Jinja template: {error}", "mend the tag")),
    (UndefinedError, ("{error}", "docs/memo-context.md lists what a template is given")),
    (SecurityError, ("it is not allowed: {error}", "use the data as they are")),
    (MemoryError, ("it needs too much memory", "look for a loop that doubles a text")),
    (RecursionError, ("it calls itself without end", "look for a macro that calls itself")),
    (OverflowError, ("a number or a range is too large: {error}", "loop over the data")),
    (TemplateError, ("it can't be rendered: {error}", "look at this line")),
    (TypeError, ("it can't be rendered: {error}", "look at this line")),
    (ValueError, ("it can't be rendered: {error}", "look at this line")),
    (ArithmeticError, ("it can't be rendered: {error}", "look at this line")),
    (LookupError, ("it can't be rendered: {error}", "look at this line")),
)
UNREADABLE = ("it can't be read: {kind}: {error}", "is it a template, and whole?")
ALONE = "a template stands alone: include, import and extends lead nowhere"


class TemplateFault(Exception):
    """Why a template can't be rendered: the line (or paragraph) if it is known, what is wrong, and the mend."""

    def __init__(self, told: str, hint: str = "", line: int = 0, paragraph: int = 0) -> None:
        super().__init__(told)
        self.told, self.hint, self.line, self.paragraph = told, hint, line, paragraph


class _Missing(StrictUndefined):
    """A name that isn't there; it says what is."""

    @property
    def _undefined_message(self) -> str:
        name, inside = self._undefined_name, self._undefined_obj
        if isinstance(inside, Mapping):
            return f"there is no '{name}' here; there are: {', '.join(map(str, inside))}"
        if self._undefined_hint:
            return str(self._undefined_hint)
        if isinstance(inside, list | tuple | str | int | float | bool) or inside is None:
            listed = isinstance(inside, list | tuple)
            kind = "a list" if listed else "a text" if isinstance(inside, str) else "one value"
            return f"there is no '{name}' here: this is {kind}"
        return f"there is no '{name}'; a template is given 'memo' and nothing else"


class OwnEnvironment(ImmutableSandboxedEnvironment):
    """Jinja2 with nothing in reach but the data: no files, no attributes of Python's, no text made huge by a sign."""

    intercepted_binops = frozenset(["*", "**", "%"])

    def __init__(self, escape: bool) -> None:
        super().__init__(autoescape=escape, undefined=_Missing, trim_blocks=True, lstrip_blocks=True)
        self.keep_trailing_newline = True
        self.globals = {name: self.globals[name] for name in GLOBALS}
        for name in REFUSED:
            self.filters.pop(name, None)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an entry of the data by its name; what a mapping can do is out of reach."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Return what an operator gives; of numbers only, and no powers."""
        if operator == "**" or not all(isinstance(side, int | float) for side in (left, right)):
            raise SecurityError(f"'{operator}' is for numbers here, and '**' for nothing")
        return super().call_binop(context, operator, left, right)


def render_text(source: str, data: Mapping[str, Any], escape: bool = False) -> str:
    """Return what a text template makes of ``data``; ``escape`` for HTML.

    Raises:
        TemplateFault: if it can't be rendered, or makes more than is bearable.
    """
    try:
        return "".join(_bounded(OwnEnvironment(escape).from_string(source).generate(**data)))
    except Exception as error:
        raise _explain(error) from None


def _bounded(pieces: Iterator[str]) -> Iterator[str]:
    made = 0
    for piece in pieces:
        made += len(piece)
        if made > MOST_TEXT:
            raise TemplateFault(f"it makes more than {MOST_TEXT:,} characters", "look for a loop in a loop")
        yield piece


def render_word(template: bytes, data: Mapping[str, Any]) -> bytes:
    """Return what a Word template with Jinja tags makes of ``data``.

    Raises:
        TemplateFault: if it can't be rendered.
        ModuleNotFoundError: where docxtpl is not installed.
    """
    from docxtpl import DocxTemplate

    try:
        document = DocxTemplate(BytesIO(template))
        document.render(_clean(dict(data)), jinja_env=OwnEnvironment(escape=True), autoescape=True)
        made = BytesIO()
        document.save(made)
    except Exception as error:
        fault = _explain(error)
        fault.line, fault.paragraph = 0, _find_paragraph(template, fault.told)
        raise fault from None
    return made.getvalue()


def _clean(value: Any) -> Any:
    """Return the data without the characters that no XML file may have."""
    if isinstance(value, dict):
        return {key: _clean(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(child) for child in value]
    return CONTROL.sub("", value) if isinstance(value, str) else value


def _explain(error: Exception) -> TemplateFault:
    if isinstance(error, TemplateFault):
        return error
    if isinstance(error, TypeError) and "no loader" in str(error):
        return TemplateFault(ALONE, "write it into the one file", _line_of(error))
    line = getattr(error, "lineno", 0) or _line_of(error)
    told, hint = next((words for kind, words in FAULTS if isinstance(error, kind)), UNREADABLE)
    return TemplateFault(told.format(error=error, kind=type(error).__name__), hint, line)


def _line_of(error: Exception) -> int:
    """Return the template's line that was being rendered; 0 if none was."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _find_paragraph(template: bytes, told: str) -> int:
    """Return the first paragraph with a tag that has the name an error is about, counted from 1; 0 if none has."""
    named = QUOTED.search(told)
    if named is None:
        return 0
    from docx import Document

    try:
        paragraphs = Document(BytesIO(template)).element.body.iter(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
        )
        texts = ["".join(paragraph.itertext()) for paragraph in paragraphs]
    except Exception:  # the file can't be read as Word at all, which the error says
        return 0
    name = re.compile(rf"\{{[{{%][^}}]*\b{re.escape(named[1])}\b")
    return next((place for place, text in enumerate(texts, 1) if name.search(text)), 0)
