"""Writes docs/indicators.md: what is computed from tables, how, and who says so: python -m tests.write_method_page."""

from __future__ import annotations

import textwrap

from advisor.indicators.deriving import all_methods
from advisor.indicators.method import Method
from advisor.knowledge.loader import load_rulebase
from advisor.knowledge.tables import load_table_book
from advisor.model.indicator import Indicator
from advisor.model.table import ColumnKind, TableBook
from tests.conftest import ROOT, RULES

PAGE = ROOT / "docs" / "indicators.md"
OPENING = """\
# What is computed from tables

A profile may carry tables, or point to files that hold them. From these the program computes the indicators
below, wherever the inputs are there. An indicator whose inputs are missing is not computed; `advisor derive
PROFILE` says what it lacks. A row with a gap in a needed column is left out, and the memo says how many were;
where over half of the rows have gaps, nothing is computed. Nothing is ever filled in.

- A computed figure is rounded to four significant digits and graded as it is shown. **A figure at a cut-off
  belongs to the level that the cut-off opens** (30 % is already *medium* where medium opens at 30 %); where the
  cut-off is marked *strict*, it belongs to the level below.
- What the planner states as a statistic, a record or a survey stands, and the memo warns where the tables say
  otherwise. A computed figure takes the place of a judgement.
- The last year in which every needed column has something is used; figures of different years in one indicator
  are a warning.
- The region's own benchmarks (`benchmarks:` in the profile), given as bounds or computed from a table of peers,
  take the place of the rule base's cut-offs, and the memo prints which was used.
- Small samples, gaps, approximate cells and known misuses of a measure are told beside the figure.
"""


def write_page() -> str:
    """Return the page."""
    base, book = load_rulebase(RULES), load_table_book(RULES)
    bound = {indicator.derived: indicator for indicator in base.indicators.values() if indicator.derived}
    parts = [OPENING, "## Tables\n", *(_tell_tables(book)), "## Indicators\n"]
    for subject, text in base.subjects.items():
        chosen = [i for i in bound.values() if i.subject == subject]
        if chosen:
            parts.append(f"### {text.en} ({text.zh})\n")
            parts += [_tell(i, all_methods()[i.derived]) for i in chosen]
    return "\n".join(parts)


def _tell_tables(book: TableBook) -> list[str]:
    return [
        f"### `{kind.id}`: {kind.label.en} ({kind.label.zh})\n\n{kind.means.en}.\n\n"
        + "\n".join(_tell_column(column) for column in kind.columns.values())
        + "\n"
        for kind in book.kinds.values()
    ]


def _tell_column(column: ColumnKind) -> str:
    unit = f", {column.unit}" if column.unit else ""
    must = ", required" if column.required else ""
    return f"- `{column.id}` {column.label.zh}: {column.form}{unit}{must}"


def _tell(indicator: Indicator, method: Method) -> str:
    first, _, rest = method.doc.partition("\n")
    body = " ".join(textwrap.dedent(rest).split())
    unit = f" ({indicator.unit})" if indicator.unit else ""
    return (
        f"#### `{indicator.id}`: {indicator.label.en}{unit}\n\n{indicator.label.zh}。{first}\n\n{body}\n\n"
        f"Reads {', '.join(f'`{name}`' for name in method.reads)}.\n"
    )


if __name__ == "__main__":
    PAGE.write_text(write_page(), encoding="utf-8")
