"""Ratios, each taken in one run: python -m tests.bench. Absolute times on a shared machine mean little."""

from __future__ import annotations

import compileall
import gc
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import docx

from advisor import comparisons, documents, goals, service
from advisor.inference.reasoner import Reasoner
from advisor.inference.walk import walk_rules
from advisor.interviewing import Interview
from advisor.knowledge.cache import open_rulebase
from advisor.knowledge.loader import load_rulebase
from tests.conftest import EXAMPLES, ROOT, RULES
from tests.synthetic_rules import make_rulebase

BARE = (
    "import collections, collections.abc; collections.Mapping = collections.abc.Mapping;"
    "import experta, pydantic, jinja2, typer"
)
PROFILE = EXAMPLES / "lianyungang.yaml"
OTHER = EXAMPLES / "wanjiang.yaml"
CHANGE = "cooperation_contract_share=55%"
DIAGNOSES = 6
"""How many of each region's diagnoses a goal is sought for."""


def _median(work: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def _run(arguments: list[str]) -> Callable[[], object]:
    return lambda: subprocess.run(arguments, check=True, capture_output=True)


def _paired(first: Callable[[], object], second: Callable[[], object], times: int) -> tuple[float, float]:
    """Time two pieces of work turn by turn, so that a noisy neighbour hits both alike."""
    pairs = [(_median(first, 1), _median(second, 1)) for _ in range(times)]
    return median(p[0] for p in pairs), median(p[1] for p in pairs)


def _tell(name: str, value: float, unit: str = "×", bound: float = 0.0) -> None:
    told = f"  at most {bound:g} {unit}{'' if value <= bound else ': EXCEEDED'}" if bound else ""
    print(f"{name:<74} {value:8.2f} {unit}{told}")


def _bench_comparing() -> None:
    """Print what comparing, supposing and seeking cost beside a warm advice; each command is run once beforehand."""
    pair = [PROFILE, OTHER]
    comparisons.compare(pair)
    both, compared = _paired(lambda: [service.advise(path) for path in pair], lambda: comparisons.compare(pair), 9)
    _tell("comparing two regions ÷ the two advices", compared / both, bound=1.3)
    one, supposed = _paired(lambda: service.advise(PROFILE), lambda: comparisons.suppose(PROFILE, [CHANGE]), 9)
    _tell("what a changed fact does ÷ one advice", supposed / one, bound=2.5)
    ratios = [ratio for path in pair for ratio in _bench_goals(path)]
    _tell(f"a goal for one diagnosis ÷ one advice, median of {len(ratios)}", median(ratios), bound=10)
    _tell(f"a goal for one diagnosis ÷ one advice, slowest of {len(ratios)}", max(ratios))


def _bench_goals(path: Path) -> list[float]:
    found = [record.id for record in service.advise(path).diagnoses]
    chosen = found[:: len(found) // DIAGNOSES][:DIAGNOSES]
    goals.seek(path, [(chosen[0], "not found")])
    ratios = []
    for name in chosen:
        one, sought = _paired(
            lambda: service.advise(path), lambda name=name: goals.seek(path, [(name, "not found")]), 3
        )
        ratios.append(sought / one)
    return ratios


def _bench_interview() -> None:
    """Print what one step of an interview costs, from an answer to the next question, beside a warm advice."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(PROFILE, folder))
        interview = Interview(path)

        def step() -> None:
            question = interview.next_question()
            assert question is not None
            name = question.indicator.id
            interview.answer(name, interview.read(name, "1"))
            interview.next_question()
            interview.take_back()

        one, stepped = _paired(lambda: service.advise(path), step, 15)
    _tell("an answer, the next question, and taking it back (two advices) ÷ one advice", stepped / one, bound=2.5)
    _tell("one step of an interview", stepped / 2 * 1000, "ms", bound=100)


def main() -> None:
    gc.disable()  # as every command of the program does
    compileall.compile_dir(ROOT / "src", quiet=1)  # as pip does for what it installs, whatever the environment says
    python = sys.executable
    memo = [python, "-m", "advisor", "memo", str(PROFILE)]
    _run(memo)()
    bare, cold = _paired(_run([python, "-c", BARE]), _run(memo), 15)
    _tell("cold 'advisor memo' ÷ importing experta, pydantic, jinja2 and typer", cold / bare)

    base = load_rulebase(RULES)
    reasoner = Reasoner(base)
    facts = service.load_profile(PROFILE, base).facts
    walk, both = _paired(lambda: walk_rules(base, facts), lambda: reasoner.reason(facts), 15)
    _tell("warm reasoning by both evaluators ÷ the walker alone", both / walk)
    whole, _ = _paired(lambda: service.advise(PROFILE), lambda: None, 7)
    _tell("reading, building the network, reasoning and advising ÷ warm reasoning", whole / both)

    _bench_comparing()
    _bench_interview()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ADVISOR_CACHE"] = str(Path(folder) / "cache")
        open_rulebase(RULES)
        parse, cached = _paired(lambda: load_rulebase(RULES), lambda: open_rulebase(RULES), 7)
    _tell("parsing and checking the rule base ÷ warm reasoning", parse / both)
    _tell("parsing and checking the rule base ÷ opening it from the cache", parse / cached)

    advice = service.advise(PROFILE)
    markdown, word = _paired(lambda: service.write_memo(advice), lambda: documents.write_memo(advice), 7)
    empty = _median(lambda: docx.Document().save(io.BytesIO()), 7)
    _tell("writing the Word file, beyond its Markdown ÷ opening and saving an empty one", (word - markdown) / empty)

    sizes = (100, 300, 1000)
    times = {}
    for size in sizes:
        synthetic = Reasoner(make_rulebase(size))
        times[size] = _median(lambda synthetic=synthetic: synthetic.reason({}), 7)  # type: ignore[misc]
    _tell("time of 1,000 synthetic rules ÷ 100 (ten times the rules)", times[1000] / times[100])
    build = {size: _median(lambda size=size: Reasoner(make_rulebase(size)), 3) for size in sizes}  # type: ignore[misc]
    _tell("building the network of 1,000 synthetic rules ÷ 100", build[1000] / build[100])


if __name__ == "__main__":
    main()
