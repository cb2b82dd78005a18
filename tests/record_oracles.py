"""Write tests/oracle_values.json: what other libraries make of tables from fixed seeds, with their versions.

Run in an environment of its own that has ``inequality``, ``ecomplexity`` and ``pymrio`` (they weigh 1.1 GB):
``PYTHONPATH=src python -m tests.record_oracles``.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import io
import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np

VALUES = Path(__file__).parent / "oracle_values.json"
LIBRARIES = ("inequality", "ecomplexity", "pymrio", "numpy")
SEEDS = (1, 2, 3)


def random_tables(seed: int) -> dict[str, Any]:
    """Return sizes, a place × product table of exports, and a balanced flow table with its outputs."""
    draw = np.random.default_rng(seed)
    flows = draw.uniform(0, 10, (5, 5))
    output = np.maximum(flows.sum(axis=0), flows.sum(axis=1)) * draw.uniform(1.2, 2.0, 5)
    return {
        "sizes": draw.lognormal(2, 1, 12),
        "exports": draw.lognormal(1, 1, (4, 6)),
        "flows": flows,
        "output": output,
    }


def gini_of_inequality(sizes: Any) -> float:
    from inequality.gini import Gini

    return float(Gini(np.asarray(sizes)).g)


def rca_of_ecomplexity(exports: Any) -> Any:
    import pandas
    from ecomplexity import ecomplexity

    table = np.asarray(exports)
    rows = [(0, i, j, table[i, j]) for i in range(table.shape[0]) for j in range(table.shape[1])]
    names = {"time": "year", "loc": "place", "prod": "product", "val": "exports"}
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        found = ecomplexity(pandas.DataFrame(rows, columns=list(names.values())), names)
    return found.pivot(index="place", columns="product", values="rca").to_numpy()


def leontief_of_pymrio(flows: Any, output: Any) -> Any:
    import pymrio

    return pymrio.calc_L(pymrio.calc_A(np.asarray(flows), np.asarray(output)))


def ghosh_of_pymrio(flows: Any, output: Any) -> Any:
    import pymrio
    from pymrio.tools.iomath import calc_B

    return pymrio.calc_G(calc_B(np.asarray(flows), np.asarray(output)))


def oracle_values(seed: int) -> dict[str, Any]:
    """Return the tables of a seed with what the libraries make of them, as lists."""
    tables = random_tables(seed)
    made = {
        "gini": gini_of_inequality(tables["sizes"]),
        "rca": rca_of_ecomplexity(tables["exports"]),
        "leontief": leontief_of_pymrio(tables["flows"], tables["output"]),
        "ghosh": ghosh_of_pymrio(tables["flows"], tables["output"]),
    }
    return {"seed": seed} | {key: np.asarray(value).tolist() for key, value in (tables | made).items()}


def main() -> None:
    versions = {name: importlib.metadata.version(name) for name in LIBRARIES}
    lines = ",\n  ".join(json.dumps(oracle_values(seed)) for seed in SEEDS)
    VALUES.write_text(f'{{"versions": {json.dumps(versions)},\n "cases": [\n  {lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
