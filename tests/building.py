"""Short ways to build facts and to reason over the small rule base in tests."""

from __future__ import annotations

from pathlib import Path

from advisor import service
from advisor.model.advice import Advice
from tests.conftest import SMALL_RULES

HEAD = "schema: 1\nregion: {name: {zh: 甲市, en: Jia}, spatial_level: city}\n"


def write_profile(folder: Path, facts: str = "", rest: str = "") -> Path:
    """Write a profile with these facts (lines of YAML, indented by two) and return its path."""
    path = folder / "jia.yaml"
    path.write_text(HEAD + (f"facts:\n{facts}" if facts else "") + rest, encoding="utf-8")
    return path


def advise_small(folder: Path, facts: str = "", rest: str = "") -> Advice:
    """Return the advice of the small rule base on such a profile."""
    return service.advise(write_profile(folder, facts, rest), SMALL_RULES)
