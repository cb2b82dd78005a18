"""Writes the golden advice and memos anew: python -m tests.write_golden. Read them before you commit them."""

from __future__ import annotations

from advisor.blanks import build_blank
from tests.conftest import EXAMPLES
from tests.golden import COMPARED, GOLDEN, REGIONS, comparison_texts, golden_texts


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    (EXAMPLES / "blank.yaml").write_text(build_blank(), encoding="utf-8", newline="\n")
    for region in REGIONS:
        for name, text in golden_texts(region).items():
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
    COMPARED.mkdir(exist_ok=True)
    for name, text in comparison_texts().items():
        (COMPARED / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
