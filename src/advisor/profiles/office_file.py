"""An office's file in, what the office adds to a memo out: to whom, from whom, when, how it is classified."""

from __future__ import annotations

import datetime
from pathlib import Path

from advisor.errors import Code, ProfileError
from advisor.marked_yaml import Node, Reading
from advisor.model.document import Office

KEYS = ("addressee", "sender", "date", "classification", "draft")
LONGEST = 80


def read_office(path: Path) -> Office:
    """Read the office file at ``path``, a YAML mapping; what is missing in it is not written.

    It may have ``addressee``, ``sender``, ``date``, ``classification`` and ``draft`` (yes unless it says no).

    Raises:
        ProfileError: with every problem found, each with its line.
    """
    reading = Reading()
    root = reading.read_file(path, str(path))
    entries = reading.take_fields(root, "an office file", optional=KEYS) if root else {}
    said = {key: _take_line(reading, entries.get(key), key) for key in ("addressee", "sender", "classification")}
    date = _take_date(reading, entries.get("date"))
    draft = reading.take_choice(entries.get("draft"), "draft", ("true", "false", "yes", "no"), "yes") in ("true", "yes")
    if root is None or reading.problems:
        raise ProfileError(reading.problems)
    return Office(
        addressee=said["addressee"].rstrip("：:"),
        sender=said["sender"],
        date=date,
        classification=said["classification"],
        draft=draft,
    )


def _take_line(reading: Reading, node: Node | None, what: str) -> str:
    text = "" if node is None or node.blank else reading.take_string(node, what)
    if node is not None and len(text) > LONGEST:
        told = f"'{what}' has {len(text)} characters; it stands on a line of its own"
        reading.report(node.where, Code.TOO_LARGE, told, f"write at most {LONGEST}")
    return " ".join(text.split())


def _take_date(reading: Reading, node: Node | None) -> datetime.date | None:
    text = "" if node is None or node.blank else reading.take_string(node, "date")
    if node is None or not text:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        reading.report(node.where, Code.NOT_ALLOWED, f"'{text}' is no date", "write it as 2025-01-05")
        return None
