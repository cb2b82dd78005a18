"""The golden advice and memos of the example regions."""

from __future__ import annotations

import json
from pathlib import Path

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
