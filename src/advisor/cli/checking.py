"""``advisor check``: a rule base's problems on standard error, what was counted and proved on standard output."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

import typer

from advisor import service
from advisor.model.proof import Proofs

STEP = 50  # statements
NO_SOLVER = "proofs not run: they need z3; install 'cluster-advisor[proofs]'"


def run_check(rules: Path | None, with_proofs: bool, examples: Path | None) -> bool:
    """Check the rule base, tell everything, and return whether anything is wrong."""
    base, problems = service.check_rules(rules)
    started = perf_counter()
    proofs = service.prove_rules(base, _tell_progress if sys.stderr.isatty() else None) if with_proofs else None
    seconds = perf_counter() - started
    problems += [failure.problem for failure in proofs.failures] if proofs else []
    for problem in problems:
        typer.echo(str(problem), err=True)
    counts = f"{len(base.rules)} rules, {len(base.diagnoses)} diagnoses, {len(base.remedies)} remedies"
    typer.echo(f"{counts}, {len(base.indicators)} indicators, {len(base.claims)} claims: {len(problems)} problems")
    if with_proofs:
        typer.echo(NO_SOLVER if proofs is None else _tell_proofs(proofs, seconds))
    if examples and proofs:
        for path in service.write_examples(examples, base, proofs):
            typer.echo(f"{path}", err=True)
    return bool(problems)


def _tell_proofs(proofs: Proofs, seconds: float) -> str:
    proved = proofs.statements - len(proofs.failures)
    reached = f"{proofs.reachable} of {proofs.diagnoses} diagnoses are reachable without judgement"
    return f"{proved} of {proofs.statements} statements proved in {seconds:.1f} s; {reached}"


def _tell_progress(done: int, total: int) -> None:
    if done % STEP == 0 or done == total:
        sys.stderr.write(f"\r{done:,}/{total:,}" + ("\n" if done == total else ""))
        sys.stderr.flush()
