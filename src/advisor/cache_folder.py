"""Where this program may keep what it can make again, and how: in the user's cache, by the platform's custom.

An entry is named after a digest of everything that decides it. One that can't be read or written costs time,
nothing else.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import advisor

KEPT = 8


def cache_folder() -> Path:
    """Return the cache folder, whether it exists or not; ``ADVISOR_CACHE`` moves it."""
    if named := os.environ.get("ADVISOR_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or ".") / "cluster-advisor" / "Cache"
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 - Path.home() may raise
    return Path(base) / "cluster-advisor"


def digest_key(told: str, code: Iterable[str]) -> str:
    """Return a digest of ``told``, of the versions of Python and this program, and of its ``code`` (glob patterns)."""
    digest = hashlib.sha256(f"{advisor.__version__} {sys.version} {told}".encode())
    package = Path(advisor.__file__).parent
    for pattern in code:
        digest.update(_digest_code(package, pattern))
    return digest.hexdigest()[:32]


@cache
def _digest_code(package: Path, pattern: str) -> bytes:
    digest = hashlib.sha256()
    for path in sorted(package.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.digest()


def read_entry(kind: str, key: str) -> Any:
    """Return what is kept under ``key``; None if there is nothing, or nothing that can be read."""
    try:
        with _place(kind, key).open("rb") as file:
            return pickle.load(file)
    except Exception:  # a damaged entry may raise anything; it is made anew
        return None


def write_entry(kind: str, key: str, value: object) -> None:
    """Keep ``value`` under ``key`` if that can be done, and only the latest entries of its kind."""
    import tempfile

    path = _place(kind, key)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)
        Path(file.name).replace(path)
        entries = sorted(path.parent.glob(f"{kind}-*.pickle"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in entries[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _place(kind: str, key: str) -> Path:
    return cache_folder() / f"{kind}-{key}.pickle"
