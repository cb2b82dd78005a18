"""docs/errors.md has a section for each code, and no other."""

from __future__ import annotations

import re

from advisor.errors import Code
from tests.conftest import ROOT


def test_every_code_has_a_section_and_every_section_a_code() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^### (\S+)$", page, flags=re.M)) == {code.value for code in Code}


def test_every_section_says_something() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    bodies = re.split(r"^#+ .*$", page, flags=re.M)[1:]
    codes = re.findall(r"^(#+) (.*)$", page, flags=re.M)
    assert all(body.strip() for (depth, _), body in zip(codes, bodies, strict=True) if depth == "###")
