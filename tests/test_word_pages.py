"""The pages that a word processor makes of the file, where LibreOffice Writer and poppler are installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from advisor import documents, service
from tests.conftest import EXAMPLES

H = "{http://www.w3.org/1999/xhtml}"
PITCH = 28.95
LEFT, RIGHT, TOP, BOTTOM = 28 / 25.4 * 72, (210 - 26) / 25.4 * 72, 37 / 25.4 * 72, (297 - 35) / 25.4 * 72
MINUTES = 5


@lru_cache(maxsize=1)
def print_pages(folder: Path) -> tuple[ET.Element, ...]:
    """Return the pages of the longest memo with the place of each word; skip where they can't be made."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("soffice or pdftotext is not installed")
    source = folder / "memo.docx"
    source.write_bytes(documents.write_memo(service.advise(EXAMPLES / "lianyungang.yaml"), "zh"))
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    done = subprocess.run(convert, capture_output=True, timeout=60 * MINUTES, check=False)
    if not source.with_suffix(".pdf").exists():
        told = done.stderr.decode(errors="replace").splitlines() or ["no word of why"]
        pytest.skip(f"soffice reads no Word files here ({told[-1]}): LibreOffice Writer is needed")
    read = ["pdftotext", "-bbox-layout", str(source.with_suffix(".pdf")), "-"]
    told = subprocess.run(read, capture_output=True, timeout=60 * MINUTES, check=True).stdout.decode("utf-8")
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", told)
    return tuple(ET.fromstring(clean[clean.index("<html") :]).iter(f"{H}page"))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[ET.Element, ...]:
    return print_pages(tmp_path_factory.mktemp("pages"))


def lines_of(page: ET.Element) -> list[tuple[float, str]]:
    """Return the lines within the text of a page, from above: where they stand, and what they say."""
    found: dict[int, list[tuple[float, float, str]]] = {}
    for word in page.iter(f"{H}word"):
        x, low, high = (float(word.get(key, "0")) for key in ("xMin", "yMax", "yMin"))
        middle = (low + high) / 2
        raised = low - high < 13  # the mark of a note
        if TOP < middle < BOTTOM and not raised:
            near = next((key for key in found if abs(key - middle) < PITCH / 3), round(middle))
            found.setdefault(near, []).append((x, middle, word.text or ""))
    return [
        (sum(middle for _, middle, _ in words) / len(words), "".join(text for _, _, text in sorted(words)))
        for _, words in sorted(found.items())
    ]


def is_text(lines: list[tuple[float, str]]) -> bool:
    """Return whether a page is full of text at one pitch: no table, no title, no end of a part."""
    gaps = [below - above for (above, _), (below, _) in pairwise(lines)]
    return len(gaps) > 10 and all(abs(gap - PITCH) < 2 for gap in gaps) and lines[-1][0] > BOTTOM - 2 * PITCH


def test_a_full_page_of_text_has_22_lines(pages: tuple[ET.Element, ...]) -> None:
    counts = Counter(len(lines) for page in pages if is_text(lines := lines_of(page)))
    assert counts.total() > 10
    assert counts.most_common(1)[0][0] == 22
    assert max(counts) == 22


def test_a_full_line_has_28_characters(pages: tuple[ET.Element, ...]) -> None:
    full = [text for page in pages if is_text(lines := lines_of(page)) for _, text in lines]
    chinese = [len(text) for text in full if re.fullmatch("[一-龥，、；：（）]+", text) and len(text) > 26]
    assert len(chinese) > 20
    assert Counter(chinese).most_common(1)[0][0] == 28
    assert max(chinese) <= 29  # a mark may hang beyond the edge


def test_the_text_stands_within_the_margins_and_the_number_at_the_outer_side(pages: tuple[ET.Element, ...]) -> None:
    for number, page in enumerate(pages[:20], 1):
        words = [
            (float(w.get("xMin", "0")), float(w.get("xMax", "0")), float(w.get("yMin", "0")))
            for w in page.iter(f"{H}word")
        ]
        text = [word for word in words if word[2] < BOTTOM]
        assert min(left for left, _, _ in text) > LEFT - 1
        assert max(right for _, right, _ in text) < RIGHT + 18  # a mark may hang beyond the edge
        foot = [word for word in words if word[2] >= BOTTOM]
        assert foot
        middle = (min(left for left, _, _ in foot) + max(right for _, right, _ in foot)) / 2
        assert (middle > (LEFT + RIGHT) / 2) == (number % 2 == 1)
