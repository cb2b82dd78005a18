"""A rules directory in, its checked rule base out, from a cache keyed by what decides it where there is one.

The key covers the bytes of every knowledge file and of the code that reads them, and the versions of Python and of
this program, so that a changed rule or a changed reader never meets an old entry.
"""

from __future__ import annotations

from pathlib import Path

from advisor.cache_folder import digest_key, read_entry, write_entry
from advisor.knowledge.files import digest_of
from advisor.model.rulebase import Rulebase

READERS = ("marked_yaml.py", "errors.py", "knowledge/*.py", "model/*.py")


def open_rulebase(root: Path) -> Rulebase:
    """Return the rule base under ``root``, reading and checking its files only if anything changed.

    Raises:
        KnowledgeError: with every problem found.
    """
    key = digest_key(f"{root.name} {digest_of(root)}", READERS)
    cached = read_entry("rulebase", key)
    if isinstance(cached, Rulebase):
        return cached
    from advisor.knowledge.loader import load_rulebase  # not needed where the cache has the rule base

    base = load_rulebase(root)
    write_entry("rulebase", key, base)
    return base
