"""The use case of blanks: a rule base in, a profile or a workbook for a planner to fill in out."""

from __future__ import annotations

from pathlib import Path

from advisor import service
from advisor.model.text import Lang


def build_blank(rules: Path | None = None) -> str:
    """Return a blank YAML profile that lists every indicator of a rule base, commented out.

    Raises:
        KnowledgeError: with every problem found.
    """
    from advisor.profiles.blank_profile import write_blank

    base = service.load_rules(rules)
    pattern = (service.data_dir("examples") / "blank.yaml").read_text(encoding="utf-8")
    return write_blank(pattern, base.indicators.values(), base.subjects)


def build_template(lang: Lang = "zh", rules: Path | None = None) -> bytes:
    """Return the Excel template of a rule base: every indicator and table that a planner may fill in.

    Raises:
        KnowledgeError: with every problem found.
    """
    from advisor.profiles.template_workbook import build_template as build

    base = service.load_rules(rules)
    return build(service.load_tables(rules), base.indicators, base.subjects, lang=lang, digest=base.digest)
