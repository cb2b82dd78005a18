"""The use case of the pictures of one region's memo: an advice in; what they show, HTML figures and PNG out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from advisor import drawing, service
from advisor.charts.extra import is_installed, require_extra
from advisor.model.advice import Advice
from advisor.model.graph import Graph
from advisor.model.picture import CausesPicture, Kind, Picture, Still
from advisor.model.text import Lang, Text
from advisor.record import replace

if TYPE_CHECKING:
    from advisor.memo.desk import Desk

SECTIONS: Mapping[Kind, str] = {
    "indicators": "region",
    "stages": "types",
    "problems": "problems",
    "causes": "problems",
    "timetable": "timetable",
}
"""The pictures of one region, in the order of its memo, and the section in which each stands."""
NOTHING = Text(zh="", en="")
NO_COLOURS: Mapping[str, str] = {}


def show_region(
    advice: Advice, lang: Lang, rules: Path | None = None, kinds: Sequence[Kind] = tuple(SECTIONS)
) -> dict[Kind, Picture | None]:
    """Return what the pictures of one region show; None for one that would say nothing.

    Args:
        advice: on the region.
        lang: the language of the words.
        rules: the rule base by which it was advised.
        kinds: those wanted, of :data:`SECTIONS`.

    Raises:
        MissingExtra: if the causes are wanted and the extra ``graph`` is not installed.
    """
    from advisor.memo.advice_pictures import build_gantt, build_problem_field
    from advisor.memo.desk import Desk
    from advisor.memo.standing_pictures import build_ladders, build_standings

    desk, base = Desk(advice, lang), service.load_rules(rules)
    builders: dict[str, Callable[[], Picture | None]] = {
        "indicators": lambda: build_standings(desk, base.indicators),
        "stages": lambda: build_ladders(desk, base.types),
        "problems": lambda: build_problem_field(desk),
        "causes": lambda: _trace_causes(desk),
        "timetable": lambda: build_gantt(desk),
    }
    return {kind: builders[kind]() for kind in kinds}


def _trace_causes(desk: Desk) -> CausesPicture | None:
    from advisor.memo.cause_pictures import caption_causes, choose_roots

    roots, lang = choose_roots(desk), desk.voice.lang
    if not roots:
        return None
    graph = drawing.trace_causes(desk.advice, roots)
    ends = [(edge.source.partition(" ")[2], edge.target.partition(" ")[2]) for edge in graph.edges]
    caption = caption_causes(desk, ends)
    nodes = {name: replace(node, remark=NOTHING) for name, node in graph.nodes.items()}  # leaves room for the label
    named = Graph(Text(zh=caption.title, en=caption.title), nodes, graph.edges)
    return CausesPicture(caption=caption, svg=drawing.draw_graph(named, lang))


def drawable() -> tuple[Kind, ...]:
    """Return the kinds that can be drawn with the extras that are installed; ``charts`` is taken for granted."""
    return tuple(kind for kind in SECTIONS if kind != "causes" or drawing.draws_pictures())


def figure_memo(
    advice: Advice,
    lang: Lang,
    rules: Path | None = None,
    sections: Sequence[str] = (),
    colours: Mapping[str, str] = NO_COLOURS,
) -> dict[Kind, str]:
    """Return the pictures of a memo as HTML figures, by kind; none where the extra ``charts`` is not installed.

    Args:
        advice: on the region.
        lang: the language of the memo.
        rules: the rule base by which it was advised.
        sections: those of the memo; all if it is empty.
        colours: an office's own, by role.
    """
    if not is_installed():
        return {}
    from advisor.charts.page import to_figure

    kinds = [kind for kind in drawable() if not sections or SECTIONS[kind] in sections]
    shown = show_region(advice, lang, rules, kinds) if kinds else {}
    return {kind: to_figure(picture, colours) for kind, picture in shown.items() if picture}


def picture_still(
    advice: Advice, kind: Kind, lang: Lang, rules: Path | None = None, colours: Mapping[str, str] = NO_COLOURS
) -> Still | None:
    """Return one picture of a memo as PNG at 200 dots an inch, with its title and its text for who can't see it.

    Args:
        advice: on the region.
        kind: one of :data:`SECTIONS`.
        lang: the language of the words.
        rules: the rule base by which it was advised.
        colours: an office's own, by role.

    Returns:
        None for a picture that would say nothing.

    Raises:
        MissingExtra: where the extra ``charts`` is not installed; for the causes, the extra ``graph``.
    """
    require_extra()
    picture = show_region(advice, lang, rules, (kind,))[kind]
    if picture is None:
        return None
    from advisor.charts.drawing import draw_still

    return draw_still(picture, colours)


def read_colours(path: Path | None) -> dict[str, str]:
    """Return an office's colours by role; none without a file.

    Raises:
        ProfileError: with every problem of the file.
    """
    if path is None:
        return {}
    from advisor.charts.office_colours import read_colours as read

    return read(path)
