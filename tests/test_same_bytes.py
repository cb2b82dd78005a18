"""The same input gives the same bytes, whatever the hash seed and however experta orders its firings."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import EXAMPLES, ROOT


def _advise(seed: int) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-m", "advisor", "advise", "examples/lianyungang.yaml", "--json"]
    return subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment).stdout


def test_ten_processes_with_different_hash_seeds_give_the_same_advice() -> None:
    assert (EXAMPLES / "lianyungang.yaml").exists()
    first, *others = [_advise(seed) for seed in range(10)]
    assert len(first) > 10_000
    assert all(other == first for other in others)
