"""The use case of pictures: profiles or a scenario in; charts of how regions compare, or what changes do, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from advisor import comparisons, service
from advisor.charts.extra import is_installed, require_extra
from advisor.errors import Code, Problem, ProfileError, SourceRef
from advisor.memo_pictures import SECTIONS, drawable, read_colours, show_region
from advisor.model.advice import Advice
from advisor.model.comparison import Comparison
from advisor.model.effects import Effects
from advisor.model.picture import ChangesPicture, Kind, MatrixPicture, Picture, ProfilePicture
from advisor.model.text import Lang
from advisor.profiles.scenario import is_scenario, read_scenario
from advisor.record import Record
from advisor.sensitivities import find_sensitivities, weigh_advice

PictureFormat = Literal["svg", "html"]
Shown = Mapping[Kind, Picture | None]


class Drawn(Record, frozen=True):
    """The text of a picture or of a page, and sentences on what was left out because it would say nothing."""

    text: str
    left_out: tuple[str, ...]


def draw(
    paths: Sequence[Path],
    kind: Kind | None = None,
    lang: Lang = "zh",
    form: PictureFormat = "svg",
    rules: Path | None = None,
    colours: Path | None = None,
) -> Drawn:
    """Return the pictures of one region, of a scenario, or of several regions, drawn.

    Of one region it is what its advice hangs on, and on a page all that its memo shows too; of a scenario, what it
    changes; of several, their profile, and on a page their problems too. A picture that would say nothing is left
    out, and that is said.

    Args:
        paths: a profile, a scenario, or two profiles or more.
        kind: the one kind wanted; None for what is usual. ``changes`` needs a scenario, ``profile`` and ``matrix``
            two regions or more, all others one.
        lang: the language of the words.
        form: an SVG picture or an HTML page.
        rules: a rule base of one's own.
        colours: a file of an office's own colours.

    Raises:
        MissingExtra: where the extra ``charts`` is not installed, or for ``causes`` the extra ``graph``.
        ProfileError: with every problem found; nothing to draw among them.
        KnowledgeError, EngineDisagreement: as :func:`advisor.service.reason` does.
    """
    require_extra()
    own = read_colours(colours)
    shown = _show(paths, kind, lang, form, rules)
    left_out = tuple(service.say("picture", f"{name}_none", lang) for name, picture in shown.items() if not picture)
    pictures = [picture for picture in shown.values() if picture]
    if not pictures:
        hint = "look at another kind with --as, or add data to the profiles"
        where = SourceRef(str(paths[0]))
        raise ProfileError([Problem(where, Code.NOTHING_TO_DRAW, _tell_empty(shown), hint)])
    if form == "html":
        from advisor.charts.page import to_page

        several = service.say("picture", "page_title" if len(paths) > 1 else "page_title_one", lang)
        title = several if len(pictures) > 1 else pictures[0].caption.title
        return Drawn(to_page(title, pictures, left_out, lang, own), left_out)
    from advisor.charts.drawing import draw_picture

    return Drawn(draw_picture(pictures[0], own), left_out)


EMPTY: Mapping[Kind, str] = {
    "profile": "no graded indicator is comparable",
    "matrix": "no problem has been found",
    "changes": "no problem comes out otherwise",
    "sensitivity": "no datum moved one step changes a problem",
    "problems": "no problem has been found",
    "indicators": "no graded indicator is known",
    "stages": "no stage has been found",
    "timetable": "no measure is called for",
    "causes": "no cause brings about two problems or more",
}


def _tell_empty(shown: Shown) -> str:
    return "there is nothing to draw: " + ", and ".join(EMPTY[kind] for kind in shown)


def _show(paths: Sequence[Path], kind: Kind | None, lang: Lang, form: PictureFormat, rules: Path | None) -> Shown:
    if len(paths) == 2 and kind in (None, "changes") and comparisons.is_played_on(paths[1], paths[0]):
        paths = paths[1:]
    if len(paths) == 1:
        if kind == "changes" or (kind is None and is_scenario(paths[0])):
            return {"changes": show_changes(paths[0], comparisons.play(paths[0], rules), lang, rules)}
        return _show_one(paths[0], kind or ("sensitivity" if form == "svg" else None), lang, rules)
    kinds: tuple[Kind, ...] = (kind,) if kind else ("profile", "matrix") if form == "html" else ("profile",)
    found = show_comparison(comparisons.compare(paths, rules)[1], lang, rules)
    return {name: found[name] for name in kinds}


def _show_one(path: Path, kind: Kind | None, lang: Lang, rules: Path | None) -> Shown:
    """Return the one picture of a region that is wanted, or all that can be drawn."""
    kinds = (kind,) if kind else drawable()
    wanted = tuple(name for name in kinds if name in SECTIONS)
    shown = show_region(service.advise(path, rules), lang, rules, wanted) if wanted else {}
    if kind in (None, "sensitivity"):
        shown["sensitivity"] = show_sensitivity(path, lang, rules)
    return shown


def show_comparison(
    comparison: Comparison, lang: Lang, rules: Path | None = None
) -> dict[Kind, ProfilePicture | MatrixPicture | None]:
    """Return what the pictures of a comparison show; None for one that would say nothing."""
    from advisor.memo.region_pictures import build_matrix, build_profile

    indicators = service.load_rules(rules).indicators
    return {"profile": build_profile(comparison, indicators, lang), "matrix": build_matrix(comparison, lang)}


def show_changes(
    path: Path, played: tuple[Advice, Effects], lang: Lang, rules: Path | None = None, typed: bool = False
) -> ChangesPicture | None:
    """Return what the picture of a scenario shows; None where no problem comes out otherwise.

    Args:
        path: the scenario, or the profile on which changes were ``typed``.
        played: the advice on it as it is assumed to be, and what changes.
        lang: the language of the words.
        rules: a rule base of one's own.
        typed: whether the changes are typed, so that ``path`` is what they are made on.
    """
    from advisor.memo.change_pictures import build_changes

    base = path if typed else read_scenario(path, service.load_rules(rules).indicators).base
    after, effects = played
    before = service.advise(base, rules)
    return build_changes(effects, before, after, [weigh_advice(before), weigh_advice(after)], lang)


def show_sensitivity(path: Path, lang: Lang, rules: Path | None = None) -> Picture | None:
    """Return what the tornado of a region shows; None where no datum moved one step changes a problem."""
    from advisor.memo.change_pictures import build_sensitivity

    return build_sensitivity(find_sensitivities(path, rules), lang)


def figure_comparison(comparison: Comparison, lang: Lang, rules: Path | None = None) -> dict[Kind, str]:
    """Return the pictures of a comparison as HTML figures; none where the extra ``charts`` is not installed."""
    return _to_figures(show_comparison(comparison, lang, rules)) if is_installed() else {}


def figure_changes(
    path: Path, played: tuple[Advice, Effects], lang: Lang, rules: Path | None = None, typed: bool = False
) -> dict[Kind, str]:
    """Return what changes do as an HTML figure; none where the extra ``charts`` is not installed.

    Arguments as for :func:`show_changes`.
    """
    return _to_figures({"changes": show_changes(path, played, lang, rules, typed)}) if is_installed() else {}


def _to_figures(shown: Shown) -> dict[Kind, str]:
    from advisor.charts.page import to_figure

    return {kind: to_figure(picture) for kind, picture in shown.items() if picture}
