"""The golden advice and memos of the example regions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from advisor import comparisons, service
from advisor.model.text import Lang
from tests.conftest import EXAMPLES

LANGS: tuple[Lang, ...] = ("zh", "en")
GOLDEN = EXAMPLES / "golden"
REGIONS = tuple(sorted(path.stem for path in EXAMPLES.glob("*.yaml") if path.stem != "blank"))


def golden_texts(region: str) -> dict[str, str]:
    """Return the texts of the golden files of one region, by file name."""
    advice = service.advise(Path("examples") / f"{region}.yaml")
    data = json.dumps(service.to_json_data(advice), ensure_ascii=False, indent=1) + "\n"
    memos = {f"{region}.{lang}.md": service.write_memo(advice, lang) for lang in ("zh", "en")}  # type: ignore[arg-type]
    return {f"{region}.advice.json": data, **memos}


def counts_of(value: Any) -> Iterator[int]:
    """Yield how many facts an advice has on each basis, and undetermined problems of each field without any datum."""
    if "facts" in value and "undetermined" in value:
        facts = [fact for fact in value["facts"] if fact["indicator"] != "spatial_level"]
        yield len(facts)
        yield from Counter(fact["basis"] for fact in facts).values()
        yield from Counter(r["theme"]["zh"] for r in value["undetermined"] if not r["begun"]).values()


COMPARED = GOLDEN.parent / "comparisons"


def comparison_texts() -> dict[str, str]:
    """Return the golden comparison of the first two regions, by file name."""
    paths = [Path("examples") / f"{name}.yaml" for name in ("lianyungang", "wanjiang")]
    advices, comparison = comparisons.compare(paths)
    texts = {}
    for lang in LANGS:
        texts[f"lianyungang_wanjiang.{lang}.md"] = comparisons.write_comparison(comparison, advices, lang)
    return texts
