"""Ratios for large tables, each taken in one run: python -m tests.bench_tables. A million firms, twenty columns."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl

from advisor import service
from tests.filled_workbook import fill_workbook

ROWS = 1_000_000
PROFILE = (
    "schema: 1\nregion: {name: {zh: 试验市, en: Trial City}}\ntables: {firms: {file: firms.parquet, year: 2023}}\n"
)


def make_firms(path: Path, rows: int) -> None:
    """Write a firm list of ``rows`` rows and twenty columns."""
    dice = np.random.default_rng(7)
    sales = dice.lognormal(8, 1.2, rows)
    bought = sales * dice.uniform(0.4, 0.7, rows)
    pick = lambda words: np.array(words)[dice.integers(0, len(words), rows)]  # noqa: E731
    pl.DataFrame(
        {
            "name": [f"firm {number}" for number in range(rows)],
            "industry": pick(["17", "26", "30", "34", "36", "38", "39"]),
            "park": pick([f"park {n}" for n in range(40)]),
            "area": pick([f"county {n}" for n in range(10)]),
            "origin": pick(["local_founder", "moved_in", "other"]),
            "size": pick(["large", "medium", "small", "micro"]),
            "leading": dice.random(rows) < 0.01,
            "high_tech": dice.random(rows) < 0.05,
            "rd_institution": dice.random(rows) < 0.05,
            "local_contract": dice.random(rows) < 0.2,
            "employees": dice.integers(5, 900, rows).astype(float),
            "sales": sales,
            "output": sales * 0.97,
            "exports": sales * dice.uniform(0, 0.3, rows),
            "local_sales": sales * dice.uniform(0, 0.5, rows),
            "purchases": bought,
            "local_purchases": bought * dice.uniform(0, 0.6, rows),
            "rd_spending": sales * dice.uniform(0, 0.04, rows),
            "net_profit": sales * 0.06,
            "reinvested": sales * 0.06 * dice.uniform(0, 0.6, rows),
        }
    ).write_parquet(path)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the ratios."""
    base = service.load_rules()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "firms.parquet"
        make_firms(path, ROWS)
        profile = Path(folder) / "p.yaml"
        profile.write_text(PROFILE, encoding="utf-8")
        service.load_profile(profile, base)
        bare = min(timed(lambda: pl.read_parquet(path)) for _ in range(3))
        read = timed(lambda: [series.to_numpy() for series in pl.read_parquet(path)])
        whole = timed(lambda: service.load_profile(profile, base))
        print(f"a million firms: all indicators ÷ reading the file into arrays  {whole / read:6.2f} ×")
        print(f"the same ÷ reading it into polars alone                          {whole / bare:6.2f} ×")
        workbook = fill_workbook(Path(folder) / "city.xlsx", 5000)
        book = timed(lambda: service.load_profile(workbook, base))
        print(f"a workbook of 5,000 firms ÷ a million firms in Parquet          {book / whole:6.2f} ×")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024) / 1024
    print(f"peak memory                                                      {peak:6.2f} GiB")


if __name__ == "__main__":
    main()
