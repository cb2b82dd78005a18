"""The use case of a template of one's own: an advice and a template file in, the memo that it makes out."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from advisor import service
from advisor.errors import Code, MissingExtra, OutputError, Problem, SourceRef
from advisor.memo.context import build_memo
from advisor.model.advice import Advice
from advisor.model.text import Lang
from advisor.record import to_builtins

SECONDS = 20
MOST_TEMPLATE = 5_000_000
MOST_UNPACKED = 50_000_000
WORD = (".docx", ".dotx")
HTML = (".html", ".htm")


def write_by_template(advice: Advice, template: Path, lang: Lang = "zh") -> str | bytes:
    """Return the memo that a template makes: text, or the bytes of a Word file for a Word template.

    The template is given the memo's context, ``memo``, and nothing else (docs/memo-context.md), in a process of its
    own with bounded time and memory.

    Raises:
        OutputError: if the template can't be read or rendered, with its line or paragraph.
        MissingExtra: for a Word template where docxtpl is not installed.
    """
    source = _read(template)
    data = {"memo": to_builtins(build_memo(advice, lang))}
    if template.suffix.lower() in WORD:
        _check_word(template, source)
        job: dict[str, Any] = {"word": base64.b64encode(source).decode(), "data": data}
    else:
        escape = any(suffix.lower() in HTML for suffix in template.suffixes)
        job = {"text": _decode(template, source), "data": data, "escape": escape}
    came = _run(template, job)
    if "told" in came:
        where = SourceRef(str(template), came["line"]) if came["line"] else SourceRef(str(template))
        told = f"paragraph {came['paragraph']}: {came['told']}" if came["paragraph"] else came["told"]
        raise _fault(where, told, came["hint"])
    return base64.b64decode(came["word"]) if "word" in came else str(came["text"])


def write_starter(word: bool, lang: Lang = "zh") -> str | bytes:
    """Return a template to start from: text, or the bytes of a Word file.

    Raises:
        MissingExtra: if a Word file is wanted and docxtpl is not installed.
    """
    folder = service.data_dir("templates")
    if not word:
        return (folder / f"starter.{lang}.md.j2").read_text(encoding="utf-8")
    if find_spec("docxtpl") is None:
        raise _lack(SourceRef("template"))
    from advisor.memo.word_starter import build_starter

    return build_starter((folder / f"starter.{lang}.word.txt").read_text(encoding="utf-8"))


def _lack(where: SourceRef) -> MissingExtra:
    told = "Word templates need docxtpl, which is not installed"
    return MissingExtra(Problem(where, Code.MISSING_EXTRA, told, "pip install 'cluster-advisor[word]'"))


def _fault(where: SourceRef, told: str, hint: str) -> OutputError:
    return OutputError(Problem(where, Code.WRONG_TEMPLATE, told, hint))


def _read(template: Path) -> bytes:
    where = SourceRef(str(template))
    try:
        size = template.stat().st_size
        if size > MOST_TEMPLATE:
            raise _fault(
                where, f"the template has {size:,} bytes; at most {MOST_TEMPLATE:,} are read", "make it smaller"
            )
        return template.read_bytes()
    except OSError as error:
        hint = "'advisor template --memo -o FILE' writes one to start from"
        raise _fault(where, f"the template '{template}' can't be read: {error.strerror}", hint) from None


def _decode(template: Path, source: bytes) -> str:
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        told = f"byte {error.start} is not UTF-8 text"
        raise _fault(SourceRef(str(template)), told, "save it as UTF-8, or give a .docx file its suffix") from None


def _check_word(template: Path, source: bytes) -> None:
    """Refuse what is no Word file, or unpacks to more than any template needs."""
    where = SourceRef(str(template))
    try:
        with zipfile.ZipFile(BytesIO(source)) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile:
        raise _fault(where, "it is no Word file", "save it as .docx from Word or WPS") from None
    if unpacked > MOST_UNPACKED:
        raise _fault(where, f"it unpacks to {unpacked:,} bytes; at most {MOST_UNPACKED:,} are", "is it a template?")
    if find_spec("docxtpl") is None:
        raise _lack(where)


def _run(template: Path, job: dict[str, Any]) -> dict[str, Any]:
    where = SourceRef(str(template))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "advisor.memo.sandbox_process"],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _fault(where, f"it takes more than {SECONDS} seconds", "look for a loop in a loop") from None
    try:
        came = json.loads(done.stdout)
    except ValueError:
        raise _fault(where, "it needs too much memory, or ends the renderer", "look for a loop in a loop") from None
    assert isinstance(came, dict)
    return came
