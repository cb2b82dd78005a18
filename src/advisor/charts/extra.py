"""Whether the packages of the extra ``charts`` are there, and where its fonts lie; nothing of them is imported here."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from advisor.errors import Code, MissingExtra, Problem, SourceRef

PACKAGES = ("altair", "vl_convert", "mpl_font", "fontTools")
FAMILY = "Noto Sans CJK SC"
FILES = {False: "NotoSansCJKsc-Regular.otf", True: "NotoSansCJKsc-Bold.otf"}
"""The static faces, by whether they are bold: a variable one would be drawn in its thinnest weight."""


def is_installed() -> bool:
    """Return whether all packages of the extra can be found, and the fonts in theirs."""
    return all(find_spec(name) is not None for name in PACKAGES) and _find_fonts() is not None


def _find_fonts() -> Path | None:
    """Return the folder of the fonts; ``mpl_font`` is not imported, for that would import matplotlib."""
    found = find_spec("mpl_font")
    folder = Path(found.origin).parent / "fonts" / "noto" if found and found.origin else None
    return folder if folder and all((folder / name).is_file() for name in FILES.values()) else None


def require_extra() -> None:
    """Do nothing where the extra is installed.

    Raises:
        MissingExtra: where it is not.
    """
    if not is_installed():
        raise _missing()


def font_folder() -> Path:
    """Return the folder of the fonts' files. Raises MissingExtra as :func:`require_extra` does."""
    folder = _find_fonts()
    if folder is None:
        raise _missing()
    return folder


def _missing() -> MissingExtra:
    told = "pictures need the extra 'charts', which is not installed"
    hint = "pip install 'cluster-advisor[charts]'"
    return MissingExtra(Problem(SourceRef("-o"), Code.MISSING_EXTRA, told, hint))
