"""A rule base in, the Excel template that asks a planner for all it can use out."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from advisor.errors import Code, OutputError, Problem, SourceRef
from advisor.model.indicator import Indicator
from advisor.model.table import TableBook
from advisor.model.text import Lang, Text
from advisor.profiles.template_sheets import by_subject, write_entities, write_facts, write_guide, write_region
from advisor.profiles.template_style import Desk
from advisor.profiles.template_tables import write_table
from advisor.profiles.workbook_words import Words, load_workbook_words

WRITTEN = datetime(2000, 1, 1)  # the same rule base gives the same bytes


def write_template(
    path: Path,
    book: TableBook,
    indicators: Mapping[str, Indicator],
    subjects: Mapping[str, Text],
    words: Words | None = None,
    *,
    lang: Lang = "zh",
    version: str = "",
    digest: str = "",
) -> None:
    """Write the template to ``path``; ``digest`` is the rule base's, ``version`` the layout's unless given.

    Raises:
        OutputError: if the file can't be written; none is left behind.
    """
    data = build_template(book, indicators, subjects, words, lang=lang, version=version, digest=digest)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        hint = "close it in Excel or WPS if it is open, or choose another place"
        told = f"'{path}' can't be written: {error.strerror or error}"
        raise OutputError(Problem(SourceRef(str(path)), Code.UNWRITABLE, told, hint)) from error


def build_template(
    book: TableBook,
    indicators: Mapping[str, Indicator],
    subjects: Mapping[str, Text],
    words: Words | None = None,
    *,
    lang: Lang = "zh",
    version: str = "",
    digest: str = "",
) -> bytes:
    """Return the template as the bytes of an .xlsx file, the same for the same arguments."""
    from xlsxwriter import Workbook

    words = words or load_workbook_words()
    version = version or str(words["format"]["version"])
    stream = io.BytesIO()
    workbook = Workbook(stream, {"in_memory": True})
    workbook.set_properties({"title": words["guide"]["title"][lang], "created": WRITTEN})
    for name, value in (("template_version", version), ("rulebase_digest", digest), ("lang", lang)):
        workbook.set_custom_property(name, value, "text")
    desk = Desk(workbook, words, lang)
    numbers = [i for i in indicators.values() if i.kind == "number" and i.unit == "%" and i.cutoffs]
    write_guide(desk, next(iter(numbers), None), version)
    write_region(desk, indicators.get("spatial_level"))
    for subject, listed in by_subject(indicators).items():
        write_facts(desk, subject, subjects.get(subject, Text(subject, subject)), listed)
    write_entities(desk)
    for kind in book.kinds.values():
        write_table(desk, kind, book)
    desk.write_lists()
    workbook.close()
    return stream.getvalue()
