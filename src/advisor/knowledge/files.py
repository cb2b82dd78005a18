"""A rules directory in, its knowledge files and their digest out."""

from __future__ import annotations

import hashlib
from pathlib import Path


def knowledge_files(root: Path) -> list[Path]:
    """Return the files of a rule base that reasoning reads (its cases are not among them), sorted."""
    patterns = ("indicators/*.yaml", "themes/*/*.yaml", "types/*.yaml", "sources/*.yaml")
    found = [path for pattern in patterns for path in root.glob(pattern)]
    return sorted(path for path in found if not path.name.startswith("cases"))


def digest_of(root: Path) -> str:
    """Return a digest of the knowledge under ``root``: names and bytes of its files."""
    digest = hashlib.sha256()
    root = root.resolve()
    above = len(root.as_posix().rstrip("/")) + 1
    for path in knowledge_files(root):
        data = path.read_bytes()
        digest.update(f"{path.as_posix()[above:]}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()
