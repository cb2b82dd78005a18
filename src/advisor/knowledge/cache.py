"""A rules directory in, its checked rule base out, from a cache keyed by what decides it where there is one.

The key covers the bytes of every knowledge file and of the code that reads them, and the versions of Python and of
this program, so that a changed rule or a changed reader never meets an old entry. A cache that can't be read or
written costs time, nothing else.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
import tempfile
from pathlib import Path

import advisor
from advisor.knowledge.loader import digest_of, load_rulebase
from advisor.model.rulebase import Rulebase

KEPT = 8


def open_rulebase(root: Path) -> Rulebase:
    """Return the rule base under ``root``, reading and checking its files only if anything changed.

    Raises:
        KnowledgeError: with every problem found.
    """
    try:
        path = _cache_dir() / f"rulebase-{_key(root)}.pickle"
    except OSError:
        return load_rulebase(root)
    cached = _read(path)
    if cached is not None:
        return cached
    base = load_rulebase(root)
    _write(path, base)
    return base


def _cache_dir() -> Path:
    """Return the cache folder: of the user, by the platform's custom, or ``ADVISOR_CACHE``."""
    if named := os.environ.get("ADVISOR_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or tempfile.gettempdir()) / "cluster-advisor" / "Cache"
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "cluster-advisor"


def _key(root: Path) -> str:
    digest = hashlib.sha256(f"{advisor.__version__} {sys.version} {root.name}".encode())
    package = Path(advisor.__file__).parent
    readers = [package / "marked_yaml.py", package / "errors.py"]
    for path in sorted([*readers, *package.glob("knowledge/*.py"), *package.glob("model/*.py")]):
        digest.update(path.read_bytes())
    digest.update(digest_of(root).encode())
    return digest.hexdigest()[:32]


def _read(path: Path) -> Rulebase | None:
    gc.disable()  # unpickling makes many small objects and no garbage; collecting them doubles its time
    try:
        with path.open("rb") as file:
            found = pickle.load(file)
        return found if isinstance(found, Rulebase) else None
    except Exception:  # a damaged entry may raise anything; it is read anew
        return None
    finally:
        gc.enable()


def _write(path: Path, base: Rulebase) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            pickle.dump(base, file, protocol=pickle.HIGHEST_PROTOCOL)
        Path(file.name).replace(path)
        entries = sorted(path.parent.glob("rulebase-*.pickle"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in entries[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return
