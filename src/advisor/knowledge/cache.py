"""A rules directory in, its checked rule base out, from a cache keyed by what decides it where there is one.

The key covers the bytes of every knowledge file and of the code that reads them, and the versions of Python and of
this program, so that a changed rule or a changed reader never meets an old entry. A cache that can't be read or
written costs time, nothing else.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from pathlib import Path

import advisor
from advisor.cache_folder import cache_folder
from advisor.knowledge.files import digest_of
from advisor.model.rulebase import Rulebase

KEPT = 8


def open_rulebase(root: Path) -> Rulebase:
    """Return the rule base under ``root``, reading and checking its files only if anything changed.

    Raises:
        KnowledgeError: with every problem found.
    """
    path = cache_folder() / f"rulebase-{_key(root)}.pickle"
    cached = _read(path)
    if cached is not None:
        return cached
    from advisor.knowledge.loader import load_rulebase  # not needed where the cache has the rule base

    base = load_rulebase(root)
    _write(path, base)
    return base


def _key(root: Path) -> str:
    digest = hashlib.sha256(f"{advisor.__version__} {sys.version} {root.name}".encode())
    package = Path(advisor.__file__).parent
    readers = [package / "marked_yaml.py", package / "errors.py"]
    for path in sorted([*readers, *package.glob("knowledge/*.py"), *package.glob("model/*.py")]):
        digest.update(path.read_bytes())
    digest.update(digest_of(root).encode())
    return digest.hexdigest()[:32]


def _read(path: Path) -> Rulebase | None:
    try:
        with path.open("rb") as file:
            found = pickle.load(file)
    except Exception:  # a damaged entry may raise anything; it is read anew
        return None
    return found if isinstance(found, Rulebase) else None


def _write(path: Path, base: Rulebase) -> None:
    import tempfile

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
