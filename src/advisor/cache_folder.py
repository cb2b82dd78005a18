"""Where this program may keep what it can make again: in the user's cache, by the platform's custom."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """Return the cache folder, whether it exists or not; ``ADVISOR_CACHE`` moves it."""
    if named := os.environ.get("ADVISOR_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or ".") / "cluster-advisor" / "Cache"
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 - Path.home() may raise
    return Path(base) / "cluster-advisor"
