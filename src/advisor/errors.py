"""Problems with what people wrote, and the exceptions that carry them.

AdvisorError
├── InputError            many problems at once, each with its place
│   ├── KnowledgeError    the author of the rule base mends it
│   └── ProfileError      the planner mends it
├── OutputError           a file that can't be written
├── MissingExtra          what was asked for needs a package that is not installed
├── UnknownNameError      a name that nothing carries, asked for on the command line
└── EngineDisagreement    experta and the walker differ: a fault of this program
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from advisor.record import Record


class Code(StrEnum):
    """What can be wrong. Each has a section of its name in docs/errors.md; a test holds the two lists equal."""

    NO_SUCH_FILE = "no-such-file"
    IS_A_DIRECTORY = "is-a-directory"
    NOT_READABLE = "not-readable"
    TOO_LARGE = "too-large"
    NOT_UTF8 = "not-utf8"
    NOT_YAML = "not-yaml"
    TOO_DEEP = "too-deep"
    ALIAS = "alias"
    DUPLICATE_KEY = "duplicate-key"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    WRONG_SHAPE = "wrong-shape"
    NOT_A_NUMBER = "not-a-number"
    NOT_FINITE = "not-finite"
    NOT_ALLOWED = "not-allowed"
    MISSING_TRANSLATION = "missing-translation"
    UNKNOWN_INDICATOR = "unknown-indicator"
    UNKNOWN_NAME = "unknown-name"
    UNKNOWN_LEVEL = "unknown-level"
    DUPLICATE_NAME = "duplicate-name"
    BAD_CONDITION = "bad-condition"
    WRONG_UNIT = "wrong-unit"
    MISSING_UNIT = "missing-unit"
    UNIT_IN_NUMBER = "unit-in-number"
    OUT_OF_RANGE = "out-of-range"
    CONTRADICTION = "contradiction"
    UNDECLARED_BOUND = "undeclared-bound"
    BAD_CUTOFFS = "bad-cutoffs"
    IMPOSSIBLE_CONDITION = "impossible-condition"
    REPEATED_RULE = "repeated-rule"
    UNCITED = "uncited"
    CYCLE = "cycle"
    UNTREATED = "untreated"
    UNCALLED = "uncalled"
    UNUSED_INDICATOR = "unused-indicator"
    UNEXPLAINED_CLAIM = "unexplained-claim"
    NOT_A_RULEBASE = "not-a-rulebase"
    BAD_CASE = "bad-case"
    FAILING_CASE = "failing-case"
    UNTESTED_RULE = "untested-rule"
    UNWRITABLE = "unwritable"
    MISSING_EXTRA = "missing-extra"
    WRONG_TEMPLATE = "wrong-template"
    NOT_A_TABLE = "not-a-table"
    NOT_A_WORKBOOK = "not-a-workbook"
    MACRO_WORKBOOK = "macro-workbook"
    TEMPLATE_VERSION = "template-version"
    FORMULA_WITHOUT_VALUE = "formula-without-value"
    MERGED_CELLS = "merged-cells"
    HIDDEN_ROWS = "hidden-rows"
    UNKNOWN_TABLE = "unknown-table"
    UNKNOWN_COLUMN = "unknown-column"
    MISSING_COLUMN = "missing-column"
    EMPTY_TABLE = "empty-table"
    WRONG_ORIENTATION = "wrong-orientation"
    DUPLICATE_ROW = "duplicate-row"
    UNREADABLE_CELL = "unreadable-cell"
    AMBIGUOUS_NUMBER = "ambiguous-number"
    UNKNOWN_INDUSTRY = "unknown-industry"
    PART_ABOVE_WHOLE = "part-above-whole"
    SUM_MISMATCH = "sum-mismatch"
    PERHAPS_A_RATIO = "perhaps-a-ratio"
    UNKNOWN_METHOD = "unknown-method"
    CANNOT_FIRE = "cannot-fire"
    IMPLIED_RULE = "implied-rule"
    CLASH_ARISES = "clash-arises"
    DEAD_CLASH = "dead-clash"
    NEEDS_JUDGEMENT = "needs-judgement"
    NOT_JUDGEMENT_ONLY = "not-judgement-only"
    LEFT_UNTREATED = "left-untreated"
    NEVER_RECOMMENDED = "never-recommended"
    DEAD_INDICATOR = "dead-indicator"
    EMPTY_LEVEL = "empty-level"
    ONE_SIDED_BOUND = "one-sided-bound"
    IDLE_MARK = "idle-mark"
    UNPROVEN = "unproven"
    OTHER_RULES = "other-rules"
    SAME_REGION = "same-region"
    CHANGED_BASE = "changed-base"
    ALREADY_MET = "already-met"
    NOTHING_TO_DRAW = "nothing-to-draw"


class SourceRef(Record, frozen=True, order=True):
    """A place in a file: 1-based line and column, 0 where the whole file is meant; of a workbook, ``cell`` names it.

    >>> str(SourceRef("a.xlsx", 6, 4, "区域画像!D6")), str(SourceRef("a.yaml", 3))
    ('a.xlsx:区域画像!D6', 'a.yaml:3')
    """

    file: str
    line: int = 0
    column: int = 0
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file}:{self.cell}"
        return f"{self.file}:{self.line}" if self.line else self.file


class Problem(Record, frozen=True, order=True):
    """One thing that is wrong, where, and how to mend it. ``code`` has a section in docs/errors.md."""

    where: SourceRef
    code: Code
    message: str
    hint: str = ""

    def __str__(self) -> str:
        head = f"{self.where}: {self.code}: {self.message}"
        return f"{head}\n  hint: {self.hint}" if self.hint else head


class AdvisorError(Exception):
    """Anything this program reports instead of a result."""


class InputError(AdvisorError):
    """All the problems found in one reading, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class KnowledgeError(InputError):
    """The rule base is wrong."""


class ProfileError(InputError):
    """The region profile is wrong."""


class OutputError(AdvisorError):
    """A result could not be written; nothing was left behind."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


class UnknownNameError(AdvisorError):
    """A name given on the command line that nothing carries."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


class MissingExtra(AdvisorError):
    """What was asked for needs an optional package that is not installed."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


class EngineDisagreement(AdvisorError):
    """The two evaluators came to different verdicts, so no advice is given."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known names, or ``""``.

    >>> did_you_mean("local_procurment_rate", ["local_procurement_rate", "cr4"])
    "did you mean 'local_procurement_rate'?"
    """
    from difflib import get_close_matches  # needed for mistakes only: importing it costs every right run

    near = get_close_matches(name, list(known), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(repr(n) for n in near)}?" if near else ""
