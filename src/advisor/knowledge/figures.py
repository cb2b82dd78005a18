"""``rules/figures/`` in, the figures that the documents state out, each with what it follows from."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast, get_args

from advisor.errors import Code, KnowledgeError, did_you_mean
from advisor.marked_yaml import Node, Reading
from advisor.model.figures import PrintedFlag, Reckoning, StatedFigure
from advisor.model.text import Text

FLAGS = "flags.yaml"
NUMBER_OF_INPUTS = {"share": 2, "growth": 2, "cagr": 2, "change": 2, "proportion": 3}


def load_figures(root: Path) -> tuple[StatedFigure, ...]:
    """Return the figures of every document under ``root``, in file order; none where there are no such files.

    Raises:
        KnowledgeError: with every problem found.
    """
    reading = Reading()
    flags = _read_flags(reading, root)
    figures: list[StatedFigure] = []
    for path in sorted(p for p in root.glob("figures/*.yaml") if p.name != FLAGS):
        node = reading.read_file(path, f"{root.name}/figures/{path.name}")
        if node is not None:
            figures += _read_document(reading, path.stem, node, flags)
    if reading.problems:
        raise KnowledgeError(reading.problems)
    return tuple(figures)


def _read_flags(reading: Reading, root: Path) -> dict[str, PrintedFlag]:
    path = root / "figures" / FLAGS
    node = reading.read_file(path, f"{root.name}/figures/{FLAGS}") if path.exists() else None
    found = {}
    for name, child in reading.take_map(node, "the flags").items() if node else ():
        entries = reading.take_fields(child, f"flag '{name}'", ("kind", "zh", "en"))
        kind = reading.take_choice(entries.get("kind"), f"flag '{name}': kind", ("value", "year"), "value")
        said = {lang: reading.take_string(entries.get(lang), f"flag '{name}'") for lang in ("zh", "en")}
        found[name] = PrintedFlag(cast(Literal["value", "year"], kind), Text(said["zh"], said["en"]))
    return found


def _read_document(reading: Reading, document: str, node: Node, flags: dict[str, PrintedFlag]) -> list[StatedFigure]:
    entries = reading.take_fields(node, "a figures file", ("title", "figures"))
    title = reading.take_text(entries.get("title"), "title")
    listed = reading.take_map(entries["figures"], "'figures:'") if "figures" in entries else {}
    figures = [_read_figure(reading, document, title, name, child, flags) for name, child in listed.items()]
    for figure in figures:
        _check_inputs(reading, figure, listed)
    return figures


def _read_figure(
    reading: Reading, document: str, title: Text, name: str, node: Node, flags: dict[str, PrintedFlag]
) -> StatedFigure:
    what = f"figure '{name}'"
    required, optional = ("says", "value", "unit", "year", "locator"), ("by", "of", "years", "flag")
    entries = reading.take_fields(node, what, required, optional)
    reading.take_number(entries.get("value"), f"{what}: value")
    flag = reading.take_choice(entries.get("flag"), f"{what}: flag", flags) if "flag" in entries else ""
    return StatedFigure(
        id=name,
        document=document,
        title=title,
        says=reading.take_text(entries.get("says"), f"{what}: says"),
        printed=reading.take_string(entries.get("value"), what),
        unit=reading.take_string(entries.get("unit"), what),
        year=reading.take_string(entries.get("year"), what),
        locator=reading.take_string(entries.get("locator"), what),
        by=cast(Reckoning, reading.take_choice(entries.get("by"), f"{what}: by", get_args(Reckoning))),
        of=reading.take_strings(entries.get("of"), f"{what}: of"),
        years=int(reading.take_number(entries.get("years"), f"{what}: years") or 0),
        flag=flags.get(flag),
        where=node.where,
    )


def _check_inputs(reading: Reading, figure: StatedFigure, known: dict[str, Node]) -> None:
    for name in figure.of:
        if name not in known:
            hint = did_you_mean(name, known) or "it must stand in the same file"
            reading.report(
                figure.where, Code.UNKNOWN_NAME, f"'{figure.id}' follows from '{name}', which is no figure", hint
            )
    wanted = NUMBER_OF_INPUTS.get(figure.by)
    if bool(figure.by) != bool(figure.of) or (wanted and len(figure.of) != wanted):
        told = f"'{figure.id}' needs {wanted or 'some'} figures under 'of:' for '{figure.by}'"
        reading.report(figure.where, Code.WRONG_SHAPE, told, "give both 'by:' and 'of:'")
