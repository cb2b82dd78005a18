"""Writes the golden advice and memos anew: python -m tests.write_golden. Read them before you commit them."""

from __future__ import annotations

from tests.golden import COMPARED, GOLDEN, REGIONS, comparison_texts, golden_texts


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for region in REGIONS:
        for name, text in golden_texts(region).items():
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
    COMPARED.mkdir(exist_ok=True)
    for name, text in comparison_texts().items():
        (COMPARED / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
