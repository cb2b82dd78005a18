"""Where the templates and the words lie: inside the installed package, or at the root of a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import advisor


@cache
def templates_dir() -> Path:
    """Return the folder of the memo's templates and words."""
    package = Path(advisor.__file__).parent
    shipped = package / "_data" / "templates"
    return shipped if shipped.is_dir() else package.parents[1] / "templates"
