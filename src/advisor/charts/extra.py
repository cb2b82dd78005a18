"""Whether the packages of the extra ``charts`` are there, and where its fonts lie; nothing of them is imported here."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from advisor.errors import Code, MissingExtra, Problem, SourceRef
from advisor.open_font import find_fonts

PACKAGES = ("altair", "vl_convert", "mpl_font", "fontTools")


def is_installed() -> bool:
    """Return whether all packages of the extra can be found, and the fonts in theirs."""
    return all(find_spec(name) is not None for name in PACKAGES) and find_fonts() is not None


def require_extra() -> None:
    """Do nothing where the extra is installed.

    Raises:
        MissingExtra: where it is not.
    """
    if not is_installed():
        raise _missing()


def font_folder() -> Path:
    """Return the folder of the fonts' files. Raises MissingExtra as :func:`require_extra` does."""
    folder = find_fonts()
    if folder is None:
        raise _missing()
    return folder


def _missing() -> MissingExtra:
    told = "pictures need the extra 'charts', which is not installed"
    hint = "pip install 'cluster-advisor[charts]'"
    return MissingExtra(Problem(SourceRef("-o"), Code.MISSING_EXTRA, told, hint))
