"""How much the memos of the example regions have in common: python -m tests.memo_overlap.

A sentence ends in a full stop and counts with its figures and names, without the numbers of its notes. Headings,
the cells of tables, the apparatus (works cited and notes) and the words that every memo has by its layout (what stands
in the templates) are no sentences.
"""

from __future__ import annotations

import re
from itertools import combinations

from tests.conftest import EXAMPLES, ROOT

NOTES = re.compile(r"\[\^\d+\]:?")
APPARATUS = re.compile(r"^### (?:参考文献|Documents)$.*", re.M | re.S)
ENDS = re.compile(r"(?<=。)|(?<=[a-z0-9%’”)]\.)\s")
LEAST = 8


def sentences(memo: str) -> set[str]:
    """Return the distinct sentences of a memo in Markdown."""
    layout = {
        part.strip()
        for path in (ROOT / "templates").glob("prose.*.j2")
        for line in path.read_text(encoding="utf-8").split('"')
        for part in ENDS.split(line)
    }
    prose = [line for line in NOTES.sub("", APPARATUS.sub("", memo)).splitlines() if line[:1] not in {"|", "#"}]
    found = {part.strip(" *->") for line in prose for part in ENDS.split(line)}
    return {s for s in found if len(s) >= LEAST and s[-1] in "。." and s not in layout}


def share(first: set[str], second: set[str]) -> float:
    """Return the share of the shorter memo's sentences that the other has too."""
    return len(first & second) / max(min(len(first), len(second)), 1)


def memos(lang: str) -> dict[str, set[str]]:
    """Return the sentences of each golden memo in ``lang``, by region."""
    paths = sorted((EXAMPLES / "golden").glob(f"*.{lang}.md"))
    return {path.name.partition(".")[0]: sentences(path.read_text(encoding="utf-8")) for path in paths}


def overlaps(lang: str) -> list[tuple[float, str, str]]:
    """Return what each two regions' memos share, the most first."""
    told = memos(lang)
    return sorted(((share(told[a], told[b]), a, b) for a, b in combinations(told, 2)), reverse=True)


def main() -> None:
    for lang in ("zh", "en"):
        for found, first, second in overlaps(lang)[:12]:
            print(f"{lang} {found:6.1%}  {first}  {second}")


if __name__ == "__main__":
    main()
