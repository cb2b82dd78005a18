"""The golden advice and memos of the example regions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from advisor import service
from tests.conftest import EXAMPLES

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
