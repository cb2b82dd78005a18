"""What a planner's own headings mean, remembered from one import to the next, in his configuration folder.

A memory that can't be read or written costs a question, nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from advisor.profiles.headings import fold


def memory_file() -> Path:
    """Return where the memory is kept; ``XDG_CONFIG_HOME`` or ``APPDATA`` moves it."""
    base = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA") or str(Path.home() / ".config")
    return Path(base) / "cluster-advisor" / "headings.json"


def recall_headings(kind: str) -> dict[str, str]:
    """Return the remembered headings of a kind of table and the columns they stand for."""
    return dict(_read().get(kind, {}))


def remember_headings(kind: str, headings: Mapping[str, str]) -> None:
    """Add ``headings`` to the memory."""
    known = _read()
    known[kind] = {**known.get(kind, {}), **{fold(heading): column for heading, column in headings.items()}}
    path = memory_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        beside.write_text(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
        beside.replace(path)
    except OSError:
        return


def _read() -> dict[str, dict[str, str]]:
    try:
        found = json.loads(memory_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(kind): dict(known) for kind, known in found.items() if isinstance(known, dict)}
